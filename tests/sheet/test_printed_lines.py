"""What is printed of the plans in tests/samples, line by line, in all four regimes."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.answers.load import Loaded, load
from drafter.metrics import width_pt
from drafter.sheet import Grid, Line, Sheet, compose
from drafter.sheet.wording import Wording
from drafter.word.library import compiled_for
from tests.conftest import SAMPLES, paragraphs_of, render_document

STATE_2019 = ("date=2019-10-15", "bases[b16].date=2019-03")
PARTY = ("issuer.kind=tinh-uy", "signers[ky].authority[1]=T/M BAN THƯỜNG VỤ", "signers[ky].authority[2]=K/T BÍ THƯ", "signers[ky].post=PHÓ BÍ THƯ",
         "archive=Văn phòng Tỉnh ủy")  # fmt: skip
STRESS = {
    "tt01-2011": STATE_2019,
    "nd30-2020": (),
    "hd36-2018": (*PARTY, "date=2026-05-26"),
    "hd05-2026": PARTY,
}
REGIMES = tuple(STRESS)


def loaded(name: str = "stress", *settings: str) -> Loaded:
    path: Path = SAMPLES / f"{name}.yml"
    return load(path.read_bytes(), str(path), settings)


def sheet_of(answers: Loaded) -> Sheet:
    wording = Wording(compiled_for(answers.profile.id, answers.plan.issuer.wording).sentences)
    return compose(answers.plan, answers.profile, wording)


def stress(regime: str, *more: str) -> Sheet:
    found = loaded("stress", *STRESS[regime], *more)
    assert found.profile.id == regime
    return sheet_of(found)


def printed(sheet: Sheet, start: str = "") -> list[str]:
    return [line.printed for line in sheet.lines() if line.id.startswith(start) and line.printed]


BODY = """\
Phần I
NHỮNG VẤN ĐỀ CHUNG
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Đoạn thứ nhất.
Đoạn thứ hai.
2. Yêu cầu: Chữ cùng dòng với đề mục.
2.1. Yêu cầu chung
a) Điểm thứ nhất
b) Điểm thứ hai
c) Điểm thứ ba: có đề mục
d) Điểm thứ tư
đ) Điểm thứ năm:
- Gạch đầu dòng:
+ Cộng thứ nhất;
+ Cộng thứ hai.
- Có đề mục: sau gạch
e) Điểm thứ sáu
g) Điểm thứ bảy
2.2. Yêu cầu riêng: cùng dòng.
Đoạn không số.
Đoạn văn giữa hai mục, không có số.
II. MỤC TIÊU
Đề mục không số
1. Đến năm 2026
Một.
2. Đến năm 2030
Hai.
Phần II
NHIỆM VỤ
II. MỤC GHI SỐ HAI
Nhãn sai được giữ nguyên.
IV. MỤC GHI SỐ BỐN
1. Nhóm nhiệm vụ
- Nhiệm vụ có đủ bốn phần.
- Nhiệm vụ có kèm đoạn văn;
Giải thích thứ nhất.
Giải thích thứ hai.
- Nhiệm vụ có kèm đoạn văn khác
Giải thích thứ ba.
+ Việc nhỏ thứ nhất
- Nhiệm vụ không giao cho ai.
+ Việc nhỏ thứ hai
V. BẢNG TRONG NỘI DUNG
Số liệu như bảng sau:
Chỉ tiêu giao các xã
TT
Xã
Chỉ tiêu
2026
2030
A. Các xã vùng cao
1
Xã Một
10
20
2
Xã Hai
11
21
Xã Ba
12
22
Hai dòng
trong một ô
13
23
1. Bảng không tên
Việc
Hạn
Việc một
Tháng 6
Việc hai
Tháng 7
""".splitlines()
DOING = """\
Phần III
TỔ CHỨC THỰC HIỆN
Các cơ quan thực hiện như sau:
1. Sở Giáo dục và Đào tạo: Chủ trì; báo cáo.
2. Sở Tài chính
Bố trí kinh phí.
a) Thẩm định dự toán;
b) Hướng dẫn quyết toán.
5. Ủy ban nhân dân các xã, phường: làm việc khác.
6. Các cơ quan khác: phối hợp.
Kết thúc phần tổ chức thực hiện.
""".splitlines()


@pytest.mark.parametrize("regime", REGIMES)
def test_the_body_in_order(regime: str) -> None:
    """Each level with its label; labels as issued stay and the count goes on from them; an empty label is not counted."""
    wanted = [
        line.replace("I. ", "I- ").replace("V. ", "V- ")
        if regime.startswith("hd") and line[0] in "IV"
        else line
        for line in BODY
    ]
    if regime.startswith("hd"):
        wanted[wanted.index("II- MỤC GHI SỐ HAI")] = "II. MỤC GHI SỐ HAI"
        wanted[wanted.index("IV- MỤC GHI SỐ BỐN")] = "IV. MỤC GHI SỐ BỐN"
    assert printed(stress(regime), "sections") == wanted
    assert printed(stress(regime), "implementation") == DOING


@pytest.mark.parametrize("regime", REGIMES)
def test_the_document_says_the_same(regime: str) -> None:
    """The rendered file holds the body's paragraphs in the same order."""
    found = paragraphs_of(render_document(SAMPLES / "stress.yml", STRESS[regime]))
    wanted = printed(stress(regime), "sections") + printed(stress(regime), "implementation")
    first = found.index("Phần I")
    assert [" ".join(p.split()) for p in found[first : first + len(wanted)]] == wanted


@pytest.mark.parametrize("regime", REGIMES)
def test_ids_are_unique_and_stable(regime: str) -> None:
    """No two lines share an id, and a new paragraph elsewhere moves no other line's id."""
    ids = [line.id for line in stress(regime).lines() if line.id]
    assert len(ids) == len(set(ids))
    more = {
        line.id for line in stress(regime, "sections[phan-1].content[md].content[md1].text=Khác hẳn").lines()
    }
    assert set(ids) - more == {"sections[phan-1].content[md].content[md1].content[p2]"}


HEADS = {
    "tt01-2011": ["ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 07/KH-UBND",
                  "Lạng Sơn, ngày 15 tháng 10 năm 2019"],
    "nd30-2020": ["ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 07/KH-UBND",
                  "Lạng Sơn, ngày 05 tháng 6 năm 2026"],
    "hd36-2018": ["TỈNH ỦY LẠNG SƠN", "ĐẢNG CỘNG SẢN VIỆT NAM", "*", "-----", "Số 07-KH/TU", "Lạng Sơn, ngày 26 tháng 5 năm 2026"],
    "hd05-2026": ["TỈNH ỦY LẠNG SƠN", "ĐẢNG CỘNG SẢN VIỆT NAM", "*", "-----", "Số 07-KH/TU", "Lạng Sơn, ngày 05 tháng 6 năm 2026"],
}  # fmt: skip


@pytest.mark.parametrize("regime", REGIMES)
def test_the_head(regime: str) -> None:
    """Issuer, national name or Party title, number and date in the regime's own form."""
    lines = printed(stress(regime))
    assert lines[: len(HEADS[regime])] == HEADS[regime]
    assert lines[len(HEADS[regime])] == "KẾ HOẠCH"


@pytest.mark.parametrize("regime", REGIMES)
def test_marks(regime: str) -> None:
    """Marks stand in the regime's case; the Party's secrecy stamp is not typed."""
    sheet = stress(regime)
    left = ["KHẨN", "Dự thảo lần 2"] if regime.startswith("hd") else ["MẬT", "KHẨN", "Dự thảo lần 2"]
    assert [line.printed for line in sheet.marks_left] == left
    assert [line.printed for line in sheet.marks_right] == ["LƯU HÀNH NỘI BỘ"]


BASES = {
    "tt01-2011": ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;", "năm 2026 của Tỉnh ủy,"),
    "nd30-2020": ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;", "năm 2026 của Tỉnh ủy."),
    "hd36-2018": ("- Căn cứ Luật Tổ chức chính quyền địa phương, ngày 16/6/2025;", ", năm 2026 của Tỉnh ủy,"),
    "hd05-2026": ("- Căn cứ Luật Tổ chức chính quyền địa phương, ngày 16/6/2025;", ", năm 2026 của Tỉnh ủy,"),
}


@pytest.mark.parametrize("regime", REGIMES)
def test_bases(regime: str) -> None:
    """Seventeen bases end as the regime says; the Party's citations take a comma; a part of a date is called what it is."""
    lines = printed(stress(regime), "bases")
    assert len(lines) == 17
    assert lines[0] == BASES[regime][0]
    assert lines[-1].endswith(BASES[regime][1])
    assert all(line.endswith(";") for line in lines[:-1])
    assert not any(line.endswith(";;") for line in lines)
    comma = "," if regime.startswith("hd") else ""
    assert lines[2].endswith(
        f"Nghị định số 30/2020/NĐ-CP{comma} ngày 05/3/2020 của Chính phủ về công tác văn thư;"
    )
    assert f"TT-BGDĐT{comma} tháng 3/20" in lines[15]


@pytest.mark.parametrize("regime", REGIMES)
def test_bases_without_a_sentence_below(regime: str) -> None:
    """The comma leads on to the opening; where there is none the last basis ends with a full stop."""
    assert printed(stress(regime, "opening="), "bases")[-1].endswith("của Tỉnh ủy.")


@pytest.mark.parametrize("regime", REGIMES)
def test_the_opening_names_all_that_is_implemented(regime: str) -> None:
    """Three documents, the first with the name it goes by later, in one sentence that ends with a colon."""
    (line,) = printed(stress(regime), "opening")
    comma = "," if regime.startswith("hd") else ""
    for words in (
        f"51-KL/TW{comma} ngày 30/5/2019 của Ban Bí thư",
        f"281/NQ-CP{comma} ngày 15/9/2025",
        f" và Kế hoạch số 05/KH-BGDĐT{comma} ngày 01/02/2026",
    ):
        assert words in line
    assert line.startswith("Thực hiện ")
    assert line.endswith("như sau:")
    assert "  " not in line


@pytest.mark.parametrize("regime", REGIMES)
def test_the_end(regime: str) -> None:
    """The end mark follows the last paragraph once, and only there."""
    lines = printed(stress(regime), "closing")
    assert lines[-1] == "Kế hoạch này thay kế hoạch trước" + ("." if regime.startswith("hd") else "./.")
    others = printed(stress(regime), "sections") + printed(stress(regime), "implementation")
    assert not any("./." in line for line in others)


def test_the_end_mark_is_not_doubled() -> None:
    """A closing that already carries the mark is left alone."""
    assert printed(stress("nd30-2020", "closing=Hết./."), "closing") == ["Hết./."]
    assert printed(stress("nd30-2020", "closing=Hết"), "closing") == ["Hết./."]
    assert printed(stress("hd36-2018", "closing=Hết."), "closing") == ["Hết."]
    assert printed(stress("hd36-2018", "closing=Hết"), "closing") == ["Hết."]


RECIPIENTS = {
    "nd30-2020": ["Bản giấy:", "- Chính phủ (b/c);", "- Các sở; ban; ngành (t/h);", "Bản điện tử:", "- UBND các xã (p/h);",
                  "- Cổng thông tin điện tử tỉnh;", "- Lưu: VT, KGVX."],
    "hd36-2018": ["Bản giấy:", "- Chính phủ (b/c),", "- Các sở; ban; ngành (t/h),", "Bản điện tử:", "- UBND các xã (p/h),",
                  "- Cổng thông tin điện tử tỉnh,", "- Lưu Văn phòng Tỉnh ủy."],
}  # fmt: skip
RECIPIENTS["tt01-2011"] = RECIPIENTS["nd30-2020"]
RECIPIENTS["hd05-2026"] = [
    line[:-1] + ";" if line.endswith(",") else line for line in RECIPIENTS["hd36-2018"]
]


@pytest.mark.parametrize("regime", REGIMES)
def test_recipients(regime: str) -> None:
    """State: semicolons and "Lưu: VT"; 36-HD: commas; 05-HD: semicolons; the last line ends with a full stop."""
    assert [line.printed for line in stress(regime).recipients] == RECIPIENTS[regime]


def test_recipients_without_an_archive() -> None:
    """Without a Lưu line the last recipient ends the list."""
    assert [line.printed for line in stress("nd30-2020", "archive=").recipients][
        -1
    ] == "- Cổng thông tin điện tử tỉnh."


def test_the_signature_of_three_lines() -> None:
    """TM., KT. and the post, then the name; in each family its own prefixes."""
    (state,) = stress("nd30-2020").signers
    assert [line.printed for line in state.above] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert [line.kind for line in state.above] == ["quyen_han", "quyen_han", "chuc_vu"]
    assert state.name.printed == "Nguyễn Văn A"
    (party,) = stress("hd05-2026").signers
    assert [line.printed for line in party.above] == ["T/M BAN THƯỜNG VỤ", "K/T BÍ THƯ", "PHÓ BÍ THƯ"]


@pytest.mark.parametrize("regime", REGIMES)
def test_appendices(regime: str) -> None:
    """Counted from two on, labels as issued kept, landscape and portrait, each with its line and its own end."""
    sheet = stress(regime)
    party = regime.startswith("hd")
    assert [a.orientation for a in sheet.appendices] == ["landscape", "portrait", "portrait"]
    heads = [[line.printed for line in a.head] for a in sheet.appendices]
    assert [head[0] for head in heads] == [
        f"Phụ lục {'1' if party else 'I'}",
        f"Phụ lục {'2' if party else 'II'}",
        "Biểu mẫu 01",
    ]
    assert heads[0][1] == "BẢNG NHIỆM VỤ"
    number, date = ("07-KH/TU", "ngày ") if party else ("07/KH-UBND", "ngày ")
    assert heads[0][2].lower().startswith(f"(kèm theo kế hoạch số {number}".lower())
    assert date in heads[0][2]
    assert heads[2][1] == "(Dòng kèm theo ghi khác)"
    assert all((head[-1] == "-----") == party for head in heads)
    last = sheet.appendices[2].body[-1]
    assert isinstance(last, Line)
    assert last.printed == ("Nội dung biểu mẫu." if party else "Nội dung biểu mẫu./.")


def test_one_appendix_has_no_number() -> None:
    """NĐ 30/2020/NĐ-CP, Phụ lục I, III.1.a."""
    sheet = sheet_of(loaded("attached"))
    assert sheet.appendices[0].head[0].printed == "Phụ lục"


def test_the_list_of_tasks() -> None:
    """Every task once, counted, under the heading it stands under, with lead, partners, deadline and product."""
    grid = stress("nd30-2020").appendices[0].body[0]
    assert isinstance(grid, Grid)
    rows = [[" / ".join(line.printed for line in cell.lines) for cell in row] for row in grid.rows]
    assert rows[0] == ["Nhóm nhiệm vụ"]
    assert rows[1] == [
        "1",
        "Nhiệm vụ có đủ bốn phần.",
        "Sở Giáo dục và Đào tạo",
        "Sở Tài chính; Sở Nội vụ",
        "Quý III/2026",
        "Báo cáo",
    ]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "4"]


def test_tasks_tell_who_when_no_appendix_does() -> None:
    """Without a table of tasks the line itself says who, with whom, when and what."""
    lines = printed(
        stress("nd30-2020", "appendices[pl1].tasks=không", "appendices[pl1].content[1].text=x"), "sections"
    )
    full = "- Nhiệm vụ có đủ bốn phần (chủ trì: Sở Giáo dục và Đào tạo; phối hợp: Sở Tài chính; Sở Nội vụ; thời hạn: Quý III/2026; sản phẩm: Báo cáo)."
    assert full in lines
    assert "- Nhiệm vụ có kèm đoạn văn (chủ trì: Sở Tài chính);" in lines
    assert "- Nhiệm vụ có kèm đoạn văn khác (thời hạn: Trước ngày 30/9/2026)" in lines
    assert "- Nhiệm vụ không giao cho ai." in lines


def test_merged_cells_fill_the_grid() -> None:
    """Every row covers all columns, merged ones included, and widths add up to the page."""
    for regime in REGIMES:
        sheet = stress(regime)
        grids = [
            b for b in (*sheet.body, *(x for a in sheet.appendices for x in a.body)) if isinstance(b, Grid)
        ]
        assert len(grids) == 4
        for grid in grids:
            for row in (*grid.head, *grid.rows):
                assert sum(cell.span for cell in row) == len(grid.columns)
                assert sum(cell.width for cell in row) == sum(grid.columns)
                assert min(grid.columns) > 300
        merged = [cell.merge for row in grids[0].rows for cell in row]
        assert merged.count("restart") == merged.count("continue") == 1
        assert [cell.merge for row in grids[0].head for cell in row] == [
            "restart",
            "restart",
            "",
            "continue",
            "continue",
            "",
            "",
        ]


def test_an_electronic_document_leaves_its_line_blank() -> None:
    """NĐ 30/2020/NĐ-CP, Phụ lục I, III.1.c: number and date are left for the system; on paper they are filled."""
    blank = stress("nd30-2020", "electronic=có").appendices[0].head[2].printed
    assert "07" not in blank
    assert "05" not in blank
    assert "/KH-UBND ngày      tháng      năm" in blank
    assert "số 07/KH-UBND ngày 05 tháng 6 năm 2026 của" in stress("nd30-2020").appendices[0].head[2].printed


def test_a_draft_has_room_for_number_and_day() -> None:
    """A blank number and a blank day, and a month too, leave room."""
    sheet = sheet_of(loaded("joint"))
    assert sheet.single["so_ky_hieu"].printed == "Số:         /KH-SGDĐT-CAT"
    assert sheet.single["dia_danh_ngay"].printed == "Lạng Sơn, ngày       tháng 3 năm 2026"
    year = sheet_of(loaded("joint", "date=2026"))
    assert year.single["dia_danh_ngay"].printed == "Lạng Sơn, ngày       tháng       năm 2026"


def test_a_joint_plan() -> None:
    """Both bodies in the header and the symbol, two signatures, one of them not yet named, with a second post."""
    sheet = sheet_of(loaded("joint"))
    assert " ".join(line.printed for line in sheet.issuer) == "SỞ GIÁO DỤC VÀ ĐÀO TẠO - CÔNG AN TỈNH"
    assert [[line.printed for line in (*s.above, s.name)] for s in sheet.signers] == [
        ["KT. GIÁM ĐỐC CÔNG AN TỈNH", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A"],
        ["GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO", "CHỦ TỊCH HỘI ĐỒNG", ""],
    ]
    words = paragraphs_of(render_document(SAMPLES / "joint.yml"))
    assert words.index("KT. GIÁM ĐỐC CÔNG AN TỈNH") < words.index("GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO")


def test_a_plan_issued_with_a_decision() -> None:
    """NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.3: no number, no date, no recipients, no signature; the date in words."""
    sheet = sheet_of(loaded("attached"))
    wanted = "(Kèm theo Quyết định số 88/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã Na Sầm)"
    assert sheet.single["kem_theo_quyet_dinh"].printed == wanted
    assert sheet.appendices[0].head[2].printed == wanted
    assert not {"so_ky_hieu", "dia_danh_ngay", "noi_nhan"} & set(sheet.single)
    assert (sheet.recipients, sheet.signers) == ((), ())
    words = paragraphs_of(render_document(SAMPLES / "attached.yml"))
    assert not [line for line in words if line.startswith(("Số", "Nơi nhận"))]
    assert "Mục đích./." in words


def test_a_plan_of_parts_goes_on_in_parts() -> None:
    """Without Phần, "Tổ chức thực hiện" is the next of I., II.; a label of its own is kept."""
    lines = printed(sheet_of(loaded("joint", "implementation.agencies[1].agency=Sở A")), "implementation")
    assert lines == ["II. TỔ CHỨC THỰC HIỆN", "1. Sở A"]
    lines = printed(
        sheet_of(loaded("joint", "implementation.agencies[1].agency=Sở A", "implementation.label=C.")),
        "implementation",
    )
    assert lines[0] == "C. TỔ CHỨC THỰC HIỆN"


LONG = ["Văn hóa, Thể thao và Du lịch", "Nông nghiệp và Môi trường", "Dân tộc và Tôn giáo"]


@pytest.mark.parametrize("name", LONG)
def test_header_lines_fit_their_column(name: str) -> None:
    """Long departments break evenly; no line is wider than its column and the motto's column holds the motto."""
    sheet = sheet_of(loaded("joint", f"issuer.department=Sở {name}"))
    left, right = sheet.columns
    assert left + right == round(165 / 25.4 * 72 * 20)
    for line in sheet.issuer:
        assert width_pt(line.printed, 13, bold=True) * 20 <= left
    assert width_pt("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True) * 20 <= right


@pytest.mark.parametrize(
    ("unit", "name", "printed_as"),
    [
        ("xã", "Na Sầm", ["ĐẢNG ỦY XÃ NA SẦM"]),
        ("xã", "Tân Phước Hưng", ["ĐẢNG ỦY", "XÃ TÂN PHƯỚC HƯNG"]),
        ("xã", "Lịch Hội Thượng", ["ĐẢNG ỦY", "XÃ LỊCH HỘI THƯỢNG"]),
        ("phường", "Trần Nhân Tông", ["ĐẢNG ỦY PHƯỜNG", "TRẦN NHÂN TÔNG"]),
    ],
)
def test_a_committees_name_breaks_before_its_unit(unit: str, name: str, printed_as: list[str]) -> None:
    """Not within the unit's name where it fits on a line of its own; else before the name."""
    sheet = sheet_of(loaded("stress", *PARTY, "issuer.kind=dang-uy-xa", f"issuer.unit={unit}", f"issuer.name={name}",
                            "issuer.province=tỉnh Lạng Sơn"))  # fmt: skip
    assert [line.printed for line in sheet.issuer] == printed_as


def test_the_name_above_breaks_before_its_unit() -> None:
    """Beside a long line of place and date: ĐẢNG BỘ, then the whole name of the city."""
    sheet = sheet_of(loaded("stress", *PARTY, "issuer.kind=dang-uy-xa", "issuer.unit=xã", "issuer.name=Lịch Hội Thượng",
                            "issuer.province=thành phố Cần Thơ"))  # fmt: skip
    assert [line.printed for line in sheet.parent] == ["ĐẢNG BỘ", "THÀNH PHỐ CẦN THƠ"]


def test_the_longest_party_parent() -> None:
    """ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH at 14 pt stays on one line beside the Party's title."""
    sheet = sheet_of(loaded("stress", *PARTY, "issuer.kind=dang-uy-xa", "issuer.unit=phường", "issuer.name=Bến Thành",
                            "issuer.province=Thành phố Hồ Chí Minh"))  # fmt: skip
    assert [line.printed for line in sheet.parent] == ["ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH"]
    assert [line.printed for line in sheet.issuer] == ["ĐẢNG ỦY PHƯỜNG BẾN THÀNH"]
    assert width_pt("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True) * 20 <= sheet.columns[1]
    assert sheet.single["so_ky_hieu"].printed == "Số 07-KH/ĐU"
