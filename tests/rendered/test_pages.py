"""The pages of every sample, measured: the figures here are the law restated, not read from our data."""

from __future__ import annotations

import re

import pytest

from tests.rendered.conftest import DOCUMENTS
from tests.rendered.facts import MM, Facts, TextLine
from tests.tools import ANSWERS

SAMPLES = sorted(path.stem for path in ANSWERS.glob("*.yml"))
REGIME = {
    "huyen-2019": "tt01",
    "tinh-uy-2019": "party",
    "xa-2026": "nd30",
    "dang-uy-xa-2026": "party",
    "so-2026": "nd30",
}
REGIME |= {"khoan-tphcm": "nd30", "so-dai": "nd30", "dang-bo-tphcm": "party"}
STATE = sorted(name for name in DOCUMENTS if REGIME[name] != "party")
PARTY = sorted(name for name in DOCUMENTS if REGIME[name] == "party")
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
PARTY_TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"


def look(line: TextLine) -> tuple[float, bool, bool]:
    """Size, weight and slope of a line."""
    return line.size, line.bold, line.italic


#: What is made once for all of them is made in one worker.
pytestmark = pytest.mark.xdist_group("pages")


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_is_four_to_eight_pages(printed: dict[str, Facts], name: str) -> None:
    """A sample is a whole plan: 4 to 8 pages of A4 in the font of the law."""
    page = printed[name]

    assert 4 <= page.pages <= 8
    assert {tuple(sorted((round(w / MM), round(h / MM)))) for w, h in page.sizes} == {(210, 297)}
    assert {re.sub("-.*", "", font) for font in page.fonts} <= {
        "LiberationSerif",
        "TimesNewRomanPSMT",
        "TimesNewRomanPS",
    }


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_text_keeps_the_margins(printed: dict[str, Facts], name: str) -> None:
    """No word of a portrait page outside 30 mm left and 15 mm right; body starts 20 mm from the top."""
    page = printed[name]
    lines = [ln for ln in page.lines if page.sizes[ln.page - 1][0] < page.sizes[ln.page - 1][1]]

    assert min(ln.x0 for ln in lines) >= 30 * MM - 0.6
    assert max(ln.x1 for ln in lines) <= (210 - 15) * MM + 0.9
    body = [ln for ln in lines if not ln.text.isdigit()]
    assert min(ln.top for ln in body) >= 20 * MM - 1
    assert max(ln.bottom for ln in body) <= (297 - 20) * MM + 3


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_page_numbers(printed: dict[str, Facts], name: str) -> None:
    """None on page 1; then centred in the top margin (NĐ 30, Party) or bottom right (TT 01), 13-14 pt, upright."""
    page = printed[name]
    numbers = [
        ln
        for ln in page.lines
        if re.fullmatch(r"\d{1,3}", ln.text) and (ln.bottom < 20 * MM or ln.top > 277 * MM)
    ]
    portrait = [ln for ln in numbers if page.sizes[ln.page - 1][0] < page.sizes[ln.page - 1][1]]

    assert [ln for ln in numbers if ln.page == 1] == []
    assert [ln.text for ln in portrait[:2]] == ["2", "3"]
    for line in portrait:
        assert (line.bold, line.italic) == (False, False)
        assert 13 <= line.size <= 14
        if REGIME[name] == "tt01":
            assert line.top > 277 * MM
            assert abs(line.x1 - 195 * MM) < 1
        else:
            assert line.bottom < 20 * MM
            assert abs(line.centre - (30 + 195) / 2 * MM) < 0.6


@pytest.mark.parametrize("name", STATE)
def test_national_name_and_motto(printed: dict[str, Facts], name: str) -> None:
    """Each on one line, 12-13 and 13-14 bold; the rule is as long as the motto and centred under it, within 1 pt."""
    page = printed[name]
    nation, motto = page.find(NATION, 1), page.find(MOTTO, 1)
    rule = page.rule_under(motto)

    assert (nation.text, motto.text) == (NATION, MOTTO)
    assert look(nation) == (13, True, False)
    assert look(motto) == (14, True, False)
    assert abs(nation.centre - motto.centre) < 1
    assert abs(rule.width - motto.width) <= 1
    assert abs(rule.centre - motto.centre) <= 1


@pytest.mark.parametrize("name", PARTY)
def test_party_title(printed: dict[str, Facts], name: str) -> None:
    """ĐẢNG CỘNG SẢN VIỆT NAM 15 bold on one line with a rule of its own length; no motto anywhere."""
    page = printed[name]
    title = page.find(PARTY_TITLE, 1)
    rule = page.rule_under(title)

    assert title.text == PARTY_TITLE
    assert look(title) == (15, True, False)
    assert abs(rule.width - title.width) <= 1
    assert abs(rule.centre - title.centre) <= 1
    assert not [ln for ln in page.lines if NATION in ln.text or MOTTO in ln.text]
    assert page.find("*", 1).text == "*"
    assert page.find("-----", 1).text == "-----"


def issuer_lines(page: Facts, stop: TextLine) -> list[TextLine]:
    """The bold lines of the left column above the number."""
    return [
        ln for ln in page.lines if ln.page == 1 and ln.bottom < stop.top and ln.centre < 105 * MM and ln.bold
    ]


@pytest.mark.parametrize("name", STATE)
def test_rule_under_issuer_and_title(printed: dict[str, Facts], name: str) -> None:
    """Between a third and a half of the line of text above, centred."""
    page = printed[name]
    number = page.find("Số:", 1)
    issuer = issuer_lines(page, number)
    kind = page.find("KẾ HOẠCH", 1)
    rule = page.rule_under(issuer[-1])
    title = [ln for ln in page.lines if ln.page == 1 and ln.top > kind.top + 5 and ln.bold][:8]
    title = [
        ln
        for n, ln in enumerate(title)
        if all(b.top - a.top < 20 for a, b in zip([kind, *title[:n]], title[: n + 1], strict=False))
    ]
    under = page.rule_under(title[-1])

    assert 1 / 3 <= rule.width / max(ln.width for ln in issuer) <= 1 / 2
    assert abs(rule.centre - issuer[-1].centre) <= 1
    assert 1 / 3 <= under.width / max(ln.width for ln in title) <= 1 / 2
    assert abs(under.centre - kind.centre) <= 1


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_number_and_date_stand_on_one_row(printed: dict[str, Facts], name: str) -> None:
    """Số 13 (Party 14) upright; place and date 13-14 italic; both on one line each and on the same row."""
    page = printed[name]
    number = page.find("Số", 1)
    date = next(ln for ln in page.lines if re.search(r", ngày .* tháng .* năm \d{4}$", ln.text))

    assert abs(number.bottom - date.bottom) < 2.5
    assert look(number) == (14 if REGIME[name] == "party" else 13, False, False)
    assert look(date) == (14, False, True)


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_looks_of_title_and_ending(printed: dict[str, Facts], name: str) -> None:
    """Sizes and weights of type, title, headings, recipients and signature."""
    page, party = printed[name], REGIME[name] == "party"
    kind = page.find("KẾ HOẠCH", 1)
    heading = page.find("I- " if party else "I. ")
    label = page.find("Nơi nhận:")
    item = page.find("- Lưu")
    post = [
        ln
        for ln in page.lines
        if ln.page == label.page
        and ln.text in ("PHÓ CHỦ TỊCH", "CHỦ TỊCH", "PHÓ GIÁM ĐỐC", "BÍ THƯ", "PHÓ BÍ THƯ")
    ]
    signer = page.find("Nguyễn Văn", label.page)

    assert look(kind) == (16 if party else 14, True, False)
    assert abs(kind.centre - (30 + 195) / 2 * MM) < 1
    assert look(heading) == (14, True, False)
    assert heading.text == heading.text.upper()
    assert look(label) == ((14, False, False) if party else (12, True, True))
    assert look(item) == (12 if party else 11, False, False)
    assert look(post[-1]) == (14, not party, False)
    assert look(signer) == (14, True, False)
    assert abs(signer.centre - post[-1].centre) < 1
    assert not [ln for ln in page.lines if ln.page == label.page and ln.top < 277 * MM and ln.text == "./."]


def test_longest_names_do_not_break_the_right_column(printed: dict[str, Facts]) -> None:
    """A department of three lines leaves the national name on one line; its words stay together in even lines."""
    page = printed["so-dai"]
    issuer = issuer_lines(page, page.find("Số:", 1))

    assert len(issuer) >= 3
    assert (
        " ".join(ln.text for ln in issuer)
        == "BAN QUẢN LÝ KHU KINH TẾ CỬA KHẨU ĐỒNG ĐĂNG - LẠNG SƠN VÀ CÁC KHU CÔNG NGHIỆP"
    )
    assert min(ln.width for ln in issuer) > 0.5 * max(ln.width for ln in issuer)
    assert (
        printed["dang-bo-tphcm"].find("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", 1).text
        == "ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH"
    )
