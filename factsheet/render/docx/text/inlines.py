"""Writing the inlines of a paragraph: one pass over the nodes, every kind of them."""

import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import assert_never
from urllib.parse import quote, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from msgspec.structs import replace

from factsheet.characters import is_shown, writable
from factsheet.document import nodes
from factsheet.document.nodes import Inline, Line
from factsheet.document.text import is_plain
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.names import StyleId
from factsheet.render.docx.text.runs import PLAIN, RunProperties, but, field_runs, run, text_runs
from factsheet.render.docx.xml import preserved, tag, value
from factsheet.typography.hyphenation import joins_words, long_words_hyphenated

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


class InlineWriter:
    """Writes inlines into the paragraphs of one part, which holds the targets of their hyperlinks."""

    def __init__(self, part: Part, context: WritingContext, *, takes_comments: bool = True) -> None:
        self.part, self.context, self.takes_comments = part, context, takes_comments
        self._targets: dict[str, str] = {}
        self._held: StringIO | None = None

    def held(self, inlines: Line, look: RunProperties, text: str) -> str:
        """Give what stands for inlines in a paragraph, with the signs of a text, which has one for each of theirs."""
        self._held = StringIO(text)
        made = self.written(inlines, look)
        self._held = None
        return made

    def written(self, inlines: Line, look: RunProperties = PLAIN) -> str:
        """Give what stands for inlines in a paragraph or hyperlink.

        Neighbouring texts, which the document tells apart only by their origins, make one run.
        """
        if is_plain(inlines):
            return self._texts(inlines, look)
        made: list[str] = []
        texts: list[nodes.Text] = []
        for inline in inlines:
            if type(inline) is nodes.Text:
                texts.append(inline)
                continue
            if texts:
                made.append(self._texts(texts, look, noted=type(inline) is nodes.NoteReference))
                texts = []
            made.append(self._one(inline, look))
        if texts:
            made.append(self._texts(texts, look))
        return "".join(made)

    def _texts(self, texts: Sequence[nodes.Text], look: RunProperties, *, noted: bool = False) -> str:
        context = self.context
        shown = texts[0].text if len(texts) == 1 else "".join([text.text for text in texts])
        if self._held:
            shown = self._held.read(len(shown))
        if not is_shown(shown):
            for text in texts:
                context.clean(text.text, text.origin)
            shown = writable(shown)
        if shown:
            if not context.for_review and joins_words(language := look.language or context.language):
                shown = long_words_hyphenated(shown, language)
            return text_runs(shown, look, context, noted=noted)
        paths = [text.origin.path for text in texts if text.origin] if context.entries else ()
        return "".join([_entry(context.entries[path], look, context) for path in paths if path in context.entries])

    def _one(self, inline: Inline, look: RunProperties) -> str:
        if self._held and type(inline) in nodes.LEAVES:
            self._held.read(1)
        match inline:  # the most frequent first
            case nodes.Strong() | nodes.Emphasis() | nodes.Language() | nodes.Insertion() | nodes.Deletion():
                made = self.written(inline.inlines, _within(inline, look))
            case nodes.NoteReference():
                made = self._reference(inline, look)
            case nodes.Link():
                made = self._link(inline, look)
            case nodes.Comment():
                made = self._comment(inline, look)
            case nodes.LineBreak():
                made = run("<w:br/>", look, self.context)
            case nodes.PageNumber(numbering):
                made = field_runs("PAGE", numbering, look, self.context)
            case nodes.PageCount(numbering):
                made = field_runs("NUMPAGES", numbering, look, self.context)
            case nodes.Text():
                made = self._texts((inline,), look)
            case _:
                assert_never(inline)
        return made

    def _link(self, link: nodes.Link, look: RunProperties) -> str:
        """Give a hyperlink; inside another one, which cannot hold it, only its text."""
        relationship = None if look.link else self._relate(link.href)
        if relationship is None:
            return self.written(link.inlines, look)
        start = f'<w:hyperlink w:history="1" r:id="{relationship}"'
        content = self.written(link.inlines, but(look, "link", True))
        return f"{start}>{content}</w:hyperlink>" if content else f"{start}/>"

    def _relate(self, href: str) -> str | None:
        target = link_target(href)
        if target is None:
            self.context.report.add("invalid-link", f"{href!r} is no link that Word can hold")
            return None
        if target not in self._targets:
            # `relate_to` looks through all relationships for the name that is free: this one, as none goes.
            name = f"rId{len(self.part.rels) + 1}"
            self.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, name, is_external=True)
            self._targets[target] = name
        return self._targets[target]

    def _reference(self, reference: nodes.NoteReference, look: RunProperties) -> str:
        bookmark = self.context.bookmarks.get(reference.note)
        if bookmark is None:
            self.context.report.add("unknown-note", f"no note has the id {reference.note!r}")
        label = self.context.clean(reference.label)
        made = text_runs(label, but(look, "mark", StyleId.NOTE_REFERENCE), self.context)
        if bookmark is None or look.link:
            return made
        return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{made}</w:hyperlink>'

    def _comment(self, comment: nodes.Comment, look: RunProperties) -> str:
        """Give what is commented on, and the comment around it where the part can have one."""
        if not self.takes_comments:
            self.context.report.warn("misplaced-comment", "Word has no comments in running heads and feet")
            return self.written(comment.inlines, look)
        numbers = [str(number) for number in self.context.add_comment(comment)]
        starts = "".join([tag("commentRangeStart", id=number) for number in numbers])
        content = self.written(comment.inlines, look)
        return starts + content + "".join(map(_comment_end, numbers))


_ROOM = " " * 8
"""What shows where to click; a reader of drafts passes over blanks in such controls."""
_DAY = "yyyy-MM-dd"
"""How a day that is chosen is written: the same in every language, and one day only."""


def _entry(choices: Iterable[str], look: RunProperties, context: WritingContext) -> str:
    """Give a content control that waits for one of the choices, or for a day where there are none (17.5.2).

    Word and LibreOffice keep it, with what was chosen, tracked or not; other programs show the blanks in it.
    """
    if listed := [context.clean(choice) for choice in choices]:
        kind = tag("dropDownList", "".join([tag("listItem", displayText=each, value=each) for each in listed]))
    else:
        said = {"dateFormat": _DAY, "lid": context.language, "storeMappedDataAs": "date", "calendar": "gregorian"}
        kind = tag("date", "".join([value(name, each) for name, each in said.items()]))
    shown = run(preserved(_ROOM), look, context)
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"


def _comment_end(number: str) -> str:
    mark = f"<w:rPr>{value('rStyle', StyleId.COMMENT_REFERENCE)}</w:rPr>{tag('commentReference', id=number)}"
    return f"{tag('commentRangeEnd', id=number)}<w:r>{mark}</w:r>"


def _within(
    inline: nodes.Strong | nodes.Emphasis | nodes.Language | nodes.Insertion | nodes.Deletion, look: RunProperties
) -> RunProperties:
    """Give the look of what stands within a node that changes nothing else."""
    match inline:
        case nodes.Strong():
            return but(look, "strong", True)
        case nodes.Emphasis():
            return but(look, "emphasized", not look.emphasized)
        case nodes.Language():
            return but(look, "language", inline.tag)
        case nodes.Insertion():
            return replace(look, insertion=inline)
        case nodes.Deletion():
            return replace(look, deletion=inline)
        case _:
            assert_never(inline)
