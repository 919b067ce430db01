"""Nơi nhận: heading, items, the archive line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.anatomy import Piece, RecipientLine
from drafter.anatomy.pieces import bare
from drafter.check.case import Case, Hit
from drafter.check.rules.common import grouped, hit_on_form
from drafter.i18n import _, figure


def _hit(case: Case, component: str, message: str, piece: Piece | None, severity: str = "") -> Hit:
    return hit_on_form(case, case.profile.recipients, component, message, piece, severity)


def heading(case: Case) -> Iterator[Hit]:
    """“Nơi nhận” thiếu hoặc viết sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.d: “Nơi nhận” ở bên trái, sau có dấu hai chấm.
    Sai: “Nơi nhận” không có hai chấm; “NƠI NHẬN:”.
    Đúng: “Nơi nhận:”.
    """
    look, piece = case.profile.looks["noi_nhan_heading"], case.anatomy.first("noi_nhan_heading")
    if piece is None:
        if not case.anatomy.is_attached and case.anatomy.signers:
            yield case.at("noi_nhan_heading", _("Không thấy “{expected}”").format(expected=look.text))
    elif piece.text.strip() not in look.texts and not piece.is_upper:
        yield case.at(
            "noi_nhan_heading",
            _("“{found}” phải là “{expected}”").format(found=piece.text.strip(), expected=look.text),
            piece,
        )
    elif piece.is_upper and not piece.text.strip().endswith(":"):
        yield case.at("noi_nhan_heading", _("Sau “Nơi nhận” phải có dấu hai chấm"), piece)


def _is_typist(line: RecipientLine) -> bool:
    """Whether the line is the mark of the typist under "Lưu", of which PL I, III.3 asks no dash."""
    return line.is_archive and not bare(line.name).startswith("luu")


def _own_lines(case: Case) -> list[RecipientLine]:
    """The lines of the list; recipients that share the line of "Nơi nhận" are one slip, told by TT501."""
    headings = case.anatomy.of("noi_nhan_heading")
    return [line for line in case.anatomy.recipients if line.piece not in headings]


def bullets(case: Case) -> Iterator[Hit]:
    """Nơi nhận không có gạch đầu dòng.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.d: mỗi nơi nhận một dòng, đầu dòng có gạch đầu dòng sát lề trái.
    Sai: “+ Các phòng;”, “Các phòng;”.
    Đúng: “- Các phòng;”.
    """
    hits = []
    for line in _own_lines(case):
        if line.is_heading or _is_typist(line):
            continue
        if not line.piece.text.lstrip().startswith("- "):
            hits.append(
                (
                    "",
                    _hit(
                        case,
                        "noi_nhan_item",
                        _("Nơi nhận “{found}” phải bắt đầu bằng “- ”").format(found=line.piece.text.strip()),
                        line.piece,
                    ),
                )
            )
        p = line.piece.paragraph
        if p.where.table >= 0 and not p.label and p.indent_left_mm + p.first_line_mm > _FLUSH_MM:
            message = _("Gạch đầu dòng của nơi nhận phải sát lề trái, đang thụt vào {mm} mm").format(
                mm=figure(p.indent_left_mm + p.first_line_mm, 1)
            )
            hits.append(("indent", _hit(case, "noi_nhan_item", message, line.piece, "warning")))
    yield from grouped(hits)


#: An item closer to the margin is at the margin, millimetres.
_FLUSH_MM = 3.0


def item_end(case: Case) -> Iterator[Hit]:
    """Dấu câu cuối mỗi nơi nhận sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.d: cuối mỗi dòng nơi nhận là dấu chấm phẩy. Văn bản Đảng: HD 36-HD/VPTW dấu
    phẩy (dấu chấm phẩy chỉ lưu ý), HD 05-HD/VPTW dấu chấm phẩy.
    Sai: “- Các phòng”, “- Các phòng.” ở giữa danh sách.
    Đúng: “- Các phòng;”.
    """
    form = case.profile.recipients
    listed = [line for line in _own_lines(case) if not line.is_heading]
    hits = []
    for line in listed:
        text = line.text.rstrip()
        if (
            line.is_archive
            or text.endswith(form.end)
            or (line is listed[-1] and text.endswith(form.last_end))
        ):
            continue
        severity = "info" if form.end == "," and text.endswith(";") else "warning" if form.end == "," else ""
        if form.end == "," and text.endswith(";"):
            continue
        hits.append(
            (
                text[-1],
                _hit(
                    case,
                    "noi_nhan_item",
                    _("Cuối “{found}” phải là dấu “{end}”").format(found=text, end=form.end),
                    line.piece,
                    severity,
                ),
            )
        )
    yield from grouped(hits)


def twice(case: Case) -> Iterator[Hit]:
    """Một nơi nhận ghi hai lần.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.d: mỗi nơi nhận một dòng. Hai dòng giống hệt nhau là chép sót.
    Sai: “- Các phòng (t/h);” ở hai dòng.
    Đúng: mỗi nơi nhận một dòng.
    """
    seen: set[str] = set()
    hits = []
    for line in case.anatomy.recipients:
        if line.is_heading:
            seen.clear()
            continue
        words = bare(f"{line.name} ({line.note})")
        if words in seen and line.name:
            message = _("Nơi nhận “{found}” ghi hai lần").format(found=line.name)
            hits.append(("", _hit(case, "noi_nhan_item", message, line.piece, "warning")))
        seen.add(words)
    yield from grouped(hits)


def beside_signature(case: Case) -> Iterator[Hit]:
    """“Nơi nhận” không ở bên trái, ngang hàng với chữ ký.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.d và IV (ô số 9b): “Nơi nhận” ở bên trái, trên cùng một dòng với quyền hạn, chức vụ
    của người ký. Văn bản Đảng cũng ở góc trái, cuối văn bản.
    Sai: chữ ký ở ô trái, “Nơi nhận” ở ô phải; “Nơi nhận” ở hàng dưới chữ ký.
    Đúng: một bảng hai ô: bên trái “Nơi nhận”, bên phải “TM. ỦY BAN NHÂN DÂN”.
    """
    heading = case.anatomy.first("noi_nhan_heading")
    signs = case.anatomy.first("quyen_han") or case.anatomy.first("chuc_vu")
    if heading is None:
        return
    if heading.side == "right":
        # of the Party's guides one digest has it on the right
        severity = "" if case.is_state else "warning"
        yield _hit(case, "noi_nhan_heading", _("“Nơi nhận” ở bên phải, phải ở bên trái"), heading, severity)
    elif signs is not None:
        here, there = heading.paragraph.where, signs.paragraph.where
        if here.table >= 0 and here.table == there.table and here.row != there.row:
            message = _("“Nơi nhận” phải cùng hàng với quyền hạn, chức vụ người ký")
            yield _hit(case, "noi_nhan_heading", message, heading, "warning")


_STATE_ARCHIVE = re.compile(r"- Lưu: VT\b(?!;).*[^;,]\.$")
_STATE_BARE = re.compile(r"- Lưu: VT\.$")
_PARTY_ARCHIVE = re.compile(r"- Lưu (?!:)[^;:]+\.$")


def archive(case: Case) -> Iterator[Hit]:
    """Dòng “Lưu” thiếu hoặc viết sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.d: dòng cuối ghi “Lưu”, dấu hai chấm, “VT”, dấu phẩy, tên viết tắt đơn vị soạn
    thảo, dấu chấm. Văn bản Đảng: “- Lưu Văn phòng Tỉnh ủy.”, không hai chấm, không VT.
    Sai: “- Lưu VT”, “- Lưu: VT;”, dòng Lưu không ở cuối, “- Lưu: VT, CN(M.Cường.” thiếu ngoặc đóng.
    Đúng: “- Lưu: VT, GDĐT.”; văn bản Đảng “- Lưu Văn phòng Tỉnh ủy.”
    """
    lines = [line for line in case.anatomy.recipients if not line.is_heading and not _is_typist(line)]
    if not lines:
        return
    found = [line for line in lines if line.is_archive]
    example = "- Lưu: VT, ... ." if case.is_state else "- Lưu Văn phòng ... ."
    if not found:
        yield _hit(
            case, "luu", _("Nơi nhận thiếu dòng cuối “{example}”").format(example=example), lines[-1].piece
        )
        return
    line = found[-1]
    if line.piece in case.anatomy.of("noi_nhan_heading"):
        return
    text = line.piece.text.strip()
    right = (
        _STATE_ARCHIVE.match(text) or _STATE_BARE.match(text) if case.is_state else _PARTY_ARCHIVE.match(text)
    )
    is_last = line is lines[-1] or any(later.is_heading for later in case.anatomy.recipients)
    if not right or text.count("(") != text.count(")"):
        yield _hit(
            case,
            "luu",
            _("“{found}” phải viết theo mẫu “{example}”").format(found=text, example=example),
            line.piece,
            "" if not right else "info",
        )
    elif re.match(r"- Lưu: VT [^\W\d_]", text):
        yield _hit(
            case, "luu", _("“{found}”: sau “VT” phải có dấu phẩy").format(found=text), line.piece, "warning"
        )
    elif len(found) > 1 and not any(one.is_heading for one in case.anatomy.recipients):
        yield _hit(case, "luu", _("Có hai dòng “Lưu”, chỉ ghi một dòng ở cuối"), line.piece, "warning")
    elif not is_last:
        yield _hit(case, "luu", _("Dòng “Lưu” phải ở cuối danh sách nơi nhận"), line.piece)


def as_above(case: Case) -> Iterator[Hit]:
    """Kế hoạch ghi “Như trên” ở nơi nhận.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.c: “Như trên” chỉ dùng khi có “Kính gửi”; “Như Điều ...” chỉ dùng cho quyết
    định.
    Sai: “- Như trên;”.
    Đúng: ghi tên từng nơi nhận.
    """
    for piece in case.anatomy.of("noi_nhan_item"):
        if (
            re.match(r"[-+]?\s*Như (?:trên|Điều|điều|kính gửi)", piece.text)
            and case.anatomy.type == "Kế hoạch"
        ):
            yield _hit(
                case,
                "noi_nhan_item",
                _("“{found}” không dùng trong kế hoạch").format(found=piece.text),
                piece,
                "warning" if case.is_state else "",
            )
