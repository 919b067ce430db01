"""A document that follows two regimes at once."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.anatomy.pieces import bare
from drafter.anatomy.values import is_party_body
from drafter.check.case import Case, Hit
from drafter.i18n import _


def state_and_party(case: Case) -> Iterator[Hit]:
    """Lẫn thể thức văn bản nhà nước và văn bản Đảng.

    Vì sao: văn bản Đảng không dùng Quốc hiệu, Tiêu ngữ mà ghi “ĐẢNG CỘNG SẢN VIỆT NAM” (HD 36-HD/VPTW, II.1.1); văn bản nhà nước
    ngược lại (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1).
    Sai: “ĐẢNG ỦY XÃ KIM LIÊN” bên trái, “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” bên phải.
    Đúng: “ĐẢNG ỦY XÃ KIM LIÊN” bên trái, “ĐẢNG CỘNG SẢN VIỆT NAM” bên phải.
    """
    a = case.anatomy
    title = a.first("quoc_hieu")
    look = case.profile.looks["quoc_hieu"]
    if title is not None:
        is_party_title = "cong san" in bare(title.text)
        if is_party_title == case.is_state:
            yield case.at(
                "quoc_hieu",
                _("“{found}” là tiêu đề của {other}; ở đây phải là “{expected}”").format(
                    found=title.text,
                    other=_("văn bản Đảng") if is_party_title else _("văn bản nhà nước"),
                    expected=look.text,
                ),
                title,
            )
            return
        if is_party_title and a.of("tieu_ngu"):
            yield case.at(
                "quoc_hieu",
                _("Văn bản Đảng không có Tiêu ngữ “{found}”").format(found=a.of("tieu_ngu")[0].text),
                a.of("tieu_ngu")[0],
            )
            return
    issuers = (*a.of("co_quan_chu_quan"), *a.of("co_quan_ban_hanh"))
    party = [piece for piece in issuers if is_party_body(piece.text)]
    if case.is_state and party:
        yield case.at(
            "co_quan_ban_hanh",
            _("“{found}” là tổ chức Đảng mà văn bản theo thể thức nhà nước").format(found=party[0].text),
            party[0],
        )


def old_template(case: Case) -> Iterator[Hit]:
    """Văn bản mới làm theo mẫu cũ (Thông tư 01/2011/TT-BNV).

    Vì sao: NĐ 30/2020/NĐ-CP có hiệu lực từ ngày 05/3/2020. Số trang ở góc phải cuối trang, căn cứ in đứng, căn cứ cuối kết thúc bằng
    dấu phẩy là của Thông tư 01/2011/TT-BNV. Có từ hai dấu vết trở lên thì gần như chắc là mẫu cũ.
    Sai: văn bản năm 2024 có số trang góc phải cuối trang và căn cứ in đứng.
    Đúng: dùng mẫu theo NĐ 30/2020/NĐ-CP.
    """
    number = case.profile.page_number
    bases = case.anatomy.of("can_cu")
    if number.place != "header" or not case.is_state:
        return
    traces = []
    if any(s.numbering.place == "footer" and s.numbering.align == "right" for s in case.view.sections):
        traces.append(_("số trang góc phải cuối trang"))
    if bases and bases[-1].text.rstrip().endswith(","):
        traces.append(_("căn cứ cuối kết thúc bằng dấu phẩy"))
    if bases and all(not any(run.italic for run in piece.words) for piece in bases):
        traces.append(_("căn cứ in đứng"))
    if len(traces) > 1:
        yield Hit(
            message=_("Văn bản theo {name} mà còn dấu vết mẫu cũ: {traces}").format(
                name=case.profile.name, traces=", ".join(traces)
            ),
            component="van_ban",
            clause=case.profile.name,
            confidence="A",
            severity="warning",
        )
