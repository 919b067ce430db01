"""The five shapes of symbols, and the slips met in them. A symbol needs a tail of capitals: 24/7 and 2/3 are none.

Shapes: NĐ 30/2020/NĐ-CP Phụ lục III (state), Luật 64/2025/QH15 (na, qppl), 66-QĐ/TW and 399-QĐ/TW (party).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.citations.model import Slip, Symbol
from drafter.registers import citations as data

_CAPITAL = "A-ZĐƯƠĂÂÊÔ"
_WORD = rf"[{_CAPITAL}](?:[{_CAPITAL}a-zđ&]|\d{{2,}}(?!\w))*"
_BODY = rf"(?:UBTVQH|QH)\d+|{_WORD}"
_NUM = r"\d{1,5}(?:\.\d{1,3})?[a-zđ]?"
_DASH = r"\s?[-‐‑‒–−]\s?"
_JOIN = "[-‐‑]"
_SLASH = r"\s?/\s?"
_TYPE = rf"[{_CAPITAL}][{_CAPITAL}a-z]{{0,5}}"

_PARTY = re.compile(rf"(?P<n>{_NUM}){_DASH}(?P<t>{_TYPE}){_SLASH}(?P<b>{_WORD}(?:{_JOIN}{_WORD})*)")
_NA = re.compile(rf"(?P<n>{_NUM}){_SLASH}(?P<y>\d{{4}}){_SLASH}(?P<b>(?:UBTVQH|QH)\d+)")
_QPPL = re.compile(
    rf"(?P<n>{_NUM}){_SLASH}(?P<y>\d{{4}}){_SLASH}(?P<t>{_TYPE}){_DASH}(?P<b>(?:{_BODY})(?:{_JOIN}(?:{_BODY}))*)"
)
_STATE = re.compile(rf"(?P<n>{_NUM}){_SLASH}(?P<t>{_TYPE}){_DASH}(?P<b>(?:{_BODY})(?:{_JOIN}(?:{_BODY}))*)")
_LETTER = re.compile(
    rf"(?P<n>{_NUM})/(?P<b>[{_CAPITAL}]{{2,}}[{_CAPITAL}a-zđ&]*)-(?P<u>{_WORD}(?:{_JOIN}{_WORD})*)"
)
_HEAD = re.compile(r"(?<![\w/.,\-–])(?=\d)")
_SPACE = re.compile("[ \t]")
_ODD_DASH = re.compile("[‒–−]")
#: "TTG" in a heading of capitals is "TTg".
_BODY_CASE = {"TTG": "TTg", "THU": "ThU"}


def _slips(raw: str) -> tuple[Slip, ...]:
    out: list[Slip] = []
    if _SPACE.search(raw):
        out.append("space")
    if _ODD_DASH.search(raw):
        out.append("dash")
    return tuple(out)


def _body(letters: str) -> str:
    return "-".join(_BODY_CASE.get(part, part) for part in re.split(_JOIN, letters))


def _ends_well(m: re.Match[str]) -> bool:
    rest = m.string[m.end() : m.end() + 2]
    return not rest[:1].isalpha() and not re.match(r"[/][\w]", rest)


def _party(m: re.Match[str]) -> Symbol | None:
    type_ = data.letters("party").get(m["t"].upper()) or data.letters("state").get(m["t"].upper())
    body = _body(m["b"])
    if type_ is None or sum(c.isupper() for c in body) < 2:
        return None
    slips = _slips(m[0])
    number = m["n"]
    if data.sides().get(body.upper()) == "state":
        return Symbol(
            shape="state", raw=m[0], text=f"{number}/{type_}-{body}", number=number, type=type_, letters=body,
            slips=(*slips, "shape"),
        )  # fmt: skip
    if type_.upper() not in data.letters("party"):
        return None
    return Symbol(
        shape="party",
        raw=m[0],
        text=f"{number}-{type_}/{body}",
        number=number,
        type=type_,
        letters=body,
        slips=slips,
    )


def _na(m: re.Match[str]) -> Symbol | None:
    return Symbol(
        shape="na", raw=m[0], text=f"{m['n']}/{m['y']}/{m['b']}", number=m["n"], letters=m["b"], year=int(m["y"]),
        slips=_slips(m[0]),
    )  # fmt: skip


def _qppl(m: re.Match[str]) -> Symbol | None:
    type_ = data.letters("state").get(m["t"].upper())
    if type_ is None:
        return None
    body = _body(m["b"])
    if data.sides().get(body.upper()) == "party":
        # "71/2025/NQ-TW": no body of the Party puts a year into its symbols
        return Symbol(
            shape="party", raw=m[0], text=f"{m['n']}-{type_}/{body}", number=m["n"], type=type_, letters=body,
            slips=(*_slips(m[0]), "shape"),
        )  # fmt: skip
    return Symbol(
        shape="qppl", raw=m[0], text=f"{m['n']}/{m['y']}/{type_}-{body}", number=m["n"], type=type_, letters=body,
        year=int(m["y"]), slips=_slips(m[0]),
    )  # fmt: skip


def _state(m: re.Match[str]) -> Symbol | None:
    known = data.letters("state").get(m["t"].upper())
    body = _body(m["b"])
    number = m["n"]
    side = data.sides().get(body.upper())
    type_ = known or (data.letters("party").get(m["t"].upper()) if side == "party" else None)
    if type_ is None:
        return None
    if side == "party":
        return Symbol(
            shape="party", raw=m[0], text=f"{number}-{type_}/{body}", number=number, type=type_, letters=body,
            slips=(*_slips(m[0]), "shape"),
        )  # fmt: skip
    return Symbol(
        shape="state", raw=m[0], text=f"{number}/{type_}-{body}", number=number, type=type_, letters=body,
        slips=_slips(m[0]),
    )  # fmt: skip


def _letter(m: re.Match[str]) -> Symbol | None:
    if m["b"].upper() in data.letters("state"):
        return None
    return Symbol(shape="letter", raw=m[0], text=m[0], number=m["n"], letters=m["b"], unit=m["u"])


_SHAPES = ((_NA, _na), (_QPPL, _qppl), (_STATE, _state), (_PARTY, _party), (_LETTER, _letter))


def scan(text: str) -> Iterator[tuple[int, int, Symbol]]:
    """(start, end, symbol) of every symbol in a text, in order, none inside another."""
    done = 0
    for head in _HEAD.finditer(text):
        at = head.start()
        if at < done:
            continue
        for pattern, make in _SHAPES:
            m = pattern.match(text, at)
            if m is not None and _ends_well(m) and (symbol := make(m)) is not None:
                done = m.end()
                yield at, done, symbol
                break


def classify(text: str) -> Symbol | None:
    """The symbol that a text is, None when it is none or holds more than one."""
    found = list(scan(text.strip()))
    return found[0][2] if len(found) == 1 and found[0][:2] == (0, len(text.strip())) else None
