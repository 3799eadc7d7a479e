"""From the text that a template wrote to checked markup: well-formed, known elements, template lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from lxml import etree

from factsheet.compose.elements import ELEMENTS
from factsheet.compose.environment import AT
from factsheet.compose.pack import TemplateSource
from factsheet.diagnostics import Diagnostic, FactsheetError, Span

_AT_MARK = re.compile(rf' {AT}="([^"]*):(\d+)"')


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

    def span_of(self, element: etree._Element) -> Span:
        """Give the span of the template line that wrote an element, or the nearest element around it."""
        current: etree._Element | None = element
        while current is not None and AT not in current.attrib:
            current = current.getparent()
        name, _, line = str(current.attrib[AT]).rpartition(":") if current is not None else (self._main, "", "1")
        return self.span(name, int(line))

    def span_before(self, markup: str, line: int, column: int) -> Span:
        """Give the span of the last start tag at or before a place in the markup."""
        lines = markup.split("\n")
        before = "\n".join([*lines[: line - 1], lines[line - 1][:column]]) if line <= len(lines) else markup
        marks = _AT_MARK.findall(before)
        return self.span(marks[-1][0], int(marks[-1][1])) if marks else self.span(self._main, 1)


def parse_markup(markup: str, source: MarkupSource) -> etree._Element:
    """Parse and check the markup; raises FactsheetError with the template's file and line of everything wrong."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(markup.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise FactsheetError([_ill_formed(error, markup, source)]) from None
    found = list(_check(root, source))
    if root.tag != "document":
        found.append(_wrong(f"the markup starts with <{root.tag}>, not <document>", source.span_of(root)))
    if found:
        raise FactsheetError(found)
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


def _check(element: etree._Element, source: MarkupSource) -> Iterator[Diagnostic]:
    """Check an element and what stands in it; spans are looked up for what is wrong alone, since that takes time."""
    known = ELEMENTS.get(str(element.tag))
    if known is None:
        close = get_close_matches(str(element.tag), ELEMENTS, n=1)
        hint = f"did you mean <{close[0]}>?" if close else "docs/templates.md lists the elements"
        yield _wrong(f"unknown element <{element.tag}>", source.span_of(element), hint)
        return
    names = {str(name) for name in element.attrib} - {AT}
    for name in sorted(names - known.required - known.optional):
        yield _wrong(f"<{element.tag}> has no attribute `{name}`", source.span_of(element))
    for name in sorted(known.required - names):
        yield _wrong(f"<{element.tag}> needs the attribute `{name}`", source.span_of(element))
    if not known.text and _own_text(element):
        hint = "put it into an element such as <p>"
        yield _wrong(f"text stands directly in <{element.tag}>", source.span_of(element), hint)
    for child in element:
        if child.tag not in known.children and isinstance(child.tag, str) and child.tag in ELEMENTS:
            yield _wrong(f"<{child.tag}> may not stand in <{element.tag}>", source.span_of(child))
        else:
            yield from _check(child, source)


def _own_text(element: etree._Element) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return any(text and text.strip() for text in texts)


def _wrong(message: str, span: Span, *hints: str) -> Diagnostic:
    return Diagnostic("template-markup", message, span, hints)
