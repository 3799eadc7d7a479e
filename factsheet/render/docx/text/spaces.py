"""Spaces that hold in Word: U+00A0 in their place, which review reads as the space that the text has there."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from factsheet.document import nodes
from factsheet.document.algebra import is_branch
from factsheet.document.nodes import Inline, Line, RevisionKind
from factsheet.document.text import inline_text, is_plain
from factsheet.typography.held_spaces import bound
from factsheet.values.whole_names import spaces_in_names

_NEAR = 24
"""Letters that the shortest line of a title or heading takes."""


class _Piece(NamedTuple):
    """The text of a leaf, its language, the revisions that it stands in, and where it begins in the whole."""

    text: str
    tag: str
    revisions: tuple[RevisionKind, ...]
    at: int


def text_with_held_spaces(inlines: Line, language: str, *, titled: bool) -> str | None:
    """Give the text of a paragraph with no-break spaces where its language (BCP 47) holds a space; None for none.

    In a title or heading (`titled`) the names of states hold, too, but for spaces so near its start that any line takes
    more: LibreOffice (7.4) cuts a line at a no-break space, or within a word, where it has no other space. The language
    is that of most of the text. For what is no text stands a sign that no rule knows. With revisions, spaces hold as in
    the text with all of them accepted, and in what is deleted as with all rejected.
    """
    if is_plain(inlines):
        text = inline_text(inlines)
        held = _bound(text, language, titled=titled)
        return None if held is text else held
    pieces: list[_Piece] = []
    _collect(inlines, language, (), pieces)
    text = "".join([piece.text for piece in pieces])
    if " " not in text:
        return None
    signs = list(text)
    # Rejected first, so that accepting has the last word on what stands in both.
    for gone in RevisionKind if any(piece.revisions for piece in pieces) else (None,):
        kept = [piece for piece in pieces if gone not in piece.revisions]
        places = chain.from_iterable(range(piece.at, piece.at + len(piece.text)) for piece in kept)
        held = _bound("".join([piece.text for piece in kept]), _language_of(kept, language), titled=titled)
        for at, sign in zip(places, held, strict=True):
            signs[at] = sign
    held = "".join(signs)
    return None if held == text else held


def _bound(text: str, tag: str, *, titled: bool) -> str:
    if " " not in text:
        return text
    return bound(text, tag, filter(_NEAR.__lt__, spaces_in_names(text, tag)) if titled else ())


def _language_of(pieces: Sequence[_Piece], language: str) -> str:
    """Give the language of most of a text: that of its longest piece where there are several."""
    if all(piece.tag == language for piece in pieces):
        return language
    return max(pieces, key=lambda piece: len(piece.text)).tag


def _collect(inlines: Iterable[Inline], language: str, revisions: tuple[RevisionKind, ...], to: list[_Piece]) -> None:
    """Append the text of each leaf, its language and its revisions."""
    for inline in inlines:
        if is_branch(inline):
            tag = inline.tag if isinstance(inline, nodes.Language) else language
            _collect(inline.inlines, tag, (*revisions, *_revision(inline)), to)
        else:
            at = to[-1].at + len(to[-1].text) if to else 0
            to.append(_Piece(inline.text if type(inline) is nodes.Text else "\ufffc", language, revisions, at))


def _revision(inline: Inline) -> tuple[RevisionKind, ...]:
    if isinstance(inline, nodes.Insertion):
        return (RevisionKind.INSERTION,)
    return (RevisionKind.DELETION,) if isinstance(inline, nodes.Deletion) else ()
