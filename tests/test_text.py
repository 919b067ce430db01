"""Text as values: nothing is lost in silence, names of files are safe, labels and dates follow the law's own examples."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import text as t

ANY = st.text(st.characters(), max_size=60)
GONE = set(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\u200c\u200d\u2060\ufeff\u00ad"
)
VIETNAMESE = st.text(
    st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặỳỷỹýỵ ĐÀẢ,.;:-/()123\n"), max_size=80
)


def cleaned_or_refused(raw: str) -> t.Clean | None:
    """The cleaned text, or None where it is refused with a column inside it."""
    try:
        return t.clean(raw)
    except t.TextError as error:
        column = error.column
    assert 1 <= column <= len(raw)
    return None


@given(ANY)
def test_clean_loses_nothing_in_silence(raw: str) -> None:
    """Every character that shows stays; what does not stay is told in a note, or the text is refused with its place."""
    cleaned = cleaned_or_refused(raw)
    if cleaned is None:
        return
    kept = [c for c in unicodedata.normalize("NFC", raw) if c not in GONE and not c.isspace()]
    shown = [c for c in unicodedata.normalize("NFC", cleaned.text) if not c.isspace()]
    assert shown == list(unicodedata.normalize("NFC", "".join(kept)))
    if any(c in GONE for c in raw):
        assert cleaned.notes


@given(ANY)
def test_clean_is_settled_after_one_turn(raw: str) -> None:
    """What comes out is NFC, has no control characters, and is left alone the second time."""
    try:
        once = t.clean(raw).text
    except t.TextError:
        return
    assert unicodedata.is_normalized("NFC", once)
    assert t.clean(once).text == once
    assert not [c for c in once if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]


@given(VIETNAMESE)
def test_plain_vietnamese_passes_untouched(raw: str) -> None:
    """Ordinary text is unchanged and gives no note of look-alikes, invisible characters or emoji."""
    cleaned = t.clean(unicodedata.normalize("NFD", raw))
    assert cleaned.text == unicodedata.normalize("NFC", raw)
    assert not [note for note in cleaned.notes if "bảng mã" not in note]


@pytest.mark.parametrize(
    "raw",
    [
        "a\x00",
        "\x1f",
        "\x7f",
        "\x9f",
        "\ud800",
        chr(0xDFFF),
        "\ufffe",
        "\U0010ffff",
        "\ufdd0",
        "\ue000",
        "\ue002",
    ],
)
def test_clean_refuses(raw: str) -> None:
    """What no document holds is refused at its column, its code named."""
    with pytest.raises(t.TextError, match=f"U\\+{ord(raw[-1]):04X} ở cột {len(raw)}"):
        t.clean(raw)


@pytest.mark.parametrize("char", ["\ue003", "\uf8ff"])
def test_private_letters_are_noted(char: str) -> None:
    """Letters of the private area stay, with a note."""
    cleaned = t.clean(f"a{char}")
    assert cleaned.text == f"a{char}"
    assert "riêng" in cleaned.notes[0]


@pytest.mark.parametrize("word", ["Ѕở", "Кế", "kế hoạch οb", "Ðảng", "\u0189ảng", "a\u2011b"])
def test_look_alikes_are_noted(word: str) -> None:
    """Letters of another script inside a word are told."""
    assert any("giống" in note for note in t.clean(word).notes)


@pytest.mark.parametrize("word", ["Москва", "Ελλάδα", "Vi-la-ni-út", "café", "Đảng", "\u4e2d\u6587"])
def test_whole_words_of_other_scripts_are_not(word: str) -> None:
    """A word all in one script is only a foreign word."""
    assert not t.clean(word).notes


# ---- layout of text


@given(ANY)
def test_one_line_is_one_line(raw: str) -> None:
    """No line ends, no runs of spaces, nothing that shows is lost; no-break spaces stay."""
    line = t.one_line(raw)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip(" ")
    shown = lambda s: [c for c in s if not c.isspace() or c == "\u00a0"]  # noqa: E731
    assert shown(line) == shown(raw)
    assert t.one_line(line) == line


@given(ANY)
def test_paragraphs_hold_all_that_shows(raw: str) -> None:
    """One paragraph a line, none empty, all words in order."""
    parts = t.paragraphs(raw)
    assert all(part and part == t.one_line(part) for part in parts)
    assert "".join("".join(parts).split()) == "".join(raw.split())


@pytest.mark.parametrize(
    ("raw", "wanted"), [("a\n\n b \n", ("a", "b")), ("", ()), (" \n ", ()), ("a  b ", ("a b",))]
)
def test_paragraphs(raw: str, wanted: tuple[str, ...]) -> None:
    """Empty lines drop out."""
    assert t.paragraphs(raw) == wanted


@given(ANY, ANY)
def test_fold_compares_words_only(one: str, two: str) -> None:
    """Case, composition and white space make no difference; nothing else is passed over."""
    assert t.fold(f" {one}\n{two.upper()} ") == t.fold(unicodedata.normalize("NFD", f"{one} {two.upper()}"))


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Kế hoạch", "kế hoạch"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("Đảng ủy", "đảng ủy"),
        ("", ""),
        ("A lê", "a lê"),
    ],
)
def test_lower_first(raw: str, wanted: str) -> None:
    """A small first letter, but not for an abbreviation."""
    assert t.lower_first(raw) == wanted


@pytest.mark.parametrize(("raw", "wanted"), [("đề án A", "Đề án A"), ("", ""), ("ủy ban", "Ủy ban")])
def test_sentence(raw: str, wanted: str) -> None:
    """A capital first letter, the rest as it is."""
    assert t.sentence(raw) == wanted
    assert t.upper(raw) == raw.upper()


# ---- labels and dates


@pytest.mark.parametrize(("number", "wanted"), [(1, "I"), (2, "II"), (3, "III"), (4, "IV"), (5, "V"), (6, "VI"), (9, "IX"), (10, "X"), (14, "XIV"),
                                                (19, "XIX"), (40, "XL"), (49, "XLIX"), (90, "XC"), (400, "CD"), (2026, "MMXXVI")])  # fmt: skip
def test_roman(number: int, wanted: str) -> None:
    """Roman numerals."""
    assert t.roman(number) == wanted


def test_letters_of_diem() -> None:
    """NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.đ: a b c d đ e g h i k l m n o p q r s t u v x y, then aa."""
    assert " ".join(t.diem(n) for n in range(1, 24)) == "a b c d đ e g h i k l m n o p q r s t u v x y"
    assert [t.diem(n) for n in (24, 25, 46, 47)] == ["aa", "ab", "ay", "ba"]


@pytest.mark.parametrize("make", [t.roman, t.diem])
def test_nothing_is_counted_from_zero(make: object) -> None:
    """There is no part before the first."""
    assert callable(make)
    for number in (0, -1):
        with pytest.raises(ValueError, match=str(number)):
            make(number)


@given(st.integers(1, 3000), st.integers(1, 3000))
def test_labels_tell_numbers_apart(one: int, two: int) -> None:
    """Two places never have the same label."""
    assert (t.roman(one) == t.roman(two)) == (one == two)
    assert (t.diem(one) == t.diem(two)) == (one == two)


def test_days_and_months() -> None:
    """II.4.b: days below 10 and months 1, 2 carry a zero; months 3 to 9 do not."""
    assert [t.pad_day(n) for n in (1, 9, 10, 31)] == ["01", "09", "10", "31"]
    assert [t.pad_month(n) for n in range(1, 13)] == [
        "01",
        "02",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "11",
        "12",
    ]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("5", "05"),
        ("05", "05"),
        ("0", "00"),
        ("15", "15"),
        ("012", "012"),
        ("5a", "5a"),
        ("", ""),
        ("٥", "٥"),
    ],
)
def test_numbers(raw: str, wanted: str) -> None:
    """II.3.c: a number below 10 carries a zero; others stay as given."""
    assert t.pad_number(raw) == wanted


# ---- names of files


@given(ANY, st.integers(20, 120))
def test_slugs_are_safe(raw: str, limit: int) -> None:
    """Never empty, hidden, reserved or too long; small ASCII letters, digits and hyphens only; settled after one turn."""
    name = t.slug(raw, limit=limit)
    assert 0 < len(name) <= limit
    assert not set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")
    assert not name.endswith("-")
    assert name not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    assert t.slug(name, limit=limit) == name


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [("Kế hoạch số 5/KH-UBND", "ke-hoach-so-5-kh-ubnd"), ("Đường đi", "duong-di"), ("CON", "ke-hoach-con"), ("lpt1", "ke-hoach-lpt1"), ("", "ke-hoach"),
     ("../..", "ke-hoach"), ("-rf", "rf"), ("\U0001f680", "ke-hoach"), ("a" * 30, "a" * 20), ("một hai ba bốn năm sáu", "mot-hai-ba-bon-nam")],
)  # fmt: skip
def test_slugs(raw: str, wanted: str) -> None:
    """Vietnamese letters lose their marks; a long name is cut between words."""
    assert t.slug(raw, limit=30 if wanted.startswith("ke-hoach-so") else 20) == wanted
