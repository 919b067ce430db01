"""Looks changed by hand: told by pull, diff and update, and never where a program only wrote the same look anew."""

from __future__ import annotations

import copy
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from drafter.cli.making import make
from drafter.cli.returning import base_of, looks_changed
from drafter.review.looks import Restyled
from drafter.word.package import read_parts, write_parts
from tests.review.kinds import _p, word
from tests.review.reviewer import Act, Reviewer, W, q, reviewed
from tests.review.test_matrix import CASES, SAMPLES, _opened, edited, printed, targets
from tests.tools import ANSWERS, measured, on, program, unmeasured

XA = ANSWERS / "xa-2026.yml"
EACH = measured(SAMPLES, on("dang-uy-xa-2026"))
_PPR = "pPr"

#: What is done to a word in Word, as run properties, and what must be said.
WORDS = [
    ("<w:b/>", "in đậm"),
    ("<w:i/>", "in nghiêng"),
    ('<w:u w:val="single"/>', "gạch chân"),
    ("<w:strike/>", "gạch ngang chữ"),
    ('<w:highlight w:val="yellow"/>', "tô nền chữ"),
    ('<w:shd w:val="clear" w:fill="FFFF00"/>', "tô nền chữ"),
    ('<w:color w:val="FF0000"/>', "chữ màu đỏ"),
    ('<w:sz w:val="36"/>', "cỡ chữ 18"),
    ('<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>', "phông chữ Arial"),
    ('<w:vertAlign w:val="superscript"/>', "chỉ số trên"),
    ("<w:caps/>", "đổi kiểu chữ in hoa"),
    ('<w:spacing w:val="-6"/>', "giãn khoảng cách chữ -0,3 pt"),
]
#: What is done to a paragraph, as paragraph properties, and what must be said.
SHAPES = [
    ('<w:jc w:val="center"/>', "căn giữa"),
    ('<w:jc w:val="right"/>', "căn phải"),
    ('<w:ind w:left="1134"/>', "thụt trái 20 mm"),
    ('<w:ind w:firstLine="0"/>', "thụt dòng đầu 0 mm"),
    ('<w:spacing w:before="480"/>', "cách đoạn trên 24 pt"),
    ('<w:spacing w:line="480" w:lineRule="auto"/>', "đổi giãn dòng"),
    ("<w:pageBreakBefore/>", "sang trang mới"),
]


def restyle(run: Any, properties: str) -> None:
    """Give a run direct formatting, in place of what it says itself of the same."""
    look = run.find(q("rPr"))
    if look is None:
        look = etree.Element(q("rPr"))
        run.insert(0, look)
    _put(look, properties)


def reshape(p: Any, properties: str) -> None:
    """Give a paragraph direct formatting."""
    shape = p.find(q(_PPR))
    if shape is None:
        shape = etree.Element(q(_PPR))
        p.insert(0, shape)
    _put(shape, properties)


def _put(holder: Any, properties: str) -> None:
    for new in etree.fromstring(f'<x xmlns:w="{W}">{properties}</x>'):
        old = holder.find(new.tag)
        if old is None:
            holder.append(new)
        else:
            old.attrib.update(new.attrib)


def looks(data: bytes, sample: Path = XA) -> tuple[Restyled, ...]:
    """What is told of the looks of a document that came back."""
    returned = _opened(data, sample)
    return looks_changed(returned, base_of(returned, None)).told


def a_word(sample: Path, properties: str) -> tuple[bytes, str]:
    """A sample with a word of a paragraph formatted by hand, and that word."""
    text = targets(sample).paragraph()
    return reviewed(printed(sample), lambda r: restyle(r.isolate(_p(r, text), word(text)), properties)), word(
        text
    )


@pytest.mark.parametrize(("properties", "said"), WORDS)
@pytest.mark.parametrize("sample", EACH, ids=lambda path: path.stem)
def test_a_word_formatted_by_hand_is_told(sample: Path, properties: str, said: str) -> None:
    """The word, how it looks now, and nothing else."""
    data, phrase = a_word(sample, properties)
    found = looks(data, sample)

    assert [(one.phrase.lower(), len(one.what)) for one in found] == [(phrase, 1)]
    assert found[0].what[0].startswith(said)


@pytest.mark.parametrize(("properties", "said"), SHAPES)
@pytest.mark.parametrize("sample", EACH, ids=lambda path: path.stem)
def test_a_paragraph_shaped_by_hand_is_told(sample: Path, properties: str, said: str) -> None:
    """The paragraph, how it stands now, and nothing else."""
    text = targets(sample).paragraph()
    found = looks(reviewed(printed(sample), lambda r: reshape(_p(r, text), properties)), sample)

    assert [(one.phrase, len(one.what)) for one in found] == [("", 1)]
    assert found[0].what[0].startswith(said)
    assert found[0].text == text


def test_pull_diff_and_update_say_it_and_pull_leaves_the_answers(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    """Where, which words, how; nothing is written to the answers; update keeps it and says so."""
    shutil.copy(XA, tmp_path / "kh.yml")
    data, phrase = a_word(XA, "<w:b/>")
    (tmp_path / "kh.docx").write_bytes(data)
    (tmp_path / "goc.docx").write_bytes(printed(XA))
    before = (tmp_path / "kh.yml").read_bytes()
    pulled = run_cli("pull", tmp_path / "kh.docx", tmp_path / "kh.yml", "--accept-all-clear")
    told = run_cli("diff", tmp_path / "goc.docx", tmp_path / "kh.docx")
    updated = run_cli("update", tmp_path / "kh.docx", tmp_path / "kh.yml", "-o", tmp_path / "moi.docx")
    machine = run_cli("pull", tmp_path / "kh.docx", tmp_path / "kh.yml", "--format", "json")

    assert "định dạng sửa tay, câu trả lời không chứa được" in pulled.out
    for done in (pulled, told, updated):
        assert f"“{phrase}” trong đoạn" in done.out
        assert "in đậm" in done.out
    assert "không có gì đổi" not in told.out
    assert (pulled.code, told.code, updated.code) == (0, 1, 0)
    assert (tmp_path / "kh.yml").read_bytes() == before
    assert [one["words"] for one in json.loads(machine.out)["looks"]] == [phrase]


@pytest.mark.parametrize(
    ("sample", "part", "name"),
    [(XA, "word/header1.xml", "đầu trang"), (ANSWERS / "huyen-2019.yml", "word/footer1.xml", "chân trang")],
)
def test_the_look_of_a_header_or_footer_is_told(sample: Path, part: str, name: str) -> None:
    """The number of the page made bold and red there: said with its place."""
    r = Reviewer(printed(sample))
    look = b'<w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t '
    r.parts[part] = r.parts[part].replace(b"<w:r><w:t ", look)
    found = looks(r.save(), sample)

    assert [one.what for one in found] == [(f"số trang ở {name}: in đậm", f"số trang ở {name}: chữ màu đỏ")]


def test_cells_that_were_joined_are_told() -> None:
    """Two cells of a row merged, no word changed: nothing for the answers, and not nothing."""

    def act(r: Reviewer) -> None:
        first = next(a for a in r.find("Sổ sức khỏe; biên bản kiểm tra").iterancestors() if a.tag == q("tc"))
        second = first.getprevious()
        for p in list(first.iter(q("p"))):
            second.append(p)
        etree.SubElement(second.find(q("tcPr")), q("gridSpan")).set(q("val"), "2")
        first.getparent().remove(first)

    assert ("gộp 2 ô",) in [one.what for one in looks(reviewed(printed(XA), act))]


def test_tracked_formatting_is_told_in_the_same_words() -> None:
    """Formatting with tracking on names its words as formatting without it."""
    text = targets(XA).paragraph()

    def act(r: Reviewer) -> None:
        run = r.isolate(_p(r, text), word(text))
        restyle(run, "<w:i/>")
        change = r.change("rPrChange")
        etree.SubElement(change, q("rPr"))
        run.find(q("rPr")).append(change)

    assert [(one.phrase, one.what) for one in looks(reviewed(printed(XA), act))] == [
        (word(text), ("in nghiêng",))
    ]


def test_formatting_and_new_words_in_one_paragraph() -> None:
    """Words put in beside formatted ones are a change of words, the formatted ones are told; new words are no news."""
    text = targets(XA).paragraph()

    def act(r: Reviewer) -> None:
        restyle(r.isolate(_p(r, text), word(text)), "<w:b/>")
        r.add_after(_p(r, text), " Thêm một câu nữa.")

    assert [(one.phrase, one.what) for one in looks(reviewed(printed(XA), act))] == [
        (word(text), ("in đậm",))
    ]


def test_new_words_set_off_are_told_and_their_face_is_not() -> None:
    """Pasted words take on the face and size of the house without a word; bold and red among them are told."""
    text = targets(XA).paragraph()

    def act(r: Reviewer) -> None:
        first = r.add_after(_p(r, text), " Câu dán vào từ nơi khác.")
        restyle(first.find(q("r")), '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/>')
        restyle(r.add_after(_p(r, text + " Câu dán vào từ nơi khác."), " Rất gấp.").find(q("r")), "<w:b/>")

    found = [(one.phrase, one.what) for one in looks(reviewed(printed(XA), act))]

    assert found == [("Rất gấp.", ("in đậm",))]


def test_what_the_whole_paragraph_shares_is_told_of_the_paragraph() -> None:
    """A paragraph in another size with one word in bold: the size once, the word alone."""
    text = targets(XA).paragraph()

    def act(r: Reviewer) -> None:
        restyle(r.isolate(_p(r, text), word(text)), "<w:b/>")
        for run in _p(r, text).iter(q("r")):
            restyle(run, '<w:sz w:val="26"/>')

    assert [(one.phrase, one.what) for one in looks(reviewed(printed(XA), act))] == [
        ("", ("cỡ chữ 13 (mẫu: 14)",)),
        (word(text), ("in đậm",)),
    ]


def test_all_paragraphs_changed_alike_are_told_once() -> None:
    """The whole text set in another size: one line says how many paragraphs, from which to which."""

    def act(r: Reviewer) -> None:
        for p in r.paragraphs():
            if p.getparent().tag == q("body"):
                for run in p.iter(q("r")):
                    restyle(run, '<w:sz w:val="31"/>')

    found = [one for one in looks(reviewed(printed(XA), act)) if one.count > 1]

    assert found
    assert max(one.count for one in found) > 50
    assert all("cỡ chữ 15,5 (mẫu: 14)" in one.what for one in found[:1])


@pytest.mark.parametrize(
    ("attributes", "said"),
    [({"left": "1134"}, "lề trái 20 mm"), ({"top": "2268"}, "lề trên 40 mm")],
)
def test_margins_changed_by_hand_are_told(attributes: dict[str, str], said: str) -> None:
    """The page set-up of the answers stands; that of the reviewer is told."""

    def act(r: Reviewer) -> None:
        for margins in r.body.iter(q("pgMar")):
            margins.attrib.update({q(name): value for name, value in attributes.items()})

    found = looks(reviewed(printed(XA), act))

    assert found[0].text == ""
    assert any(what.startswith(said) for what in found[0].what)


def test_a_new_paragraph_that_stands_out_is_told() -> None:
    """A new paragraph like its neighbours is no news; one centred and coloured is."""
    text = targets(XA).paragraph()

    def act(r: Reviewer) -> None:
        new = r.paragraph_after(_p(r, text), "Đoạn mới như đoạn trên.", tracked=False)
        loud = r.paragraph_after(new, "Đoạn mới nổi bật.", tracked=False)
        reshape(loud, '<w:jc w:val="center"/>')
        for run in loud.iter(q("r")):
            restyle(run, '<w:color w:val="FF0000"/>')

    found = looks(reviewed(printed(XA), act))

    assert [(one.text, one.what) for one in found] == [("Đoạn mới nổi bật.", ("chữ màu đỏ", "căn giữa"))]


def test_a_new_row_like_the_others_and_a_new_plain_paragraph_are_no_news() -> None:
    """Each cell of a new row is compared with its column; plain words between bold lines have nothing to lose."""

    def act(r: Reviewer) -> None:
        row = next(row for row in r.body.iter(q("tr")) if r.words(next(row.iter(q("p")))) == "3")
        r.row_after(row, ["9", "Việc mới", "Phòng Kinh tế", "Công an xã", "Quý IV/2026", "Báo cáo"])
        heading = _p(r, targets(XA).heading())
        heading.addnext(etree.fromstring(f'<w:p xmlns:w="{W}"><w:r><w:t>Đoạn trơn.</w:t></w:r></w:p>'))

    assert looks(reviewed(printed(XA), act)) == ()


@pytest.mark.xdist_group("saved by LibreOffice")
def test_what_follows_a_deleted_paragraph_is_not_told_for_the_join(saved: Path) -> None:
    """LibreOffice gives the heading after a deleted paragraph the shape of that paragraph: nobody asked for it."""
    from drafter.cli.returning import open_returned

    returned = open_returned(saved / "docx" / "xa-2026-deleted.docx")

    assert looks_changed(returned, base_of(returned, None)).told == ()


def test_empty_paragraphs_put_in_are_told() -> None:
    """Enter pressed three times to push the text down: how often, and below what."""
    text = targets(XA).paragraph()

    def act(r: Reviewer) -> None:
        for _ in range(3):
            _p(r, text).addnext(etree.fromstring(f'<w:p xmlns:w="{W}"/>'))

    assert [(one.text, one.what) for one in looks(reviewed(printed(XA), act))] == [
        (text, ("thêm 3 dòng trống phía dưới",))
    ]


def test_a_removed_rule_line_is_told() -> None:
    """The line under the title deleted by hand."""

    def act(r: Reviewer) -> None:
        title = targets(XA).base.lines["trich_yeu"].text
        rule = _p(r, title).getnext()
        assert not r.words(rule)
        rule.getparent().remove(rule)

    assert any("bỏ đường kẻ" in one.what for one in looks(reviewed(printed(XA), act)))


def _rewritten(r: Reviewer) -> None:
    """What a word processor writes of itself: marks of its session, proofing, runs cut, defaults and languages put in."""
    for p in r.paragraphs():
        p.set(q("rsidR"), "00A1B2C3")
        p.set(q("rsidRDefault"), "00A1B2C3")
        for run in list(p.iter(q("r"))):
            text = run.find(q("t"))
            if text is None or len(text.text or "") < 6:
                continue
            other = copy.deepcopy(run)
            r.write(other, text.text[3:])
            r.write(run, text.text[:3])
            run.addnext(other)
            run.addnext(etree.Element(q("proofErr"), {q("type"): "spellStart"}))
            for one in (run, other):
                one.set(q("rsidRPr"), "00D4E5F6")
                restyle(one, '<w:lang w:val="vi-VN"/><w:vertAlign w:val="baseline"/><w:noProof/>')
            if not run.findall(f"{q('rPr')}/{q('b')}"):
                continue
            restyle(other, "<w:bCs/>")
        shape = p.find(q(_PPR))
        if shape is None or shape.find(q("ind")) is None:
            reshape(p, '<w:textAlignment w:val="auto"/>')


@unmeasured
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_same_look_written_otherwise_is_no_change(sample: Path) -> None:
    """A file printed, and one that a word processor wrote anew without a change: nothing is told."""
    assert looks(printed(sample), sample) == ()
    assert looks(reviewed(printed(sample), _rewritten), sample) == ()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each sample, as printed and with a word in bold and a paragraph centred, after LibreOffice has saved it; and by way
    of its other formats."""
    office = program("soffice")
    folder = tmp_path_factory.mktemp("saved")
    for sample in SAMPLES:
        text = targets(sample).paragraph()
        acts: dict[str, list[Act]] = {
            "plain": [],
            "bold": [lambda r, t=text: restyle(r.isolate(_p(r, t), word(t)), "<w:b/>")],
            "centre": [lambda r, t=text: reshape(_p(r, t), '<w:jc w:val="center"/>')],
        }
        if sample == XA:
            acts["deleted"] = [lambda r: r.erase_paragraph(r.find("2. Yêu cầu").getprevious())]
        for name, done in acts.items():
            (folder / f"{sample.stem}-{name}.docx").write_bytes(reviewed(printed(sample), *done))
    with tempfile.TemporaryDirectory() as profile:

        def convert(to: str, source: str, target: str) -> None:
            (folder / target).mkdir()
            subprocess.run(
                [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to,
                 "--outdir", str(folder / target), *map(str, sorted((folder / source).glob("*.*")))],
                capture_output=True, timeout=300, check=False,
            )  # fmt: skip

        convert("docx", ".", "docx")
        for other in ("odt", "doc"):
            convert(other, ".", other)
            convert("docx", other, f"by-{other}")
    return folder


@pytest.mark.xdist_group("saved by LibreOffice")
@pytest.mark.parametrize("way", ["docx", "by-odt", "by-doc"])
@pytest.mark.parametrize("sample", EACH, ids=lambda path: path.stem)
def test_opened_and_saved_by_libreoffice_nothing_is_told_but_what_was_done(
    sample: Path, way: str, saved: Path
) -> None:
    """The file merely saved tells nothing; what was done by hand before is told after it, that and no more."""
    from drafter.cli.returning import open_returned, plain_of

    text = targets(sample).paragraph()
    told = {}
    for name in ("plain", "bold", "centre"):
        returned = open_returned(saved / way / f"{sample.stem}-{name}.docx")
        found = looks_changed(returned, base_of(returned, plain_of(sample)[1])).told
        told[name] = [(one.text, one.phrase, one.what) for one in found]

    assert told == {
        "plain": [],
        "bold": [(text, word(text), ("in đậm",))],
        "centre": [(text, "", ("căn giữa",))],
    }


def test_an_office_with_its_own_layout_is_told_how_to_compare(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    """Printed with an own layout: without it looks cannot be compared and that is said; with it they are."""
    shutil.copy(XA, tmp_path / "kh.yml")
    own = tmp_path / "mau.docx"
    parts = read_parts((XA.parent.parent / "templates/layouts/nd30-2020.docx").read_bytes(), "")
    parts["word/styles.xml"] = re.sub(rb'w:val="28"', b'w:val="27"', parts["word/styles.xml"])
    own.write_bytes(write_parts(parts))
    (tmp_path / "kh.docx").write_bytes(make(tmp_path / "kh.yml", template=own).data)
    blind = run_cli("pull", tmp_path / "kh.docx", tmp_path / "kh.yml")
    seeing = run_cli("pull", tmp_path / "kh.docx", tmp_path / "kh.yml", "--template", own)
    updated = run_cli(
        "update", tmp_path / "kh.docx", tmp_path / "kh.yml", "-o", tmp_path / "moi.docx", "--template", own
    )
    made = read_parts((tmp_path / "moi.docx").read_bytes(), "")
    (tmp_path / "goc.docx").write_bytes(printed(XA))
    compared = run_cli("diff", tmp_path / "goc.docx", tmp_path / "kh.docx", "--template", own)

    assert (compared.out, compared.err) == ("không có gì đổi\n", "")
    assert "không so được định dạng sửa tay" in blind.err
    assert "định dạng sửa tay" not in blind.out
    assert "định dạng" not in seeing.err + seeing.out
    assert updated.code == 0
    assert made["word/styles.xml"].count(b'w:val="27"') == parts["word/styles.xml"].count(b'w:val="27"')


@pytest.mark.parametrize(
    "sample",
    measured([XA, ANSWERS / "tinh-uy-2019.yml"], on("tinh-uy-2019")),
    ids=lambda path: path.stem,
)
def test_an_edit_of_words_is_no_change_of_looks(sample: Path) -> None:
    """Words put in, taken out, moved, split, merged, commented: nothing is told of looks but where looks were changed."""
    told = {kind.name for one, kind in CASES if one == sample and looks(edited(sample, kind), sample)}

    # typed anew as one run, such a line has the bold of its beginning all along
    assert told - {"value and fixed words together"} == {"looks only"}


def test_update_puts_looks_on_words_that_stayed_and_says_what_it_could_not_keep(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    """Bold, colour, ground, place of paragraphs, in a cell as well: kept where the words stand; a size, and what stood on
    words that changed since, are told. The new document says the same of itself."""
    first, second, third = (targets(XA).paragraph(n) for n in range(3))
    cell = "Sổ sức khỏe; biên bản kiểm tra"

    def act(r: Reviewer) -> None:
        restyle(r.isolate(_p(r, first), word(first)), '<w:b/><w:u w:val="single"/><w:sz w:val="36"/>')
        reshape(_p(r, second), '<w:jc w:val="center"/><w:ind w:left="567" w:firstLine="0"/>')
        restyle(r.isolate(_p(r, third), word(third)), "<w:i/>")
        for run in r.find(cell).iter(q("r")):
            restyle(run, '<w:color w:val="FF0000"/><w:highlight w:val="yellow"/>')

    (tmp_path / "a.docx").write_bytes(reviewed(printed(XA), act))
    text = XA.read_text(encoding="utf-8").replace(third, f"{third} Ta thêm.")
    (tmp_path / "kh.yml").write_text(text, encoding="utf-8")
    done = run_cli("update", tmp_path / "a.docx", tmp_path / "kh.yml", "-o", tmp_path / "b.docx")
    said = [line.partition(", bản mới ")[2] for line in done.out.splitlines() if "định dạng" in line]
    found = looks((tmp_path / "b.docx").read_bytes())

    assert [(one.phrase, one.what) for one in found] == [
        (word(first), ("in đậm", "gạch chân")),
        ("", ("căn giữa", "thụt trái 10 mm (mẫu: 0)", "thụt dòng đầu 0 mm (mẫu: 12,7)")),
        ("", ("tô nền chữ", "chữ màu đỏ")),
    ]
    assert [line.partition(":")[0] for line in said] == ["giữ"] * 3 + ["không giữ"] * 2
    assert done.code == 1
