"""Mechanical slips mended in files: exactly those letters change, in Word, in text and in answers, and each is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.answers.load import load
from drafter.check.content.mend import CODES, mend, nothing_spared, slips
from drafter.cli.app import run
from drafter.cli.making import make
from drafter.cli.slips import answers_corrected, text_corrected
from drafter.errors import InputError
from drafter.word.fix_slips import correct
from drafter.word.package import read_parts, write_parts
from drafter.word.read import read_view

ANSWERS = Path(__file__).parents[2] / "answers" / "xa-2026.yml"
DOCUMENT = "word/document.xml"

_PIECES = (
    "theo Kết luận số 51- KL/TW", "150/2025/NĐ – CP", "156/KH-UBND", "27/NQ-TW", "trong trong", "các các", "dần dần", "thi cử",
    "ngày 05/3/2026", "“51- KL/TW của của”", "Sở Xây dựng xây dựng", "thực hiện", " ,", ";", " .", "\n", "2015 - 2020", "http://a.vn ,",
    "về việc tổ chức tổ chức lễ hội", "A ,B",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=14).map(" ".join)


def _letters(text: str) -> str:
    """Letters and digits alone: no slip but a doubled word takes one away."""
    return re.sub(r"[\W_]", "", text)


@given(TEXTS)
@settings(max_examples=300)
def test_nothing_but_slips_changes(text: str) -> None:
    """Put back what each slip took, and the text is the one it was; between the slips not one letter differs."""
    found = slips(text)
    edits = sorted(edit for slip in found for edit in slip.edits)
    at, kept = 0, []
    for start, end, new in edits:
        assert at <= start < end
        taken = text[start:end]
        assert not new or taken in "‒–−"
        assert new or taken.isspace() or taken.strip().casefold() in text[:start].casefold()
        kept.append(text[at:start] + new)
        at = end
    once = "".join(kept) + text[at:]
    assert not found or once != text
    assert mend(once).text == mend(text).text


@given(TEXTS)
def test_quotations_and_lines_are_kept(text: str) -> None:
    """The words of others stay as they are, and no line is joined to another."""
    mended = mend(text).text
    assert re.findall("“[^”]*”", text) == re.findall("“[^”]*”", mended) or "“51- KL/TW của của”" not in text
    assert text.count("\n") == mended.count("\n")


def _with_words(data: bytes, words: str) -> bytes:
    parts = read_parts(data, "x.docx")
    text = parts[DOCUMENT].decode()
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    half = len(safe) // 2 if "&" not in safe else len(safe)
    run_of = '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    paragraph = (
        f"<w:p>{run_of.format(safe[:half])}{run_of.format(safe[half:]).replace('<w:i/>', '<w:b/>')}</w:p>"
    )
    at = text.index("<w:sectPr", text.rindex("</w:tbl>"))
    parts[DOCUMENT] = (text[:at] + paragraph + text[at:]).encode()
    return write_parts(parts)


@pytest.fixture(scope="module")
def printed() -> bytes:
    """A plan as drafter prints it."""
    return make(ANSWERS).data


@given(st.lists(st.sampled_from([p for p in _PIECES if p != "\n"]), max_size=8).map(" ".join))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_word_file_keeps_all_but_its_slips(printed: bytes, words: str) -> None:
    """Whatever runs a slip is spread over, the paragraph reads as mended, its looks stand, all others are untouched."""
    data = _with_words(printed, words)
    before = [p.text for p in read_view(data, "x.docx").paragraphs()]
    fixed = correct(data, "x.docx", CODES)
    after = [p.text for p in read_view(fixed.data, "x.docx").paragraphs()]
    assert after == [mend(text).text for text in before]
    assert len(fixed.done) == sum(len(mend(text).done) for text in before)
    if not fixed.done:
        assert fixed.data == data


def test_runs_keep_their_looks(printed: bytes) -> None:
    """A symbol half in italics, half in bold is mended across both, each half in its look."""
    fixed = correct(_with_words(printed, "51- KL/TW"), "x.docx", CODES)
    runs = [
        (run.text, run.italic, run.bold)
        for p in read_view(fixed.data, "x.docx").paragraphs() if p.text == "51-KL/TW" for run in p.runs
    ]  # fmt: skip
    assert runs == [("51-", True, False), ("KL/TW", False, True)]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_keeps_its_lines_and_its_mark(mark: bytes, end: str) -> None:
    """Line ends and the mark at the start stay; what is told is what was done."""
    text = end.join(["Số: 27 /KH-UBND", "Theo Kết luận số 51- KL/TW ở xã , các các xã", "của", "của huyện."])
    data, done = text_corrected(mark + text.encode(), "a.txt", CODES, nothing_spared)
    wanted = end.join(["Số: 27 /KH-UBND", "Theo Kết luận số 51-KL/TW ở xã, các xã", "của", "của huyện."])
    assert data == mark + wanted.encode()
    assert [one[:5] for one in done] == ["ND301", "ND702", "ND701"]


def test_a_text_in_another_encoding_is_refused() -> None:
    """Bytes that are no UTF-8 are not guessed at."""
    with pytest.raises(InputError):
        text_corrected("đã".encode("cp1258", "replace") + b"\xff\xfe\x81", "a.txt", CODES, nothing_spared)


@given(
    st.sampled_from(["plain", "single", "double", "block", "flow"]),
    st.sampled_from(["trong trong", "các các", "51- KL/TW"]),
)
def test_answers_keep_every_other_byte(style: str, slip: str) -> None:
    """In whatever way a sentence is written, only its slip goes; remarks, names and keys stay."""
    words = f"Thực hiện {slip} việc này"
    written = {
        "plain": f"title: {words} # các các ghi chú",
        "single": f"title: '{words}'",
        "double": f'title: "{words}"',
        "block": f"sections:\n  - heading: A\n    text: |\n      {words}\n      dòng hai\n# các các",
        "flow": f"sections: [{{heading: '{words}'}}]",
    }[style]
    text = f"# trong trong\ndrafter: '1'\nissuer: {{kind: ubnd-xa, name: Các các}}\n{written}\nsigners:\n  - name: Trong trong\n"
    data, done = answers_corrected(text.encode(), "a.yml", CODES, nothing_spared)
    assert data.decode() == text.replace(words, mend(words).text)
    assert len(done) == 1


def test_the_sample_answers_come_back_whole() -> None:
    """Answers spoilt in every sentence are mended to what they were, and load."""
    head, text = ANSWERS.read_text(encoding="utf-8").split("drafter:", 1)
    spoilt = f"{head}drafter:{text.replace('71-NQ/TW', '71- NQ/TW')}"
    data, done = answers_corrected(spoilt.encode(), ANSWERS.name, CODES, nothing_spared)
    assert data == ANSWERS.read_bytes()
    assert len(done) == text.count("71-NQ/TW")
    assert load(data, ANSWERS.name).plan.title


@pytest.mark.parametrize("kind", ["docx", "txt", "yml"])
def test_the_command_mends_and_tells(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    printed: bytes,
    kind: str,
) -> None:
    """`check --fix` writes the copy, says each slip, and keeps what drafter.toml keeps."""
    monkeypatch.chdir(tmp_path)
    source, target = tmp_path / f"a.{kind}", tmp_path / f"b.{kind}"
    sentence = "Thực hiện Kết luận số 51- KL/TW ở các các xã"
    if kind == "docx":
        source.write_bytes(_with_words(printed, sentence))
    elif kind == "txt":
        lines = [p.text for p in read_view(printed, "x.docx").paragraphs()]
        source.write_text("\n".join([*lines[:12], sentence + ".", *lines[12:]]), encoding="utf-8")
    else:
        source.write_text(
            ANSWERS.read_text(encoding="utf-8").replace("title: ", f"title: {sentence}, ", 1),
            encoding="utf-8",
        )
    (tmp_path / "drafter.toml").write_text(
        '[[accept]]\ncode = "ND701"\nwords = "các các"\nreason = "giữ"\n', encoding="utf-8"
    )
    run(["check", str(source), "--select", "ND", "--fix", str(target)])
    said = capsys.readouterr().err
    assert "đã sửa: ND301: “51- KL/TW” thành “51-KL/TW”" in said
    assert "đã sửa: ND701" not in said
    assert "bỏ qua ND701: giữ" in said
    data = target.read_bytes()
    words = (
        " ".join(p.text for p in read_view(data, "x.docx").paragraphs()) if kind == "docx" else data.decode()
    )
    assert sentence.replace("51- KL", "51-KL") in words


def test_a_copy_of_another_kind_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Answers are not mended into a Word file; a comment has no place in a text."""
    source = tmp_path / "a.txt"
    source.write_text("KẾ HOẠCH", encoding="utf-8")
    assert run(["check", str(source), "--fix", str(tmp_path / "b.docx")]) == 2
    assert run(["check", str(source), "--annotate", str(tmp_path / "b.docx")]) == 2
    assert ".txt" in capsys.readouterr().err
