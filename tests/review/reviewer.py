"""A reviewer with Word: edits in a document as Word writes them, made with nothing but lxml."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def q(name: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{W}}}{name}"


class Reviewer:
    """One document under review."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(q("body"))
        self.author = "Trần Thị C"
        self.number = 90_000
        self.comments: list[tuple[str, str, str, str, bool]] = []

    def save(self) -> bytes:
        """The file as it stands."""
        parts = dict(self.parts)
        parts["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        if self.comments:
            parts |= self._comment_parts(parts)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return out.getvalue()

    def paragraphs(self) -> list[Any]:
        """All paragraphs of the body."""
        return list(self.body.iter(q("p")))

    def words(self, p: Any) -> str:
        """The words of a paragraph as they stand now."""
        return "".join(t.text or "" for t in p.iter(q("t")))

    def find(self, words: str, *, nth: int = 0) -> Any:
        """The paragraph that holds these words."""
        found = [p for p in self.paragraphs() if words in self.words(p)]
        assert len(found) > nth, f"no paragraph with {words!r}"
        return found[nth]

    def change(self, kind: str) -> Any:
        """An element of a tracked change."""
        self.number += 1
        element = etree.Element(q(kind))
        element.set(q("id"), str(self.number))
        element.set(q("author"), self.author)
        element.set(q("date"), "2026-04-02T08:00:00Z")
        return element

    def isolate(self, p: Any, words: str) -> Any:
        """The run that holds exactly these words; the runs are cut so that there is one."""
        for run in [r for r in p.iter(q("r")) if r.find(q("t")) is not None]:
            t = run.find(q("t"))
            text = t.text or ""
            if words not in text:
                continue
            before, _, after = text.partition(words)
            for part, put in ((before, run.addprevious), (after, run.addnext)):
                if part:
                    other = copy.deepcopy(run)
                    self.write(other, part)
                    put(other)
            self.write(run, words)
            return run
        raise AssertionError(f"no run with {words!r} in {self.words(p)!r}")

    @staticmethod
    def write(run: Any, words: str) -> None:
        """Put words into a run."""
        t = run.find(q("t"))
        t.text = words
        t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def erase(self, run: Any) -> Any:
        """A run deleted with tracking; the change."""
        change = self.change("del")
        run.addprevious(change)
        change.append(run)
        for t in run.iter(q("t")):
            t.tag = q("delText")
        return change

    def insert(self, like: Any, words: str, *, before: bool = False) -> Any:
        """Words put in beside a run or change, with tracking."""
        change = self.change("ins")
        run = copy.deepcopy(like if like.tag == q("r") else next(like.iter(q("r"))))
        for t in run.iter(q("delText")):
            t.tag = q("t")
        self.write(run, words)
        change.append(run)
        (like.addprevious if before else like.addnext)(change)
        return change

    def replace(self, p: Any, old: str, new: str, *, tracked: bool = True) -> None:
        """Words for words."""
        run = self.isolate(p, old)
        if not tracked:
            if new:
                self.write(run, new)
            else:
                run.getparent().remove(run)
            return
        change = self.erase(run)
        if new:
            self.insert(change, new)

    def add_after(self, p: Any, words: str, *, before: bool = False) -> Any:
        """Words put in after (before) the last (first) words of a paragraph, tracked."""
        runs = [r for r in p.iter(q("r")) if r.find(q("t")) is not None]
        return self.insert(runs[0] if before else runs[-1], words, before=before)

    def mark_end(self, p: Any, kind: str) -> None:
        """The end of a paragraph inserted or deleted, with tracking."""
        properties = p.find(q("pPr"))
        if properties is None:
            properties = etree.Element(q("pPr"))
            p.insert(0, properties)
        look = properties.find(q("rPr"))
        if look is None:
            look = etree.SubElement(properties, q("rPr"))
        look.insert(0, self.change(kind))

    def erase_paragraph(self, p: Any, *, tracked: bool = True, end: bool = True) -> None:
        """A whole paragraph taken out."""
        if not tracked:
            p.getparent().remove(p)
            return
        for run in [r for r in p.iter(q("r")) if r.find(q("t")) is not None]:
            self.erase(run)
        if end:
            self.mark_end(p, "del")

    def blank(self, p: Any, words: str) -> Any:
        """A new paragraph that looks like `p`, unmarked."""
        new = copy.deepcopy(p)
        for element in [e for e in new.iter() if e.tag in (q("bookmarkStart"), q("bookmarkEnd"))]:
            element.getparent().remove(element)
        runs = list(new.iter(q("r")))
        kept = next(r for r in runs if r.find(q("t")) is not None)
        for run in runs:
            if run is not kept:
                run.getparent().remove(run)
        self.write(kept, words)
        return new

    def paragraph_after(self, p: Any, words: str, *, tracked: bool = True) -> Any:
        """A new paragraph after `p`. Tracked, the end of `p` is the new one, as Word has it after Enter at its end."""
        new = self.blank(p, words)
        if tracked:
            for run in list(new.iter(q("r"))):
                change = self.change("ins")
                run.addprevious(change)
                change.append(run)
            self.mark_end(p, "ins")
        p.addnext(new)
        return new

    def split(self, p: Any, at: str, *, tracked: bool = True) -> Any:
        """Enter pressed before `at`: the end of the bookmark lies in the second half."""
        run = self.isolate(p, at + self.words(p).partition(at)[2])
        new = etree.Element(q("p"))
        if p.find(q("pPr")) is not None:
            new.append(copy.deepcopy(p.find(q("pPr"))))
        rest = [run, *run.itersiblings()]
        for element in rest:
            new.append(element)
        p.addnext(new)
        if tracked:
            self.mark_end(p, "ins")
        return new

    def merge(self, p: Any, *, tracked: bool = True) -> None:
        """Delete pressed at the end of `p`: it goes on with the next paragraph."""
        if tracked:
            self.mark_end(p, "del")
            return
        following = p.getnext()
        for element in list(following):
            if element.tag != q("pPr"):
                p.append(element)
        following.getparent().remove(following)

    def move(self, p: Any, target: Any, *, tracked: bool = True) -> None:
        """A paragraph moved to before `target`."""
        if not tracked:
            target.addprevious(p)
            return
        new = self.blank(p, self.words(p))
        for run in list(new.iter(q("r"))):
            change = self.change("moveTo")
            run.addprevious(change)
            change.append(run)
        self.mark_end(new, "moveTo")
        target.addprevious(new)
        for run in [r for r in p.iter(q("r")) if r.find(q("t")) is not None]:
            change = self.change("moveFrom")
            run.addprevious(change)
            change.append(run)
        self.mark_end(p, "moveFrom")

    def row_of(self, p: Any) -> Any:
        """The table row of a paragraph."""
        return next(a for a in p.iterancestors() if a.tag == q("tr"))

    def mark_row(self, row: Any, kind: str) -> None:
        """A row inserted or deleted with tracking."""
        properties = row.find(q("trPr"))
        if properties is None:
            properties = etree.Element(q("trPr"))
            row.insert(0, properties)
        properties.append(self.change(kind))
        for p in row.iter(q("p")):
            for run in [r for r in p.iter(q("r")) if r.find(q("t")) is not None]:
                if kind == "del":
                    self.erase(run)
                else:
                    change = self.change("ins")
                    run.addprevious(change)
                    change.append(run)

    def row_after(self, row: Any, cells: list[str], *, tracked: bool = True) -> Any:
        """A new row with these words in its cells."""
        new = copy.deepcopy(row)
        for element in [e for e in new.iter() if e.tag in (q("bookmarkStart"), q("bookmarkEnd"))]:
            element.getparent().remove(element)
        for p, words in zip(new.iter(q("p")), cells, strict=False):
            self.write(next(r for r in p.iter(q("r")) if r.find(q("t")) is not None), words)
        row.addnext(new)
        if tracked:
            self.mark_row(new, "ins")
        return new

    def comment(self, p: Any, words: str, *, reply_to: str = "", resolved: bool = False) -> str:
        """A comment on a whole paragraph; its number."""
        number = str(len(self.comments))
        self.comments.append((number, self.author, words, reply_to, resolved))
        start, end = etree.Element(q("commentRangeStart")), etree.Element(q("commentRangeEnd"))
        start.set(q("id"), number)
        end.set(q("id"), number)
        reference = etree.fromstring(f'<w:r xmlns:w="{W}"><w:commentReference w:id="{number}"/></w:r>')
        first = next(r for r in p.iter(q("r")))
        first.addprevious(start)
        p.append(end)
        p.append(reference)
        return number

    def accept_all(self) -> None:
        """All tracked changes accepted, as the reviewer may do before returning the file."""
        for row in [r for r in self.body.iter(q("tr")) if r.find(f"{q('trPr')}/{q('del')}") is not None]:
            row.getparent().remove(row)
        for element in [e for e in self.body.iter(q("del"), q("moveFrom")) if e.getparent().tag == q("p")]:
            element.getparent().remove(element)
        for element in [e for e in self.body.iter(q("ins"), q("moveTo")) if e.getparent().tag == q("p")]:
            for child in list(element):
                element.addprevious(child)
            element.getparent().remove(element)
        for p in self.paragraphs():
            look = p.find(f"{q('pPr')}/{q('rPr')}")
            for kind in ("ins", "moveTo"):
                if look is not None and look.find(q(kind)) is not None:
                    look.remove(look.find(q(kind)))
        for p in [p for p in self.paragraphs() if _deleted_end(p)]:
            following = p.getnext()
            place = 1 if following is not None and following.find(q("pPr")) is not None else 0
            if following is None or following.tag != q("p"):
                continue
            for child in reversed([c for c in p if c.tag != q("pPr")]):
                following.insert(place, child)
            p.getparent().remove(p)

    def forget(self) -> None:
        """All bookmarks and the map gone, as after a trip through another program."""
        for element in list(self.root.iter(q("bookmarkStart"), q("bookmarkEnd"))):
            element.getparent().remove(element)
        gone = [name for name in self.parts if name.startswith("customXml/")] + ["docProps/custom.xml"]
        for name in gone:
            self.parts.pop(name, None)
        for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
            root = etree.fromstring(self.parts[name])
            for child in list(root):
                target = child.get("PartName") or child.get("Target") or ""
                if "customXml" in target or target.endswith("docProps/custom.xml"):
                    root.remove(child)
            self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _comment_parts(self, parts: dict[str, bytes]) -> dict[str, bytes]:
        w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
        w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
        rows, threads = "", ""
        for number, author, words, reply_to, resolved in self.comments:
            rows += (
                f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-04-02T08:00:00Z">'
                f'<w:p w14:paraId="0000AA{int(number):02X}"><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
            )
            parent = f' w15:paraIdParent="0000AA{int(reply_to):02X}"' if reply_to else ""
            threads += (
                f'<w15:commentEx w15:paraId="0000AA{int(number):02X}"{parent} w15:done="{int(resolved)}"/>'
            )
        types = etree.fromstring(parts["[Content_Types].xml"])
        rels = etree.fromstring(parts["word/_rels/document.xml.rels"])
        main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        for part, kind, relation in (
            ("comments", "comments", f"{_OFFICE}/comments"),
            ("commentsExtended", "commentsExtended", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"),
        ):  # fmt: skip
            override = etree.SubElement(types, f"{{{_TYPES}}}Override")
            override.set("PartName", f"/word/{part}.xml")
            override.set("ContentType", f"{main}.{kind}+xml")
            rel = etree.SubElement(rels, f"{{{_RELS}}}Relationship")
            rel.set("Id", f"rId{part}")
            rel.set("Type", relation)
            rel.set("Target", f"{part}.xml")
        return {
            "[Content_Types].xml": etree.tostring(types, xml_declaration=True, encoding="UTF-8"),
            "word/_rels/document.xml.rels": etree.tostring(rels, xml_declaration=True, encoding="UTF-8"),
            "word/comments.xml": f'<w:comments xmlns:w="{W}" xmlns:w14="{w14}">{rows}</w:comments>'.encode(),
            "word/commentsExtended.xml": f'<w15:commentsEx xmlns:w15="{w15}">{threads}</w15:commentsEx>'.encode(),
        }


def _deleted_end(p: Any) -> bool:
    return any(p.find(f"{q('pPr')}/{q('rPr')}/{q(kind)}") is not None for kind in ("del", "moveFrom"))


Act = Callable[[Reviewer], None]


def reviewed(source: Path | bytes, *acts: Act) -> bytes:
    """A document after these acts."""
    reviewer = Reviewer(source if isinstance(source, bytes) else source.read_bytes())
    for act in acts:
        act(reviewer)
    return reviewer.save()
