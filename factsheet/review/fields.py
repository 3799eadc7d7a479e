"""Complex fields: their code is no text, their result is (ECMA-376 part 1, 17.16.18)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from factsheet.review.wml import W

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    code: str = ""
    result: bool = False


@dataclass(slots=True)
class Fields:
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
