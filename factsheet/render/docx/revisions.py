"""Revisions in Word: of runs, paragraph marks and rows (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

from lxml import etree

from factsheet.document import Deletion, Insertion, Revision, RevisionKind
from factsheet.render.docx.ledger import Ledger
from factsheet.render.docx.runs import PLAIN, Look, add_revision
from factsheet.render.docx.xml import W, add

INSERTED, DELETED = f"{{{W}}}ins", f"{{{W}}}del"
_NAMES = {RevisionKind.INSERTION: "ins", RevisionKind.DELETION: "del"}


def add_mark_revision(properties: etree._Element, revision: Revision | None, ledger: Ledger) -> None:
    """Say in `w:pPr` that a paragraph's mark is revised: else the paragraph stays, empty, when its text goes."""
    if revision:
        add_revision(add(properties, "rPr"), _NAMES[revision.kind], revision, ledger)


def add_row_revision(row: etree._Element, revision: Revision | None, ledger: Ledger) -> None:
    """Say in `w:trPr`, as its last child, that a row is revised."""
    if revision:
        properties = row.find(f"{{{W}}}trPr")
        add_revision(add(row, "trPr") if properties is None else properties, _NAMES[revision.kind], revision, ledger)


def revised_look(revision: Revision | None) -> Look:
    """Give the look of a run that a revision inserts or deletes."""
    if revision is None:
        return PLAIN
    if revision.kind is RevisionKind.INSERTION:
        return PLAIN._replace(insertion=Insertion(revision.author, revision.date, ()))
    return PLAIN._replace(deletion=Deletion(revision.author, revision.date, ()))


def state(element: etree._Element) -> str | None:
    """Tell whether a paragraph or a table is inserted or deleted as a whole: the tag of its revision, or None."""
    if element.tag == f"{{{W}}}tbl":
        states = {row_state(row) for row in element.iterfind(f"{{{W}}}tr")}
        return states.pop() if len(states) == 1 else None
    mark = element.find(f"{{{W}}}pPr/{{{W}}}rPr")
    return _first_revision(mark)


def row_state(row: etree._Element) -> str | None:
    """Tell whether a row is inserted or deleted: the tag of its revision, or None."""
    return _first_revision(row.find(f"{{{W}}}trPr"))


def _first_revision(properties: etree._Element | None) -> str | None:
    if properties is None:
        return None
    return next((child.tag for child in properties if child.tag in (INSERTED, DELETED)), None)
