"""The closed markup that templates write: its elements, their attributes, and what may stand in what.

`docs/templates.md` describes it for authors; a test keeps the two alike.
"""

from __future__ import annotations

from dataclasses import dataclass

INLINE = frozenset({"strong", "em", "a", "br", "span", "ref", "v"})
PAGES = frozenset({"page-number", "page-count"})
FLOW = frozenset({"p", "section", "ul", "table", "figure", "callout", "notes"})


@dataclass(frozen=True, slots=True)
class Element:
    """What an element may hold, whether text may stand in it, and its attributes."""

    children: frozenset[str] = frozenset()
    text: bool = False
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


def _names(*names: str) -> frozenset[str]:
    return frozenset(names)


_INLINES = Element(INLINE, text=True)
_LINE = Element(INLINE | PAGES, text=True)
_CELL = Element(INLINE | {"p", "ul"}, text=True)

ELEMENTS: dict[str, Element] = {
    "document": Element(FLOW | {"title", "watermark", "running-head", "running-foot"}, optional=_names("max-pages")),
    "watermark": Element(INLINE, text=True),
    "running-head": Element(_names("start", "end")),
    "running-foot": Element(_names("start", "end")),
    "start": _LINE,
    "end": _LINE,
    "title": _INLINES,
    "p": Element(INLINE, text=True, optional=_names("class")),
    "section": Element(FLOW | {"heading"}, required=_names("id")),
    "heading": _INLINES,
    "ul": Element(_names("li")),
    "li": Element(INLINE | {"p", "ul"}, text=True),
    "table": Element(_names("caption", "col", "thead", "tbody"), optional=_names("class")),
    "caption": _INLINES,
    "col": Element(optional=_names("align", "width")),
    "thead": Element(_names("tr")),
    "tbody": Element(_names("tr")),
    "tr": Element(_names("th", "td")),
    "th": _CELL,
    "td": _CELL,
    "figure": Element(_names("caption"), required=_names("src", "alt"), optional=_names("width", "of")),
    "callout": Element(_names("heading", "p", "ul")),
    "notes": Element(_names("note")),
    "note": Element(INLINE, text=True, required=_names("id")),
    "strong": _INLINES,
    "em": _INLINES,
    "a": Element(INLINE - {"a"}, text=True, required=_names("href")),
    "span": Element(INLINE, text=True, required=_names("lang")),
    "br": Element(),
    "ref": Element(required=_names("note")),
    "page-number": Element(),
    "page-count": Element(),
    "v": Element(text=True, required=_names("o"), optional=_names("r", "d")),
}
