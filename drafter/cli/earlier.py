"""What a new plan starts from: an older plan of the same office, as answers or as a document, or a plan from above."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.answers import tree as _tree
from drafter.answers.load import read_shaped
from drafter.cli.say import note
from drafter.errors import DrafterError, InputError
from drafter.files import read_bytes
from drafter.i18n import _
from drafter.interview import journal
from drafter.interview.session import Session, has_own_content
from drafter.interview.values import plain_of
from drafter.text import fold

if TYPE_CHECKING:
    from drafter.importer import Imported


def starting_from(session: Session, earlier: Path, kind: str) -> tuple[Session, bytes]:
    """The session with what the file gives, and the answers of an older plan (b"" for one from above).

    `kind` is the kind of body that the command line names, "" when it names none. Raises InputError for a file that is
    no plan, and for a plan from above without task areas.
    """
    if earlier.suffix.lower() in (".yml", ".yaml"):
        return _rolled(session, read_bytes(earlier, limit=_tree.MAX_BYTES), str(earlier))
    from drafter.cli.import_ import imported

    found = imported(earlier)
    if not _is_own(found.values["issuer"], session.office.get("issuer", {}), kind):
        carrying = _carrying(session, found, earlier)
        if not (session.office or kind):
            note(_own_instead())
        return carrying, b""
    from drafter.answers.dump import to_yaml

    note(_("lấy làm kế hoạch trước của cơ quan mình: {path}").format(path=earlier))
    values = _unchanged(earlier)
    if values is None:
        values = found.values
        for doubt in found.doubts:
            note(_("cần xem lại: {doubt}").format(doubt=doubt))
    return _rolled(session, to_yaml(values).encode(), str(earlier))


def _unchanged(path: Path) -> dict[str, Any] | None:
    """The answers of a document that drafter made and nobody has changed since; None for any other: its words count."""
    from drafter.cli.returning import base_of, open_returned, press
    from drafter.review.reading import read_review

    try:
        returned = open_returned(path)
        if returned.record is None:
            return None
        if read_review(base_of(returned, None), returned.reviewed).changes:
            return None
        return press().read(returned.record["answers"], str(path))[0]
    except DrafterError:
        return None


def _rolled(session: Session, data: bytes, name: str) -> tuple[Session, bytes]:
    document = plain_of(read_shaped(data, name))
    if not has_own_content(document):
        note(_("lấy từ {path}: cơ quan, người ký, nơi nhận, nơi lưu; nội dung thì hỏi lại").format(path=name))
        note(_("muốn giữ cả câu chữ cũ: chép tệp ấy thành tệp khác, sửa rồi drafter render TỆP-MỚI.yml"))
    return journal.rolled(session, document), data


def _is_own(issuer: dict[str, Any], office: dict[str, Any], kind: str) -> bool:
    """Whether the body that issued a plan is the one that is writing now, as far as can be told.

    Nobody carries down the plan of a commune's people's committee but its own divisions: without a word on who is
    writing it is taken for the commune's.
    """
    if kind or office:
        same_name = fold(str(office.get("name", ""))) in ("", fold(str(issuer.get("name", ""))))
        return (kind or office.get("kind")) == issuer.get("kind") and (bool(kind) or same_name)
    return issuer.get("kind") == "ubnd-xa"


def _carrying(session: Session, plan: Imported, path: Path) -> Session:
    """The session of a lower body that carries a parent plan down."""
    from drafter.importer import as_kit

    found = as_kit(plan)
    if not found["areas"]:
        raise InputError(
            _("{path}: không thấy phần nhiệm vụ, giải pháp nào để mang xuống").format(path=path),
            hint=_own_instead(),
        )
    shelf = session.shelf.with_parent(found)
    note(_("mang xuống: {name}").format(name=shelf.carried.name))
    settings = {**session.settings, "kit.id": shelf.carried.id}
    issuer = found["issuer"]
    province = issuer.get("province") or f"{issuer.get('unit', '')} {issuer.get('name', '')}".strip()
    # what the office has said of itself goes before where the parent is from
    proposed = {} if session.office else {"issuer.province": province}
    return replace(session, shelf=shelf, parent=found, settings=settings, proposed=proposed)


def _own_instead() -> str:
    return _("kế hoạch trước của chính cơ quan mình thì dùng drafter import, rồi drafter new --from TỆP.yml")
