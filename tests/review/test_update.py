"""update: the answers of now and the reviewer's words in one document; nobody's words are lost."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.answers.dump import to_plain
from drafter.answers.load import load
from drafter.cli.returning import base_of, press
from drafter.review.merge import merge
from drafter.word.making import Workshop
from tests.review.reviewer import Reviewer, reviewed
from tests.review.test_matrix import SAMPLES, _opened, after, norm, printed
from tests.tools import ANSWERS, sdk_errors

SAMPLE = ANSWERS / "huyen-2019.yml"


def _edit(reviewer: Reviewer, dice: random.Random, number: int) -> list[str]:
    """One random edit; the words it puts in."""
    paragraphs = [
        p for p in reviewer.paragraphs() if len(reviewer.words(p)) > 20 and not list(p.iter("{*}del"))
    ]
    p = dice.choice(paragraphs)
    new = f"chữmới{number}x"
    tracked = dice.random() < 0.5
    kind = dice.choice(["add", "replace", "paragraph", "erase", "split", "move"])
    if kind == "add":
        reviewer.add_after(p, f" {new}")
        return [new]
    if kind == "replace":
        run = next(r for r in p.iter("{*}r") if r.find("{*}t") is not None)
        words = re.findall(r"\w+", run.find("{*}t").text or "")
        if not words:
            return []
        reviewer.replace(p, words[0], new, tracked=tracked)
        return [new]
    if kind == "paragraph":
        reviewer.paragraph_after(p, f"Đoạn {new} thêm.", tracked=tracked)
        return [new]
    if kind == "erase" and p.getparent().tag.endswith("body"):
        reviewer.erase_paragraph(p, tracked=tracked)
    if kind == "move" and p.getparent().tag.endswith("body"):
        others = [o for o in paragraphs if o.getparent() is p.getparent() and o is not p]
        reviewer.move(p, dice.choice(others), tracked=False)
    return []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**9), sample=st.sampled_from(SAMPLES), count=st.integers(1, 6))
def test_every_word_of_the_reviewer_is_in_the_result_or_in_the_report(
    seed: int, sample: Path, count: int
) -> None:
    """Random edits of random blocks, random changes of answers: nothing the reviewer typed is lost."""
    dice = random.Random(seed)
    reviewer = Reviewer(printed(sample))
    typed: list[str] = []
    for number in range(count):
        typed += _edit(reviewer, dice, number)
    returned = _opened(reviewer.save(), sample)
    base = base_of(returned, None)
    kept = [words for words in typed if any(words in text for text in after(returned))]
    answers = to_plain(load(sample.read_bytes(), sample.name).values)
    for _ in range(dice.randint(0, 3)):
        _change(answers, dice)
    loaded = load(_as_yaml(answers), "moi.yml")
    merged = merge(base, returned.reviewed, press().lines(to_plain(loaded.values)))
    made = _opened(Workshop().document(loaded, merged.overrides), sample)
    result = " ".join(after(made))
    told = " ".join([*(b for _, b in merged.unplaced), *(b for _, b, _ in merged.conflicts)])

    for words in kept:
        assert words in result or words in told
    for _line, theirs, _ours in merged.conflicts:
        assert all(norm(part) in result for part in theirs.split("\n"))


def _as_yaml(answers: dict[str, object]) -> bytes:
    from drafter.answers.dump import block_text

    return block_text(answers).encode()


def _change(answers: dict[str, object], dice: random.Random) -> None:
    """A change of ours: a word more in a text, a recipient less, a section less."""
    what = dice.choice(["title", "recipients", "sections", "text"])
    if what == "title":
        answers["title"] = f"{answers['title']} năm nay"
    elif what in ("recipients", "sections"):
        items = answers.get(what)
        if isinstance(items, list) and len(items) > 2:
            items.pop(dice.randrange(len(items)))
    else:
        sections = answers["sections"]
        assert isinstance(sections, list)
        node = dice.choice(sections)
        while isinstance(node, dict) and node.get("content"):
            node = dice.choice(node["content"])
        for key in ("text", "inline", "task"):
            if isinstance(node, dict) and node.get(key):
                node[key] = f"Ta sửa: {node[key]}"
                break


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a sample's answers."""
    shutil.copy(SAMPLE, tmp_path / "kh.yml")
    return tmp_path


def test_one_side_wins_and_both_are_a_conflict(place: Path, run_cli: Callable[..., object]) -> None:
    """Only theirs: theirs prints. Only ours: ours. Both: theirs stands, ours is put in tracked with a comment."""
    from tests.review.test_matrix import targets

    found = targets(SAMPLE)
    both, theirs = found.paragraph(0), found.paragraph(1)
    document = place / "kh.docx"
    document.write_bytes(
        reviewed(
            printed(SAMPLE),
            lambda r: r.add_after(next(p for p in r.paragraphs() if r.words(p) == both), " Họ thêm."),
            lambda r: r.add_after(next(p for p in r.paragraphs() if r.words(p) == theirs), " Họ sửa riêng."),
        )
    )
    text = (place / "kh.yml").read_text(encoding="utf-8")
    text = text.replace(both, f"{both} Ta thêm.").replace("archive: ", "archive: BTC, ", 1)
    (place / "kh.yml").write_text(text, encoding="utf-8")
    done = run_cli("update", document, place / "kh.yml", "-o", place / "moi.docx")
    made = _opened((place / "moi.docx").read_bytes(), place / "moi.docx")
    now, before = after(made), [norm(w.text) for w in made.reviewed.before()]

    assert done.code == 1  # type: ignore[attr-defined]
    assert f"{norm(theirs)} Họ sửa riêng." in now
    assert f"{norm(both)} Họ thêm." in before
    assert f"{norm(both)} Họ thêm. {norm(both)} Ta thêm." in now
    assert any("Lưu: BTC, " in words for words in now)
    assert "xung đột" in done.out  # type: ignore[attr-defined]
    assert any(part.comments for part in made.reviewed.parts)
    assert sdk_errors(place / "moi.docx", "Microsoft365") == []


def test_what_update_kept_still_comes_home(place: Path, run_cli: Callable[..., object]) -> None:
    """The new document carries the reviewer's words as edits of its answers: pull finds them."""
    from tests.review.test_matrix import targets

    words = targets(SAMPLE).paragraph()
    document = place / "kh.docx"
    document.write_bytes(
        reviewed(
            printed(SAMPLE),
            lambda r: r.add_after(next(p for p in r.paragraphs() if r.words(p) == words), " Họ thêm."),
        )
    )
    run_cli("update", document, place / "kh.yml", "-o", place / "moi.docx")
    done = run_cli("pull", place / "moi.docx", place / "kh.yml", "--accept-all-clear")

    assert done.code == 0  # type: ignore[attr-defined]
    assert f"{words} Họ thêm." in (place / "kh.yml").read_text(encoding="utf-8")


def test_update_never_writes_over_the_reviewed_file(place: Path, run_cli: Callable[..., object]) -> None:
    """Always a new file."""
    document = place / "kh.docx"
    document.write_bytes(printed(SAMPLE))
    done = run_cli("update", document, place / "kh.yml", "-o", document, "--force")

    assert done.code == 2  # type: ignore[attr-defined]
    assert document.read_bytes() == printed(SAMPLE)


def test_taken_out_there_and_changed_here_stays(place: Path, run_cli: Callable[..., object]) -> None:
    """The reviewer takes a paragraph out that we have changed: it stays, with a comment, and is told as a conflict."""
    from tests.review.test_matrix import targets

    words = targets(SAMPLE).paragraph()
    document = place / "kh.docx"
    document.write_bytes(
        reviewed(printed(SAMPLE), lambda r: r.erase_paragraph(next(p for p in r.paragraphs() if r.words(p) == words)))
    )  # fmt: skip
    text = (place / "kh.yml").read_text(encoding="utf-8").replace(words, f"{words} Ta thêm.")
    (place / "kh.yml").write_text(text, encoding="utf-8")
    done = run_cli("update", document, place / "kh.yml", "-o", place / "moi.docx")
    made = _opened((place / "moi.docx").read_bytes(), place / "moi.docx")

    assert done.code == 1  # type: ignore[attr-defined]
    assert f"{norm(words)} Ta thêm." in after(made)
    assert [c.text for part in made.reviewed.parts for c in part.comments] == [
        "Người sửa đã bỏ đoạn này, còn câu trả lời thì đã đổi"
    ]
    assert sdk_errors(place / "moi.docx", "Microsoft365") == []


def test_comments_stand_in_the_new_document_under_their_names(
    place: Path, run_cli: Callable[..., object]
) -> None:
    """A comment at a line that is still printed is carried over, lines and author; one at a line that is gone is told."""
    from tests.review.test_matrix import targets

    found = targets(SAMPLE)
    stays, goes = found.paragraph(0), found.paragraph(1)
    document = place / "kh.docx"
    document.write_bytes(
        reviewed(
            printed(SAMPLE),
            lambda r: r.comment(next(p for p in r.paragraphs() if r.words(p) == stays), "Xem lại chỗ này"),
            lambda r: r.comment(next(p for p in r.paragraphs() if r.words(p) == goes), "Bỏ thì hơn"),
        )
    )
    text = (place / "kh.yml").read_text(encoding="utf-8")
    (place / "kh.yml").write_text(text.replace(f"{goes}\n", "\n", 1), encoding="utf-8")
    done = run_cli("update", document, place / "kh.yml", "-o", place / "moi.docx")
    made = _opened((place / "moi.docx").read_bytes(), place / "moi.docx")

    kept = {(c.author, c.text) for part in made.reviewed.parts for c in part.comments}
    assert "Xem lại chỗ này" in {text for _, text in kept}
    assert all(author for author, _ in kept)
    assert "Bỏ thì hơn" in done.out + " ".join(text for _, text in kept)  # type: ignore[attr-defined]
    assert sdk_errors(place / "moi.docx", "Microsoft365") == []


def test_settled_comments_and_answers_keep_their_threads(place: Path, run_cli: Callable[..., object]) -> None:
    """A thread marked as done is still there, done, with its answer under it; an open one is open; all stand at their line."""
    from tests.review.test_matrix import targets

    found = targets(SAMPLE)
    done_at, open_at = found.paragraph(0), found.paragraph(1)

    def act(r: Reviewer) -> None:
        settled = next(p for p in r.paragraphs() if r.words(p) == done_at)
        first = r.comment(settled, "Đã thống nhất", resolved=True)
        r.author = "Lê Văn D"
        r.comment(settled, "Đồng ý", reply_to=first)
        r.comment(next(p for p in r.paragraphs() if r.words(p) == open_at), "Còn phải hỏi")

    document = place / "kh.docx"
    document.write_bytes(reviewed(printed(SAMPLE), act))
    run_cli("update", document, place / "kh.yml", "-o", place / "moi.docx")
    made = _opened((place / "moi.docx").read_bytes(), place / "moi.docx")
    kept = {c.text: (c, norm(part.new)) for part in made.reviewed.parts for c in part.comments}

    assert {text: (c.author, c.resolved, at) for text, (c, at) in kept.items()} == {
        "Đã thống nhất": ("Trần Thị C", True, norm(done_at)),
        "Đồng ý": ("Lê Văn D", True, norm(done_at)),
        "Còn phải hỏi": ("Lê Văn D", False, norm(open_at)),
    }
    assert kept["Đồng ý"][0].reply_to == kept["Đã thống nhất"][0].number
    assert kept["Còn phải hỏi"][0].reply_to == ""
    assert sdk_errors(place / "moi.docx", "Microsoft365") == []


def test_a_paragraph_that_was_moved_stands_where_it_was_moved_to(
    place: Path, run_cli: Callable[..., object]
) -> None:
    """Moved with its bookmark: the new document prints it there, once, and says so."""
    from tests.review.test_matrix import targets

    found = targets(SAMPLE)
    first, second = found.paragraph(0), found.paragraph(5)
    document = place / "kh.docx"
    document.write_bytes(
        reviewed(
            printed(SAMPLE),
            lambda r: r.move(
                next(p for p in r.paragraphs() if r.words(p) == second),
                next(p for p in r.paragraphs() if r.words(p) == first),
                tracked=False,
            ),
        )
    )
    wanted = after(_opened(document.read_bytes(), document))
    done = run_cli("update", document, place / "kh.yml", "-o", place / "moi.docx")
    now = after(_opened((place / "moi.docx").read_bytes(), place / "moi.docx"))

    assert [w for w in now if w in (norm(first), norm(second))] == [
        w for w in wanted if w in (norm(first), norm(second))
    ]
    assert second[:40] in done.out  # type: ignore[attr-defined]
