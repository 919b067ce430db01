"""Proving: every shipped kit prints at every level it claims; a kit with a fault is caught, with the smallest answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import pytest

from drafter.answers.load import load as load_answers
from drafter.cli.proving import Bench
from drafter.kits.cases import TASKS, TEXTURES, Case, cases, days, pairwise
from drafter.kits.load import kits, load
from drafter.kits.prove import Verdict, prove
from drafter.kits.suggest import Shelf, Suggestions
from tests.conftest import ROOT, Outcome
from tests.tools import measured

TODAY = dt.date(2026, 11, 21)
CLAIMED = [(kit, level) for kit in kits() for level in kit.levels if days(kit, level, TODAY)]
MODEL = (ROOT / "templates/kits/mau.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kit", "level"),
    measured(CLAIMED, lambda kit, _level: kit.id == "chuyen-doi-so"),
    ids=lambda one: getattr(one, "id", one),
)
def test_every_shipped_kit_prints_plain_and_crowded(kit, level: str) -> None:
    """The plain plan of each day, and the fullest mix with the same bytes twice: no error, check clean.

    The whole proof, every two choices together, is `drafter kit prove`.
    """
    bench, found = Bench(kit), cases(kit, level, TODAY)
    crowded = next(one for one in found if one.tasks == "200")
    for case in [*(one for one in found if one.is_plain), crowded]:
        drafted = bench.draft(case)
        document = bench.make(drafted.answers)
        assert bench.judge(document, drafted.answers).findings == (), str(case)
    assert bench.make(drafted.answers) == document


@pytest.fixture
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """`drafter kit` on the day of these tests."""
    monkeypatch.setattr("drafter.cli.kit.dt", SimpleNamespace(date=SimpleNamespace(today=lambda: TODAY)))


@pytest.mark.usefixtures("on_that_day")
def test_a_whole_proof_is_green(run_cli: Callable[..., Outcome]) -> None:
    """The yearly kit at a commune over every branch: documents counted, nothing wrong, exit 0."""
    done = run_cli("kit", "prove", "cchc", "--level", "xa")
    count = len(cases(next(kit for kit in kits() if kit.id == "cchc"), "xa", TODAY))

    assert done.code == 0
    assert count > 25
    assert f"cchc xa: {count} văn bản\n" in done.out
    assert f"cchc: đã in thử {count} văn bản, không có lỗi" in done.out


@pytest.mark.usefixtures("on_that_day")
def test_a_kit_with_a_mistake_is_told_with_answers_that_show_it(
    tmp_path: Path, run_cli: Callable[..., Outcome]
) -> None:
    """A paper of a day that is none: exit 1, what and in which case, and the answers that show it on screen or in a file."""
    (tmp_path / "kit.toml").write_text(
        MODEL.replace(
            "Bố trí trong dự toán", "Theo Nghị quyết số 12/NQ-HĐND ngày 31/02/2026, bố trí trong dự toán", 1
        ),
        encoding="utf-8",
    )
    shown = run_cli("kit", "prove", tmp_path, "--level", "xa")
    kept = run_cli("kit", "prove", tmp_path, "--level", "xa", "--failing", tmp_path / "hong.yml")
    answers = (tmp_path / "hong.yml").read_text(encoding="utf-8")

    assert (shown.code, kept.code) == (1, 1)
    assert "31/02/2026" in kept.out
    assert str(tmp_path / "hong.yml") in kept.err
    assert answers.strip() in shown.err
    assert load_answers(answers.encode(), "x").plan.issuer.kind == "ubnd-xa"


@pytest.mark.parametrize("kit", kits(), ids=lambda kit: kit.id)
def test_cases_meet_in_pairs(kit) -> None:
    """Each area on and off with every other choice, each texture with each number of tasks, at every level."""
    for level in kit.levels:
        found = cases(kit, level, TODAY)
        if not found:
            continue
        assert {(one.tasks, one.texture) for one in found} >= {(n, t) for n in TASKS for t in TEXTURES}
        for area in kit.areas[1:]:
            assert {(area.id in one.off, one.tasks) for one in found} >= {
                (off, n) for off in (True, False) for n in TASKS
            }


def test_pairwise_covers_every_two_values() -> None:
    """Every two values of two choices stand together in some row, with far fewer rows than the product."""
    choices = {"a": (1, 2), "b": (1, 2, 3), "c": (1, 2, 3, 4), "d": (True, False)}
    made = list(pairwise(choices))

    for one, other in combinations(choices, 2):
        wanted = {(x, y) for x in choices[one] for y in choices[other]}
        assert {(row[one], row[other]) for row in made} == wanted
    assert len(made) < 20


DEAD = [
    ('[[tasks]]\narea = "a1"\nid = "cu"\nfor = ["huyen"]\ntask = "Việc của cấp đã hết."\n', "tasks[3]"),
    ('[[requirements]]\nfor = ["xa"]\ntext = "Câu đứng sau câu của mọi cấp."\n', "requirements[2]"),
    ('[[duties]]\nfor = ["dang"]\nrole = "ubnd"\nwork = "Việc của cấp không phục vụ."\n', "duties[2]"),
]


def test_a_clause_that_can_never_print_is_told() -> None:
    """A text for a level that is gone, behind another text, or not claimed is dead: the proof names its place."""
    texts, places = zip(*DEAD, strict=True)
    kit = load("\n".join((MODEL, *texts)).encode(), "mau.toml")
    proof = prove(kit, Bench(kit), TODAY)

    assert sorted(one.what.split(":")[0] for one in proof.complaints) == sorted(places)


def test_a_level_without_a_task_is_told() -> None:
    """A kit that claims a level and suggests nothing for one of its areas leaves a question open: told with its key."""
    text = MODEL.replace('id = "pho-bien"\nfor = ["nha-nuoc"]', 'id = "pho-bien"\nfor = ["tinh"]', 1)
    kit = load(text.encode(), "mau.toml")
    proof = prove(kit, Bench(kit), TODAY, levels=("xa",))

    assert "content[a1].content không trả lời được" in proof.complaints[0].what
    assert proof.complaints[0].case.startswith("xa ")


class _Broken:
    """A bench whose check dislikes plans with an appendix."""

    def __init__(self, kit) -> None:
        self.bench = Bench(kit)

    def draft(self, case):
        return self.bench.draft(case)

    def make(self, answers: bytes) -> bytes:
        return answers

    def judge(self, document: bytes, answers: bytes) -> Verdict:
        return Verdict("", ("phụ lục hỏng",) if load_answers(answers, "x").plan.appendices else ())


def test_the_smallest_failing_answers_are_kept() -> None:
    """Of all that a failing case has, only what makes it fail is left: one area, no goals, no money, the kit's tasks."""
    kit = next(kit for kit in kits() if kit.id == "cchc")
    proof = prove(kit, _Broken(kit), TODAY, levels=("xa",))

    smallest = proof.complaints[0]
    plan = load_answers(smallest.answers, "x").plan
    assert plan.appendices
    assert "texture" not in smallest.case
    assert "tasks" not in smallest.case
    assert len(smallest.answers) < 8_000


def test_the_model_kit_is_sound_and_goes_from_nothing_to_a_plan(
    tmp_path: Path, run_cli: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """new, check, add: the office's own kit is then offered, and a plan is drafted with it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "Chỉ thị riêng"
    assert run_cli("kit", "new", folder).code == 0  # type: ignore[attr-defined]
    assert run_cli("kit", "check", folder).code == 0  # type: ignore[attr-defined]
    assert run_cli("kit", "add", folder).code == 0  # type: ignore[attr-defined]
    assert Shelf().kit("chi-thi-rieng") is not None
    done = run_cli(
        "new", tmp_path / "kh.yml", "--kit", "chi-thi-rieng", "--defaults", "--set", "date=2026-03-05",
        "--set", "issuer.kind=ubnd-xa", "--set", "issuer.province=lang son", "--set", "issuer.name=Na Sầm",
    )  # fmt: skip
    assert done.code == 0, done.err  # type: ignore[attr-defined]
    assert "Đề mục thứ nhất" in (tmp_path / "kh.yml").read_text(encoding="utf-8")


def test_list_show_and_wrong_words(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """Kits are listed with their hash; a heading that is not sure says so; unknown ids and levels are told."""
    listed = run_cli("kit", "list").out  # type: ignore[attr-defined]
    assert all(kit.id in listed and kit.version in listed for kit in kits())
    assert "(độ tin cậy M)" in run_cli("kit", "show", "nq29-2013").out  # type: ignore[attr-defined]
    assert "không có bộ khung" in run_cli("kit", "show", "khong").err  # type: ignore[attr-defined]
    assert "không có cấp “dang-xa”" in run_cli("kit", "prove", "cchc", "--level", "dang-xa").err  # type: ignore[attr-defined]
    assert run_cli("kit", "check").code == 2  # type: ignore[attr-defined]


def test_a_kit_may_not_take_a_shipped_id(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """An own kit named like a built-in one is refused (it would stand in its place)."""
    (tmp_path / "kit.toml").write_text(MODEL.replace('id = "mau"', 'id = "cchc"', 1), encoding="utf-8")
    done = run_cli("kit", "check", tmp_path)

    assert done.code == 2  # type: ignore[attr-defined]
    assert "là của bộ khung có sẵn" in done.err  # type: ignore[attr-defined]


HOSTILE = [
    ('short = "Tên ngắn thứ hai"', 'short = "{{7*7}}"', "areas[2].short: không có tham số “7*7”"),
    ("Xác định việc", "{% include 'x' %} Xác định việc", "purposes[1].text: không có tham số"),
    ("Xác định việc", "{unit.__class__} việc", "không có tham số “unit.__class__”"),
    ("Xác định việc", "{khong_co} việc", "không có tham số “khong_co”"),
    ("Xác định việc", "{unit việc", "không thành cặp"),
    ("Xác định việc", "\\u0007 việc", "purposes[1].text: "),
    ("Xác định việc", "\\uE000 việc", "purposes[1].text: "),
    ("Xác định việc", "\\u202E việc", "purposes[1].text: "),
    ("Xác định việc", "x" * 5000, "tối đa 4000"),
    ('id = "a2"', 'id = "../a2"', "areas[2].id: mã “../a2” không hợp lệ"),
    ('id = "a2"', 'id = "con"', "mã “con” không hợp lệ"),
    ("from = 2025-07-01", 'from = "2025-07-01"', "from: phải là ngày"),
    ("from = 2025-07-01", "from = 2025-07-01\nto = 2024-01-01", "to: trước ngày bắt đầu"),
    ('date = "2025-07-01"', 'date = "hôm nay"', "directive.date: phải là ngày"),
    ('thứ hai"\nconfidence = "M"', 'thứ hai"\nconfidence = "chắc"', "độ tin cậy là H, M hoặc L"),
    ('for = ["nha-nuoc"]\ntext', 'for = "nha-nuoc"\ntext', "phải là danh sách chữ"),
    ('work = "', 'work = 5 # "', "duties[1].work: phải là chữ"),
    ("[directive]", "areas = 5\n[directive]", "không đọc được"),
    ("[headings]", '[[headings]]\nx = "1"\n[khac]', "headings: phải là bảng"),
]


@pytest.mark.parametrize(("old", "new", "said"), HOSTILE)
def test_hostile_kits_are_refused_with_the_place(
    old: str, new: str, said: str, tmp_path: Path, run_cli: Callable[..., object]
) -> None:
    """Kits are data: code, unknown names, control characters, wrong types end in a message that names the place."""
    assert old in MODEL
    (tmp_path / "kit.toml").write_text(MODEL.replace(old, new, 1), encoding="utf-8")
    done = run_cli("kit", "check", tmp_path)

    assert done.code == 2  # type: ignore[attr-defined]
    assert said in done.err  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "data", [b"a=" + b"[" * 20_000, b"x" * 1_000_001, b"", b"\xff\xfe", b"[[areas]]\n" * 50_000]
)
def test_broken_bytes_are_refused(data: bytes, tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """Deep nesting, a huge file, an empty one, another encoding, fifty thousand areas: exit 2 and no traceback."""
    (tmp_path / "kit.toml").write_bytes(data)
    done = run_cli("kit", "check", tmp_path)

    assert done.code == 2  # type: ignore[attr-defined]
    assert "kit.toml" in done.err  # type: ignore[attr-defined]


def test_the_asking_kit_suggests_for_a_typed_directive() -> None:
    """ "Văn bản khác": purpose and duties name the typed paper; there are no headings of ours."""
    made = Shelf().suggest(
        "khac",
        "xa",
        TODAY,
        {"unit": "xã", "area": "xã Na Sầm", "directive": "Kết luận số 91-KL/TW", "lower": "thôn"},
    )

    assert isinstance(made, Suggestions)
    assert "Kết luận số 91-KL/TW" in made.paragraphs("purpose")[0]
    assert made.duties
    assert made.kit.areas == ()


def test_the_appendix_of_a_division_may_name_its_commune() -> None:
    """ "Phòng Văn hóa - Xã hội" is the name of no other commune ("xã hội") than the one that its appendix names."""
    bench = Bench(next(kit for kit in kits() if kit.id == "nq71-2025"))
    answers = bench.draft(Case(level="phong", day=dt.date(2026, 3, 5), appendix=True)).answers
    verdict = bench.judge(bench.make(answers), answers)

    assert "của phòng văn hóa - xã hội xã na sầm" in verdict.words
    assert verdict.findings == ()
