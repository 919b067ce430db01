"""Mechanical slips of the hand mended in a Word file, letter by letter: runs, their looks and everything else stay.

What is mended is said by `drafter.check.content.mend`. A paragraph whose letters cannot all be found again in its runs is
left as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from drafter.anatomy import dissect
from drafter.check.content.mend import Mended, Spared, applied, mend, nothing_spared, slips
from drafter.errors import LossError
from drafter.i18n import _
from drafter.view import DocumentView
from drafter.word.editing import Package
from drafter.word.fix_words import Words, keep_space, tidy
from drafter.word.ooxml import w
from drafter.word.read import read_view

_T = w("t")
#: The header of a document and its signature are names and numbers of its own: nobody mends them but the writer.
_KEPT = (
    "quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu", "dia_danh_ngay", "quyen_han", "chuc_vu",
    "ho_ten",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corrected:
    """The file after mending, and what was done, one sentence a slip."""

    data: bytes
    done: tuple[str, ...]


def correct(data: bytes, name: str, codes: Iterable[str], spared: Spared = nothing_spared) -> Corrected:
    """Mend the slips of these rules in a .docx. Raises LossError should any other letter differ afterwards."""
    wanted = tuple(codes)
    if not wanted:
        return Corrected(data, ())
    view, package = read_view(data, name), Package(data, name)
    words, anatomy = Words(package), dissect(view)
    kept = {piece.paragraph.index for key in _KEPT for piece in anatomy.of(key)}
    expected: dict[int, Mended] = {}
    for paragraph in view.paragraphs():
        mended = mend(paragraph.text, wanted, spared)
        if mended.done and paragraph.index not in kept:
            letters = _letters(words, paragraph.index)
            if len(letters) == len(paragraph.text):
                _write(letters, paragraph.text, wanted, spared)
                expected[paragraph.index] = mended
    if not expected:
        return Corrected(data, ())
    tidy(package)
    fixed = package.save()
    _prove(view, read_view(fixed, name), expected, name)
    return Corrected(fixed, tuple(said for one in expected.values() for said in one.done))


@dataclass(slots=True)
class _Letter:
    """One letter as a reader sees it; `text` None for what is no letter of a w:t."""

    text: Any
    at: int


def _letters(words: Words, index: int) -> list[_Letter]:
    out: list[_Letter] = []
    for run, shown in words.spans(index):
        mine: list[_Letter] = []
        for inner in run:
            if inner.tag == _T:
                keep_space(inner)
                mine += [_Letter(inner, n) for n in range(len(inner.text))]
            elif inner.tag != w("rPr"):
                mine.append(_Letter(None, 0))
        if len(mine) != len(shown):
            return []
        out += mine
    return out


def _write(letters: list[_Letter], text: str, codes: tuple[str, ...], spared: Spared) -> None:
    """Take the slips out of the letters, again and again until none is left."""
    while found := slips(text, codes, spared):
        edits = [edit for slip in found for edit in slip.edits]
        for start, end, new in sorted(edits, reverse=True):
            for n in range(end - 1, start - 1, -1):
                _replace(letters, n, new if n == start else "")
        text = applied(text, edits)


def _replace(letters: list[_Letter], place: int, new: str) -> None:
    letter = letters[place]
    if letter.text is None:
        return
    old = letter.text.text
    letter.text.text = old[: letter.at] + new + old[letter.at + 1 :]
    if not new:
        del letters[place]
        for other in letters[place:]:
            if other.text is letter.text:
                other.at -= 1


def _prove(before: DocumentView, after: DocumentView, expected: dict[int, Mended], name: str) -> None:
    """Every paragraph has the words it should have: those mended what was promised, all others their own."""
    wanted = [expected[p.index].text if p.index in expected else p.text for p in before.paragraphs()]
    if wanted != [p.text for p in after.paragraphs()] or _rest(before) != _rest(after):
        raise LossError(
            _("bản sửa của {name} sẽ khác lời văn của bản gốc: không ghi gì").format(name=name),
            hint=_("sửa các lỗi trong Word theo báo cáo của drafter check"),
        )


def _rest(view: DocumentView) -> Counter[str]:
    return Counter(p.printed for p in (*view.headers, *view.footers, *view.footnotes))
