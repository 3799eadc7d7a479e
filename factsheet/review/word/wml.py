"""Names of WordprocessingML and what they are read as; complex fields (ECMA-376 part 1, 17)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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


_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    code: str = ""
    result: bool = False


@dataclass(slots=True)
class ComplexFields:
    """The fields around a place in a story; they nest, and run over paragraphs."""

    _open: list[_Field] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Whether the place is in the code of a field."""
        return any(not each.result for each in self._open)

    @property
    def href(self) -> str | None:
        """The target of the innermost hyperlink whose result the place is in."""
        links = (_HYPERLINK.match(each.code) for each in reversed(self._open) if each.result)
        return next((link[1] for link in links if link), None)

    def take(self, name: str, element: etree._Element) -> None:
        """Take a `w:fldChar`, `w:instrText` or `w:delInstrText`."""
        if name != "fldChar":
            if self._open:
                self._open[-1].code += element.text or ""
            return
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].result = True
        elif kind == "end" and self._open:
            self._open.pop()
