"""Native moves (ECMA-376 part 1, 17.13.5.21 to 17.13.5.28): a pass over what is written as insertions and deletions.

A paragraph moves as a whole, with its mark: were the mark left out, an empty paragraph would stay behind. So a move
of which one end has its mark revised elsewhere, as before a table, stays an insertion and a deletion.
"""

from lxml import etree
from msgspec import Struct

from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.text.runs import DELETED, INSERTED
from factsheet.render.docx.xml import W

_W = f"{{{W}}}"
_PARAGRAPH, _TABLE, _CELL, _RUN, _MARK = f"{_W}p", f"{_W}tbl", f"{_W}tc", f"{_W}r", f"{_W}pPr/{_W}rPr"
_ENDS = {DELETED: "moveFrom", INSERTED: "moveTo"}
_SHOWN = {f"{_W}delText": f"{_W}t", f"{_W}delInstrText": f"{_W}instrText"}


class _End(Struct, frozen=True):
    """A paragraph at one end of a move, and the revision of its mark."""

    paragraph: etree._Element
    mark: etree._Element


def name_moves(body: etree._Element, context: WritingContext) -> None:
    """Write as moves those insertions and deletions of a body that the context knows as moves."""
    if not context.moves:
        return
    ends: dict[tuple[str, str], _End | None] = {}
    for paragraph in body.iter(_PARAGRAPH):
        mark = next((each for each in paragraph.iterfind(f"{_MARK}/*") if each.tag in _ENDS), None)
        name = None if mark is None else context.moves.get(mark.get(f"{_W}id", ""))
        if mark is not None and name and _is_whole(paragraph, mark.tag):
            ends[name, mark.tag] = _End(paragraph, mark)
    for name in dict.fromkeys(context.moves.values()):
        source, target = ends.get((name, DELETED)), ends.get((name, INSERTED))
        if source and target:
            _write_end(source, name, context)
            _write_end(target, name, context)


def _is_whole(paragraph: etree._Element, tag: str) -> bool:
    """Tell whether all text of a paragraph is revised as its mark is, and another paragraph follows or its row goes."""
    following = next(paragraph.itersiblings(_PARAGRAPH, _TABLE), None)
    cell = paragraph.getparent() if following is None else None
    goes = cell is not None and cell.tag == _CELL and cell.find(f"../{_W}trPr/{tag}") is not None
    runs = paragraph.iterdescendants(_RUN)
    return (following is not None or goes) and all(any(up.tag == tag for up in run.iterancestors()) for run in runs)


def _write_end(end: _End, name: str, context: WritingContext) -> None:
    """Let the revisions of a paragraph be a move's, between the marks of its range; edits stay what they are."""
    plain, kind = end.mark.tag, _ENDS[end.mark.tag]
    for revision in list(end.paragraph.iter(plain)):
        if revision.get(f"{_W}id") in context.moves:
            revision.tag = f"{_W}{kind}"
    if kind == "moveFrom":
        _show_moved(end.paragraph)
    if _ends_edited(end.paragraph, plain):
        end.mark.addprevious(_like(end.mark, plain, context))
    start = _like(end.mark, f"{_W}{kind}RangeStart", context)
    start.set(f"{_W}name", name)
    end.paragraph.insert(1, start)
    last = etree.Element(f"{_W}{kind}RangeEnd")
    last.set(f"{_W}id", start.get(f"{_W}id", ""))
    if end.paragraph.getnext() is None:
        end.paragraph.append(last)  # a cell ends in a paragraph (17.4.65)
    else:
        end.paragraph.addnext(last)


def _show_moved(paragraph: etree._Element) -> None:
    """Let text that moved away be text; it is deleted text within `w:del` alone."""
    for moved in paragraph.iter(f"{_W}moveFrom"):
        for text in moved.iter(*_SHOWN):
            text.tag = _SHOWN[str(text.tag)]


def _ends_edited(paragraph: etree._Element, plain: str) -> bool:
    """Tell whether the last text was edited on the way: then the mark has that revision, too.

    LibreOffice leaves an empty paragraph where a mark that moved follows an insertion or deletion that did not.
    """
    last = next(reversed(list(paragraph.iterdescendants(_RUN))), None)
    return last is not None and any(up.tag == plain for up in last.iterancestors())


def _like(revision: etree._Element, tag: str, context: WritingContext) -> etree._Element:
    """Give an element with a number of its own, by the author and of the time of a revision."""
    element = etree.Element(tag)
    element.set(f"{_W}id", str(context.number()))
    for key in ("author", "date"):
        element.set(f"{_W}{key}", revision.get(f"{_W}{key}", ""))
    return element
