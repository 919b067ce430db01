"""The decision table of signatures: every kind of body in every role, the lines that print, and the pairs that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from drafter.errors import InputError
from drafter.regimes import load
from drafter.registers.bodies import kind, kinds
from drafter.registers.posts import named
from drafter.registers.posts import rows as rows_of_posts
from drafter.registers.signing import ROLES, rows, signing

STATE, PARTY = load("nd30-2020").signs, load("hd36-2018").signs

TABLE = [
    ("ubnd-xa", "head", ("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    ("ubnd-tinh", "deputy", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
    ("ubnd-xa", "in-charge", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
    ("ubnd-huyen", "acting", ("TM. ỦY BAN NHÂN DÂN",), "Q. CHỦ TỊCH"),
    ("so", "head", (), "GIÁM ĐỐC"),
    ("so", "deputy", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"),
    ("so", "by-order", ("TL. GIÁM ĐỐC",), "CHÁNH VĂN PHÒNG"),
    ("so", "authorised", ("TUQ. GIÁM ĐỐC",), "CHÁNH VĂN PHÒNG"),
    ("phong-xa", "deputy", ("KT. TRƯỞNG PHÒNG",), "PHÓ TRƯỞNG PHÒNG"),
    ("bo", "deputy", ("KT. BỘ TRƯỞNG",), "THỨ TRƯỞNG"),
    ("tinh-uy", "head", ("T/M BAN THƯỜNG VỤ",), "BÍ THƯ"),
    ("dang-uy-xa", "deputy", ("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ"),
    ("huyen-uy", "by-order", ("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG"),
    ("dang-khac", "head", ("T/M ĐẢNG ỦY",), "BÍ THƯ"),
]


@pytest.mark.parametrize(("body", "role", "authority", "post"), TABLE)
def test_lines_of_authority(body: str, role, authority: tuple[str, ...], post: str) -> None:
    """Body and role give these lines, with a clause."""
    of = kind(body)
    made = signing(of, role, STATE if of.family == "state" else PARTY, "Chánh Văn phòng")

    assert (made.authority, made.post) == (authority, post)
    assert made.clause.startswith("NĐ 30/2020" if of.family == "state" else "HD 36-HD")


@pytest.mark.parametrize(
    ("body", "department", "role", "authority", "post"),
    [
        ("so", "Sở Tài chính", "head", (), "GIÁM ĐỐC"),
        ("so", "Thanh tra tỉnh", "head", (), "CHÁNH THANH TRA"),
        ("so", "Thanh tra tỉnh", "deputy", ("KT. CHÁNH THANH TRA",), "PHÓ CHÁNH THANH TRA"),
        ("so", "Văn phòng UBND tỉnh", "deputy", ("KT. CHÁNH VĂN PHÒNG",), "PHÓ CHÁNH VĂN PHÒNG"),
        ("so", "Ban Dân tộc", "head", (), "TRƯỞNG BAN"),
        ("phong-xa", "Phòng Kinh tế", "head", (), "TRƯỞNG PHÒNG"),
        ("phong-xa", "Văn phòng HĐND và UBND", "head", (), "CHÁNH VĂN PHÒNG"),
        ("phong-xa", "Trung tâm Phục vụ hành chính công", "deputy", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"),
        ("bo", "Ngân hàng Nhà nước Việt Nam", "head", (), "THỐNG ĐỐC"),
        ("nha-nuoc-khac", "Trường Trung học cơ sở Na Sầm", "deputy", ("KT. HIỆU TRƯỞNG",), "PHÓ HIỆU TRƯỞNG"),
        ("nha-nuoc-khac", "Thường trực Hội đồng nhân dân xã", "deputy",
         ("TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
        ("dang-khac", "Đảng ủy các cơ quan Đảng tỉnh", "deputy", ("T/M ĐẢNG ỦY",), "PHÓ BÍ THƯ"),
        ("dang-khac", "Văn phòng Tỉnh ủy", "deputy", ("K/T CHÁNH VĂN PHÒNG",), "PHÓ CHÁNH VĂN PHÒNG"),
        ("dang-khac", "Ban Tổ chức Tỉnh ủy", "head", (), "TRƯỞNG BAN"),
        ("dang-khac", "Ủy ban Kiểm tra Tỉnh ủy", "deputy", ("T/M ỦY BAN KIỂM TRA",), "PHÓ CHỦ NHIỆM"),
        ("dang-khac", "Chi bộ Trường Trung học cơ sở", "head", ("T/M CHI BỘ",), "BÍ THƯ"),
    ],
)  # fmt: skip
def test_the_name_of_a_body_tells_its_posts(
    body: str, department: str, role, authority: tuple[str, ...], post: str
) -> None:
    """A Chánh Thanh tra heads Thanh tra tỉnh; K/T is written in bodies that serve a Party committee, and only there."""
    of = named(kind(body), department)
    made = signing(of, role, STATE if of.family == "state" else PARTY)
    assert (made.authority, made.post) == (authority, post)


@pytest.mark.parametrize(
    ("body", "role", "said"),
    [
        ("ubnd-xa", "by-order", "không ký thừa lệnh"),
        ("ubnd-tinh", "authorised", "không ký thừa ủy quyền"),
        ("tinh-uy", "authorised", "Văn bản của Đảng không có"),
        ("so", "by-order", "chưa có chức vụ"),
    ],
)
def test_impossible_pairs_are_refused_with_the_reason(body: str, role, said: str) -> None:
    """A plan of a collective is not signed by order; the Party knows no TUQ.; by order needs the signer's post."""
    of = kind(body)
    with pytest.raises(InputError, match=said):
        signing(of, role, STATE if of.family == "state" else PARTY)


#: Every kind of body, and every kind as the name of a body of it changes it.
BODIES = [
    *((of.id, of) for of in kinds().values()),
    *(
        (f"{id_}: {row['begins'][0]}", named(kind(id_), row["begins"][0]))
        for row in rows_of_posts()
        for id_ in row["kinds"]
    ),
]


@pytest.mark.parametrize("of", [of for _name, of in BODIES], ids=[name for name, _of in BODIES])
@pytest.mark.parametrize("role", ROLES)
def test_the_table_has_no_hole(of, role) -> None:
    """Every kind in every role either signs or is refused with a clause."""
    marks = STATE if of.family == "state" else PARTY
    (row,) = [
        one
        for one in rows()
        if (one["family"], one["collective"], one["role"]) == (of.family, bool(of.collective), role)
    ]
    if "refused" in row:
        with pytest.raises(InputError, match=r"30/2020|36-HD"):
            signing(of, role, marks, "CHÁNH VĂN PHÒNG")
    else:
        assert signing(of, role, marks, "CHÁNH VĂN PHÒNG").post


def test_rows_are_asked_once() -> None:
    """No two rows answer the same question; each has clause and confidence."""
    keys = [(row["family"], row["collective"], row["role"]) for row in rows()]

    assert len(keys) == len(set(keys))
    assert all(row["clause"] and row["confidence"] for row in rows())


def test_confidence_is_that_of_the_regime() -> None:
    """A to D where the State's text is told, H, M, L for the Party's; only what was read again is A or H."""
    grades = {"state": set("ABCD"), "party": set("HML")}
    assert all(row["confidence"] in grades[row["family"]] for row in rows())
    weak = {(row["family"], row["role"]) for row in rows() if row["confidence"] in "CDL"}
    assert weak == {
        ("state", "in-charge"),
        ("state", "by-order"),
        ("state", "authorised"),
        ("party", "acting"),
    }


def test_clauses_are_those_of_the_reference(witness_folder: Callable[[str], Path]) -> None:
    """The forms that the reference read: TM. and KT. for a committee, T/M and never K/T for the Party's."""
    state = yaml.safe_load((witness_folder("reference") / "state_rules.yaml").read_text("utf-8"))["signing"]
    for role in ("head", "deputy", "acting"):
        made = signing(kind("ubnd-xa"), role, STATE)  # type: ignore[arg-type]
        assert [*made.authority, made.post] == state["forms_ubnd"][role]
    for role in ("head", "deputy"):
        made = signing(kind("so"), role, STATE)  # type: ignore[arg-type]
        assert [*made.authority, made.post] == state["forms_so"][role]
    text = (witness_folder("reference") / "party_rules.yaml").read_text("utf-8")
    assert 'not_for_committee: ["K/T", "T/U", "TUQ."]' in text
    party = [kind(id_) for id_ in ("tinh-uy", "huyen-uy", "dang-uy-xa")]
    made_lines = [
        signing(of, role, PARTY, "X").authority for of in party for role in ROLES if role != "authorised"
    ]
    assert not any(line.startswith(("K/T", "T/U", "TUQ")) for lines in made_lines for line in lines)
