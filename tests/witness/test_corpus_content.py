"""Real plans, read by hand: which findings of content are errors, and how many are false alarms.

REAL names every warning or error a rule gives on ../shared/seeds and ../shared/corpus that a person agrees with, and why.
A finding that is not in it counts as a false alarm. MISSED names errors read by hand that no rule of content finds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from drafter.check import check
from drafter.importer.reader import view_of_text
from drafter.word.read import read_view
from tests.content.run import TODAY

#: file -> (code, words of the message, why it is an error).
REAL: dict[str, tuple[tuple[str, str, str], ...]] = {
    "lang-son-156-kh-ubnd-2019": (
        ("ND301", "51- KL/TW", "a space inside the symbol; written without it everywhere else"),
        (
            "ND313",
            "19-NQ/TW",
            "the subject is that of a local task, not the resolution's (public service units)",
        ),
        ("ND315", "05-CT/TW", "the only mention has no date"),
        ("ND701", "trong trong", "a word twice"),
        ("ND702", "C,PVP", "no space after the comma in Nơi nhận"),
    ),
    "dien-bien-82-kh-tu-2019": (
        ("ND306", "05-CT/TW", "of khóa XII (15/5/2016); the paper of khóa XI on the theme is 03-CT/TW"),
        ("ND315", "05-CT/TW", "the only mention has no date"),
        ("ND411", "Mặt trận", "III.3 gives the Front a task, Nơi nhận does not name it"),
    ),
    "bacninh-141-kh-ubnd-2025": (
        ("ND302", "27/NQ- TW", "a resolution of the Party's Central Committee in the State's shape"),
    ),
    "cantho-153-kh-ubnd-2025": (
        (
            "ND305",
            "163/2024/QH15",
            "a resolution of 2024 dated 27/11/2025, ten days after the plan; later dated 2024",
        ),
        ("ND703", "nâng lực", "typed for năng lực"),
        ("ND703", "Ủy ban nhân thành phố", "the word dân is missing"),
    ),
    "camau-0204-kh-ubnd-2025": (
        ("ND315", "178/2024/NĐ-CP", "first mention without a date"),
        ("ND315", "67/2025/NĐ-CP", "first mention without a date"),
        ("ND403", "cấp huyện", "a target for district hospitals in a plan of 11/2025 for 2026-2028"),
    ),
    "daklak-0130-kh-ubnd-2025": (
        ("ND702", "Nhật Bản..", "two full stops"),
        ("ND703", "vật tu", "typed for vật tư"),
    ),
    "hanoi-308-kh-ubnd-2025": (
        ("ND315", "142/QĐ-TTg", "first mention without a date; the date follows inside a quotation"),
        ("ND701", "các các", "a word twice"),
        ("ND702", "thường xuyên .", "a space before the full stop"),
        ("ND703", "Hà Nôi", "typed for Hà Nội"),
        ("ND704", "Bộ Công An", "capital of a common word in the ministry's name"),
    ),
    "nghean-980-kh-ubnd-2025-chrome": (("ND301", "92/2009/TT- BTC", "a space inside the symbol"),),
    "sonla-2954-qd-ubnd-2025-kh-kemtheo": (
        ("ND512", "giai đoạn 2021 - 2025", "a heading repeats the title with the period of the plan before"),
        ("ND608", "18/5", "the half-year report is gathered by 16/6 and due upstairs by 18/5"),
        ("ND703", "ứng dựng", "typed for ứng dụng"),
        ("ND704", "Công Nghệ", "capital inside the department's name"),
        ("ND704", "Sở Ngoại Vụ", "capital inside the department's name"),
        ("ND704", "Sở Công thương", "Công Thương has two capitals, as elsewhere in the plan"),
    ),
    "dongthap-617-kh-ubnd-2025": (
        ("ND322", "71/NQ-CP", "dated 01/5/2025; the resolution is of 01/4/2025, as other plans cite it"),
    ),
    "laocai-sct-dean08-kh-2026": (
        ("ND401", "Sở Tài nguyên và Môi trường", "a task of 4/2026 with a department merged on 01/3/2025"),
    ),
    "hiephoa-pgd-12-kh-2020": (("ND702", "MN,TH", "no space after the comma in Nơi nhận"),),
    "hiephoa-pgd-25-kh-2020": (("ND315", "05-CT/TW", "the only mention has no date"),),
    # read by machine from a scan: what is wrong is wrong in the text as it stands
    "hagiang-tinhuy-31-ctr-2017-ocr": (
        ("ND301", "20 - NQ/TW", "spaces inside the symbol"),
        ("ND312", "50-CT/TW", "04-3-2005 in the opening, 4/3/2015 in part I; khóa IX ended in 2006"),
        ("ND315", "20-CT/TW", "named once, without date and body; very likely meant 50-CT/TW"),
    ),
}

#: Errors read by hand that rules of content do not find: who does, or what would be needed.
MISSED = {
    "lang-son-156-kh-ubnd-2019": (
        "IV follows II (TT316)",
        "khoá and khóa, uỷ and ủy side by side (TT707)",
        "11-CT/TW has no date (named by its khóa inside the subject of another paper: let pass)",
        "chủ trì phối hợp without a comma six times (ND703, a remark)",
    ),
    "dien-bien-82-kh-tu-2019": (
        "a semicolon between a noun and its attribute (vai trò; trách nhiệm)",
        "tiền phong without its capital in the name of the children's organisation",
        "Ban Cán sự Đảng and Ban Cán sự đảng side by side",
    ),
    "cantho-153-kh-ubnd-2025": ("IV twice (TT316)",),
    "daklak-0130-kh-ubnd-2025": ("begins with II (TT316)", "đ) skipped (TT315)"),
    "laocai-sct-dean08-kh-2026": (
        "Phhosi for Phối",
        "a full stop inside a sentence",
        "a bracket never opened (ND706)",
    ),
    "bacninh-141-kh-ubnd-2025": ("a comma after a preposition", "Trung ương đảng inside a citation"),
    "btnmt-09-kh-2024": ("Vu for Vụ",),
}
FILES = (
    "seeds/*.txt",
    "corpus/text/*.txt",
    "corpus/as_found/hiephoa-*.txt",
    "corpus/docx/laocai-sct-3957*.docx",
)


@cache
def _found(shared: Path) -> tuple[tuple[str, str, str, str], ...]:
    """(file, code, severity, message) of all findings on all files."""
    out = []
    for path in sorted(path for pattern in FILES for path in shared.glob(pattern)):
        read = read_view if path.suffix == ".docx" else view_of_text
        report = check(read(path.read_bytes(), path.name), select=["ND"], today=TODAY)
        out += [(path.stem, f.code, f.severity, f.message) for f in report.findings]
    return tuple(out)


#: What is made once for all of them is made in one worker.
pytestmark = pytest.mark.xdist_group("corpus")


@pytest.fixture
def found(witness_folder: Callable[[str], Path]) -> tuple[tuple[str, str, str, str], ...]:
    """All findings, where the real documents are on this machine."""
    witness_folder("corpus")
    return _found(witness_folder("seeds").parent)


def _is_real(file: str, code: str, message: str) -> bool:
    return any(code == c and words in message for c, words, _why in REAL.get(file, ()))


def test_every_real_error_is_found(found: tuple[tuple[str, str, str, str], ...]) -> None:
    """What a person found by reading, and a rule once found, is still found."""
    missing = [
        (file, code, words)
        for file, errors in REAL.items()
        for code, words, _why in errors
        if not any(f == file and c == code and words in m for f, c, _s, m in found)
    ]
    assert missing == []


def test_no_rule_cries_wolf(found: tuple[tuple[str, str, str, str], ...]) -> None:
    """Two numbers a rule: of its warnings and errors at least 95 in 100 are real."""
    real: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for file, code, severity, message in found:
        if severity != "info":
            (real if _is_real(file, code, message) else false)[code] += 1
    table = {code: (real[code], false[code]) for code in sorted(real | false)}
    bad = {code: numbers for code, numbers in table.items() if numbers[0] < 0.95 * sum(numbers)}
    assert bad == {}, [(f, c, m) for f, c, s, m in found if s != "info" and not _is_real(f, c, m)]


def test_the_numbers_a_rule_stand_in_the_docs(found: tuple[tuple[str, str, str, str], ...]) -> None:
    """docs/noi-dung.md says of each rule how many real errors and false alarms were counted."""
    docs = (Path(__file__).parents[2] / "docs" / "noi-dung.md").read_text(encoding="utf-8")
    counted = Counter(code for _file, code, severity, _message in found if severity != "info")
    for code, number in counted.items():
        row = next(line for line in docs.splitlines() if line.startswith(f"| {code} |"))
        assert f"| {number} | 0 |" in row, (code, number)


def test_reasons_are_given_for_all_of_them() -> None:
    """Each error of the list says why it is one."""
    assert all(why and words for errors in REAL.values() for _code, words, why in errors)
    assert all(reasons for reasons in MISSED.values())


@pytest.mark.parametrize(
    ("file", "code", "words"),
    [
        ("seeds/lang-son-156-kh-ubnd-2019.txt", "TT316", "IV."),
        ("seeds/lang-son-156-kh-ubnd-2019.txt", "TT707", ""),
        ("seeds/dien-bien-82-kh-tu-2019.txt", "TT707", ""),
        ("corpus/text/cantho-153-kh-ubnd-2025.txt", "TT316", "IV."),
        ("corpus/text/daklak-0130-kh-ubnd-2025.txt", "TT316", "II."),
    ],
)
def test_rules_of_form_find_the_rest(
    witness_folder: Callable[[str], Path], file: str, code: str, words: str
) -> None:
    """Numbering that skips or repeats, and mixed tone marks, are found by the rules of form on the same views."""
    path = witness_folder("seeds").parent / file
    report = check(view_of_text(path.read_bytes(), path.name), select=[code], today=TODAY)
    assert any(words in f.message for f in report.findings)
