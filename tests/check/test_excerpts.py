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
