"""The signature block over a sweep of lengths: never split over pages, never alone on one."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.cli.making import make_from
from tests.rendered.facts import MM, Facts, facts
from tests.tools import SAMPLES, to_pdf

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


#: An authority that takes two lines of a half page, beside one of a line.
_LONG, _SHORT = "TM. ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH LẠNG SƠN", "TM. ỦY BAN NHÂN DÂN TỈNH"


@pytest.mark.parametrize("longer", [0, 1])
def test_names_of_joint_signers_stand_on_one_line(tmp_path: Path, longer: int) -> None:
    """However many lines each authority takes: both begin on one line, both names stand on one line, the list below them."""
    authorities = (_LONG, _SHORT) if not longer else (_SHORT, _LONG)
    signers = "signers:\n" + "".join(
        f'  - authority: ["{authority}"]\n    post: CHỦ TỊCH\n    name: Nguyễn Văn {letter}\n'
        for authority, letter in zip(authorities, "AB", strict=True)
    )
    whole = (SAMPLES / "joint.yml").read_text(encoding="utf-8")
    answers = whole[: whole.index("signers:")] + signers
    path = tmp_path / "lien-tich.docx"
    path.write_bytes(make_from(answers.encode(), "b.yml").data)
    (pdf,) = to_pdf([path], tmp_path)
    page = facts(pdf)

    one, other = page.find("Nguyễn Văn A"), page.find("Nguyễn Văn B")
    assert one.top == pytest.approx(other.top, abs=1)
    tops = [page.find(authority[:12]).top for authority in authorities]
    assert tops[0] == pytest.approx(tops[1], abs=1)
    assert page.find("Nơi nhận").top > one.top
