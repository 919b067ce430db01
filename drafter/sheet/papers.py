"""Papers as they are printed: the bases above the body, and those that the opening names."""

from __future__ import annotations

from drafter.model.papers import Paper
from drafter.regimes.spec import Profile
from drafter.sheet.lines import Line, Stretch, Text, answer, own, plain
from drafter.sheet.wording import Wording, named_again


def _cited(paper: Paper, group: str, profile: Profile, wording: Wording) -> Text:
    return wording.cite(paper, f"{group}[{paper.id}]", profile.before_cited_date)


def named_papers(
    papers: tuple[Paper, ...], bases: tuple[Paper, ...], profile: Profile, wording: Wording
) -> list[dict[str, Text]]:
    """The papers of the opening: whole where each is named first, short where a basis has named it."""
    out = []
    for paper in papers:
        basis = next((one for one in bases if one.is_same(paper)), None)
        short = answer(paper.short, f"implements[{paper.id}].short")
        if basis is None:
            out.append({"cited": _cited(paper, "implements", profile, wording), "short": short})
        elif basis.short:
            out.append({"cited": answer(basis.short, f"bases[{basis.id}].short"), "short": ()})
        else:
            again = named_again(paper, f"implements[{paper.id}]")
            out.append({"cited": again, "short": () if plain(again) == paper.short else short})
    return out


def base_lines(bases: tuple[Paper, ...], last_end: str, profile: Profile, wording: Wording) -> Stretch:
    """The bases of the plan, a line each; `last_end` stands behind the last."""
    out = []
    for number, basis in enumerate(bases, 1):
        path = f"bases[{basis.id}]"
        if basis.verbatim:
            text = answer(basis.verbatim.rstrip(";,. "), f"{path}.verbatim")
        else:
            short = answer(basis.short, f"{path}.short")
            text = wording.say("basis", {"cited": _cited(basis, "bases", profile, wording), "short": short})
        end = last_end if number == len(bases) else profile.bases.end
        out.append(Line(kind="can_cu", id=path, text=(*own(profile.bases.before), *text, *own(end))))
    return tuple(out)
