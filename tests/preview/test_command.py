"""drafter preview: from a file or answers to pages, without touching anything else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.cli import preview as command
from drafter.errors import MissingToolError
from drafter.preview import fonts, pictures, viewer
from tests.conftest import render_document
from tests.tools import ANSWERS, REQUIRE_ALL, program

SAMPLE = ANSWERS / "dang-uy-xa-2026.yml"
#: One page of nothing, for what needs a PDF and no LibreOffice.
TINY = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\n4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n"
)
PNG = b"\x89PNG\r\n"


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """LibreOffice replaced by a PDF that is there already; what it was given."""
    given: list[bytes] = []

    def to_pdf(document: bytes, **_options: object) -> bytes:
        given.append(document)
        return TINY

    monkeypatch.setattr("drafter.preview.office.to_pdf", to_pdf)
    monkeypatch.setattr("drafter.preview.office.find_office", lambda: "soffice")
    monkeypatch.setattr("drafter.preview.fonts.stand_in", lambda: "Liberation Serif")
    return given


def test_pages_of_answers(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """From an answers file to a PDF and a picture a page, by the real LibreOffice."""
    program("soffice")
    pdf, folder = tmp_path / "ke-hoach.pdf", tmp_path / "anh"

    done = run_cli("preview", SAMPLE, "--pdf", pdf, "--png", folder)
    names = sorted(path.name for path in folder.iterdir())

    assert done.code == 0, done.err
    assert pdf.read_bytes().startswith(b"%PDF")
    assert len(names) >= 4
    assert names[0] == "trang-001.png"
    assert all(path.read_bytes().startswith(PNG) for path in folder.iterdir())
    assert f"{len(names)} trang" in done.out


def test_pdf_stands_beside_the_document(
    tmp_path: Path, run_cli: Callable[..., object], tiny: list[bytes]
) -> None:
    """Without options: the PDF is beside the file; the document is given as it is; an existing other file is kept."""
    path = tmp_path / "kh.docx"
    path.write_bytes(render_document(SAMPLE))

    first = run_cli("preview", path)
    (tmp_path / "kh.pdf").write_bytes(b"cua nguoi dung")
    second = run_cli("preview", path)
    third = run_cli("preview", path, "--force")

    assert (first.code, second.code, third.code) == (0, 2, 0)
    assert "--force" in second.err
    assert (tmp_path / "kh.pdf").read_bytes() == TINY
    assert tiny[0] == path.read_bytes()


def test_pictures_alone_write_no_pdf(
    tmp_path: Path, run_cli: Callable[..., object], tiny: list[bytes]
) -> None:
    """--png alone: pictures only."""
    path = tmp_path / "kh.docx"
    path.write_bytes(render_document(SAMPLE))

    done = run_cli("preview", path, "--png", tmp_path / "anh")

    assert done.code == 0, done.err
    assert sorted(p.name for p in (tmp_path / "anh").iterdir()) == ["trang-001.png", "trang-002.png"]
    assert not (tmp_path / "kh.pdf").exists()


def test_the_original_is_never_the_target(
    tmp_path: Path, run_cli: Callable[..., object], tiny: list[bytes]
) -> None:
    """--pdf on the document itself is refused, also with --force."""
    path = tmp_path / "kh.docx"
    path.write_bytes(render_document(SAMPLE))

    done = run_cli("preview", path, "--pdf", path, "--force")

    assert done.code == 2
    assert "tệp khác" in done.err
    assert path.read_bytes() == render_document(SAMPLE)


def test_tracked_changes_are_accepted_in_the_copy_and_told(
    tmp_path: Path, run_cli: Callable[..., object], tiny: list[bytes]
) -> None:
    """The pages are those of the accepted text, which is said; the file keeps its changes."""
    from tests.word.test_fix import DOCUMENT, changed

    path = tmp_path / "kh.docx"
    new = '<w:ins w:id="900" w:author="A"><w:r><w:t>mới</w:t></w:r></w:ins><w:del w:id="901" w:author="A"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    path.write_bytes(
        changed(
            render_document(SAMPLE), (DOCUMENT, lambda t: t.replace("<w:body>", f"<w:body><w:p>{new}</w:p>"))
        )
    )
    before = path.read_bytes()

    done = run_cli("preview", path)

    assert "đã chấp nhận hết các sửa đổi" in done.err
    assert path.read_bytes() == before
    assert tiny[0] != before


def test_the_strict_form_is_printed_too(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """A file saved by Word as "Strict Open XML", with a tracked change: its pages are made from a usual copy."""
    from tests.word.test_fix import DOCUMENT, changed

    program("soffice")
    change = '<w:p><w:ins w:id="900" w:author="A"><w:r><w:t>mới</w:t></w:r></w:ins></w:p>'
    path = tmp_path / "kh.docx"
    path.write_bytes(
        changed(
            render_document(SAMPLE),
            (DOCUMENT, lambda t: t.replace("<w:body>", f"<w:body>{change}").replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")),
        )
    )  # fmt: skip

    done = run_cli("preview", path)

    assert done.code == 0, done.err
    assert "đã chấp nhận" in done.err
    assert (tmp_path / "kh.pdf").stat().st_size > 20_000


def test_missing_fonts_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run_cli: Callable[..., object], tiny: list[bytes]
) -> None:
    """Without a font as wide as Times New Roman the pages are shown, with a warning."""
    monkeypatch.setattr("drafter.preview.fonts.stand_in", lambda: "DejaVu Sans")
    path = tmp_path / "kh.docx"
    path.write_bytes(render_document(SAMPLE))

    done = run_cli("preview", path)

    assert done.code == 0
    assert "bản xem trước có thể lệch trang" in done.err
    assert "DejaVu Sans" in done.err


def test_open_starts_the_viewer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run_cli: Callable[..., object], tiny: list[bytes]
) -> None:
    """--open hands the written PDF to the system's viewer."""
    shown: list[Path] = []
    monkeypatch.setattr("drafter.preview.viewer.show", shown.append)
    path = tmp_path / "kh.docx"
    path.write_bytes(render_document(SAMPLE))

    done = run_cli("preview", path, "--open", "--png", tmp_path / "anh")

    assert done.code == 0
    assert shown == [tmp_path / "kh.pdf"]


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", b"<html>"), ("a.pdf", b"%PDF-1.4"), ("a.yml", b"title: [")]
)
def test_other_files_are_refused(
    tmp_path: Path, run_cli: Callable[..., object], name: str, content: bytes
) -> None:
    """What is no Word file and no answers: a message, exit 2, nothing written."""
    path = tmp_path / name
    path.write_bytes(content)

    done = run_cli("preview", path)

    assert done.code == 2
    assert "Traceback" not in done.err
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("system", "name"), [("linux", "xdg-open"), ("darwin", "open")])
def test_the_viewer_is_the_systems_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, name: str
) -> None:
    """xdg-open on Linux, open on macOS; without one, or when it cannot start, the file is named."""
    called: list[list[str]] = []
    pdf = tmp_path / "a.pdf"
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(viewer.shutil, "which", lambda n: f"/usr/bin/{n}")
    monkeypatch.setattr(viewer.subprocess, "Popen", lambda args, **_k: called.append(args))
    viewer.show(pdf)

    def fails(*_a: object, **_k: object) -> None:
        raise OSError

    monkeypatch.setattr(viewer.subprocess, "Popen", fails)
    with pytest.raises(MissingToolError, match=r"a\.pdf"):
        viewer.show(pdf)
    monkeypatch.setattr(viewer.shutil, "which", lambda _n: None)
    with pytest.raises(MissingToolError, match=r"a\.pdf"):
        viewer.show(pdf)

    assert called == [[f"/usr/bin/{name}", str(pdf.resolve())]]


def test_the_viewer_on_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """os.startfile, and a message where no program is bound to PDF."""
    opened: list[object] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(viewer.os, "startfile", opened.append, raising=False)
    viewer.show(tmp_path / "a.pdf")

    def fails(_path: object) -> None:
        raise OSError

    monkeypatch.setattr(viewer.os, "startfile", fails, raising=False)
    with pytest.raises(MissingToolError):
        viewer.show(tmp_path / "a.pdf")

    assert opened == [tmp_path / "a.pdf"]


@pytest.mark.parametrize("way", ["pypdfium2", "pdftoppm"])
def test_pictures_by_either_way(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """Two pages, two pictures, in order, whichever of the two is installed."""
    if way == "pdftoppm":
        program("pdftoppm")
        monkeypatch.setattr(pictures, "_pdfium", lambda: None)
    else:
        pytest.importorskip("pypdfium2") if not REQUIRE_ALL else __import__("pypdfium2")

    found = pictures.to_png(TINY)

    assert len(found) == 2
    assert all(picture.startswith(PNG) for picture in found)


def test_without_either_way_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """No library and no program: the hint names both; a program that fails is told too."""

    def absent(_name: str) -> None:
        raise ImportError

    def fails(*_a: object, **_k: object) -> None:
        raise subprocess.TimeoutExpired("pdftoppm", 1)

    monkeypatch.setattr(pictures, "import_module", absent)
    monkeypatch.setattr(pictures.shutil, "which", lambda _n: None)
    with pytest.raises(MissingToolError) as caught:
        pictures.to_png(TINY)
    monkeypatch.setattr(pictures.shutil, "which", lambda n: n)
    monkeypatch.setattr(pictures.subprocess, "run", fails)
    with pytest.raises(MissingToolError, match="pdftoppm"):
        pictures.to_png(TINY)

    assert "pypdfium2" in caught.value.hint
    assert "poppler-utils" in caught.value.hint


@pytest.mark.parametrize(
    ("stand_in", "inside", "told"),
    [
        ("Liberation Serif", b"/BaseFont/BAAAAA+LiberationSerif-Bold", 0),
        ("Times New Roman", b"/BaseFont /TimesNewRomanPSMT", 0),
        ("Tinos", b"/FontName/ABCDEF+Tinos", 0),
        ("Liberation Serif", b"/BaseFont/BAAAAA+OpenSymbol", 0),
        ("DejaVu Serif", b"", 1),
        ("Liberation Serif", b"/BaseFont/BAAAAA+DejaVuSans-Oblique", 1),
        ("DejaVu Serif", b"/BaseFont/BAAAAA+Carlito#20Bold", 2),
        ("", b"", 0),
    ],
)
def test_only_fonts_as_wide_are_trusted(stand_in: str, inside: bytes, told: int) -> None:
    """Times New Roman, Liberation Serif, Tinos; bullets do no harm; anything else is named."""
    said = fonts.doubts(b"%PDF " + inside, stand_in)

    assert len(said) == told
    assert all("có thể lệch trang" in one for one in said)


def test_fonts_in_packed_objects_are_found() -> None:
    """Later versions pack the objects of a PDF: the names are read there too, and rubbish is passed over."""
    import zlib

    packed = zlib.compress(b"<</BaseFont/ABCDEF+Calibri>>")
    pdf = (
        b"1 0 obj<</Type/ObjStm>>stream\n"
        + packed
        + b"\nendstream 2 0 obj<</Type/ObjStm>>stream\nrubbish\nendstream"
    )

    assert fonts.fonts_of(pdf) == ("Calibri",)


def test_the_system_is_asked_for_its_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """fc-match answers with a name; without it, or when it fails, nothing is known."""
    program("fc-match")
    known = fonts.stand_in()

    def fails(*_a: object, **_k: object) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(fonts.subprocess, "run", fails)
        broken = fonts.stand_in()
    monkeypatch.setattr(fonts.shutil, "which", lambda _n: None)

    assert known
    assert (broken, fonts.stand_in()) == ("", "")


def test_the_command_is_described() -> None:
    """It has a line of help in Vietnamese."""
    assert command.HELP.startswith("xem trước")
