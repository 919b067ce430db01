"""The base package of our layouts: everything but the body and the styles of components.

Ours instead of python-docx's default template, which brings theme fonts, 179 styles, a thumbnail and ja-JP. Times New
Roman stands on all four axes, in the theme as well, so that pasted text stays in the font of the law.
"""

from __future__ import annotations

from drafter.word.xml import HEAD, NAMESPACES

_OOXML = "application/vnd.openxmlformats-officedocument."
_WORD = f"{_OOXML}wordprocessingml."
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"

OVERRIDES = {
    "word/document.xml": f"{_WORD}document.main+xml",
    "word/styles.xml": f"{_WORD}styles+xml",
    "word/settings.xml": f"{_WORD}settings+xml",
    "word/fontTable.xml": f"{_WORD}fontTable+xml",
    "word/theme/theme1.xml": f"{_OOXML}theme+xml",
    "word/header1.xml": f"{_WORD}header+xml",
    "word/header2.xml": f"{_WORD}header+xml",
    "word/footer1.xml": f"{_WORD}footer+xml",
    "word/footer2.xml": f"{_WORD}footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OOXML}extended-properties+xml",
}

#: relationships of the document: id -> kind, target
DOCUMENT_RELS = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("settings", "settings.xml"),
    "rId3": ("fontTable", "fontTable.xml"),
    "rId4": ("theme", "theme/theme1.xml"),
    "rId10": ("header", "header1.xml"),
    "rId11": ("header", "header2.xml"),
    "rId12": ("footer", "footer1.xml"),
    "rId13": ("footer", "footer2.xml"),
}


def content_types() -> str:
    """[Content_Types].xml"""
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in OVERRIDES.items())
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def relationships(rows: dict[str, tuple[str, str]]) -> str:
    """A .rels part: id -> (full kind, target)."""
    inner = "".join(
        f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, (kind, target) in rows.items()
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}relationships">{inner}</Relationships>'


def package_rels() -> str:
    """_rels/.rels"""
    return relationships({
        "rId1": (f"{_REL}officeDocument", "word/document.xml"),
        "rId2": (f"{_PACKAGE}relationships/metadata/core-properties", "docProps/core.xml"),
        "rId3": (f"{_REL}extended-properties", "docProps/app.xml"),
    })  # fmt: skip


def document_rels() -> str:
    """word/_rels/document.xml.rels"""
    return relationships({id_: (_REL + kind, target) for id_, (kind, target) in DOCUMENT_RELS.items()})


def theme(font: str) -> str:
    """A theme without colours, its fonts the document's own."""
    black = "".join(
        f'<a:{n}><a:srgbClr val="000000"/></a:{n}>'
        for n in ("dk2", "lt2", *(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink")
    )
    face = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface="{font}"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="VB"><a:themeElements>'
        f'<a:clrScheme name="VB"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        f'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>{black}</a:clrScheme>'
        f'<a:fontScheme name="VB"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="VB"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def settings() -> str:
    """word/settings.xml: Word 2013 and later, Vietnamese, decimal comma."""
    compat = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
        "useWord2013TrackBottomHyphenation": 0,
    }
    rows = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in compat.items()
    )
    scheme = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    scheme |= {f"accent{n}": f"accent{n}" for n in range(1, 7)}
    scheme |= {"hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink"}
    mapping = " ".join(f'w:{key}="{value}"' for key, value in scheme.items())
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{rows}</w:compat>'
        f'<w:themeFontLang w:val="vi-VN"/><w:clrSchemeMapping {mapping}/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def font_table(font: str) -> str:
    """word/fontTable.xml"""
    return (
        f'{HEAD}<w:fonts {NAMESPACES}><w:font w:name="{font}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="A3"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
        '<w:sig w:usb0="E0002EFF" w:usb1="C000785B" w:usb2="00000009" w:usb3="00000000" w:csb0="000001FF" w:csb1="00000000"/>'
        "</w:font></w:fonts>"
    )


def app_properties() -> str:
    """docProps/app.xml"""
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
    )
