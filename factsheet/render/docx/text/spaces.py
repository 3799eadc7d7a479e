"""Spaces that hold in Word: U+00A0 in their place, which review reads as the space that the text has there."""

import re
from io import StringIO
from typing import NamedTuple

from factsheet.document import nodes
from factsheet.document.algebra import is_branch, leaves
from factsheet.document.nodes import Line, RevisionKind
from factsheet.typography.held_spaces import bound, office_spaces
from factsheet.values.whole_names import spaces_in_names

_NO_TEXT = "\ufffc"
_NEAR = 24
"""Letters that the shortest line of a title or heading takes."""


class _Around(NamedTuple):
    """What a leaf stands in: a language (BCP 47), and revisions."""

    tag: str
    revisions: tuple[RevisionKind, ...] = ()


_ONE_LINE = 0.8
"""What surely stands on one line of a cell, as a share of it."""
_OF_A_CELL = 0.6
"""What a name that holds may take of a line in a cell, as a share."""


def text_with_held_spaces(inlines: Line, language: str, *, titled: bool = False, room: float = 0) -> str | None:
    """Give the text of a paragraph with no-break spaces where its language (BCP 47) holds a space; None for none.

    In a title or heading (`titled`) the names of states hold, too, but for spaces so near its start that any line takes
    more: LibreOffice (7.4) cuts a line at a no-break space, or within a word, where it has no other space. In a cell
    those hold that leave room for more in a line of about so many letters (`room`), but no office with a name. The
    language is that of most of the text. For what is no text stands a sign that no rule knows. With revisions, spaces
    hold as in the text with all of them accepted, and in what is deleted as with all rejected.
    """
    plain = _in_one_voice(inlines)
    if plain is not None:  # as most
        held = _bound(plain, language, titled=titled, room=room)
        return None if held is plain else held
    pieces = [
        (leaf.text if type(leaf) is nodes.Text else _NO_TEXT, around)
        for leaf, around in leaves(inlines, _Around(language), _within)
    ]
    shown = [words for words, _ in pieces]
    # Rejected first, so that accepting has the last word on what stands in both.
    for gone in RevisionKind if any(around.revisions for _, around in pieces) else (None,):
        kept = [n for n, (_, around) in enumerate(pieces) if gone not in around.revisions]
        # The language is that of the longest piece, the text's own where there is none.
        tag = max((pieces[n] for n in kept), key=lambda piece: len(piece[0]), default=("", _Around(language)))[1].tag
        read = StringIO(_bound("".join([pieces[n][0] for n in kept]), tag, titled=titled, room=room))
        for n in kept:
            shown[n] = read.read(len(shown[n]))
    held = "".join(shown)
    return None if held == "".join([words for words, _ in pieces]) else held


_VOICES = frozenset({nodes.Language, nodes.Insertion, nodes.Deletion})


def _in_one_voice(inlines: Line) -> str | None:
    """Give a text with the sign for what is no text; None where it has another language in it, or is revised."""
    found: list[str] = []
    for inline in inlines:
        if type(inline) is nodes.Text:
            found.append(inline.text)
        elif not is_branch(inline):
            found.append(_NO_TEXT)
        elif type(inline) not in _VOICES and (inner := _in_one_voice(inline.inlines)) is not None:
            found.append(inner)
        else:
            return None
    return "".join(found)


def _within(branch: nodes.Branch, around: _Around) -> _Around:
    match branch:
        case nodes.Language(tag):
            return around._replace(tag=tag)
        case nodes.Insertion():
            return around._replace(revisions=(*around.revisions, RevisionKind.INSERTION))
        case nodes.Deletion():
            return around._replace(revisions=(*around.revisions, RevisionKind.DELETION))
        case _:
            return around


def _bound(text: str, tag: str, *, titled: bool, room: float) -> str:
    if " " not in text:
        return text
    if not room:
        near = filter(_NEAR.__lt__, spaces_in_names(text, tag)) if titled else ()
        return bound(text, tag, (*office_spaces(text, tag), *near))
    held = bound(text, tag)
    names = spaces_in_names(text, tag) if len(text) > room * _ONE_LINE else ()
    if not names:
        return held
    whole = bound(text, tag, names)
    parts = [match.span() for match in re.finditer("[^ ]+| +", whole)]
    return "".join([(whole if end - start <= room * _OF_A_CELL else held)[start:end] for start, end in parts])
