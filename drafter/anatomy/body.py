"""The body: bases, opening, the tree of numbered parts, closing."""

from __future__ import annotations

import re

from drafter.anatomy import labels
from drafter.anatomy.labels import Label
from drafter.anatomy.model import Branch, Node
from drafter.anatomy.pieces import Piece, bare
from drafter.view import Table

_BASE = re.compile(r"(?:[-–+]\s*)?(?:Căn cứ|CĂN CỨ|căn cứ)\b")
_BASE_TOO = re.compile(r"(?:[-–+]\s*)?(?:Xét|Theo|Thực hiện|Trên cơ sở)\b")
_LEADS_ON = re.compile(r"(?:ban hành|xây dựng|lập|triển khai)\s+(?:và ban hành\s+)?kế hoạch\b.*(?:như sau|sau đây|cụ thể)?\s*[:.]?$", re.IGNORECASE)  # fmt: skip
_CLOSING = re.compile(
    r"(?:Trên đây là|Yêu cầu|Trong quá trình|Đề nghị|Căn cứ Kế hoạch|Nhận được|Kế hoạch này|(?:Ủy|Uỷ) ban nhân dân|UBND|Ban Thường vụ|"
    r"Sở \w+.{0,60}(?:yêu cầu|đề nghị)|Ban Chấp hành|Giao )"
)

#: How the first part of a plan is headed when it has no label.
_FIRST_PART = re.compile(
    r"(?:MỤC (?:ĐÍCH|TIÊU)|CĂN CỨ|YÊU CẦU|QUAN ĐIỂM|NỘI DUNG|ĐẶC ĐIỂM|ĐÁNH GIÁ|(?:TÌNH|ĐỊNH) H(?:ÌNH|ƯỚNG)|THỰC TRẠNG)\b"
)

#: A word, not letters that stand for some: "UBND", "CĐ".
_SPOKEN = re.compile(r"[aeiouy]")
#: Titles of real plans that are not in bold are shorter than this, characters.
_LONG_TITLE = 160

Item = Piece | Table


def bases_and_rest(items: list[Item], family: str) -> tuple[list[Piece], list[Item]]:
    """The bases ("Căn cứ ...") that open the text, and what is left.

    A sentence that goes on to "... ban hành Kế hoạch như sau:" is the opening, not a base.
    """
    bases: list[Piece] = []
    for place, item in enumerate(items):
        if isinstance(item, Table):
            break
        text = item.text
        known = _BASE.match(text) or (
            _BASE_TOO.match(text)
            and (bases or text.startswith(("-", "–")))
            and (text.endswith((";", ",", ".")) or _breaks_off(items, place))
        )
        known = known or bool(bases and text.endswith(";") and _is_base(items[place + 1 : place + 2]))
        if (
            not known
            or text.endswith(":")
            or (_LEADS_ON.search(text) and not text.endswith(";") and "," in text and not _names_paper(text))
        ):
            return bases, items[place:]
        bases.append(item)
    return bases, items[len(bases) :]


def _breaks_off(items: list[Item], place: int) -> bool:
    """Whether the document ends in the middle of this paragraph: a copy that was cut off among the bases."""
    item = items[place]
    return place + 1 == len(items) and isinstance(item, Piece) and not item.text.endswith(":")


def _is_base(items: list[Item]) -> bool:
    return any(not isinstance(item, Table) and _BASE.match(item.text) is not None for item in items)


def _names_paper(text: str) -> bool:
    return bool(re.search(r"số\s+\d+\S*/\S+", text)) and not re.search(
        r",\s*(?:Ủy|Uỷ|UBND|Sở|Ban|Phòng|Bộ)\b[^,]*(?:ban hành|xây dựng)", text
    )


def opening_and_rest(items: list[Item]) -> tuple[list[Piece], list[Item]]:
    """The paragraphs before the first numbered part or table."""
    out: list[Piece] = []
    bare = labels.bare_khoan([item.text if isinstance(item, Piece) else "" for item in items])
    plain = _has_nothing_bold(items)
    for n, item in enumerate(items):
        if isinstance(item, Table) or n in bare or labels.parse(item.text)[0] is not None:
            break
        if _is_heading(item, plain=plain) and (out or _FIRST_PART.match(item.text)):
            break
        out.append(item)
    if len(out) == len(items):
        return (out[:1], items[1:]) if items else ([], [])
    return out, items[len(out) :]


def closing_and_rest(items: list[Item]) -> tuple[list[Piece], list[Item]]:
    """The bare paragraphs at the end that close the whole plan ("Trên đây là Kế hoạch ..."), at most three."""
    cut = len(items)
    for place in range(len(items) - 1, max(len(items) - 4, 0), -1):
        item = items[place]
        if isinstance(item, Table) or labels.parse(item.text)[0] is not None:
            break
        if _CLOSING.match(item.text):
            cut = place
    return [item for item in items[cut:] if isinstance(item, Piece)], items[:cut]


def tree(items: list[Item]) -> tuple[Branch, ...]:
    """The numbered parts, each holding what stands below it."""
    root: list[Branch] = []
    stack: list[tuple[int, _Open]] = []

    def close(rank: int) -> None:
        while stack and stack[-1][0] >= rank:
            _rank, done = stack.pop()
            (stack[-1][1].children if stack else root).append(done.node())

    bare = labels.bare_khoan([item.text if isinstance(item, Piece) else "" for item in items])
    plain = _has_nothing_bold(items)
    parsed = [
        (item, bare.get(n) or labels.parse(item.text) if isinstance(item, Piece) else (None, ""))
        for n, item in enumerate(items)
    ]
    skip = -1
    for place, (item, (label, rest)) in enumerate(parsed):
        if place == skip:
            continue
        here = stack[-1][1].children if stack else root
        if isinstance(item, Table):
            here.append(item)
            continue
        if label is None:
            if _is_heading(item, plain=plain) and item.words:
                close(labels.RANK["roman"])
                stack.append((labels.RANK["roman"], _Open(item, "_de_muc_khong_so", None, item.text, "")))
            else:
                below = parsed[place + 1][0] if place + 1 < len(parsed) else None
                component = "_ten_bang" if isinstance(below, Table) and _captions(item) else "body"
                here.append(Node(piece=item, component=component, inline=item.text))
            continue
        follows = parsed[place + 1] if place + 1 < len(parsed) else None
        name = None
        worded = label.kind in ("phan", "chuong", "muc") and not rest
        if worded and follows and isinstance(follows[0], Piece) and follows[1][0] is None:
            name, skip = follows[0], place + 1
        close(label.rank)
        component, heading, inline = _reading(item, label, rest, follows)
        opened = _Open(item, component, label, name.text if name else heading, inline, name)
        stack.append((label.rank, opened))
    close(-1)
    return tuple(root)


def _has_nothing_bold(items: list[Item]) -> bool:
    return not any(item.is_bold for item in items if isinstance(item, Piece))


def _is_heading(piece: Piece, *, plain: bool) -> bool:
    """Whether a line without a label heads a part: words in capitals, bold unless the text is `plain` and has nothing bold."""
    spoken = sum(_SPOKEN.search(word) is not None for word in bare(piece.text).split())
    return piece.is_upper and (piece.is_bold or plain) and spoken > 1 and len(piece.text) < 200


def _captions(piece: Piece) -> bool:
    """Whether a paragraph over a table names it, or its unit of measure."""
    return piece.paragraph.align in ("center", "right") or (
        piece.is_bold and not piece.text.endswith((".", ":"))
    )


class _Open:
    """A part whose content is still coming in."""

    __slots__ = ("children", "component", "heading", "inline", "label", "name", "piece")

    def __init__(
        self,
        piece: Piece,
        component: str,
        label: Label | None,
        heading: str,
        inline: str,
        name: Piece | None = None,
    ) -> None:
        self.piece, self.component, self.label = piece, component, label
        self.heading, self.inline, self.name = heading, inline, name
        self.children: list[Branch] = []

    def node(self) -> Node:
        return Node(
            piece=self.piece,
            component=self.component,
            label=self.label,
            heading=self.heading,
            inline=self.inline,
            name=self.name,
            children=tuple(self.children),
        )


_COMPONENT = {
    "phan": "h_phan_chuong", "chuong": "h_phan_chuong", "muc": "h_phan_chuong", "letter": "_h_chu_cai",
    "roman": "h_muc_roman", "dieu": "_dieu", "tiet": "h_tiet", "diem": "h_diem", "paren": "_ngoac", "gach": "gach",
    "cong": "gach",
}  # fmt: skip


def _reading(
    piece: Piece, label: Label, rest: str, follows: tuple[Item, tuple[Label | None, str]] | None
) -> tuple[str, str, str]:
    """(component, heading, inline) of a labelled paragraph."""
    if label.kind in ("phan", "chuong", "muc", "letter", "roman", "dieu"):
        head, inline = run_in(piece, rest) if label.kind in ("roman", "letter") else ("", "")
        return _COMPONENT[label.kind], head or rest, inline
    if label.kind in ("gach", "cong", "paren"):
        return _COMPONENT[label.kind], "", rest
    head, inline = run_in(piece, rest)
    # a long line that is not set off by its look is an item without a full stop, not a title
    titled = bool(head) or (is_title(rest, label, follows) and (piece.is_bold or len(rest) <= _LONG_TITLE))
    component = _COMPONENT.get(label.kind, "h_khoan_titled" if titled and not head else "h_khoan_untitled")
    if component == "h_tiet" and (head or not titled):
        component = "_tiet"
    if head:
        return ("_khoan_lien" if label.kind == "khoan" else component), head, inline
    return component, (rest if titled else ""), ("" if titled else rest)


def run_in(piece: Piece, rest: str) -> tuple[str, str]:
    """The title and the text of "2. Sở Tài chính: ...", when they share a line; ("", "") when they do not.

    The title is what is bold before text that is not, or a short name before a colon that more words follow.
    """
    words = piece.words
    bold = 0
    while bold < len(words) and words[bold].bold:
        bold += 1
    if 0 < bold < len(words):
        lead = " ".join("".join(run.text for run in piece.runs[: _index(piece, words[bold])]).split())
        cut = rest.find(_tail(lead, rest))
        head = rest[: cut + len(_tail(lead, rest))].strip() if cut >= 0 else ""
        tail = rest[len(head) :].strip(" ")
        if len(head.strip(" .:;-")) > 2 and len(tail.strip(" .:;-")) > 1:
            return head.rstrip(" :"), tail.lstrip(": ")
    head, colon, tail = rest.partition(":")
    is_open = head.count("(") > head.count(")")
    if (
        colon
        and tail.strip()
        and len(head) <= 120
        and "." not in head.rstrip(".")
        and ";" not in head
        and not is_open
    ):
        return head.strip(), tail.strip()
    return "", ""


def _index(piece: Piece, run: object) -> int:
    return next(n for n, each in enumerate(piece.runs) if each is run)


def _tail(lead: str, rest: str) -> str:
    """The end of the bold words that also begins the text after the label."""
    for start in range(len(lead)):
        if rest.startswith(lead[start:]):
            return lead[start:]
    return "\0"


def is_title(rest: str, label: Label, follows: tuple[Item, tuple[Label | None, str]] | None) -> bool:
    """Whether the words after a label are a title: no end mark, and something below it before the next of its kind."""
    if not rest or rest.endswith((".", ";", ",", "/", ":")):
        return False
    if follows is None:
        return False
    below = follows[1][0]
    return below is None or below.rank > label.rank
