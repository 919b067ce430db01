"""Hostile answers and files, one test a case; the numbers are those of the list of cases kept with the project.

Every case goes through the real command line. K keeps the text, N normalises it, S strips it with a note, and R refuses
it: exit 2, a message that names file, line and key, and no output.
"""

from __future__ import annotations

import io
import time
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome, paragraphs_of, part_of

RunCli = Callable[..., Outcome]

BASE = """\
drafter: "1"
issuer:
  kind: ubnd-xa
  unit: xã
  name: Na Sầm
  province: tỉnh Lạng Sơn
number: "45"
date: 2026-03-05
title: {title}
opening: |
  Mở đầu.
sections:
  - id: a
    heading: Mục đích
    text: |
      {text}
signers:
  - id: ky
    authority: ["TM. ỦY BAN NHÂN DÂN"]
    post: CHỦ TỊCH
    name: Nguyễn Văn A
archive: VT
"""


#: The first line after the answers above.
END = 23


def answers(title: str = '"Làm việc"', text: str = "Đoạn văn.") -> str:
    return BASE.replace("{title}", title).replace("{text}", text)


class Case:
    def __init__(self, run_cli: RunCli, folder: Path) -> None:
        self.run_cli, self.file, self.output = run_cli, folder / "a.yml", folder / "b.docx"

    def render(self, content: str | bytes, *more: str) -> Outcome:
        self.file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return self.run_cli("render", self.file, "-o", self.output, *more)

    def kept(self, content: str | bytes, *more: str) -> list[str]:
        """The paragraphs of the document, which must have been written."""
        outcome = self.render(content, *more)
        assert outcome.code == 0, outcome.err
        assert "Traceback" not in outcome.err
        return paragraphs_of(self.output.read_bytes())

    def refused(self, content: str | bytes, *wanted: str, line: int | None = None) -> str:
        outcome = self.render(content)
        assert outcome.code == 2, (outcome.code, outcome.err)
        assert not self.output.exists()
        assert list(self.file.parent.iterdir()) == [self.file], "nothing but the answers is left"
        where = f"{self.file}:{line}:" if line else f"{self.file}"
        assert where in outcome.err, outcome.err
        for words in wanted:
            assert words in outcome.err, outcome.err
        return outcome.err


@pytest.fixture
def case(run_cli: RunCli, tmp_path: Path) -> Case:
    folder = tmp_path / "case"
    folder.mkdir()
    return Case(run_cli, folder)


KEPT = {
    1: "Tính {{7*7}} và {{ title }}",
    2: "{% for x in y %} không đóng",
    3: "{_{ a }_} và {_% b %_}",
    4: "{%p if x %} {%tr for %} {{r x }} {#c#}",
    5: "& < > \" ' ; &&amp;",
    6: "</w:t></w:r></w:p><w:p><w:r><w:t>x",
    7: "]]> <![CDATA[ x",
    8: "&#x41;&#65;&lt;",
    29: "{0.__class__} {x!r} %s %(a)s {} {{}}",
}


@pytest.mark.parametrize("number", KEPT)
def test_markup_in_an_answer_is_text(case: Case, number: int) -> None:
    """1-8, 29 K: what looks like a template, XML or a format string is printed letter by letter, in every kind of place."""
    words = KEPT[number]
    quoted = "'" + words.replace("'", "''") + "'"
    lines = case.kept(answers(quoted, words))
    assert words in lines, lines
    assert lines.count(words) + sum(line.endswith(words) for line in lines if line != words) >= 2


@pytest.mark.parametrize(
    ("number", "escape", "code"),
    [(9, "\\v", "000B"), (9, "\\e", "001B"), (9, "\\a", "0007"), (9, "\\f", "000C"), (10, "\\0", "0000"),
     (12, "\\uFFFE", "FFFE"), (12, "\\uFFFF", "FFFF"), (12, "\\U0001FFFE", "1FFFE"), (12, "\\uFDD0", "FDD0"),
     (13, "\\uE000", "E000"), (13, "\\uE001", "E001"), (13, "\\uE002", "E002"),
     (9, "\\x7f", "007F"), (9, "\\x9b", "009B")],
)  # fmt: skip
def test_characters_no_document_can_hold(case: Case, number: int, escape: str, code: str) -> None:
    """9, 10, 12, 13 R: the message names the key, the character and its column."""
    case.refused(answers(f'"Kế {escape}hoạch"'), "title", f"U+{code}", "cột 4", line=9)


def test_11_lone_surrogate(case: Case) -> None:
    """11 R: half a character is refused, whether escaped or as bytes."""
    case.refused(answers('"Kế \\ud800 hoạch"'), line=9)
    case.refused(answers().encode().replace("Làm".encode(), b"L\xed\xa0\x80m"), "UTF-8", line=9)


@pytest.mark.parametrize("end", ["\\r\\n", "\\r", "\\N", "\\L", "\\P"])
def test_14_line_ends_escaped(case: Case, end: str) -> None:
    """14 N: every kind of line end in a block is one more paragraph."""
    content = answers().replace("    text: |\n      Đoạn văn.\n", f'    text: "Một{end}Hai"\n')
    lines = case.kept(content)
    assert lines.index("Hai") == lines.index("Một") + 1


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_14_line_ends_typed(case: Case, end: str) -> None:
    """14 N: the same where the character itself stands in a block of the file, as pasted from elsewhere."""
    lines = case.kept(answers(text=f"Một{end}Hai"))
    assert lines.index("Hai") == lines.index("Một") + 1


def test_14_windows_file(case: Case) -> None:
    """14 N: a file with Windows line ends gives the same document."""
    content = answers()
    case.kept(content)
    first = case.output.read_bytes()
    case.kept(content.replace("\n", "\r\n"), "--force")
    assert case.output.read_bytes() == first


INVISIBLE = [
    *((15, c) for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"),
    *((16, c) for c in "\u200b\u200c\u200d\ufeff\u2060"),
    (17, "\u00ad"),
]


@pytest.mark.parametrize(
    ("number", "char"), INVISIBLE, ids=lambda v: v if isinstance(v, int) else f"{ord(v):04X}"
)
def test_invisible_characters_are_taken_out(case: Case, number: int, char: str) -> None:
    """15, 16, 17 S: direction marks, zero-width characters and soft hyphens go, with a note that names the line."""
    outcome = case.render(answers(f'"Làm {char}việc"'))
    assert outcome.code == 0
    assert f"{case.file}:9: title" in outcome.err
    assert "Làm việc" in paragraphs_of(case.output.read_bytes())
    assert char not in part_of(case.output.read_bytes())


def test_17_no_break_space(case: Case) -> None:
    """17: a no-break space stays, with a note."""
    outcome = case.render(answers("Làm\u00a0việc"))
    assert outcome.code == 0
    assert "U+00A0" in outcome.err
    assert "Làm\u00a0việc" in paragraphs_of(case.output.read_bytes())


def test_18_decomposed_letters(case: Case) -> None:
    """18 N: a decomposed file gives the same bytes as a composed one."""
    content = answers()
    case.kept(content)
    first = case.output.read_bytes()
    case.kept(unicodedata.normalize("NFD", content), "--force")
    assert case.output.read_bytes() == first


WARNED = [
    (19, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "TCVN3"),
    (20, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI"),
    (21, "Kế hoạch của Вan chỉ đạο", "giống chữ Việt"),
    (21, "Ðiện Biên", "giống chữ Việt"),
    (25, "Kế hoạch \U0001f680 mới", "Times New Roman"),
    (25, "\U00020000 chữ", "Times New Roman"),
]


@pytest.mark.parametrize(("number", "words", "note"), WARNED)
def test_odd_letters_stay_with_a_note(case: Case, number: int, words: str, note: str) -> None:
    """19, 20, 21, 25: legacy letters, look-alikes and emoji are printed as they are, with a note."""
    outcome = case.render(answers(f'"{words}"'))
    assert outcome.code == 0, outcome.err
    assert note in outcome.err
    assert words in paragraphs_of(case.output.read_bytes())


@pytest.mark.parametrize(
    "words",
    ["Toàn xã hoàn thành", "Hoàng Toàn tuân theo", "Hàn Quốc", "Plan « xã »", "Êtê ùn ùn kéo sang", "OECD"],
)
def test_plain_vietnamese_is_not_called_legacy(case: Case, words: str) -> None:
    """19, 20: ordinary Vietnamese gives no note."""
    assert "bảng mã" not in case.render(answers(f'"{words}"')).err


def test_22_a_megabyte(case: Case) -> None:
    """22 R: a value has a limit, told with its length."""
    case.refused(answers(text="x" * 1_000_000), "sections[1].text", "1000001", "200000", line=15)
    case.refused(answers("x" * 6_001), "title", "6001", "6000", line=9)


def test_23_twenty_thousand_lines(case: Case) -> None:
    """23 R: so has the number of paragraphs."""
    case.refused(answers(text="\n      ".join("x" * 20_000)), "20000", "5000", line=15)


def test_24_a_word_of_five_thousand_letters(case: Case) -> None:
    """24 K: it is printed whole, and quickly."""
    word = "ạ" * 5_000
    start = time.process_time()
    assert word in case.kept(answers(word, word))
    assert time.process_time() - start < 5


@pytest.mark.parametrize("key", ["title", "place", "name", "department", "symbol"])
def test_24_long_words_in_the_header(case: Case, key: str) -> None:
    """24: no column of the header becomes narrower than nothing."""
    lines = {
        "place": f"place: {'W' * 180}",
        "symbol": f"symbol: {'W' * 78}",
        "title": f"number: '4{'5' * 5}'",
    }
    content = answers()
    if key == "name":
        content = content.replace("Na Sầm", "W" * 180)
    elif key == "department":
        content = content.replace("kind: ubnd-xa", f"kind: phong-xa\n  department: {'W' * 380}")
    elif key == "title":
        content = content.replace('number: "45"', lines[key])
    else:
        content += lines[key] + "\n"
    # a name of 380 letters without a space cannot be laid out by any clause: it is kept all the same
    case.kept(content, *(("--no-check",) if key == "department" else ()))
    xml = part_of(case.output.read_bytes())
    import re

    widths = [int(w) for w in re.findall(r'<w:gridCol w:w="(-?\d+)"', xml)]
    assert widths
    assert min(widths) > 1000


REQUIRED_BLANK = [
    ("title", answers('"   "'), 9),
    ("title", answers('"\\u200b\\u00a0"'), 9),
    ("date", answers().replace("2026-03-05", '" "'), 8),
    ("issuer.kind", answers().replace("ubnd-xa", '" "'), 3),
    ("issuer.name", answers().replace("Na Sầm", '"  "'), 5),
    ("issuer", answers().split("issuer:")[0] + "issuer:\ndate: 2026-03-05\ntitle: x\n", 2),
    ("signers[1].authority[1]", answers().replace('"TM. ỦY BAN NHÂN DÂN"', '" "'), 19),
    ("recipients[1]", answers() + "recipients:\n  - id: n1\n    note: b/c\n", END + 1),
    ("recipients[1].name", answers() + "recipients:\n  - id: n1\n    name: ' '\n", END + 2),
]


@pytest.mark.parametrize(("key", "content", "line"), REQUIRED_BLANK, ids=range(len(REQUIRED_BLANK)))
def test_26_white_space_is_no_answer(case: Case, key: str, content: str, line: int) -> None:
    """26 R: a required answer of white space only is refused by its name."""
    case.refused(content, key, line=line)


RESERVED = ["loop", "self", "cycler", "__class__", "items", "keys", "values", "get", "range", "namespace", "true", "none",
            "joiner", "lipsum", "dict", "if", "for", "Ten", "a-b", "1a"]  # fmt: skip


@pytest.mark.parametrize("key", RESERVED)
def test_27_28_reserved_names(case: Case, key: str) -> None:
    """27, 28 R: words of the template engine and of Python are no names, anywhere in the file."""
    case.refused(answers() + f"{key}: x\n", key, line=END)
    case.refused(
        answers() + f"kit:\n  id: k\n  parameters:\n    {key}: x\n", f"kit.parameters.{key}", line=END + 3
    )


def test_30_a_title_of_three_hundred_letters(case: Case) -> None:
    """30 K: whole in the text, cut in the document's properties."""
    title = "Kế hoạch dài " * 40
    assert title.strip() in case.kept(answers(title))
    core = part_of(case.output.read_bytes(), "docProps/core.xml")
    shown = core.split("<dc:title>")[1].split("</dc:title>")[0]
    assert 200 < len(shown) <= 255


# ---- the file


def quick(case: Case, content: str | bytes, *wanted: str, line: int | None = None) -> None:
    """Refused by the reader itself before anything could grow."""
    from drafter.answers.load import read_tree
    from drafter.errors import AnswersError

    data = content if isinstance(content, bytes) else content.encode()
    start = time.process_time()
    with pytest.raises(AnswersError):
        read_tree(data, "a.yml")
    # far above what it takes, far below what a bomb would
    assert time.process_time() - start < 5
    case.refused(content, *wanted, line=line)


def test_31_alias_bomb(case: Case) -> None:
    """31 R: at the first anchor, before anything grows."""
    bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
    )
    quick(case, answers() + bomb, "neo YAML", "&a0", line=END)
    quick(case, answers() + "x: *b\n", line=END)


def test_32_self_reference(case: Case) -> None:
    """32 R."""
    quick(case, answers() + "x: &a [*a]\n", "&a", line=END)


def test_33_merge_keys(case: Case) -> None:
    """33 R, also without an alias."""
    quick(case, answers() + "<<: {title: y}\n", "<<", line=END)


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!str", "!x", "!!binary", "!!set"])
def test_34_tags(case: Case, tag: str) -> None:
    """34 R: no tag at all is read."""
    quick(case, answers() + f"x: {tag} [ls]\n", "thẻ YAML", line=END)


def test_35_duplicate_keys(case: Case) -> None:
    """35 R: both lines are named, on every level, and all of them at once."""
    text = case.refused(answers() + "title: khác\narchive: khác\n", "dòng 9", "dòng 22", line=END)
    assert f"{case.file}:{END + 1}:" in text
    case.refused(answers().replace("    post: CHỦ", "    post: x\n    post: CHỦ"), "post", "dòng 20", line=21)


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "012", "7:30", "1.10", "2026-03-05", "~", "null", "1e3", "0x1F", "-0"]
)
def test_36_nothing_is_guessed(case: Case, word: str) -> None:
    """36: words that YAML takes for something else are printed as typed."""
    assert word in case.kept(answers(word))


def test_36_numbers_as_typed(case: Case) -> None:
    """36: a number with a zero in front is neither octal nor a plain 12."""
    assert "Số: 012/KH-UBND" in case.kept(answers().replace('"45"', "012"))


def test_37_twenty_thousand_brackets(case: Case) -> None:
    """37 R: depth is counted, not suffered; in one line or many."""
    quick(case, answers() + "x: " + "[" * 20_000, line=END)
    quick(case, "[" * 20_000)
    quick(case, answers() + "x: " + "{a: " * 20_000, line=END)
    quick(case, answers() + "x:\n" + "".join(" " * n + "- \n" for n in range(1, 300)))


def test_38_an_integer_of_five_thousand_digits(case: Case) -> None:
    """38: text in a text, refused where a number is wanted."""
    digits = "9" * 5_000
    assert digits in case.kept(answers(digits))
    case.output.unlink()
    case.refused(answers().replace('"45"', digits), "number", line=7)
    case.refused(answers().replace("2026-03-05", digits), "date", line=8)
    case.refused(answers().replace('drafter: "1"', f"drafter: {digits}"), "drafter", line=1)


def test_39_two_documents(case: Case) -> None:
    """39 R."""
    quick(case, answers() + "---\na: b\n", "---", line=END)


def test_40_tabs(case: Case) -> None:
    """40 R with the line; a tab between words is only a space."""
    case.refused(answers().replace("  kind: ubnd-xa", "\tkind: ubnd-xa"), "Tab", line=3)
    assert "Làm việc" in case.kept(answers('"Làm\tviệc"'))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_41_marks_of_encoding(case: Case, encoding: str) -> None:
    """41 N: files with a byte order mark, as Windows writes them."""
    data = answers().encode(encoding)
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    case.kept(answers())
    first = case.output.read_bytes()
    case.kept(marks.get(encoding, b"") + data, "--force")
    assert case.output.read_bytes() == first


def test_41_other_encodings(case: Case) -> None:
    """41 R with a hint: Windows-1258 and TCVN bytes, half a UTF-16."""
    windows = unicodedata.normalize("NFD", "Kế hoạch").encode("cp1258", "ignore")
    case.refused(answers().encode().replace("Làm".encode(), windows), "UTF-8", "Windows-1258", line=9)
    case.refused(answers().encode().replace("Làm".encode(), b"K\xd5 ho\xb9ch"), "UTF-8", line=9)
    case.refused(b"\xff\xfe\x00\xd8a\x00", "UTF-8")


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\ufffe", "\uffff"])
def test_42_raw_control_characters(case: Case, char: str) -> None:
    """42 R with the line."""
    case.refused(answers(text=f"Đoạn {char} văn"), f"U+{ord(char):04X}", line=16)


@pytest.mark.parametrize(
    "content",
    ["", "# chỉ có chú thích\n", "- a\n- b\n", "chữ\n", "[a]\n", "null\n", "---\n...\n", "[a, b]: c\n", "{a: b}: c\n", "? [x]\n: y\n",
     "? {a: b}\n: y\n"],
)  # fmt: skip
def test_43_roots_and_keys(case: Case, content: str) -> None:
    """43 R: an answers file is a group of named answers."""
    case.refused(content, line=1)


def test_43_null_keys(case: Case) -> None:
    """43 R: a key without a name."""
    case.refused(answers() + ": x\n", line=END)
    case.refused(answers() + "~: x\n", line=END)


def test_44_fifty_megabytes(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """44 R before parsing: the parser is not even asked."""
    from drafter.answers import tree

    def never(*_: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr(tree, "parse", never)
    case.refused(answers().encode() + b"#" * 50_000_000, "quá lớn", "50000")


# ---- output and machine


@pytest.mark.parametrize(
    "title",
    [
        "../../etc/passwd",
        "-rf /",
        "CON",
        "\u202e\u2066xcod.exe",
        "a" * 300,
        "...",
        "\U0001f680",
        "NUL.txt",
        "Đường / về \\ quê",
    ],
)
def test_91_output_names(case: Case, monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    """91: a name taken from the title is a plain file of the present folder."""
    folder = case.file.parent
    monkeypatch.chdir(folder)
    case.file.write_text(answers(f'"{title}"'.replace("\\", "\\\\")), encoding="utf-8")
    assert case.run_cli("render", case.file).code == 0
    made = [path for path in folder.iterdir() if path != case.file]
    assert len(made) == 1
    name = made[0].name
    assert name.isascii()
    assert name.endswith(".docx")
    assert len(name) <= 85
    assert not name.startswith(("-", "."))
    assert not set(name) & set('/\\:*?"<>| ')


def test_92_an_existing_file_is_kept(case: Case) -> None:
    """92: without --force what is there stays, byte for byte; with it, it is replaced; the same bytes are no clash."""
    case.output.write_bytes(b"cu")
    outcome = case.render(answers())
    assert outcome.code == 2
    assert "--force" in outcome.err
    assert case.output.read_bytes() == b"cu"
    assert case.render(answers(), "--force").code == 0
    first = case.output.read_bytes()
    assert first[:2] == b"PK"
    assert case.render(answers()).code == 0
    assert case.output.read_bytes() == first


def test_94_a_full_disk_leaves_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """94: no space, no half file, no temporary file, no traceback."""
    import errno
    import os

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    outcome = case.render(answers())
    assert outcome.code == 2
    assert "không ghi được" in outcome.err
    assert list(case.file.parent.iterdir()) == [case.file]


def test_99_a_bare_machine(case: Case, tmp_path: Path) -> None:
    """99: LANG=C, an ASCII terminal, and a home that cannot be written: the document is made all the same."""
    import subprocess
    import sys

    nowhere = tmp_path / "khong-phai-thu-muc"
    nowhere.write_text("", encoding="utf-8")
    case.file.write_text(answers(), encoding="utf-8")
    env = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "HOME": str(nowhere), "PATH": "/usr/bin:/bin",
           "PYTHONPATH": str(Path(__file__).parents[2])}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "drafter", "render", str(case.file), "-o", str(case.output)],
        env=env, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert "đã ghi".encode() in done.stdout
    assert zipfile.is_zipfile(io.BytesIO(case.output.read_bytes()))


def test_100_same_bytes(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """100: the same answers give the same bytes, also years later and in another zone."""
    case.kept(answers())
    first = case.output.read_bytes()
    monkeypatch.setattr(time, "time", lambda: 4e9)
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    try:
        case.kept(answers(), "--force")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert case.output.read_bytes() == first


def test_output_places_that_are_no_place(case: Case, tmp_path: Path) -> None:
    """92, 94: a name too long, a folder, a device, the answers themselves: refused, told, and nothing is harmed."""
    case.file.write_text(answers(), encoding="utf-8")
    places = [tmp_path / ("a" * 300 + ".docx"), tmp_path, case.file, Path("/dev/null")]
    for place in places:
        for more in ((), ("--force",)):
            outcome = case.run_cli("render", case.file, "-o", place, *more)
            assert outcome.code == 2, place
            assert "lỗi: " in outcome.err
    assert case.file.read_text(encoding="utf-8") == answers()
    assert not Path("/dev/null").is_file()


# ---- all at once


def test_all_problems_of_a_file_are_reported_together(case: Case) -> None:
    """Every problem is told in one run, in the order of the lines, each with key, what is wrong and what to write."""
    content = (
        answers('""')
        .replace("2026-03-05", "2026-02-30")
        .replace("  unit: xã", "  unti: xã")
        .replace('"45"', "45/KH")
    )
    text = case.refused(content + "arhive: VT\nmarks: x\nelectronic: maybe\n", line=4)
    places = [line.split(" ")[0] for line in text.replace("lỗi: ", "").splitlines() if str(case.file) in line]
    assert [int(p.split(":")[1]) for p in places] == [4, 7, 8, 9, END, END + 1, END + 2]
    for words in (
        "issuer.unti",
        "có phải “unit”",
        "45",
        "không có ngày 30",
        "title",
        "có phải “archive”",
        "marks",
        "electronic",
        "có, không",
    ):
        assert words in text


def test_a_far_key_lists_the_keys(case: Case) -> None:
    """A key like none of ours is answered with the keys there are."""
    case.refused(answers() + "zzzzzz: x\n", "zzzzzz", "các khóa", "appendices", line=END)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("x", "drafter"),
        ("2", "mới hơn"),
        ('"0"', "drafter"),
        ('"²"', "drafter"),
        ("[1]", "drafter"),
        ('""', "drafter"),
    ],
)
def test_versions(case: Case, raw: str, wanted: str) -> None:
    """A version that is unreadable or newer is refused by name."""
    case.refused(answers().replace('"1"', raw), wanted, line=1)
