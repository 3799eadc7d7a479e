"""Edits of a draft's body as Word writes them (ECMA-376 part 1, 17.13.5), tracked or not."""

from __future__ import annotations

from copy import deepcopy
from itertools import count

from drafts import members, packed
from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
W = f"{{{_W}}}"
PART = "word/document.xml"


class Body:
    """The body of a draft; revisions are made by one author, or without a trace."""

    def __init__(self, data: bytes, *, tracked: bool, author: str = "Reviewer") -> None:
        self._parts = members(data)
        self.root = etree.fromstring(self._parts[PART])
        self._tracked, self._author, self._numbers = tracked, author, count(5000)

    def data(self) -> bytes:
        self._parts[PART] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return packed(self._parts, level=1)

    def paragraph(self, text: str) -> etree._Element:
        """Find the paragraph that reads so; deleted text counts no more."""
        found = [p for p in self.root.iter(f"{W}p") if read(p) == text]
        assert found, text
        return found[0]

    def replace(self, paragraph, start: int, end: int, new: str) -> None:
        """Put another text in the place of characters."""
        runs = self._runs(paragraph, start, end)
        anchor = runs[-1] if runs else self._run_before(paragraph, start)
        like = anchor
        for run in runs:
            self._delete(run)
        if new:
            insertion = self._text_run(new, like)
            if self._tracked:
                wrapped = self._mark("ins")
                wrapped.append(insertion)
                insertion = wrapped
            place = (
                anchor.getparent() if anchor.getparent() is not None and anchor.getparent().tag == f"{W}del" else anchor
            )
            place.addnext(insertion)
        if not self._tracked:
            for run in runs:
                run.getparent().remove(run)

    def remove(self, paragraph) -> None:
        if not self._tracked:
            paragraph.getparent().remove(paragraph)
            return
        for run in list(paragraph.iter(f"{W}r")):
            self._delete(run)
        self._revise_mark(paragraph, "del")

    def add_after(self, paragraph, text: str):
        """Put a new paragraph of the same kind behind one."""
        new = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            new.append(_without_revisions(properties))
        run = self._text_run(text, None)
        if self._tracked:
            self._revise_mark(new, "ins")
            wrapped = self._mark("ins")
            wrapped.append(run)
            run = wrapped
        new.append(run)
        paragraph.addnext(new)
        return new

    def move_after(self, paragraph, other) -> None:
        """Move a paragraph behind another one."""
        copy = deepcopy(paragraph)
        if not self._tracked:
            paragraph.getparent().remove(paragraph)
            other.addnext(copy)
            return
        for source, kind in ((paragraph, "moveFrom"), (copy, "moveTo")):
            for run in list(source.iter(f"{W}r")):
                wrapped = self._mark(kind)
                run.addprevious(wrapped)
                wrapped.append(run)
            self._revise_mark(source, kind)
        for mark in list(copy.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            mark.getparent().remove(mark)
        other.addnext(copy)

    def split(self, paragraph, at: int) -> None:
        """Press Enter inside a paragraph."""
        runs = self._runs(paragraph, at, len(read(paragraph)))
        new = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            new.append(_without_revisions(properties))
        for run in runs:
            new.append(run if run.getparent().tag == f"{W}p" else run.getparent())
        paragraph.addnext(new)
        if self._tracked:
            # The mark of the first half is the new one (17.13.5.20).
            self._revise_mark(paragraph, "ins")

    def join_next(self, paragraph, following) -> None:
        """Delete the mark between two paragraphs; a space takes its place."""
        if self._tracked:
            self.replace(paragraph, len(read(paragraph)), len(read(paragraph)), " ")
            self._revise_mark(paragraph, "del")
            return
        paragraph.append(self._text_run(" ", None))
        for child in list(following):
            if child.tag != f"{W}pPr":
                paragraph.append(child)
        following.getparent().remove(following)

    def remove_row(self, row) -> None:
        if not self._tracked:
            row.getparent().remove(row)
            return
        self._revise_row(row, "del")
        for paragraph in row.iter(f"{W}p"):
            for run in list(paragraph.iter(f"{W}r")):
                self._delete(run)

    def add_row_after(self, row, texts: list[str]) -> None:
        new = deepcopy(row)
        row.addnext(new)
        for cell, text in zip(new.iter(f"{W}tc"), texts, strict=True):
            first, *others = list(cell.iter(f"{W}p"))
            for paragraph in others:
                paragraph.getparent().remove(paragraph)
            for child in list(first):
                if child.tag != f"{W}pPr":
                    first.remove(child)
            self.fill(cell, text)
        if self._tracked:
            self._revise_row(new, "ins")

    def fill(self, cell, text: str) -> None:
        """Write into an empty cell."""
        run = self._text_run(text, None)
        if self._tracked:
            wrapped = self._mark("ins")
            wrapped.append(run)
            run = wrapped
        next(cell.iter(f"{W}p")).append(run)

    def comment(self, paragraph, text: str, reply: str) -> None:
        """Remark on a whole paragraph, and answer the remark (17.13.4; replies are those of [MS-DOCX] 2.5.2)."""
        for name, kind in (("commentRangeStart", 0), ("commentRangeEnd", None)):
            mark = etree.Element(f"{W}{name}", {f"{W}id": "77"})
            paragraph.insert(1, mark) if kind == 0 else paragraph.append(mark)
        spaces = f'xmlns:w="{_W}" xmlns:w14="{_W14}" xmlns:w15="{_W15}"'
        pieces = [
            f'<w:comment w:id="{number}" w:author="{self._author}" w:date="2025-04-05T09:00:00Z">'
            f'<w:p w14:paraId="0000000{number}"><w:r><w:t>{said}</w:t></w:r></w:p></w:comment>'
            for number, said in ((77, text), (78, reply))
        ]
        thread = (
            '<w15:commentEx w15:paraId="000000077" w15:done="0"/>'
            '<w15:commentEx w15:paraId="000000078" w15:paraIdParent="000000077" w15:done="0"/>'
        )
        self._part("comments", f"<w:comments {spaces}>{''.join(pieces)}</w:comments>", _COMMENTS)
        self._part("commentsExtended", f"<w15:commentsEx {spaces}>{thread}</w15:commentsEx>", _EXTENDED)

    def footnotes(self, paragraph, *texts: str) -> None:
        """Put footnotes at the end of a paragraph (17.11), and a reference to one that is not there."""
        for number in range(len(texts) + 1):
            reference = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}footnoteReference")
            reference.set(f"{W}id", str(number))
        notes = (
            f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
            for number, text in enumerate(texts)
        )
        self._part("footnotes", f'<w:footnotes xmlns:w="{_W}">{"".join(notes)}</w:footnotes>', _FOOTNOTES)

    def _part(self, name: str, xml: str, kind: str) -> None:
        self._parts[f"word/{name}.xml"] = xml.encode()
        override = f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{name}+xml"/></Types>'
        relation = f'<Relationship Id="r{name}" Type="{kind}" Target="{name}.xml"/></Relationships>'
        for part, end, added in (
            ("[Content_Types].xml", "</Types>", override),
            ("word/_rels/document.xml.rels", "</Relationships>", relation),
        ):
            self._parts[part] = self._parts[part].decode().replace(end, added).encode()

    def _revise_row(self, row, kind: str) -> None:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        properties.append(self._mark(kind))

    def _mark(self, kind: str):
        attributes = {
            f"{W}id": str(next(self._numbers)),
            f"{W}author": self._author,
            f"{W}date": "2025-04-05T09:00:00Z",
        }
        return etree.Element(f"{W}{kind}", attributes)

    def _revise_mark(self, paragraph, kind: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        looks = properties.find(f"{W}rPr")
        if looks is None:
            looks = etree.SubElement(properties, f"{W}rPr")
        looks.insert(0, self._mark(kind))

    def _delete(self, run) -> None:
        """Mark a run as deleted; text of one's own insertion goes at once, as in Word."""
        if not self._tracked:
            return
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        wrapped = self._mark("del")
        run.addprevious(wrapped)
        wrapped.append(run)

    def _text_run(self, text: str, like):
        run = etree.Element(f"{W}r")
        looks = like.find(f"{W}rPr") if like is not None else None
        if looks is not None:
            run.append(deepcopy(looks))
        etree.SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = text
        return run

    def _runs(self, paragraph, start: int, end: int) -> list:
        """Give the runs of exactly these characters, split off from others."""
        at, found = 0, []
        for run in list(paragraph.iter(f"{W}r")):
            for text in list(run.findall(f"{W}t")):
                length = len(text.text or "")
                if start < at + length and at < end and length:
                    found.append(self._cut(run, text, max(0, start - at), min(length, end - at)))
                at += length
        return found

    def _cut(self, run, text, start: int, end: int):
        """Leave in a run the characters of a range, and put those around them into runs of their own."""
        whole = text.text or ""
        if start:
            run.addprevious(self._text_run(whole[:start], run))
        if end < len(whole):
            run.addnext(self._text_run(whole[end:], run))
        text.text = whole[start:end]
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return run

    def _run_before(self, paragraph, at: int):
        runs = self._runs(paragraph, max(0, at - 1), at) or list(paragraph.iter(f"{W}r"))
        return runs[-1]


def read(paragraph) -> str:
    """Give the text of a paragraph, without what is deleted or moved away."""
    texts = (t for t in paragraph.iter(f"{W}t") if next(t.iterancestors(f"{W}p")) is paragraph)
    return "".join(t.text or "" for t in texts if not any(True for _ in t.iterancestors(f"{W}moveFrom")))


def _without_revisions(properties):
    copy = deepcopy(properties)
    for looks in copy.findall(f"{W}rPr"):
        for mark in [m for m in looks if m.tag in {f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"}]:
            looks.remove(mark)
    return copy
