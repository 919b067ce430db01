"""Hostile kits and layout templates, by the numbers of the list they come from: refused with a reason, nothing written.

A kit is one text file and is never unpacked; what comes zipped is the layout template.
"""

from __future__ import annotations

import io
import time
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.kits.load import own_kits
from drafter.word.library import layout_path
from tests.conftest import ANSWERS, ROOT, Outcome

MODEL = (ROOT / "templates/kits/mau.toml").read_text(encoding="utf-8")
LAYOUT = layout_path("nd30-2020").read_bytes()
Run = Callable[..., Outcome]

#: Code put into a layout template. 45 leaving the sandbox, 46 other templates, 47 unknown names, 48 endless work,
#: 59 what would put raw Word into the page.
CODE = {
    "45 popen": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "45 mro": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "45 attr": "{{ ''|attr('__class__') }}",
    "45 format": "{{ '{0.__class__}'.format(trich_yeu) }}",
    "46 include": "{% include '/etc/passwd' %}",
    "46 import": "{% import 'os' as os %}",
    "46 extends": "{% extends 'x' %}",
    "47 undefined": "{{ khong_co.text }}",
    "48 range": "{% for i in range(10**7) %}x{% endfor %}",
    "48 repeat": "{{ 'x' * 10**9 }}",
    "48 nested": "{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}",
    "59 raw run": "{{r trich_yeu.text }}",
    "59 picture": "{{ InlineImage('/etc/passwd') }}",
    "59 subdoc": "{{p new_subdoc('/etc/passwd') }}",
}


def with_code(code: str) -> bytes:
    """Our layout with a paragraph of this text at its end."""
    escaped = code.replace("&", "&amp;").replace("<", "&lt;")
    return changed("word/document.xml", lambda xml: xml.replace(
        b"<w:sectPr", f"<w:p><w:r><w:t>{escaped}</w:t></w:r></w:p><w:sectPr".encode(), 1))  # fmt: skip


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Our layout with one part changed."""
    with zipfile.ZipFile(io.BytesIO(LAYOUT)) as old:
        parts = {one: old.read(one) for one in old.namelist()}
    return packed({**parts, name: change(parts.get(name, b""))})


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return out.getvalue()


def with_entry(entry: str | zipfile.ZipInfo, data: bytes = b"x") -> bytes:
    """Our layout with one entry more."""
    out = io.BytesIO(LAYOUT)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as old:
        old.writestr(entry, data)
    return out.getvalue()


def linked() -> bytes:
    """Our layout with a symbolic link among its entries."""
    info = zipfile.ZipInfo("word/media/a.png")
    info.external_attr = 0o120777 << 16
    return with_entry(info, b"/etc/passwd")


def repacked(method: int) -> bytes:
    """Our layout packed by another method."""
    with zipfile.ZipFile(io.BytesIO(LAYOUT)) as old:
        return packed({one: old.read(one) for one in old.namelist()}, method)


def overlapping() -> bytes:
    """Our layout with a second name for the bytes of one entry."""
    data = bytearray(with_entry("word/media/zz.png", b"a" * 100))
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    first = int.from_bytes(data[start + 42 : start + 46], "little")
    last = data.rindex(b"PK\x01\x02")
    data[last + 42 : last + 46] = first.to_bytes(4, "little")
    return bytes(data)


def encrypted() -> bytes:
    """Our layout with an entry marked as encrypted."""
    data = bytearray(LAYOUT)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


PACKAGES: dict[str, Callable[[], bytes]] = {
    "49 up": lambda: with_entry("word/../../x.xml"),
    "49 absolute": lambda: with_entry("/etc/x.xml"),
    "49 drive": lambda: with_entry("C:/x.xml"),
    "49 backslash": lambda: with_entry("word\\x.xml").replace(b"word/x.xml", b"word\\x.xml"),
    "49 nul": lambda: with_entry("word/x_.xml").replace(b"word/x_.xml", b"word/x\0.xml"),
    "50 symlink": linked,
    "51 case": lambda: with_entry("word/DOCUMENT.xml"),
    "51 nfd": lambda: with_entry(zipfile.ZipInfo(unicodedata.normalize("NFD", "word/ế.xml")), b"") and two_forms(),
    "52 one part": lambda: with_entry("word/media/a.bin", b"\0" * 61_000_000),
    "52 total": lambda: many({f"word/media/{n}.bin": b"\0" * 50_000_000 for n in range(4)}),
    "53 count": lambda: many({f"word/media/{n}.png": b"" for n in range(20_000)}),
    "54 overlap": overlapping,
    "55 encrypted": encrypted,
    "55 lzma": lambda: repacked(zipfile.ZIP_LZMA),
    "55 bzip2": lambda: repacked(zipfile.ZIP_BZIP2),
    "56 reserved": lambda: with_entry("word/aux.xml"),
    "56 trailing dot": lambda: with_entry("word/x."),
    "56 trailing space": lambda: with_entry("word/x "),
    "58 vba": lambda: with_entry("word/vbaProject.bin"),
    "58 docm": lambda: changed("[Content_Types].xml", lambda xml: xml.replace(
        b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml")),
}  # fmt: skip


def two_forms() -> bytes:
    """Our layout with one name in both forms of Unicode."""
    out = io.BytesIO(with_entry(unicodedata.normalize("NFC", "word/ế.xml")))
    with zipfile.ZipFile(out, "a") as old:
        old.writestr(unicodedata.normalize("NFD", "word/ế.xml"), b"")
    return out.getvalue()


def many(entries: dict[str, bytes]) -> bytes:
    """Our layout with many entries more."""
    out = io.BytesIO(LAYOUT)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as old:
        for name, data in entries.items():
            old.writestr(name, data)
    return out.getvalue()


def refused(template: bytes, tmp_path: Path, run_cli: Run) -> str:
    """What is said of a template, by the check and by the press alike: refused, nothing written, in good time."""
    path = tmp_path / "mau.docx"
    path.write_bytes(template)
    began = time.monotonic()
    checked = run_cli("template", "check", path)
    made = run_cli("render", ANSWERS / "xa-2026.yml", "--template", path, "-o", tmp_path / "ra.docx")

    assert checked.code in (1, 2), checked.out
    assert made.code == 2, made.out
    assert made.err.startswith("lỗi: ")
    assert not (tmp_path / "ra.docx").exists()
    assert time.monotonic() - began < 60
    return checked.out + checked.err


@pytest.mark.parametrize("case", CODE)
def test_code_in_a_template_is_refused(case: str, tmp_path: Path, run_cli: Run) -> None:
    """Whatever a template says beyond our tags ends in a message."""
    assert refused(with_code(CODE[case]), tmp_path, run_cli)


@pytest.mark.parametrize("case", PACKAGES)
def test_a_package_that_is_not_sound_is_refused(case: str, tmp_path: Path, run_cli: Run) -> None:
    """Names that lead away or clash, links, bombs, other packings, macros."""
    assert refused(PACKAGES[case](), tmp_path, run_cli)


@pytest.mark.parametrize("id_", ["cchc", "nam-hoc", "chung"])
def test_57_a_built_in_kit_is_not_overwritten(id_: str, tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """kit add refuses the id of a kit that drafter has; its folder stays empty."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "rieng"
    folder.mkdir()
    (folder / "kit.toml").write_text(MODEL.replace('id = "mau"', f'id = "{id_}"', 1), encoding="utf-8")

    assert run_cli("kit", "add", folder).code == 2
    assert own_kits() == ()


def test_51_two_kits_of_one_id_are_told(
    tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which of two kits of one id is meant is not guessed."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("mot", "hai"):
        folder = tmp_path / "config/drafter/kits" / name
        folder.mkdir(parents=True)
        (folder / "kit.toml").write_text(MODEL, encoding="utf-8")
    done = run_cli("kit", "list")

    assert done.code == 2
    assert "mã “mau” là của bộ khung khác" in done.err


@pytest.mark.parametrize("id_", ["con", "nul", "com1", "a.", "a ", "a/b", "..", "A", "á", "x" * 41])
def test_56_ids_that_a_folder_cannot_bear(id_: str, tmp_path: Path, run_cli: Run) -> None:
    """Reserved names, trailing dots and spaces, ways up, capitals and marks are no ids."""
    (tmp_path / "kit.toml").write_text(MODEL.replace('id = "mau"', f'id = "{id_}"', 1), encoding="utf-8")
    done = run_cli("kit", "check", tmp_path)

    assert done.code == 2
    assert "id: mã “" in done.err


def test_48_a_kit_of_many_gaps_is_quick(tmp_path: Path, run_cli: Run) -> None:
    """Two thousand tasks of fifty gaps each: judged in seconds, not in minutes."""
    tasks = "".join(
        f'\n[[tasks]]\narea = "a1"\nid = "t{n}"\nfor = ["xa"]\ntask = "{"{unit} " * 50}"\n'
        for n in range(2_000)
    )
    (tmp_path / "kit.toml").write_text(MODEL + tasks, encoding="utf-8")
    began = time.monotonic()
    done = run_cli("kit", "check", tmp_path)

    assert done.code == 0, done.err[:300]
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("months = 5", "months = [13]", "months: phải là danh sách tháng"),
        ("months = 5", 'months = ["một"]', "months: phải là danh sách tháng"),
        ("months = 5", "months = []", "months: phải là danh sách tháng"),
        ("[appendix]", '[appendix]\ncolumns = ["nội dung", "nội dung"]', "appendix.columns: một cột ghi hai lần"),
        ("[appendix]", '[appendix]\ncolumns = ["chủ trì"]', "thiếu cột “nội dung”"),
        ("[appendix]", '[appendix]\ncolumns = ["__class__"]', "không có cột “__class__”"),
        ("[recipients]", '[[recipients]]\nfor = ["xa"]\nname = "A"\nnote = "x"', "recipients[1].note: là b/c, p/h, t/h"),
        ("[recipients]", '[[recipients]]\nfor = ["xa"]\nname = "{khong_co}"', "recipients[1].name: không có tham số"),
        ("[recipients]", '[[recipients]]\nfor = ["xa"]\nname = "A"\nfrom = 2026-01-01\nto = 2025-01-01', "recipients[1].to: trước"),
        ("[recipients]", '[[recipients]]\nfor = ["so"]\nname = "{doan}"', "recipients[1]: cấp “so” không có loại việc “doan”"),
        ("[papers]", '[[papers]]\nfor = ["xa"]\nid = "x"\ntype = "Luật"\ndate = "nay"\nconfidence = "H"', "papers[1].date: phải là ngày"),
        ("[papers]", '[[papers]]\nfor = ["xa"]\nid = "x"\ntype = "Luật"\ndate = "2025-01-01"\nconfidence = "?"', "papers[1].confidence: độ tin cậy"),
        ("[papers]", '[[papers]]\nfor = ["xa"]\nid = "x"\ntype = "Luật"\ndate = "2025-01-01"\nconfidence = "H"\nbasis = "có"', "papers[1].basis: phải là true"),
        ("[archive]", '[[archive]]\nfor = ["quan"]\ntext = "VT"', "archive[1].for: không có cấp “quan”"),
    ],
)  # fmt: skip
def test_wrong_elements_are_refused_with_the_place(old: str, new: str, said: str, tmp_path: Path, run_cli: Run) -> None:  # fmt: skip
    """Months, columns, recipients, papers and archives that say something impossible."""
    text = (
        MODEL.replace("from = 2025-07-01\n", f"from = 2025-07-01\n{new}\n", 1)
        if old == "months = 5"
        else f"{MODEL}\n{new}\n"
    )
    (tmp_path / "kit.toml").write_text(text, encoding="utf-8")
    done = run_cli("kit", "check", tmp_path)

    assert done.code == 2, done.out
    assert said in done.err


def test_a_kit_without_a_directive_speaks_of_none(tmp_path: Path, run_cli: Run) -> None:
    """A yearly kit may leave the directing document out; then no text may name it."""
    head, rest = MODEL.split("[directive]", 1)
    text = f"{head}yearly = true\n[headings]{rest.split('[headings]', 1)[1]}"
    (tmp_path / "kit.toml").write_text(text, encoding="utf-8")
    done = run_cli("kit", "check", tmp_path)

    assert done.code == 2
    assert "title.nha-nuoc: không có tham số “cited”" in done.err
