"""drafter import as a user calls it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.importer.legacy import decode
from drafter.importer.scrub import scrub
from tests.importer.test_reader import PLAN, TCVN3
from tests.importer.tools import render
from tests.tools import ANSWERS, SAMPLES

TASKS = PLAN.replace(
    "Nội dung.\n",
    "Nội dung.\nII. NHIỆM VỤ, GIẢI PHÁP\n1. Nâng cao nhận thức\na) Tuyên truyền.\nb) Tập huấn.\n2. Đầu tư hạ tầng\n- Mua máy.\n",
)


def test_text_to_answers_to_document(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """A text becomes answers that render without more ado, and the report names what was read."""
    (tmp_path / "cu.txt").write_text(PLAN, encoding="utf-8")
    done = run_cli("import", tmp_path / "cu.txt", "-o", tmp_path / "moi.yml")
    assert done.code == 0
    assert "12 / KH-UBND" in done.out
    assert "Nguyễn Văn A" in done.out
    made = run_cli("render", tmp_path / "moi.yml", "-o", tmp_path / "moi.docx")
    assert made.code == 0, made.err
    assert (tmp_path / "moi.docx").stat().st_size > 5000


def test_word_to_json(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """A Word file gives the JSON with every field there is."""
    document = tmp_path / "a.docx"
    document.write_bytes(render(ANSWERS / "xa-2026.yml"))
    done = run_cli("import", document, "--format", "json")
    data = json.loads(done.out)
    assert done.code == 0
    keys = {
        "number", "symbol", "date", "place", "issuer", "regime", "title", "implements", "bases", "sections", "recipients",
        "signature", "appendices", "unplaced", "doubts",
    }  # fmt: skip
    assert keys <= set(data)
    assert data["symbol"] == "KH-UBND"
    assert data["issuer"] == ["ỦY BAN NHÂN DÂN", "XÃ NA SẦM"]
    assert {"label", "heading", "level", "paragraphs", "children"} == set(data["sections"][0])
    assert set(data["signature"]) == {"authority", "post", "name"}


def test_areas_only(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """The task areas alone: ids, headings, where they stand in the parent, and the parent as the directive."""
    (tmp_path / "cha.txt").write_text(TASKS, encoding="utf-8")
    done = run_cli("import", tmp_path / "cha.txt", "--areas-only", "--format", "json")
    data = json.loads(done.out)
    assert [area["heading"] for area in data["areas"]] == ["Nâng cao nhận thức", "Đầu tư hạ tầng"]
    assert [[task["source"] for task in area["tasks"]] for area in data["areas"]] == [
        ["II.1.a", "II.1.b"],
        ["II.2, ý 1"],
    ]
    assert data["areas"][0]["tasks"][1]["text"] == "Tập huấn."
    assert data["directive"]["symbol"] == "12/KH-UBND"
    assert data["directive"]["body"] == "Ủy ban nhân dân tỉnh Hà Tĩnh"


def test_an_existing_file_is_kept(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """Answers that are there already are not written over without --force."""
    (tmp_path / "cu.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "moi.yml").write_text("của tôi", encoding="utf-8")
    assert run_cli("import", tmp_path / "cu.txt", "-o", tmp_path / "moi.yml").code == 2
    assert (tmp_path / "moi.yml").read_text(encoding="utf-8") == "của tôi"
    assert run_cli("import", tmp_path / "cu.txt", "-o", tmp_path / "moi.yml", "--force").code == 0
    assert "Tổ chức hội nghị" in (tmp_path / "moi.yml").read_text(encoding="utf-8")


def test_convert(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """A legacy encoding is asked about, and converted when told to."""
    (tmp_path / "cu.txt").write_bytes(TCVN3.encode("cp1252"))
    assert "--convert" in run_cli("import", tmp_path / "cu.txt").out
    done = run_cli("import", tmp_path / "cu.txt", "--convert", "--format", "json")
    assert any("TCVN3" in note for note in json.loads(done.out)["notes"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7\n"), ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1"), ("a.docx", b"PK\x03\x04abc"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0"), ("a.txt", b"  \n"), ("a.docx", b"PK\x05\x06" + b"\0" * 18),
    ],
)  # fmt: skip
def test_other_files_are_refused_plainly(
    tmp_path: Path, run_cli: Callable[..., Any], name: str, data: bytes
) -> None:
    """What is neither Word nor text is refused with a message and a hint, and no traceback."""
    (tmp_path / name).write_bytes(data)
    done = run_cli("import", tmp_path / name)
    assert done.code == 2
    assert "lỗi:" in done.err
    assert "gợi ý:" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("char", ["\x92", "\ufdd0", "\U0001fffe", "\U0010ffff"])
def test_characters_that_are_none_are_left_out(char: str) -> None:
    """What no document can hold is taken out of a text from outside, whatever plane it stands in."""
    text, _notes = scrub(f"Kế hoạch{char} năm 2026 của Ủy ban nhân dân xã")
    assert text == "Kế hoạch năm 2026 của Ủy ban nhân dân xã"


def test_the_code_page_of_vietnamese_windows_is_read() -> None:
    """Windows-1258 keeps tone marks behind their vowels; the letters of the old fonts are not taken for it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    apart = unicodedata.normalize("NFD", PLAN)
    typed = re.sub(
        f"([^{tones}]+)", lambda run: unicodedata.normalize("NFC", run[0]), _tones_last(apart, tones)
    )

    assert decode(typed.encode("cp1258")) == PLAN
    assert decode(TCVN3.encode("cp1252")) == TCVN3


def _tones_last(text: str, tones: str) -> str:
    """The marks of a letter with its tone behind the others."""
    return re.sub(rf"(\w)([{tones}])([\u0302\u0306\u031b])", r"\1\3\2", text)


def test_letters_that_were_lost_are_told() -> None:
    """A text saved for another alphabet: what stands there is no word, and cannot be guessed."""
    lost = "U? ban nhân dân t?nh L?ng S?n ban h?nh K? ho?ch tri?n khai"
    assert any("“t?nh”" in note for note in scrub(lost)[1])
    assert scrub("Vì sao? Làm gì? Ai làm?a")[1] == []


def test_no_such_file(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """A missing file is told."""
    assert run_cli("import", tmp_path / "khong-co.txt").code == 2


def test_areas_become_a_kit(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """-o writes a sound kit: the same areas, tasks and doubts as carrying the plan down at once."""
    from drafter.kits.load import read
    from drafter.kits.suggest import Shelf
    from tests.importer.test_areas import kit as data

    done = run_cli("import", SAMPLES / "ke-hoach-tinh.txt", "--areas-only", "-o", tmp_path / "khung")
    assert done.code == 0, done.err
    assert run_cli("kit", "check", tmp_path / "khung").code == 0
    kit, carried = read(tmp_path / "khung"), Shelf().with_parent(data()).carried
    assert kit.id == carried.id
    assert [area.heading for area in kit.areas] == [area.heading for area in carried.areas]
    assert [(one.text, one.doubt, one.levels) for one in kit.tasks] == [
        (one.text, one.doubt, one.levels) for one in carried.tasks
    ]
    (tmp_path / "khung" / "kit.toml").write_text("# đang sửa", encoding="utf-8")
    again = run_cli("import", SAMPLES / "ke-hoach-tinh.txt", "--areas-only", "-o", tmp_path / "khung")
    assert again.code == 2


def test_a_plan_without_areas_makes_no_kit(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """Nothing to carry down: told, and nothing written."""
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    done = run_cli("import", tmp_path / "a.txt", "--areas-only", "-o", tmp_path / "khung")
    assert "không thấy phần nhiệm vụ" in done.err
    assert not (tmp_path / "khung").exists()
