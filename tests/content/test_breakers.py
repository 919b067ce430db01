"""Every rule of content fires on what it is for, in two ways at least, and on nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.answers.load import load
from drafter.check import check
from drafter.check.content.sources import of_lines, of_sheet
from drafter.check.content.table import CONTENT_RULES
from drafter.cli.making import make
from drafter.view import Cell, DocumentView, Paragraph, Run, Table
from drafter.word.making import Workshop
from drafter.word.read import read_view
from tests.content.papers import BASES, changed, with_line
from tests.content.run import TODAY, codes, findings

ROOT = Path(__file__).parents[2]


def _appended(base: str, *lines: str) -> list[str]:
    return [*BASES[base], *lines]


def _old(lines: list[str], date: str) -> list[str]:
    return [line.replace("ngày 05 tháng 3 năm 2026", date) for line in lines]


_DATED_2024 = [
    line.replace("ngày 05 tháng 3 năm 2026", "ngày 05 tháng 3 năm 2024")
    .replace("2026", "2024")
    .replace(
        "Căn cứ Nghị định số 150/2025/NĐ-CP ngày 12/6/2025",
        "Căn cứ Nghị định số 24/2014/NĐ-CP ngày 04/4/2014",
    )
    for line in BASES["state"]
]


def _dated_2024(text: str) -> list[str]:
    at = next(n for n, line in enumerate(_DATED_2024) if line.startswith("2. Bổ sung sách"))
    return [*_DATED_2024[:at], text, *_DATED_2024[at:]]


def _with_basis(*lines: str) -> list[str]:
    """The state plan with more bases before its own."""
    at = next(n for n, line in enumerate(BASES["state"]) if line.startswith("Căn cứ"))
    return [*BASES["state"][:at], *lines, *BASES["state"][at:]]


def _with_lines(*lines: str) -> list[str]:
    """The state plan with more paragraphs at the end of its tasks."""
    at = next(n for n, line in enumerate(BASES["state"]) if line.startswith("III. "))
    return [*BASES["state"][:at], *lines, *BASES["state"][at:]]


def _commune(text: str) -> list[str]:
    """The state plan as a commune's, with one more task."""
    lines = changed("state", "TỈNH LẠNG SƠN", "XÃ NA SẦM")
    at = next(n for n, line in enumerate(lines) if line.startswith("2. Bổ sung sách"))
    return [*lines[:at], text, *lines[at:]]


BREAKERS: dict[str, list[list[str]]] = {
    "ND301": [
        changed("state", "329/QĐ-TTg", "329/QĐ- TTg"),
        changed("party", "42-CT/TW", "42 –CT/TW"),
        with_line("state", "3. Theo Chương trình số 06-Ctr/TU ngày 12/01/2026 của Ban Thường vụ Tỉnh ủy về thư viện."),
    ],
    "ND302": [
        changed("party", "42-CT/TW", "42/CT-TW"),
        with_line("state", "3. Thực hiện Kế hoạch số 12-KH/UBND ngày 05/02/2026 của UBND tỉnh về thư viện."),
    ],
    "ND303": [
        changed("state", "của Thủ tướng Chính phủ phê duyệt", "của Bộ trưởng Bộ Tư pháp phê duyệt"),
        with_line("party", "3. Thực hiện Kế hoạch số 15-KH/ĐU, ngày 05/3/2019 của Ban Thường vụ Tỉnh ủy về thư viện."),
    ],
    "ND304": [
        changed("state", "Quyết định số 329/QĐ-TTg", "Đề án số 329/QĐ-TTg"),
        changed("party", "Chỉ thị số 42-CT/TW", "Kết luận số 42-CT/TW"),
    ],
    "ND305": [
        changed("state", "150/2025/NĐ-CP ngày 12/6/2025", "150/2025/NĐ-CP ngày 12/6/2024"),
        with_line("state", "3. Theo Luật Thư viện số 46/2019/QH14 ngày 21/11/2018."),
    ],
    "ND306": [
        changed("party", "của Ban Bí thư về tăng cường", "của Ban Bí thư khóa XII về tăng cường"),
        with_line(
            "party",
            "3. Thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị khóa XI về đẩy mạnh học tập và làm theo tư tưởng, "
            "đạo đức, phong cách Hồ Chí Minh.",
        ),
        with_line("state", "3. Theo Luật Thư viện số 46/2019/QH13."),
    ],
    "ND311": [
        with_line("state", "3. Theo Kế hoạch số 12/KH-UBND ngày 31/02/2026 của UBND tỉnh về thư viện."),
        with_line("state", "3. Theo Kế hoạch số 12/KH-UBND ngày 12/8/2026 của UBND tỉnh về thư viện."),
    ],
    "ND312": [
        with_line("state", "3. Tiếp tục Quyết định số 329/QĐ-TTg ngày 16/3/2017 của Thủ tướng Chính phủ."),
        with_line("party", "3. Tiếp tục Chỉ thị số 42-CT/TW, ngày 25/3/2015 của Ban Bí thư."),
    ],
    "ND313": [
        changed(
            "party",
            "về tăng cường sự lãnh đạo của Đảng đối với công tác giáo dục lý tưởng cách mạng, đạo đức, lối sống văn hóa cho thế "
            "hệ trẻ giai đoạn 2015 - 2030",
            "về phòng cháy, chữa cháy rừng và quản lý đất lâm nghiệp tại vùng biên",
        ),
        with_line(
            "state",
            "3. Theo Nghị quyết số 281/NQ-CP ngày 15/9/2025 của Chính phủ về quản lý vận tải đường thủy và bến khách ngang sông.",
        ),
    ],
    "ND314": [
        with_line(
            "state",
            "3. Theo Kế hoạch số 12/KH-UBND ngày 05/12/2024 của UBND tỉnh về thư viện và Kế hoạch số 90/KH-UBND ngày 05/3/2024 "
            "của UBND tỉnh về sách.",
        ),
        with_line(
            "state",
            "3. Theo Quyết định số 10/QĐ-TTg ngày 06/12/2017 của Thủ tướng Chính phủ phê duyệt Đề án sách.",
        ),
    ],
    "ND315": [
        with_line("state", "3. Theo Quyết định số 500/QĐ-TTg."),
        with_line("state", "3. Theo Quyết định số 500/QĐ-TTg ngày 05/3/2024 phê duyệt Đề án sách."),
        with_line("state", "3. Theo Nghị quyết số 14-NQ/TU ngày 05/3/2025 của Tỉnh ủy."),
        with_line("party", "3. Theo Nghị quyết số 14-NQ/TU."),
    ],
    "ND316": [
        changed("state", "150/2025/NĐ-CP ngày 12/6/2025", "24/2014/NĐ-CP ngày 04/4/2014"),
        changed("state", "150/2025/NĐ-CP ngày 12/6/2025", "45/2025/NĐ-CP ngày 28/02/2025"),
        _with_basis("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"),
        _with_basis("Căn cứ Luật Thanh tra số 11/2022/QH15 ngày 14/11/2022;"),
        changed(
            "state",
            "Quyết định số 329/QĐ-TTg ngày 15/3/2017 của Thủ tướng Chính phủ phê duyệt Đề án phát triển văn hóa đọc",
            "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông "
            "trong giải quyết thủ tục hành chính",
        ),
    ],
    "ND317": [
        with_line("state", "3. Tiếp tục thực hiện Kết luận số 51-KL/TW."),
        with_line("state", "3. Tiếp tục thực hiện Nghị quyết số 29-NQ/TW của Ban Chấp hành Trung ương Đảng."),
    ],
    "ND318": [
        with_line("state", "3. Theo Kế hoạch số 12/KH-UBND ngày 07/02/2026 của UBND tỉnh về thư viện."),
        with_line("party", "3. Theo Nghị quyết số 14-NQ/TU, ngày 06/01/2019 của Tỉnh ủy về thư viện."),
    ],
    "ND319": [
        [
            *changed("state", "phát triển văn hóa đọc, Ủy", "phát triển văn hóa đọc (sau đây gọi tắt là Quyết định số 329/QĐ-TTg); Ủy")[:-10],
            "Tiếp tục Quyết định số 329/QĐ-TTg ngày 15/3/2017 của Thủ tướng Chính phủ phê duyệt Đề án phát triển văn hóa đọc.",
            *BASES["state"][-10:],
        ],
        with_line(
            "party",
            "3. Thực hiện Nghị quyết số 14-NQ/TU, ngày 04/01/2019 của Tỉnh ủy về thư viện (viết tắt là Nghị quyết số 14-NQ/TU). Tiếp "
            "tục Nghị quyết số 14-NQ/TU, ngày 04/01/2019 của Tỉnh ủy về thư viện.",
        ),
    ],
    "ND320": [
        with_line("state", "3. Theo Kế hoạch số 12/KH-UBND ngày 5/2/2026 của UBND tỉnh về thư viện."),
        changed("party", "ngày 24/3/2015", "ngày 24-03-2015"),
    ],
    "ND321": [
        _with_basis("Căn cứ Thông tư số 12/2024/TT-BVHTTDL ngày 05/11/2024 của Bộ Văn hóa, Thể thao và Du lịch về thư viện;"),
        _with_basis(
            "Căn cứ Luật Thư viện ngày 21/11/2019;",
            "Căn cứ Luật Xuất bản ngày 20/11/2012;",
        ),
    ],
    "ND322": [
        with_line("state", "3. Theo Nghị quyết số 281/NQ-CP ngày 15/10/2025 của Chính phủ ban hành Chương trình hành động."),
        with_line(
            "party",
            "3. Theo Kết luận số 51-KL/TW, ngày 31/5/2019 của Ban Bí thư về tiếp tục thực hiện Nghị quyết Hội nghị Trung ương 8.",
        ),
    ],
    "ND401": [
        with_line("state", "3. Phối hợp với Sở Kế hoạch và Đầu tư cân đối vốn."),
        with_line("state", "3. Đề nghị Ban Tuyên giáo Tỉnh ủy định hướng tuyên truyền."),
        with_line("state", "3. Báo cáo Bộ Thông tin và Truyền thông kết quả."),
    ],
    "ND402": [
        _dated_2024("3. Phối hợp với Sở Nông nghiệp và Môi trường trồng cây ở sân trường."),
        _dated_2024("3. Báo cáo Bộ Dân tộc và Tôn giáo kết quả."),
    ],
    "ND403": [
        with_line("state", "3. Thư viện cấp huyện luân chuyển sách."),
        with_line("state", "3. Tổ chức tại các xã, phường, thị trấn."),
        with_line("state", "3. Gửi danh sách về Phòng Nội vụ thị xã."),
        with_line("state", "3. UBND huyện Văn Lãng: Kiểm kê sách."),
        _dated_2024("3. Tổ chức ngày hội tại các đặc khu."),
    ],
    "ND404": [
        with_line("state", "3. Trao đổi sách với thư viện tỉnh Bắc Giang."),
        with_line("state", "3. Phối hợp với UBND tỉnh Kon Tum luân chuyển sách trước ngày 30/9/2026."),
    ],
    "ND405": [
        changed("state", "TỈNH LẠNG SƠN", "PHƯỜNG NA SẦM"),
        changed("state", "TỈNH LẠNG SƠN", "XÃ LÝ SƠN"),
    ],
    "ND406": [
        _commune("3. UBND xã Na Sấm mua sách cho thư viện."),
        _commune("3. Giao UBND xã Hoàng Văn Thụ mua sách cho thư viện."),
    ],
    "ND411": [
        changed("state", "- Ủy ban MTTQ Việt Nam tỉnh;", "- Thường trực Hội đồng nhân dân tỉnh;"),
        with_line("party", "3. Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh: Tuyên truyền việc đọc.", "Nơi nhận"),
    ],
    "ND412": [
        changed("state", "- UBND các xã, phường;", "- UBND các xã, phường;\n- Sở Ngoại vụ;"),
        changed("state", "- Các sở, ban, ngành tỉnh;", "- Các sở, ban, ngành tỉnh;\n- Trung tâm Xúc tiến;"),
    ],
    "ND501": [
        with_line("state", "3. Thực hiện theo Mục V Kế hoạch này."),
        changed("state", "- UBND các xã, phường;", "- UBND các xã, phường;\n- Như Mục VI;"),
    ],
    "ND502": [
        [
            *with_line("state", "3. Chi tiết tại Phụ lục III kèm theo Kế hoạch này."),
            "Phụ lục I", "DANH MỤC SÁCH", "(Kèm theo Kế hoạch số 45/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh)", "1. Sách.",
            "Phụ lục II", "DANH MỤC BÁO", "(Kèm theo Kế hoạch số 45/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh)", "1. Báo.",
        ],
        [
            *with_line("state", "3. Theo Phụ lục 4 của Kế hoạch này."),
            "Phụ lục I", "DANH MỤC SÁCH", "1. Sách.", "Phụ lục II", "DANH MỤC BÁO", "1. Báo.",
        ],
    ],
    "ND511": [
        with_line("state", "3. Tổ chức XX lớp tập huấn."),
        with_line("state", "3. Kinh phí ??? đồng."),
        with_line("party", "3. Hoàn thành trước ngày xx/xx/2019."),
    ],
    "ND512": [
        changed("state", "Trên đây là Kế hoạch phát triển văn hóa đọc năm 2026", "Trên đây là Kế hoạch phát triển văn hóa đọc năm 2025"),
        changed("state", "ban hành Kế hoạch phát triển văn hóa đọc năm 2026", "ban hành Kế hoạch phát triển văn hóa đọc năm 2024"),
        [
            line.replace("đọc năm 2026", "đọc giai đoạn 2026 - 2030").replace(
                "II. NHIỆM VỤ", "II. NHIỆM VỤ THỰC HIỆN KẾ HOẠCH PHÁT TRIỂN VĂN HÓA ĐỌC GIAI ĐOẠN 2021 - 2025"
            )
            for line in BASES["state"]
        ],
    ],
    "ND602": [
        with_line("state", "3. Khai mạc thứ Hai, ngày 29/4/2026."),
        with_line("state", "3. Khai mạc ngày 29/4/2026 (Chủ nhật)."),
    ],
    "ND603": [
        with_line("state", "3. Tổng kết ngày 31/6/2026."),
        with_line("party", "3. Tổng kết ngày 30 tháng 02 năm 2020."),
        with_line("state", "3. Thư viện mở cửa lại từ tháng 23/7/2024 đến nay."),
        with_line("state", "3. Thư viện mở cửa lại từ ngày 08/6/20240."),
    ],
    "ND604": [
        with_line("state", "3. Các xã, phường gửi báo cáo trước ngày 15/12/2025."),
        with_line("party", "3. Hoàn thành việc bổ sung sách chậm nhất ngày 30 tháng 6 năm 2019."),
    ],
    "ND605": [
        with_line("state", "3. Trong thời hạn 05 (bốn) ngày làm việc."),
        with_line("party", "3. Mỗi huyện 12 (mười ba) buổi."),
        with_line("state", "3. Mua 45 (bốn mươi sáu) tủ sách."),
    ],
    "ND606": [
        with_line(
            "state",
            "3. Định kỳ hằng quý báo cáo về Sở Nội vụ. Trường học định kỳ 6 tháng báo cáo về Sở Nội vụ.",
        ),
        with_line(
            "state",
            "3. Hằng tháng báo cáo kết quả về Sở Tài chính để tổng hợp; hằng năm báo cáo kết quả về Sở Tài chính để tổng hợp.",
        ),
    ],
    "ND607": [
        with_line("state", "3. Thí điểm tại 04 xã: An Bình; An Hòa; An Phú."),
        with_line("state", "3. Chấm theo 02 tiêu chí sau: số sách; số người; số buổi."),
        _with_lines("3. Tập trung 03 giải pháp sau:", "a) Mua sách.", "b) Mua báo."),
        _with_lines("3. Triển khai 02 nhóm nhiệm vụ trọng tâm:", "- Mua sách.", "+ Sách mới.", "- Mua báo.", "- Mở cửa."),
    ],
    "ND609": [
        _with_lines(
            "3. Phấn đấu 100% trường tiểu học trên địa bàn tỉnh có thư viện.",
            "4. Hỗ trợ để 95% trường tiểu học trên địa bàn tỉnh có thư viện.",
        ),
        _with_lines(
            "3. Tỷ lệ học sinh tiểu học đến thư viện hằng tuần đạt 80%.",
            "4. Vận động để tỷ lệ học sinh tiểu học đến thư viện hằng tuần đạt ít nhất 85%.",
        ),
    ],
    "ND610": [
        with_line("state", "3. Kinh phí 30 triệu đồng, gồm: ngân sách tỉnh 20 triệu đồng; ngân sách xã 15 triệu đồng."),
        with_line("party", "3. Dự trù 1.500,5 triệu đồng bao gồm mua sách 1.000 triệu đồng; mua báo 500 triệu đồng."),
    ],
    "ND611": [
        with_line("state", "3. Hoàn thành việc kiểm kê trước ngày 30/6/2028."),
        with_line("state", "3. Sở Tài chính trình dự toán trong quý III/2028."),
    ],
    "ND612": [
        with_line("state", "3. Mua sách trong giai đoạn 2030 - 2026."),
        with_line("party", "3. Tổ chức ngày hội đọc sách trong năm học 2026 - 2028."),
    ],
    "ND503": [
        _with_lines("III. KINH PHÍ"),
        changed("party", "II- NHIỆM VỤ", "II- KINH PHÍ\nIII- NHIỆM VỤ"),
    ],
    "ND608": [
        with_line(
            "state",
            "3. Các xã gửi báo cáo 6 tháng (trước ngày 16/6) để tổng hợp; Sở Tài chính tổng hợp báo cáo 6 tháng (trước ngày 18/5).",
        ),
        with_line(
            "party",
            "3. Các xã gửi báo cáo năm (trước ngày 20/11) để tổng hợp; Văn phòng tổng hợp, gửi báo cáo năm (trước ngày 15/11).",
        ),
    ],
    "ND701": [
        with_line("state", "3. Ngăn chặn tiêu cực trong trong việc mua sách."),
        with_line("party", "3. Tổ chức tổ chức ngày hội sách."),
        with_line("state", "3. Thực hiện Chỉ thị số số 05/CT-TTg ngày 05/4/2023 của Thủ tướng Chính phủ về phát triển thư viện."),
        with_line("state", "3. Báo cáo trước ngày ngày 15/11/2026."),
    ],
    "ND702": [
        with_line("state", "3. Bổ sung sách , báo."),
        with_line("state", "3. Bổ sung sách,báo."),
        with_line("party", "3. Bổ sung sách báo.."),
    ],
    "ND703": [
        with_line("state", "3. Sát nhập hai thư viện."),
        with_line("state", "3. Chủ trì phối hợp với các trường."),
        with_line("party", "3. Tổng kết hàng năm."),
    ],
    "ND704": [
        with_line("state", "3. Thực hiện theo Khoản 2 điều 5 Luật Thư viện."),
        with_line("state", "3. Theo dõi việc thực hiện kế hoạch này."),
        with_line("state", "3. Báo cáo Chủ Tịch UBND tỉnh."),
        with_line("state", "3. Học tập kinh nghiệm của thành phố Hồ Chí Minh."),
        with_line("state", "3. Ủy ban Nhân dân cấp xã bổ sung sách."),
        with_line("state", "3. Hội đồng Nhân dân cấp xã giám sát."),
    ],
    "ND705": [
        with_line("state", '3. Phát động “Mỗi ngày một trang” và "Sách cho bạn".'),
        with_line("party", '3. Cuộc thi “Đại sứ”, giải "Sách hay".'),
    ],
    "ND706": [
        with_line("state", "3. Bổ sung sách (kể cả báo."),
        with_line("party", "3. Cuộc thi “Đại sứ văn hóa đọc."),
    ],
    "ND708": [
        with_line("state", "3. Bổ sung các măt hàng văn phòng phẩm."),
        with_line("party", "3. Nâng cao chât lượng sách."),
        with_line("state", "3. Xây dựng kếhoạch cho các thưviện."),
    ],
    "ND709": [
        _with_lines(
            "3. Tổ chức ngày hội đọc sách tại thư viện tỉnh và thư viện các xã, mời tác giả nói chuyện với học sinh vào dịp hè.",
            "4. Tổ chức ngày hội đọc sách tại thư viện tỉnh và thư viện các xã, mời tác giả nói chuyện với học sinh vào dịp hè.",
        ),
        changed("state", "II. NHIỆM VỤ", "II. MỤC ĐÍCH, YÊU CẦU"),
    ],
    "ND707": [
        with_line("state", "3. Tập huấn về PQRST cho cán bộ thư viện."),
        with_line("party", "3. Bổ sung sách theo chuẩn LMNĐ."),
    ],
}  # fmt: skip


def _table(*rows: tuple[str, ...], head: int = 1) -> Table:
    cells, index = [], 900
    for row in rows:
        made = []
        for column, text in enumerate(row):
            made.append(Cell(paragraphs=(Paragraph(index=index, runs=(Run(text=text),)),), column=column))
            index += 1
        cells.append(tuple(made))
    return Table(index=900, rows=tuple(cells), head_rows=head, columns=len(rows[0]))


def _with_table(table: Table) -> DocumentView:
    view = of_lines(BASES["state"])
    at = next(n for n, b in enumerate(view.blocks) if isinstance(b, Paragraph) and b.text.startswith("III."))
    return DocumentView(name="", sections=view.sections, blocks=(*view.blocks[:at], table, *view.blocks[at:]))


HEAD = ("TT", "Nội dung", "Kinh phí", "Tỷ lệ %")
TABLES = {
    "ND601": [
        _table(HEAD, ("1", "Sách", "10", "33"), ("2", "Báo", "20", "67"), ("", "Tổng cộng", "40", "100")),
        _table(HEAD, ("1", "Sách", "1.200,5", ""), ("2", "Báo", "300", ""), ("Tổng", "", "1.600,5", "")),
    ],
    "ND604": [
        _table(
            ("TT", "Nhiệm vụ", "Thời gian hoàn thành"),
            ("1", "Sách", "Quý IV/2025"),
            ("2", "Báo", "Quý II/2026"),
        ),
        _table(
            ("TT", "Nhiệm vụ", "Thời hạn"), ("1", "Sách", "Trước ngày 15/02/2026"), ("2", "Báo", "Năm 2026")
        ),
    ],
}
CASES = [
    pytest.param(code, lines, id=f"{code}-{n}")
    for code, many in BREAKERS.items()
    for n, lines in enumerate(many, 1)
]


@pytest.mark.parametrize(("code", "lines"), CASES)
def test_a_breaker_gives_exactly_its_code(code: str, lines: list[str]) -> None:
    """A plan broken in one way is found wrong in that way, and in no other."""
    assert codes("\n".join(lines).split("\n")) == {code}


@pytest.mark.parametrize(
    ("code", "table"), [(code, table) for code, many in TABLES.items() for table in many]
)
def test_a_broken_table_gives_exactly_its_code(code: str, table: Table) -> None:
    """Sums that do not agree, and deadlines gone by, in tables."""
    assert {found for found, _severity, _hit in findings(_with_table(table))} == {code}


def test_tables_that_agree_are_left_alone() -> None:
    """Right sums, shares, nested rows and words among numbers are no finding."""
    good = (
        _table(HEAD, ("1", "Sách", "10", "33"), ("2", "Báo", "20", "67"), ("", "Tổng cộng", "30", "100")),
        _table(
            HEAD,
            ("1", "Sách", "10", ""),
            ("1.1", "Truyện", "4", ""),
            ("2", "Báo", "20", ""),
            ("", "Tổng", "99", ""),
        ),
        _table(HEAD, ("1", "Sách", "một ít", ""), ("2", "Báo", "20", ""), ("", "Tổng cộng", "99", "")),
        _table(
            HEAD,
            ("I", "Sách", "10", ""),
            ("1", "Truyện", "10", ""),
            ("II", "Báo", "5", ""),
            ("", "Tổng", "15", ""),
        ),
    )
    for table in good:
        assert findings(_with_table(table)) == []


@pytest.mark.parametrize("base", sorted(BASES))
def test_a_clean_plan_has_no_finding(base: str) -> None:
    """The plans that are broken above are themselves right."""
    assert codes(BASES[base]) == set()


def test_a_clean_plan_of_2024_has_no_finding() -> None:
    """The plan dated 2024 is right for 2024."""
    assert codes(_DATED_2024) == set()


@pytest.mark.parametrize("path", sorted((ROOT / "answers").glob("*.yml")), ids=lambda path: path.stem)
def test_a_sample_has_no_finding(path: Path) -> None:
    """Every sample, read back from Word and taken before printing, says nothing that a rule of content doubts."""
    made = make(path)
    sheet = Workshop(None).sheet(load(path.read_bytes(), path.name))
    for view in (read_view(made.data, path.name), of_sheet(sheet, path.name)):
        assert [f"{code} {hit.message}" for code, _severity, hit in findings(view)] == []


@pytest.mark.parametrize("rule", CONTENT_RULES, ids=lambda rule: rule.code)
def test_a_rule_is_complete(rule: object) -> None:
    """A rule has a page of what, why, wrong and right, and two breakers."""
    code, page = rule.code, rule.page  # type: ignore[attr-defined]
    assert rule.title.endswith(".")  # type: ignore[attr-defined]
    for part in ("Vì sao: ", "Sai", "Đúng: "):
        assert f"\n{part}" in page
    assert len([*BREAKERS.get(code, []), *TABLES.get(code, [])]) >= 2


def test_every_check_of_the_reference_has_a_rule() -> None:
    """C01 to C18 but C17 (order of parts is TT316)."""
    covered = {name for rule in CONTENT_RULES for name in rule.covers}
    assert covered == {f"C{n:02d}" for n in range(1, 19)} - {"C17"}


def test_findings_come_through_the_engine() -> None:
    """The one check reports them with words, place and clause."""
    lines = with_line("state", "3. Ngăn chặn tiêu cực trong trong việc mua sách.")
    report = check(of_lines(lines, "a.txt"), select=["ND"], today=TODAY)
    assert [(f.code, f.severity) for f in report.findings] == [("ND701", "warning")]
    assert "trong trong" in report.findings[0].where.words
    assert lines[report.findings[0].where.paragraph].startswith("3. Ngăn chặn")
