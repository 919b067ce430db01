"""The English catalogue: complete, in step with the code, and what the user reads with --lang en."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest
from babel.messages.catalog import Catalog

from drafter import i18n
from drafter.check import report
from drafter.cli import app
from tests.i18n import extract

#: What is given to `_` without being written there; `extract.data` must list where each of them comes from.
KNOWN = {
    "BY_CODE[code].page", "BY_CODE[code].title", "ALL[code].page", "rule.title",
    "CITING[case.profile.family]", "COMPARED", "_COMPARED", "calendar.weekday(cited.date)", "calendar.weekday(day)",
    "NAMES.get(component, NAMES.get(LIKE.get(component, ''), component.strip('_')))", "name", "pair.why", "_ODD[odd]", "what", "word.says", "kit.note", "of.title", "row['refused']", "weekday(when.day)", "weekday(day)",
    "_ALIGN[look.align]", "_ALIGN[paragraph.align]", "_ALIGNS[found.align]", "_ALIGNS[rule.align]",
    "_FAMILY[family]", "_FAMILY[profile.family]", "_HEADINGS[f.severity]", "_HEADINGS[severity]",
    "_ORNAMENTS[run.ornament]", "_PLACES[found.also]", "_PLACES[found.place]", "_PLACES[rule.place]", "_SEVERITY[finding.severity]",
    "action.metavar", "module.HELP", "of.ended", "of.instead", "one.title", "self.doc", "self.says",
    "bodies.kind(other).title", "chosen.label", "field.prompt", "kind.doc", "part", "question.help", "question.part", "question.prompt", "step.question.prompt",
}  # fmt: skip

_LETTERS = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
_COMMANDS = [name.rstrip("_") for name in app.COMMANDS]


@pytest.fixture(autouse=True)
def _vietnamese():
    """Each test starts and ends in Vietnamese."""
    i18n.set_language("vi")
    yield
    i18n.set_language("vi")


@pytest.fixture(scope="module")
def messages() -> dict[str, list[str]]:
    """Every message of the code with its files."""
    return extract.messages()


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    """The committed English catalogue."""
    return extract.read()


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    try:
        code = app.run(arguments)
    except SystemExit as left:
        code = int(left.code or 0)
    shown = capsys.readouterr()
    return code, shown.out + shown.err


def _own_words(text: str) -> str:
    """The text without quoted words of documents and without symbols of papers."""
    return re.sub(r"“[^”]*”|\d\S*/\S+", "", text)


def _fields(message: str) -> list[tuple[str, str, str]]:
    return sorted(
        (name, spec or "", conversion or "")
        for _text, name, spec, conversion in Formatter().parse(message)
        if name is not None
    )


def test_every_message_is_translated(catalogue: Catalog, messages: dict[str, list[str]]) -> None:
    """No message of the code is without its English words."""
    missing = [message for message in messages if not (one := catalogue.get(message)) or not one.string]
    assert missing == [], "make catalogues, then write the English words"


def test_no_message_is_left_over(catalogue: Catalog, messages: dict[str, list[str]]) -> None:
    """The catalogue has no message that the code no longer says, not even as a comment."""
    assert [one.id for one in catalogue if one.id and one.id not in messages] == []
    assert not catalogue.obsolete
    assert not [one.id for one in catalogue if one.id and one.fuzzy]


def test_placeholders_stay(catalogue: Catalog) -> None:
    """What is filled in stands in the translation too, in the same form; so does white space at the ends."""
    for one in catalogue:
        if not one.id:
            continue
        vi, en = str(one.id), str(one.string)
        if not en:
            continue
        if "{" in vi:
            assert _fields(en) == _fields(vi), vi
        assert en[: len(en) - len(en.lstrip())] == vi[: len(vi) - len(vi.lstrip())], vi
        assert en[len(en.rstrip()) :] == vi[len(vi.rstrip()) :], vi


def test_compiled_form_is_fresh() -> None:
    """The .mo that ships is what the .po compiles to today."""
    assert extract.MO.read_bytes() == extract.mo_bytes(extract.PO.read_bytes())


def test_files_name_no_day_and_no_machine() -> None:
    """The catalogue is the same whoever renews it, whenever."""
    text = extract.PO.read_text(encoding="utf-8")
    head = text.partition("\n\n")[0]
    assert "Date" not in head
    assert "Translator" not in head
    assert b"Creation-Date" not in extract.MO.read_bytes()
    places = re.findall(r"(?m)^#: (.*)$", text)
    assert places
    assert all(re.fullmatch(r"(drafter|templates)/[\w./-]+", p) for line in places for p in line.split())


def test_messages_that_are_data_are_known() -> None:
    """A variable given to `_` is one whose values the extraction lists; a new one must be listed there."""
    found = set()
    for path in extract.PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                assert not isinstance(node.args[0], ast.JoinedStr), f"{path}: an f-string is never found"
                if not isinstance(node.args[0], ast.Constant):
                    found.add(ast.unparse(node.args[0]))
    assert found - KNOWN == set(), "list in tests/i18n/extract.py where it comes from, then here"


@pytest.mark.parametrize("command", ["", *_COMMANDS])
def test_help_is_english(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """The help of drafter and of each command has no Vietnamese left with --lang en."""
    code, said = _said(capsys, "--lang", "en", *([command] if command else []), "--help")
    assert code == 0
    assert said.startswith("usage: drafter")
    assert "show this help" in said
    assert not _LETTERS.search(_own_words(said))


@pytest.mark.parametrize("command", ["", *_COMMANDS])
def test_help_is_vietnamese(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """Without a choice the help is Vietnamese, the words of argparse too."""
    code, said = _said(capsys, *([command] if command else []), "--help")
    assert code == 0
    assert said.startswith("cách dùng: drafter")
    assert "tùy chọn:" in said
    for word in ("usage:", "options:", "positional arguments:", "show this help"):
        assert word not in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "khong-co.docx"), "error: there is no file khong-co.docx"),
        (("rule", "XX999"), "error: there is no rule “XX999”\nhint: see the list: drafter rule"),
        (("render",), "error: missing: FILE.yml\nhint: see: drafter render --help"),
        (("nothing",), "error: argument COMMAND: invalid choice: 'nothing' (choose from"),
    ],
)
def test_errors_are_english(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    """Errors and hints come in English, those of the command line too."""
    code, said = _said(capsys, "--lang", "en", *arguments)
    assert code == 2
    assert said.startswith(words)
    assert not _LETTERS.search(_own_words(said))


def test_page_of_a_rule_is_english(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule explains itself in English; its clause and the quoted words stay as the law has them."""
    code, said = _said(capsys, "--lang=en", "rule", "KT102")
    assert code == 0
    assert said.startswith(
        "KT102: Margins are outside the range allowed.\n\nWhy: Decree 30/2020/NĐ-CP, Annex I"
    )
    assert "\nWrong: left margin 25 mm" in said
    assert "\nRight: top 20, bottom 20, left 30, right 15 mm." in said
    assert not _LETTERS.search(_own_words(said))


def test_language_of_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """DRAFTER_LANG chooses the language, --lang goes before it."""
    monkeypatch.setenv("DRAFTER_LANG", "en")
    assert _said(capsys, "check", "khong-co.docx")[1].startswith("error: there is no file")
    assert _said(capsys, "--lang", "vi", "check", "khong-co.docx")[1].startswith("lỗi: không có tệp")


@pytest.mark.parametrize("language", ["fr", "", "../en"])
def test_no_catalogue_is_vietnamese(language: str) -> None:
    """A language without a catalogue leaves the messages Vietnamese."""
    i18n.set_language("en")
    i18n.set_language(language)
    assert i18n._("Lỗi") == "Lỗi"


def test_catalogue_gone_is_vietnamese(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """An installation without its catalogues still speaks."""
    monkeypatch.setattr(i18n, "_LOCALE", tmp_path)
    i18n.set_language("en")
    assert i18n._("Lỗi") == "Lỗi"


def test_language_is_known() -> None:
    """What is written for machines names the language its messages are in."""
    assert i18n.language() == "vi"
    i18n.set_language("en")
    assert i18n.language() == "en"
    i18n.set_language("fr")
    assert i18n.language() == "vi"


def test_report_page_names_its_language() -> None:
    """A page of findings in English says so to the browser."""
    i18n.set_language("en")
    page = report.html([])
    assert '<html lang="en">' in page
    assert "Result of the check" in page


def test_form_is_described_in_the_chosen_language(capsys: pytest.CaptureFixture[str]) -> None:
    """The form of answers files is English for an editor that asks so, Vietnamese otherwise."""
    assert "cơ quan ban hành" in _said(capsys, "schema")[1]
    said = _said(capsys, "--lang", "en", "schema")[1]
    assert "issuing body" in said
    assert "cơ quan ban hành" not in said


def test_empty_message_stays_empty() -> None:
    """A question without help has none in English either: the header of the catalogue is never shown."""
    i18n.set_language("en")
    assert i18n._("") == ""
    assert i18n._("Lỗi") == "Errors"
