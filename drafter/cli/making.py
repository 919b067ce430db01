"""From an answers file to a document: what `render` and `new` share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.answers import tree as _tree
from drafter.answers.dump import to_plain
from drafter.answers.load import Loaded, load
from drafter.answers.printed import must_show
from drafter.errors import InputError
from drafter.files import read_bytes, write_atomic
from drafter.i18n import _
from drafter.sheet import compose
from drafter.sheet.wording import Wording
from drafter.text import slug
from drafter.word.library import compiled_for
from drafter.word.render import render


@dataclass(frozen=True, slots=True)
class Made:
    """A document before it is written."""

    data: bytes
    loaded: Loaded


def make(answers: Path, settings: Sequence[str] = (), regime: str = "", template: Path | None = None) -> Made:
    """Read the answers and render the document. Nothing is written."""
    return make_from(read_bytes(answers, limit=_tree.MAX_BYTES), str(answers), settings, regime, template)


def make_from(
    data: bytes, name: str, settings: Sequence[str] = (), regime: str = "", template: Path | None = None
) -> Made:
    """The document of answers already read."""
    loaded = load(data, name, settings, regime)
    profile = loaded.profile
    compiled = compiled_for(profile.id, loaded.plan.issuer.wording, template)
    sheet = compose(loaded.plan, profile, Wording(compiled.sentences))
    kit = loaded.values.get("kit", {})
    record = {
        "regime": profile.id,
        "answers": to_plain(loaded.values),
        "kit": [kit.get("id", ""), kit.get("version", "")],
    }
    shown = must_show(loaded.values, stamped=profile.looks["do_mat"].stamp_only)
    return Made(render(compiled, sheet, record=record, answers=shown), loaded)


def output_name(loaded: Loaded) -> str:
    """A safe file name from number, type and title."""
    plan = loaded.plan
    number = re.sub(r"\D", "", plan.number)
    stem = slug(
        " ".join(filter(None, (plan.symbol.split("-")[0].split("/")[0], number, plan.title))), limit=80
    )
    return f"{stem}.docx"


def write_new(path: Path, data: bytes, *, force: bool) -> None:
    """Write a document; an existing file of other content is kept unless `force`."""
    if path.is_dir():
        raise InputError(_("{path} là thư mục").format(path=path), hint=_("ghi cả tên tệp sau -o"))
    if path.exists() and not force:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        raise InputError(
            _("đã có tệp {path}").format(path=path), hint=_("thêm --force để ghi đè, hoặc -o TÊN-KHÁC.docx")
        )
    write_atomic(path, data)
