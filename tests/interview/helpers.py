"""Sessions for tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from drafter.interview.session import Session, accept_all, answer, next_step, steps
from drafter.kits.suggest import Shelf

TODAY = dt.date(2026, 11, 21)

DISTRICT = {
    "date": "15/10/2019",
    "issuer.kind": "ubnd-huyen",
    "issuer.unit": "huyện",
    "issuer.province": "lang son",
    "issuer.name": "Văn Lãng",
}
COMMUNE = {
    "date": "5/3/2026",
    "issuer.kind": "ubnd-xa",
    "issuer.unit": "xã",
    "issuer.province": "tỉnh Lạng Sơn",
    "issuer.name": "Na Sầm",
}


def fresh() -> Session:
    """Nothing answered."""
    return Session(shelf=Shelf(), today=TODAY)


def answered(replies: dict[str, Any], session: Session | None = None) -> Session:
    """These replies given one after another."""
    session = session or fresh()
    for key, value in replies.items():
        session = answer(session, key, value)
    return session


def whole(replies: dict[str, Any]) -> Session:
    """These replies, and Enter at everything else."""
    session = accept_all(answered(replies))
    assert next_step(session) is None
    return session


def values(session: Session) -> dict[str, Any]:
    """All answers by key."""
    return {step.question.key: step.value for step in steps(session)}
