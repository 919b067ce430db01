"""The English catalogue kept in step with the code: `python -m tests.i18n.extract` renews the .po and compiles the .mo.

What is written in `_("...")` is found in the source; what is data and goes through `_` later is listed in `data()`.
Translations that stand are kept, new messages come in empty (the tests name them), old ones go.
"""

from __future__ import annotations

import ast
import io
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "drafter"
PO = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "drafter.po"
MO = PO.with_suffix(".mo")

#: Tables whose values are shown through `_`.
TABLES = (
    ("drafter.check.report", "_HEADINGS"),
    ("drafter.word.annotate", "_SEVERITY"),
    ("drafter.check.regime", "_FAMILY"),
    ("drafter.regimes", "_FAMILY"),
    ("drafter.check.content.common", "CITING"),
    ("drafter.check.rules.common", "NAMES"),
    ("drafter.check.rules.page", "_ALIGNS"),
    ("drafter.check.rules.page", "_PLACES"),
    ("drafter.check.rules.looks", "_ALIGN"),
    ("drafter.check.rules.leftovers", "_ODD"),
    ("drafter.check.rules.ink", "_ORNAMENTS"),
)
#: Data files, and the keys whose texts are shown through `_`.
DATA = (
    ("registers/data/bodies.toml", ("title", "ended", "instead")),
    ("registers/data/levels.toml", ("says",)),
    ("registers/data/signing.toml", ("refused",)),
    ("registers/data/spelling.toml", ("why",)),
)
#: Single texts shown through `_`.
TEXTS = (("drafter.check.content.numbers", "COMPARED"), ("drafter.check.content.sums", "_COMPARED"))
#: Lists of words shown through `_`.
LISTS = (("drafter.registers.calendar", "WEEKDAYS"),)
#: Arguments that are shown through `_`, by the folder of the calls and the name that is called.
ARGUMENTS = (
    ("interview", "Question", ("prompt", "help", "part")),
    ("interview", "Field", ("prompt",)),
    ("cli", "add_argument", ("metavar",)),
    ("answers", "Line", ("doc", "says")),
    ("answers", "_line", ("says",)),
)


def written() -> Iterator[tuple[str, str]]:
    """(message, place) of every `_("...")` in the package, those inside f-strings too."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                message = node.args[0]
                if isinstance(message, ast.Constant) and isinstance(message.value, str):
                    yield message.value, path.relative_to(ROOT).as_posix()


def _constants(tree: ast.Module) -> dict[str, str]:
    """The texts that stand under a name at the top of a module."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        if isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _calls(folder: str, called: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for path in sorted((PACKAGE / folder).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = _constants(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or called not in ast.unparse(node.func).split("."):
                continue
            for keyword in node.keywords:
                value = keyword.value
                if keyword.arg not in names:
                    continue
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value, path.relative_to(ROOT).as_posix()
                elif isinstance(value, ast.Name) and value.id in constants:
                    yield constants[value.id], path.relative_to(ROOT).as_posix()


def _docs(kind: object, seen: set[int]) -> Iterator[str]:
    """What the form says of each answer: its description and its hint."""
    from drafter.answers.groups import Many, Map
    from drafter.answers.schema import Kind

    if id(kind) in seen or not isinstance(kind, Kind):
        return
    seen.add(id(kind))
    yield kind.doc
    yield getattr(kind, "says", "")
    if isinstance(kind, Many):
        yield from _docs(kind.of, seen)
    if isinstance(kind, Map):
        for key in kind.fields:
            yield from _docs(kind.kind_of(key), seen)
    yield from _docs(getattr(kind, "_cell_group", None), seen)


def _under(value: object, keys: tuple[str, ...]) -> Iterator[str]:
    """The texts under these keys, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in keys and isinstance(inner, str):
                yield inner
            yield from _under(inner, keys)
    elif isinstance(value, list):
        for inner in value:
            yield from _under(inner, keys)


def data() -> Iterator[tuple[str, str]]:
    """(message, place) of what is data in the code and shown through `_`."""
    from drafter.answers.form import ROOT as FORM
    from drafter.check.content.language import _SLIPS
    from drafter.check.rendered import ALL
    from drafter.check.rules.page import _SIDES

    for path in sorted((PACKAGE / "cli").glob("*.py")):
        yield (
            _constants(ast.parse(path.read_text(encoding="utf-8"))).get("HELP", ""),
            f"drafter/cli/{path.name}",
        )
    for module, table in TABLES:
        for message in getattr(import_module(module), table).values():
            yield message, f"{module.replace('.', '/')}.py"
    for module, name in TEXTS:
        yield getattr(import_module(module), name), f"{module.replace('.', '/')}.py"
    for module, table in LISTS:
        for message in getattr(import_module(module), table):
            yield message, f"{module.replace('.', '/')}.py"
    for folder, called, names in ARGUMENTS:
        yield from _calls(folder, called, names)
    for _side, message in _SIDES:
        yield message, "drafter/check/rules/page.py"
    for _pattern, message, _kind in _SLIPS:
        yield message, "drafter/check/content/language.py"
    for message in _docs(FORM, set()):
        yield message, "drafter/answers/form.py"
    for rule in ALL.values():
        place = f"{rule.find.__module__.replace('.', '/')}.py"
        yield rule.title, place
        yield rule.page, place
    for name, keys in DATA:
        for message in _under(tomllib.loads((PACKAGE / name).read_text(encoding="utf-8")), keys):
            yield message, f"drafter/{name}"
    for path in sorted((ROOT / "templates" / "kits").glob("*/kit.toml")):
        kit = tomllib.loads(path.read_text(encoding="utf-8"))
        yield kit.get("note", ""), path.relative_to(ROOT).as_posix()


def messages() -> dict[str, list[str]]:
    """Every message of drafter with the files it stands in, sorted by file, then by message."""
    found: dict[str, set[str]] = {}
    for message, place in (*written(), *data()):
        if message.strip():
            found.setdefault(message, set()).add(place)
    return {
        message: sorted(places)
        for message, places in sorted(found.items(), key=lambda item: (min(item[1]), item[0]))
    }


class _Undated(Catalog):
    """A catalogue whose header says what a reader of it needs and nothing of its making."""

    mime_headers = property(
        lambda self: [("Content-Type", "text/plain; charset=utf-8"), ("Language", "en")]  # type: ignore[assignment]
    )


def read() -> Catalog:
    """The committed catalogue; an empty one when there is none."""
    if not PO.is_file():
        return Catalog(locale="en", domain="drafter")
    with PO.open("rb") as file:
        return read_po(file, locale="en", domain="drafter")


def renewed(old: Catalog) -> Catalog:
    """The catalogue of today's messages with the translations of `old`. Its header names no day and no person."""
    made = Catalog(locale="en", domain="drafter", header_comment="# English words of drafter.", fuzzy=False)
    for message, places in messages().items():
        before = old.get(message)
        made.add(message, before.string if before else "", locations=[(place, 0) for place in places])
    return made


def po_bytes(catalogue: Catalog) -> bytes:
    """The .po file: same messages, same bytes."""
    out = io.BytesIO()
    write_po(out, catalogue, width=110, include_lineno=False, omit_header=True)
    head = (
        "# English words of drafter; Vietnamese is the source.\n"
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return head.encode() + out.getvalue()


def mo_bytes(po: bytes) -> bytes:
    """The compiled form of a .po file: same words, same bytes; empty translations are left out."""
    read_back = read_po(io.BytesIO(po), locale="en", domain="drafter")
    plain = _Undated(locale="en", domain="drafter", fuzzy=False)
    for message in read_back:
        if message.id and message.string:
            plain.add(message.id, message.string)
    out = io.BytesIO()
    write_mo(out, plain)
    return out.getvalue()


def main() -> int:
    """Write both files; say what has no translation yet. 1 when something has none."""
    catalogue = renewed(read())
    made = po_bytes(catalogue)
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(made)
    MO.write_bytes(mo_bytes(made))
    empty = [message.id for message in catalogue if message.id and not message.string]
    for message in empty:
        print(f"no translation: {str(message).splitlines()[0]}")
    print(f"{len(catalogue)} messages, {len(empty)} without a translation")
    return 1 if empty else 0


if __name__ == "__main__":
    sys.exit(main())
