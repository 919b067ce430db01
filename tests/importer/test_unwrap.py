"""Hard-wrapped lines of sites, scans and PDFs: which go on and which begin anew."""

from __future__ import annotations

import textwrap

import pytest

from drafter.importer import as_json, view_of_text
from tests.importer.tools import imported

SENTENCE = (
    "Các đơn vị có trách nhiệm tổ chức thực hiện nghiêm túc các nhiệm vụ được giao trong năm, định kỳ báo cáo kết quả về Văn phòng "
    "để tổng hợp, theo dõi chung và trình lãnh đạo xem xét, quyết định theo thẩm quyền."
)
WIDTH = 76


def lines(text: str) -> list[str]:
    """The paragraphs of a text as read."""
    return [p.text for p in view_of_text(text.encode(), "a.txt").paragraphs()]


def filled(*paragraphs: str) -> str:
    """The paragraphs broken at the width, each line as full as its words allow, among enough others to tell the width."""
    known = [f"{SENTENCE} {n}." for n in range(8)]
    return "\n".join("\n".join(textwrap.wrap(p, WIDTH)) for p in (*known, *paragraphs, *known))


def between(text: str) -> list[str]:
    """The paragraphs of a filled text that were put between the others."""
    return lines(text)[8:-8]


GOING_ON = {
    "a number behind “số”": f"Căn cứ ý kiến của các đơn vị tại cuộc họp giao ban và Văn bản số\n21.4/GĐN ngày 21/4/2026; {SENTENCE}",
    "a symbol at the head of a line": f"Thực hiện các văn bản của cấp trên có liên quan đến công tác này; Kế hoạch\n13/KH-UBND ngày 02/5/2024; {SENTENCE}",
    "a quarter": f"- Các phòng gửi đề xuất nhiệm vụ về Văn phòng và hoàn thành trong quý\nIV/2019 để trình lãnh đạo; {SENTENCE}",
    "a heading in capitals with a type in it": "III. CÁC GIẢI PHÁP CHỦ YẾU\nKẾ HOẠCH TÀI CHÍNH NGÂN SÁCH BA NĂM",
    "years": f"- Xây dựng và ban hành danh mục các nhiệm vụ trọng tâm giai đoạn 2026\n- 2030 của đơn vị; {SENTENCE}",
}  # fmt: skip


@pytest.mark.parametrize("name", GOING_ON)
def test_lines_that_go_on(name: str) -> None:
    """What looks like a label or a title inside a sentence begins nothing."""
    broken = GOING_ON[name]
    whole = " ".join(broken.split("\n"))
    head, _, rest = broken.partition("\n")
    text = filled("\0").replace("\0", f"{head}\n{chr(10).join(textwrap.wrap(rest, WIDTH))}")
    assert between(text) == [whole]


APART = {
    "a heading and its text": ("9. Báo và phát thanh, truyền hình tỉnh, Cổng thông tin điện tử", SENTENCE),
    "a heading and its first item": ("a) Chủ trì, phối hợp với các phòng, ban, đơn vị có liên quan khác", f"- {SENTENCE}"),
    "a title and what it comes with": ("DANH MỤC NHIỆM VỤ TRỌNG TÂM CỦA ĐƠN VỊ TRONG GIAI ĐOẠN TỪ NĂM 2026", "(Kèm theo Kế hoạch của đơn vị)"),
}  # fmt: skip


@pytest.mark.parametrize("name", APART)
def test_lines_that_had_room(name: str) -> None:
    """A long line that had room for the next word has ended its paragraph, where all lines are filled up to one width."""
    first, second = APART[name]
    assert between(filled(first, second)) == [first, second]


def test_bases_are_one_paragraph_each() -> None:
    """A base goes on to its end mark, whatever word begins a line, and the next base begins anew behind any end mark."""
    one = "Căn cứ chức năng, nhiệm vụ được giao, Sở\nCông Thương tỉnh đã có ý kiến với các đơn vị."
    two = "Căn cứ đề nghị của các phòng, đơn vị trực thuộc\nSở tại cuộc họp giao ban tháng;"
    assert between(filled("\0").replace("\0", f"{one}\n{two}")) == [
        " ".join(x.split("\n")) for x in (one, two)
    ]


def test_title_goes_on_with_years() -> None:
    """A title broken before "- 2030" keeps its years."""
    data = as_json(
        imported(
            view_of_text(
                "KẾ HOẠCH\nPHÁT TRIỂN GIAI ĐOẠN 2026\n- 2030\n\nI. MỤC ĐÍCH\nNội dung.\n".encode(), "a"
            )
        )
    )
    assert data["title"] == "PHÁT TRIỂN GIAI ĐOẠN 2026 - 2030"


def test_headings_of_markdown_without_emphasis() -> None:
    """The marks of Markdown headings go, though nothing in the file is emphasised."""
    assert lines("# KẾ HOẠCH\n## I. MỤC ĐÍCH\nNội dung số #1.\n") == [
        "KẾ HOẠCH",
        "I. MỤC ĐÍCH",
        "Nội dung số #1.",
    ]


@pytest.mark.parametrize("frame", ["{}\nCHỦ TỊCH\nNguyễn Văn A\n", "|\n{}\n|\nCHỦ TỊCH\nNguyễn Văn A\n|\n"])
def test_recipients_over_two_lines(frame: str) -> None:
    """A line without a dash goes on with the recipient above it, in capitals or not, when that has no end mark."""
    listed = (
        "Nơi nhận:\n- Các phòng, đơn vị thuộc\nVPUBND tỉnh;\n- TT. Tỉnh ủy,\nTT. HĐND tỉnh (b/c);\n- Lưu: VT."
    )
    body = "KẾ HOẠCH\nTổ chức\n\nNhư sau:\nI. MỤC ĐÍCH\nNội dung.\n"
    data = as_json(imported(view_of_text((body + frame.format(listed)).encode(), "a.txt")))
    assert data["recipients"] == ["Các phòng, đơn vị thuộc VPUBND tỉnh", "TT. Tỉnh ủy, TT. HĐND tỉnh (b/c)"]
    assert data["signature"]["name"] == "Nguyễn Văn A"


@pytest.mark.parametrize("symbol", ["181/2024/NĐ-CP", "51-KL/TW", "12/KH-UBND"])
def test_a_symbol_that_its_line_breaks_off_is_whole(symbol: str) -> None:
    """A symbol broken off behind its hyphen has no space in it; the years of a span keep theirs."""
    cut = symbol.index("-") + 1
    text = f"Thực hiện các văn bản của cấp trên có liên quan, trong đó có văn bản số {symbol[:cut]}\n{symbol[cut:]} {SENTENCE}"
    known = "\n".join("\n".join(textwrap.wrap(f"{SENTENCE} {n}.", WIDTH)) for n in range(12))
    assert any(symbol in line for line in lines(f"{known}\n{text}\n{known}"))
    years = f"{known}\nThực hiện nhiệm vụ trọng tâm của đơn vị trong cả giai đoạn 2021 -\n2025 {SENTENCE}\n{known}"
    assert any("2021 - 2025" in line for line in lines(years))


def test_words_in_brackets_in_the_middle_of_a_page_are_one_line() -> None:
    """ "(Kèm theo ...)" centred over two lines is one paragraph."""
    known = "\n".join(f"     {n}. {textwrap.fill(SENTENCE, WIDTH)}" for n in range(12))
    centred = "          PHỤ LỤC\n (Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2024 của Ủy ban\n             nhân dân huyện)\n"
    wanted = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân huyện)"
    assert wanted in lines(f"{known}\n\n{centred}\n{known}")


def test_a_basis_of_several_papers_is_one_paragraph() -> None:
    """In a text laid out by indents each paper may begin a line of its own: none of them is a paragraph."""
    first = "       Căn cứ Quy chế làm việc của đơn vị ban hành kèm theo\n Quyết định số 12/QĐ-UBND ngày 03/5/2019 của đơn vị;"
    more = " Quyết định số 782/QĐ-UBND ngày 07/5/2019 của đơn vị về việc phê duyệt danh mục\n các nhiệm vụ của năm."
    rest = "\n".join(
        textwrap.fill(f"{SENTENCE} {n}.", WIDTH, initial_indent=" " * 7, subsequent_indent=" ")
        for n in range(8)
    )
    read = lines(f"{rest}\n{first}\n{more}\n{rest}")

    assert [line for line in read if "Căn cứ" in line or "782" in line] == [
        " ".join(f"{first}\n{more}".split())
    ]


def test_a_blank_line_behind_every_line_tells_nothing() -> None:
    """A page with a blank line behind each of its broken lines is joined as if it had none."""
    wanted = [f"{n}. {SENTENCE}" for n in range(1, 9)]
    broken = "\n\n".join("\n\n".join(textwrap.wrap(line, WIDTH)) for line in wanted)
    assert lines(broken) == wanted
    apart = [f"- Nhiệm vụ thứ {n} của đơn vị." for n in range(30)]
    assert lines("\n\n".join(apart)) == apart
