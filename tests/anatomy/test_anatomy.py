"""Which block is which component, by words and place alone."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.anatomy import Anatomy, Node, dissect
from drafter.anatomy.labels import parse
from drafter.anatomy.pieces import is_typed_rule
from drafter.anatomy.values import number_of, place_and_date, split_issuer
from drafter.model.papers import DocDate
from drafter.registers import communes, provinces
from drafter.view import Cell, DocumentView, Paragraph, Run, Section, Table, Where

SHARED = Path(__file__).parents[3] / "shared"
PAGE = Section(width_mm=210, height_mm=297, top_mm=20, bottom_mm=20, left_mm=30, right_mm=15)


def p(
    index: int, text: str, *, bold: bool = False, where: Where | None = None, align: str = "left"
) -> Paragraph:
    """A paragraph of one look."""
    return Paragraph(
        index=index,
        runs=(Run(text=text, bold=bold),),
        where=where or Where(),
        align=align,  # type: ignore[arg-type]
    )


def view(lines: Sequence[str | Paragraph]) -> DocumentView:
    """A view of plain lines."""
    blocks = tuple(line if isinstance(line, Paragraph) else p(n, line) for n, line in enumerate(lines))
    return DocumentView(name="x", sections=(PAGE,), blocks=blocks)


def texts(anatomy: Anatomy, component: str) -> list[str]:
    """The words of a component."""
    return [piece.text for piece in anatomy.of(component)]


def cell(index: int, text: str, row: int, column: int) -> Paragraph:
    """A paragraph of a layout table of two columns."""
    return p(index, text, where=Where(table=0, row=row, column=column, columns=2), align="center")


HEAD = {
    "tabs": ["UBND TỈNH LÀO CAI\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ CÔNG THƯƠNG\tĐộc lập - Tự do - Hạnh phúc", "Số: 05/KH-SCT\tLào Cai, ngày 05 tháng 3 năm 2024"],
    "spaces": ["UBND TỈNH LÀO CAI      CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ CÔNG THƯƠNG         Độc lập - Tự do - Hạnh phúc", "Số: 05/KH-SCT       Lào Cai, ngày 05 tháng 3 năm 2024"],
    "lines": ["UBND TỈNH LÀO CAI", "SỞ CÔNG THƯƠNG", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 05/KH-SCT", "Lào Cai, ngày 05 tháng 3 năm 2024"],
    "table": [
        cell(0, "UBND TỈNH LÀO CAI", 0, 0), cell(1, "SỞ CÔNG THƯƠNG", 0, 0),
        cell(2, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0, 1), cell(3, "Độc lập - Tự do - Hạnh phúc", 0, 1),
        cell(4, "Số: 05/KH-SCT", 1, 0), cell(5, "Lào Cai, ngày 05 tháng 3 năm 2024", 1, 1),
    ],
    "text boxes": [
        p(0, "UBND TỈNH LÀO CAI", where=Where(side="left")), p(1, "SỞ CÔNG THƯƠNG", where=Where(side="left")),
        p(2, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", where=Where(side="right")),
        p(3, "Độc lập - Tự do - Hạnh phúc", where=Where(side="right")),
        p(4, "Số: 05/KH-SCT", where=Where(side="left")), p(5, "Lào Cai, ngày 05 tháng 3 năm 2024", where=Where(side="right")),
    ],
}  # fmt: skip

REST = [
    "KẾ HOẠCH", "Phát triển giáo dục", "Căn cứ Luật Giáo dục;", "Căn cứ Nghị định số 20/2014/NĐ-CP ngày 24/3/2014.",
    "Sở Công Thương ban hành Kế hoạch như sau:", "I. MỤC ĐÍCH", "1. Chung", "Nội dung chung.", "II. TỔ CHỨC THỰC HIỆN",
    "1. Phòng A: Làm việc này.", "Trên đây là Kế hoạch./.", "Nơi nhận:\tKT. GIÁM ĐỐC", "- Như trên;\tPHÓ GIÁM ĐỐC",
    "- Lưu: VT, KH.\tNguyễn Văn A",
]  # fmt: skip


@pytest.mark.parametrize("layout", HEAD)
def test_a_head_is_read_in_every_layout(layout: str) -> None:
    """Tables, tabs, spaces, text boxes and bare lines say the same."""
    head = HEAD[layout]
    start = len(head)
    anatomy = dissect(view([*head, *[p(start + n, t) for n, t in enumerate(REST)]]))
    assert anatomy.family == "state"
    assert anatomy.parents == ("UBND TỈNH LÀO CAI",)
    assert anatomy.issuer == ("SỞ CÔNG THƯƠNG",)
    assert (anatomy.number.number, anatomy.number.symbol, anatomy.number.letters) == ("05", "KH-SCT", "SCT")
    assert (anatomy.place, anatomy.date) == ("Lào Cai", DocDate(2024, 3, 5))
    assert (anatomy.type, anatomy.title) == ("Kế hoạch", "Phát triển giáo dục")
    assert len(anatomy.of("can_cu")) == 2
    assert [piece.text for piece in anatomy.opening] == ["Sở Công Thương ban hành Kế hoạch như sau:"]
    assert [piece.text for piece in anatomy.closing] == ["Trên đây là Kế hoạch./."]
    assert anatomy.unplaced == ()


def test_a_head_in_a_ruled_table_is_a_head() -> None:
    """Someone drew borders round the head: it is no data."""
    cells = [
        Cell(paragraphs=(p(0, "ỦY BAN NHÂN DÂN"), p(1, "XÃ A"), p(2, "Số: 05/KH-UBND")), column=0),
        Cell(
            paragraphs=(
                p(3, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                p(4, "Độc lập - Tự do - Hạnh phúc"),
                p(5, "A, ngày 05 tháng 3 năm 2024"),
            ),
            column=1,
        ),
    ]
    seen = DocumentView(
        name="x",
        sections=(PAGE,),
        blocks=(Table(index=0, rows=(tuple(cells),), columns=2), p(6, "KẾ HOẠCH"), p(7, "Việc")),
    )
    anatomy = dissect(seen)
    assert (anatomy.issuer, anatomy.number.number, anatomy.place) == (("ỦY BAN NHÂN DÂN", "XÃ A"), "05", "A")


def test_the_ending_is_read_from_tabs() -> None:
    """Recipients on the left, who signs on the right of the same lines."""
    anatomy = dissect(view([*HEAD["lines"], *REST]))
    assert [(r.name, r.is_archive) for r in anatomy.recipients] == [
        ("Như trên", False),
        ("Lưu: VT, KH", True),
    ]
    signer = anatomy.signers[0]
    assert [x.text for x in signer.authority] == ["KT. GIÁM ĐỐC"]
    assert [x.text for x in signer.posts] == ["PHÓ GIÁM ĐỐC"]
    assert signer.name is not None
    assert signer.name.text == "Nguyễn Văn A"


def test_a_party_head_is_known_by_its_title() -> None:
    """Title, star, five hyphens, order of the symbol."""
    lines = ["TỈNH ỦY CAO BẰNG", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 82-KH/TU", "Cao Bằng, ngày 27 tháng 8 năm 2019", "KẾ HOẠCH", "thực hiện Nghị quyết", "-----", "Thực hiện Nghị quyết, Tỉnh ủy ban hành kế hoạch:", "I- MỤC ĐÍCH", "Nội dung."]  # fmt: skip
    anatomy = dissect(view(lines))
    assert anatomy.family == "party"
    assert (anatomy.number.type, anatomy.number.letters, anatomy.number.order) == ("KH", "TU", "party")
    assert texts(anatomy, "dau_sao") == ["*"]
    assert texts(anatomy, "gach_duoi_trich_yeu") == ["-----"]
    assert texts(anatomy, "h_muc_roman") == ["I- MỤC ĐÍCH"]


@pytest.mark.parametrize(
    ("text", "kind", "value", "rest"),
    [
        ("I. MỤC ĐÍCH", "roman", "I", "MỤC ĐÍCH"),
        ("II- NỘI DUNG", "roman", "II", "NỘI DUNG"),
        ("III/ NỘI DUNG", "roman", "III", "NỘI DUNG"),
        ("IV - NỘI DUNG", "roman", "IV", "NỘI DUNG"),
        ("A. PHẦN CHUNG", "letter", "A", "PHẦN CHUNG"),
        ("1. Mục đích", "khoan", "1", "Mục đích"),
        ("2- Yêu cầu", "khoan", "2", "Yêu cầu"),
        ("1.1. Việc", "tiet", "1.1", "Việc"),
        ("1.1.1 Việc", "tiet", "1.1.1", "Việc"),
        ("a) Việc", "diem", "a", "Việc"),
        ("đ. Việc", "diem", "đ", "Việc"),
        ("(1) Việc", "paren", "1", "Việc"),
        ("(i) Việc", "paren", "i", "Việc"),
        ("- Việc", "gach", "-", "Việc"),
        ("+ Việc", "cong", "+", "Việc"),
        ("Phần I", "phan", "I", ""),
        ("Phần thứ nhất", "phan", "nhất", ""),
        ("Điều 1. Phạm vi", "dieu", "1", "Phạm vi"),
    ],
)
def test_labels_of_every_manner(text: str, kind: str, value: str, rest: str) -> None:
    """Label and rest of a numbered line."""
    label, words = parse(text)
    assert label is not None
    assert (label.kind, label.value, words) == (kind, value, rest)


@pytest.mark.parametrize(
    "text", ["2.989,5 MW công suất", "12/2019 hoàn thành", "30/4 và 01/5", "100% học sinh", "-----", "Phần lớn các xã", "Mục 2 của Kế hoạch này", "Vì vậy, cần", "1-2 ngày", ""]
)  # fmt: skip
def test_what_only_looks_like_a_label(text: str) -> None:
    """Numbers, dates and sentences carry no label."""
    assert parse(text) == (None, text)


def test_run_in_headings_are_told_from_titles() -> None:
    """A name before a colon, or bold words before regular ones, share the line with their text."""
    mixed = Paragraph(index=8, runs=(Run(text="2. Sở Tài chính. ", bold=True), Run(text="Bố trí kinh phí.")))
    anatomy = dissect(
        view(
            [
                *HEAD["lines"],
                p(6, "KẾ HOẠCH"),
                p(7, "1. Sở Y tế: Chủ trì."),
                mixed,
                p(9, "3. Kết quả"),
                p(10, "Đạt."),
            ]
        )
    )
    nodes = {node.label.value: node for node in anatomy.nodes() if node.label}
    assert (nodes["1"].heading, nodes["1"].inline, nodes["1"].run_in) == ("Sở Y tế", "Chủ trì.", True)
    assert (nodes["2"].heading, nodes["2"].inline) == ("Sở Tài chính.", "Bố trí kinh phí.")
    assert (nodes["3"].heading, nodes["3"].inline, nodes["3"].component) == ("Kết quả", "", "h_khoan_titled")


def test_the_tree_holds_what_stands_below() -> None:
    """Parts nest by their labels, tables among them."""
    table = Table(index=11, rows=((Cell(paragraphs=(p(11, "TT"),)),),), columns=1)
    anatomy = dissect(
        view(
            [*HEAD["lines"], p(6, "KẾ HOẠCH"), p(7, "Việc"), p(8, "I. MỘT"), p(9, "1. Hai"), p(10, "a) Ba;")]
        )
    )
    whole = dissect(
        DocumentView(
            name="x",
            sections=(PAGE,),
            blocks=(
                *view(
                    [
                        *HEAD["lines"],
                        p(6, "KẾ HOẠCH"),
                        p(7, "Việc"),
                        p(8, "I. MỘT"),
                        p(9, "1. Hai"),
                        p(10, "a) Ba;"),
                    ]
                ).blocks,
                table,
            ),
        )
    )
    first = whole.sections[0]
    assert isinstance(first, Node)
    inner = first.children[0]
    assert isinstance(inner, Node)
    assert [type(child).__name__ for node in inner.walk() for child in node.children] == ["Node", "Table"]
    assert len(anatomy.sections) == 1


def test_appendices_are_cut_off_and_read() -> None:
    """Heading, number, title and "(Kèm theo ...)" of each; what has no heading is an appendix by its attachment."""
    lines = [
        *HEAD["lines"],
        *REST,
        "Phụ lục I",
        "DANH MỤC",
        "(Kèm theo Kế hoạch số 05/KH-SCT)",
        "1. Một",
        "Phụ lục II",
        "BIỂU",
    ]
    anatomy = dissect(view(lines))
    assert [(a.number, [t.text for t in a.titles], a.attached is not None) for a in anatomy.appendices] == [
        ("I", ["DANH MỤC"], True),
        ("II", ["BIỂU"], False),
    ]


def test_a_plan_attached_to_a_decision_is_known() -> None:
    """ "(Kèm theo Quyết định ...)" under the title."""
    lines = [
        "ỦY BAN NHÂN DÂN",
        "XÃ A",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
        "Phát triển",
        "(Kèm theo Quyết định số 15/QĐ-UBND)",
        "I. MỘT",
        "Hai./.",
    ]
    assert dissect(view(lines)).is_attached


def test_what_cannot_be_placed_is_said() -> None:
    """A line that fits nowhere is neither lost nor guessed."""
    anatomy = dissect(view(["Bản quyền thuộc về ai đó", *HEAD["lines"], *REST]))
    assert [piece.text for piece in anatomy.unplaced] == ["Bản quyền thuộc về ai đó"]


@pytest.mark.parametrize(
    ("lines", "parents"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI"], 0),
        (["UBND TỈNH LÀO CAI", "SỞ GIÁO DỤC", "VÀ ĐÀO TẠO"], 1),
        (["ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI", "SỞ CÔNG THƯƠNG"], 2),
        (["ĐẢNG BỘ TỈNH LẠNG SƠN", "ĐẢNG ỦY XÃ NA SẦM"], 1),
        (["TỈNH ỦY ĐIỆN BIÊN"], 0),
        (["SỞ Y TẾ -", "SỞ TÀI CHÍNH"], 0),
        (["ỦY BAN NHÂN DÂN", "PHƯỜNG XUÂN", "TRƯỜNG - ĐÀ LẠT"], 0),
        (["ĐẢNG BỘ THÀNH PHỐ CẦN THƠ", "ĐẢNG ỦY XÃ LỊCH", "HỘI THƯỢNG"], 1),
        (["ĐẢNG BỘ TỈNH LẠNG SƠN", "ĐẢNG ỦY XÃ", "HỘI HOAN"], 1),
        (["UBND XÃ HỘI HOAN", "TRƯỜNG TIỂU HỌC HỘI HOAN"], 1),
        ([], 0),
    ],
)
def test_the_issuer_is_the_last_body_named(lines: list[str], parents: int) -> None:
    """How many lines name the bodies above."""
    assert split_issuer(lines) == parents


def test_no_unit_of_the_country_is_a_body_below_its_committee() -> None:
    """XÃ ĐOÀN KẾT, HUYỆN ĐOAN HÙNG: the second line of the committee's name, whatever it reads like."""
    day = dt.date(2026, 3, 5)
    found = [f"{one.kinds_on(day)[-1]} {one.name}" for p in provinces.at(day) for one in communes.of(p.name)]
    assert len(found) == 3_321
    for unit in map(str.upper, (*found, "huyện Đoan Hùng", "huyện Phong Thổ", "thị xã Cửa Lò")):
        assert split_issuer(["ỦY BAN NHÂN DÂN", unit]) == 0, unit
        assert split_issuer([f"UBND {unit}", "PHÒNG KINH TẾ"]) == 1, unit


@pytest.mark.parametrize(
    ("text", "number", "symbol", "order"),
    [
        ("Số: 05/KH-UBND", "05", "KH-UBND", "state"),
        ("Số:        /KH-UBND", "", "KH-UBND", "state"),
        ("Số 82-KH/TU", "82", "KH/TU", "party"),
        ("Số: 12/2024/KH-UBND", "12", "KH-UBND", "state"),
        ("Số: 05/KHUBND", "05", "KHUBND", ""),
    ],
)
def test_numbers_are_taken_apart(text: str, number: str, symbol: str, order: str) -> None:
    """Number, symbol and whose order it follows."""
    found = number_of(text)
    assert (found.number, found.symbol, found.order) == (number, symbol, order)


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Điện Biên, ngày 05 tháng 3 năm 2024", "Điện Biên", DocDate(2024, 3, 5)),
        ("Lào Cai,  ngày       tháng 4 năm 2026", "Lào Cai", DocDate(2026, 4)),
        ("Lào Cai, ngày ... tháng ... năm 2026", "Lào Cai", DocDate(2026)),
        ("Hà Nội ngày 05/3/2024", "Hà Nội", DocDate(2024, 3, 5)),
        ("Hà Nội, ngày 31 tháng 02 năm 2024", "Hà Nội", None),
    ],
)
def test_place_and_date(text: str, place: str, date: DocDate | None) -> None:
    """Blanks leave a partial date, nonsense none."""
    assert place_and_date(text) == (place, date)


words = st.sampled_from(
    ["KẾ HOẠCH", "I. MỘT", "1. Hai", "a) Ba", "- Bốn;", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A", "Phụ lục I",
     "Căn cứ Luật;", "Số: 1/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Một câu.", "*", "-----", "(Kèm theo Quyết định số 1)",
     "Kính gửi: A", "A\tB", "Phần I", "TÊN PHẦN"]
) | st.text(max_size=30)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(words, max_size=25))
def test_nothing_is_lost(lines: list[str]) -> None:
    """Every paragraph with words is in some component or said to be unplaced."""
    seen = view(lines)
    anatomy = dissect(seen)
    placed = {piece.paragraph.index for pieces in anatomy.parts.values() for piece in pieces}
    placed |= {piece.paragraph.index for piece in anatomy.unplaced}
    for appendix in anatomy.appendices:
        for branch in appendix.blocks:
            if isinstance(branch, Node):
                for node in branch.walk():
                    placed.add(node.piece.paragraph.index)
                    if node.name is not None:
                        placed.add(node.name.paragraph.index)
    missing = [
        line for n, line in enumerate(lines) if line.strip() and n not in placed and not is_typed_rule(line)
    ]
    assert missing == []


@pytest.mark.skipif(
    not SHARED.is_dir() and os.environ.get("DRAFTER_REQUIRE_ALL") != "1",
    reason="không có các văn bản thật để đối chiếu (../shared)",
)
@pytest.mark.parametrize(
    ("name", "symbol", "signer", "recipients"),
    [
        ("bacninh-141-kh-ubnd-2025", "KH-UBND", "Phạm Văn Thịnh", 8),
        ("bacgiang-sgddt-25-kh-2020", "KH-SGDĐT", "Nguyễn Văn Thêm", 6),
        ("laocai-sct-dean08-kh-2026", "KH-SCT", "Trịnh Văn Thành", None),
        ("cantho-153-kh-ubnd-2025", "KH-UBND", "Trương Cảnh Tuyên", None),
        ("tphcm-172-kh-ubnd-2025", "KH-UBND", "Trần Thị Diệu Thúy", None),
    ],
)
def test_real_texts_come_apart(name: str, symbol: str, signer: str, recipients: int | None) -> None:
    """Plans of real offices, as plain lines of every layout."""
    raw = (SHARED / "corpus" / "text" / f"{name}.txt").read_text(encoding="utf-8").replace("\f", "")
    lines = [line for line in raw.split("\n") if line.strip(" |") and not line.startswith("# ")]
    anatomy = dissect(view(lines))
    assert anatomy.number.symbol == symbol
    assert [s.name.text for s in anatomy.signers if s.name] == [signer]
    assert anatomy.of("h_khoan_titled")
    if recipients is not None:
        assert sum(not r.is_heading for r in anatomy.recipients) == recipients


@pytest.mark.parametrize(
    "text",
    [
        "13/KH-UBND ngày 02/5/2024",
        "51-KL/TW của Ban Bí thư",
        "IV/2019 trở đi",
        "Q. GIÁM ĐỐC",
        "05/2025/QĐ-UBND",
    ],
)
def test_no_labels(text: str) -> None:
    """The symbol of a paper, a quarter of a year and an acting post are no labels of parts."""
    assert parse(text) == (None, text)
