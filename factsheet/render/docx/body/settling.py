"""What only a whole body tells of its revisions: where marks can have theirs, and what moved.

A revised paragraph mark cannot go at the end of a story, which is the body or a cell, nor before a table. Its last mark
stays whatever is accepted or rejected (by ECMA-376 part 1, 17.13.5.15, a deleted mark joins its paragraph with the
next), and LibreOffice keeps one before a table too. There the revision goes to the mark before, as it does for an
author who deletes from the end of one paragraph to the end of the next. Paragraphs so joined have one mark, whose style
is revised instead.

That is read off elements, which the text of a body without revisions never becomes.
"""

from collections.abc import Mapping
from copy import deepcopy
from itertools import chain, islice, repeat, takewhile

from lxml import etree
from msgspec import Struct

from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.xml import W, add_value, declared

_W = f"{{{W}}}"
_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}r"
_PROPERTIES, _MARK, _CHANGE, _VALUE = f"{_W}pPr", f"{_W}rPr", f"{_W}pPrChange", f"{_W}val"
_INSERTED, _DELETED = f"{_W}ins", f"{_W}del"
_BOOKMARKS = (f"{_W}bookmarkStart", f"{_W}bookmarkEnd")
_ENDS = {_DELETED: "moveFrom", _INSERTED: "moveTo"}
_DELETED_TEXT = {f"{_W}t": f"{_W}delText", f"{_W}instrText": f"{_W}delInstrText"}
_TEXT = {deleted: shown for shown, deleted in _DELETED_TEXT.items()}
_START, _END = f"<w:body{declared()}>", "</w:body>"
_PARSER = etree.XMLParser(huge_tree=True, resolve_entities=False)


def settled(body: str, context: WritingContext) -> str:
    """Give the content of a body whose revisions are written with those that editors can follow, and with its moves."""
    element = etree.fromstring(f"{_START}{body}{_END}", _PARSER)
    _settle(element, context)
    _name_moves(element, context)
    return etree.tostring(element, encoding="unicode")[len(_START) : -len(_END)]


def _settle(story: etree._Element, context: WritingContext) -> None:
    """Move the revisions of marks in a story, and in those of its tables' cells, to where they can be followed."""
    for table in story.iterchildren(_TABLE):
        for row in table.iterchildren(_ROW):
            for cell in () if _row_state(row) else row.iterchildren(_CELL):
                _settle(cell, context)
    _Settler(context).settle(story)


class _Settler(Struct, frozen=True):
    """Settles one story; the context numbers the revisions that it adds."""

    context: WritingContext

    def settle(self, story: etree._Element) -> None:
        self._share_gaps(story)
        for paragraph in reversed(list(story.iterchildren(_PARAGRAPH))):
            if paragraph.getparent() is story and _state(paragraph) and _is_before_barrier(paragraph):
                self._settle_barrier(paragraph)
        for paragraph in list(story.iterchildren(_PARAGRAPH)):
            # LibreOffice takes two such insertions for one, the mark between them included, which is not inserted.
            if _state(paragraph) is None and _ends_in(paragraph, _INSERTED) and (behind := _inserted_behind(paragraph)):
                self._shift(paragraph, behind[-1])

    def _share_gaps(self, story: etree._Element) -> None:
        """Let a table and the one in its place share the gap below, so that no mark stands between the two."""
        for table in list(story.iterchildren(_TABLE)):
            gap, other, below = islice(chain(table.itersiblings(_PARAGRAPH, _TABLE), repeat(None)), 3)
            if gap is None or other is None or below is None or other.tag != _TABLE:
                continue
            states = [_state(element) for element in (table, gap, other, below)]
            if states == [_DELETED, _DELETED, _INSERTED, _INSERTED]:
                self._restyle(below, _style(below), was=_former_style(gap), revision=_take_revision(below))
                story.remove(gap)

    def _settle_barrier(self, last: etree._Element) -> None:
        """Let the mark of a revised paragraph before a barrier stay, with the revision moved to a mark before it."""
        own, above = _state(last), last.itersiblings(_PARAGRAPH, _TABLE, preceding=True)
        passed = [last, *takewhile(lambda each: _is_wholly(each, own), above)]
        before = _previous(passed[-1])
        if before is None:
            if _next(last) is None:  # the only text of a cell: the cell keeps its paragraph
                _take_revision(last)
        elif before.tag == _PARAGRAPH and _state(before):
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
        new, old = (last, other) if _state(last) == _INSERTED else (other, last)
        self._restyle(last, _style(new), was=_former_style(old), revision=_take_revision(last))
        for place, child in enumerate(list(other)[1:], 1):
            first.insert(place, child)
        _parent_of(other).remove(other)

    def _shift(self, before: etree._Element, last: etree._Element) -> None:
        """Give the revision of the last mark to that of the paragraph before the revised ones."""
        new, old = (last, before) if _state(last) == _INSERTED else (before, last)
        revision = _take_revision(last)
        self._add_revision(before, revision)
        self._restyle(last, _style(new), was=_former_style(old), revision=revision)

    def _go_around(self, moved: etree._Element, last: etree._Element) -> None:
        """Let the paragraph before a table that comes or goes move around it: it is inserted here, deleted there.

        The mark that so becomes needless before the table is again one before a barrier. Where none before that can
        take its revision, this is worth it at the end of a story alone.
        """
        before = _previous(moved)
        can_shift = before is not None and before.tag == _PARAGRAPH and _state(before) is None
        if not can_shift and _next(last) is not None:
            return
        first, second = (_INSERTED, _DELETED) if _state(last) == _INSERTED else (_DELETED, _INSERTED)
        revision = _take_revision(last)
        new, old = (last, moved) if first == _INSERTED else (moved, last)
        self._restyle(last, _style(new), was=_former_style(old), revision=revision)
        last.extend(self._content_as(deepcopy(moved), second, revision))
        self._content_as(moved, first, revision)
        self._add_revision(moved, revision)
        if before is not None and can_shift:
            self._shift(before, moved)

    def _content_as(self, paragraph: etree._Element, kind: str, revision: etree._Element) -> list[etree._Element]:
        """Give the content of a paragraph in one reading, all of it inserted, or deleted and without bookmarks."""
        other = _DELETED if kind == _INSERTED else _INSERTED
        for child in list(paragraph.iterdescendants(other, *(_BOOKMARKS if kind == _DELETED else ()))):
            if _parent_of(child).tag != _MARK:
                _parent_of(child).remove(child)
        for run in list(paragraph.iterdescendants(_RUN)):
            if not _is_within(run, kind):
                self._revise_run(run, kind, revision)
        return list(paragraph)[1:]

    def _revise_run(self, run: etree._Element, kind: str, revision: etree._Element) -> None:
        wrapper = self._new(kind, revision)
        run.addprevious(wrapper)
        wrapper.append(run)
        if kind == _DELETED:
            _rename(run, _DELETED_TEXT)

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


def _is_wholly(element: etree._Element, own: str | None) -> bool:
    """Tell whether a table, or a paragraph with its text, is of a state; a mark can have one alone."""
    return _state(element) == own and (element.tag == _TABLE or _is_all(element, own))


def _is_all(paragraph: etree._Element, revision: str | None) -> bool:
    """Tell whether all text of a paragraph has a revision."""
    return all(_is_within(run, revision) for run in paragraph.iterdescendants(_RUN))


def _state(element: etree._Element) -> str | None:
    """Tell whether a paragraph or a table is inserted or deleted as a whole: the tag of its revision, or None."""
    if element.tag == _TABLE:
        states = set(map(_row_state, element.iterchildren(_ROW)))
        return states.pop() if len(states) == 1 else None
    return next((each.tag for each in element.iterfind(f"{_PROPERTIES}/{_MARK}/*") if each.tag in _ENDS), None)


def _row_state(row: etree._Element) -> str | None:
    return next((each.tag for each in row.iterfind(f"{_W}trPr/*") if each.tag in _ENDS), None)


def _is_within(run: etree._Element, revision: str | None) -> bool:
    return any(ancestor.tag == revision for ancestor in run.iterancestors())


def _ends_in(paragraph: etree._Element, revision: str) -> bool:
    """Tell whether the last text of a paragraph has a revision."""
    runs = list(paragraph.iterdescendants(_RUN))
    return bool(runs) and _is_within(runs[-1], revision)


def _inserted_behind(paragraph: etree._Element) -> list[etree._Element]:
    """Give the paragraphs right behind one that are inserted with all their text."""
    behind = paragraph.itersiblings(_PARAGRAPH, _TABLE)
    return list(takewhile(lambda each: each.tag == _PARAGRAPH and _is_wholly(each, _INSERTED), behind))


def _name_moves(body: etree._Element, context: WritingContext) -> None:
    """Write as moves (17.13.5.21 to 17.13.5.28) insertions and deletions of a body that the context knows as such.

    A paragraph moves as a whole, with its mark: were the mark left out, an empty paragraph would stay behind. So a move
    of which one end has its mark revised elsewhere, as before a table, stays an insertion and a deletion.
    """
    if not context.moves:
        return
    ends: dict[tuple[str, str], etree._Element] = {}
    for paragraph in body.iter(_PARAGRAPH):
        mark = next((each for each in paragraph.iterfind(f"{_PROPERTIES}/{_MARK}/*") if each.tag in _ENDS), None)
        name = None if mark is None else context.moves.get(mark.get(f"{_W}id", ""))
        if mark is not None and name and _is_whole(paragraph, mark.tag):
            ends[name, mark.tag] = mark
    for name in dict.fromkeys(context.moves.values()):
        source, target = ends.get((name, _DELETED)), ends.get((name, _INSERTED))
        if source is not None and target is not None:
            _write_end(source, name, context)
            _write_end(target, name, context)


def _is_whole(paragraph: etree._Element, tag: str) -> bool:
    """Tell whether all text of a paragraph is revised as its mark is, and another paragraph follows or its row goes."""
    following = _next(paragraph)
    cell = paragraph.getparent() if following is None else None
    goes = cell is not None and cell.tag == _CELL and cell.find(f"../{_W}trPr/{tag}") is not None
    return (following is not None or goes) and _is_all(paragraph, tag)


def _write_end(mark: etree._Element, name: str, context: WritingContext) -> None:
    """Let the revisions of a mark's paragraph be a move's, between the marks of its range; edits stay what they are."""
    paragraph, plain, kind = next(mark.iterancestors(_PARAGRAPH)), mark.tag, _ENDS[mark.tag]
    for revision in list(paragraph.iter(plain)):
        if revision.get(f"{_W}id") in context.moves:
            revision.tag = f"{_W}{kind}"
    for moved in paragraph.iter(f"{_W}moveFrom"):
        _rename(moved, _TEXT)  # it is deleted text within `w:del` alone
    # An edited end gives the mark its revision, too: LibreOffice leaves an empty paragraph where a mark that moved
    # follows an insertion or deletion that did not.
    if _ends_in(paragraph, plain):
        mark.addprevious(_like(mark, plain, context))
    start = _like(mark, f"{_W}{kind}RangeStart", context)
    start.set(f"{_W}name", name)
    paragraph.insert(1, start)
    last = etree.Element(f"{_W}{kind}RangeEnd")
    last.set(f"{_W}id", start.get(f"{_W}id", ""))
    if paragraph.getnext() is None:
        paragraph.append(last)  # a cell ends in a paragraph (17.4.65)
    else:
        paragraph.addnext(last)


def _rename(element: etree._Element, names: Mapping[str, str]) -> None:
    for text in element.iter(*names):
        text.tag = names[str(text.tag)]


def _like(revision: etree._Element, tag: str, context: WritingContext) -> etree._Element:
    """Give an element with a number of its own, by the author and of the time of a revision."""
    element = etree.Element(tag)
    element.set(f"{_W}id", str(context.number()))
    for key in ("author", "date"):
        element.set(f"{_W}{key}", revision.get(f"{_W}{key}", ""))
    return element
