"""Writing the inlines of a paragraph: one pass over the nodes, every kind of them."""

import re
from collections.abc import Iterable, Sequence
from typing import assert_never
from urllib.parse import quote, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree
from msgspec import Struct, field

from factsheet.document import nodes
from factsheet.document.nodes import Inline
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.names import StyleId
from factsheet.render.docx.text.entries import add_entry
from factsheet.render.docx.text.runs import PLAIN, RunProperties, add_field, add_run, add_text
from factsheet.render.docx.xml import R, add, add_value

# All but the characters of RFC 3986, and the letters of other scripts that RFC 3987 allows.
_FOREIGN = re.compile(r"[^\w:/?#\[\]@!$&'()*+,;=%.~-]")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def link_target(href: str) -> str | None:
    """Give the URI with what may not stand in one percent-encoded, or None for what is no absolute URI."""
    target = _FOREIGN.sub(_encoded, href.strip())
    try:
        parts = urlsplit(target)
        well_formed = bool(parts.hostname) and parts.port != 0 if parts.scheme.startswith("http") else bool(parts.path)
    except ValueError:
        return None
    return target if well_formed and parts.scheme in _SCHEMES else None


def _encoded(match: re.Match[str]) -> str:
    return quote(match[0], safe="", errors="replace")


class InlineWriter(Struct):
    """Writes inlines into the paragraphs of one part, which holds the targets of their hyperlinks."""

    part: Part
    context: WritingContext
    takes_comments: bool = True
    _targets: dict[str, str] = field(default_factory=dict)

    def write(self, parent: etree._Element, inlines: Iterable[Inline], look: RunProperties = PLAIN) -> None:
        """Append the inlines to a paragraph or hyperlink.

        Neighbouring texts, which the document tells apart only by their origins, make one run.
        """
        texts: list[nodes.Text] = []
        for inline in inlines:
            if isinstance(inline, nodes.Text):
                texts.append(inline)
                continue
            if texts:
                self._write_texts(parent, texts, look)
                texts = []
            self._write_one(parent, inline, look)
        if texts:
            self._write_texts(parent, texts, look)

    def _write_texts(self, parent: etree._Element, texts: Sequence[nodes.Text], look: RunProperties) -> None:
        clean = self.context.clean
        if text := "".join([clean(text.text, text.origin) for text in texts]):
            add_text(parent, text, look, self.context)
            return
        for path in (text.origin.path for text in texts if text.origin):
            if path in self.context.entries:
                add_entry(parent, self.context.entries[path], look, self.context)

    def _write_one(self, parent: etree._Element, inline: Inline, look: RunProperties) -> None:
        match inline:
            case nodes.Text():
                self._write_texts(parent, (inline,), look)
            case nodes.Strong() | nodes.Emphasis() | nodes.Language() | nodes.Insertion() | nodes.Deletion():
                self.write(parent, inline.inlines, _within(inline, look))
            case nodes.Link():
                self._write_link(parent, inline, look)
            case nodes.Comment():
                self._write_comment(parent, inline, look)
            case nodes.NoteReference():
                self._write_reference(parent, inline, look)
            case nodes.LineBreak():
                add(add_run(parent, look, self.context), "br")
            case nodes.PageNumber(numbering):
                add_field(parent, "PAGE", numbering, look, self.context)
            case nodes.PageCount(numbering):
                add_field(parent, "NUMPAGES", numbering, look, self.context)
            case _:
                assert_never(inline)

    def _write_link(self, parent: etree._Element, link: nodes.Link, look: RunProperties) -> None:
        """Write a hyperlink; inside another one, which cannot hold it, only its text."""
        relationship = None if look.link else self._relate(link.href)
        if relationship is None:
            self.write(parent, link.inlines, look)
            return
        hyperlink = add(parent, "hyperlink", history="1")
        hyperlink.set(f"{{{R}}}id", relationship)
        self.write(hyperlink, link.inlines, look._replace(link=True))

    def _relate(self, href: str) -> str | None:
        target = link_target(href)
        if target is None:
            self.context.report.add("invalid-link", f"{href!r} is no link that Word can hold")
            return None
        if target not in self._targets:
            self._targets[target] = self.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._targets[target]

    def _write_reference(self, parent: etree._Element, reference: nodes.NoteReference, look: RunProperties) -> None:
        bookmark = self.context.bookmarks.get(reference.note)
        if bookmark is None:
            self.context.report.add("unknown-note", f"no note has the id {reference.note!r}")
        elif not look.link:
            parent = add(parent, "hyperlink", anchor=bookmark, history="1")
        label = self.context.clean(reference.label)
        add_text(parent, label, look._replace(mark=StyleId.NOTE_REFERENCE), self.context)

    def _write_comment(self, parent: etree._Element, comment: nodes.Comment, look: RunProperties) -> None:
        """Write what is commented on, and the comment around it where the part can have one."""
        if not self.takes_comments:
            self.context.report.warn("misplaced-comment", "Word has no comments in running heads and feet")
            self.write(parent, comment.inlines, look)
            return
        numbers = [str(number) for number in self.context.add_comment(comment)]
        for number in numbers:
            add(parent, "commentRangeStart", id=number)
        self.write(parent, comment.inlines, look)
        for number in numbers:
            add(parent, "commentRangeEnd", id=number)
            run = add(parent, "r")
            add_value(add(run, "rPr"), "rStyle", StyleId.COMMENT_REFERENCE)
            add(run, "commentReference", id=number)


def _within(
    inline: nodes.Strong | nodes.Emphasis | nodes.Language | nodes.Insertion | nodes.Deletion, look: RunProperties
) -> RunProperties:
    """Give the look of what stands within a node that changes nothing else."""
    match inline:
        case nodes.Strong():
            return look._replace(strong=True)
        case nodes.Emphasis():
            return look._replace(emphasized=not look.emphasized)
        case nodes.Language():
            return look._replace(language=inline.tag)
        case nodes.Insertion():
            return look._replace(insertion=inline)
        case nodes.Deletion():
            return look._replace(deletion=inline)
        case _:
            assert_never(inline)
