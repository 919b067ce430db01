"""Right sentences that look like mistakes: nothing is said of them."""

from __future__ import annotations

import pytest

from tests.content.papers import STATE as PLAN
from tests.content.papers import with_line
from tests.content.run import codes

STATE = (
    "Thực hiện Thông báo Kết luận số 123/TB-VPCP ngày 05/3/2025 của Văn phòng Chính phủ về giao thông.",
    "Theo Quyết định phê duyệt Đề án số 407/QĐ-TTg ngày 05/3/2025 của Thủ tướng Chính phủ về thư viện.",
    "Theo Luật Giáo dục số 43/2019/QH14 và Luật số 123/2025/QH15 sửa đổi Luật Giáo dục.",
    "Theo Thông tư liên tịch số 52/2015/TTLT-BLĐTBXH-BCA-BTC ngày 10/12/2015 của các bộ về công tác xã hội.",
    "Theo Kế hoạch số 12-KH/ĐU, ngày 05/02/2026 của Đảng ủy Ủy ban nhân dân tỉnh về thư viện.",
    "Theo Quyết định số 27/2025/QĐ-TTg ngày 04/8/2025 của Thủ tướng Chính phủ quy định về thư viện.",
    "Theo Nghị quyết số 30/2026/QH16 về thành lập thành phố và Công văn số 473/STP-PBGDPL ngày 05/02/2026 của Sở Tư pháp về pháp chế.",
    "Theo Báo cáo thẩm tra số 15/BC-HĐND ngày 05/02/2026 của Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh về thư viện.",
    "Mua 45 (bốn mươi lăm) tủ, 21 (hai mươi mốt) kệ, 15 (mười lăm) bàn, 34 (ba mươi tư) đèn.",
    "Báo cáo theo Mẫu số 01/BC-TV, Biểu số 02/KH-TV.",
    "Sở Xây dựng xây dựng kế hoạch cải tạo; Ban Tổ chức tổ chức hội nghị.",
    "Người dân ngày ngày đọc sách, dần dần thành nếp; chi từ nguồn dự phòng phòng chống thiên tai.",
    "Tỷ lệ 1 : 2, chia nhóm A, B, v.v., mỗi nhóm 10 người.",
    "Phiên họp thứ 5, ngày 29/4/2026 xem xét việc này; khai mạc thứ Tư, ngày 29/4/2026.",
    "Thời gian đào tạo 03 (năm). Trong thời hạn 05 (năm) ngày làm việc, mỗi xã 12 (mười hai) buổi.",
    "Các dự án hoàn thành trước ngày 01/7/2025 được quyết toán; đã báo cáo xong trước ngày 15/12/2025.",
    "Nhà đọc sách mới, hoàn thành trước ngày 30/12/2025, nay bàn giao đưa vào sử dụng.",
    "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ.",
    "Gửi báo cáo trước ngày 15/12/2026, hằng tháng trước ngày 20.",
    "Tên “Thư viện cấp huyện”, “Sở Kế hoạch và Đầu tư” trong hồ sơ cũ giữ nguyên.",
    "Bàn giao tài sản từ cấp huyện cho cấp xã; huyện nghèo trước đây được hỗ trợ.",
    "Từ thế kỷ XX, Đại hội lần thứ XX, khóa XX; chương XX.",
    "Thực hiện theo Mục II Kế hoạch này và Phụ lục III Nghị định của Chính phủ.",
    "Truy cập https://thuvien.gov.vn,hoặc gửi a.b@thuvien.vn; TP.HCM, PGS.TS Nguyễn Văn A.",
    "Bảo đảm 24/7, học 02 buổi/ngày, tăng 1,5 lần, bản đồ 1/1.000, TCVN 6909:2001.",
    "Nghị định số 80/2021/NĐ-CP ngày 26/8/2021, Nghị định số 35/2022/NĐ-CP ngày 31/5/2022 của Chính phủ về doanh nghiệp.",
    "Báo và phát thanh, truyền hình tỉnh tuyên truyền; nhóm gồm: sách, báo, tạp chí...",
    "Đọc sách ở trường, ở nhà,... và ở nơi làm việc; xem Điều 5, khoản 2, điểm a) của Luật.",
    "Tổ chức tại 03 xã: An Bình; An Hòa; An Phú.",
    "Ngày 15/01/2026, UBND tỉnh đã ban hành Kế hoạch số 14/KH-UBND về thư viện.",
    "Thủ tướng Chính phủ Nguyễn Văn A ký Quyết định số 27/QĐ-TTg ngày 05/01/2026 về thư viện.",
    "Ngày 05/01/2026, Bộ Nội vụ đã có văn bản gửi các tỉnh về văn thư (Công văn số 12/BNV-VTLT).",
    "Sách cũ, báo cũ..., góp phần mở rộng kho sách; lịch sử lý luận, khả năng xuất bản, cũng cố gắng như vậy.",
    "Trước ngày 01/3/2025, Sở Kế hoạch và Đầu tư lập dự toán này.",
    "Định kỳ 6 tháng, năm báo cáo về Sở Nội vụ; hằng quý báo cáo về Sở Tài chính.",
    "Tổ công tác triển khai Đề án 06 phường gồm các ông (bà) có tên sau: ông A; bà B; ông C.",
    "Phòng Nội vụ thị xã Bỉm Sơn trước đây bàn giao hồ sơ cho phường.",
)
PARTY = (
    "Thực hiện Quy định số 399-QĐ/TW, ngày 09/01/2019 của Ban Bí thư về văn bản.",
    "Theo Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII về tổ chức bộ máy.",
    "Theo Chương trình hành động số 17-CTr/TU, ngày 05/3/2018 của Ban Chấp hành Đảng bộ tỉnh về thư viện.",
    "Theo Kết luận số 30-KL/TW, ngày 27/01/2016 của Bộ Chính trị khóa XI về thư viện.",
    "Theo Kết luận số 30-KL/TW, ngày 01/02/2016 của Bộ Chính trị khóa XI về thư viện.",
    "Các huyện ủy, thị ủy; Ban Tuyên giáo Tỉnh ủy; các xã, phường, thị trấn; Sở Kế hoạch và Đầu tư cùng thực hiện.",
)


BASES_IN_ORDER = (
    (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;",
    ),
    (
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 ngày 19/02/2025;",
        "Căn cứ Luật Thư viện ngày 21/11/2019; Luật sửa đổi, bổ sung một số điều của Luật Thư viện ngày 20/11/2024;",
    ),
    ("Căn cứ Điều lệ trường trung học;",),
)


AGREEING = (
    ("3. Phấn đấu 80% trường tiểu học trên địa bàn tỉnh có thư viện năm 2026.",
     "4. Đến năm 2030 có 100% trường tiểu học trên địa bàn tỉnh có thư viện."),
    ("3. Đạt 100% trường tiểu học trên địa bàn tỉnh có thư viện.", "4. Có 90% trường trung học trên địa bàn tỉnh có thư viện."),
    ("3. Bổ sung 90% sách giáo khoa mới cho các trường, tăng so với cùng kỳ.",
     "4. Bổ sung 80% sách giáo khoa mới cho các trường, giảm so với cùng kỳ."),
    ("3. Tập trung 03 giải pháp sau:", "a) Mua sách.", "b) Mua báo:", "- Báo ngày.", "- Báo tuần.", "c) Mở cửa.", "4. Báo cáo."),
    ("3. Kinh phí 35 triệu đồng, gồm: ngân sách tỉnh 20 triệu đồng; ngân sách xã 15 triệu đồng.",),
    ("3. Kinh phí 35 triệu đồng, trong đó: ngân sách tỉnh 20 triệu đồng; vốn khác 5 triệu đồng.",),
    ("3. Kinh phí 35 triệu đồng gồm 5 lớp, mỗi lớp 7 triệu đồng; không có khoản khác.",),
    ("3. Gửi báo cáo tổng kết trước ngày 15/01/2027; hoàn thành số hóa trong năm 2026.",),
)  # fmt: skip


@pytest.mark.parametrize("lines", AGREEING)
def test_numbers_that_agree(lines: tuple[str, ...]) -> None:
    """Different years, groups and comparisons are no contradiction; parts and sums that agree say nothing."""
    at = next(n for n, line in enumerate(PLAN) if line.startswith("III. "))
    assert codes([*PLAN[:at], *lines, *PLAN[at:]]) == set()


@pytest.mark.parametrize("bases", BASES_IN_ORDER)
def test_bases_in_force_and_in_order(bases: tuple[str, ...]) -> None:
    """Laws of today in the order that offices keep have no finding; a law that nobody listed is not judged."""
    assert codes([*PLAN[:8], *bases, *PLAN[8:]]) == set()


@pytest.mark.parametrize("text", STATE)
def test_right_sentences_of_a_state_plan(text: str) -> None:
    """A plan of 2026 with the sentence in it has no finding."""
    assert codes(with_line("state", f"3. {text}")) == set()


def test_a_list_names_its_body_once() -> None:
    """Under "Sở ... đã ban hành các văn bản:" the papers need no body of their own; behind the list they do."""
    plan = with_line("state", "- Kế hoạch số 36/KH-SYT ngày 05/01/2026 về cơ sở y tế sáng, xanh, sạch, đẹp;")
    assert codes(plan) == {"ND315"}
    at = next(n for n, line in enumerate(plan) if "36/KH-SYT" in line)
    assert codes([*plan[:at], "3. Sở Y tế đã ban hành các văn bản:", *plan[at:]]) == set()
    assert codes(
        [*plan[:at], "3. Sở Y tế đã ban hành các văn bản:", "- Kế hoạch năm;", "b) Hướng dẫn;", *plan[at:]]
    ) == {"ND315"}


@pytest.mark.parametrize("text", PARTY)
def test_right_sentences_of_a_party_plan(text: str) -> None:
    """A plan of 2019 with the sentence in it has no finding."""
    assert codes(with_line("party", f"3. {text}")) == set()
