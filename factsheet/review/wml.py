"""Names of WordprocessingML (ECMA-376 part 1, 17) and what they are read as."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from factsheet.review.changes import Stamp

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_OFF = {"0", "false", "off"}


def local(element: etree._Element) -> str:
    """Give the local name of an element; empty for comments and processing instructions."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(parent: etree._Element | None, name: str) -> str | None:
    """Give the `w:val` of a child, or None where there is no such child or value."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return child.get(f"{W}val") if child is not None else None


def toggle(parent: etree._Element | None, name: str) -> bool | None:
    """Give a toggle property: on, off, or None where it is not said (17.17.4)."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return None if child is None else child.get(f"{W}val", "1").lower() not in _OFF


def stamp(element: etree._Element) -> Stamp:
    """Give the author and date of a revision or comment."""
    return Stamp(element.get(f"{W}author", ""), moment(element.get(f"{W}date")))


def moment(text: str | None) -> datetime | None:
    """Give a time of Word's as an aware one, UTC where it names no zone; None where it is none."""
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
