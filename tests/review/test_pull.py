"""pull, open, render --review and strip from outside."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.cli.making import make
from drafter.word.package import read_parts, write_parts
from drafter.word.trace import ITEM
from tests.review.reviewer import Act, Reviewer, reviewed
from tests.tools import ANSWERS, sdk_errors

SAMPLE = ANSWERS / "huyen-2019.yml"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the answers of a sample."""
    shutil.copy(SAMPLE, tmp_path / "kh.yml")
    return tmp_path


def first_paragraph(place: Path) -> str:
    """A paragraph of the sample that prints one answer."""
    from tests.review.test_matrix import targets

    return targets(SAMPLE).paragraph()


def sent(place: Path, *acts: Act) -> Path:
    """The sample's document after a review."""
    path = place / "kh.docx"
    path.write_bytes(reviewed(make(place / "kh.yml").data, *acts))
    return path


def paragraph(r: Reviewer, words: str) -> object:
    """The paragraph of exactly these words."""
    return next(p for p in r.paragraphs() if r.words(p) == words)


def changed(place: Path) -> Path:
    """A review with one clear change, one inserted paragraph and a comment."""
    text = first_paragraph(place)
    return sent(
        place,
        lambda r: r.add_after(paragraph(r, text), " Thêm một câu."),
        lambda r: r.paragraph_after(
            paragraph(r, f"{text} Thêm một câu."), "Đoạn mới hoàn toàn.", tracked=False
        ),
        lambda r: r.comment(r.find("Nơi nhận"), "Bổ sung nơi nhận"),
    )


def test_dry_run_lists_and_writes_nothing(place: Path, run_cli: Callable[..., object]) -> None:
    """Each change with its path, words before and after, who and when; exit 1 while any is open; no file touched."""
    document = changed(place)
    before = (place / "kh.yml").read_bytes()
    done = run_cli("pull", document, place / "kh.yml", "--dry-run")

    assert done.code == 1  # type: ignore[attr-defined]
    for words in ("Thêm một câu.", "Đoạn mới hoàn toàn.", "Trần Thị C", "02/4/2026", "Bổ sung nơi nhận"):
        assert words in done.out  # type: ignore[attr-defined]
    assert (place / "kh.yml").read_bytes() == before
    assert sorted(path.name for path in place.iterdir()) == ["kh.docx", "kh.yml"]


def test_clear_changes_are_taken_and_the_rest_is_asked(place: Path, run_cli: Callable[..., object]) -> None:
    """--accept-all-clear writes what is clear and nothing else: every other line of the file keeps its bytes."""
    document = changed(place)
    before = (place / "kh.yml").read_text(encoding="utf-8").splitlines()
    done = run_cli("pull", document, place / "kh.yml", "--accept-all-clear")
    after = (place / "kh.yml").read_text(encoding="utf-8").splitlines()
    differing = [(a, b) for a, b in zip(before, after, strict=True) if a != b]

    assert done.code == 1  # type: ignore[attr-defined]
    assert len(differing) == 1
    assert differing[0][1] == f"{differing[0][0]} Thêm một câu."
    assert "còn 1 sửa đổi" in done.out  # type: ignore[attr-defined]


def test_comments_become_todos_once(place: Path, run_cli: Callable[..., object]) -> None:
    """Comments are stored beside the answers; pulled again, they are not stored twice, and a user's mark stays."""
    document = changed(place)
    run_cli("pull", document, place / "kh.yml", "--accept-all-clear")
    path = place / "kh.ghi-chu.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("state: open", "state: done"), encoding="utf-8")
    run_cli("pull", document, place / "kh.yml", "--accept-all-clear")
    text = path.read_text(encoding="utf-8")

    assert text.count("Bổ sung nơi nhận") == 1
    assert "state: done" in text


def test_json_says_the_same_to_machines(place: Path, run_cli: Callable[..., object]) -> None:
    """One object with every change, its decision and its doubts."""
    done = run_cli("pull", changed(place), place / "kh.yml", "--dry-run", "--format", "json")
    found = json.loads(done.out)  # type: ignore[attr-defined]

    assert [change["clear"] for change in found["changes"]] == [True, False]
    assert found["changes"][0]["by"] == [{"author": "Trần Thị C", "date": "2026-04-02T08:00:00Z"}]
    assert found["changes"][0]["tracked"] is True
    assert found["changes"][1]["why"]
    assert found["comments"][0]["text"] == "Bổ sung nơi nhận"
    assert found["written"] is False


def test_nothing_changed_leaves_zero(place: Path, run_cli: Callable[..., object]) -> None:
    """A document that comes back as it went: exit 0, the file untouched."""
    document = sent(place)
    before = (place / "kh.yml").read_bytes()
    done = run_cli("pull", document, place / "kh.yml", "--accept-all-clear")

    assert done.code == 0  # type: ignore[attr-defined]
    assert (place / "kh.yml").read_bytes() == before
    assert "không có sửa đổi" in done.out  # type: ignore[attr-defined]


def test_answers_changed_since_elsewhere_are_kept(place: Path, run_cli: Callable[..., object]) -> None:
    """Three sides: our change since and the reviewer's change both stand in the file."""
    document = changed(place)
    path = place / "kh.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("archive: ", "archive: BTC, ", 1), encoding="utf-8")
    done = run_cli("pull", document, path, "--accept-all-clear")
    after = path.read_text(encoding="utf-8")

    assert "đã đổi sau khi in" in done.err  # type: ignore[attr-defined]
    assert "archive: BTC, " in after
    assert "Thêm một câu." in after


def test_answers_changed_since_in_the_same_place_are_a_conflict(
    place: Path, run_cli: Callable[..., object]
) -> None:
    """Both sides changed one answer: ours stays, theirs is told, exit 1."""
    document = changed(place)
    path = place / "kh.yml"
    words = first_paragraph(place)
    ours = path.read_text(encoding="utf-8").replace(words, f"{words} Câu của ta.")
    path.write_text(ours, encoding="utf-8")
    done = run_cli("pull", document, path, "--accept-all-clear")

    assert done.code == 1  # type: ignore[attr-defined]
    assert path.read_text(encoding="utf-8") == ours
    assert "không ghi được" in done.err  # type: ignore[attr-defined]


def test_without_an_answers_file_one_is_made(place: Path, run_cli: Callable[..., object]) -> None:
    """The document alone is enough."""
    document = changed(place)
    (place / "kh.yml").unlink()
    run_cli("pull", document, "--accept-all-clear")

    assert "Thêm một câu." in (place / "kh.yml").read_text(encoding="utf-8")


def test_open_gives_back_the_answers(place: Path, run_cli: Callable[..., object]) -> None:
    """Answers out of a document alone make the same document again."""
    document = sent(place)
    done = run_cli("open", document, "-o", place / "lai.yml")

    assert done.code == 0  # type: ignore[attr-defined]
    assert make(place / "lai.yml").data == make(place / "kh.yml").data


def test_open_refuses_a_stranger(place: Path, run_cli: Callable[..., object]) -> None:
    """A document without our record: a message, a hint, exit 2, nothing written."""
    reviewer = Reviewer(make(SAMPLE).data)
    reviewer.forget()
    (place / "la.docx").write_bytes(reviewer.save())
    done = run_cli("open", place / "la.docx")

    assert done.code == 2  # type: ignore[attr-defined]
    assert "không mang câu trả lời" in done.err  # type: ignore[attr-defined]
    assert not (place / "la.yml").exists()


@pytest.mark.parametrize("damage", ["foreign lines", "foreign answers", "wrong shape", "cut"])
def test_a_forged_map_is_ignored_with_a_notice(
    place: Path, run_cli: Callable[..., object], damage: str
) -> None:
    """A map that does not fit the document never decides anything: the words are compared with the answers given."""
    from drafter.word.trace import as_json, read_trace, trace_parts

    parts = read_parts(changed(place).read_bytes(), "x")
    record = read_trace(parts)
    assert record is not None
    if damage == "foreign lines":
        record["lines"] = [[mark, id_, "0" * 12, rest] for mark, id_, _, rest in record["lines"]]
    elif damage == "foreign answers":
        record["answers"] = {"drafter": "1"}
    elif damage == "wrong shape":
        record["lines"] = [["_kx00", "x", "y", []], 7]
    parts |= trace_parts(as_json(record))
    if damage == "cut":
        parts[ITEM] = parts[ITEM][:-60]
    (place / "kh.docx").write_bytes(write_parts(parts))
    done = run_cli("pull", place / "kh.docx", place / "kh.yml", "--accept-all-clear")

    assert "dấu vết" in done.err  # type: ignore[attr-defined]
    assert "Thêm một câu." in (place / "kh.yml").read_text(encoding="utf-8")
    assert "Traceback" not in done.err  # type: ignore[attr-defined]


def test_review_copy_tracks_changes_and_is_valid(place: Path, run_cli: Callable[..., object]) -> None:
    """--review switches tracking on and changes nothing else; plain render stays as it was."""
    run_cli("render", place / "kh.yml", "-o", place / "a.docx", "--review")
    run_cli("render", place / "kh.yml", "-o", place / "b.docx")
    review, plain = (read_parts((place / name).read_bytes(), name) for name in ("a.docx", "b.docx"))
    differing = {name for name in review if review[name] != plain[name]}

    assert differing == {"word/settings.xml"}
    assert b"<w:trackRevisions/>" in review["word/settings.xml"]
    assert b"trackRevisions" not in plain["word/settings.xml"]
    assert sdk_errors(place / "a.docx", "Microsoft365") == []


@pytest.mark.parametrize("what", ["change", "comment", "clean"])
def test_strip_refuses_what_is_not_settled(place: Path, run_cli: Callable[..., object], what: str) -> None:
    """An issue copy is not made while a change waits or a comment stands."""
    text = first_paragraph(place)
    acts: dict[str, list[Act]] = {
        "change": [lambda r: r.add_after(paragraph(r, text), " Thêm.")],
        "comment": [lambda r: r.comment(paragraph(r, text), "Xem")],
        "clean": [],
    }
    run_cli("render", place / "kh.yml", "-o", place / "goc.docx", "--review")
    source = place / "tra.docx"
    source.write_bytes(reviewed(place / "goc.docx", *acts[what]))
    done = run_cli("strip", source, "-o", place / "phat-hanh.docx")

    assert done.code == (0 if what == "clean" else 2)  # type: ignore[attr-defined]
    assert (place / "phat-hanh.docx").exists() == (what == "clean")
    if what == "clean":
        parts = read_parts((place / "phat-hanh.docx").read_bytes(), "x")
        assert b"trackRevisions" not in parts["word/settings.xml"]
    else:
        assert "chưa giải quyết" in done.err  # type: ignore[attr-defined]


def test_changes_that_undo_each_other_are_not_written_together(place: Path) -> None:
    """Two changes, each right alone, of which only one prints: the other is refused with a reason, and asked again."""
    from drafter.cli.returning import base_of, open_returned
    from drafter.review import homecoming as home
    from drafter.review.reading import read_review

    text = first_paragraph(place)
    returned = open_returned(sent(place, lambda r: r.add_after(paragraph(r, text), " Thêm một câu.")))
    base = base_of(returned, None)
    (change,) = read_review(base, returned.reviewed).changes
    (edit,) = change.edits
    other = replace(change, after="Việc khác.", edits=(replace(edit, value="Việc khác."),))  # type: ignore[type-var]
    done = home.bring_home(base, base.values, [(change, home.ACCEPT), (other, home.ACCEPT)])

    assert done.taken == (other,)
    assert [(one, "nhận riêng" in why) for one, why in done.refused] == [(change, True)]
    assert "Việc khác" in str(done.answers)


def test_overrides_print_and_are_named_and_a_changed_line_is_a_conflict(
    place: Path, run_cli: Callable[..., object]
) -> None:
    """Words kept by hand survive printing anew; when the line under them changes, they still print and it is told."""
    from drafter.answers.edit import edited
    from drafter.cli.returning import base_of, open_returned
    from drafter.review import homecoming as home
    from drafter.review.reading import read_review

    path = place / "kh.yml"
    document = sent(place, lambda r: r.replace(r.find("Nơi nhận:"), "Nơi nhận:", "Nơi nhận văn bản:"))
    returned = open_returned(document)
    base = base_of(returned, None)
    review = read_review(base, returned.reviewed)
    done = home.bring_home(base, base.values, [(change, home.KEEP) for change in review.changes])
    path.write_bytes(edited(path.read_bytes(), "kh.yml", done.edits))
    run_cli("render", path, "-o", place / "moi.docx", "--no-check")
    shown = run_cli("render", path, "-o", place / "moi.docx", "--no-check")
    words = [
        Reviewer((place / "moi.docx").read_bytes()).words(p)
        for p in Reviewer((place / "moi.docx").read_bytes()).paragraphs()
    ]
    path.write_text(
        path.read_text(encoding="utf-8").replace(done.answers["overrides"][0]["base"], "0" * 12),
        encoding="utf-8",
    )
    conflict = run_cli("render", path, "-o", place / "nua.docx", "--no-check")

    assert shown.code == 0  # type: ignore[attr-defined]
    assert "chữ sửa tay: Chữ “Nơi nhận”" in shown.err  # type: ignore[attr-defined]
    assert "Nơi nhận văn bản:" in words
    assert conflict.code == 1  # type: ignore[attr-defined]
    assert "xung đột" in conflict.err  # type: ignore[attr-defined]


def test_words_of_the_reviewer_in_the_file_are_words_and_nothing_else(
    place: Path, run_cli: Callable[..., object]
) -> None:
    """YAML and template signs typed in Word come home as text."""
    text = first_paragraph(place)
    odd = ' - "a: b" # {{ x }} & <w:t> \' | %'
    document = sent(place, lambda r: r.add_after(paragraph(r, text), odd))
    run_cli("pull", document, place / "kh.yml", "--accept-all-clear")
    again = Reviewer(make(place / "kh.yml").data)

    assert any(again.words(p) == f"{text}{odd}" for p in again.paragraphs())


@pytest.mark.parametrize("way", ["accept", "keep"])
def test_the_same_review_pulled_twice_is_taken_once(place: Path, way: str) -> None:
    """Everything taken, then the same document again: nothing is written a second time."""
    from drafter.answers.dump import to_plain
    from drafter.answers.edit import edited
    from drafter.answers.load import load
    from drafter.cli.returning import base_of, open_returned
    from drafter.review import homecoming as home
    from drafter.review.reading import read_review

    words = first_paragraph(place)
    document = sent(
        place,
        lambda r: r.add_after(paragraph(r, words), " Thêm một câu."),
        lambda r: r.paragraph_after(r.find("- ", nth=0), "- Việc mới một.", tracked=False),
        lambda r: r.paragraph_after(r.find("- UBND", nth=0), "- Nơi nhận mới;", tracked=False),
        lambda r: r.erase_paragraph(r.find("- Lưu:").getprevious()),
    )
    returned = open_returned(document)
    base = base_of(returned, None)
    review = read_review(base, returned.reviewed)
    data = (place / "kh.yml").read_bytes()
    for _ in range(2):
        ours = to_plain(load(data, "kh.yml").values)
        decided = [
            (one, way if (one.edits if way == home.ACCEPT else one.by_hand) else home.KEEP)
            for one in review.changes
        ]
        done = home.bring_home(base, ours, decided)
        made, data = data, edited(data, "kh.yml", done.edits)

    assert len(review.changes) >= 4
    assert data == made
    assert b"Th\xc3\xaam m\xe1\xbb\x99t c\xc3\xa2u." in data


@pytest.mark.parametrize(("reply", "written", "code"), [
    ("accept", " Thêm một câu.", 0), ("keep", "overrides:", 0), ("ignore", "", 0), ("ask", "", 1),
])  # fmt: skip
def test_at_a_terminal_each_change_is_asked(
    place: Path,
    run_cli: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
    reply: str,
    written: str,
    code: int,
) -> None:
    """Accept writes the answer, keep an override, ignore and later nothing; only later leaves 1."""
    from drafter.terminal.screen import Screen

    words = first_paragraph(place)
    document = sent(place, lambda r: r.add_after(paragraph(r, words), " Thêm một câu."))
    before = (place / "kh.yml").read_bytes()
    asked: list[list[str]] = []

    def choice(_self: Screen, _prompt: str, options: list[object], _default: str = "") -> str:
        asked.append([option.value for option in options])  # type: ignore[attr-defined]
        return reply

    monkeypatch.setattr(Screen, "choice", choice)
    monkeypatch.setattr("drafter.cli.pull.at_terminal", lambda: True)
    done = run_cli("pull", document, place / "kh.yml")
    after = (place / "kh.yml").read_text(encoding="utf-8")

    assert done.code == code  # type: ignore[attr-defined]
    assert asked == [["accept", "keep", "ignore", "ask"]]
    assert written in after
    assert ((place / "kh.yml").read_bytes() == before) == (written == "")


HEADER = b'<w:p><w:r><w:t xml:space="preserve">D\xe1\xbb\xb1 th\xe1\xba\xa3o l\xe1\xba\xa7n 2</w:t></w:r></w:p></w:hdr>'
PICTURE = (
    b'<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    b"</w:drawing></w:r></w:p>"
)
FOOTNOTE = b'<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'


@pytest.mark.parametrize(
    ("part", "at", "put", "told"),
    [
        ("word/header1.xml", b"</w:hdr>", HEADER, "có chữ ở đầu trang, chân trang"),
        ("word/document.xml", b"<w:tbl>", PICTURE + b"<w:tbl>", "có hình trong văn bản"),
        ("word/document.xml", b"<w:tbl>", FOOTNOTE + b"<w:tbl>", "có chú thích cuối trang"),
    ],
)
def test_what_has_no_place_in_the_answers_is_told(
    place: Path, run_cli: Callable[..., object], part: str, at: bytes, put: bytes, told: str
) -> None:
    """Words of a header, a picture, a footnote cannot come home: pull and update say so, and not of our own pages."""
    parts = read_parts(make(place / "kh.yml").data, "")
    (place / "kh.docx").write_bytes(write_parts(parts))
    clean = run_cli("pull", place / "kh.docx", place / "kh.yml", "--dry-run")
    parts[part] = parts[part].replace(at, put, 1)
    (place / "kh.docx").write_bytes(write_parts(parts))
    pulled = run_cli("pull", place / "kh.docx", place / "kh.yml", "--dry-run")
    updated = run_cli("update", place / "kh.docx", place / "kh.yml", "-o", place / "moi.docx")

    assert told not in clean.err  # type: ignore[attr-defined]
    assert told in pulled.err  # type: ignore[attr-defined]
    assert told in updated.err  # type: ignore[attr-defined]


def test_a_new_table_is_said_to_stand_where_it_stands(place: Path, run_cli: Callable[..., object]) -> None:
    """Rows of a table that the reviewer put in name the line above them, not the top of the document."""
    table = (
        b"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>m\xe1\xbb\x99t</w:t></w:r></w:p>"
        b"</w:tc></w:tr></w:tbl><w:sectPr"
    )
    parts = read_parts(make(place / "kh.yml").data, "")
    head, _, tail = parts["word/document.xml"].rpartition(b"<w:sectPr")
    parts["word/document.xml"] = head + table + tail
    (place / "kh.docx").write_bytes(write_parts(parts))
    done = run_cli("pull", place / "kh.docx", place / "kh.yml", "--dry-run")

    assert "thêm bảng: ngay sau chỗ ký" in done.out.lower()  # type: ignore[attr-defined]
