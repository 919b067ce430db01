"""The PDFs of a job's documents: several files to one run of LibreOffice, since starting it costs more than a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from drafter.batch import notes
from drafter.batch.job import Item, Job, Result, digest
from drafter.batch.notes import Note
from drafter.errors import DrafterError, InputError, MissingToolError
from drafter.files import read_bytes, write_atomic
from drafter.i18n import _
from drafter.preview.office import to_pdf, to_pdfs
from drafter.word.package import MAX_TOTAL
from drafter.word.printable import printable


def with_pages(job: Job, results: Sequence[Result]) -> list[Result]:
    """The results, after a PDF stands beside each document that was made or kept. One that cannot be made is "failed"."""
    items = {item.row: item for item in job.items}
    wanted = [result for result in results if result.outcome in ("made", "kept")]
    documents = {result.row: read_bytes(Path(job.folder) / result.file, limit=MAX_TOTAL) for result in wanted}
    missing = [row for row, data in documents.items() if not _there(job, items[row], data)]
    failed = _convert(job, {row: (items[row], documents[row]) for row in missing})
    return [
        replace(result, outcome="failed", message=failed[result.row]) if result.row in failed else result
        for result in results
    ]


def _convert(job: Job, wanted: dict[int, tuple[Item, bytes]]) -> dict[int, str]:
    """Write the PDFs; row -> why for those that there are none of."""
    failed: dict[int, str] = {}
    copies: dict[int, bytes] = {}
    for row, (item, data) in wanted.items():
        try:
            copies[row] = printable(data, item.file).data
        except DrafterError as error:
            failed[row] = error.message
    try:
        pdfs = dict(zip(copies, to_pdfs(list(copies.values())), strict=True)) if copies else {}
    except MissingToolError:
        # one file that LibreOffice hangs on must not cost the others their pages
        pdfs = dict.fromkeys(copies, b"")
    for row, pdf in pdfs.items():
        item, data = wanted[row]
        try:
            _write(job, item, data, pdf or to_pdf(copies[row]))
        except DrafterError as error:
            failed[row] = _("đã ghi tệp Word, không có PDF: {why}").format(why=error.message)
    return failed


def _write(job: Job, item: Item, document: bytes, pdf: bytes) -> None:
    place = _place(job, item)
    if place.is_file() and not job.force:
        there = digest(read_bytes(place, limit=MAX_TOTAL))
        if all(note.content != there for note in item.known):
            raise InputError(_("đã có tệp khác mang tên {file}; --force để ghi đè").format(file=place.name))
    notes.add(Path(job.folder), Note(item.file, digest(document), digest(pdf)))
    write_atomic(place, pdf, flush=False)


def _there(job: Job, item: Item, document: bytes) -> bool:
    """Whether the PDF that was made from this very document is still there."""
    place = _place(job, item)
    return place.is_file() and any(
        note.made_from == digest(document) and note.content == digest(read_bytes(place, limit=MAX_TOTAL))
        for note in item.known
    )


def _place(job: Job, item: Item) -> Path:
    return (Path(job.folder) / item.file).with_suffix(".pdf")
