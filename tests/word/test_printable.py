"""The copy that is printed: changes accepted as a word processor does, nothing that reaches outside."""

from __future__ import annotations

import re

import pytest

from drafter.word.package import read_parts
from drafter.word.printable import printable
from drafter.word.read import read_view
from tests.conftest import part_of, render_document
from tests.preview.test_network import RELS, hostile
from tests.tools import ANSWERS
from tests.word.test_fix import DOCUMENT, changed

BY = 'w:id="900" w:author="A"'


def with_body(inner: str) -> bytes:
    """A document of nothing but this."""
    return changed(
        render_document(ANSWERS / "dang-uy-xa-2026.yml"),
        (
            DOCUMENT,
            lambda text: re.sub(
                r"<w:body>.*</w:body>",
                lambda _m: f"<w:body>{inner}<w:sectPr/></w:body>",
                text,
                flags=re.DOTALL,
            ),
        ),
    )


def lines(data: bytes) -> list[str]:
    return [p.text for p in read_view(data, "x").paragraphs()]


def p(inner: str, mark: str = "") -> str:
    properties = f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{inner}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


GONE = '<w:r><w:delText xml:space="preserve">cũ</w:delText></w:r>'


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (p(f"<w:ins {BY}>{r('mới')}</w:ins><w:del {BY}>{GONE}</w:del>"), ["mới"]),
        (p(f"<w:ins {BY}>{r('mới ')}<w:del {BY}>{GONE}</w:del>{r('nữa')}</w:ins>"), ["mới nữa"]),
        (p(f"<w:moveTo {BY}>{r('đến')}</w:moveTo>") + p(f"<w:moveFrom {BY}>{r('đi')}</w:moveFrom>"), ["đến", ""]),
        (p(r("đầu "), f"<w:del {BY}/>") + p(r("đuôi")), ["đầu đuôi"]),
        (p(f"<w:del {BY}>{GONE}</w:del>", f"<w:del {BY}/>") + f"<w:p><w:pPr><w:keepNext/></w:pPr>{r('sau')}</w:p>", ["sau"]),
        (p(r("cuối"), f"<w:del {BY}/>"), ["cuối"]),
        (p(r("một"), f"<w:ins {BY}/>") + p(r("hai")), ["một", "hai"]),
        (p(f'<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>đậm</w:t></w:r>'), ["đậm"]),
        (f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{p(r('bỏ'))}</w:tc></w:tr></w:tbl>{p(r('sau'))}", ["sau"]),
        (f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{p(r('bỏ'))}</w:tc></w:tr><w:tr><w:tc>{p(r('giữ'))}</w:tc>"
         f"<w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{p(r('ô bỏ'))}</w:tc></w:tr></w:tbl>{p(r('sau'))}", ["giữ", "", "sau"]),
    ],
    ids=["in and out", "nested", "moved", "joined", "emptied", "last", "new mark", "look", "table", "row and cell"],
)  # fmt: skip
def test_changes_are_accepted(body: str, wanted: list[str]) -> None:
    """What a reader who accepts everything sees; no change is left in the copy."""
    copy = printable(with_body(body), "x.docx")

    assert copy.accepted
    assert [line for line in lines(copy.data) if line] == [line for line in wanted if line]
    assert not re.search(r"<w:(ins|del|moveTo|moveFrom|rPrChange|cellDel)\b", part_of(copy.data))


def test_a_section_end_is_not_joined_away() -> None:
    """A deleted mark that carries a section keeps its paragraph: the page set-up is in it."""
    body = f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr><w:sectPr/></w:pPr>{r('một')}</w:p>{p(r('hai'))}"

    copy = printable(with_body(body), "x.docx")

    assert part_of(copy.data).count("<w:sectPr") == 2


def test_everything_that_reaches_outside_is_cut() -> None:
    """Relationships, fields and foreign parts go; what fields showed last and the page number stay, as do web links."""
    copy = printable(hostile("http://127.0.0.1:9"), "x.docx")
    text, rels = part_of(copy.data), part_of(copy.data, RELS)

    assert copy.cut
    assert not copy.accepted
    assert re.findall(r'Target="(http://127[^"]*)"', rels) == ["http://127.0.0.1:9/f"]
    assert not re.search(
        r"INCLUDE|DDE|AUTO|altChunk|127\.0\.0\.1|javascript|attachedTemplate|aFChunk",
        text + rels.replace("http://127.0.0.1:9/f", ""),
    )
    assert text.count("kết quả cũ") == 4
    assert "ảnh cũ" in text
    assert " PAGE " in text


def test_a_plain_document_is_given_as_it_is() -> None:
    """Nothing to accept, nothing to cut: byte for byte."""
    data = render_document(ANSWERS / "xa-2026.yml")

    copy = printable(data, "x.docx")

    assert (copy.data, copy.accepted, copy.cut) == (data, False, False)


def test_objects_and_stray_fields() -> None:
    """An embedded object goes, a field's words without a beginning do no harm."""
    body = p(
        '<w:r><w:object/></w:r><w:r><w:instrText>DDE x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + r("chữ")
    )

    copy = printable(with_body(body), "x.docx")

    assert copy.cut
    assert lines(copy.data) == ["chữ"]
    assert "w:object" not in part_of(copy.data)
    assert set(read_parts(copy.data, "x")) == set(read_parts(with_body(body), "x"))
