"""Lines drawn under Tiêu ngữ, issuer and title, whatever drew them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.anatomy import Piece
from drafter.check.case import Case, Hit, Unknown, once
from drafter.check.rules.common import called, grouped, has_foreign_title, sentence
from drafter.i18n import _, figure
from drafter.metrics import width_pt
from drafter.regimes.spec import Range
from drafter.view import Paragraph, RuleLine

_MM = 25.4 / 72
#: Techniques that float: the file does not say under which line they come to lie.
_FLOATING = frozenset({"connector", "shape", "vml", "picture"})


def _cell(p: Paragraph) -> tuple[int, int, str]:
    return p.where.table, p.where.column, p.where.side


@once
def lines_under(case: Case) -> dict[str, tuple[RuleLine, ...]]:
    """The lines under each component that should have one; floating ones serve whatever has none of its own."""
    order = [p for p in case.view.blocks[:80] if isinstance(p, Paragraph)]
    at = {p.index: n for n, p in enumerate(order)}
    found: dict[str, tuple[RuleLine, ...]] = {}
    for component in ("tieu_ngu", "quoc_hieu", "co_quan_ban_hanh", "trich_yeu"):
        look = case.profile.looks.get(component)
        pieces = case.anatomy.of(component)
        if look is None or look.rule is None or not pieces:
            continue
        last = pieces[-1].paragraph
        lines = _own(case, pieces[-1])
        lines += _after(order, at.get(last.index, len(order)), last)
        if not lines and any(run.underline for run in pieces[-1].words):
            lines.append(RuleLine(technique="underline"))
        if not lines and _typed(case, component, last):
            lines.append(RuleLine(technique="typed"))
        found[component] = tuple(lines)
    taken = [line for lines in found.values() for line in lines]
    pool = [
        line
        for p in order[: _reach(case, order)]
        for line in (*p.lines_above, *p.lines_below)
        if line.technique in _FLOATING and not any(line is one for one in taken)
    ]
    for component, own in list(found.items()):
        if not own and pool:
            # a line anchored elsewhere: it is there, but the file does not say how it lies
            line = pool.pop(0)
            found[component] = (
                RuleLine(technique=line.technique, weight_pt=line.weight_pt, color=line.color),
            )
    return found


def _own(case: Case, piece: Piece) -> list[RuleLine]:
    """The lines of the piece's paragraph: those of its own half where tabs lay two columns on one line."""
    lines, section = piece.paragraph.lines_below, case.view.sections[0]
    if not piece.side or piece.paragraph.where.table >= 0:
        return list(lines)
    middle = (section.width_mm - section.left_mm - section.right_mm) / 2
    return [
        line
        for line in lines
        if line.middle_mm is None or (line.middle_mm < middle) == (piece.side == "left")
    ]


def _after(order: list[Paragraph], start: int, last: Paragraph) -> list[RuleLine]:
    """Lines in the empty paragraphs below in the same column, and above the next words there."""
    out: list[RuleLine] = []
    for p in order[start + 1 : start + 12]:
        if p.where.table != last.where.table:
            break
        if _cell(p) != _cell(last):
            continue
        out += p.lines_above
        if p.printed.strip():
            break
        out += p.lines_below
        if out:
            break
    return out


def _typed(case: Case, component: str, last: Paragraph) -> bool:
    if component == "trich_yeu":
        return bool(case.anatomy.of("gach_duoi_trich_yeu"))
    side = "_rule_left" if component == "co_quan_ban_hanh" else "_rule_right"
    return bool(case.anatomy.of(side))


def _reach(case: Case, order: list[Paragraph]) -> int:
    marks = [*case.anatomy.of("trich_yeu"), *case.anatomy.of("ten_loai"), *case.anatomy.of("dia_danh_ngay")]
    last = max((piece.paragraph.index for piece in marks), default=-1)
    return next((n + 4 for n, p in enumerate(order) if p.index >= last), len(order))


def no_line(case: Case) -> Iterator[Hit]:
    """Thiếu đường kẻ dưới Tiêu ngữ, tên cơ quan hoặc trích yếu.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.b, II.2.b, II.5.b: phía dưới có đường kẻ ngang, nét liền. Văn bản Đảng: dưới
    tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM” (HD 36-HD/VPTW, II.1.1).
    Sai: dưới trích yếu không có gì.
    Đúng: đường kẻ nét liền, cân đối giữa dòng chữ.
    """
    for component, lines in lines_under(case).items():
        if component == "trich_yeu" and case.anatomy.is_attached:
            continue
        if not lines:
            message = _("thiếu đường kẻ dưới {what}").format(what=called(case, component))
            yield case.at(component, sentence(message), case.anatomy.of(component)[-1])


def line_length(case: Case) -> Iterator[Hit | Unknown]:
    """Đường kẻ dài hoặc ngắn quá, hoặc lệch sang một bên.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I: dưới Tiêu ngữ, độ dài bằng dòng chữ (II.1.b); dưới tên cơ quan và trích yếu, từ 1/3
    đến 1/2 dòng chữ, cân đối (II.2.b, II.5.b).
    Sai: đường kẻ dưới tên cơ quan dài hết ô; đường kẻ dưới trích yếu bắt đầu từ lề trái.
    Đúng: tên cơ quan dài 60 mm, đường kẻ 20 - 30 mm.
    """
    for component, lines in lines_under(case).items():
        rule = case.profile.looks[component].rule
        if component == "quoc_hieu" and has_foreign_title(case):
            continue
        widths = [line.width_mm for line in lines if line.technique not in ("typed", "underline")]
        if not lines or not widths or rule is None:
            continue
        width = widths[0]
        text = _text_mm(case, component)
        if width is None or not text:
            yield Unknown(_("không biết độ dài đường kẻ dưới {what}").format(what=called(case, component)))
        elif not rule.allows(width / text):
            message = _("đường kẻ dưới {what} dài {found:.0f} mm, phải {expected}").format(
                what=called(case, component), found=width, expected=length_wanted(rule, text)
            )
            yield case.at(component, sentence(message), case.anatomy.of(component)[-1])
        elif _is_aside(case, component, lines):
            message = _("đường kẻ dưới {what} lệch sang một bên, phải cân đối giữa dòng chữ")
            yield case.at(
                component,
                sentence(message.format(what=called(case, component))),
                case.anatomy.of(component)[-1],
                severity="warning",
            )


def length_wanted(rule: Range, text_mm: float) -> str:
    """How long the line under words of that width is to be, in millimetres and as a part of them."""
    low, high = rule.min or 0.0, rule.max or 1.0
    if low == high:
        return _("dài bằng dòng chữ: {mm:.0f} mm").format(mm=high * text_mm)
    return _("từ {low:.0f} đến {high:.0f} mm (1/{most} đến 1/{least} dòng chữ)").format(
        low=low * text_mm, high=high * text_mm, most=round(1 / low), least=round(1 / high)
    )


def _is_aside(case: Case, component: str, lines: tuple[RuleLine, ...]) -> bool:
    """Whether a border stands off the middle of centred words. Of floating lines only a printed page tells (IN104)."""
    p = case.anatomy.of(component)[-1].paragraph
    is_middle = p.align == "center" and not (p.indent_left_mm or p.indent_right_mm or p.first_line_mm)
    return (
        is_middle and case.view.pages is None and lines[0].technique == "border" and lines[0].centred is False
    )


def _text_mm(case: Case, component: str) -> float:
    """Width of the longest line of the component as it breaks on the page."""
    from drafter.metrics import wrap

    section = case.view.sections[0]
    widest = 0.0
    for piece in case.anatomy.of(component):
        size = max((run.size_pt for run in piece.words), default=0.0)
        column = piece.paragraph.where.width_mm or (section.width_mm - section.left_mm - section.right_mm)
        room = (column - piece.paragraph.indent_left_mm - piece.paragraph.indent_right_mm) / _MM
        for line in wrap(piece.text, room, size, bold=piece.is_bold) if size else ():
            # a word longer than the line is broken by the word processor: no line is wider than its room
            widest = max(widest, min(width_pt(line, size, bold=piece.is_bold), room) * _MM)
    return widest


def line_technique(case: Case) -> Iterator[Hit]:
    """Đường kẻ làm bằng gạch chân hoặc gõ bằng dấu gạch.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.b: đường kẻ ngang nét liền nằm dưới dòng chữ; TT 01/2011/TT-BNV, Điều 6.2: vẽ
    bằng lệnh Draw, không dùng gạch chân.
    Sai: gạch chân dòng “Độc lập - Tự do - Hạnh phúc”; gõ “-------” dưới tên cơ quan.
    Đúng: viền dưới của đoạn, hoặc nét vẽ.
    """
    for component, lines in lines_under(case).items():
        if any(line.technique == "underline" for line in lines):
            message = _("{what} bị gạch chân, phải có đường kẻ riêng nằm dưới dòng chữ")
        elif any(line.technique == "typed" or not line.solid for line in lines):
            message = _("đường kẻ dưới {what} gõ bằng dấu gạch hoặc không liền nét, phải là nét liền")
        else:
            continue
        words = sentence(message.format(what=called(case, component)))
        yield case.at(
            component,
            words,
            case.anatomy.of(component)[-1],
            severity="" if component == "tieu_ngu" else "warning",
        )


#: A line of a letterhead is no thicker, points: Word offers 1.5 and then 2.25. No clause gives a figure.
THICK_PT = 1.5


def line_look(case: Case) -> Iterator[Hit]:
    """Đường kẻ quá đậm hoặc có màu.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.b: đường kẻ ngang, nét liền, nằm dưới dòng chữ; I.4: màu đen. Không có điều nào nói
    nét dày bao nhiêu, nên chỉ cảnh báo. Nét vẽ của Word (Insert - Shapes) mặc định màu xanh.
    Sai: đường kẻ màu xanh dưới Tiêu ngữ; nét dày 3 pt dưới trích yếu.
    Đúng: nét đen, dày 0,5 - 1 pt.
    """
    hits = []
    for component, lines in lines_under(case).items():
        line = next(iter(lines), None)
        if line is None or not (line.color or (line.weight_pt or 0.0) > THICK_PT):
            continue
        said = (
            _("đường kẻ dưới {what} có màu, phải là màu đen")
            if line.color
            else _("đường kẻ dưới {what} dày {found} pt, quá đậm")
        )
        message = sentence(said.format(what=called(case, component), found=figure(line.weight_pt or 0.0)))
        piece = case.anatomy.of(component)[-1]
        hits.append((bool(line.color), case.at(component, message, piece, severity="warning")))
    yield from grouped(hits)


def star(case: Case) -> Iterator[Hit]:
    """Thiếu dấu sao dưới tên cơ quan ban hành của Đảng.

    Vì sao: HD 36-HD/VPTW, II.1.2: dưới tên cơ quan ban hành là dấu sao (*); đường kẻ là kiểu của văn bản nhà nước.
    Sai: gạch một đường dưới “TỈNH ỦY ĐIỆN BIÊN”.
    Đúng: dấu * ở giữa, dòng riêng.
    """
    if not case.anatomy.issuer:
        return
    stars = case.anatomy.of("dau_sao")
    if not stars:
        yield case.at(
            "dau_sao",
            _("Thiếu dấu sao (*) dưới tên cơ quan ban hành"),
            case.anatomy.of("co_quan_ban_hanh")[-1],
        )
    elif stars[0].text.strip() != "*":
        yield case.at(
            "dau_sao",
            _("Dưới tên cơ quan chỉ có một dấu sao (*), không phải “{found}”").format(found=stars[0].text),
            stars[0],
        )


def five_hyphens(case: Case) -> Iterator[Hit]:
    """Dưới trích yếu văn bản Đảng không phải năm dấu gạch nối.

    Vì sao: HD 36-HD/VPTW, II.1.5: dưới trích yếu có năm dấu gạch nối (-----).
    Sai: một đường kẻ dưới trích yếu; ba dấu gạch.
    Đúng: “-----” ở giữa trang.
    """
    if not case.anatomy.of("trich_yeu") or case.look("gach_duoi_trich_yeu") is None:
        return
    found = case.anatomy.first("gach_duoi_trich_yeu")
    title = case.anatomy.of("trich_yeu")[-1]
    text = found.text.strip() if found else _drawn(title)
    if not text:
        yield case.at("gach_duoi_trich_yeu", _("Thiếu năm dấu gạch nối (-----) dưới trích yếu"), title)
    elif text != "-----":
        yield case.at(
            "gach_duoi_trich_yeu",
            _("Dưới trích yếu là “{found}”, phải là năm dấu gạch nối (-----)").format(found=text),
            found or title,
            severity="warning" if set(text) == {"-"} else "",
        )


def _drawn(title: Piece) -> str:
    """What stands under the title, typed: the view keeps typed hyphens as a line of their width."""
    line = next(iter(title.paragraph.lines_below), None)
    if line is None:
        return ""
    size = max((run.size_pt for run in title.words), default=0.0)
    if line.technique != "typed" or line.solid or not line.width_mm or not size:
        return _("đường kẻ")
    return "-" * max(round(line.width_mm / _MM / width_pt("-", size)), 1)
