"""What leaders and clerks do to a plan in Word, sitting by sitting: what comes home, what is said, what is printed after."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from drafter.cli.making import make_from
from drafter.cli.returning import base_of
from drafter.review import changes as kinds
from drafter.review import homecoming as home
from drafter.review.base import Base
from drafter.review.changes import Change
from drafter.review.edits import Delete, Insert, Set
from drafter.review.reading import read_review
from drafter.review.shape.ground import by_hand
from tests.review.kinds import _p, word
from tests.review.reviewer import Act, Reviewer, W, q, reviewed
from tests.review.test_looks import reshape
from tests.review.test_matrix import _opened, after, norm, printed, targets
from tests.tools import ANSWERS

HUYEN, XA = ANSWERS / "huyen-2019.yml", ANSWERS / "xa-2026.yml"


def came_home(data: bytes, sample: Path = XA) -> tuple[Base, tuple[Change, ...]]:
    """What a document was made of, and what was changed in it."""
    returned = _opened(data, sample)
    base = base_of(returned, None)
    return base, read_review(base, returned.reviewed).changes


def taken(base: Base, changes: tuple[Change, ...]) -> list[str]:
    """The lines of the document printed anew with all these changes in its answers."""
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])
    assert done.refused == ()
    return [norm(line.text) for line in base.press.lines(done.answers).values() if line.text.strip()]


def task_lines(base: Base) -> list[str]:
    """The tasks in the text of a plan."""
    return [
        id_
        for id_, line in base.lines.items()
        if not id_.startswith("appendices") and any(path.endswith(".task") for _, path in line.segments)
    ]


def retyped(r: Reviewer, old: str, new: str) -> None:
    """A line typed anew by hand, whatever runs it had."""
    p = _p(r, old)
    first, *rest = [run for run in p.iter(q("r")) if run.find(q("t")) is not None]
    for run in rest:
        run.getparent().remove(run)
    r.write(first, new)


def draft_of(sample: Path) -> bytes:
    """The answers of a sample with number and day left blank."""
    text = re.sub(r"(?m)^number: .*$", 'number: ""', sample.read_text(encoding="utf-8"))
    return re.sub(r"(?m)^date: (\d{4}-\d{2}).*$", r"date: \1", text).encode()


@pytest.mark.parametrize(
    ("number", "day", "clear"),
    [("{head} 15{rest}", "ngày 12 tháng 10", True), ("{head}15{rest}", "ngày  2  tháng 11", False)],
)
def test_number_and_day_written_into_the_blanks_are_answers(number: str, day: str, clear: bool) -> None:
    """As the page prints them without a question; in another spacing, another month, with a word on how they will print."""
    data = make_from(draft_of(HUYEN), "kh.yml").data
    base = base_of(_opened(data, HUYEN), None)
    blank = base.lines["so_ky_hieu"].text
    head, rest = blank.split(":")[0] + ":", "/" + blank.split("/", 1)[1]
    old_day = base.lines["dia_danh_ngay"].text

    def act(r: Reviewer) -> None:
        retyped(r, blank, number.format(head=head, rest=rest))
        retyped(r, old_day, re.sub(r"ngày\s+tháng \d+", day, old_day))

    base, changes = came_home(reviewed(data, act), HUYEN)
    month = re.findall(r"\d+", day)

    assert [change.kind for change in changes] == [kinds.VALUE, kinds.VALUE]
    assert [change.edits[0] for change in changes] == [
        Set(steps=("number",), value="15"),
        Set(steps=("date",), value=f"2019-{int(month[1]):02d}-{int(month[0]):02d}"),
    ]
    assert [change.clear for change in changes] == [clear, clear]
    assert all(("sẽ in đúng thể thức" in change.why) != clear for change in changes)


def test_a_number_that_prints_elsewhere_too_is_asked() -> None:
    """The line over an appendix names number and date: filled in at the top, it will follow, and that is said."""
    data = make_from(draft_of(XA), "kh.yml").data
    blank = base_of(_opened(data, XA), None).lines["so_ky_hieu"].text
    _base, changes = came_home(reviewed(data, lambda r: retyped(r, blank, re.sub(r"\s+/", " 15/", blank))))

    assert [(change.kind, change.clear) for change in changes] == [(kinds.VALUE, False)]
    assert [line for line, _old, _new in changes[0].also] == ["appendices[phu-luc].attached"]


def test_recipients_in_another_order_are_answers_in_another_order() -> None:
    """A recipient dragged below another: the list of the answers follows; taken twice it stays so."""
    base = targets(XA).base
    lines = [line.text for id_, line in base.lines.items() if id_.startswith("recipients[")]

    def act(r: Reviewer) -> None:
        _p(r, lines[2]).addnext(_p(r, lines[0]))

    base, changes = came_home(reviewed(printed(XA), act))
    now = taken(base, changes)
    done = home.bring_home(base, base.values, [(changes[0], home.ACCEPT)])
    again = home.bring_home(base, done.answers, [(changes[0], home.ACCEPT)])

    assert [change.kind for change in changes] == [kinds.MOVED]
    assert changes[0].below == lines[2]
    assert [words for words in now if words in map(norm, lines)][:3] == [norm(lines[n]) for n in (1, 2, 0)]
    assert again.answers["recipients"] == done.answers["recipients"]


@pytest.mark.parametrize("tracked", [True, False])
def test_a_task_moved_to_another_area_keeps_its_agency_and_deadline(tracked: bool) -> None:
    """The task leaves its area and stands in the other with all that the page does not show in its line."""
    base = targets(XA).base
    tasks = task_lines(base)
    moved, target = base.lines[tasks[0]].text, base.lines[tasks[-1]].text
    base, changes = came_home(
        reviewed(printed(XA), lambda r: r.move(_p(r, moved), _p(r, target), tracked=tracked))
    )
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])
    insert = next(edit for edit in changes[0].edits if isinstance(edit, Insert))
    again = home.bring_home(base, done.answers, [(change, home.ACCEPT) for change in changes])

    assert [change.kind for change in changes] == [kinds.MOVED]
    assert any(isinstance(edit, Delete) for edit in changes[0].edits)
    assert insert.value["lead"]
    assert insert.value["deadline"]
    now = taken(base, changes)
    assert now.index(norm(target)) - now.index(norm(moved)) == 1
    assert again.answers == done.answers


def test_a_new_line_among_tasks_is_a_task() -> None:
    """A line put in between tasks enters the list of tasks, although the table of all tasks grows with it."""
    base = targets(XA).base
    text = base.lines[task_lines(base)[0]].text
    base, changes = came_home(
        reviewed(printed(XA), lambda r: r.paragraph_after(_p(r, text), "- Việc mới của lãnh đạo."))
    )

    assert [edit.value for change in changes for edit in change.edits if isinstance(edit, Insert)] == [
        {"task": "Việc mới của lãnh đạo."}
    ]


def with_lists(r: Reviewer) -> None:
    """Two automatic lists in a file: dashes (drawn as bullets), and numbers from 4 on."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    levels = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>'
        '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    )
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n - 1}"/></w:num>' for n in (1, 2))
    r.parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{W}">{levels}{numbers}</w:numbering>'.encode()
    for part, end, put in (
        ("[Content_Types].xml", b"</Types>", f'<Override PartName="/word/numbering.xml" ContentType="{main}.numbering+xml"/>'),
        ("word/_rels/document.xml.rels", b"</Relationships>", '<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>'),
    ):  # fmt: skip
        r.parts[part] = r.parts[part].replace(end, put.encode() + end)


def listed(p: Any, number: int) -> None:
    """Make a paragraph an item of an automatic list."""
    reshape(p, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_and_bullets_come_home_as_words() -> None:
    """Word makes a list of a typed dash or number: what the page shows before the words is not lost."""
    base = targets(XA).base
    tasks = task_lines(base)
    first, fourth, heading = base.lines[tasks[0]].text, base.lines[tasks[3]].text, targets(XA).heading()

    def act(r: Reviewer) -> None:
        with_lists(r)
        listed(r.paragraph_after(_p(r, first), "Việc mới gõ tự động.", tracked=False), 1)
        listed(r.paragraph_after(_p(r, heading), "Ý mới đánh số.", tracked=False), 2)
        p = _p(r, fourth)
        retyped(r, fourth, fourth.removeprefix("- "))
        listed(p, 1)

    _base, changes = came_home(reviewed(printed(XA), act))

    assert sorted(change.after for change in changes) == ["- Việc mới gõ tự động.", "4. Ý mới đánh số."]


def _appended(*texts: str) -> Act:
    def act(r: Reviewer) -> None:
        last = r.body.findall(q("sectPr"))[-1]
        for text in texts:
            last.addprevious(etree.fromstring(f'<w:p xmlns:w="{W}"><w:r><w:t>{text}</w:t></w:r></w:p>'))

    return act


@pytest.mark.parametrize("sample", [HUYEN, XA], ids=lambda path: path.stem)
def test_an_appendix_typed_behind_the_signature_is_an_appendix(sample: Path) -> None:
    """From “Phụ lục” on, one question; taken, it prints as an appendix with all its words."""
    typed = ("Phụ lục II", "DANH SÁCH TỔ CÔNG TÁC", "1. Ông Nguyễn Văn A, Tổ trưởng.", "2. Bà Trần Thị B.")
    base, changes = came_home(reviewed(printed(sample), _appended(*typed)), sample)
    now = taken(base, changes)

    assert [change.kind for change in changes] == [kinds.APPENDIX]
    assert changes[0].edits[0].value["title"] == "Danh sách tổ công tác"  # type: ignore[union-attr]
    for words in typed[1:]:
        assert any(line.removesuffix("./.").rstrip(".") == words.rstrip(".") for line in now), words


@pytest.mark.parametrize("sample", [HUYEN, XA], ids=lambda path: path.stem)
def test_update_never_puts_what_stands_behind_the_signature_before_it(
    sample: Path, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    """An appendix, or words behind the signature, have no place in the new document: told in full, printed nowhere."""
    shutil.copy(sample, tmp_path / "kh.yml")
    appendix = ("Phụ lục II", "DANH SÁCH TỔ CÔNG TÁC", "1. Ông Nguyễn Văn A, Tổ trưởng.")
    (tmp_path / "a.docx").write_bytes(reviewed(printed(sample), _appended(*appendix)))
    done = run_cli("update", tmp_path / "a.docx", tmp_path / "kh.yml", "-o", tmp_path / "moi.docx")
    words = " ".join(after(_opened((tmp_path / "moi.docx").read_bytes(), sample)))

    assert done.code == 1
    assert "Phụ lục II ¶ DANH SÁCH TỔ CÔNG TÁC ¶ 1. Ông Nguyễn Văn A, Tổ trưởng." in done.out
    assert "DANH SÁCH TỔ CÔNG TÁC" not in words


def test_words_behind_the_signature_are_told_to_have_no_place() -> None:
    """A note below the signature is not a paragraph of the text above it."""
    _base, changes = came_home(reviewed(printed(HUYEN), _appended("Ghi chú của văn thư.")), HUYEN)

    assert [(change.kind, change.edits, change.by_hand) for change in changes] == [(kinds.INSERTED, (), ())]
    assert "sau chỗ ký" in changes[0].why


def test_a_comment_on_a_new_paragraph_is_carried_over(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """update keeps the paragraph and the comment at it."""
    shutil.copy(XA, tmp_path / "kh.yml")

    def act(r: Reviewer) -> None:
        new = r.paragraph_after(_p(r, targets(XA).paragraph()), "Đoạn mới có nhận xét.", tracked=False)
        r.comment(new, "Đoạn này thêm được không?")

    (tmp_path / "a.docx").write_bytes(reviewed(printed(XA), act))
    run_cli("update", tmp_path / "a.docx", tmp_path / "kh.yml", "-o", tmp_path / "moi.docx")
    made = _opened((tmp_path / "moi.docx").read_bytes(), XA).reviewed

    assert [(norm(p.new), c.text) for p in made.parts for c in p.comments] == [
        ("Đoạn mới có nhận xét.", "Đoạn này thêm được không?")
    ]


def test_every_place_that_differs_in_a_long_paragraph_is_shown(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    """A word at the beginning and a sentence at the end: both are seen before anything is taken."""
    shutil.copy(XA, tmp_path / "kh.yml")
    text = targets(XA).paragraph()

    def act(r: Reviewer) -> None:
        r.replace(_p(r, text), word(text), "ĐẦU ĐOẠN")
        r.add_after(next(p for p in r.paragraphs() if "ĐẦU ĐOẠN" in r.words(p)), " Câu cuối đoạn.")

    (tmp_path / "a.docx").write_bytes(reviewed(printed(XA), act))
    told = run_cli("pull", tmp_path / "a.docx", tmp_path / "kh.yml", "--dry-run").out

    assert "ĐẦU ĐOẠN" in told
    assert "Câu cuối đoạn." in told


def _note(r: Reviewer) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    _p(r, targets(XA).paragraph()).append(
        etree.fromstring(f'<w:r xmlns:w="{W}"><w:footnoteReference w:id="2"/></w:r>')
    )
    r.parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>Theo số liệu thống kê.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    ).encode()
    r.parts["word/_rels/document.xml.rels"] = r.parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdF" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
    )


def _box(r: Reviewer) -> None:
    box = (
        f'<w:r xmlns:w="{W}"><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>Họp ngày 05/4.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    _p(r, targets(XA).paragraph()).append(etree.fromstring(box))


def _formula(r: Reviewer) -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{math}"><m:r><m:t>T = A + B</m:t></m:r></m:oMath>'
    _p(r, targets(XA).paragraph()).append(etree.fromstring(formula))


def _watermark(r: Reviewer) -> None:
    shape = (
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="LƯU HÀNH NỘI BỘ"/></v:shape>'
    )
    put = f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p></w:hdr>".encode()
    for name in r.parts:
        if name.startswith("word/header"):
            r.parts[name] = r.parts[name].replace(b"</w:hdr>", put)


def _header(r: Reviewer) -> None:
    put = "<w:p><w:r><w:t>Dự thảo lần 2</w:t></w:r></w:p></w:hdr>".encode()
    for name in r.parts:
        if name.startswith("word/header"):
            r.parts[name] = r.parts[name].replace(b"</w:hdr>", put)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (_note, "Theo số liệu thống kê."),
        (_box, "Họp ngày 05/4."),
        (_header, "Dự thảo lần 2"),
        (_formula, "T = A + B"),
        (_watermark, "LƯU HÀNH NỘI BỘ"),
    ],
)
def test_words_outside_the_text_are_told_as_words(
    act: Act, words: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    """A footnote, a text box, a header, a formula, a watermark: their very words are told, once, by pull, update and diff, which is not empty."""
    shutil.copy(XA, tmp_path / "kh.yml")
    (tmp_path / "goc.docx").write_bytes(printed(XA))
    (tmp_path / "a.docx").write_bytes(reviewed(printed(XA), act))
    pulled = run_cli("pull", tmp_path / "a.docx", tmp_path / "kh.yml", "--dry-run")
    updated = run_cli("update", tmp_path / "a.docx", tmp_path / "kh.yml", "-o", tmp_path / "moi.docx")
    differ = run_cli("diff", tmp_path / "goc.docx", tmp_path / "a.docx")

    assert pulled.err.count(words) == 1
    assert updated.err.count(words) == 1
    assert differ.out.count(words) == 1
    assert (updated.code, differ.code) == (1, 1)
    assert "không có gì đổi" not in differ.out


def test_diff_names_what_is_kept_by_hand_by_its_words(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """A sentence of ours that was changed, a heading taken out of its place: words, not ids of lines; nothing told twice."""
    (tmp_path / "goc.docx").write_bytes(printed(XA))
    base = targets(XA).base
    opening = base.lines["opening"].text

    def act(r: Reviewer) -> None:
        retyped(r, opening, opening.replace("ban hành", "phát hành", 1))

    (tmp_path / "a.docx").write_bytes(reviewed(printed(XA), act))
    (tmp_path / "b.docx").write_bytes(reviewed(printed(XA), act))
    told = run_cli("diff", tmp_path / "goc.docx", tmp_path / "a.docx")
    same = run_cli("diff", tmp_path / "a.docx", tmp_path / "b.docx")

    assert "phát hành" in told.out
    assert "dòng sửa tay" not in told.out
    assert (same.code, same.out) == (0, "không có gì đổi\n")


def test_rows_of_a_pasted_table_are_told_as_rows(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """update has no place for a table: each row is told whole, with the words it stands under."""
    shutil.copy(XA, tmp_path / "kh.yml")
    text = targets(XA).paragraph()

    def act(r: Reviewer) -> None:
        rows = "".join(
            "<w:tr>"
            + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row)
            + "</w:tr>"
            for row in (("TT", "Trường"), ("1", "Trường Tiểu học A"))
        )
        _p(r, text).addnext(etree.fromstring(f'<w:tbl xmlns:w="{W}"><w:tblPr/><w:tblGrid/>{rows}</w:tbl>'))

    (tmp_path / "a.docx").write_bytes(reviewed(printed(XA), act))
    updated = run_cli("update", tmp_path / "a.docx", tmp_path / "kh.yml", "-o", tmp_path / "moi.docx")

    assert f"1 | Trường Tiểu học A (ở hoặc ngay sau Mục I.1, đoạn 1: “{text[:40]}" in updated.out


def test_what_is_pasted_along_unseen_stays_out_of_the_answers() -> None:
    """Soft hyphens and zero-width signs of a pasted text do not stand in the way of taking it."""
    text = targets(XA).paragraph()
    pasted = "Theo\u00a0kế hoạch “năm 2026”, s\u00ador hợp\u200b tác\ufeff với ‘đơn vị’."
    base, changes = came_home(
        reviewed(printed(XA), lambda r: r.paragraph_after(_p(r, text), pasted, tracked=False))
    )

    assert [change.after for change in changes] == [
        "Theo\u00a0kế hoạch “năm 2026”, sor hợp tác với ‘đơn vị’."
    ]
    assert norm(changes[0].after) in taken(base, changes)


def _two_paragraphs(r: Reviewer, post: str) -> None:
    retyped(r, post, "KT. CHỦ TỊCH")
    r.paragraph_after(r.find("KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", tracked=False)


def _typed_before(r: Reviewer, post: str) -> None:
    r.split(_p(r, post), post, tracked=False)
    first = next(p for p in r.paragraphs() if p.getnext() is not None and r.words(p.getnext()) == post)
    first.append(etree.fromstring(f'<w:r xmlns:w="{W}"><w:t>KT. CHỦ TỊCH</w:t></w:r>'))
    retyped(r, post, "PHÓ CHỦ TỊCH")


@pytest.mark.parametrize("act", [_two_paragraphs, _typed_before])
def test_a_deputy_who_signs_is_authority_and_post(act: Callable[[Reviewer, str], None]) -> None:
    """“KT. CHỦ TỊCH” over “PHÓ CHỦ TỊCH”, however it was typed: one question, and the signature prints so."""
    post = targets(XA).signer("post")
    base, changes = came_home(reviewed(printed(XA), lambda r: act(r, post)))
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])
    signer = done.answers["signers"][0]

    assert [change.kind for change in changes] == [kinds.SPLIT]
    assert signer["authority"] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]
    assert signer["post"] == "PHÓ CHỦ TỊCH"


def test_a_row_put_into_the_table_of_all_tasks_is_a_task() -> None:
    """Agency, deadline and product from its cells, in the area of the row above; rows below count on."""

    def act(r: Reviewer) -> None:
        row = next(row for row in r.body.iter(q("tr")) if r.words(next(row.iter(q("p")))) == "3")
        r.row_after(row, ["3a", "Việc mới của lãnh đạo", "Phòng Kinh tế", "", "Quý IV/2026", "Báo cáo"])

    base, changes = came_home(reviewed(printed(XA), act))
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])
    insert = changes[0].edits[0]

    assert [change.kind for change in changes] == [kinds.ROW_IN]
    assert isinstance(insert, Insert)
    assert insert.value == {
        "task": "Việc mới của lãnh đạo", "lead": "Phòng Kinh tế", "deadline": "Quý IV/2026", "product": "Báo cáo"
    }  # fmt: skip
    assert done.refused == ()
    assert any("Việc mới của lãnh đạo" in words for words in taken(base, changes))


def test_a_line_break_that_would_go_is_asked() -> None:
    """Words added behind Shift+Enter: the answer has no place for the break, so it is not taken without a question."""
    text = targets(XA).paragraph()

    def act(r: Reviewer) -> None:
        _p(r, text).append(etree.fromstring(f'<w:r xmlns:w="{W}"><w:br/><w:t>Câu ở dòng dưới.</w:t></w:r>'))

    _base, changes = came_home(reviewed(printed(XA), act))

    assert [(change.clear, bool(change.edits)) for change in changes] == [(False, True)]
    assert "ngắt dòng" in changes[0].why


def test_a_new_agency_is_an_agency_and_the_others_count_on() -> None:
    """“2. Công an xã: ...” among the agencies is no text of the one above it."""
    base = targets(XA).base
    first = next(line.text for id_, line in base.lines.items() if id_.startswith("implementation.agencies["))
    base, changes = came_home(
        reviewed(
            printed(XA),
            lambda r: r.paragraph_after(
                _p(r, first), "2. Công an xã: Bảo đảm an ninh trường học.", tracked=False
            ),
        )
    )
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])
    agency = done.answers["implementation"]["agencies"][1]

    assert (agency["agency"], agency["inline"]) == ("Công an xã", "Bảo đảm an ninh trường học.")
    assert any(words.startswith("3. Phòng Kinh tế: ") for words in taken(base, changes))


def test_a_new_heading_takes_what_stands_under_it() -> None:
    """A numbered heading with tasks put in between two areas: one question, an area of its own, in its place."""
    base = targets(XA).base
    heading = base.lines["sections[nhiem-vu].content[a2]"].text

    def act(r: Reviewer) -> None:
        p = _p(r, heading)
        p.addprevious(r.blank(p, "2. Phát triển đội ngũ nhà giáo"))
        p.addprevious(r.blank(p, "- Bồi dưỡng giáo viên hằng năm."))
        p.addprevious(r.blank(p, "- Thi giáo viên giỏi."))

    base, changes = came_home(reviewed(printed(XA), act))
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])
    area = next(one for one in done.answers["sections"] if one["id"] == "nhiem-vu")["content"][1]

    assert len(changes) == 1
    assert area["heading"] == "Phát triển đội ngũ nhà giáo"
    assert [one["task"] for one in area["content"]] == [
        "Bồi dưỡng giáo viên hằng năm.",
        "Thi giáo viên giỏi.",
    ]


@pytest.mark.parametrize("tracked", [True, False])
def test_a_row_taken_out_of_the_table_of_all_tasks_takes_the_task_out(tracked: bool) -> None:
    """Asked, since the task stands in the text as well; taken, it is gone in both."""

    def act(r: Reviewer) -> None:
        row = next(row for row in r.body.iter(q("tr")) if r.words(next(row.iter(q("p")))) == "3")
        if tracked:
            r.mark_row(row, "del")
        else:
            row.getparent().remove(row)

    base, changes = came_home(reviewed(printed(XA), act))
    gone = base.lines["sections[nhiem-vu].content[a1].content[a1-chi-tieu]"].text

    assert [change.kind for change in changes] == [kinds.ROW_OUT]
    assert gone in [old for _line, old, _new in changes[0].also]
    assert not changes[0].clear
    assert norm(gone) not in taken(base, changes)


def test_renumbering_is_told_in_one_line(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    """What only counts on is a number of lines, not a list of them."""
    shutil.copy(XA, tmp_path / "kh.yml")
    heading = targets(XA).base.lines["sections[nhiem-vu].content[a2]"].text
    act = lambda r: _p(r, heading).addprevious(r.blank(_p(r, heading), "2. Đề mục mới"))  # noqa: E731
    (tmp_path / "a.docx").write_bytes(reviewed(printed(XA), act))
    told = run_cli("pull", tmp_path / "a.docx", tmp_path / "kh.yml", "--dry-run").out

    assert "kéo theo đánh lại số thứ tự: 7 dòng" in told
    assert told.count("kéo theo") == 1


def test_words_kept_by_hand_follow_their_paragraph_when_one_is_put_in_above() -> None:
    """A paragraph split above and one merged below, both taken: nothing of either half is printed over."""
    first, second = targets(XA).pair()

    def act(r: Reviewer) -> None:
        r.split(_p(r, first), word(first))
        r.merge(_p(r, second))

    base, changes = came_home(reviewed(printed(XA), act))
    decided = [(change, home.ACCEPT if change.edits else home.KEEP) for change in changes]
    done = home.bring_home(base, base.values, decided)
    now = " ".join(norm(line.text) for line in base.press.lines(done.answers).values())

    assert [change.kind for change in changes] == [kinds.SPLIT, kinds.MERGED]
    assert norm(first[first.index(word(first)) :]) in now
    assert norm(second) in now


def test_an_override_stays_with_its_paragraph_and_with_another_put_beside_it() -> None:
    """Paragraphs are counted: after one is typed in above, words kept for the second stand at the third; kept words for
    the new second do not wipe them out."""
    from drafter.review.overrides import of_values

    base = targets(XA).base
    first = next(id_ for id_ in base.lines if id_.endswith("[p1]"))
    second = f"{first.removesuffix('[p1]')}[p2]"
    kept = Change(
        kind=kinds.OWN, line=second, after="Chữ giữ lại.",
        by_hand=(by_hand(second, "Chữ giữ lại."),),
    )  # fmt: skip
    answers = home.bring_home(base, base.values, [(kept, home.KEEP)]).answers
    typed = copy.deepcopy(answers)
    steps = base.places[base.lines[first].segments[0][1]]
    holder = typed
    for step in steps[:-2]:
        holder = holder[step]
    holder[steps[-2]] = holder[steps[-2]].replace("\n", "\nĐoạn gõ thêm.\n", 1)
    lines = [norm(line.text) for line in base.press.lines(typed).values()]
    now = Base(base.press, typed, {})
    other = Change(kind=kinds.OWN, line=second, by_hand=(by_hand(second, "Đoạn gõ thêm, sửa tay."),))
    both = home.bring_home(now, now.values, [(other, home.KEEP)]).answers

    assert {"Đoạn gõ thêm.", "Chữ giữ lại."} <= set(lines)
    assert norm(base.lines[second].text) not in lines
    assert {one.text for one in of_values(base.press.read(both)[0]).values()} == {
        "Chữ giữ lại.", "Đoạn gõ thêm, sửa tay."
    }  # fmt: skip


def test_a_conflict_that_nobody_settled_is_never_taken_by_itself(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    """update puts both sides into the line; pulled back as it is, the doubled words do not enter the answers."""
    text = targets(XA).paragraph()
    answers = tmp_path / "kh.yml"
    answers.write_text(XA.read_text(encoding="utf-8").replace(text, f"{text} Ta thêm."), encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(reviewed(printed(XA), lambda r: r.add_after(_p(r, text), " Họ thêm.")))
    run_cli("update", tmp_path / "a.docx", answers, "-o", tmp_path / "moi.docx")
    before = answers.read_bytes()
    done = run_cli("pull", tmp_path / "moi.docx", answers, "--accept-all-clear")

    assert done.code == 1
    assert "xung đột chưa giải quyết" in done.out
    assert answers.read_bytes() == before


@pytest.mark.parametrize("path", [".body", "issuer"])
def test_words_put_in_between_two_answers_or_words_of_ours_are_asked(path: str) -> None:
    """“Chính phủ” quyết định “ban hành”: whether the name of the body grew or what follows, nobody can tell."""
    opening = targets(XA).base.lines["opening"]
    n = next(n for n, (_words, one) in enumerate(opening.segments) if one.endswith(path))
    before = "".join(words for words, _path in opening.segments[: n + 1])
    new = f"{before} quyết định{opening.text[len(before) :]}"
    _base, changes = came_home(reviewed(printed(XA), lambda r: retyped(r, opening.text, new)))

    assert [change.clear for change in changes] == [False]


@pytest.mark.parametrize("edited", [True, False])
def test_open_tells_of_edits_made_without_tracking(
    edited: bool, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    """The answers in the file are those it was made of: that its words have changed since is said."""
    text = targets(XA).paragraph()
    acts: list[Act] = (
        [lambda r: r.replace(_p(r, text), word(text), "đã sửa", tracked=False)] if edited else []
    )
    (tmp_path / "a.docx").write_bytes(reviewed(printed(XA), *acts))
    done = run_cli("open", tmp_path / "a.docx", "-o", tmp_path / "lay.yml")

    assert done.code == 0
    assert ("drafter pull" in done.err) == edited


def _lines_of(base: Base, item: str) -> list[str]:
    return [line.text for id_, line in base.lines.items() if id_.startswith(item)]


@pytest.mark.parametrize(
    ("item", "target", "order"),
    [
        (
            "sections[muc-tieu]",
            "sections[kinh-phi]",
            ["muc-dich-yeu-cau", "nhiem-vu", "muc-tieu", "kinh-phi"],
        ),
        (
            "sections[muc-tieu]",
            "sections[muc-dich-yeu-cau]",
            ["muc-tieu", "muc-dich-yeu-cau", "nhiem-vu", "kinh-phi"],
        ),
    ],
)
def test_a_section_carried_elsewhere_is_one_question(item: str, target: str, order: list[str]) -> None:
    """All its lines cut and pasted before another section: the answers change their order, once and for all."""
    lines, below = _lines_of(targets(XA).base, item), targets(XA).base.lines[target].text

    def act(r: Reviewer) -> None:
        for words in lines:
            _p(r, below).addprevious(_p(r, words))

    base, changes = came_home(reviewed(printed(XA), act))
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])
    again = home.bring_home(base, done.answers, [(change, home.ACCEPT) for change in changes])

    assert [change.kind for change in changes] == [kinds.MOVED]
    assert [section["id"] for section in done.answers["sections"]] == order
    assert again.answers == done.answers
    assert len(taken(base, changes)) == len([line for line in base.lines.values() if line.text.strip()])


def test_a_block_carried_elsewhere_and_kept_by_hand_loses_nothing() -> None:
    """Not taken into the answers, the block is still printed where it was put, and nowhere else."""
    base = targets(XA).base
    lines, below = (
        _lines_of(base, "sections[muc-tieu].content[mt-2026]"),
        base.lines["sections[kinh-phi]"].text,
    )

    def act(r: Reviewer) -> None:
        for words in lines:
            _p(r, below).addprevious(_p(r, words))

    base, changes = came_home(reviewed(printed(XA), act))
    done = home.bring_home(base, base.values, [(change, home.KEEP) for change in changes])
    now = [norm(line.text) for line in base.press.lines(done.answers).values() if line.text.strip()]
    at = now.index(norm(below))

    assert now[at - len(lines) : at] == [norm(words) for words in lines]
    assert sum(now.count(norm(words)) for words in lines) == len(lines)


@pytest.mark.parametrize(
    ("sample", "column", "next_line"),
    [(ANSWERS / "so-2026.yml", "Chỉ tiêu", "III. NHIỆM VỤ, GIẢI PHÁP"), (XA, "Cơ quan chủ trì", "")],
)
def test_what_is_typed_below_a_table_stands_below_it(sample: Path, column: str, next_line: str) -> None:
    """Taken into the answers, kept by hand or carried over by update: never above the table."""
    from drafter.review.merge import merge
    from drafter.review.overrides import overlay
    from drafter.sheet.lines import Grid

    added = "Ghi chú: số liệu tính đến hết năm học."

    def act(r: Reviewer) -> None:
        table = next(a for a in _p(r, column).iterancestors() if a.tag == q("tbl"))
        table.addnext(r.blank(_p(r, targets(sample).paragraph()), added))

    data = reviewed(printed(sample), act)
    base, changes = came_home(data, sample)
    sheets = [
        base.press.sheet(home.bring_home(base, base.values, [(changes[0], decision)]).answers)
        for decision in (home.ACCEPT, home.KEEP)
    ]
    merged = merge(base, _opened(data, sample).reviewed, base.press.lines(base.values))
    sheets.append(overlay(base.press.sheet(base.values), merged.overrides).sheet)

    assert (len(changes), merged.unplaced) == (1, [])
    for sheet in sheets:
        blocks = [*sheet.body, *(block for appendix in sheet.appendices for block in appendix.body)]
        at = next(
            n for n, one in enumerate(blocks) if not isinstance(one, Grid) and one.printed.startswith(added)
        )
        above, below = blocks[at - 1], blocks[at + 1] if next_line else None
        assert isinstance(above, Grid)
        assert ("" if below is None or isinstance(below, Grid) else below.printed) == next_line


def _column(r: Reviewer, place: int) -> list[Any]:
    """The cells of a column of the table in the body of SO."""
    table = next(a for a in _p(r, "Đơn vị tính").iterancestors() if a.tag == q("tbl"))
    return [list(row.iter(q("tc")))[place] for row in table.iter(q("tr"))]


def _column_out(r: Reviewer, place: int) -> None:
    for cell in _column(r, place):
        cell.getparent().remove(cell)


def _column_in(r: Reviewer, place: int) -> None:
    for number, cell in enumerate(_column(r, place)):
        new = copy.deepcopy(cell)
        for paragraph in list(new.iter(q("p"))):
            paragraph.addprevious(r.blank(paragraph, f"ô mới {number}"))
            paragraph.getparent().remove(paragraph)
        cell.addnext(new)


@pytest.mark.parametrize("place", [0, 4])
@pytest.mark.parametrize(("act", "kind"), [(_column_out, kinds.COLUMN_OUT), (_column_in, kinds.COLUMN_IN)])
def test_a_column_is_one_change(act: Callable[[Reviewer, int], None], kind: str, place: int) -> None:
    """Taken out or put in, first or in the middle: told once; taken, every row has a cell less or more, in its place; and
    the file can be written so."""
    from drafter.answers.dump import to_plain
    from drafter.answers.edit import edited as in_file
    from drafter.answers.load import load

    sample = ANSWERS / "so-2026.yml"
    base, changes = came_home(reviewed(printed(sample), lambda r: act(r, place)), sample)
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])
    was, now = (
        next(one for one in answers["sections"] if "table" in one)["table"]
        for answers in (base.values, done.answers)
    )
    rows = [[was["columns"], *was["rows"]], [now["columns"], *now["rows"]]]
    cut = place if kind == kinds.COLUMN_OUT else place + 1
    written = load(in_file(sample.read_bytes(), sample.name, done.edits), sample.name)

    assert [change.kind for change in changes] == [kind]
    assert len(now.get("widths", now["columns"])) == len(now["columns"])
    for before, after_ in zip(*rows, strict=True):
        left = before[cut + 1 :] if kind == kinds.COLUMN_OUT else before[cut:]
        assert (after_[:cut], after_[-len(left) :]) == (before[:cut], left)
    assert to_plain(written.values) == done.answers


def test_a_row_and_a_column_taken_out_are_two_changes() -> None:
    """Together they leave neither, and a figure changed with tracking beside them is clear, both figures told."""
    sample = ANSWERS / "so-2026.yml"

    def act(r: Reviewer) -> None:
        row = next(row for row in r.body.iter(q("tr")) if "Giáo viên đạt chuẩn" in r.words(row))
        row.getparent().remove(row)
        _column_out(r, 3)
        r.replace(r.find("99,5"), "99,5", "99,9")

    base, changes = came_home(reviewed(printed(sample), act), sample)
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])
    table = next(one for one in done.answers["sections"] if "table" in one)["table"]

    assert sorted(change.kind for change in changes) == [kinds.COLUMN_OUT, kinds.ROW_OUT, kinds.VALUE]
    assert [change.value for change in changes if change.clear] == [("99,5", "99,9")]
    assert table["rows"][0][-1] == "99,9"
    assert "Năm 2026" not in table["columns"]
    assert [row[0] for row in table["rows"]] == ["1", "2", "3", "5", "6", "7"]
    assert {len(row) for row in table["rows"]} == {5}


@pytest.mark.parametrize("nth", [0, 3])
def test_a_table_put_into_a_text_comes_home_where_it_stands(nth: int) -> None:
    """With what is typed above and below it, one change; the text goes on below the table."""
    text = targets(XA).paragraph(nth)
    cells = "".join(f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{word}</w:t></w:r></w:p></w:tc>' for word in row)}</w:tr>"
                    for row in (("TT", "Trường"), ("1", "Trường A"), ("2", "")))  # fmt: skip

    def act(r: Reviewer) -> None:
        p = _p(r, text)
        for new in (
            r.blank(p, "Nguồn: các trường."),
            etree.fromstring(f'<w:tbl xmlns:w="{W}">{cells}</w:tbl>'),
            r.blank(p, "Chỉ tiêu:"),
        ):
            p.addnext(new)

    data = reviewed(printed(XA), act)
    base, changes = came_home(data)
    wanted = [norm(whole.text) for whole in _opened(data, XA).reviewed.after() if whole.text.strip()]

    assert [change.kind for change in changes] == [kinds.TABLE_IN]
    body = [words for words in taken(base, changes) if words in wanted]
    at = body.index(norm(text))
    assert body[at : at + 8] == wanted[wanted.index(norm(text)) :][:8]
    assert body[at + 1 : at + 7] == ["Chỉ tiêu:", "TT", "Trường", "1", "Trường A", "2"]


def test_a_numbered_heading_put_first_is_an_item_of_its_own() -> None:
    """Typed between a heading and its first part: the first part, the others count on; no text with a number typed in."""
    heading = targets(XA).heading()
    base, changes = came_home(
        reviewed(printed(XA), lambda r: _p(r, heading).addprevious(r.blank(_p(r, heading), "1. Căn cứ")))
    )
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])

    assert [one["heading"] for one in done.answers["sections"][0]["content"]] == [
        "Căn cứ",
        "Mục đích",
        "Yêu cầu",
    ]


def test_an_end_of_paragraph_that_moved_doubles_no_word() -> None:
    """Two paragraphs joined and parted again elsewhere: one change, every word once."""
    first, second = targets(XA).pair()

    def act(r: Reviewer) -> None:
        r.merge(_p(r, first), tracked=False)
        r.split(_p(r, first + second), second[len(second) // 2 :].partition(" ")[2], tracked=False)

    base, changes = came_home(reviewed(printed(XA), act))
    now = " ".join(taken(base, changes))

    assert len(changes) == 1
    assert [now.count(norm(words)[:40]) for words in (first, second)] == [1, 1]
    assert norm(f"{first}{second}").replace(" ", "") in now.replace(" ", "")


def test_marks_typed_at_the_head_are_answers() -> None:
    """Urgency and draft typed in Word, wherever in the header: told as marks, printed in their own place, written once."""
    from drafter.answers.edit import edited as in_file
    from drafter.answers.load import load

    def act(r: Reviewer) -> None:
        p = r.find("Số: 45/KH-UBND")
        p.addprevious(r.blank(p, "DỰ THẢO LẦN 2"))
        p.addnext(r.blank(p, "HỎA TỐC"))

    base, changes = came_home(reviewed(printed(XA), act))
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])
    written = load(in_file(XA.read_bytes(), XA.name, done.edits), XA.name)

    assert written.values["marks"] == {"draft": "DỰ THẢO LẦN 2", "urgency": "HỎA TỐC"}
    assert {"DỰ THẢO LẦN 2", "HỎA TỐC"} <= set(taken(base, changes))


def test_numbers_typed_anew_by_hand_are_one_question_and_pin_nothing() -> None:
    """A part put in and those below counted on by hand: one change for the numbers; kept, no line is held to its number."""
    base = targets(XA).base
    heads = [
        line.text
        for id_, line in base.lines.items()
        if re.fullmatch(r"sections\[nhiem-vu\]\.content\[a\d\]", id_)
    ]

    def act(r: Reviewer) -> None:
        _p(r, heads[1]).addprevious(r.blank(_p(r, heads[1]), "2. Đề mục mới"))
        for text in heads[1:]:
            number, rest = text.split(". ", 1)
            retyped(r, text, f"{int(number) + 1}. {rest}")

    base, changes = came_home(reviewed(printed(XA), act))
    decided = [(change, home.ACCEPT if change.edits else home.KEEP) for change in changes]
    done = home.bring_home(base, base.values, decided)

    assert sorted(change.kind for change in changes) == [kinds.INSERTED, kinds.RENUMBERED]
    assert "overrides" not in done.answers
    assert [
        line.text
        for line in base.press.lines(done.answers).values()
        if line.text.startswith(("2. Đề", "3. Đổi"))
    ]


def test_a_new_appendix_brings_its_table_home() -> None:
    """A label, a title in capitals, a table behind the signature: one appendix with the table in it."""
    row = "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    table = f'<w:tbl xmlns:w="{W}">{row.format("TT", "Trường")}{row.format("1", "Trường A")}</w:tbl>'

    def act(r: Reviewer) -> None:
        p = _p(r, targets(HUYEN).paragraph())
        end = [child for child in r.body if child.tag in (q("p"), q("tbl"))][-1]
        for new in (etree.fromstring(table), r.blank(p, "DANH SÁCH TRƯỜNG"), r.blank(p, "PHỤ LỤC")):
            end.addnext(new)

    base, changes = came_home(reviewed(printed(HUYEN), act), HUYEN)
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in changes])

    assert [change.kind for change in changes] == [kinds.APPENDIX]
    assert done.answers["appendices"] == [
        {
            "title": "Danh sách trường",
            "content": [{"table": {"columns": ["TT", "Trường"], "rows": [["1", "Trường A"]]}}],
        }
    ]


def test_what_is_no_word_of_the_reviewer_changes_none() -> None:
    """Enter within the title takes no word of it away, in update either; a content control that was emptied brings no word
    of its prompt: the paragraph is taken out, nothing is put in."""
    from drafter.review.merge import merge

    title, text = targets(XA).base.lines["trich_yeu"].text, targets(XA).paragraph(1)
    prompt = (
        f'<w:sdt xmlns:w="{W}"><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r>'
        "<w:t>Click or tap here to enter text.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )

    def act(r: Reviewer) -> None:
        r.split(_p(r, title), "Nghị quyết số 281", tracked=False)
        p = _p(r, text)
        p.addprevious(etree.fromstring(prompt))
        p.getparent().remove(p)

    data = reviewed(printed(XA), act)
    base, changes = came_home(data)
    merged = merge(base, _opened(data, XA).reviewed, base.press.lines(base.values))

    assert [(change.line, change.kind) for change in changes if change.edits] == [
        (changes[1].line, kinds.DELETED)
    ]
    assert (changes[0].line, changes[0].by_hand, changes[1].before) == ("trich_yeu", (), text)
    assert [one.text for one in merged.overrides.values()] == [""]
    assert (merged.unplaced, "trich_yeu" in merged.overrides) == ([], False)
