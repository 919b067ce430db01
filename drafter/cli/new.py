"""drafter new: the questionnaire."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafter.i18n import _

HELP = "soạn kế hoạch mới bằng cách trả lời câu hỏi"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument(
        "file", nargs="?", metavar="TỆP.yml", help=_("nơi ghi câu trả lời; có rồi thì làm tiếp")
    )
    parser.add_argument("-o", "--output", metavar="TỆP.docx", help=_("nơi ghi tệp Word"))
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp Word đã có"))
    parser.add_argument("--kit", default="", metavar="MÃ", help=_("bộ khung, ví dụ kl51-2019"))
    parser.add_argument(
        "--from",
        dest="earlier",
        metavar="TỆP",
        help=_(
            "kế hoạch trước của cơ quan mình (.yml, hoặc .docx, .txt): làm tiếp từ đó; kế hoạch cấp trên (.docx, .txt): mang "
            "lĩnh vực, nhiệm vụ xuống"
        ),
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="KHÓA=GIÁ TRỊ", help=_("trả lời sẵn một câu")
    )
    parser.add_argument(
        "--defaults", action="store_true", help=_("nhận mọi giá trị gợi ý, chỉ hỏi câu không có gợi ý")
    )
    parser.add_argument("--no-check", action="store_true", help=_("không kiểm tra thể thức trước khi ghi"))


def run(options: argparse.Namespace) -> int:
    """drafter new"""
    from drafter.cli.drafting import Wishes, draft

    return draft(
        Path(options.file) if options.file else None,
        Path(options.output) if options.output else None,
        force=options.force,
        wishes=Wishes(
            settings=tuple(options.set),
            kit=options.kit,
            earlier=Path(options.earlier) if options.earlier else None,
            defaults=options.defaults,
            check=not options.no_check,
        ),
    )
