"""drafter preview: the pages as they will be printed."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _

HELP = "xem trước các trang của tệp Word (PDF, ảnh)"
_ANSWERS = (".yml", ".yaml", ".json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("file", metavar="TỆP", help=_("tệp Word (.docx) hoặc tệp câu trả lời (.yml)"))
    parser.add_argument("--pdf", metavar="TỆP.pdf", help=_("nơi ghi PDF (mặc định: cạnh tệp gốc)"))
    parser.add_argument("--png", metavar="THƯ MỤC", help=_("ghi mỗi trang một ảnh PNG vào thư mục này"))
    parser.add_argument("--open", action="store_true", help=_("mở PDF bằng trình đọc của máy"))
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def run(options: argparse.Namespace) -> int:
    """drafter preview"""
    from drafter.cli.making import write_new
    from drafter.preview.pictures import to_png
    from drafter.preview.viewer import show

    source = Path(options.file)
    target = _target(options, source)
    pdf = pages_of(_document(source), str(source))
    if target is not None:
        write_new(target, pdf, force=options.force)
        say(_("đã ghi {path}").format(path=target))
    if options.png:
        pictures = to_png(pdf)
        for number, picture in enumerate(pictures, 1):
            write_new(Path(options.png, f"trang-{number:03d}.png"), picture, force=options.force)
        say(_("đã ghi {n} trang vào {folder}").format(n=len(pictures), folder=options.png))
    if options.open and target is not None:
        show(target)
    return 0


def _target(options: argparse.Namespace, source: Path) -> Path | None:
    """Where the PDF goes; None when only pictures are wanted."""
    if options.png and not options.pdf and not options.open:
        return None
    target = Path(options.pdf) if options.pdf else source.with_suffix(".pdf")
    if target.exists() and source.exists() and target.samefile(source):
        raise InputError(_("PDF phải là tệp khác với tệp gốc"), hint=_("đặt tên khác sau --pdf"))
    return target


def _document(source: Path) -> bytes:
    from drafter.files import read_bytes
    from drafter.word.package import MAX_TOTAL

    if source.suffix.lower() in _ANSWERS:
        from drafter.cli.making import make

        return make(source).data
    return read_bytes(source, limit=MAX_TOTAL)


def pages_of(document: bytes, name: str) -> bytes:
    """The PDF of a .docx; what was changed for printing and why pages may differ goes to stderr."""
    from drafter.preview.fonts import doubts, stand_in
    from drafter.preview.office import find_office, to_pdf
    from drafter.word.printable import printable

    copy = printable(document, name)
    office = find_office()
    if copy.accepted:
        note(_("chú ý: trang in là bản đã chấp nhận hết các sửa đổi (Track Changes); tệp gốc giữ nguyên"))
    if copy.cut:
        note(_("chú ý: đã bỏ các phần nối ra ngoài tệp trước khi dựng trang; tệp gốc giữ nguyên"))
    pdf = to_pdf(copy.data, office=office)
    for doubt in doubts(pdf, stand_in()):
        note(_("chú ý: {doubt}").format(doubt=doubt))
    return pdf
