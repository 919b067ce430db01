"""A .docx as a view: what a reader of the page sees, with effective looks. Nothing outside the file is opened or run."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.errors import InputError
from drafter.i18n import _
from drafter.memo import Memo
from drafter.view import DocumentView, Paragraph, Section, Table
from drafter.word import alike
from drafter.word.blocks import Blocks
from drafter.word.cascade import Cascade, by_id, numbering_style
from drafter.word.numbering import Numbers
from drafter.word.ooxml import flag, w
from drafter.word.paragraphs import Item
from drafter.word.sections import Page, Strip, pages, section
from drafter.word.source import Source, legacy_font

_TINY_PT = 2.0


def read_view(data: bytes, name: str, memo: Memo | None = None) -> DocumentView:
    """The view of a .docx given as bytes; `name` is what messages call it. Sizes are points, lengths millimetres.

    Tracked insertions are read, deletions are not. `memo` is shared by documents that are alike. Raises InputError for
    whatever is not a sound .docx.
    """
    return view_of(Source(data, name), memo)


def view_of(source: Source, memo: Memo | None = None) -> DocumentView:
    """`read_view` of a file that is open."""
    try:
        return _Reader(source, memo).view()
    except RecursionError:
        raise InputError(
            _("{name} lồng các phần vào nhau quá sâu, không đọc được").format(name=source.name),
            hint=_("xin lại tệp từ nơi gửi"),
        ) from None


class _Reader:
    def __init__(self, source: Source, memo: Memo | None) -> None:
        self.source = source
        body = source.document.find(w("body"))
        if body is None:
            raise InputError(
                _("{name} không có nội dung văn bản").format(name=source.name),
                hint=_("mở bằng Word và lưu lại dạng .docx"),
            )
        self.body = body
        self.pages: list[Page] = pages(body, source.target)
        apart, numbering = None, source.kind("numbering")
        if memo is None or numbering is not None:
            styles = source.kind("styles")
            # numbers know styles, and not the cascade that knows numbers: a circle would keep the file for a while;
            # few files have a numbering that is named by a style
            numbers = Numbers(numbering, lambda style: numbering_style(by_id(styles), style))
            self.cascade = Cascade(styles, source.kind("theme"), numbers.indents)
        else:
            numbers = Numbers(None)
            parts = (source.parts.get(source.path(kind)) for kind in ("styles", "theme"))
            self.cascade = memo("cascade", alike.cascade, *parts)
            apart = alike.reader(memo, self.cascade)
        self.blocks = Blocks(self.cascade, numbers, self.pages, apart)
        self._strips: dict[str, list[Strip]] = {"": []}

    def view(self) -> DocumentView:
        items = self.blocks.story(self.source.document, self.body, "body")
        blocks = tuple(item.block for item in items)
        last = self.blocks.paragraphs.leaf
        sections = self._sections(blocks)
        footnotes = tuple(self._footnotes())
        self._remarks()
        return DocumentView(
            name=self.source.name,
            sections=sections,
            blocks=blocks,
            headers=tuple(self._shown("header")),
            footers=tuple(self._shown("footer")),
            footnotes=footnotes,
            comments=self.source.comments(),
            tracked_changes=self.source.tracked_changes(),
            watermarks=tuple(
                dict.fromkeys(words for story in self.blocks.stories[1:] for words in story.watermarks)
            ),
            background=self._background(),
            drawings=tuple(drawn for story in self.blocks.stories for drawn in story.drawn),
            blank_end=last.blank_at_end,
            notes=tuple(self.source.notes),
        )

    def _background(self) -> str:
        """The colour behind the pages, "" where none is shown."""
        ground = self.source.document.find(w("background"))
        color = "" if ground is None else ground.get(w("color"), "").upper()
        shown = flag(self.source.kind("settings"), "displayBackgroundShape")
        return color if shown and color not in ("", "AUTO", "FFFFFF") else ""

    def _sections(self, blocks: tuple[Paragraph | Table, ...]) -> tuple[Section, ...]:
        settings = self.source.kind("settings")
        mirror = flag(settings, "mirrorMargins")
        out = []
        for number, page in enumerate(self.pages):
            self.blocks.paragraphs.section = number
            first = next((n for n, block in enumerate(blocks) if block.section >= number), len(blocks))
            out.append(section(page, self._read_strips, first_block=first, mirror=mirror))
        return tuple(out)

    def _read_strips(self, part: str) -> list[Strip]:
        if part not in self._strips:
            root = self.source.part(part)
            kind = "header" if root.tag == w("hdr") else "footer"
            items = self.blocks.story(root, root, kind)
            self._strips[part] = list(_strips(items))
        return self._strips[part]

    def _shown(self, place: str) -> Iterator[Paragraph]:
        seen: set[str] = set()
        for page in self.pages:
            for part in page.parts["header" if place == "header" else "footer"].values():
                if part not in seen:
                    seen.add(part)
                    yield from (s.paragraph for s in self._read_strips(part) if s.paragraph.text.strip())

    def _footnotes(self) -> Iterator[Paragraph]:
        for kind, element in (("footnotes", "footnote"), ("endnotes", "endnote")):
            root = self.source.kind(kind)
            for note in () if root is None else root.iterfind(w(element)):
                if note.get(w("type"), "normal") == "normal":
                    for strip in _strips(self.blocks.story(root, note, "footnote")):
                        yield strip.paragraph

    def _remarks(self) -> None:
        note = self.source.note
        stories = self.blocks.stories
        self.source.survey([text for story in stories for text in story.instructions])
        if any(story.broken_fields for story in stories):
            note(_("có trường (field) bị hỏng: đọc phần chữ nhìn thấy"))
        if any(story.differing for story in stories):
            note(_("có hình vẽ mang chữ khác nhau cho Word mới và Word cũ: đọc bản cho Word mới"))
        if any(story.decomposed for story in stories):
            note(_("có chữ gõ bằng Unicode tổ hợp: đã đổi sang dựng sẵn để đọc"))
        if any(story.pictures for story in stories):
            note(_("có hình ảnh: không đọc chữ trong hình"))
        for look in self.blocks.paragraphs.looks:
            if look.hidden:
                note(_("có chữ ẩn (không in ra)"))
            elif look.size_pt <= _TINY_PT or (look.color == "FFFFFF" and not look.shading):
                note(_("có chữ trắng hoặc quá nhỏ, người đọc không thấy"))
            for font in (look.font, look.other_font):
                if legacy_font(font):
                    note(_("có chữ dùng phông bảng mã cũ {font}").format(font=font))


def _strips(items: list[Item]) -> Iterator[Strip]:
    for item in items:
        if isinstance(item.block, Paragraph):
            yield Strip(paragraph=item.block, fields=item.fields, align=item.align)
        else:
            for row in item.block.rows:
                for cell in row:
                    yield from (Strip(paragraph=p, align=p.align) for p in cell.paragraphs)
