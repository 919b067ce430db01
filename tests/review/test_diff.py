"""diff: what changed, in sentences; the redline read by pandoc on both sides."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.cli.making import make
from tests.review.reviewer import reviewed
from tests.review.test_matrix import SAMPLES, _opened, after, norm, targets
from tests.review.test_programs import _letters, _pandoc
from tests.tools import ANSWERS, sdk_errors, unmeasured

SAMPLE = ANSWERS / "huyen-2019.yml"
XA = ANSWERS / "xa-2026.yml"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Two answers files, the second changed."""
    shutil.copy(XA, tmp_path / "a.yml")
    text = XA.read_text(encoding="utf-8")
    text = text.replace("deadline: Quý II/2026", "deadline: Quý III/2026", 1)
    text = text.replace("lead: Công an xã", "lead: Ban Chỉ huy Quân sự xã", 1)
    text = text.replace("  - id: nn-thon\n    name: Các thôn\n    note: t/h\n", "", 1)
    text = text.replace("recipients:\n", "recipients:\n  - id: nn-moi\n    name: Nơi nhận mới\n", 1)
    text = text.replace(
        "hằng năm.\n  - id: muc-tieu", "hằng năm.\n          Đoạn văn thêm vào.\n  - id: muc-tieu", 1
    )
    (tmp_path / "b.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_sentences_name_task_deadline_agency_and_recipient(
    place: Path, run_cli: Callable[..., object]
) -> None:
    """One sentence a change, each naming what it is about; exit 1 when something changed."""
    done = run_cli("diff", place / "a.yml", place / "b.yml")
    said = done.out.splitlines()  # type: ignore[attr-defined]

    assert done.code == 1  # type: ignore[attr-defined]
    assert any(
        "nhiệm vụ" in one and "thời hạn đổi từ “Quý II/2026” thành “Quý III/2026”" in one for one in said
    )
    assert any("cơ quan chủ trì đổi từ “Công an xã”" in one for one in said)
    assert any(one == "Thêm nơi nhận “Nơi nhận mới”." for one in said)
    assert any(one == "Bỏ nơi nhận “Các thôn”." for one in said)
    assert any("thêm đoạn văn “Đoạn văn thêm vào.”" in one for one in said)
    assert len(said) == 5


def test_ids_alone_are_no_change(place: Path, run_cli: Callable[..., object]) -> None:
    """A file written by hand has no ids, the one that the questionnaire made of it has: they say the same."""
    text = (place / "a.yml").read_text(encoding="utf-8")
    (place / "b.yml").write_text(re.sub(r"- id: (nn|nv)-\S+\n +", "- ", text), encoding="utf-8")
    done = run_cli("diff", place / "a.yml", place / "b.yml")

    assert (done.code, done.out) == (0, "không có gì đổi\n")  # type: ignore[attr-defined]


@unmeasured
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_nothing_changed_says_so(sample: Path, tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """A document and the answers it was made of do not differ."""
    (tmp_path / "a.docx").write_bytes(make(sample).data)
    done = run_cli("diff", tmp_path / "a.docx", sample)

    assert done.code == 0  # type: ignore[attr-defined]
    assert done.out == "không có gì đổi\n"  # type: ignore[attr-defined]


def test_a_reviewed_document_is_compared_as_it_reads(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """The reviewer's words count as answers of that side."""
    words = targets(SAMPLE).paragraph()
    document = tmp_path / "b.docx"
    document.write_bytes(
        reviewed(make(SAMPLE).data, lambda r: r.add_after(next(p for p in r.paragraphs() if r.words(p) == words), " Họ thêm."))
    )  # fmt: skip
    done = run_cli("diff", SAMPLE, document)

    assert done.code == 1  # type: ignore[attr-defined]
    assert "Họ thêm." in done.out  # type: ignore[attr-defined]


def test_redline_accepted_is_the_new_and_rejected_the_old(
    place: Path, run_cli: Callable[..., object]
) -> None:
    """The comparison in Word: valid, accepted it reads as B, rejected as A, by our reader and by pandoc."""
    run_cli("diff", place / "a.yml", place / "b.yml", "--redline", place / "so.docx")
    read = _opened((place / "so.docx").read_bytes(), place / "so.docx").reviewed
    texts = {}
    for name in ("a", "b"):
        texts[name] = after(_opened(make(place / f"{name}.yml").data, place / name))
        (place / f"{name}.docx").write_bytes(make(place / f"{name}.yml").data)

    assert sdk_errors(place / "so.docx", "Microsoft365") == []
    assert [norm(w.text) for w in read.after() if w.text.strip()] == texts["b"]
    assert sorted(norm(w.text) for w in read.before() if w.text.strip()) == sorted(texts["a"])
    for name, how in (("a", "reject"), ("b", "accept")):
        assert sorted(_letters(_pandoc(place / "so.docx", how))) == sorted(
            _letters(_pandoc(place / f"{name}.docx", how))
        )


def test_an_edit_that_no_answer_can_be_is_not_nothing(place: Path, run_cli: Callable[..., object]) -> None:
    """A day that no month has is told: two documents with other dates are never called the same."""
    (place / "x.docx").write_bytes(make(XA).data)
    (place / "y.docx").write_bytes(
        reviewed(
            make(XA).data,
            lambda r: r.replace(
                r.find("ngày 05 tháng 3 năm 2026"), "05 tháng 3", "31 tháng 6", tracked=False
            ),
        )
    )
    done = run_cli("diff", place / "x.docx", place / "y.docx")

    assert done.code == 1  # type: ignore[attr-defined]
    assert "31 tháng 6" in done.out  # type: ignore[attr-defined]
