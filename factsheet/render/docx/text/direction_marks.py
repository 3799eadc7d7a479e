"""Marks by which Word and LibreOffice, which know no isolates, read a value beside others as it reads alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from factsheet.document import nodes
from factsheet.document.algebra import Node, is_branch, leaves, rewrite
from factsheet.document.text import inline_text
from factsheet.render.bidi.isolates import END, FIRST_STRONG, Part, first_direction, isolates, line_levels
from factsheet.render.bidi.levels import visual_order
from factsheet.render.bidi.paragraphs import is_turned
from factsheet.typography.line_breaks import NEWLINE

_MARKS = ("\u200e", "\u200f")
"""By level: signs without width that have a direction (UAX 9, 2.5)."""


def with_direction_marks(inlines: nodes.Line, base: int) -> nodes.Line:
    """Give a paragraph of a base level (UAX 9) in the order that isolates would give it.

    In an Arabic sheet a name in Latin letters and the date behind it would run together, the groups of a phone number
    turn round, and two notes with a no-break space between them make one number (W4). Where nothing would, there are no
    marks.
    """
    if not (base or is_turned(inline_text(inlines))):
        return inlines  # as most texts are
    parts = [_part(leaf) for leaf, _ in leaves(inlines, None, lambda _branch, _: None)]
    isolated = {place.start: place.stop - 1 for place in isolates(parts, base)}
    text = "".join([part.text for part in parts])
    if not isolated or _seen(text, base) == _seen(_with_isolates(parts, isolated), base):
        return inlines
    before, behind = [""] * len(parts), [""] * len(parts)
    for first, last in isolated.items():
        own = "".join([part.text for part in parts[first : last + 1]])
        level = first_direction(own) or 0
        if level != base:
            start, end = ("", "") if own.isdecimal() else (_mark_beside(own[0], level), _mark_beside(own[-1], level))
            before[first] = (_MARKS[base] if first else "") + start
            behind[last] = end + (_MARKS[base] if last + 1 < len(parts) else "")
    marks = zip(before, behind, strict=True)

    def marked(node: Node) -> Iterable[Node]:
        if type(node) in nodes.LEAVES:
            start, end = next(marks)
            return (*_mark(start), node, *_mark(end))
        return _around(node) if is_branch(node) else (node,)

    return rewrite(inlines, marked)


def _mark(text: str) -> nodes.Line:
    return (nodes.Text(text),) if text else ()


def _around(branch: nodes.Branch) -> Iterator[Node]:
    """Give a branch with the marks at its ends outside of it: LibreOffice underlines them in a link."""
    held = branch.inlines
    start, end = held[:1] if _is_mark(held[:1]) else (), held[-1:] if _is_mark(held[1:][-1:]) else ()
    yield from start
    yield replace(branch, inlines=held[len(start) : len(held) - len(end)]) if start or end else branch
    yield from end


def _is_mark(inlines: nodes.Line) -> bool:
    return any(isinstance(each, nodes.Text) and each.text and not each.text.strip("".join(_MARKS)) for each in inlines)


def _with_isolates(parts: Sequence[Part], isolated: Mapping[int, int]) -> str:
    texts = [part.text for part in parts]
    for first, last in isolated.items():
        texts[first] = FIRST_STRONG + texts[first]
        texts[last] += END
    return "".join(texts)


def _seen(text: str, base: int) -> str:
    """Give a text as it stands from left to right, line by line."""
    levels = line_levels(text, base)
    shown: list[str] = []
    at = 0
    for line in text.split(NEWLINE):
        shown += [line[place] for place in visual_order(levels[at : at + len(line)])]
        at += len(line) + 1
    return "".join(shown).translate(_UNSEEN)


_UNSEEN = dict.fromkeys(map(ord, (FIRST_STRONG, END)))


def _mark_beside(character: str, level: int) -> str:
    """Give the mark of a level beside a character that has no such direction of its own."""
    return "" if first_direction(character) == level else _MARKS[level]


def _part(leaf: nodes.Inline) -> Part:
    match leaf:
        case nodes.Text(text, origin):
            return Part(text, origin.path if origin else "")
        case nodes.NoteReference():
            return Part(leaf.label, reference=id(leaf))
        case nodes.LineBreak():
            return Part(NEWLINE)
        case _:
            return Part("")
