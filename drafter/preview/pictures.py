"""Pages of a PDF as PNG: by pypdfium2 where it is installed, else by pdftoppm."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import MissingToolError
from drafter.i18n import _

if TYPE_CHECKING:
    from types import ModuleType

#: Dots an inch: a page of A4 is 827 x 1169 then, enough to read.
DPI = 100
_LIMIT_S = 120


def to_png(pdf: bytes) -> list[bytes]:
    """One PNG a page, in order. Raises MissingToolError when neither way is installed."""
    engine = _pdfium()
    return list(_by_pdfium(engine, pdf)) if engine is not None else _by_pdftoppm(pdf)


def _pdfium() -> ModuleType | None:
    try:
        import_module("PIL")
        return import_module("pypdfium2")
    except ImportError:
        return None


def _by_pdfium(engine: Any, pdf: bytes) -> Iterator[bytes]:
    document = engine.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            out = io.BytesIO()
            document[number].render(scale=DPI / 72).to_pil().save(out, format="PNG")
            yield out.getvalue()
    finally:
        document.close()


def _by_pdftoppm(pdf: bytes) -> list[bytes]:
    program = shutil.which("pdftoppm")
    if program is None:
        raise MissingToolError(
            _("chưa có công cụ xuất ảnh từ PDF"),
            hint=_("cài: pip install pypdfium2 pillow, hoặc sudo apt install poppler-utils"),
        )
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        source = Path(folder, "trang.pdf")
        source.write_bytes(pdf)
        try:
            subprocess.run(
                [program, "-png", "-r", str(DPI), str(source), str(Path(folder, "trang"))],
                capture_output=True, timeout=_LIMIT_S, check=True,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            raise MissingToolError(
                _("pdftoppm không xuất được ảnh"), hint=_("cài lại poppler-utils")
            ) from None
        # pdftoppm pads the number to one width, so names sort as pages
        return [path.read_bytes() for path in sorted(Path(folder).glob("trang-*.png"))]
