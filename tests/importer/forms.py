"""Plans put together from the forms that offices and law sites use, with our own words: heads, numbering, endings, pages.

Every form was met in a real plan; which ones meet in one file is left to chance (`test_recombined`).
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
RULE = "-------"

#: The lines of the issuer, as many as it has, and the place it writes from.
ISSUERS = {
    "province": (("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), "Hà Tĩnh"),
    "district": (("UBND HUYỆN VŨ QUANG",), "Vũ Quang"),
    "commune": (("UỶ BAN NHÂN DÂN", "XÃ ĐỨC LĨNH"), "Đức Lĩnh"),
    "department": (("UBND TỈNH HÀ TĨNH", "SỞ CÔNG THƯƠNG"), "Hà Tĩnh"),
    "school": (("PHÒNG GD&ĐT VŨ QUANG", "TRƯỜNG TIỂU HỌC ĐỨC LĨNH"), "Đức Lĩnh"),
    "ministry": (("BỘ NỘI VỤ",), "Hà Nội"),
    "police": (("CÔNG AN TỈNH HÀ TĨNH", "PHÒNG THAM MƯU"), "Hà Tĩnh"),
}
#: How the number is written -> (number, symbol).
NUMBERS = {
    "Số: 12/KH-UBND": ("12", "KH-UBND"),
    "Số 155 /KH-SGDĐT": ("155", "KH-SGDĐT"),
    "Số:    /KH-UBND": ("", "KH-UBND"),
    "Số: …/KH-PGD&ĐT": ("", "KH-PGD&ĐT"),
    "Số:07/KH-BCĐ389": ("07", "KH-BCĐ389"),
    "Số : 0204/KH-UBND.VX": ("0204", "KH-UBND.VX"),
}
#: How the date is written -> ISO or None.
DATES = {
    "ngày 05 tháng 3 năm 2024": "2024-03-05",
    "ngày 12  tháng 10  năm 2017": "2017-10-12",
    "ngày 7/11/2013": "2013-11-07",
    "ngày 05-3-2020": "2020-03-05",
    "ngày     tháng 5 năm 2021": None,
    "ngày … tháng … năm 2026": None,
}
TITLES = {
    "small letters": ("KẾ HOẠCH", "Tổ chức hội nghị tổng kết công tác năm 2023"),
    "capitals": ("KẾ HOẠCH", "TỔ CHỨC HỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM 2023"),
    "subject": ("KẾ HOẠCH", "V/v tổ chức hội nghị tổng kết công tác"),
    "two lines": (
        "KẾ HOẠCH",
        "Tổ chức hội nghị tổng kết công tác năm 2023",
        "và triển khai nhiệm vụ năm 2024",
    ),
    "with years below": ("KẾ HOẠCH", "TỔ CHỨC HỘI NGHỊ TỔNG KẾT CÔNG TÁC", "(Giai đoạn 2021 - 2025)"),
}
#: Labels of the first level and of the second, for three parts of two.
NUMBERINGS = (
    (("I.", "II.", "III."), ("1.", "2.")),
    (("I-", "II-", "III-"), ("1-", "2-")),
    (("I/", "II/", "III/"), ("1/", "2/")),
    (("A.", "B.", "C."), ("I.", "II.")),
    (("1.", "2.", "3."), ("a)", "b)")),
    (("1.", "2.", "3."), ("{0}1.", "{0}2.")),
    (("I.", "II.", "III."), ("(1)", "(2)")),
    (("I.", "II.", "III."), ("a.", "b.")),
)
HEADINGS = ("MỤC ĐÍCH, YÊU CẦU", "NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU", "TỔ CHỨC THỰC HIỆN")
SENTENCES = (
    "Tổng kết việc thực hiện nhiệm vụ trong năm, rút ra bài học kinh nghiệm, chỉ rõ nguyên nhân của những mặt còn hạn chế để có "
    "biện pháp khắc phục kịp thời.",
    "Các phòng, đơn vị chuẩn bị báo cáo theo phân công, gửi về Văn phòng trước ngày 10 tháng 12 để tổng hợp, bảo đảm chất lượng và "
    "đúng thời gian quy định.",
    "Hội nghị được tổ chức trang trọng, thiết thực, tiết kiệm, đúng thành phần, không phô trương hình thức.",
    "Văn phòng chủ trì, phối hợp với các phòng, đơn vị có liên quan chuẩn bị hội trường, tài liệu và các điều kiện phục vụ khác cho "
    "hội nghị.",
    "Kinh phí tổ chức hội nghị được bố trí trong dự toán chi thường xuyên đã được giao, thực hiện theo chế độ hiện hành.",
    "Trưởng các phòng, đơn vị có trách nhiệm triển khai thực hiện nghiêm túc các nội dung nêu trên và báo cáo kết quả.",
)
#: How a signature is written -> (post, name).
SIGNATURES = {
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"): ("PHÓ CHỦ TỊCH", "Nguyễn Văn A"),
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "Nguyễn Thị Ánh"): ("PHÓ GIÁM ĐỐC", "Nguyễn Thị Ánh"),
    ("HIỆU TRƯỞNG", "ThS. Nguyễn Văn A"): ("HIỆU TRƯỞNG", "ThS. Nguyễn Văn A"),
    ("TL. BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ TỔ CHỨC CÁN BỘ", "Nguyễn Văn A"): ("VỤ TRƯỞNG VỤ TỔ CHỨC CÁN BỘ", "Nguyễn Văn A"),
    ("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Đã ký", "Nguyễn Văn A"): ("CHÁNH VĂN PHÒNG", "Nguyễn Văn A"),
    ("Q. GIÁM ĐỐC", "Nguyễn Văn A"): ("Q. GIÁM ĐỐC", "Nguyễn Văn A"),
    ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "Đại tá Nguyễn Văn A"): ("TRƯỞNG BAN", "Đại tá Nguyễn Văn A"),
}  # fmt: skip
#: How recipients are written -> how many there are, the archive apart.
RECIPIENTS = {
    ("Nơi nhận:", "- Sở Nội vụ (b/c);", "- Các phòng, đơn vị;", "- Lưu: VT."): 2,
    ("Nơi nhận:", "- Như trên;", "- Lưu: VT, TH(02)."): 1,
    ("Nơi gửi:", "- Thường trực Tỉnh ủy;", "- Các đơn vị trực thuộc (t/h);", "- Lưu VT."): 2,
    ("Nơi nhận:", "+ Sở Nội vụ;", "+ Các phòng;", "+ Lưu: VT."): 2,
    ("Nơi nhận:", "1. Sở Nội vụ;", "2. Các phòng;", "3. Lưu: VT."): 2,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One choice of every form."""

    issuer: str
    number: str
    date: str
    title: str
    numbering: int
    signature: tuple[str, ...]
    recipients: tuple[str, ...]
    head: str
    ending: str
    page: str

    @property
    def place_and_date(self) -> str:
        """The line of place and date."""
        return f"{ISSUERS[self.issuer][1]}, {self.date}"

    @property
    def labels(self) -> list[str]:
        """The labels of the first two levels, in reading order."""
        above, below = NUMBERINGS[self.numbering]
        return [label for one in above for label in (one, *(two.format(one) for two in below))]


def _stacked(form: Form) -> str:
    lines = ISSUERS[form.issuer][0]
    return "\n".join((*lines, RULE, QUOC_HIEU, TIEU_NGU, "---------------", form.number, form.place_and_date))


def _left_then_right(form: Form) -> str:
    left = "\n".join((*ISSUERS[form.issuer][0], form.number))
    return f"{left}\n\n{QUOC_HIEU}\n{TIEU_NGU}\n\n{form.place_and_date}"


def _columns(form: Form, gap: str) -> str:
    lines = (*ISSUERS[form.issuer][0], "")[:2]
    rows = zip((*lines, form.number), (QUOC_HIEU, TIEU_NGU, form.place_and_date), strict=True)
    return "\n".join(f"{left}{gap}{right}" if left else f"{gap}{right}" for left, right in rows)


def _bars(form: Form) -> str:
    """Borders on lines of their own; the cells so narrow that their first words are broken off."""
    left = "\n".join(ISSUERS[form.issuer][0]).replace(" BAN NHÂN DÂN", "\nBAN NHÂN DÂN")
    right = f"{QUOC_HIEU.replace(' HÒA', chr(10) + 'HÒA')}\n{TIEU_NGU}"
    number = form.number.replace("Số: 12", "Số:\n12")
    return f"{left}\n{RULE}\n|\n{right}\n---------------\n|\n{number}\n|\n{form.place_and_date.replace(' năm', chr(10) + 'năm')}\n|"


def _rows(form: Form) -> str:
    left = " ".join(ISSUERS[form.issuer][0])
    return f"{left} | {QUOC_HIEU} {TIEU_NGU} |\n{form.number} | {form.place_and_date} |"


def _markdown(form: Form) -> str:
    left = "<br>".join((*ISSUERS[form.issuer][0], RULE, form.number))
    return f"| {left} | **{QUOC_HIEU}**<br>**{TIEU_NGU}**<br>*{form.place_and_date}* |\n| --- | --- |"


HEADS = {
    "stacked": _stacked,
    "left then right": _left_then_right,
    "tabs": lambda form: _columns(form, "\t\t"),
    "spaces": lambda form: _columns(form, " " * 12),
    "bars": _bars,
    "rows": _rows,
    "markdown": _markdown,
}


def _beside(form: Form, gap: str) -> str:
    left, right = list(form.recipients), list(form.signature)
    # the name stands below the list
    right = [*right[:-1], *[""] * max(len(left) - len(right) + 1, 1), right[-1]]
    left += [""] * (len(right) - len(left))
    return "\n".join(f"{a or ' ' * 20}{gap}{b}" if b else a for a, b in zip(left, right, strict=True))


ENDINGS = {
    "recipients first": lambda f: "\n".join((*f.recipients, "", *f.signature[:-1], "", "", f.signature[-1])),
    "signature first": lambda f: "\n".join((*f.signature[:-1], "", "", f.signature[-1], "", *f.recipients)),
    "tabs": lambda f: _beside(f, "\t\t\t"),
    "spaces": lambda f: _beside(f, " " * 30),
    "bars": lambda f: "|\n{}\n|\n{}\n|".format("\n".join(f.recipients), "\n".join(f.signature)),
    "rows": lambda f: "{} | {} |".format(" ".join(f.recipients), " ".join(f.signature)),
    "markdown": lambda f: "| {} | {} |\n| --- | --- |".format("<br>".join(f.recipients), "<br>".join(f.signature)),
}  # fmt: skip


def body(form: Form) -> str:
    """Three parts of two, each with a sentence."""
    above, below = NUMBERINGS[form.numbering]
    out = ["Để bảo đảm công tác tổng kết, đơn vị xây dựng Kế hoạch tổ chức hội nghị như sau:"]
    sentences = iter(SENTENCES)
    for label, heading in zip(above, HEADINGS, strict=True):
        out.append(f"{label} {heading}")
        out += [f"{two.format(label)} {next(sentences)}" for two in below]
    return "\n".join(out)


#: How the page is printed: one paragraph a line, blank lines between, or broken at a width.
PAGES = {
    "lines": lambda text: text,
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "narrow": lambda text: "\n".join("\n".join(textwrap.wrap(line, 76)) for line in text.split("\n")),
}


def written(form: Form) -> str:
    """The text of a plan of these forms."""
    title = "\n".join(TITLES[form.title])
    text = PAGES[form.page](body(form))
    return f"{HEADS[form.head](form)}\n\n{title}\n\n{text}\n\n{ENDINGS[form.ending](form)}\n"


def assert_is_read(data: dict[str, Any], form: Form) -> None:
    """Number, symbol, date, place, issuer, title, labels, signature and recipients are those of the form."""
    issuer, place = ISSUERS[form.issuer]
    assert (data["number"], data["symbol"]) == NUMBERS[form.number]
    assert (data["date"], data["place"]) == (DATES[form.date], place)
    assert " ".join(data["issuer"]) == " ".join(issuer)
    assert data["title"] == " ".join(TITLES[form.title][1:])
    labels = [x for s in data["sections"] for x in (s["label"], *(c["label"] for c in s["children"]))]
    assert labels == form.labels
    assert (data["signature"]["post"], data["signature"]["name"]) == SIGNATURES[form.signature]
    assert len(data["recipients"]) == RECIPIENTS[form.recipients]
