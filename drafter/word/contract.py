"""Whether an office's own template still prints a whole plan: tags we do not know, and components it no longer prints.

The contract is what `drafter.word.context` offers. A template is read as a person reads it, tag by tag with the place
in the document, and then tried on a plan that has every part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.errors import DrafterError
from drafter.i18n import _
from drafter.word.compile import compile_template
from drafter.word.context import SINGLE
from drafter.word.library import wording_texts
from drafter.word.lower import parse, q, words
from drafter.word.package import DOCUMENT, read_parts

_LINE = frozenset({"kind", "head", "text"})
_LISTS = {"chu_quan", "co_quan", "dau_trai", "dau_phai", "noi_dung", "noi_nhan_muc"}
#: What each list holds; a name that is not here is not ours.
_ITEMS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_LISTS, _LINE),
    "noi_dung": _LINE | {"head", "rows"},
    "chu_ky": frozenset({"above", "name"}),
    "phu_luc": frozenset({"head", "body"}),
    "above": _LINE,
    "lines": _LINE,
    "rows": frozenset({"cells"}),
    "tren": frozenset({"cells"}),
    "duoi": frozenset({"cells"}),
    "cells": frozenset({"lines", "above", "name"}),
    "head": _LINE | {"cells"},
    "body": _LINE | {"rows"},
}
_FLAGS = {"co_ket_thuc", "lien_tich"}
_REQUIRED = ("chu_quan", "co_quan", "so_ky_hieu", "dia_danh_ngay", "ten_loai", "trich_yeu", "noi_dung", "noi_nhan",
             "noi_nhan_muc", "chu_ky", "quoc_hieu", "phu_luc", "dau_trai", "dau_phai")  # fmt: skip
_TAG = re.compile(r"\{([{%])(?:p|tr|tc|r)?\s*(.*?)\s*[%}]\}", re.DOTALL)
_FOR = re.compile(r"for\s+(\w+)\s+in\s+([\w.]+)$")
_WORDS = {
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "in",
    "not",
    "and",
    "or",
    "loop",
    "first",
    "last",
    "index",
    "true",
    "false",
}


@dataclass(frozen=True, slots=True)
class TagFinding:
    """One thing wrong with a template, and where a person finds it."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


def check_template(data: bytes, name: str) -> list[TagFinding]:
    """All findings on a template; none means that it prints every component and names nothing unknown."""
    parts = read_parts(data, name)
    root = parse(parts[DOCUMENT], DOCUMENT)
    findings: list[TagFinding] = []
    named: set[str] = set()
    scopes: list[tuple[str, str]] = []
    for number, paragraph in enumerate(root.iter(q("p")), 1):
        text = words(paragraph)
        if text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}"):
            findings.append(TagFinding(_place(number, text), _("thẻ mở mà không đóng")))
        for kind, inner in _TAG.findall(text):
            place = _place(number, text)
            if inner.startswith("for "):
                findings += _enter(inner, scopes, named, place)
            elif inner == "endfor":
                if not scopes:
                    findings.append(TagFinding(place, _("endfor thừa")))
                else:
                    scopes.pop()
            else:
                findings += [
                    TagFinding(place, message)
                    for message in _unknown(inner, scopes, named, value=kind == "{")
                ]
    findings += [
        TagFinding("", _("thiếu vòng kết thúc cho: for {name}").format(name=name_)) for name_, _of in scopes
    ]
    findings += [
        TagFinding("", _("không in thành phần {name}").format(name=one))
        for one in _REQUIRED
        if one not in named
    ]
    return findings or _tried(data, name)


def _place(number: int, text: str) -> str:
    return _("đoạn {number} (“{words}”)").format(number=number, words=text.strip()[:40])


def _enter(inner: str, scopes: list[tuple[str, str]], named: set[str], place: str) -> list[TagFinding]:
    match = _FOR.match(inner)
    if not match:
        scopes.append(("?", "?"))
        return [TagFinding(place, _("vòng lặp không đúng dạng “for d in noi_dung”"))]
    found = _unknown(match[2], scopes, named, value=False)
    scopes.append((match[1], match[2].rsplit(".", 1)[-1]))
    return [TagFinding(place, message) for message in found]


def _unknown(expression: str, scopes: list[tuple[str, str]], named: set[str], *, value: bool) -> list[str]:
    out = []
    local = dict(scopes)
    code = re.sub(r"\"[^\"]*\"|'[^']*'", "", expression)
    if found := re.search(r"\*+|%", code):
        out.append(_("không được dùng phép tính “{operator}”").format(operator=found[0]))
    for chain in re.findall(r"[A-Za-z_][\w.]*", code):
        first, *rest = chain.split(".")
        if first in _WORDS:
            continue
        if first in local:
            offered = _ITEMS.get(local[first], _LINE)
            if rest and rest[0] not in offered:
                out.append(_("không có giá trị “{chain}”").format(chain=chain))
        elif first in SINGLE or first in _ITEMS or first in _FLAGS:
            named.add(first)
            if first in SINGLE and rest and rest[0] not in _LINE:
                out.append(_("không có giá trị “{chain}”").format(chain=chain))
            if value and first in SINGLE and not rest:
                out.append(_("viết {{{{ {name}.text }}}} thay cho {{{{ {name} }}}}").format(name=first))
        else:
            out.append(_("không có thẻ “{name}”").format(name=first))
    return out


def _tried(data: bytes, name: str) -> list[TagFinding]:
    try:
        compile_template(data, wording_texts("state"), name)
    except DrafterError as error:
        return [TagFinding("", error.message)]
    return []
