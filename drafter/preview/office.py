"""LibreOffice as a subprocess: documents in, PDFs out. No macro runs, no link is followed, no answer outlasts the limit.

Every run has a profile of its own (two runs on one profile: one ends with nothing written), a network namespace of its own
where the system lets us make one, and a process group of its own, killed as a whole when the time is over. The exit code
says nothing: it is 0 when nothing was written, so the PDF itself is looked for.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from drafter.errors import MissingToolError
from drafter.i18n import _

#: Seconds for one document. A plan of 8 pages takes 2, one of 300 about 15.
LIMIT_S = 90.0
_NAMES = ("soffice", "libreoffice", "soffice.bin")
_PLACES = {
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "~/Applications/LibreOffice.app/Contents/MacOS/soffice"),
}  # fmt: skip
#: (path, property, value): macros off, no active content, links of foreign documents not followed, never updated.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
#: PDF/A-2b, tagged, for readers of screens (PDF/UA).
_EXPORT = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
}


def find_office() -> str:
    """The path of LibreOffice: $DRAFTER_SOFFICE, the search path, the usual places. Raises MissingToolError."""
    own = os.environ.get("DRAFTER_SOFFICE", "")
    for name in (own,) if own else _NAMES:
        if found := shutil.which(name):
            return found
    for place in () if own else _PLACES.get(sys.platform, ()):
        if Path(place).expanduser().is_file():
            return str(Path(place).expanduser())
    raise MissingToolError(_("chưa cài LibreOffice, không dựng được trang"), hint=_how_to_install())


def _how_to_install() -> str:
    if sys.platform == "win32":
        return _("cài: winget install TheDocumentFoundation.LibreOffice, hoặc tải từ libreoffice.org")
    if sys.platform == "darwin":
        return _("cài: brew install --cask libreoffice")
    return _(
        "cài: sudo apt install libreoffice-writer-nogui fonts-liberation (Debian, Ubuntu) hoặc sudo dnf install libreoffice-writer"
    )


def to_pdf(document: bytes, *, office: str = "", limit_s: float = LIMIT_S, offline: bool = True) -> bytes:
    """The PDF/A-2b of a .docx. `offline` False leaves out the network namespace and nothing else.

    Give it the copy of `drafter.word.printable`. Raises MissingToolError without LibreOffice, when the time is over, and
    when it wrote nothing.
    """
    (pdf,) = to_pdfs([document], office=office, limit_s=limit_s, offline=offline)
    if not pdf:
        raise MissingToolError(
            _("LibreOffice không dựng được trang của tệp này"),
            hint=_("mở tệp bằng LibreOffice để xem lỗi; nếu vẫn mở được, cài lại LibreOffice"),
        )
    return pdf


def to_pdfs(
    documents: Sequence[bytes], *, office: str = "", limit_s: float = LIMIT_S, offline: bool = True
) -> list[bytes]:
    """The PDFs of several documents by one run of LibreOffice, b"" for each that it could not read: see `to_pdf`.

    The time limit is for all of them.
    """
    program = office or find_office()
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        names = [f"van-ban{number or ''}" for number in range(len(documents))]
        for name, document in zip(names, documents, strict=True):
            (room / f"{name}.docx").write_bytes(document)
        command = _command(program, room, [room / f"{name}.docx" for name in names])
        _run([*(_no_network() if offline else ()), *command], limit_s)
        pdfs = [room / "out" / f"{name}.pdf" for name in names]
        found = [pdf.read_bytes() if pdf.is_file() else b"" for pdf in pdfs]
    return [data if data.startswith(b"%PDF") else b"" for data in found]


def _command(program: str, room: Path, documents: Sequence[Path]) -> list[str]:
    user = room / "profile" / "user"
    user.mkdir(parents=True)
    (room / "out").mkdir()
    (user / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    return [
        program,
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck",
        "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(_EXPORT, separators=(',', ':'))}",
        "--outdir", str(room / "out"),
        *map(str, documents),
    ]  # fmt: skip


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )


@cache
def _no_network() -> tuple[str, ...]:
    """What runs a command in a network namespace without any network; () where the system does not let us."""
    program = shutil.which("unshare") if sys.platform == "linux" else None
    if program is None:
        return ()
    try:
        done = subprocess.run([program, "-rn", "true"], capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return (program, "-rn") if done.returncode == 0 else ()


def _run(command: Sequence[str], limit_s: float) -> None:
    """Run to the end or to the limit; then nothing of it is left running."""
    try:
        if sys.platform == "win32":
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                creationflags=subprocess.CREATE_NEW_PROCESS_GROUP,
            )  # fmt: skip
        else:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
    except OSError as error:
        raise MissingToolError(
            _("không chạy được LibreOffice: {why}").format(why=error.strerror or error),
            hint=_how_to_install(),
        ) from None
    try:
        process.wait(limit_s)
    except subprocess.TimeoutExpired:
        raise MissingToolError(
            _("LibreOffice không trả lời trong {limit:g} giây").format(limit=limit_s),
            hint=_("thử lại; tệp quá dài thì chia nhỏ"),
        ) from None
    finally:
        _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        # the group may have gone with its last process
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
