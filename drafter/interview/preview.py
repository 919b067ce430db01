"""Lines of the page as they will print, while the questions are being answered."""

from __future__ import annotations

from drafter.answers.codec import to_plan
from drafter.answers.form import ROOT
from drafter.answers.schema import Report
from drafter.answers.tree import Mapping
from drafter.errors import DrafterError
from drafter.i18n import _
from drafter.interview.document import document
from drafter.interview.session import Session, answer
from drafter.interview.values import node_of
from drafter.model.plan import Plan
from drafter.regimes.spec import Profile
from drafter.sheet import masthead
from drafter.sheet.lines import plain


def printed(session: Session, *, foreseen: bool = False) -> dict[str, str]:
    """Lines by what they are (header, number, place and date, signature); empty while too little is known."""
    found = _plan(session, foreseen=foreseen)
    if found is None:
        return {}
    plan, profile = found
    number = profile.number.before + plain(masthead.number_text(plan, profile))
    date = f"{plan.place}, {plain(masthead.date_text(plan.date, 'date'))}"
    lines = {
        _("Cơ quan"): " / ".join((*plan.issuer.parent_lines, *plan.issuer.lines)),
        _("Số, ký hiệu"): " ".join(number.replace("     ", " ... ").split()),
        _("Địa danh, ngày"): " ".join(date.replace("     ", " ... ").split()),
        _("Thể thức"): profile.name,
    }
    if plan.signers:
        signer = plan.signers[0]
        parts = (*signer.authority, signer.post, signer.name)
        lines[_("Chữ ký")] = " / ".join(part for part in parts if part)
    return lines


def _plan(session: Session, *, foreseen: bool) -> tuple[Plan, Profile] | None:
    answers = document(session, foreseen=foreseen)
    if "date" not in answers or "issuer" not in answers:
        return None
    # the head of the page needs neither title nor body
    known = {
        key: answers[key]
        for key in ("drafter", "issuer", "date", "number", "place", "signers")
        if key in answers
    }
    report = Report()
    values = ROOT.read(node_of({**known, "title": "…"}), "", report)
    if values is None or report.problems:
        return None
    try:
        return to_plan(values, Mapping(0), "")
    except DrafterError:
        return None


def foretold(session: Session, key: str, typed: str) -> str:
    """Lines that show what the reply being typed will print; "" while it cannot be taken."""
    try:
        after = answer(session, key, typed)
    except DrafterError:
        return ""
    before, now = printed(session), printed(after)
    changed = [f"{name}: {words}" for name, words in now.items() if before.get(name) != words]
    return "\n".join(changed)
