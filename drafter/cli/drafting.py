"""The questionnaire from start to end: where the answers come from, where they go, and the document at the end."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.answers import tree as _tree
from drafter.answers.dump import SCHEMA_FILE
from drafter.cli import profile
from drafter.cli.begun import begun, wants_to_go_on
from drafter.cli.earlier import starting_from
from drafter.cli.say import note, say
from drafter.errors import DrafterError, InputError, Interrupted
from drafter.files import read_bytes, write_atomic
from drafter.i18n import _
from drafter.interview import journal
from drafter.interview import session as engine
from drafter.interview.document import document
from drafter.interview.session import Session, Step
from drafter.interview.values import get
from drafter.kits.suggest import Shelf
from drafter.text import slug

if TYPE_CHECKING:
    from drafter.terminal.remarks import Remark


#: The file of a plan that was not given a name.
_NAME = "ke-hoach.yml"
#: Tasks that a remark names before it only counts them.
_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line says besides the files."""

    settings: tuple[str, ...] = ()
    kit: str = ""
    earlier: Path | None = None
    defaults: bool = False
    check: bool = True


def draft(file: Path | None, output: Path | None, *, force: bool, wishes: Wishes | None = None) -> int:
    """Ask what is still to be asked, then write the answers and the document.

    Every reply is on disk before the next question. Returns 130 when the user leaves, 2 when something is missing
    and there is no terminal to ask at.
    """
    wishes = wishes or Wishes()
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    try:
        path = file or (_begun() if asks and wishes == Wishes() else None) or _free_name(Path(_NAME))
    except KeyboardInterrupt:
        return Interrupted.exit_code
    if path.is_dir():
        raise InputError(_("{path} là thư mục, không phải tệp").format(path=path))
    session, fresh, older = _start(path, wishes)
    _refuse_wrong_settings(session)
    if wishes.defaults:
        session = engine.accept_all(session)
    if not asks:
        if not journal.is_finished(session):
            return _say_missing(session, path)
        return _finish(session, path, output, wishes, older, force=force)
    if not fresh:
        say(_("Làm tiếp {path}").format(path=path))
    if session.keeps_content:
        say(_("Giữ nguyên nội dung đã có; chỉ hỏi cơ quan ban hành, ngày, số, trích yếu, nơi nhận, người ký"))
    return _converse(session, path, output, wishes, older, force=force)


def _begun() -> Path | None:
    """The unfinished plan of this folder that the user wants to go on with."""
    found = begun(Path(), _NAME)
    return found if found and wants_to_go_on(found) else None


def _converse(
    session: Session, path: Path, output: Path | None, wishes: Wishes, older: bytes, *, force: bool
) -> int:
    from drafter.terminal.remarks import nothing_heard, nothing_judged
    from drafter.terminal.talk import converse

    def save(now: Session) -> None:
        write_atomic(path, journal.dump(now))

    try:
        session = converse(
            session,
            save,
            reviewed=wishes.defaults,
            judge=_remarks if wishes.check else nothing_judged,
            listen=heard if wishes.check else nothing_heard,
        )
    except KeyboardInterrupt:
        if path.exists():
            note(_("đã dừng; câu trả lời ở {path}. Làm tiếp: drafter new {path}").format(path=path))
        else:
            note(_("đã dừng; chưa có câu trả lời nào"))
        return Interrupted.exit_code
    return _finish(session, path, output, wishes, older, force=force)


def _remarks(session: Session) -> tuple[Remark, ...]:
    """What the check will say of the document, before anything is written."""
    from drafter.check import check
    from drafter.cli.judging import untold
    from drafter.cli.making import make_from
    from drafter.terminal.remarks import Remark, beside
    from drafter.word.read import read_view

    try:
        made = make_from(journal.dump(session, finished=True), "")
    except DrafterError as error:
        return (Remark(part="", text=error.message),)
    noted = (Remark(part="", text=str(problem)) for problem in made.loaded.notes)
    found = check(read_view(made.data, "docx"), made.loaded.profile).findings
    return (*noted, *beside(untold(made, found), engine.steps(session)))


def heard(_session: Session, step: Step) -> tuple[str, ...]:
    """What the rules of content say of the words of one answer, as soon as they are given."""
    from drafter.check import check_words
    from drafter.interview import facts
    from drafter.model.papers import DocDate
    from drafter.terminal.remarks import told, words_of

    regime, date = facts.profile(step.view), step.view.text("date")
    if step.question.form not in ("text", "long", "items") or regime is None or not date:
        return ()
    findings = check_words(words_of(step.value), regime, DocDate.parse(date))
    return tuple(told(finding) for finding in findings)


class _Start(NamedTuple):
    """Where the questions begin, whether there was no file yet, and the answers of the older plan (b"" for none)."""

    session: Session
    fresh: bool
    older: bytes


def _start(path: Path, wishes: Wishes) -> _Start:
    shelf, today = Shelf(), dt.date.today()
    fresh = not path.exists()
    if fresh:
        session = Session(shelf=shelf, today=today, office=profile.kept())
    else:
        data = read_bytes(path, limit=_tree.MAX_BYTES)
        session, changed = journal.restore(data, str(path), shelf, today)
        if changed:
            note(_("chú ý: {path} đã được sửa tay; lấy theo nội dung đang có trong tệp").format(path=path))
    given = _settings(wishes)
    older = b""
    if wishes.earlier:
        session, older = starting_from(session, wishes.earlier, given.get("issuer.kind", ""))
    settings = {**session.settings, **given}
    if wishes.kit:
        if session.shelf.kit(wishes.kit) is None:
            known = ", ".join(kit.id for kit in session.shelf.kits(dt.date.max))
            raise InputError(
                _("không có bộ khung “{id}”").format(id=wishes.kit),
                hint=_("chọn: {known}").format(known=known),
            )
        settings["kit.id"] = wishes.kit
    return _Start(replace(session, settings=settings), fresh, older)


def _settings(wishes: Wishes) -> dict[str, str]:
    settings = {}
    for setting in wishes.settings:
        key, sign, value = setting.partition("=")
        if not sign:
            raise InputError(_("--set cần dạng khóa=giá trị, không phải “{text}”").format(text=setting))
        settings[key.strip()] = value
    return settings


def _refuse_wrong_settings(session: Session) -> None:
    path = engine.steps(session)
    for step in path:
        if step.question.key in session.settings and step.why:
            key = step.question.key
            raise InputError(_("--set {key}: {why}").format(key=key, why=step.why))
    document(session)


def _say_missing(session: Session, path: Path) -> int:
    note(_("lỗi: còn thiếu câu trả lời, mà ở đây không có màn hình để hỏi"))
    if "MSYSTEM" in os.environ:
        # Git Bash on Windows hands programs pipes in place of a console
        note(_("gợi ý: Git Bash không cho hỏi; dùng PowerShell hoặc cmd, hoặc gõ winpty drafter new"))
    note(_("gợi ý: thêm các dòng sau vào lệnh drafter new {path} --defaults").format(path=path))
    for line in journal.missing(session):
        note(line)
    return 2


def _finish(
    session: Session, path: Path, output: Path | None, wishes: Wishes, older: bytes, *, force: bool
) -> int:
    from drafter.cli.judging import judged, left_over
    from drafter.cli.making import make_from, output_name, write_new
    from drafter.registers import communes

    data = journal.dump(session, finished=True)
    made = make_from(data, str(path))
    remarks = judged(made) if wishes.check else []
    if wishes.check and older:
        remarks += left_over(made, older, str(wishes.earlier))
    write_atomic(path, data)
    schema = path.parent / SCHEMA_FILE
    if not schema.exists():
        from drafter.answers.form import json_schema

        write_atomic(schema, (json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n").encode())
    for problem in made.loaded.notes:
        note(_("chú ý: {problem}").format(problem=problem))
    if old := communes.outdated(session.today):
        note(_("chú ý: {remark}").format(remark=old))
    # a deadline that passed may stand at several tasks
    for remark in dict.fromkeys(remarks):
        note(_("chú ý: {remark}").format(remark=remark))
    _say_doubts(session)
    target = output or path.parent / output_name(made.loaded)
    try:
        write_new(target, made.data, force=force)
    except InputError as error:
        if output:
            raise
        # the answers are safe; a document of another plan is not written over
        target = _free_name(target)
        write_new(target, made.data, force=False)
        note(_("chú ý: {why}").format(why=error.message))
    say(_("đã ghi câu trả lời: {path}").format(path=path))
    say(_("đã ghi tệp Word: {path} ({regime})").format(path=target, regime=made.loaded.profile.name))
    return 0


def _say_doubts(session: Session) -> None:
    """What is to be compared with the originals: the kit's note, and papers that were not verified."""
    made = document(session)
    kit = session.shelf.kit(str(get(made, "kit.id") or ""))
    if kit is None:
        return
    if kit.note:
        note(_("chú ý: {note}").format(note=_(kit.note)))
    if late := _begun_late(session):
        note(_("chú ý: {remark}").format(remark=late))
    named = {paper.get("id") for group in ("implements", "bases") for paper in made.get(group, ())}
    for id_, paper in kit.doubts.items():
        if id_ in named:
            note(_("chú ý: chưa đối chiếu với bản gốc: {paper}").format(paper=paper))


def _begun_late(session: Session) -> str:
    """Which of the plan's tasks are usually done before its day, "" for none: their deadlines were left out."""
    from drafter.interview.facts import suggestions
    from drafter.interview.questions.content import tasks_key

    last = engine.steps(session)[-1]
    made = suggestions(last.view)
    tasks = [
        task["task"]
        for area in (made.areas if made else ())
        for task in last.view.items(tasks_key(area.id))
        if made and task.get("id") in made.gone(area.id)
    ]
    if not tasks:
        return ""
    return _(
        "{count} việc của bộ khung thường làm trước ngày ban hành này, thời hạn đã qua được bỏ: {named}; ghi thời hạn mới, bỏ việc, hoặc soạn cho kỳ sau"
    ).format(count=len(tasks), named="; ".join(f"“{task[:40].rstrip()}…”" for task in tasks[:_NAMED]))


def _free_name(path: Path) -> Path:
    stem, number = slug(path.stem, limit=90), 1
    while path.exists():
        number += 1
        path = path.with_name(f"{stem}-{number}{path.suffix}")
    return path
