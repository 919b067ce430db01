"""Real plans of provinces and cities carried down to a commune: what is proposed speaks of the commune alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import Outcome
from tests.tools import shared

#: File, symbol of the paper that is cited, number of areas in the parent, province on 5 March 2026.
PARENTS = [
    ("seeds/lang-son-156-kh-ubnd-2019.txt", "156/KH-UBND", 6, "tỉnh Lạng Sơn"),
    ("corpus/text/bacninh-141-kh-ubnd-2025.txt", "141/KH-UBND", 9, "tỉnh Bắc Ninh"),
    ("corpus/text/cantho-153-kh-ubnd-2025.txt", "153/KH-UBND", 9, "thành phố Cần Thơ"),
    ("corpus/text/daklak-0130-kh-ubnd-2025.txt", "0130/KH-UBND", 7, "tỉnh Đắk Lắk"),
    ("corpus/text/dongthap-617-kh-ubnd-2025.txt", "617/KH-UBND", 4, "tỉnh Đồng Tháp"),
    ("corpus/text/hanoi-308-kh-ubnd-2025.txt", "308/KH-UBND", 4, "thành phố Hà Nội"),
    ("corpus/text/nghean-980-kh-ubnd-2025-chrome.txt", "980/KH-UBND", 1, "tỉnh Nghệ An"),
    ("corpus/text/sonla-2954-qd-ubnd-2025-kh-kemtheo.txt", "2954/QĐ-UBND", 5, "tỉnh Sơn La"),
    ("corpus/text/tphcm-172-kh-ubnd-2025.txt", "172/KH-UBND", 4, "thành phố Hồ Chí Minh"),
]
#: What only a province would say, written by hand.
PROVINCIAL = re.compile(
    r"\b(?:UBND|[ỦU][ỷy] ban nhân dân|HĐND|Hội đồng nhân dân|Công an|Văn phòng) (?:tỉnh|thành phố)\b|\btoàn (?:tỉnh|thành phố)\b|"
    r"\btrên địa bàn (?:tỉnh|thành phố|Thành phố)\b|\b(?:của|trong) (?:tỉnh|thành phố)\b|\bcấp (?:tỉnh|xã)\b|"
    r"\bSở [A-ZĐ]|\bcác sở\b|\bTỉnh ủy\b|\bThành ủy\b|\bcác (?:xã|phường|huyện|địa phương)\b|\bChính phủ\b"
)
#: Papers that are cited, by their number, up to the end of the clause.
_CITED = re.compile(r"số \d+[^;.(]*")


@pytest.mark.parametrize(("file", "symbol", "areas", "province"), PARENTS, ids=[one[1] for one in PARENTS])
def test_a_commune_carries_a_real_plan_down(
    file: str, symbol: str, areas: int, province: str, run_cli: Callable[..., Outcome], tmp_path: Path
) -> None:
    """The parent is cited, its areas are known, every task remembers its place, no word of a province is left."""
    path = shared(*file.split("/"))
    found = yaml.safe_load(run_cli("import", path, "--areas-only", "--format", "json").out)
    assert len(found["areas"]) == areas
    done = run_cli(
        "new", tmp_path / "xa.yml", "--from", path, "--defaults", "-o", tmp_path / "xa.docx",
        "--set", "date=2026-03-05", "--set", "issuer.kind=ubnd-xa", "--set", "issuer.unit=xã",
        "--set", f"issuer.province={province}", "--set", "issuer.name=Na Sầm",
    )  # fmt: skip
    assert done.code == 0, done.err
    answers = yaml.safe_load((tmp_path / "xa.yml").read_text(encoding="utf-8"))
    assert answers["implements"][0]["symbol"] == symbol
    parts = next(one for one in answers["sections"] if one["id"] == "nhiem-vu")["content"]
    tasks = [task for part in parts for task in part["content"]]
    assert tasks
    assert all(task["source"] for task in tasks)
    said = [part["heading"] for part in parts] + [task["task"] for task in tasks]
    left = [hit[0] for text in said if (hit := PROVINCIAL.search(_CITED.sub("", text)))]
    assert left == []
    # what the parent itself wrote wrongly in a task may be told; the page made of it has no error of form
    told = run_cli("check", tmp_path / "xa.docx", "--format", "json").out
    form = [
        one
        for one in yaml.safe_load(told)["findings"]
        if not one["code"].startswith("ND") and one["severity"] == "error"
    ]
    assert form == []
