"""Reading and writing answers: what is written reads back the same, and the schema says what the reader does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answers import tree
from drafter.answers.dump import to_plain, to_yaml
from drafter.answers.form import ROOT, json_schema
from drafter.answers.load import load
from drafter.answers.schema import Report
from drafter.errors import AnswersError, InputError
from tests.conftest import ANSWERS, SAMPLES, Outcome

FILES = sorted([*ANSWERS.glob("*.yml"), *SAMPLES.glob("*.yml")])
NAMES = [path.name for path in FILES]
SMALL = """\
drafter: "1"
issuer: {kind: ubnd-xa, unit: xã, name: Na Sầm, province: tỉnh Lạng Sơn}
date: 2026-03-05
title: Làm việc
sections:
  - {id: a, heading: Một}
  - {heading: Hai, content: [{id: b, text: Chữ}]}
recipients: []
"""


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_what_is_written_reads_back_the_same(path: Path) -> None:
    """Values, plan and regime survive being written, and the second writing is the first."""
    first = load(path.read_bytes(), path.name)
    text = to_yaml(first.values)
    second = load(text.encode(), path.name)
    assert second.values == first.values
    assert second.plan == first.plan
    assert second.profile is first.profile
    assert to_yaml(second.values) == text
    assert text.startswith("# yaml-language-server: $schema=")


TEXTS = st.text(
    st.sampled_from("aăđ 0no:#-?!&*|>%@`'\"{}[],~=<\\/.\u00a0éếệ\U0001f680\ue0fe\t\n"), max_size=40
)


@settings(max_examples=150, deadline=None)
@given(
    title=TEXTS.filter(str.strip),
    lines=st.lists(TEXTS, max_size=4),
    cell=TEXTS,
    note=TEXTS,
    weight=st.floats(0.1, 999),
)
def test_any_text_survives(title: str, lines: list[str], cell: str, note: str, weight: float) -> None:
    """Whatever is typed, in a line, a block, a cell or a parameter, reads back letter by letter."""
    values = read_values(
        {
            "drafter": "1",
            "title": title,
            "date": "2026-03",
            "issuer": {"kind": "ubnd-xa"},
            "opening": "\n".join(lines),
            "kit": {"parameters": {"ten": note}},
            "sections": [
                {
                    "text": "\n".join(reversed(lines)),
                    "table": {
                        "rows": [[cell, {"text": note, "span": "2"}], cell],
                        "widths": [repr(weight), "1"],
                    },
                },
                {"task": title, "level": "cộng", "label": note},
            ],
        }
    )
    again = read_tree_values(to_yaml(values))
    assert again == values
    assert to_plain(again) == to_plain(values)


def node_of(value: Any) -> tree.Node:
    if isinstance(value, dict):
        return tree.Mapping(1, {key: node_of(item) for key, item in value.items()}, dict.fromkeys(value, 1))
    if isinstance(value, list):
        return tree.Sequence(1, [node_of(item) for item in value])
    return tree.Scalar(value, 1)


def read_values(value: dict[str, Any]) -> dict[str, Any]:
    report = Report()
    values = ROOT.read(node_of(value), "", report)
    assert not report.problems
    assert values is not None
    return values


def read_tree_values(text: str) -> dict[str, Any]:
    report = Report()
    values = ROOT.read(tree.parse(text, "a.yml"), "", report)
    assert not report.problems
    assert values is not None
    return values


# ---- --set


def title_of(*settings_: str) -> Any:
    return load(SMALL.encode(), "a.yml", settings_).values


def test_set_by_key_number_and_id() -> None:
    """A path of keys, numbers and ids finds its answer; a group or list that is missing is made; a list grows by one."""
    assert title_of("title=Khác = nữa")["title"] == "Khác = nữa"
    assert title_of("issuer.name=Tân Thanh")["issuer"]["name"] == "Tân Thanh"
    assert title_of("sections[1].heading=Ba")["sections"][0]["heading"] == "Ba"
    assert title_of("sections[a].heading=Ba")["sections"][0]["heading"] == "Ba"
    assert title_of("sections[2].content[b].text=Ba")["sections"][1]["content"][0]["text"] == ("Ba",)
    assert title_of("sections[3].heading=Ba")["sections"][2] == {"heading": "Ba"}
    assert title_of("marks.draft=Dự thảo")["marks"] == {"draft": "Dự thảo"}
    assert title_of("signers[1].authority[1]=Q. CHỦ TỊCH", "signers[1].post=X")["signers"][0][
        "authority"
    ] == ("Q. CHỦ TỊCH",)
    assert title_of("recipients[1].name=A")["recipients"][0]["name"] == "A"
    assert title_of(" title =Khác")["title"] == "Khác"


@pytest.mark.parametrize(
    ("setting", "words"),
    [("title", "khóa=giá trị"), ("=x", "đường dẫn"), ("a..b=x", "đường dẫn"), ("[1=x", "đường dẫn"), ("a b=x", "đường dẫn"), ("sections[9].heading=x", "không có chỗ"),
     ("sections[0].heading=x", "không có chỗ"), ("sections[zz].heading=x", "không có chỗ"), ("title[1]=x", "không có chỗ"), ("title.x=y", "không có chỗ"),
     ("sections.x=y", "không có chỗ"), ("sections[²].x=y", "không có chỗ"), ("sections[99999999999].x=y", "không có chỗ"),
     ("titel=x", "có phải “title”"), ("date=2026-13-01", "không có tháng 13"), ("title=", "title"), ("number=x y", "number")],
)  # fmt: skip
def test_set_is_read_as_the_file_is(setting: str, words: str) -> None:
    """The same parse, the same messages; a path that leads nowhere is told."""
    with pytest.raises(InputError) as caught:
        title_of(setting)
    assert words in f"{caught.value.message} {caught.value.hint}"


def test_regime_from_the_command_line() -> None:
    """--regime wins over the file and is refused where the family does not fit."""
    assert load(SMALL.encode(), "a.yml", (), "tt01-2011").profile.id == "tt01-2011"
    for regime, words in (("hd05-2026", "không trình bày"), ("x", "không có chế độ")):
        with pytest.raises(AnswersError, match=words):
            load(SMALL.encode(), "a.yml", (), regime)


# ---- things that do not fit together


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        (("issuer.unit=huyện",), "issuer.unit", "xã, phường"),
        (("issuer.unit=",), "issuer.unit", "còn thiếu"),
        (("issuer.kind=so", "issuer.unit=tỉnh"), "issuer.department", "Sở Giáo dục"),
        (("issuer.kind=dang-uy-xa", "issuer.province="), "issuer.province", "còn thiếu"),
        (("issuer.kind=bo",), "issuer.department", "còn thiếu"),
        (("issuer.kind=ubnd-huyen", "issuer.unit=huyện"), "issuer.kind", "01/7/2025"),
        (("issuer.kind=ubnd-huyen", "issuer.unit=huyện", "date=2025-07-01"), "issuer.kind", "01/7/2025"),
        (("issuer.unit=thị trấn",), "issuer.kind", "thị trấn"),
        (("issuer.unit=đặc khu", "date=2025-06-30"), "issuer.kind", "Đặc khu"),
        (("date=2011-03-04",), "date", "05/3/2011"),
        (("date=2010",), "date", "31/12/2010"),
        (("issuer.kind=tinh-uy", "issuer.unit=tỉnh", "issuer.name=Lạng Sơn", "date=2018-04-02"), "date", "03/4/2018"),
        (("issuer.kind=tinh-uy", "issuer.unit=tỉnh"), "issuer.name", "không có tỉnh Na Sầm"),
        (("issuer.kind=dang-uy-xa", "issuer.province=tỉnh Lạng Sươn"), "issuer.province", "Lạng Sơn"),
        (("regime=hd36-2018",), "regime", "chỉ dùng cho"),
        (("type=Thư chung",), "type", "symbol"),
        (("marks.urgency=GẤP",), "marks.urgency", "HỎA TỐC"),
        (("marks.secrecy=KÍN",), "marks.secrecy", "TỐI MẬT"),
        (("attached_to.symbol=1/QĐ-UBND", "number=5", "archive=VT"), "number", "quyết định"),
        (("issuer.kind=nha-nuoc-khac", "issuer.lines[1]=", "issuer.department="), "issuer.lines", "chưa có tên"),
    ],
)  # fmt: skip
def test_answers_that_do_not_fit_together(changes: tuple[str, ...], path: str, words: str) -> None:
    """Each is told at its key, with what to write instead."""
    with pytest.raises(AnswersError) as caught:
        load(SMALL.encode(), "a.yml", changes)
    assert path in [problem.path for problem in caught.value.problems]
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        ("2025-06-29", True),
        ("2025-06-30", True),
        ("2025-07-01", False),
        ("2025-07-02", False),
        ("2025-06", True),
        ("2025", False),
    ],
)
def test_a_district_has_a_last_day(day: str, fits: bool) -> None:
    """30/6/2025, also for a draft whose day is still blank."""
    changes = ("issuer.kind=ubnd-huyen", "issuer.unit=huyện", f"date={day}")
    if fits:
        assert load(SMALL.encode(), "a.yml", changes).plan.issuer.level == "huyen"
    else:
        with pytest.raises(AnswersError, match="không còn cấp huyện"):
            load(SMALL.encode(), "a.yml", changes)


def test_a_body_of_its_own_wording() -> None:
    """An office that writes its lines itself needs no names; one without any line is refused."""
    free = (
        "issuer.kind=nha-nuoc-khac",
        "issuer.unit=",
        "issuer.name=",
        "issuer.letters=TTR",
        "issuer.called=Trường X",
    )
    assert load(SMALL.encode(), "a.yml", (*free, "issuer.lines[1]=TRƯỜNG X")).plan.issuer.lines == (
        "TRƯỜNG X",
    )
    with pytest.raises(AnswersError, match="chưa có tên cơ quan"):
        load(SMALL.encode(), "a.yml", (*free, "issuer.lines[1]="))


def test_ids_must_differ() -> None:
    """An id twice in a list is refused; an empty one is none."""
    twice = SMALL.replace("{heading: Hai,", "{id: a, heading: Hai,")
    with pytest.raises(AnswersError, match=r"a.yml:7: sections\[2\].id: mã “a” đã dùng cho mục 1"):
        load(twice.encode(), "a.yml")
    empty = SMALL.replace("{id: a,", "{id: '',").replace("{heading: Hai,", "{id: '', heading: Hai,")
    assert len({block.id for block in load(empty.encode(), "a.yml").plan.sections}) == 2


def test_too_long_a_list() -> None:
    """Lists have a limit."""
    with pytest.raises(AnswersError, match="5001 mục"):
        load((SMALL.replace("recipients: []", "bases:\n" + "  - {verbatim: x}\n" * 5001)).encode(), "a.yml")


# ---- the schema and the reader agree


def core(node: tree.Node) -> Any:
    """The tree as an editor sees it, which guesses numbers, booleans and nothing."""
    if isinstance(node, tree.Mapping):
        return {key: core(item) for key, item in node.items.items()}
    if isinstance(node, tree.Sequence):
        return [core(item) for item in node.items]
    value = node.value
    if value in ("", "~", "null"):
        return None
    if value in ("true", "false"):
        return value == "true"
    if re.fullmatch(r"-?[0-9]+", value) and not re.match(r"-?0[0-9]", value) and len(value) < 15:
        return int(value)
    return float(value) if re.fullmatch(r"-?[0-9]+\.[0-9]+", value) else value


def strings(node: tree.Node) -> Any:
    """The tree with every value in quotes, but for what was left empty."""
    if isinstance(node, tree.Mapping):
        return {key: strings(item) for key, item in node.items.items()}
    return [strings(item) for item in node.items] if isinstance(node, tree.Sequence) else node.value or None


BOTH = [
    ("", True), ("number: 45\n", True), ("number: '45'\n", True), ("number: 45/KH\n", False), ("archive: 2026\n", True), ("archive:\n", True),
    ("archive: true\n", True), ("archive: [a]\n", False), ("archive: {a: b}\n", False), ("zzz: x\n", False), ("marks:\n", True), ("marks: x\n", False),
    ("marks: {draft: 2}\n", True), ("marks: {draf: 2}\n", False), ("electronic: có\n", True), ("electronic: maybe\n", False), ("electronic:\n", True),
    ("bases:\n", True), ("bases: x\n", False), ("bases: [{type: Luật, date: 2020}]\n", True), ("bases: [{date: hôm qua}]\n", False),
    ("bases: [{id: Á}]\n", False), ("bases: [x]\n", False), ("signers: [{authority: ['']}]\n", False), ("signers: [{authority: [A], name: ''}]\n", True),
    ("recipients: [{name: A, note: b/c}, {heading: B}]\n", True), ("recipients: [{note: b/c}]\n", False), ("recipients: [{name: A, heading: B}]\n", False),
    ("recipients: [{name: ' '}]\n", False), ("recipients: [{heading: ''}]\n", False),
    ("opening: x\n", True), ("opening: 5\n", True), ("opening: [a]\n", False),
    ("appendices: [{orientation: ngang, tasks: có}]\n", True), ("appendices: [{orientation: chéo}]\n", False),
    ("appendices: [{content: [{table: {rows: [[a, {text: b, span: 2}], c], widths: [1, 2.5, '3']}}]}]\n", True),
    ("appendices: [{content: [{table: {widths: [1]}}]}]\n", False), ("appendices: [{content: [{table: {rows: [], widths: [x]}}]}]\n", False),
    ("appendices: [{content: [{table: {rows: [], widths: [0]}}]}]\n", False), ("appendices: [{content: [{table: {rows: [[{span: 2}]]}}]}]\n", False),
    ("appendices: [{content: [{table: {rows: [[{text: a, span: 2.5}]]}}]}]\n", False), ("appendices: [{content: [{table: {rows: [[[a]]]}}]}]\n", False),
    ("appendices: [{content: [{content: [{level: điểm, inline: x, content: [{levle: x}]}]}]}]\n", False),
    ("implementation: {agencies: [{agency: A, label: ''}]}\n", True), ("implementation: {agencies: [{inline: x}]}\n", False),
    ("kit: {parameters: {nam_hoc: 2026}}\n", True), ("kit: {parameters: {loop: x}}\n", False), ("kit: {parameters: {Á: x}}\n", False),
    ("kit: {parameters: [a]}\n", False), ("co_issuers: [{kind: so}]\n", True), ("co_issuers: [{unit: tỉnh}]\n", False),
    ("co_issuers: [{kind: ''}]\n", False), ("co_issuers: [{kind: xyz}]\n", False),
]  # fmt: skip


@pytest.mark.parametrize(("more", "right"), BOTH, ids=[more.strip()[:50] for more, _ in BOTH])
def test_schema_and_reader_agree(more: str, right: bool) -> None:
    """A file that one accepts the other accepts, typed bare or in quotes."""
    jsonschema = pytest.importorskip("jsonschema")
    key = more.split(":")[0]
    small = "".join(
        line for line in SMALL.splitlines(keepends=True) if not (key and line.startswith(f"{key}:"))
    )
    root = tree.parse(small + more, "a.yml")
    report = Report()
    ROOT.read(root, "", report)
    assert (not report.problems) == right, report.problems
    validator = jsonschema.Draft202012Validator(json_schema())
    for seen in (core(root), strings(root)):
        problems = [error.message for error in validator.iter_errors(seen)]
        assert (not problems) == right, problems


@pytest.mark.parametrize("key", ["drafter", "issuer", "date", "title"])
@pytest.mark.parametrize("value", [None, '""', "' '"])
def test_schema_and_reader_agree_on_what_is_required(key: str, value: str | None) -> None:
    """A required key that is missing or blank is refused by both."""
    jsonschema = pytest.importorskip("jsonschema")
    lines = [line for line in SMALL.splitlines() if not line.startswith(f"{key}:")]
    root = tree.parse("\n".join([*lines, *([f"{key}: {value}"] if value else [])]), "a.yml")
    report = Report()
    ROOT.read(root, "", report)
    assert key in {problem.path for problem in report.problems}
    assert list(jsonschema.Draft202012Validator(json_schema()).iter_errors(strings(root)))


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_files_follow_the_schema(path: Path) -> None:
    """Every sample, as typed and as drafter writes it, is what the schema describes."""
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(json_schema())
    written = to_yaml(load(path.read_bytes(), path.name).values)
    for text in (path.read_text(encoding="utf-8"), written):
        for seen in (core, strings):
            assert not [error.message for error in validator.iter_errors(seen(tree.parse(text, path.name)))]


def test_the_schema_is_one(run_cli: Any) -> None:
    """`drafter schema` prints a valid schema in which every reference leads somewhere and everything has a description."""
    import json

    jsonschema = pytest.importorskip("jsonschema")
    outcome: Outcome = run_cli("schema")
    assert outcome.code == 0
    schema = json.loads(outcome.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    references = set(re.findall(r'"\$ref": "#/\$defs/(\w+)"', outcome.out))
    assert references <= set(schema["$defs"])
    assert {"issuer", "paper", "node", "table", "agency", "recipient", "signer", "appendix"} <= set(
        schema["$defs"]
    )
    for group in (schema, *schema["$defs"].values()):
        assert group["description"]
        assert group["additionalProperties"] is False


def test_ids_of_the_body_stay_apart() -> None:
    """What has no id gets one that nothing beside it has, also below tasks and beside ids like ours."""
    content = "[{id: p1, text: a}, {text: b}, {id: m2x, text: c}, {id: m2, text: d}, {text: e}]"
    tasks = "[{task: a, text: x, content: [{inline: y, level: cộng}]}, {task: b, text: x, content: [{inline: y, level: cộng}]}]"
    text = SMALL + f"implementation: {{agencies: [{{agency: A, text: x, content: {content}}}]}}\n"
    text = text.replace("text: Chữ", f"text: Chữ, table: {{rows: [[a]]}}, content: {tasks}")
    plan = load(text.encode(), "a.yml").plan

    def check(blocks: Any) -> int:
        ids = [block.id for block in blocks]
        assert len(ids) == len(set(ids)), ids
        return len(ids) + sum(check(block.content) for block in blocks if hasattr(block, "content"))

    assert plan.implementation is not None
    assert check(plan.implementation.duties[0].content) == 6
    assert check(plan.sections) >= 10


def test_groups_and_lists_left_empty() -> None:
    """A key without a value is an empty group, list or text."""
    values = read_tree_values(SMALL + "marks:\nbases:\nkit: {parameters: }\nopening:\nelectronic:\n")
    assert (values["marks"], values["bases"], values["kit"], values["opening"]) == (
        {},
        (),
        {"parameters": {}},
        (),
    )
    assert "electronic" not in values


@settings(max_examples=60, deadline=None)
@given(
    title=st.text(max_size=40),
    text=st.text(max_size=60),
    name=st.text(max_size=20),
    regime=st.sampled_from(["tt01-2011", "nd30-2020"]),
)
def test_any_text_is_printed_or_refused(title: str, text: str, name: str, regime: str) -> None:
    """Whatever is typed is either refused by its key or stands in the document, paragraph by paragraph."""
    from drafter.text import clean, one_line, paragraphs
    from tests.conftest import paragraphs_of, render_document

    root = tree.parse(SMALL, "a.yml")
    plain = {"title": title, "opening": text, "archive": name}
    report = Report()
    root.items |= {key: tree.Scalar(value, 1) for key, value in plain.items()}
    values = ROOT.read(root, "", report)
    if report.problems:
        assert {problem.path for problem in report.problems} <= set(plain)
        return
    assert values is not None
    found = paragraphs_of(render_document(to_yaml(values).encode(), (), regime))
    cleaned = {key: clean(value).text for key, value in plain.items()}
    assert one_line(cleaned["title"]) in found
    for wanted in paragraphs(cleaned["opening"]):
        assert any(line.startswith(wanted) for line in found)
    if kept := one_line(cleaned["archive"]):
        assert f"- Lưu: {kept}." in found
