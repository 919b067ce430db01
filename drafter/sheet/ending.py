"""What stands below the body: recipients and signatures."""

from __future__ import annotations

from drafter import text as _text
from drafter.model.plan import Recipient, Signer
from drafter.regimes.spec import Profile
from drafter.sheet.lines import Line, SignerSheet, answer, own


def recipient_lines(recipients: tuple[Recipient, ...], archive: str, profile: Profile) -> tuple[Line, ...]:
    """The lines under "Nơi nhận", that of the archive last."""
    form, out = profile.recipients, []
    for number, item in enumerate(recipients, 1):
        path = f"recipients[{item.id}]"
        if item.is_heading:
            out.append(Line(kind="noi_nhan_muc", id=path, text=answer(item.name, f"{path}.heading")))
            continue
        note = (*own(" ("), *answer(item.note, f"{path}.note"), *own(")")) if item.note else ()
        last = number == len(recipients) and not archive
        text = (
            *own(form.before),
            *answer(item.name, f"{path}.name"),
            *note,
            *own(form.last_end if last else form.end),
        )
        out.append(Line(kind="noi_nhan_muc", id=path, text=text))
    if archive:
        before, after = form.archive.split("{archive}")
        text = (*own(form.before + before), *answer(archive, "archive"), *own(after + form.last_end))
        out.append(Line(kind="noi_nhan_muc", id="archive", text=text))
    return tuple(out)


def signer_sheets(signers: tuple[Signer, ...]) -> tuple[SignerSheet, ...]:
    """The signatures, in order."""
    return tuple(map(_signer, signers))


def _signer(signer: Signer) -> SignerSheet:
    path = f"signers[{signer.id}]"
    above = [
        Line(
            kind="quyen_han",
            id=f"{path}.authority[{n}]",
            text=answer(_text.upper(words), f"{path}.authority[{n}]"),
        )
        for n, words in enumerate(signer.authority, 1)
    ]
    for key in ("post", "second_post"):
        if words := getattr(signer, key):
            above.append(
                Line(kind="chuc_vu", id=f"{path}.{key}", text=answer(_text.upper(words), f"{path}.{key}"))
            )
    return SignerSheet(
        above=tuple(above),
        name=Line(kind="ho_ten", id=f"{path}.name", text=answer(signer.name, f"{path}.name")),
    )
