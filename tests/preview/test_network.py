"""Checking, previewing and mending a hostile file sends no request: a listener on loopback hears nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drafter.preview.office import to_pdf
from drafter.word.package import read_parts, write_parts
from drafter.word.printable import printable
from tests.conftest import render_document
from tests.tools import ANSWERS, program

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT, RELS = "word/document.xml", "word/_rels/document.xml.rels"


class Listener:
    """Counts what knocks on a port of this machine."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.heard: list[bytes] = []
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}"

    def _listen(self) -> None:
        while True:
            try:
                peer, _address = self.socket.accept()
            except OSError:
                return
            with peer:
                peer.settimeout(2)
                try:
                    self.heard.append(peer.recv(200))
                    peer.sendall(b"HTTP/1.0 404 Not Found\r\n\r\n")
                except OSError:
                    self.heard.append(b"")

    def close(self) -> None:
        # closing alone does not wake a thread that waits for a guest
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(5)


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


def _picture(id_: str) -> str:
    pic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent cx="914400" cy="914400"/><wp:docPr id="77" name="x"/><a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}">'
        f'<pic:pic xmlns:pic="{pic}"><pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:link="{id_}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _field(*instructions: str) -> str:
    inner = "".join(
        f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>' for text in instructions
    )
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>kết quả cũ</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def hostile(url: str) -> bytes:
    """A plan that reaches out by every way we know: links, fields, templates, VML, frames, foreign parts."""
    parts = read_parts(render_document(ANSWERS / "dang-uy-xa-2026.yml"), "x.docx")
    rels = "".join(
        f'<Relationship Id="{id_}" Type="{REL}/{kind}" Target="{target}"{mode}/>'
        for id_, kind, target, mode in (
            ("rIdX1", "image", f"{url}/a.png", ' TargetMode="External"'),
            ("rIdX2", "attachedTemplate", f"{url}/b.dotm", ' TargetMode="External"'),
            ("rIdX3", "aFChunk", "afchunk.htm", ""),
            ("rIdX4", "oleObject", f"{url}/c.bin", ' TargetMode="External"'),
            ("rIdX5", "subDocument", f"{url}/d.docx", ' TargetMode="External"'),
            ("rIdX6", "image", f"{url}/e.png", ""),
            ("rIdX7", "hyperlink", f"{url}/f", ' TargetMode="External"'),
            ("rIdX8", "hyperlink", "javascript:alert(1)", ' TargetMode="External"'),
        )
    )
    parts[RELS] = parts[RELS].replace(b"</Relationships>", rels.encode() + b"</Relationships>")
    parts["word/afchunk.htm"] = f'<html><img src="{url}/alt.png"></html>'.encode()
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        b"</Types>", b'<Default Extension="htm" ContentType="text/html"/></Types>'
    )
    vml = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:50pt;height:50pt">'
        f'<v:imagedata src="{url}/g.png" r:href="rIdX1"/></v:shape></w:pict></w:r></w:p>'
    )
    body = (
        _picture("rIdX1") + _picture("rIdX6") + vml
        + _field(f' INCLUDEPICTURE "{url}/h.png" \\d ') + _field(f' INCLUDETEXT "{url}/i.docx" ') + _field(" DDE", "AUTO c:\\x ")
        + _field(" PAGE ") + f'<w:p><w:fldSimple w:instr=" INCLUDEPICTURE {url}/j.png "><w:r><w:t>ảnh cũ</w:t></w:r></w:fldSimple></w:p>'
        + '<w:altChunk r:id="rIdX3"/>'
    )  # fmt: skip
    text = parts[DOCUMENT].decode()
    parts[DOCUMENT] = text.replace("<w:sectPr", body + "<w:sectPr", 1).encode() if "<w:p><w:pPr><w:sectPr" not in text else (
        text[: text.rindex("<w:sectPr")] + body + text[text.rindex("<w:sectPr") :]
    ).encode()  # fmt: skip
    return write_parts(parts)


def test_the_listener_hears(listener: Listener) -> None:
    """The witness itself works: a request is counted."""
    with socket.create_connection(("127.0.0.1", int(listener.url.rpartition(":")[2]))) as peer:
        peer.sendall(b"GET / HTTP/1.0\r\n\r\n")
        peer.recv(100)

    assert listener.heard == [b"GET / HTTP/1.0\r\n\r\n"]


def test_commands_on_a_hostile_file_send_nothing(
    listener: Listener, tmp_path: Path, run_cli: Callable[..., object]
) -> None:
    """check, check --rendered with both copies, and preview: pages are made, and nobody calls home."""
    program("soffice")
    path = tmp_path / "la.docx"
    path.write_bytes(hostile(listener.url))

    checked = run_cli(
        "check", path, "--rendered", "--annotate", tmp_path / "a.docx", "--fix", tmp_path / "f.docx"
    )
    shown = run_cli("preview", path)

    assert checked.code in (0, 1), checked.err
    assert shown.code == 0, shown.err
    assert (tmp_path / "la.pdf").read_bytes().startswith(b"%PDF")
    assert "nối ra ngoài tệp" in shown.err
    assert listener.heard == []


@pytest.mark.parametrize("stripped", [True, False], ids=["copy stripped", "profile alone"])
def test_each_defence_holds_without_the_network_wall(listener: Listener, stripped: bool) -> None:
    """Without the network namespace: the stripped copy sends nothing; nor does the hostile file itself in our profile."""
    program("soffice")
    data = hostile(listener.url)

    pdf = to_pdf(printable(data, "x.docx").data if stripped else data, offline=False)

    assert pdf.startswith(b"%PDF")
    assert listener.heard == []
