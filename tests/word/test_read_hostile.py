"""Files that come from anywhere: refused in plain words, or read without following where they point."""

from __future__ import annotations

import socket
import threading

import pytest

from drafter.errors import InputError
from drafter.view import Paragraph
from drafter.word.extract import printed_text
from drafter.word.read import read_view
from tests.tools import unmeasured
from tests.word import hostile
from tests.word.hostile import pack, package


@pytest.mark.parametrize("case", hostile.REFUSED)
def test_refused(case: str) -> None:
    """A file that is no sound .docx is refused with a Vietnamese sentence that names it and says what it is."""
    make, words = hostile.REFUSED[case]

    with pytest.raises(InputError) as caught:
        read_view(make(), "kh.docx")

    assert "kh.docx" in caught.value.message
    assert words in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("case", hostile.NOTED)
def test_noted(case: str) -> None:
    """What reaches outside or hides is told once, and the words are still read."""
    data, words = hostile.NOTED[case]

    view = read_view(data, "kh.docx")

    assert any(words in note for note in view.notes), view.notes
    assert len(set(view.notes)) == len(view.notes)
    assert "Chữ" in printed_text(view)


def test_plain_link_is_not_noted() -> None:
    """An ordinary web address in the text is nothing to report."""
    view = read_view(hostile.external("hyperlink", "https://chinhphu.vn"), "kh.docx")

    assert view.notes == ()


def test_nothing_is_requested() -> None:
    """Reading a file that links to a server opens no connection to it."""
    server = socket.create_server(("127.0.0.1", 0))
    asked: list[object] = []

    def listen() -> None:
        try:
            asked.append(server.accept()[1])
        except OSError:
            return

    thread = threading.Thread(target=listen)
    thread.start()
    address = f"http://127.0.0.1:{server.getsockname()[1]}/x.png"
    try:
        read_view(hostile.external("image", address), "kh.docx")
        read_view(hostile.external("attachedTemplate", address), "kh.docx")
        read_view(hostile.external("styles", address), "kh.docx")
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(5)

    assert asked == []


def test_strict_form_is_read() -> None:
    """A file saved as Strict Open XML has other namespaces and lengths with units; it is read alike."""
    strict = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    body = hostile.p(
        "Chữ", '<w:ind w:start="1in"/><w:jc w:val="end"/>', '<w:b w:val="true"/><w:sz w:val="14pt"/>'
    )
    parts = package(body)
    for name in list(parts):
        for usual, other in strict.items():
            parts[name] = parts[name].replace(usual, other)

    (block,) = read_view(pack(parts), "kh.docx").blocks

    assert isinstance(block, Paragraph)
    assert (block.text, block.align, block.runs[0].bold, block.runs[0].size_pt) == ("Chữ", "right", True, 14)
    assert block.indent_left_mm == pytest.approx(25.4)


def test_missing_header_is_told() -> None:
    """A reference to a header that is not there does not stop the reading."""
    sect = f'<w:headerReference w:type="default" r:id="none"/>{hostile.PAGE}'

    view = read_view(pack(package(hostile.p("Chữ"), sect=sect)), "kh.docx")

    assert any("thiếu phần đầu trang" in note for note in view.notes)
    assert printed_text(view) == "Chữ"


def test_bare_package() -> None:
    """Without styles, numbering, settings and relationships the words are still read."""
    parts = package(hostile.p("Chữ"))
    bare = {name: parts[name] for name in ("[Content_Types].xml", "word/document.xml")}

    view = read_view(pack(bare), "kh.docx")

    assert printed_text(view) == "Chữ"
    assert view.comments == view.tracked_changes == 0


def test_deep_nesting_is_refused_or_read() -> None:
    """Nesting up to what the parser lets through gives a view, never a traceback."""
    inner = hostile.p("Chữ")
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"

    assert "Chữ" in printed_text(read_view(pack(package(inner)), "kh.docx"))


def test_too_deep_for_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """When nesting still exhausts the stack, the user gets a sentence."""
    from drafter.word import read

    def fail(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(read._Reader, "view", fail)

    with pytest.raises(InputError, match="quá sâu"):
        read_view(pack(package(hostile.p("Chữ"))), "kh.docx")


def test_alternate_content_with_two_texts() -> None:
    """A drawing with different words for new and old programs is read once, and told."""

    def box(text: str) -> str:
        return f"<wps:txbx><w:txbxContent>{hostile.p(text)}</w:txbxContent></wps:txbx>"

    choice = (
        '<w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/><a:graphic><a:graphicData><wps:wsp><wps:spPr/>'
        f"{box('mới')}</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    fallback = f"<w:pict><v:shape><v:textbox><w:txbxContent>{hostile.p('cũ')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    run = (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    view = read_view(pack(package(run)), "kh.docx")

    assert printed_text(view) == "mới"
    assert any("chữ khác nhau" in note for note in view.notes)


@unmeasured
def test_many_pages_in_time() -> None:
    """Two thousand pages' worth of plain paragraphs are read in seconds, not minutes."""
    import time

    body = (
        hostile.p(
            "Nội dung của một đoạn văn dài vừa phải. " * 5, '<w:jc w:val="both"/>', '<w:sz w:val="28"/>'
        )
        * 20_000
    )
    data = pack(package(body))
    start = time.process_time()

    view = read_view(data, "kh.docx")

    assert len(view.blocks) == 20_000
    assert time.process_time() - start < 20
