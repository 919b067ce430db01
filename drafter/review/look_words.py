"""How two looks of the same words, paragraph or page differ, named as the menus of a word processor name it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.i18n import _
from drafter.view import Paragraph, Run, Section

#: Millimetres and points that a word processor may be off when it writes a length anew.
NEAR_MM = 0.5
_NEAR_PT = 0.5
_NEAR_LINE = 0.02
#: A column may give way a little when its table is laid out anew.
_NEAR_COLUMN_MM = 2.0


def of_words(was: Run, now: Run) -> tuple[str, ...]:
    """What makes words look otherwise than before; () for nothing."""
    return tuple(_of_words(was, now))


def _of_words(was: Run, now: Run) -> Iterator[str]:
    for name, put, taken in (
        ("bold", _("in đậm"), _("bỏ in đậm")),
        ("italic", _("in nghiêng"), _("bỏ in nghiêng")),
        ("underline", _("gạch chân"), _("bỏ gạch chân")),
        ("struck", _("gạch ngang chữ"), _("bỏ gạch ngang chữ")),
        ("caps", _("đổi kiểu chữ in hoa"), _("bỏ kiểu chữ in hoa")),
        ("hidden", _("ẩn chữ"), _("bỏ ẩn chữ")),
    ):
        if getattr(was, name) != getattr(now, name):
            yield put if getattr(now, name) else taken
    if was.raised != now.raised:
        named = {"superscript": _("chỉ số trên"), "subscript": _("chỉ số dưới")}
        yield named.get(now.raised, _("bỏ chỉ số trên, dưới"))
    if was.highlight != now.highlight or was.shading != now.shading:
        yield _("tô nền chữ") if now.highlight or now.shading else _("bỏ tô nền chữ")
    if was.color != now.color:
        yield _("chữ màu {now}").format(now=_color(now.color)) if now.color != "000000" else _("bỏ màu chữ")
    if abs(was.size_pt - now.size_pt) >= _NEAR_PT:
        yield _("cỡ chữ {now} (mẫu: {was})").format(now=_number(now.size_pt), was=_number(was.size_pt))
    if was.font.casefold() != now.font.casefold():
        yield _("phông chữ {now} (mẫu: {was})").format(now=now.font, was=was.font)
    if abs(was.spread_pt - now.spread_pt) > 0.1:
        yield _("giãn khoảng cách chữ {now} pt").format(now=_number(now.spread_pt))


def of_paragraph(was: Paragraph, now: Paragraph) -> tuple[str, ...]:
    """What makes a paragraph stand otherwise than before, its words aside; () for nothing."""
    return tuple(_of_paragraph(was, now))


def _of_paragraph(was: Paragraph, now: Paragraph) -> Iterator[str]:
    if was.align != now.align:
        yield aligned(now)
    for before, after, said in (
        (was.indent_left_mm, now.indent_left_mm, _("thụt trái {now} mm (mẫu: {was})")),
        (was.indent_right_mm, now.indent_right_mm, _("thụt phải {now} mm (mẫu: {was})")),
        (was.first_line_mm, now.first_line_mm, _("thụt dòng đầu {now} mm (mẫu: {was})")),
    ):
        if abs(before - after) > NEAR_MM:
            yield said.format(now=_number(after), was=_number(before))
    old, new = was.spacing, now.spacing
    for before, after, said in (
        (old.before_pt, new.before_pt, _("cách đoạn trên {now} pt (mẫu: {was})")),
        (old.after_pt, new.after_pt, _("cách đoạn dưới {now} pt (mẫu: {was})")),
    ):
        if abs(before - after) > _NEAR_PT:
            yield said.format(now=_number(after), was=_number(before))
    near = _NEAR_LINE if old.line_rule == new.line_rule == "multiple" else _NEAR_PT
    if old.line_rule != new.line_rule or abs(old.line - new.line) > near:
        yield _("đổi giãn dòng")
    if now.starts_page != was.starts_page:
        yield _("sang trang mới") if now.starts_page else _("bỏ sang trang mới")
    drawn = [
        sum(line.technique != "underline" for line in (*p.lines_above, *p.lines_below)) for p in (was, now)
    ]
    if drawn[0] != drawn[1]:
        yield _("thêm đường kẻ") if drawn[1] > drawn[0] else _("bỏ đường kẻ")
    in_table = was.where.bordered and now.where.bordered
    if in_table and abs(was.where.width_mm - now.where.width_mm) > _NEAR_COLUMN_MM:
        yield _("cột rộng {now} mm (mẫu: {was})").format(
            now=_number(now.where.width_mm), was=_number(was.where.width_mm)
        )


def aligned(paragraph: Paragraph) -> str:
    """How a paragraph is aligned."""
    return {
        "left": _("căn trái"), "center": _("căn giữa"), "right": _("căn phải"), "justify": _("căn đều hai bên"),
    }[paragraph.align]  # fmt: skip


def of_page(was: Section, now: Section) -> tuple[str, ...]:
    """What makes the pages of a section otherwise than before; () for nothing."""
    return tuple(_of_page(was, now))


def _of_page(was: Section, now: Section) -> Iterator[str]:
    if max(abs(was.width_mm - now.width_mm), abs(was.height_mm - now.height_mm)) > NEAR_MM:
        yield _("khổ giấy {width} x {height} mm").format(
            width=_number(now.width_mm), height=_number(now.height_mm)
        )
    for before, after, said in (
        (was.top_mm, now.top_mm, _("lề trên {now} mm (mẫu: {was})")),
        (was.bottom_mm, now.bottom_mm, _("lề dưới {now} mm (mẫu: {was})")),
        (was.left_mm, now.left_mm, _("lề trái {now} mm (mẫu: {was})")),
        (was.right_mm, now.right_mm, _("lề phải {now} mm (mẫu: {was})")),
    ):
        if abs(before - after) > NEAR_MM:
            yield said.format(now=_number(after), was=_number(before))
    if (was.numbering.place, was.numbering.align, was.restart, was.number_format) != (
        now.numbering.place, now.numbering.align, now.restart, now.number_format
    ):  # fmt: skip
        yield _("đổi cách đánh số trang")
    if was.columns != now.columns:
        yield _("chia {count} cột").format(count=now.columns)


def _color(code: str) -> str:
    known = {
        "FF0000": _("đỏ"), "C00000": _("đỏ sẫm"), "0000FF": _("xanh"), "0070C0": _("xanh"), "00B0F0": _("xanh nhạt"),
        "00B050": _("xanh lá"), "FFFF00": _("vàng"), "FFC000": _("cam"), "7030A0": _("tím"), "FFFFFF": _("trắng"),
    }  # fmt: skip
    return known.get(code, code)


def _number(value: float) -> str:
    return f"{round(value, 1):g}".replace(".", ",")
