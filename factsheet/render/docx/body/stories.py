"""Where a revised paragraph mark cannot go: at the end of a story, and before a table.

A story is the body, or a cell. Its last mark stays whatever is accepted or rejected (by ECMA-376 part 1, 17.13.5.15, a
deleted mark joins its paragraph with the next), and LibreOffice keeps one before a table too. There the revision goes
to the mark before, as it does for an author who deletes from the end of one paragraph to the end of the next.
Paragraphs so joined have one mark, whose style is revised instead.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import chain, islice, repeat

from lxml import etree
from msgspec import Struct

from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.text.runs import DELETED, INSERTED, row_state, state
from factsheet.render.docx.xml import W, add_value

_W = f"{{{W}}}"
_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}r"
_PROPERTIES, _MARK, _CHANGE, _VALUE = f"{_W}pPr", f"{_W}rPr", f"{_W}pPrChange", f"{_W}val"
_BOOKMARKS = (f"{_W}bookmarkStart", f"{_W}bookmarkEnd")


def settle(story: etree._Element, context: WritingContext) -> None:
    """Move the revisions of marks in a story, and in those of its tables' cells, to where they can be followed."""
    for table in story.iterchildren(_TABLE):
        for row in table.iterchildren(_ROW):
            for cell in () if row_state(row) else row.iterchildren(_CELL):
                settle(cell, context)
    _Settler(context).settle(story)


class _Settler(Struct, frozen=True):
    """Settles one story; the context numbers the revisions that it adds."""

    context: WritingContext

    def settle(self, story: etree._Element) -> None:
        self._share_gaps(story)
        for paragraph in reversed(list(story.iterchildren(_PARAGRAPH))):
            if paragraph.getparent() is story and state(paragraph) and _is_before_barrier(paragraph):
                self._settle_barrier(paragraph)
        for paragraph in list(story.iterchildren(_PARAGRAPH)):
            if state(paragraph) is None and _ends_inserted(paragraph):
                self._shift(paragraph, _last_inserted_after(paragraph))

    def _share_gaps(self, story: etree._Element) -> None:
        """Let a table and the one in its place share the gap below, so that no mark stands between the two."""
        for table in list(story.iterchildren(_TABLE)):
            gap, other, below = islice(chain(table.itersiblings(_PARAGRAPH, _TABLE), repeat(None)), 3)
            if gap is None or other is None or below is None or other.tag != _TABLE:
                continue
            if [state(element) for element in (table, gap, other, below)] == [DELETED, DELETED, INSERTED, INSERTED]:
                self._restyle(below, _style(below), was=_former_style(gap), revision=_take_revision(below))
                story.remove(gap)

    def _settle_barrier(self, last: etree._Element) -> None:
        """Let the mark of a revised paragraph before a barrier stay, with the revision moved to a mark before it."""
        passed = list(_of_same_state_before(last))
        before = _previous(passed[-1])
        if before is None:
            if _next(last) is None:  # the only text of a cell: the cell keeps its paragraph
                _take_revision(last)
        elif before.tag == _PARAGRAPH and state(before):
            together = all(element.tag == _PARAGRAPH for element in passed)
            self._join_versions(before, passed[-1] if together else last, last)
        elif before.tag == _PARAGRAPH and all(element.tag == _PARAGRAPH for element in passed):
            self._shift(before, last)
        elif before.tag == _PARAGRAPH:
            self._go_around(before, last)

    def _join_versions(self, other: etree._Element, first: etree._Element, last: etree._Element) -> None:
        """Let the last paragraph that is gone and the last that is new have one mark.

        The text of the `other` goes to the front of the `first` paragraph behind it, whose mark is revised the other
        way, so that it stays where it was.
        """
        new, old = (last, other) if state(last) == INSERTED else (other, last)
        self._restyle(last, _style(new), was=_former_style(old), revision=_take_revision(last))
        for place, child in enumerate(list(other)[1:], 1):
            first.insert(place, child)
        _parent_of(other).remove(other)

    def _shift(self, before: etree._Element, last: etree._Element) -> None:
        """Give the revision of the last mark to that of the paragraph before the revised ones."""
        new, old = (last, before) if state(last) == INSERTED else (before, last)
        revision = _take_revision(last)
        self._add_revision(before, revision)
        self._restyle(last, _style(new), was=_former_style(old), revision=revision)

    def _go_around(self, moved: etree._Element, last: etree._Element) -> None:
        """Let the paragraph before a table that comes or goes move around it: it is inserted here, deleted there.

        The mark that so becomes needless before the table is again one before a barrier. Where none before that can
        take its revision, this is worth it at the end of a story alone.
        """
        before = _previous(moved)
        can_shift = before is not None and before.tag == _PARAGRAPH and state(before) is None
        if not can_shift and _next(last) is not None:
            return
        first, second = (INSERTED, DELETED) if state(last) == INSERTED else (DELETED, INSERTED)
        revision = _take_revision(last)
        new, old = (last, moved) if first == INSERTED else (moved, last)
        self._restyle(last, _style(new), was=_former_style(old), revision=revision)
        last.extend(self._content_as(deepcopy(moved), second, revision))
        self._content_as(moved, first, revision)
        self._add_revision(moved, revision)
        if before is not None and can_shift:
            self._shift(before, moved)

    def _content_as(self, paragraph: etree._Element, kind: str, revision: etree._Element) -> list[etree._Element]:
        """Give the content of a paragraph in one reading, all of it inserted, or deleted and without bookmarks."""
        other = DELETED if kind == INSERTED else INSERTED
        for child in list(paragraph.iterdescendants(other, *(_BOOKMARKS if kind == DELETED else ()))):
            if _parent_of(child).tag != _MARK:
                _parent_of(child).remove(child)
        for run in list(paragraph.iterdescendants(_RUN)):
            if not any(ancestor.tag == kind for ancestor in run.iterancestors()):
                self._revise_run(run, kind, revision)
        return list(paragraph)[1:]

    def _revise_run(self, run: etree._Element, kind: str, revision: etree._Element) -> None:
        wrapper = self._new(kind, revision)
        run.addprevious(wrapper)
        wrapper.append(run)
        if kind == DELETED:
            for text in run.iter(f"{_W}t", f"{_W}instrText"):
                text.tag = f"{_W}delText" if text.tag == f"{_W}t" else f"{_W}delInstrText"

    def _add_revision(self, paragraph: etree._Element, revision: etree._Element) -> None:
        """Revise the mark of a paragraph, by whom and when the revision was made."""
        properties = paragraph[0]
        mark = properties.find(_MARK)
        if mark is None:
            mark = etree.Element(_MARK)
            properties.insert(1, mark)
        mark.append(self._new(revision.tag, revision))

    def _restyle(self, paragraph: etree._Element, style: str, *, was: str, revision: etree._Element) -> None:
        """Set the style of a paragraph, with the one it had as a revision (17.13.5.29)."""
        paragraph[0][0].set(_VALUE, style)
        for change in list(paragraph[0].iterchildren(_CHANGE)):
            paragraph[0].remove(change)
        if style != was:
            change = self._new(_CHANGE, revision)
            add_value(etree.SubElement(change, _PROPERTIES), "pStyle", was)
            paragraph[0].append(change)

    def _new(self, tag: str, revision: etree._Element) -> etree._Element:
        """Give a new revision by the same author and of the same time."""
        element = etree.Element(tag)
        for name in ("author", "date"):
            element.set(f"{_W}{name}", revision.get(f"{_W}{name}", ""))
        element.set(f"{_W}id", str(self.context.number()))
        return element


def _parent_of(element: etree._Element) -> etree._Element:
    """Give the parent of an element that has one."""
    parent = element.getparent()
    if parent is None:
        raise ValueError(f"{element.tag} stands in nothing")
    return parent


def _take_revision(paragraph: etree._Element) -> etree._Element:
    """Take the revision from a paragraph's mark."""
    revision = next(paragraph[0].iterfind(f"{_MARK}/*"))
    paragraph[0].remove(_parent_of(revision))
    return revision


def _style(paragraph: etree._Element) -> str:
    return paragraph[0][0].get(_VALUE, "")


def _former_style(paragraph: etree._Element) -> str:
    """Give the style that a paragraph has with its revisions rejected."""
    former = paragraph[0].find(f"{_CHANGE}/{_PROPERTIES}")
    return _style(paragraph) if former is None else former[0].get(_VALUE, "")


def _next(element: etree._Element) -> etree._Element | None:
    """Give the paragraph or table that follows."""
    return next(element.itersiblings(_PARAGRAPH, _TABLE), None)


def _previous(element: etree._Element) -> etree._Element | None:
    """Give the paragraph or table before."""
    return next(element.itersiblings(_PARAGRAPH, _TABLE, preceding=True), None)


def _is_before_barrier(paragraph: etree._Element) -> bool:
    following = _next(paragraph)
    return following is None or following.tag == _TABLE


def _of_same_state_before(last: etree._Element) -> Iterator[etree._Element]:
    """Give a paragraph and what is of the same state, with all that is in it, right before it, backwards."""
    yield last
    element = _previous(last)
    while element is not None and _is_wholly(element, state(last)):
        yield element
        element = _previous(element)


def _is_wholly(element: etree._Element, own: str | None) -> bool:
    """Tell whether a table, or a paragraph with its text, is of a state; a mark can have one alone."""
    if state(element) != own or element.tag == _TABLE:
        return state(element) == own
    return all(any(up.tag == own for up in run.iterancestors()) for run in element.iterdescendants(_RUN))


def _ends_inserted(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph ends in inserted text and an inserted one follows.

    LibreOffice takes the two insertions for one, the mark between them included, which is not inserted.
    """
    following = _next(paragraph)
    if following is None or following.tag != _PARAGRAPH or not _is_wholly(following, INSERTED):
        return False
    runs = list(paragraph.iterdescendants(_RUN))
    return bool(runs) and any(ancestor.tag == INSERTED for ancestor in runs[-1].iterancestors())


def _last_inserted_after(paragraph: etree._Element) -> etree._Element:
    last = paragraph
    while (following := _next(last)) is not None and following.tag == _PARAGRAPH and _is_wholly(following, INSERTED):
        last = following
    return last
