"""Text to view: what is put together, what is taken apart, what is left out, and that no word goes missing on the way."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter.importer import view_of_text
from drafter.importer.legacy import to_unicode
from drafter.view import DocumentView, Table
from tests.importer.tools import imported, loaded, words


def view(text: str, **options: bool) -> DocumentView:
    """The view of a text."""
    return view_of_text(text.encode(), "a.txt", **options)


def lines(text: str) -> list[str]:
    """The paragraphs of a text as read."""
    return [p.text for p in view(text).paragraphs()]


SENTENCE = "Các cơ quan, đơn vị có trách nhiệm tổ chức thực hiện nghiêm túc các nhiệm vụ được giao trong Kế hoạch này theo đúng quy định"


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    """The text in lines of at most `width`."""
    out, line = [], first
    for word in text.split():
        if len(line) + len(word) > width:
            out.append(line)
            line = rest
        line = f"{line} {word}" if line.strip() else f"{line}{word}"
    return "\n".join([*out, line])


def test_laid_out_lines_are_joined() -> None:
    """Lines of a PDF with indented first lines become one paragraph each, page breaks and page numbers inside them gone."""
    pages = [f"{wrapped(SENTENCE + f' số {n} của đơn vị.', 80, '       ')}" for n in range(8)]
    text = "\n".join(pages[:4]) + "\n\n                                    2\n\f" + "\n".join(pages[4:])
    assert lines(text) == [f"{SENTENCE} số {n} của đơn vị." for n in range(8)]


def test_blocks_between_blank_lines_are_joined() -> None:
    """Hard-wrapped Markdown with blank lines between paragraphs gives those paragraphs, marks gone."""
    text = "\n\n".join(wrapped(f"**{n}. Mục {n}.** {SENTENCE} lần {n}.", 70) for n in range(1, 9))
    assert lines(text) == [f"{n}. Mục {n}. {SENTENCE} lần {n}." for n in range(1, 9)]


def test_long_lines_are_left_alone() -> None:
    """A file with one paragraph a line is not joined, whatever its short lines are."""
    text = "\n".join([SENTENCE * 2, "ngắn", SENTENCE * 2, "a) điểm", "tiếp"])
    assert lines(text) == [SENTENCE * 2, "ngắn", SENTENCE * 2, "a) điểm", "tiếp"]


def test_symbols_at_the_head_of_a_line_are_no_labels() -> None:
    """ "51-KL/TW" or "- 2030" at the head of a wrapped line goes on with the sentence."""
    parts = [
        wrapped(f"{n}. {SENTENCE} và Kết luận số\n51-KL/TW của Ban Bí thư giai đoạn 2026\n- 2030.", 90)
        for n in range(1, 9)
    ]
    text = "\n\n".join(
        p.replace("Kết luận số ", "Kết luận số\n").replace(" - 2030", "\n- 2030") for p in parts
    )
    assert [line.count("51-KL/TW của Ban Bí thư giai đoạn 2026 - 2030") for line in lines(text)] == [1] * 8


CELLS = "|\nSTT\n|\nNội dung\n|\nChủ trì\n|\n|\n1\n|\nTập huấn\n|\nSở A\n|\n|\nII. NHÓM HAI\n|\n|\n2\n|\n|\nSở B\n|\n"


def test_cells_between_lone_bars_are_a_table() -> None:
    """Cells between lone bars come in rows: empty cells stay, a heading inside covers the row."""
    table = next(block for block in view(f"Đầu.\n{CELLS}Cuối.").blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["STT", "Nội dung", "Chủ trì"],
        ["1", "Tập huấn", "Sở A"],
        ["II. NHÓM HAI"],
        ["2", "", "Sở B"],
    ]
    assert table.rows[2][0].span == 3


def test_markdown_tables() -> None:
    """A Markdown table keeps its cells, their line breaks and escaped bars."""
    text = "| A | B |\n|---|:--:|\n| một<br>hai | ba \\| bốn |\n"
    table = next(block for block in view(text).blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [["A", "B"], ["một\nhai", "ba | bốn"]]


HEAD = "ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\nHà Tĩnh, ngày 05 tháng 3 năm 2026\n\n"
PLAN = (
    f"{HEAD}KẾ HOẠCH\nTổ chức hội nghị\n\nNhư sau:\nI. MỤC ĐÍCH\nNội dung.\n\n"
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A\nNơi nhận:\n- Sở A;\n- Lưu: VT.\n"
)


def test_page_furniture_is_left_out_and_told() -> None:
    """Metadata above the header and related documents below the end are left out, and the note says how many lines."""
    above = (
        "Kế hoạch 12/KH-UBND năm 2026\nSố hiệu: 12/KH-UBND\nLĩnh vực: Giáo dục\nNgười ký: Nguyễn Văn A\n\n"
    )
    below = "\nKế hoạch 38/KH-UBND về tuyển dụng năm 2020 Ban hành: 10/03/2020 | Cập nhật: 07/07/2020\n\nĐăng nhập\n"
    plain, dressed = view(PLAN), view(above + PLAN + below)
    assert [p.text for p in dressed.paragraphs()] == [p.text for p in plain.paragraphs()]
    assert any("dòng của trang mạng" in note for note in dressed.notes)
    assert plain.notes == ()


def test_words_above_the_header_stay_without_signs_of_a_page() -> None:
    """What stands above the header and is no known furniture is kept."""
    assert "Bản sao gửi phòng chuyên môn" in [
        p.text for p in view(f"Bản sao gửi phòng chuyên môn\n{PLAN}").paragraphs()
    ]


def test_broken_letters_are_mended() -> None:
    """ƣ becomes ư, decomposed letters are composed, bullets of symbol fonts become bullets, invisible marks go."""
    found = view("Trƣờng THCS tu\u031b\u0323\u0323 lo\u0300ng\n\uf0b7 gạch\u200b đầu dòng\nCòn \uf0b4 lạ")
    text = "\n".join(p.text for p in found.paragraphs())
    assert text.startswith("Trường THCS")
    assert "lòng" in text
    assert "• gạch đầu dòng" in text
    assert any("ƣ" in note for note in found.notes)
    assert any("U+F0B4" in note for note in found.notes)


TCVN3 = "KÕ ho¹ch tæ chøc héi nghÞ tæng kÕt c«ng t¸c n¨m häc vµ triÓn khai nhiÖm vô"
VNI = "Keá hoaïch toå chöùc hoäi nghò toång keát coâng taùc naêm hoïc vaø trieån khai nhieäm vuï"
UNICODE = "Kế hoạch tổ chức hội nghị tổng kết công tác năm học và triển khai nhiệm vụ"


@pytest.mark.parametrize(("text", "name"), [(TCVN3, "TCVN3 (.VnTime)"), (VNI, "VNI")])
def test_legacy_encodings(text: str, name: str) -> None:
    """TCVN3 and VNI are told and left alone, and turned into Unicode when asked."""
    told = view_of_text(text.encode("cp1252"), "a.txt")
    assert any(name in note and "--convert" in note for note in told.notes)
    assert [p.text for p in told.paragraphs()] == [text]
    turned = view_of_text(text.encode("cp1252"), "a.txt", convert=True)
    assert [p.text for p in turned.paragraphs()] == [UNICODE]


def test_unicode_is_never_taken_for_legacy() -> None:
    """A Unicode text has no such note and is not changed by asking."""
    assert view(UNICODE).notes == ()
    assert to_unicode(UNICODE, "") == UNICODE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_marks_of_unicode(encoding: str) -> None:
    """Files of other editors are read by their mark."""
    data = UNICODE.encode(encoding)
    data = b"\xff\xfe" + data if encoding == "utf-16-le" else data
    assert [p.text for p in view_of_text(data, "a.txt").paragraphs()] == [UNICODE]


ALPHABET = "aăbđiIVX12.)-+|*#(:;/ \n\tÂẾƯ" + "ế"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=200))
@example("1**Ibb")
def test_any_text_is_imported_without_losing_words(text: str) -> None:
    """Any text makes answers that load, and words of two letters or more are in them as often as in the text."""
    found = imported(view(f"{HEAD}KẾ HOẠCH\nTổ chức hội nghị\n\nNhư sau:\n{text}"))
    plan = loaded(found).plan
    assert plan.title
    kept = Counter(words(str(found.values)))
    had = Counter(word for word in words(text) if len(word) > 2 and word.isalpha())
    roman = {word for word in had if set(word) <= set("ivx")}
    assert not {word: n for word, n in (had - kept).items() if word not in roman}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    """Bytes that are no text at all still give a view and answers that load."""
    assert loaded(imported(view_of_text(data, "a.txt"))).plan.title
