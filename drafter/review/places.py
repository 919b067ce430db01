"""Where a line stands, as a reader of the page says it: "Mục II.2, nhiệm vụ 1"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.anatomy.labels import Label, parse
from drafter.i18n import _
from drafter.review.base import BaseLine
from drafter.review.cells import Cells
from drafter.text import upper_first

_AFTER = re.compile(r"(.*)\.after\[(\d+)\]")
_PARTS, _COUNTED, _LETTERED = (
    ("phan", "chuong"),
    ("letter", "muc", "roman", "khoan", "tiet"),
    ("diem", "paren"),
)
#: The number of a part, or the word over an appendix, on a line of its own.
_LABEL = "label"
_LONG = 50


def _frame() -> dict[str, str]:
    """The lines round the body by the head of their id; with a number those of a list."""
    return {
        "co_quan_chu_quan": _("tên cơ quan chủ quản"), "co_quan_ban_hanh": _("tên cơ quan ban hành"),
        "quoc_hieu": _("quốc hiệu, tiêu đề"), "tieu_ngu": _("tiêu ngữ"), "so_ky_hieu": _("số, ký hiệu"),
        "dia_danh_ngay": _("địa danh, ngày"), "ten_loai": _("tên loại"), "trich_yeu": _("trích yếu"),
        "do_mat": _("dấu chỉ độ mật"), "do_khan": _("dấu chỉ độ khẩn"), "du_thao": _("dòng dự thảo"),
        "luu_hanh": _("dòng phạm vi lưu hành"), "kem_theo_quyet_dinh": _("dòng kèm theo quyết định"),
        "opening": _("đoạn mở đầu"), "closing": _("đoạn kết"), "noi_nhan": _("chữ “Nơi nhận”"),
        "archive": _("nơi nhận, dòng lưu"), "signers": _("chỗ ký"), "dau_sao": _("dấu sao"),
        "gach_duoi_trich_yeu": _("gạch dưới trích yếu"),
        "bases": _("căn cứ {number}"), "recipients": _("nơi nhận, dòng {number}"),
    }  # fmt: skip


def _ends() -> dict[str, str]:
    """Lines of a signature, an appendix or a table by the end of their id."""
    return {
        "authority": _("dòng quyền hạn"), "post": _("chức vụ"), "second_post": _("chức vụ khác"), "name": _("họ tên"),
        "title": _("tên phụ lục"), "attached": _("dòng kèm theo"), "caption": _("tên bảng"),
    }  # fmt: skip


class Places:
    """The places of the lines of one document. `lines` are all of them by id, in printed order."""

    def __init__(self, lines: Mapping[str, BaseLine]) -> None:
        self.lines = lines
        self.cells = Cells(lines)
        self.within: dict[str, list[str]] = {}
        for id_ in lines:
            self.within.setdefault(_holder(id_), []).append(id_)

    def of(self, id_: str) -> str:
        """The place of a line in words: of "" the beginning of the document, of what nobody knows its id."""
        if not id_:
            return _("Đầu văn bản")
        if found := _AFTER.fullmatch(id_):
            return _("{place}, đoạn thêm tay {number}").format(place=self.of(found[1]), number=found[2])
        return upper_first(", ".join(self._words(id_))) or id_

    def _words(self, id_: str) -> Iterator[str]:
        head, line = re.split(r"[.\[]", id_, maxsplit=1)[0], self.lines.get(id_)
        if said := _frame().get(head):
            item = id_.partition(".")[0]
            alike = list(
                dict.fromkeys(one.partition(".")[0] for one in self.lines if re.match(rf"{head}\b", one))
            )
            number = alike.index(item) + 1 if item in alike else ""
            is_one = len(alike) < 2 or "{number}" in said
            yield (
                said.format(number=number)
                if is_one
                else _("{name} thứ {number}").format(name=said, number=number)
            )
        elif table := id_ if id_ in self.cells.tables else line.table if line else "":
            yield from self._numbered(table.removesuffix(".table").removesuffix(".tasks"))
            yield self.cells.table(table)
            yield from self.cells.words(id_) if line else ()
        else:
            yield from self._numbered(id_)
        if end := _ends().get(_last(id_)):
            yield end

    def _numbered(self, id_: str) -> Iterator[str]:
        """Appendix, part, number of the heading, what stands below it: "phụ lục II", "mục I.2", "điểm a"."""
        number, below = "", list[str]()
        for step in _steps(id_):
            label = self._label(step)
            if re.fullmatch(r"appendices\[[^\]]*\]", step):
                title = self.lines.get(f"{step}.{_LABEL}")
                yield title.text if title else _("phụ lục")
            elif label is not None and label.kind in _PARTS:
                yield label.text.rstrip(".:")
            elif label is not None and label.kind in _COUNTED:
                number, below = _under(number, label), []
            elif step in self.lines and not _is_named(step):
                below.append(self._item(step, label))
        if number:
            yield _("mục {number}").format(number=number)
        yield from below

    def _label(self, step: str) -> Label | None:
        line = self.lines.get(f"{step}.{_LABEL}") or self.lines.get(step)
        return None if line is None else parse(line.text)[0]

    def _item(self, step: str, label: Label | None) -> str:
        """A line by its letter or heading, else by its place among those of its sort."""
        if label is not None and label.kind in _LETTERED:
            return _("điểm {letter}").format(letter=label.value)
        sort = self._sort(step)
        if sort == "heading":
            words = self.lines[step].text
            return f"“{words if len(words) <= _LONG else f'{words[: _LONG - 1]}…'}”"
        said = {
            "task": _("nhiệm vụ {number}"),
            "gach": _("gạch đầu dòng {number}"),
            "cong": _("dấu cộng {number}"),
        }
        beside = (other for other in self.within[_holder(step)] if not _is_named(other))
        alike = [other for other in beside if self._sort(other) == sort]
        return said.get(sort, _("đoạn {number}")).format(number=alike.index(step) + 1)

    def _sort(self, id_: str) -> str:
        line = self.lines[id_]
        ends = {path.rpartition(".")[2] for _words, path in line.segments}
        if "task" in ends:
            return "task"
        if ends & {"heading", "agency"}:
            return "heading"
        label = parse(line.text)[0] if "inline" in ends else None
        return "" if label is None else label.kind


def _under(number: str, label: Label) -> str:
    """The number of a heading below another: 1. below II. is II.1, 1.2. below II.1 is II.1.2."""
    above, _dot, own = label.value.rpartition(".")
    if above and number.endswith(above):
        return f"{number}.{own}"
    return f"{number}.{label.value}" if number and label.kind in ("khoan", "tiet") else label.value


def _steps(id_: str) -> list[str]:
    """The id with all that it stands in, from the outside in: a[x], a[x].b[y], a[x].b[y].c."""
    parts = id_.removesuffix(f".{_LABEL}").split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _is_named(id_: str) -> bool:
    """Whether the key of a line says what it is, so that nobody counts it."""
    return _last(id_) == _LABEL or _last(id_) in _ends()


def _holder(id_: str) -> str:
    return id_.rpartition(".")[0]


def _last(id_: str) -> str:
    """The key at the end of an id: "authority" of signers[k].authority[1]."""
    return id_.rpartition(".")[2].partition("[")[0]
