"""The closed markup that templates write: its elements, and reading it, checked, with the lines of the templates.

What is right is read by the standard library's parser, which is quick; what is not is read again by lxml, to tell why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from xml.etree import ElementTree

from msgspec import Struct

from factsheet.compose.environment import AT
from factsheet.compose.pack import TemplateSource
from factsheet.diagnostics import Diagnostic, FactsheetError, Span, bounded, nearest
from factsheet.patterns import late
from factsheet.rich.reading import ABSOLUTE_URI

if TYPE_CHECKING:
    from lxml import etree

XmlElement: TypeAlias = "ElementTree.Element | etree._Element"

INLINE = frozenset({"strong", "em", "a", "br", "span", "ref", "v"})
PAGES = frozenset({"page-number", "page-count"})
FLOW = frozenset({"p", "section", "ul", "ol", "table", "figure", "callout", "notes"})


class Element(Struct, frozen=True):
    """What an element may hold, whether text may stand in it, and its attributes."""

    children: frozenset[str] = frozenset()
    text: bool = False
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


def _names(*names: str) -> frozenset[str]:
    return frozenset(names)


_INLINES = Element(INLINE, text=True)
_LINE = Element(INLINE | PAGES, text=True)
_CELL = Element(INLINE | {"p", "ul", "ol"}, text=True)

ELEMENTS: dict[str, Element] = {
    "document": Element(FLOW | {"title", "watermark", "running-head", "running-foot"}, optional=_names("max-pages")),
    "watermark": Element(INLINE, text=True),
    "running-head": Element(_names("figure", "start", "end")),
    "running-foot": Element(_names("figure", "start", "end")),
    "start": _LINE,
    "end": _LINE,
    "title": _INLINES,
    "p": Element(INLINE, text=True, optional=_names("class")),
    "section": Element(FLOW | {"heading"}, required=_names("id"), optional=_names("type", "page")),
    "heading": _INLINES,
    "ul": Element(_names("li"), optional=_names("type")),
    "ol": Element(_names("li"), optional=_names("type", "start", "continues")),
    "li": Element(INLINE | {"p", "ul", "ol"}, text=True),
    "table": Element(_names("caption", "col", "thead", "tbody"), optional=_names("class")),
    "caption": _INLINES,
    "col": Element(optional=_names("align", "width")),
    "thead": Element(_names("tr")),
    "tbody": Element(_names("tr")),
    "tr": Element(_names("th", "td")),
    "th": _CELL,
    "td": _CELL,
    "figure": Element(_names("caption"), required=_names("src", "alt"), optional=_names("class", "width", "of")),
    "callout": Element(_names("heading", "p", "ul", "ol")),
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
    "v": Element(_names("br"), text=True, required=_names("o"), optional=_names("r", "f")),
}


_LANGUAGE_TAG = late(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""The form of a language tag (RFC 5646 section 2.1)."""

_AT_MARK = late(rf' {AT}="([^"]*):(\d+)"')


class MarkupSource:
    """Knows the templates, to point at the lines that wrote the markup."""

    def __init__(self, templates: Mapping[str, TemplateSource], main: str) -> None:
        self._templates, self._main = templates, main

    def span(self, name: str, line: int) -> Span:
        """Give the span of a line of a template."""
        source = self._templates.get(name) or self._templates[self._main]
        lines = source.text.splitlines()
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        column = len(excerpt) - len(excerpt.lstrip()) + 1
        return Span(source.file, line, column, line, len(excerpt) + 1, excerpt)

    def place_of(self, element: etree._Element) -> tuple[str, int]:
        """Give the template, and the line of it, that wrote an element, or the nearest element around it."""
        current: etree._Element | None = element
        while current is not None and AT not in current.attrib:
            current = current.getparent()
        name, _, line = str(current.attrib[AT]).rpartition(":") if current is not None else (self._main, "", "1")
        return name, int(line)

    def span_before(self, markup: str, line: int, column: int) -> Span:
        """Give the span of the last start tag at or before a place in the markup."""
        from html import unescape  # noqa: PLC0415 - for what is wrong alone

        lines = markup.split("\n")
        before = "\n".join([*lines[: line - 1], lines[line - 1][:column]]) if line <= len(lines) else markup
        marks = _AT_MARK.findall(before)
        return self.span(unescape(marks[-1][0]), int(marks[-1][1])) if marks else self.span(self._main, 1)


class Fault(NamedTuple):
    """An element at fault, what is wrong with it, and what to do."""

    element: XmlElement
    message: str
    hints: tuple[str, ...] = ()


def explained(faults: list[Fault], source: MarkupSource) -> FactsheetError:
    """Give the error that tells of faults, once a line of a template; their elements are those of `parse_markup`."""
    # Only lxml's elements know what they stand in.
    found = {(source.place_of(each.element), *each[1:]): None for each in faults}  # type: ignore[arg-type]
    told = (Diagnostic("template-markup", message, source.span(*place), hints) for place, message, hints in found)
    return FactsheetError(bounded(told))


def read_quickly(markup: str) -> ElementTree.Element | None:
    """Parse and check markup; give None for what is wrong, or beyond elements and text."""
    if "<!" in markup or "<?" in markup:
        return None
    try:
        root = ElementTree.fromstring(markup)  # noqa: S314 - there is no document type in it
    except ElementTree.ParseError:
        return None
    faults: list[Fault] = []
    _check(root, faults, frozenset())
    return None if faults or root.tag != _ROOT else root


_ROOT = "document"


def parse_markup(markup: str, source: MarkupSource) -> etree._Element:
    """Parse and check the markup; raises FactsheetError with the template's file and line of everything wrong."""
    from lxml import etree  # noqa: PLC0415 - what is right needs none of it

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(markup.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise FactsheetError([_ill_formed(error, markup, source)]) from None
    faults: list[Fault] = []
    _check(root, faults, frozenset({AT}))
    if root.tag != _ROOT:
        faults.append(Fault(root, f"the markup starts with <{root.tag}>, not <document>"))
    if faults:
        raise explained(faults, source)
    return root


def _ill_formed(error: etree.XMLSyntaxError, markup: str, source: MarkupSource) -> Diagnostic:
    line, column = error.position
    span = source.span_before(markup, line, column)
    message = str(error).split(", line ")[0]
    if "'<' not allowed in attribute" in message or "Unescaped '<'" in message:
        hint = "a value in an attribute goes through the filter `attr`"
    elif "Entity" in message:
        hint = "write characters themselves, or numbers such as `&#160;`"
    else:
        hint = "close every element, and quote every attribute"
    return Diagnostic("template-markup", f"the markup is not well-formed: {message}", span, (hint,))


_DEEPEST = 100
"""How many elements may stand in each other; the points of a meeting make sixty, nested as deep as files may be."""


def _check(element: XmlElement, faults: list[Fault], given: frozenset[str], depth: int = 1) -> None:
    """Check an element and what stands in it; the environment has given its start tag further attributes."""
    if depth > _DEEPEST:
        faults.append(Fault(element, f"more than {_DEEPEST} elements stand in each other", ("close what is complete",)))
        return
    tag = element.tag  # no text in lxml's entities
    known = ELEMENTS.get(tag)
    if known is None:
        faults.append(_unknown(element))
        return
    if (written := element.keys()) or known.required:
        wrong, is_valued = _attribute_faults(tag, tuple(written), given)
        if wrong or is_valued:
            faults += [Fault(element, message) for message in (*wrong, *_value_faults(element))]
    if not known.text and _own_text(element):
        faults.append(Fault(element, f"text stands directly in <{tag}>", ("put it into an element such as <p>",)))
    for child in element:
        inner = child.tag
        if inner == "v" and inner in known.children and tuple(child.keys()) in _USUAL and not len(child):
            continue  # as nearly half of all are
        if inner not in known.children and inner in ELEMENTS:
            faults.append(Fault(child, f"<{inner}> may not stand in <{tag}>"))
        else:
            _check(child, faults, given, depth + 1)


_USUAL = frozenset({("o",), ("o", "r"), ("o", "f")})
"""The attributes that printed values have, in markup without lines."""


def _unknown(element: XmlElement) -> Fault:
    if not isinstance(element.tag, str):
        hint = "write characters themselves, or numbers such as `&#160;`"
        return Fault(element, "an entity stands in the markup", (hint,))
    close = nearest(element.tag, ELEMENTS)
    hint = f"did you mean <{close}>?" if close else "docs/templates.md lists the elements"
    return Fault(element, f"unknown element <{element.tag}>", (hint,))


@lru_cache(maxsize=512)
def _attribute_faults(tag: str, written: tuple[str, ...], given: frozenset[str]) -> tuple[tuple[str, ...], bool]:
    """Say what is wrong with the attributes that an element has, and whether the values of some are to be checked.

    A template writes few combinations, often.
    """
    known, names = ELEMENTS[tag], set(written) - given
    faults = [f"<{tag}> has no attribute `{name}`" for name in sorted(names - known.required - known.optional)]
    faults += [f"<{tag}> needs the attribute `{name}`" for name in sorted(known.required - names)]
    if tag == "v" and AT in written:
        faults.append("<v> is what a printed value becomes; a template does not write it")
    return tuple(faults), bool(_VALUED & names)


_VALUED = frozenset({"href", "lang"})
"""The attributes whose values are checked here."""


def _value_faults(element: XmlElement) -> Iterator[str]:
    href, lang = str(element.get("href", "tel:0")), str(element.get("lang", "en"))
    if not ABSOLUTE_URI.fullmatch(href):
        yield f"the link target `{href}` is not an absolute http, https, mailto or tel address"
    if not _LANGUAGE_TAG.fullmatch(lang):
        yield f"`{lang}` is not a BCP 47 language tag"


def _own_text(element: XmlElement) -> bool:
    text = element.text
    if text and not text.isspace():
        return True
    for child in element:
        tail = child.tail
        if tail and not tail.isspace():
            return True
    return False
