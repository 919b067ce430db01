"""The documents of a job made by a worker, which keeps its workshop between jobs and nothing else."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from functools import cache
from pathlib import Path

from drafter import __version__
from drafter.batch import notes
from drafter.batch.job import Item, Job, Result, answers_of, digest, opened, source_of
from drafter.batch.notes import Note
from drafter.check.accepted import Accepted, accepted_in
from drafter.errors import DrafterError, InputError
from drafter.files import read_bytes, write_atomic, write_fresh
from drafter.i18n import _
from drafter.memo import Memo
from drafter.word.making import Workshop

#: The most bytes that a document written here can have.
_LIMIT = 200_000_000

#: Set in a worker that was told to stop: what is begun is finished, the rest left.
stopping = False


def stop(*_ignored: object) -> None:
    """Finish the document at hand, then no more. Also a handler of signals."""
    global stopping
    stopping = True


def make(packed: bytes) -> list[Result]:
    """Make the documents of a job. A row that cannot be made is a result, never an exception.

    Raises InputError when the worker is not one that can do this batch: another version, another file system.
    """
    job = opened(packed)
    if not (Path(job.folder) / notes.FOLDER / job.token).is_file():
        raise InputError(
            _("máy chạy việc không thấy thư mục {folder}").format(folder=job.folder),
            hint=_("mọi máy trong cụm phải dùng chung thư mục này, cùng một đường dẫn"),
        )
    results = []
    for item in job.items:
        if stopping:
            break
        results.append(_safely(job, item))
    if job.pdf:
        from drafter.batch.pages import with_pages

        return with_pages(job, results)
    return results


def _safely(job: Job, item: Item) -> Result:
    try:
        return _made(job, item)
    except DrafterError as error:
        return Result(row=item.row, file=item.file, outcome="failed", message=error.message)
    except Exception as error:
        # a fault of ours in one document must not cost the others
        message = _("lỗi trong drafter, xin báo lại: {what}").format(what=f"{type(error).__name__}: {error}")
        return Result(row=item.row, file=item.file, outcome="failed", message=message)


def _made(job: Job, item: Item) -> Result:
    target = Path(job.folder) / item.file
    made_from = fingerprint(job, item)
    there = read_bytes(target, limit=_LIMIT) if target.is_file() else b""
    kept = _kept(job, item, made_from, there) if there else None
    if kept is not None:
        return kept
    shop = _workshop(job.template)
    data = shop.document(answers_of(job, item, shop.memo))
    notes.add(Path(job.folder), Note(item.file, made_from, digest(data)))
    write = write_atomic if os.path.lexists(target) else write_fresh
    write(target, data)
    return _checked(job, item, made_from, data, "made")


def _kept(job: Job, item: Item, made_from: str, there: bytes) -> Result | None:
    """The result for a file that is there and finished; None for one to make again.

    Raises InputError for one that is not ours to write over.
    """
    content = digest(there)
    if any(note.made_from == made_from and note.content == content for note in item.known):
        return _checked(job, item, made_from, there, "kept")
    if job.force or any(note.content == content for note in item.known):
        return None
    if any(note.made_from == made_from for note in item.known):
        kept = _checked(job, item, made_from, there, "kept")
        return replace(kept, message="; ".join(filter(None, (_("đã được sửa sau khi in"), kept.message))))
    raise InputError(
        _("đã có tệp khác mang tên {file}, hoặc tệp in lần trước đã được sửa; --force để ghi đè").format(
            file=item.file
        )
    )


@cache
def _workshop(template: str) -> Workshop:
    return Workshop(Path(template) if template else None)


def fingerprint(job: Job, item: Item) -> str:
    """A hash of everything that decides a document's bytes."""
    data, _name = source_of(job, item)
    base = _workshop(job.template).memo("base", digest, data)
    raw = json.dumps([__version__, base, job.template_hash, item.file, item.settings], ensure_ascii=False)
    return digest(raw.encode())


def _checked(job: Job, item: Item, made_from: str, data: bytes, outcome: str) -> Result:
    """The result, with what the checker says of the document when it is asked."""
    if not job.check:
        return Result(row=item.row, file=item.file, outcome=outcome)
    source, _name = source_of(job, item)
    accepted = (*job.accepted, *accepted_in(source))
    judged_by, content = digest(repr((job.version, accepted)).encode()), digest(data)
    found = next((n for n in item.known if n.judged == judged_by and n.content == content), None)
    if found is None:
        errors, warnings, codes = _findings(data, item.file, accepted, _workshop(job.template).memo)
        found = Note(item.file, made_from, content, judged_by, errors, warnings, codes)
        notes.add(Path(job.folder), found)
    return Result(
        row=item.row,
        file=item.file,
        outcome=outcome,
        message=found.codes,
        errors=found.errors,
        warnings=found.warnings,
    )


def _findings(data: bytes, name: str, accepted: tuple[Accepted, ...], memo: Memo) -> tuple[int, int, str]:
    """(errors, warnings, the codes of both with how often each was found)."""
    from drafter.check import check
    from drafter.check.accepted import without_accepted
    from drafter.word.read import read_view

    report, _left_out = without_accepted(check(read_view(data, name, memo)), accepted)
    codes: dict[str, int] = {}
    for finding in report.findings:
        if finding.severity != "info":
            codes[finding.code] = codes.get(finding.code, 0) + 1
    told = ", ".join(code if count == 1 else f"{code} ({count})" for code, count in sorted(codes.items()))
    return report.summary["error"], report.summary["warning"], told
