"""Two states of a plan's answers compared: what changed, as sentences by section, task, deadline, agency, base."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any

from drafter.i18n import _
from drafter.model.papers import as_typed
from drafter.review.edits import text_lines

Row = Any
_LONG = 120


def labels() -> dict[str, str]:
    """The words of an answer by its key."""
    return {
        "regime": _("chế độ thể thức"), "number": _("số"), "symbol": _("ký hiệu"), "place": _("địa danh"),
        "date": _("ngày"), "type": _("tên loại"), "title": _("tên"), "opening": _("đoạn mở đầu"),
        "closing": _("đoạn kết"), "archive": _("nơi lưu"), "electronic": _("văn bản điện tử"),
        "heading": _("đề mục"), "inline": _("chữ cùng dòng"), "text": _("đoạn văn"), "task": _("nội dung"),
        "lead": _("cơ quan chủ trì"), "partners": _("cơ quan phối hợp"), "deadline": _("thời hạn"),
        "product": _("sản phẩm"), "leader": _("lãnh đạo phụ trách"), "start": _("bắt đầu"), "money": _("kinh phí"), "source": _("chỗ trong văn bản cấp trên"), "own_lines": _("dòng riêng dưới nhiệm vụ"), "level": _("cấp đánh số"), "label": _("số thứ tự"), "agency": _("tên cơ quan"),
        "intro": _("đoạn mở đầu"), "outro": _("đoạn kết"), "body": _("cơ quan ban hành"), "subject": _("trích yếu"),
        "short": _("tên gọi tắt"), "verbatim": _("nguyên văn"), "name": _("tên"), "note": _("chú thích"),
        "authority": _("quyền hạn"), "post": _("chức vụ"), "second_post": _("chức vụ khác"),
        "orientation": _("chiều giấy"), "attached": _("dòng kèm theo"), "tasks": _("bảng nhiệm vụ"),
        "caption": _("tên bảng"), "columns": _("tên cột"), "rows": _("hàng"), "kind": _("loại cơ quan"),
        "unit": _("đơn vị"), "department": _("tên sở, phòng"), "province": _("tỉnh"), "draft": _("dự thảo"),
        "urgency": _("độ khẩn"), "secrecy": _("độ mật"), "circulation": _("phạm vi lưu hành"),
        "lines": _("dòng tên cơ quan"), "letters": _("chữ viết tắt"), "base": _("dấu nhận dạng"), "line": _("dòng"),
        "after": _("đoạn thêm sau"), "task_columns": _("cột của bảng nhiệm vụ"),
    }  # fmt: skip


def nouns() -> dict[str, str]:
    """The words of a group or list of answers by its key."""
    return {
        "issuer": _("cơ quan ban hành"), "co_issuers": _("cơ quan cùng ban hành"), "marks": _("dấu chỉ mức độ"),
        "implements": _("văn bản triển khai"), "bases": _("căn cứ"), "sections": _("mục"), "content": _("phần"),
        "implementation": _("phần tổ chức thực hiện"), "agencies": _("cơ quan thực hiện"), "recipients": _("nơi nhận"),
        "signers": _("người ký"), "appendices": _("phụ lục"), "table": _("bảng"), "kit": _("bộ khung"),
        "attached_to": _("quyết định ban hành"), "overrides": _("dòng sửa tay"), "task": _("nhiệm vụ"),
    }  # fmt: skip


def sentences(
    before: dict[str, Any], after: dict[str, Any], line_named: Callable[[str], str] = str
) -> list[str]:
    """What changed from one to the other, in the order of the form; empty when nothing did.

    `line_named` gives the words for the id of a line that words are kept by hand for.
    """
    return [_sentence(text) for text in _Compare(line_named).groups("", before, after)]


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


class _Compare:
    def __init__(self, line_named: Callable[[str], str]) -> None:
        self.line_named = line_named
        self.labels = labels()
        self.nouns = nouns()

    def groups(self, where: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
        for key in dict.fromkeys([*before, *after]):
            if key in ("id", "drafter", "widths", "base"):
                continue
            left, right = before.get(key), after.get(key)
            if left == right:
                continue
            if isinstance(left, dict) or isinstance(right, dict):
                here = self._join(where, self.nouns.get(key, key))
                yield from self.groups(here, left or {}, right or {})
            elif isinstance(left, list) or isinstance(right, list):
                yield from self._lists(where, key, left or [], right or [])
            else:
                yield from self._words(where, self.labels.get(key, key), str(left or ""), str(right or ""))

    @staticmethod
    def _join(where: str, what: str) -> str:
        return f"{where}, {what}" if where else what

    def _words(self, where: str, label: str, before: str, after: str) -> Iterator[str]:
        head = f"{where}: " if where else ""
        before, after = as_typed(before), as_typed(after)
        old, new = text_lines(before), text_lines(after)
        if len(old) > 1 or len(new) > 1:
            yield from self._paragraphs(head, old, new)
        elif not before:
            yield _("{head}thêm {label} “{new}”").format(head=head, label=label, new=_short(after))
        elif not after:
            yield _("{head}bỏ {label} “{old}”").format(head=head, label=label, old=_short(before))
        else:
            start = _first_difference(before, after)
            yield _("{head}{label} đổi từ “{old}” thành “{new}”").format(
                head=head, label=label, old=_short(before, start), new=_short(after, start)
            )

    def _paragraphs(self, head: str, old: list[str], new: list[str]) -> Iterator[str]:
        for _kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if _kind == "equal":
                continue
            for k in range(max(b - a, d - c)):
                left = old[a + k] if a + k < b else ""
                right = new[c + k] if c + k < d else ""
                yield from self._words(head.removesuffix(": "), self.labels["text"], left, right)

    def _lists(self, where: str, key: str, before: list[Any], after: list[Any]) -> Iterator[str]:
        pairs = _paired(before, after)
        kept = [(a, b) for a, b in pairs if a >= 0 and b >= 0]
        for a, b in pairs:
            left, right = before[a] if a >= 0 else None, after[b] if b >= 0 else None
            one = right if left is None else left
            if left == right:
                continue
            if isinstance(one, dict):
                what = self._named(key, one, (b if left is None else a) + 1)
                if left is None:
                    yield _("{where}thêm {what}").format(where=f"{where}: " if where else "", what=what)
                elif right is None:
                    yield _("{where}bỏ {what}").format(where=f"{where}: " if where else "", what=what)
                else:
                    yield from self.groups(self._join(where, what), left, right)
            elif isinstance(one, list):
                label = _("hàng {number}").format(number=(b if left is None else a) + 1)
                yield from self._row(self._join(where, label), left, right)
            else:
                label = self.labels.get(key, key)
                yield from self._words(where, label, str(left or ""), str(right or ""))
        if [b for _, b in kept] != sorted(b for _, b in kept):
            yield _("{where}đổi thứ tự {what}").format(
                where=f"{where}: " if where else "", what=self.nouns.get(key, self.labels.get(key, key))
            )

    def _row(self, where: str, left: Any, right: Any) -> Iterator[str]:
        if left is None or right is None:
            words = " | ".join(_cell(cell) for cell in (right if left is None else left))
            yield (_("{where}: thêm “{words}”") if left is None else _("{where}: bỏ “{words}”")).format(
                where=where, words=_short(words)
            )
            return
        for number in range(max(len(left), len(right))):
            old = _cell(left[number]) if number < len(left) else ""
            new = _cell(right[number]) if number < len(right) else ""
            if old != new:
                yield from self._words(where, _("cột {number}").format(number=number + 1), old, new)

    def _named(self, key: str, one: dict[str, Any], number: int) -> str:
        noun = self.nouns["task"] if "task" in one else self.nouns.get(key, key)
        if key == "overrides":
            return f"{noun} “{self.line_named(one['line'])}”"
        for name in (
            "task",
            "heading",
            "agency",
            "name",
            "title",
            "symbol",
            "type",
            "verbatim",
            "inline",
            "text",
        ):
            if one.get(name):
                return f"{noun} “{_short(str(one[name]), limit=70)}”"
        return f"{noun} {number}"


def _cell(cell: Any) -> str:
    return str(cell.get("text", "")) if isinstance(cell, dict) else str(cell)


def _paired(before: list[Any], after: list[Any]) -> list[tuple[int, int]]:
    """Items of two lists that are one: by id, else by being equal, else by place between those."""
    ids = {item["id"]: n for n, item in enumerate(after) if isinstance(item, dict) and "id" in item}
    out: list[tuple[int, int]] = []
    used: set[int] = set()
    left = []
    for number, item in enumerate(before):
        other = ids.get(item.get("id", ""), -1) if isinstance(item, dict) else -1
        if other >= 0:
            out.append((number, other))
            used.add(other)
        else:
            left.append(number)
    right = [n for n in range(len(after)) if n not in used]
    matcher = SequenceMatcher(
        None, [_said(before[n]) for n in left], [_said(after[n]) for n in right], autojunk=False
    )
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            out += [(left[a + k], right[c + k]) for k in range(b - a)]
            continue
        for k in range(max(b - a, d - c)):
            one = left[a + k] if a + k < b else -1
            other = right[c + k] if c + k < d else -1
            named = (
                one >= 0 and other >= 0 and "id" in (after[other] if isinstance(after[other], dict) else {})
            )
            out += [(one, -1), (-1, other)] if named else [(one, other)]
    return sorted(out, key=lambda pair: (pair[0] if pair[0] >= 0 else pair[1], pair[0] < 0))


def _said(item: Any) -> str:
    """What an item says, whatever its id: one list may have ids and the other none."""
    return repr(
        {key: value for key, value in item.items() if key != "id"} if isinstance(item, dict) else item
    )


def _first_difference(before: str, after: str) -> int:
    if max(len(before), len(after)) <= _LONG:
        return 0
    at = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    return max(at - _LONG // 3, 0)


def _short(text: str, start: int = 0, *, limit: int = _LONG) -> str:
    text = f"…{text[start:]}" if start else text
    text = text.replace("\n", " ¶ ").strip(" ¶")
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
