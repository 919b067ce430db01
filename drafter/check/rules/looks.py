"""Font, size, weight, slope, place, case: the regime's table of looks against every component."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.anatomy import Piece
from drafter.anatomy.ending import without_rank
from drafter.check.case import Case, Hit, once
from drafter.check.rules.common import (
    FREE_STYLE,
    LIKE,
    RUNNING,
    UNDERLINE_JUDGED,
    called,
    dotted_titles,
    grouped,
    judged,
    name_split,
    sentence,
    underline_told,
)
from drafter.i18n import _, figure
from drafter.view import Paragraph, Run

_ALIGN = {"left": "căn trái", "center": "căn giữa", "right": "căn phải", "justify": "căn đều hai lề"}
#: A paragraph shorter than this (characters) fits one line: left and justified then look the same.
_ONE_LINE = 80
#: A centred line that is off by less looks centred, millimetres.
_OFF_CENTRE_MM = 4.0


@once
def all_runs(case: Case) -> tuple[tuple[str, Paragraph, Run], ...]:
    """(component, paragraph, run) of all words of the file, those of headers, footers and notes among them."""
    return tuple(_runs(case))


def _runs(case: Case) -> Iterator[tuple[str, Paragraph, Run]]:
    owner: dict[int, str] = {}
    for component, pieces in case.anatomy.parts.items():
        if component != "_body":
            for piece in pieces:
                owner[piece.paragraph.index] = component
    for paragraph in case.view.paragraphs():
        for run in paragraph.words:
            yield owner.get(paragraph.index, "body"), paragraph, run
    for paragraph in (*case.view.headers, *case.view.footers, *case.view.footnotes):
        for run in paragraph.words:
            yield "so_trang" if paragraph.part in ("header", "footer") else "body", paragraph, run


def on(case: Case, component: str, paragraph: Paragraph, message: str, clause: str, confidence: str) -> Hit:
    """A hit on a paragraph of any part of the file."""
    look = case.profile.looks.get(LIKE.get(component, component))
    return Hit(
        message=message,
        component=look.id if look else component.strip("_"),
        clause=clause,
        confidence=confidence,
        paragraph=paragraph.index if paragraph.part not in ("header", "footer") else -1,
        words=paragraph.printed.strip(),
    )


def wrong_font(case: Case) -> Iterator[Hit]:
    """Phông chữ không phải Times New Roman.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.4 và HD 36-HD/VPTW: cả văn bản dùng Times New Roman, bộ mã ký tự
    Unicode theo TCVN 6909:2001. Phông .VnTime, VNI-Times là bảng mã cũ: máy khác mở ra sẽ vỡ chữ.
    Sai: nội dung gõ bằng Calibri, .VnTime hoặc “Times New Roman Bold”.
    Đúng: Times New Roman cho mọi đoạn, mọi ô của bảng.
    """
    page = case.profile.page
    hits = []
    for component, paragraph, run in all_runs(case):
        if run.font and run.font.casefold() != page.font.casefold() and any(c.isalnum() for c in run.text):
            message = _("phông chữ “{found}”, phải là {expected}").format(found=run.font, expected=page.font)
            hits.append((run.font, on(case, component, paragraph, sentence(message), case.cite(page.font_clause), page.font_confidence)))  # fmt: skip
    yield from grouped(hits)


def wrong_size(case: Case) -> Iterator[Hit]:
    """Cỡ chữ của một thành phần nằm ngoài khoảng cho phép.

    Vì sao: bảng cỡ chữ ở NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục V (văn bản Đảng: Phụ lục 3 HD 36-HD/VPTW) nêu cỡ của từng
    thành phần.
    Sai: “Nơi nhận:” cỡ 14 trong văn bản nhà nước; lời văn cỡ 12.
    Đúng: “Nơi nhận:” cỡ 12; lời văn cỡ 13 đến 14.
    """
    hits = []
    for component, like, piece in judged(case):
        look = case.profile.looks[like]
        if not look.size_checked:
            continue
        wrong = sorted(
            {
                r.size_pt
                for r in piece.words
                if r.size_pt and not r.is_field and not look.size_pt.allows(r.size_pt)
            }
        )
        if wrong:
            found = ", ".join(figure(size) for size in wrong)
            message = _("{what}: cỡ chữ {found}, phải là {expected}").format(
                what=called(case, component), found=found, expected=look.size_pt
            )
            hits.append(((like, found), case.at(like, sentence(message), piece)))
    yield from grouped(hits)


def wrong_weight(case: Case) -> Iterator[Hit]:
    """Chữ đậm hoặc không đậm trái quy định.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II và V nêu kiểu chữ từng thành phần; văn bản Đảng theo Phụ lục 3
    HD 36-HD/VPTW (chức vụ người ký không đậm).
    Sai: tên cơ quan ban hành không đậm; cơ quan chủ quản đậm; khoản không có tiêu đề mà đậm cả đoạn.
    Đúng: cơ quan chủ quản chữ thường nét, cơ quan ban hành đậm.
    """
    yield from grouped(_styled(case, "bold", _("in đậm"), _("không đậm")))


def wrong_slope(case: Case) -> Iterator[Hit]:
    """Chữ nghiêng hoặc đứng trái quy định.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II: căn cứ, địa danh và ngày tháng, “Nơi nhận” in nghiêng; nội dung, điểm
    in đứng. Văn bản Đảng và văn bản trước NĐ 30: căn cứ in đứng.
    Sai: căn cứ in đứng trong văn bản sau ngày 05/3/2020; điểm a) in nghiêng.
    Đúng: “Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;” in nghiêng.
    """
    yield from grouped(_styled(case, "italic", _("in nghiêng"), _("in đứng")))


def _styled(case: Case, trait: str, yes: str, no: str) -> Iterator[tuple[object, Hit]]:
    split = name_split(case) if case.is_state else None
    titles = dotted_titles(case)
    for component, like, piece in judged(case):
        if component in FREE_STYLE or id(piece) in titles:
            continue
        look = case.profile.looks[like]
        if trait == "bold" and split is not None and piece is split[0]:
            continue
        wanted = bool(getattr(look, trait))
        words = [run for run in piece.words if any(c.isalnum() for c in run.text) and not run.is_field]
        wrong = [run for run in words if getattr(run, trait) != wanted]
        if component in RUNNING:
            # a heading that someone forgot to number is no sentence: only full sentences are judged by weight
            broken = (
                bool(words)
                and len(wrong) == len(words)
                and (trait != "bold" or piece.text.endswith((".", ";", ":")) or component == "h_diem")
            )
        elif component in ("noi_nhan_item", "luu", "can_cu"):
            broken = sum(len(r.text) for r in wrong) * 2 > sum(len(r.text) for r in words)
        else:
            broken = bool(wrong)
        if broken:
            message = _("{what} phải {expected}").format(
                what=called(case, component), expected=yes if wanted else no
            )
            yield (component, trait), case.at(like, sentence(message), piece)


def wrong_place(case: Case) -> Iterator[Hit]:
    """Căn dòng trái quy định.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I: tên loại, trích yếu đặt canh giữa (II.5.b); nội dung dàn đều cả hai lề (II.6.e).
    Sai: lời văn căn trái, mép phải lởm chởm; giãn chữ (Distributed) làm dòng cuối đoạn thưa ra; “KẾ HOẠCH” lệch trái, hoặc căn giữa mà
    còn thụt dòng đầu 1,27 cm.
    Đúng: lời văn dàn đều hai lề, “KẾ HOẠCH” giữa trang.
    """
    hits = []
    for component, like, piece in judged(case):
        look = case.profile.looks[like]
        paragraph = piece.paragraph
        laid_by_tabs = piece.side and paragraph.where.table < 0
        if not look.align_checked or laid_by_tabs or component == "h_tiet":
            continue
        if paragraph.align == look.align:
            if is_off_centre(paragraph):
                message = _("{what} lệch khỏi giữa {mm:.0f} mm vì thụt dòng").format(
                    what=called(case, component), mm=abs(_off_centre(paragraph))
                )
                hits.append(((like, "off"), case.at(like, sentence(message), piece, severity="warning")))
            elif paragraph.is_stretched:
                message = _("{what} giãn chữ ra hết dòng (Distributed), phải {expected}").format(
                    what=called(case, component), expected=_(_ALIGN[look.align])
                )
                hits.append(
                    ((like, "stretched"), case.at(like, sentence(message), piece, severity="warning"))
                )
            continue
        short = len(piece.text) <= _ONE_LINE or "\n" in paragraph.text
        if {paragraph.align, look.align} == {"left", "justify"} and (short or look.align == "left"):
            continue
        message = _("{what} {found}, phải {expected}").format(
            what=called(case, component), found=_(_ALIGN[paragraph.align]), expected=_(_ALIGN[look.align])
        )
        hits.append(((like, paragraph.align), case.at(like, sentence(message), piece)))
    yield from grouped(hits)


def is_off_centre(paragraph: Paragraph) -> bool:
    """Whether its indents move a centred line from the middle of its column."""
    return paragraph.align == "center" and abs(_off_centre(paragraph)) > _OFF_CENTRE_MM


def _off_centre(paragraph: Paragraph) -> float:
    return (paragraph.indent_left_mm + paragraph.first_line_mm - paragraph.indent_right_mm) / 2


#: Components in small letters that are wrong when all in capitals.
_SMALL = ("trich_yeu", "h_phan_chuong", "h_khoan_titled", "ho_ten", "phu_luc_heading", "dia_danh_ngay", "tieu_ngu", "noi_nhan_heading")  # fmt: skip


def wrong_case(case: Case) -> Iterator[Hit]:
    """Chữ in hoa hoặc in thường trái quy định.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I: tên cơ quan, tên loại, đề mục I. viết in hoa; trích yếu (II.5.b), “Phần I”
    (II.6.đ), “Phụ lục I” (III.1.b), họ tên người ký (II.7.đ) viết in thường.
    Sai: “PHỤ LỤC I”, “NGUYỄN VĂN A”, trích yếu viết hoa toàn bộ, “I. Mục đích, yêu cầu”.
    Đúng: “Phụ lục I”, “Nguyễn Văn A”, “I. MỤC ĐÍCH, YÊU CẦU”.
    """
    hits = []
    for component, like, piece in judged(case):
        look = case.profile.looks[like]
        is_upper = look.case == "upper"
        if component == "ho_ten" and any(word[0].islower() for word in without_rank(piece.text).split()):
            message = _("{what} phải viết hoa chữ đầu mỗi tiếng").format(what=called(case, component))
            hits.append((component, case.at(like, sentence(message), piece, severity="warning")))
            continue
        if component != like or component == "quoc_hieu" or not (is_upper or component in _SMALL):
            continue
        words = _without_label(piece)
        if is_upper and words.upper() != words and not (component == "h_muc_roman" and ":" in words):
            expected = _("viết in hoa")
        elif not is_upper and _shouts(words):
            expected = _("viết in thường")
        else:
            continue
        message = _("{what} phải {expected}").format(what=called(case, component), expected=expected)
        hits.append((component, case.at(like, sentence(message), piece)))
    for component in ("can_cu", "body", "h_khoan_untitled", "h_diem", "gach"):
        for piece in case.anatomy.of(component) if case.look("body") else ():
            if len(piece.text) > _ONE_LINE and _shouts(piece.text):
                message = sentence(
                    _("{what} phải {expected}").format(
                        what=called(case, component), expected=_("viết in thường")
                    )
                )
                hits.append((component, case.at("body", message, piece, severity="warning")))
    yield from grouped(hits)


def _without_label(piece: Piece) -> str:
    from drafter.anatomy.labels import parse

    label, rest = parse(piece.text)
    return piece.text if label is None or label.kind in ("phan", "chuong", "muc", "gach") else rest


def _shouts(words: str) -> bool:
    if words != words.upper() or words.startswith("I"):
        return False
    return sum(c.isalpha() for c in words) > 3


def wrong_underline(case: Case) -> Iterator[Hit]:
    """Gạch chân hoặc thiếu gạch chân trái quy định.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.d và V: “Nơi nhận” in nghiêng, đậm, không gạch chân. Văn bản Đảng
    (HD 36-HD/VPTW, II.1.9) thì “Nơi nhận” gạch chân. Đề mục, lời văn: mục V chỉ nêu chữ đứng, nghiêng, đậm, nên gạch chân cả dòng
    là cảnh báo.
    Sai: chữ “Nơi nhận:” gạch chân trong văn bản nhà nước; đề mục “I. MỤC ĐÍCH” gạch chân.
    Đúng: chữ “Nơi nhận:” nghiêng, đậm, cỡ 12.
    """
    for component in UNDERLINE_JUDGED:
        look = case.look(component)
        for piece in case.anatomy.of(component) if look else ():
            words = [run for run in piece.words if any(c.isalpha() for c in run.text)]
            if look and words and any(run.underline != look.underline for run in words):
                wanted = _("gạch chân") if look.underline else _("không gạch chân")
                message = _("{what} phải {expected}").format(what=called(case, component), expected=wanted)
                yield case.at(component, sentence(message), piece)
    told = []
    for component in underline_told(case):
        like = LIKE.get(component, component)
        for piece in case.anatomy.of(component) if case.look(like) else ():
            if is_underlined(piece):
                message = sentence(_("{what} bị gạch chân").format(what=called(case, component)))
                told.append((component, case.at(like, message, piece, severity="warning")))
    yield from grouped(told)


def is_underlined(piece: Piece) -> bool:
    """Whether all its words have a line under them; a link or a word inside a sentence is the writer's."""
    if not any(run.underline for run in piece.words):
        return False
    words = [run for run in piece.words if any(c.isalpha() for c in run.text)]
    return bool(words) and all(run.underline for run in words)


def sizes_out_of_step(case: Case) -> Iterator[Hit]:
    """Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh không đi cùng nhau.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục V, ghi chú 1: cỡ chữ trong cùng một văn bản tăng, giảm thống nhất: Quốc hiệu
    13, Tiêu ngữ 14, địa danh 14; hoặc Quốc hiệu 12, Tiêu ngữ 13, địa danh 13.
    Sai: Quốc hiệu 12, Tiêu ngữ 14.
    Đúng: Quốc hiệu 13, Tiêu ngữ 14, địa danh và ngày tháng 14.
    """
    sets = case.profile.size_sets
    found: dict[str, float] = {}
    for component in sets[0] if sets else ():
        piece, look = case.anatomy.first(component), case.profile.looks[component]
        sizes = {run.size_pt for run in piece.words if run.size_pt} if piece else set()
        if len(sizes) != 1 or not look.size_pt.allows(next(iter(sizes))):
            # a size that is wrong by itself is another rule's finding
            return
        found[component] = sizes.pop()
    if found and not any(all(found[key] == size for key, size in one.items()) for one in sets):
        said = ", ".join(f"{called(case, key)} {figure(size)}" for key, size in found.items())
        expected = _(" hoặc ").join(" - ".join(figure(size) for size in one.values()) for one in sets)
        message = _("cỡ chữ không đi cùng nhau: {found}; phải là {expected}").format(
            found=said, expected=expected
        )
        yield case.at("quoc_hieu", sentence(message), case.anatomy.first("quoc_hieu"))


#: Lines of one block, which a reader sees beside each other.
_TOGETHER = (("co_quan_ban_hanh",), ("quyen_han", "chuc_vu", "ho_ten"))


def sizes_apart(case: Case) -> Iterator[Hit]:
    """Các dòng của một tên cơ quan, một khối ký không cùng cỡ chữ.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục V, ghi chú 1: cỡ chữ trong cùng một văn bản tăng, giảm thống nhất.
    Sai: “ỦY BAN NHÂN DÂN” cỡ 12, “XÃ NA SẦM” cỡ 13; “KT. CHỦ TỊCH” cỡ 14, “PHÓ CHỦ TỊCH” cỡ 13.
    Đúng: cả khối một cỡ chữ.
    """
    for components in _TOGETHER:
        pieces = [piece for key in components if case.look(key) for piece in case.anatomy.of(key)]
        sizes = {run.size_pt for piece in pieces for run in piece.words if run.size_pt}
        allowed = all(case.profile.looks[key].size_pt.allows(size) for key in components for size in sizes)
        if len(sizes) > 1 and allowed:
            found = ", ".join(figure(size) for size in sorted(sizes))
            message = _("{what} dùng nhiều cỡ chữ ({found}), phải thống nhất một cỡ").format(
                what=called(case, components[0]), found=found
            )
            yield case.at(components[0], sentence(message), pieces[0], severity="warning")


def mixed_body_sizes(case: Case) -> Iterator[Hit]:
    """Lời văn dùng nhiều cỡ chữ.

    Vì sao: cỡ chữ trong một văn bản phải thống nhất (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục V, ghi chú 1; TT 01/2011/TT-BNV,
    Điều 11.2: lời văn một cỡ chữ); tiêu đề của khoản cùng cỡ với lời văn (II.6.đ).
    Sai: đoạn đầu cỡ 14, đoạn sau cỡ 13; “1. Mục đích” cỡ 13 trên lời văn cỡ 14.
    Đúng: cả phần nội dung một cỡ 14.
    """
    look = case.profile.looks["body"]
    first: dict[float, Piece] = {}
    counts: dict[float, int] = {}
    for component in ("body", "h_khoan_untitled", "h_diem", "gach", "_khoan_lien", "_tiet", "h_khoan_titled"):
        for piece in case.anatomy.of(component):
            for run in piece.words:
                if run.size_pt and look.size_pt.allows(run.size_pt) and not run.is_field:
                    first.setdefault(run.size_pt, piece)
                    counts[run.size_pt] = counts.get(run.size_pt, 0) + len(run.text)
    if len(counts) > 1:
        usual = max(counts, key=lambda size: counts[size])
        rare = next(size for size in counts if size != usual)
        sizes = ", ".join(figure(size) for size in sorted(counts))
        message = _("lời văn dùng nhiều cỡ chữ ({sizes}), phải thống nhất một cỡ ({usual})").format(
            sizes=sizes, usual=figure(usual)
        )
        yield case.at("body", sentence(message), first[rare])
