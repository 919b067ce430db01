"""The office's profile: the part of an answers file that is the same in every plan of one office."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drafter.answers.dump import block_text, to_plain
from drafter.answers.form import ROOT
from drafter.answers.load import read_tree
from drafter.answers.schema import Report
from drafter.errors import AnswersError, InputError, Problem
from drafter.i18n import _
from drafter.interview.facts import unit_and_name
from drafter.interview.question import Plain, Question, View
from drafter.interview.values import get

#: What is kept: the body, its place, who receives, where a copy is archived, who signs and as what.
KEPT = ("issuer", "place", "recipients", "archive", "signers")


def read(data: bytes, file: str, *, whole: bool = False) -> dict[str, Any]:
    """The profile in a file, as it is typed. `whole`: the file is an answers file, the rest of which is passed over.

    Raises AnswersError naming every problem with its line, InputError when there is nothing to keep.
    """
    tree, report = read_tree(data, file), Report()
    values: dict[str, Any] = {}
    for key, node in tree.items.items():
        kind = ROOT.kind_of(key) if key in KEPT else None
        if kind is not None:
            values[key] = kind.read(node, key, report)
        elif not whole and key != "drafter":
            line = tree.key_lines.get(key, 0)
            hint = _("hồ sơ chỉ có: {keys}").format(keys=", ".join(KEPT))
            report.problems.append(Problem(line, key, _("hồ sơ cơ quan không giữ mục này"), hint))
    if report.problems:
        raise AnswersError(file, report.problems)
    plain = {key: value for key, value in to_plain(values).items() if key in KEPT and value}
    if not plain:
        raise InputError(
            _("{file} không có gì để giữ trong hồ sơ cơ quan").format(file=file),
            hint=_("hồ sơ giữ: {keys}").format(keys=", ".join(KEPT)),
        )
    return plain


def write(profile: Mapping[str, Any]) -> bytes:
    """The profile as a file."""
    return block_text({"drafter": to_plain({})["drafter"], **profile}).encode()


def answer_in(profile: Mapping[str, Any], question: Question, view: View) -> Plain:
    """What the profile answers to a question, None for nothing. Beyond the body it speaks only for its own body."""
    part = question.key.partition(".")[0].partition("[")[0]
    if part not in KEPT or part not in profile:
        return None
    if question.key != "issuer.kind" and not _is_same_body(profile, view):
        return None
    document = dict(profile)
    return question.load(document, view) if question.load else get(document, question.key)


def _is_same_body(profile: Mapping[str, Any], view: View) -> bool:
    """Whether the body answered so far is that of the profile."""
    issuer = profile.get("issuer") or {}
    unit, name = unit_and_name(view)
    said = {
        "kind": view.text("issuer.kind"),
        "unit": unit,
        "name": name,
        "department": view.text("issuer.department"),
    }
    return all(not said[key] or not issuer.get(key) or said[key] == issuer[key] for key in said)
