"""The head of a table: which rows it takes, and which answer each of its columns sets, however people name them.

A table of an office has a title above its head, head cells merged over two rows, columns "STT" and "Ghi chú". What is
passed over is told; a column that could be an answer and is not understood is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter import text as _text
from drafter.answers.form import ROOT
from drafter.answers.free import PARAMETER
from drafter.answers.paths import steps_of
from drafter.errors import InputError
from drafter.i18n import _

#: The column that names the document's file instead of an answer.
FILE_COLUMN = "file"
#: A column that sets nothing.
ASIDE = "-"
#: What columns are called in offices, without marks and signs -> the answer that they set.
_USUAL = {
    "issuer.name": ("xa", "ten", "ten rieng", "ten don vi", "ten xa", "ten xa phuong", "ten xa phuong dac khu", "don vi",
                    "don vi hanh chinh", "xa phuong", "xa phuong dac khu", "dia phuong", "ten dia phuong", "ten co quan", "ten don vi hanh chinh",
                    "ten don vi cap xa", "don vi cap xa", "cap xa", "ten don vi hanh chinh cap xa", "ten cac xa phuong", "ten xa moi",
                    "co quan ban hanh", "don vi ban hanh", "ten don vi ban hanh", "ten ubnd", "ubnd xa", "ubnd cap xa", "ubnd xa phuong"),
    "issuer.unit": ("loai", "loai don vi", "loai hinh", "loai hinh don vi", "loai don vi hanh chinh", "cap", "don vi xa phuong"),
    "number": ("so", "so ke hoach", "so kh", "so van ban", "so hieu", "so ky hieu", "so va ky hieu", "so cua ke hoach",
               "so ky hieu van ban", "so ky hieu ke hoach"),
    "date": ("ngay", "ngay ban hanh", "ngay thang", "ngay ky", "ngay thang nam", "ngay van ban", "ngay thang nam ban hanh",
             "ngay ky ban hanh", "ngay ban hanh ke hoach"),
    FILE_COLUMN: ("tep", "ten tep", "ten file"),
    "title": ("trich yeu", "trich yeu noi dung"),
    ASIDE: ("stt", "s tt", "tt", "t t", "so tt", "so thu tu", "ghi chu", "ma", "ma xa", "ma don vi", "dien thoai", "so dien thoai",
            "sdt", "so dt", "dt", "email", "thu dien tu"),
}  # fmt: skip
#: The same for a signer; where the plan has several, with a number behind: "Người ký 2".
_OF_SIGNER = {
    "name": ("nguoi ky", "ho ten", "ho va ten", "ho ten nguoi ky", "ho va ten nguoi ky", "ten nguoi ky", "nguoi ky van ban",
             "nguoi ky ban hanh", "lanh dao ky", "ho ten lanh dao ky", "ho va ten lanh dao ky", "ho va ten nguoi ky ban hanh"),
    "post": ("chuc vu", "chuc vu nguoi ky", "chuc danh", "chuc danh nguoi ky"),
}  # fmt: skip
#: How we head a column of a table that is to be filled in: a name of the answer that is read back, in every language.
_TITLES = {"issuer.unit": "Loại", "issuer.name": "Tên đơn vị", "number": "Số", "date": "Ngày ban hành"}
_TITLES_OF_SIGNER = {"name": "Người ký", "post": "Chức vụ"}
#: Rows above the head that are looked at.
LOOKED_AT = 15
#: Characters of a column's name that are shown.
_SHOWN = 60
#: White space that means nothing in the name of a column: "Signers [1] . Name".
_ROUND = re.compile(r"\s*([.\[\]])\s*")
#: Signs and what stands in brackets say nothing of which column it is: "Số, ký hiệu (nếu có)".
_SIGNS = re.compile(r"\([^)]*\)|[^\w\s]|_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What columns may be called beside the paths of answers: `gaps` of the shared answers, and names in Vietnamese, which hang
    on the paths of their `signers`."""

    gaps: frozenset[str] = frozenset()
    signers: tuple[str, ...] = ("signers[1]",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What each column of a table sets, ASIDE for nothing, and what the table calls it (`cells`). `last` is the row that the names end at, 1-based; `above` are the
    numbers of filled rows above them, `aside` the names of columns that set nothing."""

    names: tuple[str, ...]
    cells: tuple[str, ...]
    last: int
    above: tuple[str, ...]
    aside: tuple[str, ...]


@lru_cache(16)
def usual(signers: tuple[str, ...]) -> Mapping[str, str]:
    """What offices call columns -> path. `signers` are the paths of the signers; of several each is known by its number."""
    out = {name: path for path, names in _USUAL.items() for name in names}
    for number, signer in enumerate(signers, 1):
        behind = f" {number}" if len(signers) > 1 else ""
        out |= {f"{name}{behind}": f"{signer}.{key}" for key, names in _OF_SIGNER.items() for name in names}
    return out


def title(path: str, signers: Sequence[str]) -> str:
    """What we call the column of an answer: a name that `usual` knows, the path itself where people have no word for it."""
    for number, signer in enumerate(signers, 1):
        key = path.removeprefix(f"{signer}.")
        if key in _TITLES_OF_SIGNER and key != path:
            return f"{_TITLES_OF_SIGNER[key]} {number}" if len(signers) > 1 else _TITLES_OF_SIGNER[key]
    return _TITLES.get(path, path)


def found(rows: Sequence[tuple[int, list[str]]], words: Words, file: object) -> Head:
    """The head among the first rows of a table, each with its number; the first of them is not empty.

    Raises InputError for a column that is not understood, with its row, and for one without a name or named twice.
    """
    known = [_known(cells, words) for _number, cells in rows]
    best = known.index(max(known))
    top, last, cells = best, best, rows[best][1]
    # names merged over two rows: the lower cell names the column, the upper one where that is empty
    for upper in (best - 1, best):
        if upper < 0 or upper + 1 >= len(rows) or not known[upper + 1]:
            continue
        both = _merged(rows[upper][1], rows[upper + 1][1])
        if _score(both, words) > _score(cells, words):
            top, last, cells = upper, upper + 1, both
    names = _named(cells, rows[last][0], words, file)
    above = tuple(str(number) for number, cells in rows[:top] if any(cells))
    aside = tuple(cell for cell, name in zip(cells, names, strict=False) if name == ASIDE)
    return Head(names=names, cells=tuple(cells), last=rows[last][0], above=above, aside=aside)


def remarks(head: Head, file: object) -> Iterator[str]:
    """What of the table is passed over."""
    if head.above:
        yield _("{path}: tên cột ở hàng {last}; không đọc hàng {rows} ở trên").format(
            path=file, last=head.last, rows=", ".join(head.above)
        )
    if head.aside:
        yield _("{path}: không dùng cột {names}").format(
            path=file, names=", ".join(f"“{name}”" for name in head.aside)
        )


def _merged(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    width = max(len(upper), len(lower))
    above, below = (list(cells) + [""] * (width - len(cells)) for cells in (upper, lower))
    return [under or over for over, under in zip(above, below, strict=True)]


def _known(cells: Iterable[str], words: Words) -> int:
    """How many of the cells name an answer."""
    return _score(cells, words)[0]


def _score(cells: Iterable[str], words: Words) -> tuple[int, int]:
    """How many of the cells name an answer; how many name something that is understood, columns left aside too."""
    paths = [path for cell in cells if cell and (path := _path(cell, words))]
    return sum(path != ASIDE for path in paths), len(paths)


def _named(cells: Sequence[str], row: int, words: Words, file: object) -> tuple[str, ...]:
    names = [_path(cell, words) if cell else None for cell in cells]
    while names and names[-1] is None:
        names.pop()
    if strange := [cell for name, cell in zip(names, cells, strict=False) if name == ""]:
        raise _unknown(strange, row, words, file)
    for column, (name, cell) in enumerate(zip(names, cells, strict=False), 1):
        if name is None:
            raise InputError(
                _("{path}: cột {column} không có tên").format(path=file, column=column),
                hint=_("ghi tên cột hoặc xóa cột trống; bỏ gộp ô ở hàng tên cột"),
            )
        if name != ASIDE and names.index(name) != column - 1:
            raise InputError(
                _("{path}: cột “{name}” có hai lần").format(path=file, name=cell),
                hint=_("“{one}” và “{other}” cùng là một câu trả lời ({answer}); giữ một cột").format(
                    one=cells[names.index(name)], other=cell, answer=name
                ),
            )
    return tuple(name or "" for name in names)


def _path(name: str, words: Words) -> str:
    """The column as the answers call it, capitals and spaces aside; "" for a name that is not understood."""
    known = {gap.casefold(): gap for gap in words.gaps}
    plain = _ROUND.sub(r"\1", name.strip()).casefold()
    plain = known.get(plain, plain)
    if plain in words.gaps or plain == FILE_COLUMN:
        return plain
    try:
        if steps_of(plain)[0] in ROOT.fields:
            return plain
    except InputError:
        pass
    return usual(words.signers).get(_simple(name), "")


def _simple(name: str) -> str:
    return " ".join(_SIGNS.sub(" ", _text.bare(name)).split())


def _unknown(cells: Sequence[str], row: int, words: Words, file: object) -> InputError:
    known = usual(words.signers)
    meant = []
    for cell in cells:
        near = _text.nearest(_simple(cell), known) or _text.nearest(cell, words.gaps)
        if near and known.get(near[0]) != ASIDE:
            name = title(known.get(near[0], near[0]), words.signers)
            meant.append(_("“{cell}” có phải là “{name}”?").format(cell=cell[:_SHOWN], name=name))
    names = (*_TITLES.values(), *_TITLES_OF_SIGNER.values())
    gap = next((cell for cell in cells if PARAMETER.fullmatch(cell)), "ten_tu_dat")
    how = _(
        "tên cột: {names}; tên tự đặt thì trong tệp chung phải có chỗ ghi {gap}; cột không dùng thì xóa đi"
    ).format(names=", ".join(names), gap=f"{{{gap}}}")
    return InputError(
        _("{path}: hàng {row}: cột {names} không phải câu trả lời hay tham số nào").format(
            path=file, row=row, names=_text.few([f"“{cell[:_SHOWN]}”" for cell in cells], LOOKED_AT)
        ),
        hint=" ".join((*meant, how)),
    )
