"""The signature block over a sweep of lengths: never split over pages, never alone on one."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.cli.making import make_from
from tests.rendered.facts import MM, Facts, facts
from tests.tools import to_pdf

_PLAN = """\
drafter: "1"
issuer: {{kind: {kind}, unit: {unit}, name: Na Sầm, province: tỉnh Lạng Sơn}}
number: "7"
date: {date}
title: Thử độ dài của văn bản
opening: Câu mở đầu của kế hoạch.
sections:
  - heading: Nội dung
    text: |
{text}
closing: {closing}
recipients:
{recipients}
archive: {archive}
signers:
  - authority: [{authority}]
    post: {post}
    name: Nguyễn Văn A
"""
_SENTENCE = "Các cơ quan, đơn vị được phân công chủ động tổ chức thực hiện nhiệm vụ đúng thời hạn, bảo đảm chất lượng."
_CLOSINGS = ("Câu kết ngắn.", f"{_SENTENCE} {_SENTENCE} {_SENTENCE}")
_STATE = {
    "kind": "ubnd-xa",
    "unit": "xã",
    "date": "2026-03-05",
    "archive": "VT, VHXH",
    "authority": "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH",
    "post": "PHÓ CHỦ TỊCH",
}
_PARTY = {
    "kind": "dang-uy-xa",
    "unit": "xã",
    "date": "2026-06-15",
    "archive": "Văn phòng Đảng ủy",
    "authority": "T/M BAN THƯỜNG VỤ",
    "post": "BÍ THƯ",
}
LENGTHS = range(18, 42)


def plan(family: dict[str, str], length: int) -> bytes:
    """A plan of so many short paragraphs, with eight recipients."""
    text = "\n".join(f"      Đoạn {n}: {_SENTENCE}" for n in range(length))
    recipients = "\n".join(f"  - name: Nơi nhận thứ {n}" for n in range(8))
    return _PLAN.format(text=text, recipients=recipients, closing=_CLOSINGS[length % 2], **family).encode()


#: What is made once for all of them is made in one worker.
pytestmark = pytest.mark.xdist_group("signatures")


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Facts]:
    """Every length in both families, measured."""
    folder = tmp_path_factory.mktemp("swept")
    documents: list[Path] = []
    for name, family in (("state", _STATE), ("party", _PARTY)):
        for length in LENGTHS:
            path = folder / f"{name}-{length}.docx"
            path.write_bytes(make_from(plan(family, length), path.name).data)
            documents.append(path)
    return {pdf.stem: facts(pdf) for pdf in to_pdf(documents, folder)}


@pytest.mark.parametrize("family", ["state", "party"])
@pytest.mark.parametrize("length", LENGTHS)
def test_signature_is_whole_and_has_company(swept: dict[str, Facts], family: str, length: int) -> None:
    """Authority, post, name and all recipients on one page, with at least two lines of the text above them."""
    page = swept[f"{family}-{length}"]
    label, name = page.find("Nơi nhận:"), page.find("Nguyễn Văn A")
    authority = page.find("T/M" if family == "party" else "TM.")
    last = page.find("- Lưu")
    above = [ln for ln in page.lines if ln.page == label.page and 20 * MM < ln.top < label.top - 2]

    assert {label.page, name.page, authority.page, last.page} == {page.pages}
    assert abs(authority.top - label.top) < 8
    assert len(above) >= 2


def test_the_sweep_crosses_pages(swept: dict[str, Facts]) -> None:
    """The lengths cover the ends of pages, where a signature would be pushed over."""
    assert {page.pages for page in swept.values()} >= {2, 3}
