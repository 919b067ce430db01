"""Clean plans as plain paragraphs: of a province in 2026, of a district in 2019, of a provincial committee of the Party."""

from __future__ import annotations

STATE = (
    "ỦY BAN NHÂN DÂN",
    "TỈNH LẠNG SƠN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 45/KH-UBND",
    "Lạng Sơn, ngày 05 tháng 3 năm 2026",
    "KẾ HOẠCH",
    "Phát triển văn hóa đọc năm 2026",
    "Căn cứ Nghị định số 150/2025/NĐ-CP ngày 12/6/2025 của Chính phủ quy định tổ chức các cơ quan chuyên môn;",
    "Thực hiện Quyết định số 329/QĐ-TTg ngày 15/3/2017 của Thủ tướng Chính phủ phê duyệt Đề án phát triển văn hóa đọc, Ủy "
    "ban nhân dân tỉnh ban hành Kế hoạch phát triển văn hóa đọc năm 2026 như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Nâng cao nhận thức của người dân về việc đọc.",
    "2. Bảo đảm thiết thực, tiết kiệm.",
    "II. NHIỆM VỤ",
    "1. Tổ chức 12 ngày hội sách tại các xã, phường trước ngày 30/11/2026.",
    "2. Bổ sung sách cho thư viện của các trường học.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Sở Văn hóa, Thể thao và Du lịch: Chủ trì, phối hợp với Sở Tài chính thực hiện Kế hoạch này.",
    "2. Ủy ban nhân dân các xã, phường: Xây dựng kế hoạch của địa phương.",
    "3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tuyên truyền việc đọc.",
    "Trên đây là Kế hoạch phát triển văn hóa đọc năm 2026 trên địa bàn tỉnh./.",
    "Nơi nhận:",
    "- Bộ Văn hóa, Thể thao và Du lịch (b/c);",
    "- Ủy ban MTTQ Việt Nam tỉnh;",
    "- Các sở, ban, ngành tỉnh;",
    "- UBND các xã, phường;",
    "- Lưu: VT, KGVX.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Nguyễn Văn A",
)

PARTY = (
    "TỈNH ỦY LẠNG SƠN",
    "*",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số 82-KH/TU",
    "Lạng Sơn, ngày 27 tháng 8 năm 2019",
    "KẾ HOẠCH",
    "về phát triển văn hóa đọc",
    "-----",
    "Thực hiện Chỉ thị số 42-CT/TW, ngày 24/3/2015 của Ban Bí thư về tăng cường sự lãnh đạo của Đảng đối với công tác giáo "
    "dục lý tưởng cách mạng, đạo đức, lối sống văn hóa cho thế hệ trẻ giai đoạn 2015 - 2030, Ban Thường vụ Tỉnh ủy xây dựng "
    "kế hoạch như sau:",
    "I- MỤC ĐÍCH, YÊU CẦU",
    "1. Nâng cao nhận thức của cấp ủy về việc đọc.",
    "2. Bảo đảm thiết thực.",
    "II- NHIỆM VỤ",
    "1. Tổ chức ngày hội sách trước ngày 30/11/2019.",
    "2. Bổ sung sách cho thư viện.",
    "III- TỔ CHỨC THỰC HIỆN",
    "1. Các huyện ủy, thành ủy, đảng ủy trực thuộc: Xây dựng kế hoạch của địa phương.",
    "2. Ban Tuyên giáo Tỉnh ủy: Theo dõi, báo cáo kết quả.",
    "Nơi nhận:",
    "- Ban Bí thư Trung ương,",
    "- Các huyện ủy, thành ủy, đảng ủy trực thuộc,",
    "- Ban Tuyên giáo Tỉnh ủy,",
    "- Lưu Văn phòng Tỉnh ủy.",
    "T/M BAN THƯỜNG VỤ",
    "PHÓ BÍ THƯ",
    "Nguyễn Văn A",
)

BASES = {"state": STATE, "party": PARTY}


def changed(base: str, old: str, new: str) -> list[str]:
    """A base with some words changed; a line left empty goes."""
    lines = BASES[base]
    assert any(old in line for line in lines), old
    return [line for line in (one.replace(old, new, 1) for one in lines) if line]


def with_line(base: str, text: str, before: str = "2. Bổ sung sách") -> list[str]:
    """A base with one more paragraph under "Nhiệm vụ"."""
    lines = list(BASES[base])
    at = next(n for n, line in enumerate(lines) if line.startswith(before))
    return [*lines[:at], text, *lines[at:]]
