"""Spaces that hold in Word: U+00A0 in their place, which review reads as the space that the text has there."""

from collections.abc import Iterable

from factsheet.document import nodes
from factsheet.document.algebra import is_branch
from factsheet.document.nodes import Inline, Line
from factsheet.document.text import inline_text, is_plain
from factsheet.typography.held_spaces import bound
from factsheet.values.whole_names import spaces_in_names

_NEAR = 24
"""Letters that the shortest line of a title or heading takes."""


def text_with_held_spaces(inlines: Line, language: str, *, titled: bool) -> str | None:
    """Give the text of a paragraph with no-break spaces where its language (BCP 47) holds a space; None for none.

    In a title or heading (`titled`) the names of states hold, too, but for spaces so near its start that any line takes
    more: LibreOffice (7.4) cuts a line at a no-break space, or within a word, where it has no other space. The language
    is that of most of the text. For what is no text stands a sign that no rule knows.
    """
    text, tag = _joined(inlines, language)
    if " " not in text:
        return None
    held = bound(text, tag, filter(_NEAR.__lt__, spaces_in_names(text, tag)) if titled else ())
    return None if held is text else held


def _joined(inlines: Line, language: str) -> tuple[str, str]:
    """Give a text, and the language of most of it."""
    if is_plain(inlines):
        return inline_text(inlines), language
    parts: list[str] = []
    tags: list[str] = []
    _collect(inlines, language, parts, tags)
    tag = language if tags.count(language) == len(tags) else tags[parts.index(max(parts, key=len))]
    return "".join(parts), tag


def _collect(inlines: Iterable[Inline], language: str, parts: list[str], tags: list[str]) -> None:
    """Append the text of each leaf, and its language."""
    for inline in inlines:
        if type(inline) is nodes.Text:
            parts.append(inline.text)
            tags.append(language)
        elif is_branch(inline):
            _collect(inline.inlines, inline.tag if isinstance(inline, nodes.Language) else language, parts, tags)
        else:
            parts.append("\ufffc")
            tags.append(language)
