"""Kinds of edits that reviewers make, each on targets found in any sample."""

from __future__ import annotations

import copy
import itertools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from drafter.review.base import Base, BaseLine
from tests.review.reviewer import Reviewer, q

#: What must come of an edit: the right value without a question, a question, nothing at all, or either of the first two.
VALUE, ASK, NOTHING, EITHER = "value", "ask", "nothing", "either"
TABLES = ("so-2026", "xa-2026")


class Targets:
    """Lines of a sample that an edit can be made on."""

    def __init__(self, base: Base) -> None:
        self.base = base
        texts = [line.text for line in base.lines.values()]
        self.unique = {t for t in texts if texts.count(t) == 1}

    def _lines(self, fits: Callable[[str, BaseLine], bool]) -> list[str]:
        return [
            line.text for id_, line in self.base.lines.items() if line.text in self.unique and fits(id_, line)
        ]

    def paragraph(self, nth: int = 0) -> str:
        """A paragraph of a text that prints one answer and nothing of ours."""
        found = self._lines(
            lambda id_, line: len(line.segments) == 1 and bool(line.segments[0][1]) and line.movable and ".rows[" not in id_
            and "tasks" not in id_ and len(line.text) > 60 and bool(re.search(r"\[p\d+\]$", id_))
        )  # fmt: skip
        return found[nth % len(found)]

    def pair(self) -> tuple[str, str]:
        """Two paragraphs of one text, one below the other."""
        ids = list(self.base.lines)
        for first, second in itertools.pairwise(ids):
            a, b = re.fullmatch(r"(.*)\[p(\d+)\]", first), re.fullmatch(r"(.*)\[p(\d+)\]", second)
            if a and b and a[1] == b[1]:
                return self.base.lines[first].text, self.base.lines[second].text
        ids = [
            i
            for i in ids
            if re.search(
                r"\.(inline|text|task)$",
                self.base.lines[i].segments[-1][1] if self.base.lines[i].segments else "",
            )
        ]
        return self.base.lines[ids[0]].text, self.base.lines[ids[1]].text

    def item(self, nth: int = 0) -> str:
        """An item of the body: a label of ours, then an answer."""
        found = self._lines(
            lambda id_, line: len(line.segments) >= 2 and not line.segments[0][1] and line.movable
            and line.segments[-1][1].endswith((".inline", ".task")) and ".tasks." not in id_ and len(line.text) > 50
        )  # fmt: skip
        return found[nth % len(found)]

    def heading(self) -> str:
        """A heading below the capitals."""
        return self._lines(
            lambda id_, line: bool(line.segments) and line.segments[-1][1].endswith((".heading", ".agency"))
            and line.segments[-1][0] != line.segments[-1][0].upper()
        )[0]  # fmt: skip

    def top_heading(self) -> str:
        """A heading in capitals."""
        return self._lines(
            lambda id_, line: line.movable and line.text == line.text.upper() and len(line.text) > 12 and any(p.endswith("heading") for _, p in line.segments)
        )[0]  # fmt: skip

    def recipient(self, nth: int = 0) -> str:
        """A recipient."""
        found = self._lines(lambda id_, line: id_.startswith("recipients["))
        return found[nth]

    def noted(self) -> str:
        """A recipient with a note, or another line of two answers."""
        found = self._lines(
            lambda id_, line: id_.startswith("recipients[") and len({p for _, p in line.segments if p}) == 2
        )
        found = found or self._lines(
            lambda id_, line: len({p for _, p in line.segments if p}) >= 2 and line.movable
        )
        return found[0]

    def signer(self, key: str) -> str:
        """A line of the signature."""
        return self._lines(lambda id_, line: id_.startswith("signers[") and id_.endswith(key))[0]

    def opening(self) -> str:
        """The sentence of ours at the beginning, or another line with words of ours."""
        found = [self.base.lines[i].text for i in ("opening", "closing") if i in self.base.lines]
        return (
            found[0]
            if found
            else self.base.lines["quoc_hieu" if "quoc_hieu" in self.base.lines else "tieu_ngu"].text
        )

    def cells(self, row: int = 0) -> list[str]:
        """The words of a row of a table of the answers."""
        rows: dict[str, list[str]] = {}
        for id_, line in self.base.lines.items():
            found = re.match(r"(.*\.(?:rows|tasks\.tasks)\[[^\]]*\])", id_)
            if found:
                rows.setdefault(found[1], []).append(line.text)
        full = [cells for cells in rows.values() if len(cells) >= 4]
        return full[row]


def word(text: str, *, after: int = 12) -> str:
    """A word of a text that stands in it once."""
    for found in re.finditer(r"\b[^\W\d_]{4,}\b", text):
        if found.start() > after and len(re.findall(re.escape(found[0]), text)) == 1:
            return found[0]
    raise AssertionError(text)


Act = Callable[[Reviewer, Targets], Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of edit and what must come of it."""

    name: str
    act: Act
    wanted: str
    tables: bool = False


def _p(r: Reviewer, text: str) -> Any:
    from drafter.text import one_line

    for p in r.paragraphs():
        if one_line(r.words(p)) == one_line(text):
            return p
    raise AssertionError(f"no paragraph {text!r}")


def _replace(r: Reviewer, text: str, new: str, *, tracked: bool = True) -> None:
    r.replace(_p(r, text), word(text), new, tracked=tracked)


def _nested(r: Reviewer, t: Targets) -> None:
    change = r.add_after(_p(r, t.paragraph()), " thêm rồi bỏ")
    run = next(change.iter(q("r")))
    r.author = "Lê Văn D"
    r.erase(run)


def _nested_partly(r: Reviewer, t: Targets) -> None:
    text = t.paragraph()
    p = _p(r, text)
    run = r.isolate(p, word(text))
    change = r.insert(run, " kỹ lưỡng hơn nữa")
    inner = next(change.iter(q("r")))
    other = copy.deepcopy(inner)
    r.write(inner, " kỹ lưỡng")
    r.write(other, " hơn nữa")
    inner.addnext(other)
    r.erase(other)


def _two_hands(r: Reviewer, t: Targets) -> None:
    text = t.paragraph()
    words = [w for w in re.findall(r"\b[^\W\d_]{4,}\b", text) if text.count(w) == 1]
    r.replace(_p(r, text), words[0], "sửa một")
    r.author = "Lê Văn D"
    r.add_after(_p(r, text.replace(words[0], "sửa một")), " thêm hai")


def _formatted(r: Reviewer, t: Targets) -> None:
    run = r.isolate(_p(r, t.paragraph()), word(t.paragraph()))
    look = run.find(q("rPr"))
    if look is None:
        look = etree.Element(q("rPr"))
        run.insert(0, look)
    change = r.change("rPrChange")
    etree.SubElement(change, q("rPr"))
    look.append(etree.Element(q("b")))
    look.append(change)


def _overwritten(r: Reviewer, text: str, new: str) -> None:
    p = _p(r, text)
    fresh = r.blank(p, new)
    p.addprevious(fresh)
    p.getparent().remove(p)


def _row(r: Reviewer, t: Targets, row: int = 0) -> Any:
    """The row of the answers' table in the file."""
    cells = t.cells(row)
    for p in r.paragraphs():
        if r.words(p) == cells[1]:
            found = next((a for a in p.iterancestors() if a.tag == q("tr")), None)
            if found is not None and len([c for c in found if c.tag == q("tc")]) == len(cells):
                return found
    raise AssertionError(cells)


def _swap_rows(r: Reviewer, t: Targets) -> None:
    first, second = _row(r, t, 0), _row(r, t, 1)
    first.addprevious(second)


def _retyped(r: Reviewer, t: Targets) -> None:
    for element in _p(r, t.paragraph()).iter(q("t")):
        element.text = unicodedata.normalize("NFD", element.text or "")


def _spaced(r: Reviewer, t: Targets) -> None:
    text = t.paragraph()
    r.replace(_p(r, text), f"{word(text)} ", f"{word(text)}  ", tracked=False)


def _mixed(r: Reviewer, t: Targets) -> None:
    _replace(r, t.paragraph(0), "đã sửa")
    r.replace(_p(r, t.recipient()), t.recipient().split()[1], "Nơi")
    r.paragraph_after(_p(r, t.item()), "- Việc thêm mới.")
    r.accept_all()


def _reply(r: Reviewer, t: Targets) -> None:
    number = r.comment(_p(r, t.paragraph()), "Xem lại đoạn này")
    r.author = "Lê Văn D"
    r.comment(_p(r, t.paragraph()), "Đồng ý", reply_to=number)


def _broken(r: Reviewer, t: Targets) -> None:
    run = r.isolate(_p(r, t.paragraph()), word(t.paragraph()))
    line = etree.SubElement(run, q("br"))
    run.find(q("t")).addnext(line)


def _pasted_twice(r: Reviewer, t: Targets) -> None:
    p = _p(r, t.paragraph())
    p.addnext(copy.deepcopy(p))


def _boundary(r: Reviewer, t: Targets) -> None:
    text = t.noted()
    line = next(line for line in t.base.lines.values() if line.text == text)
    first = next(n for n, (_, path) in enumerate(line.segments) if path)
    at = len("".join(words for words, _ in line.segments[: first + 1])) - 4
    p = _p(r, text)
    runs = [run for run in p.iter(q("r")) if run.find(q("t")) is not None]
    for run in runs[1:]:
        run.getparent().remove(run)
    r.write(runs[0], text)
    r.replace(p, text[at : len(text) - 2], " viết lại cả đuôi")


def _label_and_word(r: Reviewer, t: Targets) -> None:
    text = t.item()
    p = _p(r, text)
    first = re.match(r"\S+ \S+", text)
    assert first is not None
    runs = [run for run in p.iter(q("r")) if run.find(q("t")) is not None]
    words = r.words(p)
    for run in runs[1:]:
        run.getparent().remove(run)
    r.write(runs[0], words)
    r.replace(p, first[0], "Việc khác")


def _later(r: Reviewer, t: Targets) -> None:
    text = t.base.lines["dia_danh_ngay"].text
    found = re.search(r"ngày (\d+)", text)
    day = found[1] if found else "tháng"
    r.replace(_p(r, text), day, "28" if day != "28" else "27")


KINDS = [
    Kind("word in a value, tracked", lambda r, t: _replace(r, t.paragraph(), "đã sửa"), VALUE),
    Kind("word in a value, untracked", lambda r, t: _replace(r, t.paragraph(), "đã sửa", tracked=False), VALUE),
    Kind("word in a value, accepted before return", lambda r, t: (_replace(r, t.paragraph(), "đã sửa"), r.accept_all()), VALUE),
    Kind("words at the end of a value", lambda r, t: r.add_after(_p(r, t.paragraph()), " Thêm một câu."), VALUE),
    Kind("words at the beginning of a value", lambda r, t: r.add_after(_p(r, t.paragraph()), "Trước hết, ", before=True), VALUE),
    Kind("words taken out of a value", lambda r, t: _replace(r, t.paragraph(), ""), VALUE),
    Kind("words taken out of a value, untracked", lambda r, t: _replace(r, t.paragraph(), "", tracked=False), VALUE),
    Kind("whole value anew, tracked", lambda r, t: r.replace(_p(r, t.paragraph()), t.paragraph(), "Viết mới hoàn toàn."), VALUE),
    Kind("whole paragraph overwritten, bookmark gone", lambda r, t: _overwritten(r, t.paragraph(), "Chữ khác hẳn."), ASK),
    Kind("value emptied, tracked", lambda r, t: r.erase_paragraph(_p(r, t.paragraph()), end=False), ASK),
    Kind("value emptied, untracked", lambda r, t: r.replace(_p(r, t.paragraph()), t.paragraph(), "", tracked=False), ASK),
    Kind("paragraph taken out, tracked", lambda r, t: r.erase_paragraph(_p(r, t.paragraph())), ASK),
    Kind("paragraph taken out, untracked", lambda r, t: r.erase_paragraph(_p(r, t.paragraph()), tracked=False), ASK),
    Kind("paragraph put in, tracked", lambda r, t: r.paragraph_after(_p(r, t.paragraph()), "Đoạn mới hoàn toàn."), ASK),
    Kind("paragraph put in, untracked", lambda r, t: r.paragraph_after(_p(r, t.paragraph()), "Đoạn mới hoàn toàn.", tracked=False), ASK),
    Kind("two paragraphs put in", lambda r, t: r.paragraph_after(r.paragraph_after(_p(r, t.paragraph()), "Đoạn mới một.", tracked=False), "Đoạn mới hai.", tracked=False), ASK),
    Kind("paragraph split, tracked", lambda r, t: r.split(_p(r, t.paragraph()), word(t.paragraph())), ASK),
    Kind("paragraph split, untracked", lambda r, t: r.split(_p(r, t.paragraph()), word(t.paragraph()), tracked=False), ASK),
    Kind("paragraphs merged, tracked", lambda r, t: r.merge(_p(r, t.pair()[0])), ASK),
    Kind("paragraphs merged, untracked", lambda r, t: r.merge(_p(r, t.pair()[0]), tracked=False), ASK),
    Kind("paragraph moved, tracked", lambda r, t: r.move(_p(r, t.pair()[1]), _p(r, t.pair()[0])), ASK),
    Kind("paragraph moved, untracked", lambda r, t: r.move(_p(r, t.pair()[1]), _p(r, t.pair()[0]), tracked=False), ASK),
    Kind("fixed words changed", lambda r, t: r.add_after(_p(r, t.base.lines["noi_nhan" if "noi_nhan" in t.base.lines else "ten_loai"].text), " thêm"), ASK),
    Kind("sentence of ours changed", lambda r, t: r.add_after(_p(r, t.opening()), " như sau đây", before=False), EITHER),
    Kind("across two values", _boundary, ASK),
    Kind("value and fixed words together", lambda r, t: _label_and_word(r, t), ASK),
    Kind("list item added, tracked", lambda r, t: r.paragraph_after(_p(r, t.item()), "- Việc thêm mới."), ASK),
    Kind("list item added, untracked", lambda r, t: r.paragraph_after(_p(r, t.item()), "- Việc thêm mới.", tracked=False), ASK),
    Kind("list item taken out", lambda r, t: r.erase_paragraph(_p(r, t.item())), ASK),
    Kind("list item changed", lambda r, t: _replace(r, t.item(), "đã sửa"), EITHER),
    Kind("recipient changed", lambda r, t: r.replace(_p(r, t.recipient()), t.recipient().split()[1], "Nơi"), VALUE),
    Kind("recipient added", lambda r, t: r.paragraph_after(_p(r, t.recipient()), "- Nơi nhận mới;"), ASK),
    Kind("recipient taken out", lambda r, t: r.erase_paragraph(_p(r, t.recipient())), ASK),
    Kind("post of the signer", lambda r, t: r.add_after(_p(r, t.signer("post")), " KHÁC"), VALUE),
    Kind("name of the signer", lambda r, t: r.replace(_p(r, t.signer(".name")), t.signer(".name").split()[-1], "E"), VALUE),
    Kind("heading in capitals", lambda r, t: r.add_after(_p(r, t.top_heading()), " VÀ PHẠM VI"), ASK),
    Kind("heading", lambda r, t: r.add_after(_p(r, t.heading()), " và phạm vi"), EITHER),
    Kind("date of the plan", lambda r, t: _later(r, t), EITHER),
    Kind("title", lambda r, t: _replace(r, t.base.lines["trich_yeu"].text, "đã sửa"), EITHER),
    Kind("comment", lambda r, t: r.comment(_p(r, t.paragraph()), "Xem lại"), NOTHING),
    Kind("comment and reply", _reply, NOTHING),
    Kind("resolved comment", lambda r, t: r.comment(_p(r, t.paragraph()), "Đã sửa", resolved=True), NOTHING),
    Kind("comment and change", lambda r, t: (r.comment(_p(r, t.paragraph()), "Xem lại"), _replace(r, t.paragraph(), "đã sửa")), VALUE),
    Kind("looks only", _formatted, NOTHING),
    Kind("put in and taken out again by another", _nested, NOTHING),
    Kind("put in, half of it taken out again", _nested_partly, VALUE),
    Kind("two reviewers on one value", _two_hands, ASK),
    Kind("block pasted twice", _pasted_twice, ASK),
    Kind("retyped in decomposed letters", _retyped, NOTHING),
    Kind("double spaces", _spaced, NOTHING),
    Kind("line break within a value", _broken, EITHER),
    Kind("several edits, all accepted before return", _mixed, EITHER),
    Kind("changed and moved", lambda r, t: (_replace(r, t.pair()[1], "đã sửa", tracked=False), r.move(_p(r, t.pair()[1].replace(word(t.pair()[1]), "đã sửa")), _p(r, t.pair()[0]), tracked=False)), EITHER),
    Kind("cell changed", lambda r, t: r.replace(next(_row(r, t).iter(q("tc"))).getnext().find(q("p")), t.cells()[1].split()[0], "Cụ thể"), EITHER, True),
    Kind("row added, tracked", lambda r, t: r.row_after(_row(r, t), ["ô mới", "chữ ô mới", "ba", "bốn", "năm", "sáu"]), EITHER, True),
    Kind("row added, untracked", lambda r, t: r.row_after(_row(r, t), ["ô mới", "chữ ô mới", "ba", "bốn", "năm", "sáu"], tracked=False), ASK, True),
    Kind("row taken out, tracked", lambda r, t: r.mark_row(_row(r, t), "del"), ASK, True),
    Kind("row taken out, untracked", lambda r, t: _row(r, t).getparent().remove(_row(r, t)), ASK, True),
    Kind("rows in another order", _swap_rows, ASK, True),
]  # fmt: skip


def cases(samples: list[Path]) -> list[tuple[Path, Kind]]:
    """Every kind on every sample that has what it needs."""
    return [
        (sample, kind) for sample in samples for kind in KINDS if sample.stem in TABLES or not kind.tables
    ]


def two_in_turn(found: list[tuple[Path, Kind]]) -> list[tuple[Path, Kind]]:
    """Each kind on two of its samples, in turn: for what takes too long to be done on all of them."""
    where: dict[Kind, list[Path]] = {}
    for sample, kind in found:
        where.setdefault(kind, []).append(sample)
    return [
        (sample, kind)
        for number, (kind, samples) in enumerate(where.items())
        for sample in dict.fromkeys(samples[turn % len(samples)] for turn in (number, number + 1))
    ]
