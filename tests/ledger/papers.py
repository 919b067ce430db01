"""Plans with tasks, for tests of the ledger."""

from __future__ import annotations

from drafter.answers.dump import block_text
from drafter.answers.load import Loaded, load

AREAS = ("Tuyên truyền; phổ biến, “giáo dục”", "Rà soát & sửa đổi", "Kiểm tra, giám sát")


def plan_of(tasks: list[dict[str, str]], **more: object) -> Loaded:
    """A commune's plan of 2026 with these tasks in one area; keys of `more` replace its own."""
    areas = [{"id": "a1", "heading": "Chuyển đổi số", "content": tasks}]
    return loaded({"sections": [{"id": "nhiem-vu", "heading": "Nhiệm vụ", "content": areas}], **more})


def loaded(more: dict[str, object]) -> Loaded:
    """The plan of these answers."""
    return load(text_of(more).encode(), "tra-loi.yml")


def text_of(more: dict[str, object]) -> str:
    """An answers file."""
    plain = {
        "drafter": "1",
        "issuer": {"kind": "ubnd-xa", "unit": "xã", "name": "Na Sầm"},
        "date": "2026-03-05",
        "title": "Triển khai công tác năm 2026",
        **more,
    }
    return block_text(plain)


def money(area: int, n: int) -> dict[str, str]:
    """What one task in four costs, written in three ways; 5 x (1.5 million + 20 million + 1 billion) in all."""
    ways = {1: "1.500.000 đồng", 2: "20 triệu đồng, ngân sách xã", 3: "1 tỷ đồng (xã hội hóa)"}
    said = {"money": ways[area]} if n % 4 == 0 else {}
    return {**said, "leader": "Phó Chủ tịch UBND xã", "start": "tháng 4/2026", "source": f"II.{area}.{n}"}


#: What the sixty tasks cost, in đồng.
COST = 5 * (1_500_000 + 20_000_000 + 1_000_000_000)


def sixty() -> dict[str, object]:
    """Sixty tasks in three areas, with texts that tables like to break."""
    areas = [
        {
            "id": f"a{area}",
            "heading": heading,
            "content": [
                {
                    "id": f"a{area}-{n}",
                    "task": f"=Việc {area}.{n}; gồm “hai phần”, phần A & B <gấp>",
                    "lead": "Sở Văn hóa, Thể thao và Du lịch",
                    "partners": "Phòng Kinh tế, UBND các xã, phường",
                    "deadline": f"trước ngày 01/{n % 9 + 4}/2026",
                    "product": f"báo cáo số {n}",
                    **money(area, n),
                }
                for n in range(1, 21)
            ],
        }
        for area, heading in enumerate(AREAS, 1)
    ]
    return {"sections": [{"id": "nhiem-vu", "heading": "Nhiệm vụ", "content": areas}]}
