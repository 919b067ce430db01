"""Plain text from elsewhere, whole or in part: only what the text itself shows is found."""

from __future__ import annotations

import pytest

from drafter.check import check
from drafter.importer import view_of_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\n"
    "Hà Tĩnh, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTổ chức hội nghị\n\nỦy ban nhân dân tỉnh xây dựng Kế hoạch như sau:\nI. MỤC ĐÍCH\n"
    "Nội dung thứ nhất được thực hiện."
)  # fmt: skip
END = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nNguyễn Văn A\n"


@pytest.mark.parametrize(("end", "found"), [("", False), (END, True)])
def test_end_mark_of_an_excerpt(end: str, found: bool) -> None:
    """The end mark is asked for where recipients or a signature show that the text ends, not where it was cut."""
    report = check(view_of_text(f"{HEAD}{end}".encode(), "a.txt"), select=("TT319",))
    assert [f.code for f in report.findings] == (["TT319"] if found else [])


def test_numbers_of_an_excerpt() -> None:
    """A piece from the middle of a plan may begin with any number; what follows must still follow."""
    text = "3. Văn phòng: theo dõi.\n4. Phòng Kế toán: bố trí kinh phí.\n6. Các đơn vị: thực hiện.\n"
    (finding,) = check(view_of_text(text.encode(), "a.txt"), select=("TT316",)).findings
    assert "“6.”" in finding.message


def test_second_half_of_a_party_plan() -> None:
    """Without a header the manner of signing tells a Party plan, which does not end in "./."."""
    end = "Nơi nhận:\n- Như trên,\n- Lưu Văn phòng.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn A\n"
    text = f"3. Văn phòng theo dõi.\n4. Các đơn vị thực hiện.\n{end}"
    assert check(view_of_text(text.encode(), "a.txt"), select=("TT319",)).findings == ()


def test_issuers_of_a_joint_plan_are_no_recipients() -> None:
    """Tasks of the bodies that issue a plan ask for no recipient; those of others do."""
    head = HEAD.replace("ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH", "SỞ Y TẾ - SỞ NỘI VỤ").replace(
        "/KH-UBND", "/KHLN-SYT-SNV"
    )
    duties = (
        "\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Chủ trì thực hiện.\n2. Sở Nội vụ\n- Phối hợp thực hiện.\n{}"
    )
    end = "Nơi nhận:\n- Bộ Y tế;\n- Bộ Nội vụ;\n- Tỉnh ủy;\n- Lưu: VT.\n\nGIÁM ĐỐC\nNguyễn Văn A\n"

    def found(more: str) -> int:
        view = view_of_text(f"{head}{duties.format(more)}{end}".encode(), "a.txt")
        return len(check(view, select=("ND411",)).findings)

    assert found("") == 0
    assert found("3. Sở Tài chính\n- Bố trí kinh phí.\n") == 1
