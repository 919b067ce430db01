"""Slips of the keyboard in an answers file: told in Vietnamese, at the place where the writer made them."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.answers import grammar, tree
from drafter.answers.tree import parse
from drafter.errors import AnswersError

HEAD = 'drafter: "1"\nissuer:\n  kind: ubnd-xa\n'
#: What is typed after the head; line and column of the slip; what is said of it and what to do.
SLIPS = [
    ("\tunit: xã\n", 4, 1, "dấu Tab", "dấu cách"),
    ("text: |\n\tmột đoạn\n", 5, 1, "dấu Tab", "dấu cách"),
    ("  unit:xã\n  name: A\n", 4, 3, "thiếu dấu cách", "viết: unit: xã"),
    ("title:Kế hoạch\nnumber: 5\n", 4, 1, "thiếu dấu cách", "viết: title: Kế hoạch"),
    ('title: "Triển khai\nnumber: 5\ndate: 2026\n', 4, 8, "chưa được đóng", "ở cuối giá trị"),
    ('title: "Triển khai\nnumber: "5"\n', 4, 1, "chưa được đóng", "ở cuối giá trị"),
    ("title: 'Triển khai\nnumber: 5\n", 4, 8, "chưa được đóng", "“ ”"),
    ('title: "Triển khai" kế hoạch\n', 4, 21, "còn chữ", "'…'"),
    ("number: 5\n  title: A\n", 5, 8, "thụt lề", "thẳng một cột"),
    (" unit: xã\n", 4, 2, "thụt lề", "thẳng một cột"),
    ("signers:\n  - name: A\n   post: B\n", 6, 4, "thụt lề", "danh sách"),
    ("title: Kế hoạch: triển khai\n", 4, 16, "thêm dấu hai chấm", "'Kế hoạch: …'"),
    ("title: {area} làm tốt\n", 4, 15, "dấu {", "ngoặc kép"),
    ("title: [A] làm tốt\n", 4, 12, "dấu [", "ngoặc kép"),
    ("title: @a\n", 4, 8, "dấu @", "ngoặc kép"),
    ("title: %a\n", 4, 8, "dấu %", "ngoặc kép"),
    ("title: >tiếp\n", 4, 9, "dấu >", "ngoặc kép"),
    ("title: - tiếp\n", 4, 8, "dấu gạch", "xuống dòng"),
    ("authority: [TM. UBND\npost: A\n", 4, 12, "ngoặc vuông", "đóng ngoặc"),
    ('title: "C:\\xã"\n', 4, None, "dấu \\", "nháy đơn"),
    ("Dòng không có khóa\nnumber: 5\n", 4, 1, "khóa: giá trị", "thụt vào"),
    ("text: |\n   Dòng một\n  Dòng hai\nnumber: 5\n", 6, 3, "thụt lề", "thẳng một cột"),
]
ENGLISH = ("found", "expected", "while", "allowed", "character", "context")


@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
@pytest.mark.parametrize(("typed", "line", "column", "said", "hint"), SLIPS)
def test_slip_is_told_where_it_was_made(
    monkeypatch: pytest.MonkeyPatch,
    loader: str,
    typed: str,
    line: int,
    column: int | None,
    said: str,
    hint: str,
) -> None:
    """Line, column, the words typed there, what is wrong and how to mend it; whichever parser is installed."""
    if not hasattr(yaml, loader):
        pytest.skip(f"PyYAML was built without {loader}")
    monkeypatch.setattr(tree, "_LOADER", getattr(yaml, loader))

    with pytest.raises(AnswersError) as error:
        parse(HEAD + typed, "a.yml")
    (problem,) = error.value.problems

    assert problem.line == line
    assert column is None or problem.message.startswith(f"cột {column}: ")
    assert (HEAD + typed).splitlines()[line - 1].strip() in problem.message
    assert said in problem.message
    assert hint in problem.hint


@given(st.text(alphabet="a:\"'[]{}-|>%@&*!?#,\\ \n\tă", max_size=40))
def test_no_word_of_the_parser_is_shown(typed: str) -> None:
    """Whatever is typed is read, or refused in our words."""
    try:
        parse(HEAD + typed, "a.yml")
    except AnswersError as error:
        told = [f"{problem.message} {problem.hint}" for problem in error.problems]
        assert told
        assert not [words for words in told for english in ENGLISH if english in words]


@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
@pytest.mark.parametrize("place", ['title: "a{}b"', "# a{}b", "a{}b: x"])
@pytest.mark.parametrize("char", ["\x00", "\x7f", "\x80", "\x92", "\x9f", "\ud800", "\ufffe", "\uffff"])
def test_what_yaml_does_not_hold(monkeypatch: pytest.MonkeyPatch, loader: str, place: str, char: str) -> None:
    """A character that no YAML may have is told with its line and code, also in a comment, by either parser."""
    if not hasattr(yaml, loader):
        pytest.skip(f"PyYAML was built without {loader}")
    monkeypatch.setattr(tree, "_LOADER", getattr(yaml, loader))

    with pytest.raises(AnswersError) as error:
        parse(f"{HEAD}{place.format(char)}\n", "a.yml")

    (problem,) = error.value.problems
    assert problem.line == 4
    assert f"U+{ord(char):04X}" in problem.message


@pytest.mark.parametrize(
    "error", [yaml.YAMLError("x"), yaml.reader.ReaderError("a", 1, 0x92, "?", "not allowed")]
)
def test_an_error_without_a_place(error: yaml.YAMLError) -> None:
    """Whatever the parser raises is told in our words."""
    told = grammar.problem(error, "title: a")
    assert "không đọc được" in told.message
    assert "allowed" not in told.message


@given(st.text(alphabet=st.characters(exclude_characters="\n"), max_size=4))
def test_no_character_ends_in_a_traceback(typed: str) -> None:
    """Whatever characters a line has: it is read, or refused as an answers file is."""
    try:
        parse(f'{HEAD}title: "{typed}"\n', "a.yml")
    except AnswersError as error:
        told = {problem.line for problem in error.problems}
        # a lone carriage return is a line end to YAML
        assert told
        assert told <= {4, 5, 6, 7, 8}


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u200b"])
def test_indent_that_is_none(space: str) -> None:
    """Blanks copied from a page or from Word look like an indent and are letters to YAML."""
    with pytest.raises(AnswersError, match="dấu cách không ngắt"):
        parse(f"issuer:\n{space}{space}kind: ubnd-xa\n", "a.yml")
