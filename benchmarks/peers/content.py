"""What is printed: plans of made-up sentences as answers files, and their text as plain data for other programs.

The words come from a chain over the samples' own words, so that they deflate as running text does. The data for the others
is read from the document that drafter prints of the same answers: so all print the same text, which is verified.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
CELLS = 5
AGENCIES = (
    "Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Văn phòng HĐND và UBND xã", "Công an xã", "Trạm Y tế xã", "Các thôn",
    "Ban Chỉ huy Quân sự xã", "Trung tâm Phục vụ hành chính công xã", "Các trường mầm non", "Các trường tiểu học",
    "Các trường trung học cơ sở",
)  # fmt: skip


def _chain() -> dict[str, list[str]]:
    words: list[str] = []
    for path in sorted((ROOT / "answers").glob("*.yml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = line.partition(": ")[2] or line
            if len(text.split()) > 12:
                words += re.findall(r"[^\W\d_]+[,;]?", text)
    chain: dict[str, list[str]] = {}
    for one, other in pairwise(words):
        chain.setdefault(one, []).append(other)
    return chain


CHAIN = _chain()


def _sentence(source: random.Random, length: int) -> str:
    words = [source.choice(sorted(CHAIN))]
    while len(words) < length:
        words.append(source.choice(CHAIN.get(words[-1]) or sorted(CHAIN)))
    text = " ".join(words).rstrip(",;")
    return f"{text[0].upper()}{text[1:]}."


def answers(seed: int, size: int = 1) -> bytes:
    """An answers file: 8 opening paragraphs, 6 areas, 11 agencies, a table of 25 rows; `size` times the inner ones."""
    source = random.Random(seed)

    def text(low: int, high: int, length: int = 60) -> str:
        return "".join(f"{_sentence(source, length)}\n" for _ in range(source.randint(low, high) * size))

    return yaml.safe_dump(
        {
            "drafter": "1",
            "issuer": {"kind": "ubnd-xa", "unit": "xã", "name": "Na Sầm", "province": "tỉnh Lạng Sơn"},
            "number": str(seed + 1),
            "date": "2026-03-05",
            "title": _sentence(source, 30).rstrip("."),
            "opening": _sentence(source, 60),
            "sections": [
                {"heading": "Mục đích, yêu cầu", "text": "".join(f"{_sentence(source, 60)}\n" for _ in range(8))},
                {
                    "heading": "Nhiệm vụ, giải pháp",
                    "content": [{"heading": _sentence(source, 18).rstrip("."), "text": text(4, 8)} for _ in range(6)],
                },
            ],
            "implementation": {"agencies": [{"agency": name, "text": text(1, 3, 50)} for name in AGENCIES]},
            "closing": _sentence(source, 40),
            "recipients": [{"name": name} for name in AGENCIES[:8]],
            "archive": "VT",
            "signers": [{"authority": ["TM. ỦY BAN NHÂN DÂN"], "post": "CHỦ TỊCH", "name": "Nguyễn Văn A"}],
            "appendices": [
                {
                    "title": _sentence(source, 12).rstrip("."),
                    "content": [
                        {
                            "table": {
                                "columns": ["TT", "Nội dung", "Đơn vị", "Thời hạn", "Kinh phí"],
                                "rows": [
                                    [str(n + 1), _sentence(source, 22), source.choice(AGENCIES), f"Quý {source.randint(1, 4)}/2026",
                                     f"{source.randint(10, 9000)}.000.000"]
                                    for n in range(25 * size)
                                ],
                            }
                        }
                    ],
                }
            ],
        },
        allow_unicode=True, sort_keys=False, width=10_000,
    ).encode()  # fmt: skip


def printed(document: bytes) -> list[str]:
    """The words of each paragraph of a document that has any, in the order of the file."""
    return [words for words, _style in _paragraphs(document)]


def _paragraphs(document: bytes) -> list[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    found = []
    for paragraph in re.findall(r"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", xml, re.DOTALL):
        pieces = re.findall(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>|<w:(tab|br)(?: [^>]*)?/>", paragraph)
        words = " ".join("".join(unescape(text) if not mark else " " for text, mark in pieces).split())
        if words:
            style = re.search(r'<w:pStyle w:val="([^"]*)"', paragraph)
            found.append((words, style[1] if style else ""))
    return found


def data(document: bytes, rows: int) -> dict[str, Any]:
    """The text of a document of ours as other programs take it: single values, parts with paragraphs, rows, recipients."""
    lines = _paragraphs(document)
    words = [text for text, _style in lines]
    signed = words.index("Nơi nhận:")
    end = next(n for n in range(signed, len(words)) if words[n].startswith("Phụ lục"))
    table = len(words) - rows * CELLS
    out: dict[str, Any] = {f"h{n}": text for n, text in enumerate(words[:8], 1)}
    parts: list[dict[str, Any]] = []
    for text, style in lines[8:signed]:
        if style.startswith("Heading") or not parts:
            parts.append({"heading": text, "paras": []})
        else:
            parts[-1]["paras"].append({"t": text})
    signature = words.index("TM. ỦY BAN NHÂN DÂN", signed)
    out["parts"] = parts
    out["recipients"] = [{"t": text} for text in words[signed + 1 : signature]]
    out |= {f"s{n}": text for n, text in enumerate(words[signature:end], 1)}
    out |= {f"a{n}": text for n, text in enumerate(words[end : table - CELLS], 1)}
    out["columns"] = words[table - CELLS : table]
    cells = words[table:]
    out["rows"] = [
        {f"c{column + 1}": cells[start + column] for column in range(CELLS)}
        for start in range(0, len(cells), CELLS)
    ]
    return out
