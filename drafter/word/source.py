"""The parts of a file that is read, and what it brings that is not read: told in notes, never loaded or run."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from drafter.i18n import _
from drafter.word.inline import instruction_kind
from drafter.word.ooxml import local, parse, w
from drafter.word.package import DOCUMENT, read_parts
from drafter.word.xml import R

_CHANGES = frozenset(
    map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange",
            "trPrChange", "cellIns", "cellDel", "cellMerge", "numberingChange"))
)  # fmt: skip
_OUTSIDE = {"INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "DATABASE", "RD"}
_LEGACY = re.compile(r"\.Vn|VNI[- ]|VNtime|\.VnTime", re.IGNORECASE)


class Source:
    """A safely opened file: parts parsed on demand, relationships, notes."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file. Raises InputError saying what is wrong with it."""
        self.name = name
        self.parts = read_parts(data, name)
        self.notes: dict[str, None] = {}
        self._roots: dict[str, Any] = {}
        self.document = self.part(DOCUMENT)
        self.relations = self._relations(DOCUMENT)

    def note(self, text: str) -> None:
        """Say something once."""
        self.notes.setdefault(text)

    def part(self, path: str) -> Any:
        """The root of a part, or None when the file has none of this name."""
        if path not in self._roots:
            data = self.parts.get(path)
            self._roots[path] = None if data is None else parse(data, path, self.name)
        return self._roots[path]

    def _relations(self, path: str) -> dict[str, tuple[str, str]]:
        folder, file = posixpath.split(path)
        root = self.part(f"{folder}/_rels/{file}.rels")
        out: dict[str, tuple[str, str]] = {}
        for rel in () if root is None else root:
            kind = rel.get("Type", "").rpartition("/")[2]
            target = rel.get("Target", "")
            if rel.get("TargetMode") == "External":
                continue
            out[rel.get("Id", "")] = (
                kind,
                posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"),
            )
        return out

    def path(self, kind: str) -> str:
        """The name of the document's part of this kind ("styles", "numbering" ...); it may not be there."""
        return next((path for found, path in self.relations.values() if found == kind), f"word/{kind}.xml")

    def kind(self, kind: str) -> Any:
        """The root of the document's part of this kind, or None."""
        return self.part(self.path(kind))

    def target(self, reference: Any) -> str:
        """The part that a header or footer reference means; "" with a note when it is not there."""
        _kind, path = self.relations.get(reference.get(f"{{{R}}}id", ""), ("", ""))
        if path not in self.parts:
            self.note(_("thiếu phần đầu trang hoặc chân trang mà văn bản dẫn tới"))
            return ""
        return path

    def comments(self) -> int:
        """How many comments the file has."""
        root = self.kind("comments")
        return 0 if root is None else sum(1 for child in root if local(child) == "comment")

    def tracked_changes(self) -> int:
        """How many tracked changes wait in the parts that were read."""
        # deleted words inside an insertion are two changes, as the word processor lists them
        return sum(
            1
            for root in self._roots.values()
            if root is not None
            for element in root.iter(*_CHANGES)
            if root.tag != w("styles")
        )

    def survey(self, instructions: list[str]) -> None:
        """Note everything of the package that is not read or would reach outside."""
        self._survey_relations()
        self._survey_fields(instructions)
        names = [part.lower() for part in self.parts]
        if any("/embeddings/" in part or "oleobject" in part for part in names):
            self.note(_("có đối tượng nhúng (OLE): không đọc"))
        if any("/activex/" in part for part in names):
            self.note(_("có điều khiển ActiveX: không đọc"))
        settings = self.kind("settings")
        if settings is not None and settings.find(w("mailMerge")) is not None:
            self.note(_("có nguồn trộn thư (mail merge): không đọc"))
        for name in ("altChunk", "subDoc"):
            if next(self.document.iter(w(name)), None) is not None:
                self.note(_("có tài liệu ghép từ tệp khác ({kind}): không đọc").format(kind=name))

    def _survey_relations(self) -> None:
        for path in [part for part in self.parts if part.endswith(".rels")]:
            for rel in self.part(path):
                kind, target = rel.get("Type", "").rpartition("/")[2], rel.get("Target", "")
                if rel.get("TargetMode") != "External":
                    continue
                if kind == "hyperlink":
                    if re.match(r"\s*(javascript|vbscript|data|file):|\s*[\\/]{2}", target, re.IGNORECASE):
                        self.note(_("có liên kết đáng ngờ: {target}").format(target=target[:100]))
                elif kind == "attachedTemplate":
                    self.note(_("có mẫu (template) gắn từ ngoài tệp: không mở"))
                else:
                    self.note(_("có nội dung nối từ ngoài tệp ({kind}): không mở").format(kind=kind))

    def _survey_fields(self, instructions: list[str]) -> None:
        for instruction in instructions:
            kind = instruction_kind(instruction)
            if kind in ("DDE", "DDEAUTO") or re.search(r"\bDDE(AUTO)?\b", instruction):
                self.note(_("có trường DDE gọi chương trình ngoài: không chạy"))
            elif kind in _OUTSIDE:
                self.note(_("có trường {kind} lấy nội dung ngoài tệp: không mở").format(kind=kind))


def legacy_font(font: str) -> bool:
    """Whether a font needs one of the encodings before Unicode (TCVN3, VNI)."""
    return bool(_LEGACY.match(font))
