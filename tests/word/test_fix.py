"""The mended copy: what is mended, what is left, and that no word changes."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from drafter.check import check
from drafter.check.finding import Report
from drafter.check.table import BY_CODE
from drafter.errors import InputError, LossError
from drafter.word import fix as fix_module
from drafter.word.fix import fix
from drafter.word.package import read_parts, write_parts
from drafter.word.read import read_view
from tests.check.breakers import BREAKERS, at, styled
from tests.check.test_breakers import TODAY, broken
from tests.conftest import paragraphs_of, part_of, render_document
from tests.tools import ANSWERS, measured, program, sdk_errors, shared

SAMPLES = sorted(ANSWERS.glob("*.yml"))
DOCUMENT, STYLES, THEME = "word/document.xml", "word/styles.xml", "word/theme/theme1.xml"


def changed(data: bytes, *edits: tuple[str, Callable[[str], str]]) -> bytes:
    """The document with parts rewritten."""
    parts = read_parts(data, "x.docx")
    for part, edit in edits:
        parts[part] = edit(parts[part].decode()).encode()
    return write_parts(parts)


def replaced(part: str, *pairs: tuple[str, str]) -> tuple[str, Callable[[str], str]]:
    """An edit: regular expressions replaced, each of which must be there."""

    def edit(text: str) -> str:
        for pattern, new in pairs:
            text, count = re.subn(pattern, new, text)
            assert count, pattern
        return text

    return part, edit


def judged(data: bytes) -> Report:
    return check(read_view(data, "x.docx"))


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report.findings}


def words(data: bytes) -> list[str]:
    """All words of the body by the standard library alone, dates without zeros, paragraphs without white space before them."""
    composed = [unicodedata.normalize("NFC", text).lstrip() for text in paragraphs_of(data)]
    return [re.sub(r"(ngày|tháng) 0", r"\1 ", text) for text in composed]


PAGE = replaced(DOCUMENT, ('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'), (r'(<w:pgMar [^>]*?)w:left="\d+"', r'\1w:left="900"'),
                (r'(<w:pgMar [^>]*?)w:top="\d+"', r'\1w:top="700"'))  # fmt: skip
NUMBER = replaced(DOCUMENT, (r'<w:(header|footer)Reference [^>]*w:type="default"[^>]*/>', ""))
FONTS = replaced(
    STYLES, (r"<w:rFonts [^>]*/>", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
)
THEMES = replaced(THEME, (r'latin typeface="[^"]*"', 'latin typeface="Calibri"'))
LOOKS = replaced(STYLES, (r'w:(sz|szCs) w:val="2[2-9]"', r'w:\1 w:val="32"'), (r"<w:(b|i)/>", r'<w:\1 w:val="off"/>'),
                 (r'<w:(b|i) w:val="0"/>', r"<w:\1/>"), (r'<w:jc w:val="(both|center)"/>', '<w:jc w:val="right"/>'))  # fmt: skip
SPACES = (STYLES, lambda text: spread(text))


def wreck(data: bytes) -> bytes:
    """A lawful plan with everything wrong that does not take a word: as from a template of long ago, typed on anew."""
    colour = replaced(STYLES, (r'<w:color w:val="000000"/>', '<w:color w:val="1F4E79"/>'))
    decomposed = (DOCUMENT, lambda text: unicodedata.normalize("NFD", text))
    zeros = (DOCUMENT, lambda text: re.sub(r"ngày 0(\d tháng )0(\d)", r"ngày \1\2", text))
    return changed(data, zeros, PAGE, NUMBER, FONTS, THEMES, LOOKS, SPACES, colour, decomposed)


def spread(text: str) -> str:
    """Styles with first lines hanging, no gaps and wrong spaces between lines. Regimes write them in different units."""
    for pattern, new in (
        (r'w:firstLine="\d+"', 'w:left="300" w:hanging="300"'),
        (r'w:after="120"', 'w:after="0"'),
        (r'w:line="2[46]\d" w:lineRule="auto"', 'w:line="600" w:lineRule="auto"'),
        (r'w:line="3\d\d" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"'),
    ):
        text = re.sub(pattern, new, text)
    return text


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_wrecked_plan_passes_after_mending_word_for_word(sample: Path) -> None:
    """Wrong paper, margins, fonts, sizes, weights, places, spaces, page numbers, colours, Unicode: all gone, no word touched."""
    good = render_document(sample)
    bad = wreck(good)
    before = judged(bad)

    fixed = fix(bad, "x.docx", before)

    assert len(before.findings) >= 10
    assert len(codes(before)) >= 10
    assert fixed.report.summary == {"error": 0, "warning": 0, "info": 0}, fixed.report.findings
    assert judged(fixed.data) == fixed.report
    assert words(fixed.data) == words(bad) == words(good)
    assert len(fixed.done) >= 8


@pytest.mark.parametrize("version", ["Microsoft365", "Office2010"])
def test_a_mended_copy_is_a_sound_word_file(tmp_path: Path, version: str) -> None:
    """Microsoft's validator finds nothing in the copy that it did not find in the original."""
    data = changed(render_document(ANSWERS / "xa-2026.yml"), PAGE, NUMBER, FONTS, THEMES, LOOKS)
    original, copy = tmp_path / "goc.docx", tmp_path / "sua.docx"
    original.write_bytes(data)
    copy.write_bytes(fix(data, "x.docx", judged(data)).data)

    assert sdk_errors(copy, version) == []


@pytest.mark.parametrize(
    ("edit", "code", "said"),
    [
        (PAGE, "KT101", "khổ giấy A4"),
        (PAGE, "KT102", "lề trang"),
        (NUMBER, "KT111", "số trang"),
        (FONTS, "KT201", "phông chữ"),
        (LOOKS, "KT202", "cỡ chữ"),
        (LOOKS, "KT203", "chữ đậm"),
        (LOOKS, "KT204", "chữ nghiêng"),
        (LOOKS, "KT205", "căn giữa"),
        (SPACES, "KT303", "khoảng cách giữa các đoạn"),
        (SPACES, "KT304", "khoảng cách giữa các dòng"),
        (SPACES, "KT302", "thụt dòng"),
    ],
)
def test_each_mistake_is_mended_and_told(
    edit: tuple[str, Callable[[str], str]], code: str, said: str
) -> None:
    """The finding is there before and not after, and what was done is among the phrases."""
    edits = [edit, THEMES] if edit is FONTS else [edit]
    data = changed(render_document(ANSWERS / "xa-2026.yml"), *edits)
    before = judged(data)

    fixed = fix(data, "x.docx", before)

    assert code in codes(before)
    assert code not in codes(fixed.report)
    assert any(phrase.startswith(said) for phrase in fixed.done)


def test_a_clean_plan_is_left_byte_for_byte() -> None:
    """Nothing found, nothing done: the copy is the original."""
    data = render_document(ANSWERS / "xa-2026.yml")

    fixed = fix(data, "x.docx", judged(data))

    assert fixed.data == data
    assert fixed.done == ()


def test_mistakes_of_words_are_left_and_named() -> None:
    """A wrong motto is no matter of looks: it stays in the report on the copy and in the text."""
    data = changed(
        render_document(ANSWERS / "xa-2026.yml"),
        replaced(DOCUMENT, ("Độc lập - Tự do - Hạnh phúc", "Độc lập, Tự do, Hạnh phúc")),
        PAGE,
    )
    before = judged(data)

    fixed = fix(data, "x.docx", before)

    assert "TT103" in codes(before) & codes(fixed.report)
    assert "Độc lập, Tự do, Hạnh phúc" in words(fixed.data)


def test_headers_with_words_of_their_own_are_left() -> None:
    """ "Trang 2" in the header holds a word: the mender leaves it, and the finding stays."""
    data = render_document(ANSWERS / "xa-2026.yml")
    header = next(
        name
        for name in read_parts(data, "x")
        if name.startswith("word/header") and "PAGE" in part_of(data, name)
    )
    data = changed(
        data,
        replaced(
            header,
            (
                r"(<w:p>|<w:p [^>]*>)(<w:pPr>.*?</w:pPr>)",
                r'\1\2<w:r><w:t xml:space="preserve">Trang </w:t></w:r>',
            ),
        ),
    )

    fixed = fix(data, "x.docx", judged(data))

    assert "KT114" in codes(fixed.report)
    assert "Trang " in part_of(fixed.data, header)


def test_number_typed_in_the_footer_becomes_a_field_in_the_header() -> None:
    """A digit typed at the foot: the copy has a PAGE field centred above, none on page 1, and the old part is gone."""
    data = render_document(ANSWERS / "huyen-2019.yml")
    data = changed(data, replaced(DOCUMENT, ("năm 2019", "năm 2023")))
    before = check(read_view(data, "x.docx"), regime="nd30-2020", select=("KT112",))

    fixed = fix(data, "x.docx", before)
    number = read_view(fixed.data, "x.docx").sections[0].numbering

    assert codes(before) == {"KT112"}
    assert (number.place, number.align, number.is_field, number.on_first_page) == (
        "header",
        "center",
        True,
        False,
    )
    with zipfile.ZipFile(io.BytesIO(fixed.data)) as archive:
        names = archive.namelist()
        types = archive.read("[Content_Types].xml").decode()
    assert not [name for name in names if name.startswith("word/footer")]
    assert all(f"word/{name}" in names for name in re.findall(r'PartName="/word/(\w+\.xml)"', types))


def test_old_encodings_and_sign_fonts_stay() -> None:
    """Letters of .VnTime mean others than they show: their font is not changed; nor are bullets of Wingdings."""
    data = changed(
        render_document(ANSWERS / "xa-2026.yml"),
        replaced(DOCUMENT, (r"<w:body>", '<w:body><w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>Céng hßa</w:t></w:r>'
                            '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>abc</w:t></w:r>'
                            '<w:r><w:rPr><w:rFonts w:ascii="Arial Italic" w:hAnsi="Arial Italic"/></w:rPr><w:t>nghiêng</w:t></w:r></w:p>')),
    )  # fmt: skip

    fixed = fix(data, "x.docx", judged(data))
    text = part_of(fixed.data)

    assert '"\\.VnTime"'.replace("\\", "") in text
    assert '"Wingdings"' in text
    assert "Arial" not in text
    assert re.search(r"<w:i/>.{0,40}<w:t>nghiêng", text.replace("<w:iCs/>", ""))


@pytest.mark.parametrize("gap", ["</w:t><w:tab/><w:t>", "          "], ids=["tab", "spaces"])
def test_a_line_in_two_columns_is_mended_on_one_side_only(gap: str) -> None:
    """Name and motto side by side in one run: only the part that is wrong changes its weight."""
    tabs = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="5000"/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr>'
    line = (
        f"<w:p>{tabs}<w:t>UBND TỈNH LẠNG SƠN{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM   </w:t></w:r></w:p>"
        f"<w:p>{tabs}<w:t>ỦY BAN NHÂN DÂN XÃ NA SẦM{gap}Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p>"
    )
    data = changed(
        render_document(ANSWERS / "xa-2026.yml"),
        (
            DOCUMENT,
            lambda text: re.sub(r"<w:tbl>.*?</w:tbl>", lambda _m: line, text, count=1, flags=re.DOTALL),
        ),
    )

    fixed = fix(data, "x.docx", judged(data))
    head = next(p for p in read_view(fixed.data, "x.docx").paragraphs() if "TỈNH LẠNG SƠN" in p.text)
    bold = {run.text.strip(): run.bold for run in head.words}

    assert [text.split() for text in words(fixed.data)] == [text.split() for text in words(data)]
    assert bold == {"UBND TỈNH LẠNG SƠN": False, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": True}


def test_zeros_of_the_date_split_over_runs() -> None:
    """ "ngày 5 tháng 02" with its digits in runs of their own: the zero comes where it belongs, "tháng 08" loses its own."""
    date = re.compile(r"ngày 05 tháng 02")
    for typed, wanted in (("5</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space='preserve'> tháng 2", "ngày 05 tháng 02"),
                          ("05 tháng 0</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>8", "ngày 05 tháng 8")):  # fmt: skip
        data = changed(
            render_document(ANSWERS / "so-2026.yml", ("date=2026-02-05",)),
            (DOCUMENT, lambda t, new=typed: date.sub(f"ngày {new}", t)),
        )
        before = judged(data)

        fixed = fix(data, "x.docx", before)

        assert "TT123" in codes(before)
        assert "TT123" not in codes(fixed.report)
        assert any(wanted in text for text in paragraphs_of(fixed.data))


def test_a_wrecked_plan_saved_by_libreoffice_passes_after_mending(tmp_path: Path) -> None:
    """The same when another word processor has saved it: its styles, runs and tables are not ours."""
    source, out = tmp_path / "kh.docx", tmp_path / "luu"
    source.write_bytes(wreck(render_document(ANSWERS / "xa-2026.yml")))
    subprocess.run(
        [program("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "docx",
         "--outdir", str(out), str(source)],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    data = (out / "kh.docx").read_bytes()
    before = judged(data)

    fixed = fix(data, "x.docx", before)

    assert before.summary["error"] > 10
    assert fixed.report.findings == ()
    assert words(fixed.data) == words(data)


@pytest.mark.parametrize("also", [(), (NUMBER,)], ids=["number there", "number absent"])
def test_the_number_keeps_its_distance_from_the_edge(
    also: tuple[tuple[str, Callable[[str], str]], ...],
) -> None:
    """Party documents: 10 mm from the edge, also when the number itself had to be put in."""
    far = replaced(DOCUMENT, (r'(<w:pgMar [^>]*?)w:header="\d+"', r'\1w:header="1300"'))
    data = changed(render_document(ANSWERS / "tinh-uy-2019.yml"), far, *also)
    before = judged(data)

    fixed = fix(data, "x.docx", before)

    assert {"KT111", "KT117"} & codes(before)
    assert fixed.report.findings == ()


def test_an_accent_parted_from_its_letter_comes_home() -> None:
    """A run that begins with an accent, as LibreOffice cuts them: the letter is whole again, in the run before."""
    apart = "Độc lập - Tự do - Hạnh phu</w:t></w:r><w:r><w:t>\u0301c"
    data = changed(
        render_document(ANSWERS / "xa-2026.yml"), replaced(DOCUMENT, ("Độc lập - Tự do - Hạnh phúc", apart))
    )

    fixed = fix(data, "x.docx", judged(data))

    assert "phú</w:t>" in part_of(fixed.data)
    assert unicodedata.is_normalized("NFC", "".join(words(fixed.data)))
    assert "TT103" not in codes(fixed.report)


def test_underlines_and_colours_go() -> None:
    """An underlined "Nơi nhận:" and red words, also in the header, become plain and black."""
    data = render_document(ANSWERS / "xa-2026.yml")
    header = next(
        n for n in read_parts(data, "x") if n.startswith("word/header") and "PAGE" in part_of(data, n)
    )
    red = '<w:color w:val="FF0000" w:themeColor="accent2"/>'
    data = changed(
        data,
        replaced(STYLES, (r'("VBNoiNhan" .*?)</w:rPr>', r'\1<w:u w:val="single"/></w:rPr>')),
        (DOCUMENT, lambda text: text.replace("<w:r><w:t", f"<w:r><w:rPr>{red}</w:rPr><w:t", 1)),
        (
            header,
            lambda text: re.sub(
                r"<w:r>(<w:rPr>)?", lambda m: f"<w:r><w:rPr>{red}" + ("" if m[1] else "</w:rPr>"), text
            ),
        ),
    )
    before = judged(data)

    fixed = fix(data, "x.docx", before)

    assert {"KT206", "KT208"} <= codes(before)
    assert not codes(fixed.report)
    assert "FF0000" not in part_of(fixed.data) + part_of(fixed.data, header)


def test_even_pages_get_their_number_too() -> None:
    """Where odd and even pages differ, the number stands on both."""
    data = changed(
        render_document(ANSWERS / "xa-2026.yml"),
        NUMBER,
        ("word/settings.xml", lambda text: re.sub(r"(<w:settings[^>]*>)", r"\1<w:evenAndOddHeaders/>", text)),
    )

    fixed = fix(data, "x.docx", judged(data))

    assert re.search(r'<w:headerReference w:type="even" r:id="rIdDrafterN1"/>', part_of(fixed.data))
    assert "KT111" not in codes(fixed.report)


def test_a_file_without_a_page_set_up_gets_one() -> None:
    """No w:sectPr at all: the margins of the law are written."""
    data = changed(
        render_document(ANSWERS / "xa-2026.yml"),
        (DOCUMENT, lambda text: re.sub(r"<w:sectPr.*?</w:sectPr>", "", text, flags=re.DOTALL)),
    )
    before = judged(data)

    fixed = fix(data, "x.docx", before)

    assert {"KT102", "KT111"} <= codes(before)
    assert not {"KT102", "KT111"} & codes(fixed.report)


def _retyped(start: str, runs: str) -> bytes:
    """The plan of a commune with the runs of a paragraph typed anew before its words; `runs` is XML."""

    def edit(document: Any) -> None:
        p = at(document, start)
        for run in reversed(parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>")):
            p.pPr.addnext(run)

    return broken("long", edit)


TYPED = {
    "a tab": "<w:r><w:tab/></w:r>",
    "spaces": '<w:r><w:t xml:space="preserve">        </w:t></w:r>',
    "both, over two runs": '<w:r><w:t xml:space="preserve">  </w:t><w:tab/></w:r><w:r><w:t xml:space="preserve"> \u00a0</w:t></w:r>',
    "beside the mark of a broken page": "<w:r><w:lastRenderedPageBreak/><w:tab/></w:r>",
}


@pytest.mark.parametrize("runs", TYPED.values(), ids=TYPED)
def test_typed_indents_become_a_first_line(runs: str) -> None:
    """White space before a paragraph goes, its first line begins where the others do, and this is told with its code."""
    data = _retyped("Xác định những", runs)
    clean_ = {p.index: p for p in read_view(broken("long", lambda document: None), "x").paragraphs()}

    fixed = fix(data, "x.docx", judged(data))

    assert codes(judged(data)) == {"KT302"}
    assert codes(fixed.report) == set()
    assert [said for said in fixed.done if "(KT302)" in said]
    for p in read_view(fixed.data, "x").paragraphs():
        assert (p.text, p.first_line_mm, p.indent_left_mm) == (
            clean_[p.index].text, clean_[p.index].first_line_mm, clean_[p.index].indent_left_mm,
        )  # fmt: skip


@pytest.mark.parametrize(
    "runs", ["<w:r><w:tab/><w:t>Cột</w:t><w:tab/></w:r>", "<w:r><w:tab/><w:t>Dòng</w:t><w:br/></w:r>"]
)
def test_tabs_that_lay_out_a_line_stay(runs: str) -> None:
    """A tab further on, a line broken by hand: what stands behind would move, so nothing is taken out."""
    data = _retyped("Xác định những", runs)

    fixed = fix(data, "x.docx", judged(data))

    assert "KT302" in codes(fixed.report)
    assert paragraphs_of(fixed.data) == paragraphs_of(data)


def test_a_mender_that_loses_a_word_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are compared at run time: a copy that would differ is refused."""
    data = changed(render_document(ANSWERS / "xa-2026.yml"), PAGE)

    def careless(package, case, words):  # type: ignore[no-untyped-def]
        next(t for t in package.document.iter() if t.tag.endswith("}t")).text = ""
        return "x"

    monkeypatch.setattr(fix_module, "MENDERS", ((careless, fix_module.MENDERS[0][1]),))

    with pytest.raises(LossError, match="khác lời văn"):
        fix(data, "x.docx", judged(data))


def test_the_strict_form_is_refused_for_changing() -> None:
    """What we read but do not write is said, with what to do."""
    data = render_document(ANSWERS / "xa-2026.yml")
    strict = changed(
        data,
        (DOCUMENT, lambda text: text.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")),
    )  # fmt: skip

    with pytest.raises(InputError, match="Strict") as caught:
        fix(strict, "x.docx", judged(data))
    assert "Word Document" in caught.value.hint


@pytest.mark.parametrize("name", ["2242-kh-2026", "3957-kh-2026", "dean08-kh-2026"])
def test_real_plans_get_better_and_keep_their_words(name: str) -> None:
    """On documents we did not write: fewer errors, no new kind of finding, the same words."""
    data = shared("corpus", "docx", f"laocai-sct-{name}.docx").read_bytes()
    before = judged(data)

    fixed = fix(data, name, before)

    assert fixed.report.summary["error"] < before.summary["error"]
    assert codes(fixed.report) <= codes(before)
    assert words(fixed.data) == words(data)


def test_the_command_writes_a_copy_and_says_what_is_left(
    tmp_path: Path, run_cli: Callable[..., object]
) -> None:
    """check --fix: report on stdout, what was done and left on stderr, the original untouched, nothing overwritten."""
    source, copy = tmp_path / "goc.docx", tmp_path / "sua.docx"
    data = changed(
        render_document(ANSWERS / "xa-2026.yml"),
        PAGE,
        replaced(DOCUMENT, ("Độc lập - Tự do", "Độc lập, Tự do")),
    )
    source.write_bytes(data)

    done = run_cli("check", source, "--fix", copy)
    again = run_cli("check", copy)
    kept = run_cli("check", source, "--fix", source)
    twice = run_cli("check", source, "--fix", copy, "--annotate", copy)

    assert done.code == 1
    assert "đã sửa: lề trang" in done.err
    assert "còn lại: TT103" in done.err
    assert str(copy) in done.err
    assert "KT102" in done.out
    assert source.read_bytes() == data
    assert "KT102" not in again.out
    assert (kept.code, twice.code) == (2, 2)
    assert "tệp khác với tệp gốc" in kept.err


#: Breakers that no mender can answer without touching a word: a word in the header, an old encoding.
LEFT = {("KT114", 1), ("KT201", 1)}
#: Findings that go with the mending of others: letters are always composed, an old template is known by its looks.
CONSEQUENCES = {"TT706", "TT802"}
MENDABLE = {finder for _mender, finders in fix_module.MENDERS for finder in finders}


@pytest.mark.parametrize(
    "code", measured(sorted(BREAKERS), lambda code: BY_CODE[code].find in MENDABLE or code.startswith("TT"))
)
def test_every_way_to_break_a_plan_is_mended_or_left(code: str) -> None:
    """Each breaker of each rule: what can be mended is gone, nothing new is found, nothing else is touched."""
    for number, (base, edit, *_also) in enumerate(BREAKERS[code]):
        data = broken(str(base), edit)
        before = check(read_view(data, "x.docx"), today=TODAY)

        fixed = fix(data, "x.docx", before, today=TODAY)

        assert codes(fixed.report) <= codes(before)
        if BY_CODE[code].find in MENDABLE and (code, number) not in LEFT:
            assert code not in codes(fixed.report)
            assert fixed.done
        elif code not in CONSEQUENCES:
            assert code in codes(fixed.report)


_SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_DRAWN = (
    "<w:drawing><wp:inline><wp:extent cx='2088000' cy='0'/><wp:docPr id='7' name='Line'/><a:graphic><a:graphicData "
    "uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst='line'/>"
    "<a:ln w='38100'><a:solidFill><a:srgbClr val='4472C4'/></a:solidFill></a:ln></wps:spPr></wps:wsp></a:graphicData></a:graphic>"
    "</wp:inline></w:drawing>"
)
_OLD_DRAWN = (
    "<w:pict><v:line from='0,18pt' to='164pt,18pt' strokecolor='#4472c4' strokeweight='3pt' "
    "style='position:absolute;mso-position-horizontal:center'/></w:pict>"
)


@pytest.mark.parametrize("line", [_DRAWN, _OLD_DRAWN], ids=["drawing", "vml"])
def test_a_drawn_line_becomes_thin_and_black(line: str) -> None:
    """A line as Word draws it by itself, blue and thick: mended where it hangs, and no second time."""

    def drawn(doc: Any) -> None:
        below = styled(doc, "VBKeQuocHieu")
        below.getparent().remove(below)
        at(doc, "Độc lập").append(parse_xml(f"<w:r {nsdecls('w')} {_SPACES}>{line}</w:r>"))

    data = broken("parts", drawn)
    before = judged(data)
    assert "KT406" in codes(before)

    fixed = fix(data, "x.docx", before)

    assert "KT406" not in codes(fixed.report)
    assert words(fixed.data) == words(data)
    assert fix(fixed.data, "x.docx", fixed.report).data == fixed.data
