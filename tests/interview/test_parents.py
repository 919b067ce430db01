"""Several papers from above: each is named once, from the top down, under "Căn cứ" or "Thực hiện" as its type wants."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.interview import journal, parents
from drafter.interview.document import document, to_text
from drafter.interview.session import Session, answer
from tests.conftest import paragraphs_of, render_document
from tests.interview.helpers import COMMUNE, TODAY, answered, fresh, whole

PROVINCE_PLAN = {"symbol": "12/KH-UBND", "date": "20/1/2026"}
PARTY_PROGRAMME = {"symbol": "45-CTr/TU", "date": "5/12/2025"}


def replies(*papers: dict[str, str]) -> dict[str, Any]:
    """The replies that name these papers, in the order in which they come to mind."""
    return {
        parents.path(id_, field): value
        for id_, paper in zip(parents.IDS, papers, strict=False)
        for field, value in paper.items()
        if value
    }


def opening(session: Session) -> str:
    """What the plan names before its first part."""
    lines = paragraphs_of(render_document(to_text(session).encode()))
    return " ".join(line for line in lines if line.startswith(("Thực hiện", "Căn cứ")))


@pytest.mark.parametrize("papers", [(PROVINCE_PLAN, PARTY_PROGRAMME), (PARTY_PROGRAMME, PROVINCE_PLAN)])
def test_a_national_document_a_party_programme_and_a_province_plan(
    papers: tuple[dict[str, str], ...],
) -> None:
    """However they are typed, the opening goes from the centre to the province, the Party first."""
    said = opening(whole({**COMMUNE, "kit.id": "nq71-2025", **replies(*papers)}))

    order = ["Thực hiện Nghị quyết số 71-NQ/TW", "; Nghị quyết số 281/NQ-CP",
             "; Chương trình số 45-CTr/TU", " và Kế hoạch số 12/KH-UBND"]  # fmt: skip
    places = [said.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "của Ban Thường vụ Tỉnh ủy Lạng Sơn" in said
    assert "của Ủy ban nhân dân tỉnh Lạng Sơn" in said
    assert said.count("12/KH-UBND") == 1


def test_a_law_is_a_basis_and_a_plan_is_carried_out() -> None:
    """A decree stands under "Căn cứ", never in "Thực hiện ..."; the file says so too."""
    decree = {"symbol": "105/2025/NĐ-CP", "date": "15/5/2025", "subject": "quy định chi tiết một số điều"}
    session = whole({**COMMUNE, **replies(decree, PROVINCE_PLAN)})
    made = document(session)

    assert [paper["symbol"] for paper in made["bases"]] == ["105/2025/NĐ-CP"]
    assert "105/2025/NĐ-CP" not in [paper["symbol"] for paper in made["implements"]]
    assert opening(session).startswith("Căn cứ Nghị định số 105/2025/NĐ-CP ngày 15/5/2025 của Chính phủ")


def test_papers_from_above_are_found_again_in_a_finished_file() -> None:
    """Read again, all are answered where they stand, a basis too; writing it again changes nothing."""
    decree = {"symbol": "105/2025/NĐ-CP", "date": "15/5/2025", "subject": "quy định chi tiết một số điều"}
    session = whole({**COMMUNE, **replies(PARTY_PROGRAMME, decree, PROVINCE_PLAN)})
    data = journal.dump(session, finished=True)
    again, _changed = journal.restore(data, "kh.yml", fresh().shelf, TODAY)

    assert journal.is_finished(again)
    assert journal.dump(again, finished=True) == data


def test_a_paper_from_above_that_is_taken_back_is_gone() -> None:
    """An empty symbol takes the paper out of a finished file, and those that stood by hand stay."""
    session = whole({**COMMUNE, "kit.id": "nq71-2025", **replies(PARTY_PROGRAMME)})
    data = journal.dump(session, finished=True)
    again, _changed = journal.restore(data, "kh.yml", fresh().shelf, TODAY)
    without = document(answer(again, parents.path(parents.IDS[0], "symbol"), ""))

    assert [paper["id"] for paper in without["implements"]] == ["nq-71", "nq-281"]


def test_another_kit_takes_its_papers_along() -> None:
    """Changing the kit changes the papers that it brought, and leaves the province's plan."""
    session = whole({**COMMUNE, "kit.id": "nq71-2025", **replies(PROVINCE_PLAN)})
    data = journal.dump(session, finished=True)
    again, _changed = journal.restore(data, "kh.yml", fresh().shelf, TODAY)
    changed = document(answer(again, "kit.id", "cchc"))

    assert [paper["symbol"] for paper in changed["implements"]] == ["76/NQ-CP", "12/KH-UBND"]


def test_a_typed_paper_takes_the_place_of_the_kits() -> None:
    """ "Văn bản khác" in a finished file: the kit's papers go, the typed one stands first."""
    session = whole({**COMMUNE, "kit.id": "nq71-2025", **replies(PROVINCE_PLAN)})
    data = journal.dump(session, finished=True)
    again, _changed = journal.restore(data, "kh.yml", fresh().shelf, TODAY)
    typed = {"kit.id": "khac", "implements[1].type": "Chỉ thị", "implements[1].symbol": "12-CT/TW"}
    changed = document(answered(typed, again))

    assert [paper["symbol"] for paper in changed["implements"]] == ["12-CT/TW", "12/KH-UBND"]
    assert "kit" not in changed


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ({"body": "Bộ Chính trị"}, {"body": "Chính phủ"}),
        ({"body": "Thủ tướng Chính phủ"}, {"body": "Ban Thường vụ Tỉnh ủy Lạng Sơn"}),
        ({"body": "Ban Thường vụ Thành ủy Huế"}, {"body": "Ủy ban nhân dân thành phố Huế"}),
        ({"body": "Ủy ban nhân dân tỉnh Lạng Sơn"}, {"body": "Ban Thường vụ Huyện ủy Văn Lãng"}),
        ({"body": "Ủy ban nhân dân huyện Văn Lãng"}, {"body": "Đảng ủy xã Na Sầm"}),
        ({"symbol": "71-NQ/TW"}, {"symbol": "281/NQ-CP"}),
        ({"symbol": "1-CTr/TU"}, {"symbol": "2-KH/HU"}),
        ({"body": "Đảng ủy xã Na Sầm"}, {"body": "Công ty A"}),
    ],
)
def test_who_stands_above_whom(higher: dict[str, str], lower: dict[str, str]) -> None:
    """The centre before the province, the province before the district; the Party before the State at each level."""
    assert parents.rank(higher) < parents.rank(lower)
