"""Speed inside one process, beside a yardstick of the same run: reading the same document's XML with lxml alone."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from drafter.answers.load import load
from drafter.check import check
from drafter.importer import import_view, view_of_text
from drafter.word.making import Workshop
from drafter.word.package import DOCUMENT, read_parts
from drafter.word.read import read_view

ROOT = Path(__file__).parent.parent
_PLAN = 'drafter: "1"\nissuer: {{kind: ubnd-xa, unit: xã, name: Na Sầm}}\ndate: 2026-03-05\ntitle: Thử độ dài\nsections:\n{sections}'
_SENTENCE = "Các cơ quan, đơn vị chủ động tổ chức thực hiện nhiệm vụ đúng thời hạn được giao. "


def _long(parts: int) -> str:
    text = "\n".join(f"      Đoạn {n}: {_SENTENCE * 6}" for n in range(190))
    return _PLAN.format(
        sections="".join(f"  - heading: Nội dung {n}\n    text: |\n{text}\n" for n in range(parts))
    )


def _best(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def rows(rounds: int = 5) -> list[tuple[str, float, float]]:
    """(what, seconds, times the yardstick)."""
    shop = Workshop()
    out = []
    for name, answers in (
        ("a plan", (ROOT / "answers/so-2026.yml").read_text(encoding="utf-8")),
        ("about 300 pages", _long(9)),
    ):
        loaded = load(answers.encode(), name)
        data = shop.document(loaded)
        document = read_parts(data, name)[DOCUMENT]
        view = read_view(data, name)
        yardstick = _best(lambda document=document: etree.fromstring(document), rounds)  # type: ignore[misc]
        for what, work in (
            ("render", lambda loaded=loaded: Workshop().document(loaded)),
            ("read", lambda data=data: read_view(data, "x")),
            ("check", lambda view=view: check(view)),
        ):
            spent = _best(work, rounds)  # type: ignore[arg-type]
            out.append((f"{what}: {name}", spent, spent / yardstick))
    text = "KẾ HOẠCH\nThử độ dài\n" + "\n".join(f"{n}. {_SENTENCE * 5}" for n in range(600))
    spent = _best(lambda: import_view(view_of_text(text.encode(), "x.txt"), today=dt.date.today()), 2)
    out.append(("import: text of about 100 pages", spent, spent / yardstick))
    return out
