"""Forms of real plans put together by chance: what they say is read, no half of them is refused, no word goes missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.importer import Imported, as_json, view_of_text
from tests.importer import forms
from tests.importer.forms import Form
from tests.importer.tools import imported, loaded, words

_CHOICES: dict[str, Any] = {
    "issuer": forms.ISSUERS, "number": forms.NUMBERS, "date": forms.DATES, "title": forms.TITLES,
    "numbering": range(len(forms.NUMBERINGS)), "signature": forms.SIGNATURES, "recipients": forms.RECIPIENTS,
    "head": forms.HEADS, "ending": forms.ENDINGS, "page": forms.PAGES,
}  # fmt: skip
chosen = st.builds(Form, **{f.name: st.sampled_from(list(_CHOICES[f.name])) for f in fields(Form)})
#: What the printer sets itself, or a pen would.
_FURNITURE = Counter(words(f"{forms.QUOC_HIEU} {forms.TIEU_NGU} Số ngày tháng năm Nơi nhận gửi Lưu đã ký br"))


def read(text: str) -> Imported:
    """A text imported."""
    return imported(view_of_text(text.encode(), "a.txt"))


def missing(text: str, found: Imported) -> dict[str, int]:
    """The words of the text that are neither in the answers nor told as unplaced."""
    said = (
        f"{found.values} {found.unplaced} {found.plan.type} {found.head.date_text} {found.head.number.text}"
    )
    kept = Counter(words(f"{said} {found.plan.issuer.lines} {found.plan.issuer.parent_lines}"))
    had = Counter(word for word in words(text) if len(word) > 2 and word.isalpha() and word not in _FURNITURE)
    roman = {word for word in had if set(word) <= set("ivx")}
    return {word: count for word, count in (had - kept).items() if word not in roman}


@settings(max_examples=120, deadline=None)
@given(chosen)
def test_what_a_plan_says_is_read(form: Form) -> None:
    """Head, title, labels, recipients and signature are read in any layout, beside any other form."""
    found = read(forms.written(form))
    data = as_json(found)
    forms.assert_is_read(data, form)
    assert data["unplaced"] == []


@settings(max_examples=120, deadline=None)
@given(chosen, st.floats(0, 1), st.booleans())
def test_no_word_of_a_piece_goes_missing(form: Form, cut: float, first: bool) -> None:
    """A plan cut anywhere is imported, its answers load, and each of its words is in them or told as unplaced."""
    whole = forms.written(form)
    ends = [n for n, character in enumerate(whole) if character.isspace()]
    at = ends[int(cut * (len(ends) - 1))]
    text = whole[:at] if first else whole[at:]
    found = read(text)
    assert loaded(found).plan.title
    assert not missing(text, found)
