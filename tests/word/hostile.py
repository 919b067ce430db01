"""Small Word files made in memory, sound ones and hostile ones."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{REL}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
)
#: Width of the text on that page, in millimetres.
ROOM = (11906 - 1134 - 1701) / 1440 * 25.4
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def part(root: str, inner: str) -> bytes:
    """A WordprocessingML part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {SPACES}>{inner}</w:{root}>'.encode()


def package(
    body: str,
    *,
    sect: str = PAGE,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    theme: str = "",
    headers: dict[str, str] | None = None,
    notes: str = "",
    comments: str = "",
    extra: dict[str, bytes] | None = None,
    relations: str = "",
) -> dict[str, bytes]:
    """The parts of a document. `headers` are file names ("header1.xml") with what they hold; rId = file name."""
    rows = [
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("theme", "theme/theme1.xml"),
        ("footnotes", "footnotes.xml"),
        ("comments", "comments.xml"),
    ]
    headers = headers or {}
    rows += [(name[:6], name) for name in headers]
    rels = "".join(
        f'<Relationship Id="{target}" Type="{REL}/{kind}" Target="{target}"/>' for kind, target in rows
    )
    out = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>'.encode(),
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"/>'.encode(),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}">{rels}{relations}</Relationships>'.encode(),
        "word/document.xml": part("document", f"<w:body>{body}<w:sectPr>{sect}</w:sectPr></w:body>"),
        "word/styles.xml": part("styles", styles),
        "word/numbering.xml": part("numbering", numbering),
        "word/settings.xml": part("settings", settings),
        "word/footnotes.xml": part("footnotes", notes),
        "word/comments.xml": part("comments", comments),
    }
    if theme:
        out["word/theme/theme1.xml"] = theme.encode()
    for name, inner in headers.items():
        out[f"word/{name}"] = part("hdr" if name.startswith("header") else "ftr", inner)
    return out | (extra or {})


def pack(parts: dict[str, bytes]) -> bytes:
    """The parts as a file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def p(text: str = "", ppr: str = "", rpr: str = "") -> str:
    """A paragraph of one run."""
    run = f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{ppr}</w:pPr>{run}</w:p>"


def _changed(name: str, change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    def make() -> bytes:
        parts = package(p("Chữ"))
        parts[name] = change(parts[name])
        return pack(parts)

    return make


def _dtd(dtd: bytes, entity: bytes = b"") -> Callable[[], bytes]:
    def change(data: bytes) -> bytes:
        return data.replace(b"?>", b"?>" + dtd, 1).replace("Chữ".encode(), entity or "Chữ".encode())

    return _changed("word/document.xml", change)


def _body(inner: str) -> Callable[[], bytes]:
    return lambda: pack(package(inner))


def _without(*names: str) -> Callable[[], bytes]:
    return lambda: pack({n: d for n, d in package(p("Chữ")).items() if n not in names})


def _extra(**named: bytes) -> Callable[[], bytes]:
    return lambda: pack(
        package(p("Chữ"), extra={key.replace("__", "/"): data for key, data in named.items()})
    )


def _lying_size() -> bytes:
    data = pack(package(p("Chữ"), extra={"word/media/a.bin": b"\0" * 3_000_000}))
    return data.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 1_000))


def _doubled() -> bytes:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        stream = io.BytesIO(pack(package(p("Chữ"))))
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr("word/document.xml", b"<a/>")
    return stream.getvalue()


def _cut() -> bytes:
    data = pack(package(p("Chữ")))
    return data[: len(data) // 2]


def _billion() -> Callable[[], bytes]:
    rows = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    return _dtd(b'<!DOCTYPE x [<!ENTITY l0 "lol">' + rows + b"]>", b"&l9;")


#: Files that must be refused, each a maker of bytes and words its message holds.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "60 empty": (lambda: b"", "rỗng"),
    "60 html": (lambda: b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "HTML"),
    "60 rtf": (lambda: b"{\\rtf1 x}", "RTF"),
    "60 pdf": (lambda: b"%PDF-1.7", "PDF"),
    "60 text": (lambda: "chữ thường".encode(), "không phải"),
    "61 doc or password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "mật khẩu"),
    "62 billion laughs": (_billion(), "DTD"),
    "62 quadratic": (_dtd(b'<!DOCTYPE x [<!ENTITY a "' + b"A" * 50_000 + b'">]>', b"&a;" * 20_000), "DTD"),
    "63 external entity": (_dtd(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', b"&e;"), "DTD"),
    "63 external dtd": (_dtd(b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/e.dtd">'), "DTD"),
    "64 doctype in utf-16": (
        _changed(
            "word/document.xml",
            lambda d: d.decode().replace('encoding="UTF-8"?>', 'encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "x">]>').encode("utf-16"),
        ),
        "DTD",
    ),
    "65 depth": (_body("<w:sdt><w:sdtContent>" * 5_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 5_000), "hỏng"),
    "66 long text": (_body(p("A" * 12_000_000)), "hỏng"),
    "67 huge part": (_extra(word__media__a=b"\0" * 61_000_000), "bất thường"),
    "67 lying size": (_lying_size, "hỏng"),
    "68 doubled entry": (_doubled, "bất thường"),
    "69 no types": (_without("[Content_Types].xml"), "không phải"),
    "69 no document": (_without("word/document.xml"), "không phải"),
    "69 no body": (_changed("word/document.xml", lambda d: part("document", "")), "không có nội dung"),
    "70 broken xml": (_changed("word/document.xml", lambda d: d[:-20]), "hỏng"),
    "70 broken styles": (_changed("word/styles.xml", lambda d: b"<w:styles>"), "hỏng"),
    "70 unknown encoding": (_changed("word/document.xml", lambda d: d.replace(b"UTF-8", b"X-NO-SUCH")), "hỏng"),
    "70 cut file": (_cut, "hỏng"),
    "73 macro": (_extra(**{"word/vbaProject.bin": b"\0"}), "macro"),
    "73 macro by type": (
        _changed("[Content_Types].xml", lambda d: d.replace(b"/>", b"><!--macroEnabled--></Types>")),
        "macro",
    ),
}  # fmt: skip


def external(kind: str, target: str) -> bytes:
    """A file whose document points outside."""
    row = f'<Relationship Id="x" Type="{REL}/{kind}" Target="{target}" TargetMode="External"/>'
    return pack(package(p("Chữ"), relations=row))


def simple_field(instruction: str, text: str = "x") -> str:
    """A paragraph with a field in one element."""
    return f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>{text}</w:t></w:r></w:fldSimple></w:p>'


def complex_field(*instructions: str, text: str = "x", end: bool = True, separate: bool = True) -> str:
    """A run of field characters; the instruction may be in several pieces."""
    inner = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instructions)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + inner
        + ('<w:r><w:fldChar w:fldCharType="separate"/></w:r>' if separate else "")
        + (f"<w:r><w:t>{text}</w:t></w:r>" if text else "")
        + ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' if end else "")
    )


#: Files that are read, with words of the note that they must raise.
NOTED: dict[str, tuple[bytes, str]] = {
    "71 linked image": (external("image", "http://127.0.0.1:9/t.png"), "nối từ ngoài"),
    "72 remote template": (external("attachedTemplate", "http://127.0.0.1:9/e.dotm"), "mẫu (template)"),
    "73 activex": (pack(package(p("Chữ"), extra={"word/activeX/activeX1.bin": b"\0"})), "ActiveX"),
    "74 ole": (pack(package(p("Chữ"), extra={"word/embeddings/oleObject1.bin": b"\0"})), "OLE"),
    "75 dde": (pack(package(p("Chữ") + simple_field("DDEAUTO c:\\\\x calc"))), "DDE"),
    "75 dde split": (pack(package(p("Chữ") + f"<w:p>{complex_field('DDE', 'AUTO x')}</w:p>")), "DDE"),
    "75 dde in quote": (pack(package(p("Chữ") + simple_field("QUOTE DDE c:\\\\x"))), "DDE"),
    "75 dde in header": (
        pack(
            package(
                p("Chữ"),
                sect='<w:headerReference w:type="default" r:id="header1.xml"/>' + PAGE,
                headers={"header1.xml": f"<w:p>{complex_field('DDE x', separate=False)}</w:p>"},
            )
        ),
        "DDE",
    ),
    "76 includetext": (pack(package(p("Chữ") + simple_field("INCLUDETEXT file:///etc/passwd"))), "INCLUDETEXT"),
    "77 altchunk": (pack(package(p("Chữ") + '<w:altChunk r:id="x"/>')), "altChunk"),
    "77 subdoc": (pack(package(p("Chữ") + '<w:p><w:subDoc r:id="x"/></w:p>')), "subDoc"),
    "78 mail merge": (pack(package(p("Chữ"), settings="<w:mailMerge/>")), "mail merge"),
    "79 script link": (external("hyperlink", "javascript:alert(1)"), "đáng ngờ"),
    "79 network link": (external("hyperlink", "\\\\10.0.0.1\\x"), "đáng ngờ"),
    "81 hidden": (pack(package(p("Chữ") + p("ẩn", rpr="<w:vanish/>"))), "ẩn"),
    "81 white": (pack(package(p("Chữ") + p("trắng", rpr='<w:color w:val="FFFFFF"/>'))), "trắng"),
    "81 tiny": (pack(package(p("Chữ") + p("nhỏ", rpr='<w:sz w:val="2"/>'))), "quá nhỏ"),
    "85 broken field": (pack(package(f"<w:p>{complex_field('PAGE', separate=False, end=False, text='')}</w:p>" + p("Chữ"))), "hỏng"),
    "legacy font": (pack(package(p("Ch÷", rpr='<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>') + p("Chữ"))), ".VnTime"),
    "picture": (pack(package(p("Chữ") + "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>")), "hình ảnh"),
    "decomposed": (pack(package(p("Chu\u031b\u0303") + p("Chữ"))), "tổ hợp"),
}  # fmt: skip
