"""Districts and communes of before 01/7/2025, and the units that have their ground: suggestions, whole and well told."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from drafter.registers import communes, districts, provinces
from tests.conftest import ANSWERS
from tests.registers import snapshot_old

NOW = dt.date(2026, 11, 21)


def everything() -> list[districts.District]:
    """All districts, province by province of today."""
    return [one for province in provinces.at(NOW) for one in districts.of(province.name)]


def test_the_picture_of_june_2025_is_whole() -> None:
    """63 provinces, 696 districts, 10,035 communes and five islands without; each commune has its units of today."""
    found = everything()
    below = [commune for one in found for commune, _names in one.communes]

    assert len({one.province for one in found}) == 63
    assert len(found) == 696
    assert sum(bool(commune) for commune in below) == 10_035
    assert len(below) == 10_040
    assert all(names and all(names) for one in found for _commune, names in one.communes)


def test_every_unit_of_today_is_reached_and_known() -> None:
    """The names on the right are those of the register of today, all 3,321 of them."""
    reached = {
        communes.find(name, one.now)
        for one in everything()
        for _commune, names in one.communes
        for name in names
    }
    assert None not in reached
    assert len(reached) == 3321


def test_provinces_are_those_of_the_other_register() -> None:
    """Each province of then went where the register of provinces says, and its districts are of the kinds of its phrase."""
    for one in everything():
        now = provinces.successor(one.province)
        assert now is not None
        assert now.name == one.now
    before = dt.date(2025, 6, 30)
    for province in provinces.at(before):
        kinds = {
            one.name.split(f" {one.name.split(' ', 1)[1]}")[0]
            for one in districts.of(province.name)
            if one.province == province.name
        }
        wanted = {kind.split()[0] for kind in province.lower.split(", ")}
        assert {kind.split()[0] for kind in kinds} == wanted, province.name


def test_counts_agree_with_the_reference(witness_folder: Callable[[str], Path]) -> None:
    """District kinds of each province of then."""
    reference = yaml.safe_load((witness_folder("reference/domain") / "provinces.yaml").read_text("utf-8"))
    for one in reference["provinces"]:
        for old in one["predecessors"]:
            found = [d for d in districts.of(one["name"]) if d.province == old["name"]]
            assert len(found) == sum(old["district_kinds_2025_01"].values()), old["name"]


@pytest.mark.parametrize(
    ("words", "province", "first", "count"),
    [
        ("huyện Văn Lãng", "tỉnh Lạng Sơn", "xã Hoàng Văn Thụ", 5),
        ("Huyện văn lãng", "Lạng Sơn", "xã Hoàng Văn Thụ", 5),
        ("huyện Lý Sơn", "Quảng Ngãi", "đặc khu Lý Sơn", 1),
        ("thành phố Đà Lạt", "Lâm Đồng", "phường Lâm Viên - Đà Lạt", 5),
        ("huyện Văn Lãng", "Cao Bằng", "", 0),
        ("huyện Atlantis", "Lạng Sơn", "", 0),
    ],
)
def test_what_a_district_became(words: str, province: str, first: str, count: int) -> None:
    """The units of the day with their kinds, those with most of its communes first."""
    found = districts.find(words, province)
    names = found.successors(NOW) if found else ()
    assert len(names) == count
    assert not count or first in names


def test_kinds_are_those_of_the_day() -> None:
    """Long Thành was a xã to 29/4/2026 and is a phường since."""
    found = districts.find("huyện Long Thành", "Đồng Nai")
    assert found is not None
    assert "xã Long Thành" in found.successors(dt.date(2026, 4, 29))
    assert "phường Long Thành" in found.successors(dt.date(2026, 4, 30))


def test_two_communes_of_one_name_are_both_told() -> None:
    """Hồng Thái of Bình Gia and Hồng Thái of Văn Lãng went to different units."""
    found = {(one.name, names) for _commune, one, names in districts.communes_called("Hồng Thái", "Lạng Sơn")}
    assert found == {("huyện Bình Gia", ("Tân Văn",)), ("huyện Văn Lãng", ("Hoàng Văn Thụ",))}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("render", ANSWERS / "huyen-2019.yml", "--set", "date=2026-03-05"),
            "huyện Văn Lãng nay là: xã Hoàng Văn Thụ, xã",
        ),
        (("modernise", ANSWERS / "huyen-2019.yml", "--to", "2026-03-05"), "; nay là: xã Hoàng Văn Thụ, xã"),
        (("check", ANSWERS / "xa-2026.yml"), ""),
    ],
)
def test_a_body_that_ended_is_told_what_it_became(
    arguments: tuple[object, ...], said: str, run_cli: Callable[..., object]
) -> None:
    """The refusal of a district after 30/6/2025 names the units it became; a commune of today is told nothing."""
    err = run_cli(*arguments).err  # type: ignore[attr-defined]
    assert said in err
    assert ("nay là" in err) == bool(said)


def test_a_commune_that_ended_is_told_where_its_ground_is(
    tmp_path: Path, run_cli: Callable[..., object]
) -> None:
    """ "xã Tân Mỹ" in a plan of 2026: the warning says which unit has its ground."""
    done = run_cli("render", ANSWERS / "xa-2026.yml", "--set", "issuer.name=Tân Mỹ", "--no-check", "-o", tmp_path / "x.docx")  # fmt: skip
    assert done.code == 0  # type: ignore[attr-defined]
    assert "xã Tân Mỹ (huyện Văn Lãng cũ) nay thuộc Hoàng Văn Thụ" in done.err  # type: ignore[attr-defined]


def test_the_committed_file_is_what_the_known_wheel_gives(tmp_path: Path) -> None:
    """Nobody mends a line by hand; another wheel is refused."""
    data = snapshot_old.TARGET.read_bytes().replace(b"\r\n", b"\n")
    assert data.decode().startswith(snapshot_old.HEAD)
    assert hashlib.sha256(data).hexdigest() == snapshot_old.MADE
    other = tmp_path / "w.whl"
    other.write_bytes(b"PK")
    with pytest.raises(SystemExit, match="sha256"):
        snapshot_old.main(other)


def test_the_notice_travels_with_the_data() -> None:
    """MIT: copyright and permission stand beside the file."""
    notice = (snapshot_old.TARGET.parent / "NOTICE").read_text("utf-8")
    assert all(words in notice for words in ("Tran Ngoc Minh Hieu", "Permission is hereby granted"))
