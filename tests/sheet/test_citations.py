"""Cited papers as answers: the form of the regime is derived, the first mention is whole, later ones are short."""

from __future__ import annotations

import pytest

from drafter.answers.load import load
from drafter.check import check
from drafter.cli.making import make_from
from drafter.word.making import Workshop
from drafter.word.read import read_view

STATE = "issuer: {kind: ubnd-xa, unit: xã, name: Na Sầm, province: tỉnh Lạng Sơn}"
PARTY = "issuer: {kind: tinh-uy, unit: tỉnh, name: Lạng Sơn}"
DIRECTIVE = "type: Kết luận, symbol: 51-KL/TW, date: 2019-05-30, body: Ban Bí thư, subject: về tiếp tục thực hiện Nghị quyết"
WHOLE = "của Ban Bí thư về tiếp tục thực hiện Nghị quyết"


def _answers(issuer: str, date: str, bases: str, implements: str) -> bytes:
    return f"""drafter: "1"
{issuer}
date: {date}
title: Phát triển văn hóa đọc
bases: [{bases}]
implements: [{implements}]
sections:
  - heading: Mục đích
    text: Một đoạn văn.
recipients:
  - name: Như trên
archive: VT
signers:
  - authority: [TM. ỦY BAN NHÂN DÂN]
    post: CHỦ TỊCH
    name: Nguyễn Văn A
""".encode()


def _printed(data: bytes) -> list[str]:
    sheet = Workshop(None).sheet(load(data, "a.yml"))
    return [line.printed for line in sheet.body if hasattr(line, "printed")]


@pytest.mark.parametrize(
    ("issuer", "date", "mark"),
    [(STATE, "2026-03-05", " ngày 30/5/2019"), (PARTY, "2019-08-27", ", ngày 30/5/2019")],
)
def test_the_regime_writes_the_comma(issuer: str, date: str, mark: str) -> None:
    """The Party puts a comma before the day, the State none; the answers are the same."""
    lines = _printed(_answers(issuer, date, "", f"{{id: a, {DIRECTIVE}}}"))
    assert f"Kết luận số 51-KL/TW{mark} {WHOLE}" in lines[0]


@pytest.mark.parametrize(
    ("basis", "paper", "again"),
    [
        ("", "", "Thực hiện Kết luận số 51-KL/TW, "),
        ("", ", short: Kết luận số 51-KL/TW", "Thực hiện Kết luận số 51-KL/TW, "),
        ("", ", short: Kết luận 51", "Thực hiện Kết luận số 51-KL/TW (sau đây gọi tắt là Kết luận 51), "),
        (", short: Kết luận 51", "", "Thực hiện Kết luận 51, "),
    ],
    ids=["plain", "own-form", "named-late", "named-first"],
)
def test_a_later_mention_is_short(basis: str, paper: str, again: str) -> None:
    """A paper that a basis has named whole is named by type and symbol, or by the short name given there."""
    lines = _printed(
        _answers(STATE, "2026-03-05", f"{{id: a, {DIRECTIVE}{basis}}}", f"{{id: b, {DIRECTIVE}{paper}}}")
    )
    assert WHOLE in lines[0]
    assert ("(sau đây gọi tắt là Kết luận 51)" in lines[0]) == bool(basis)
    assert lines[1].startswith(again)


def test_another_paper_of_that_symbol_is_named_whole() -> None:
    """51-KL/TW of another day is another paper."""
    other = DIRECTIVE.replace("2019-05-30", "2026-06-17")
    lines = _printed(_answers(STATE, "2026-10-05", f"{{id: a, {DIRECTIVE}}}", f"{{id: b, {other}}}"))
    assert "ngày 17/6/2026" in lines[1]


def test_every_answer_stands_in_the_document() -> None:
    """A short later mention loses nothing: the document is written, and the check has nothing to say of it."""
    made = make_from(
        _answers(STATE, "2026-03-05", f"{{id: a, {DIRECTIVE}}}", f"{{id: b, {DIRECTIVE}}}"), "a.yml"
    )
    report = check(read_view(made.data, "a"), made.loaded.profile, select=["ND3"])
    assert [f.code for f in report.findings if f.severity != "info"] == []


@pytest.mark.parametrize(
    ("bases", "code"),
    [
        (
            "{id: a, type: Thông tư, symbol: 01/2025/TT-BNV, date: 2025-03-05, body: Bộ Nội vụ, subject: về văn thư}, "
            "{id: b, type: Nghị định, symbol: 150/2025/NĐ-CP, date: 2025-06-12, body: Chính phủ, subject: quy định tổ chức}",
            "ND321",
        ),
        ("{id: a, type: Luật Tổ chức chính quyền địa phương, date: 2015-06-19}", "ND316"),
    ],
)
def test_answers_are_told_of_order_and_force(bases: str, code: str) -> None:
    """Bases stay in the order of the answers; what is out of order or out of force is told."""
    data = _answers(STATE, "2026-03-05", bases, f"{{id: c, {DIRECTIVE}}}")
    made = make_from(data, "a.yml")
    report = check(read_view(made.data, "a"), made.loaded.profile, select=["ND3"])
    assert code in {f.code for f in report.findings}
    assert _printed(data)[0].startswith(f"Căn cứ {'Thông tư' if code == 'ND321' else 'Luật'}")
