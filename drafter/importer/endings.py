"""The end of the text: recipients and signature side by side or one after the other, in cells, tabs or spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter import text as _text
from drafter.anatomy.ending import RANK, without_rank
from drafter.anatomy.pieces import bare
from drafter.anatomy.values import is_body_name
from drafter.importer import bars, chrome
from drafter.importer.page import Page, Side
from drafter.importer.titles import type_of
from drafter.importer.unwrap import Wrapping, joined

NOI_NHAN = re.compile(r"\W*n[ơo]i (?:nh[ậâa]n|g[ửu]i)\s*:", re.IGNORECASE)


_DA_KY = re.compile(r"\(?\s*đã ký(?: và đóng dấu)?\s*\)?", re.IGNORECASE)
#: Where the name is still to be written: "(Họ và tên)", "(Ký, ghi rõ họ tên)".
_TO_SIGN = re.compile(r"\(\s*(?:ký\b|họ(?: và)? tên\b)[^()]{0,40}\)", re.IGNORECASE)


_POST = re.compile(
    r"(?<!KT\.)(?<!TL\.)(?<!TUQ\.)(?<!Q\.)(?<!K/T)(?<!T/L)(?<!PHÓ)(?<!CHI)(?<!BAN)(?<!TỔNG)\s+"
    r"(?=(?:PHÓ|THỨ TRƯỞNG|CHÁNH|VỤ TRƯỞNG|CHI CỤC TRƯỞNG|VIỆN TRƯỞNG|CHỈ HUY TRƯỞNG|GIÁM ĐỐC|CHỦ TỊCH|BÍ THƯ|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|CỤC TRƯỞNG|BỘ TRƯỞNG)\b)"
)


_AUTHORITY = re.compile(r"(?<=\S)\s+(?=(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\.?\s+[A-ZĐ])")


def ending_lines(segment: bars.Segment, how: Wrapping, side: Side) -> Iterator[str]:
    """The lines of one side of an ending in cells, what a narrow cell or the row of a table has run together apart."""
    lines = cell_lines(segment, how)
    for line in _whole_items(lines) if side == "left" else lines:
        if side == "right":
            yield from _split_signature(line)
        elif m := NOI_NHAN.match(line):
            yield line[: m.end()]
            yield from items_of(line[m.end() :].strip())
        else:
            yield from re.split(r"(?<=[;.])\s+(?=[-–+]\s)", line)


def _split_signature(line: str) -> Iterator[str]:
    """ "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A" as lines; a line of one thing as it is."""
    for part in (part for whole in _DA_KY.split(line) for part in _AUTHORITY.split(whole.strip()) if part):
        if (ranked := RANK.search(part)) and _is_person(part[ranked.start() :]):
            if ranked.start():
                yield from _POST.split(part[: ranked.start()].strip())
            yield part[ranked.start() :]
            continue
        words = part.split(" ")
        name = next(
            (n for n, w in enumerate(words) if n and len(w) > 1 and w[0].isupper() and w[1:].islower()), 0
        )
        # "Y Bhin", "H' Lan", "K' Broi" are names
        while name and _FIRST_LETTER.fullmatch(words[name - 1]):
            name -= 1
        heads = " ".join(words[:name])
        if name and heads.upper() == heads and _is_person(" ".join(words[name:])):
            yield from _POST.split(heads) if signs(heads) else [heads]
            yield " ".join(words[name:])
        elif signs(part) and part.upper() == part:
            yield from _POST.split(part)
        else:
            yield part


_FIRST_LETTER = re.compile(r"[YHK]['’]?")


def _is_person(words: str) -> bool:
    """Whether the words are a name, a rank before it or not."""
    name = without_rank(words).split()
    return bool(name) and all(
        word[:1].isupper() and (_FIRST_LETTER.fullmatch(word) or len(word) == 1 or word[1:].islower())
        for word in name
    )


def cell_lines(segment: bars.Segment, how: Wrapping) -> list[str]:
    lines = joined(list(segment.lines), replace(how, apart=False))
    return [line.strip() for line in lines if line.strip()]


def signed_above(lines: list[str], start: int, at: int) -> int:
    """Where the signature begins that stands above "Nơi nhận", at most ten lines up; `at` when there is none."""
    first, upper = at, False
    for n in range(at - 1, max(start, at - 16) - 1, -1):
        words = lines[n].replace("\f", "").strip()
        if not words:
            continue
        if not (
            _looks_signed(words) or signs(words) or _DA_KY.fullmatch(words) or _is_pair_of_bodies(lines[n])
        ):
            break
        if words.upper() == words:
            upper, first = True, n
    return first if upper else at


_GAP = re.compile(r"\t+| {3,}")
_THREE_SIDES: tuple[Side, ...] = ("left", "middle", "right")
_THREE = len(_THREE_SIDES)


def typed_ending(lines: list[str], at: int, how: Wrapping, page: Page) -> int:
    """Recipients and signature side by side or one after the other, laid out by tabs or spaces."""
    page.tables += 1
    sides: list[tuple[Side, str]] = []
    pair = is_pair_of_posts(lines[at]) or _is_pair_of_bodies(lines[at])
    start = at
    while at < len(lines) and at - start < 70:
        raw = lines[at]
        line = raw.replace("\f", "")
        words = line.strip()
        at += 1
        if not words:
            continue
        names = sum(side == "right" or signs(text) for side, text in sides)
        paired = pair and all(_looks_signed(side) for side in _sides(line) if side)
        if _is_listed(sides) and is_pair_of_posts(line):
            # several signers side by side below the recipients, in a layout of their own
            at -= 1
            break
        on_new_page = bool(names) and "\f" in raw and not (paired or _ongoing(words, named=_named(sides)))
        if sides and (on_new_page or _leaves(words, line, names) or _is_done(sides, words, line)):
            at -= 1
            break
        if pair and len(columns := _GAP.split(words)) == _THREE:
            sides += zip(_THREE_SIDES, columns, strict=True)
            continue
        left, right = ("", words) if _TO_SIGN.fullmatch(words) else _sides(line)
        listed = any(NOI_NHAN.match(text) for _side, text in sides)
        if pair and not listed and right == words and line[:1].strip():
            # of two signers the first stands at the margin
            left, right = words, ""
        if not listed and (m := NOI_NHAN.match(left)) and left[m.end() :].strip():
            sides.append(("left", left[: m.end()]))
            rest = left[m.end() :].strip()
            left, right = ("", f"{rest} {right}".strip()) if signs(rest) or is_post(rest) else (rest, right)
            *before, left = items_of(left) or [""]
            sides += [("left", item) for item in before]
        if left and not right and names and (m := _COLLAPSED.match(left)) and _alone(m["right"]):
            left, right = m["left"], m["right"]
        if left and sides and (last := _last_left(sides)) is not None and _goes_on(sides[last][1], left):
            sides[last] = ("left", f"{sides[last][1]} {left}")
        elif left:
            sides.append(("left", left))
        sides += [("right", part) for part in _split_signature(right)] if right else []
    for side, text in sides:
        if pair and NOI_NHAN.match(text):
            # two signers side by side stand above the recipients, in a layout of their own
            page.tables += 1
            pair = False
        page.put(text, side=side, table=page.tables)
    return at


def items_of(words: str) -> list[str]:
    """Recipients that stand behind "Nơi nhận:" on its line, apart: each has its mark or number, or none has."""
    if re.match(r"[-–+*•]|\d{1,2}[.)]\s", words):
        return re.split(r"(?<=[;.,])\s+(?=[-–+*•]\s*[^\W\d_]|\d{1,2}[.)]\s)", words)
    return [f"- {item.strip()}" for item in re.split(r"(?<=;)", words) if item.strip(" -.;")]


def is_pair_of_posts(words: str) -> bool:
    """Whether a line holds two posts side by side, as two signers have them."""
    left, right = _sides(words)
    return bool(left and right) and all(is_post(side) or signs(side) for side in (left, right))


def _is_pair_of_bodies(line: str) -> bool:
    """Whether a line names two bodies side by side, as stand above two signers."""
    left, right = _sides(line)
    return bool(left and right and left.isupper() and right.isupper()) and all(
        is_body_name(side) for side in (left, right)
    )


def _alone(words: str) -> bool:
    """Whether the words are a post or a line of authority, all in capitals, or a name."""
    return words.upper() == words or not signs(words)


def _last_left(sides: list[tuple[Side, str]]) -> int | None:
    """Where the recipient stands that a line in small letters goes on with."""
    last = next((n for n in range(len(sides) - 1, -1, -1) if sides[n][0] == "left"), None)
    return last if last is not None and sides[last][1].startswith(("-", "–")) else None


def _whole_items(lines: list[str]) -> list[str]:
    """The lines, each recipient that begins with a dash on one of them."""
    out: list[str] = []
    for line in lines:
        if out and out[-1].startswith(("-", "–")) and _goes_on(out[-1], line):
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return out


def _goes_on(item: str, words: str) -> bool:
    """Whether a line without a mark of its own goes on with a recipient: in small letters, or behind one without an end mark."""
    if NOI_NHAN.match(words) or words.endswith(":") or words.startswith(("-", "–", "+", "*", "•")):
        return False
    return words[0].islower() or not item.rstrip().endswith((";", ".", ":"))


def _named(sides: list[tuple[Side, str]]) -> bool:
    """Whether the name of a signer has come."""
    return any(side == "right" and not text.isupper() and _looks_signed(text) for side, text in sides)


def _ongoing(words: str, *, named: bool) -> bool:
    """Whether a line at the head of a page goes on with the ending; capitals do not when the signer has been named."""
    return words.startswith(("-", "–", "+")) or (_looks_signed(words) and not (named and words.isupper()))


#: Behind the archive line stand only the typist's initials or the number of copies, characters.
_TYPIST = 16


def _is_listed(sides: list[tuple[Side, str]]) -> bool:
    """Whether the list of recipients has come to the archive and nobody has signed."""
    last = _last_left(sides)
    return (
        last is not None
        and bare(sides[last][1].lstrip("-– ")).startswith("luu")
        and not any(s == "right" for s, _t in sides)
    )


def _is_done(sides: list[tuple[Side, str]], words: str, line: str) -> bool:
    """Whether a line stands below a whole ending: the list has come to the archive, the signer is named, and it is neither's."""
    last = _last_left(sides)
    archived = last is not None and bare(sides[last][1].lstrip("-– ")).startswith("luu")
    return (
        archived
        and _named(sides)
        and len(words) > _TYPIST
        and not words.startswith(("-", "–", "+", "*", "•"))
        and not words.isupper()
        and not _looks_signed(words)
        and all(not side or side == words for side in _sides(line))
    )


def _leaves(words: str, line: str, names: int) -> bool:
    if (
        chrome.is_title_line(words)
        or type_of(words)
        or re.match(
            r"(?:ph[ụu] l[ụu]c|biểu|mẫu|cước chú|\(\s*(?:ban hành )?kèm theo)\b", words, re.IGNORECASE
        )
        or bars.is_markdown_row(words)
    ):
        return True
    if words.startswith("[1]") or len(words) > 220:
        return True
    indent = len(line) - len(line.lstrip())
    return bool(
        names
        and not words.startswith(("-", "+"))
        and words.upper() == words
        and len(_text.one_line(words)) > 45
        and indent < 30
        and not is_post(words)
    )


def signs(words: str) -> bool:
    return re.match(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\b[. /]", words) is not None


_POST_ALONE = re.compile(
    r"(?:QUYỀN |Q\. ?|PHÓ )?(?:BÍ THƯ|CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|(?:HIỆU|VIỆN|BỘ|THỨ|(?:CHI )?CỤC|VỤ|ĐỘI|CHỈ HUY) TRƯỞNG|"
    r"(?:ĐỒN|HẠT|TRẠM|TRẠI|TỔ|KHOA|(?:TIỂU|TRUNG|LỮ) ĐOÀN) TRƯỞNG|TRƯỞNG (?:PHÒNG|BAN|ĐOÀN|CÔNG AN|THUẾ|TRẠM|KHOA)|"
    r"CHÁNH (?:VĂN PHÒNG|THANH TRA|ÁN)|CHỦ NHIỆM|CHÍNH (?:ỦY|UỶ|TRỊ VIÊN)|TƯ LỆNH|TỔNG BIÊN TẬP|THỦ TƯỚNG)\b[A-ZĐÀ-Ỹ ,\-–]{0,70}"
)


#: Two columns run together by single spaces, as scanning does: a recipient, then the post or the name beside it.
_COLLAPSED = re.compile(
    r"(?P<left>[-–].*?[,;.])\s+(?:(?!PHÓ\b|KT|TM|TL|Q\.|T/|K/)\S{1,3}\s+){0,2}?(?P<right>(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\.? .{3,60}|"
    rf"{_POST_ALONE.pattern}|THỨ TRƯỞNG|"
    rf"(?:{RANK.pattern})?(?:[YHK]['’]? (?=\S+ \S+$)|(?=\S+ \S+ \S))[A-ZĐÀ-Ỹ][a-zà-ỹ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]*){{1,4}})$"
)


def is_post(words: str) -> bool:
    """Whether the words are nothing but a post in capitals."""
    return _POST_ALONE.fullmatch(words) is not None


def _sides(line: str) -> tuple[str, str]:
    """The words of the left and of the right column of a line."""
    words = line.strip()
    indent = len(line.expandtabs(8)) - len(line.expandtabs(8).lstrip())
    gap = next(iter(_GAP.finditer(words)), None)
    if gap:
        return words[: gap.start()], _text.one_line(words[gap.end() :])
    if indent >= 24 or (signs(words) and words.upper() == words):
        return "", words
    if indent >= 8 and not words.startswith(("-", "+")) and not NOI_NHAN.match(words):
        return "", words
    if _looks_signed(words) or is_post(words) or _is_post_and_name(words) or words.lower() == "kiêm":
        return "", words
    return words, ""


def _is_post_and_name(words: str) -> bool:
    """Whether a line is a post in capitals with the name of its holder behind it: "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Nguyễn Văn A"."""
    parts = words.split(" ")
    name = next((n for n, word in enumerate(parts) if word[:1].isupper() and word[1:].islower()), 0)
    post = " ".join(parts[:name])
    return post.isupper() and (is_post(post) or signs(post)) and _is_person(" ".join(parts[name:]))


def _looks_signed(words: str) -> bool:
    if (
        words.startswith(("-", "–", "+", "*"))
        or words.endswith((";", ".", ":", ","))
        or any(c.isdigit() for c in words)
    ):
        return False
    parts = without_rank(words).split()
    if words.upper() == words:
        return 1 < len(parts) <= 6
    return 2 <= len(parts) <= 5 and all(p[0].isupper() and (len(p) == 1 or p[1:].islower()) for p in parts)
