"""The way back from runs to the inline markup that `parse_rich` reads as them, in a text's own bytes where it can."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Struct

from factsheet.align.pairs import stretches
from factsheet.rich.reading import Run, Style, parse_rich

_ACTIVE = re.compile(r"([\\*\[\]])")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_BLANKS = re.compile(r"[ \t\r\n]+")
_PLAIN_TARGET = re.compile(r"[^\s<>()]+")


_MARKS = {"strong": "**", "emphasis": "*"}


def write_rich(runs: Iterable[Run]) -> str:
    r"""Write runs as markup; `\` stands only before what would read as markup.

    The text is always read back to the letter. What CommonMark cannot set apart, such as a bold blank, or bold that
    ends in an apostrophe inside a word, is left plain.
    """
    pieces = [(run.text, run.style) for run in runs]
    return _first_true(_writings, pieces)


def rewrite_rich(value: str, runs: Iterable[Run]) -> str:
    """Write runs as markup in which every stretch that the value shows already keeps the value's own bytes.

    Where that reads as something else, more is written anew, at last the whole. A run of blanks counts as one.
    """
    pieces = [(run.text, run.style) for run in runs]
    if _reads_as(value, pieces):
        return value

    def writings(pieces: list[tuple[str, Style]]) -> Iterator[str]:
        yield from (_spliced(value, pieces, escaped=escaped) for escaped in (False, True))
        yield from _writings(pieces)

    return _first_true(writings, pieces)


def rewrite_lines(value: str, runs: Iterable[Run]) -> str:
    """Write runs as `rewrite_rich` does, line by line: a run that is a line break ends one."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    before = value.split("\n")
    if len(before) != len(lines):
        before = [value if len(lines) == 1 else ""] * len(lines)
    return "\n".join(rewrite_rich(old, new) for old, new in zip(before, lines, strict=True))


def plain_text(text: str) -> str:
    """Write a text without any style as markup."""
    return write_rich([Run(text, 0, len(text))])


def can_show(value: str, text: str, **style: object) -> bool:
    """Tell whether markup can give a text, wherever it stands in a value, a style (`strong`, `emphasis`, `href`)."""
    pieces = [(char, run.style) for run in parse_rich(value) for char in run.text]
    shown = "".join(char for char, _ in pieces)
    for match in re.finditer(re.escape(text), shown):
        start, end = match.span()
        wanted = [
            (char, old._replace(**style) if start <= at < end else old)  # type: ignore[arg-type]
            for at, (char, old) in enumerate(pieces)
        ]
        if _true_one(_writings, wanted) is not None:
            return True
    return False


_Writings = Callable[[list[tuple[str, Style]]], Iterable[str]]


def _first_true(writings: _Writings, pieces: list[tuple[str, Style]]) -> str:
    """Give the first writing that reads as wanted, as far as markup can set apart; escaped, a text reads as itself."""
    found = _true_one(writings, pieces)
    if found is None:
        found = _true_one(writings, _holdable(pieces))
    return _ACTIVE.sub(r"\\\1", "".join(text for text, _ in pieces)) if found is None else found


def _true_one(writings: _Writings, pieces: list[tuple[str, Style]]) -> str | None:
    return next((each for each in writings(pieces) if _reads_as(each, pieces)), None)


def _holdable(pieces: list[tuple[str, Style]]) -> list[tuple[str, Style]]:
    """Leave plain what markup cannot set apart beside the rest: marks at the edges of a stretch, or all of it."""
    groups = [(style, "".join(text for text, _ in group)) for style, group in groupby(pieces, key=lambda each: each[1])]
    kept = [[(text, _PLAIN)] for _, text in groups]
    for place, (style, text) in enumerate(groups):
        inner = _EDGES.sub("", text)
        start = text.find(inner)
        trimmed = [(text[:start], _PLAIN), (inner, style), (text[start + len(inner) :], _PLAIN)]
        for tried in ([(text, style)], trimmed, kept[place]) if style != _PLAIN else ():
            kept[place] = tried
            if _true_one(_writings, list(chain.from_iterable(kept))) is not None:
                break
    return list(chain.from_iterable(kept))


def _reads_as(value: str, pieces: list[tuple[str, Style]]) -> bool:
    wanted = _characters(pieces)
    return _characters((run.text, run.style) for run in parse_rich(value)) == wanted


def _characters(pieces: Iterable[tuple[str, Style]]) -> list[tuple[str, Style | None]]:
    """Give each character with its style; of several blanks one counts, and what style it has does not."""
    found: list[tuple[str, Style | None]] = []
    for text, style in pieces:
        seen = style._replace(href=unquote(style.href) if style.href else None)
        for character in _BLANKS.sub(" ", text):
            if character != " ":
                found.append((character, seen))
            elif not found or found[-1][0] != " ":
                found.append((" ", None))
    return found


def _writings(pieces: list[tuple[str, Style]]) -> Iterator[str]:
    """Give ways to write pieces, the shortest first: without escapes or with them, blanks between set apart or not."""
    for escaped in (False, True):
        for joined in (True, False):
            yield _written(pieces, escaped=escaped, joined=joined)


def _written(pieces: Iterable[tuple[str, Style]], *, escaped: bool, joined: bool = True) -> str:
    texts = ((_ACTIVE.sub(r"\\\1", text) if escaped else text, style) for text, style in pieces)
    return _nested([piece for piece in _blanks_outside(texts, joined=joined) if piece[0]], 0)


def _blanks_outside(pieces: Iterable[tuple[str, Style]], *, joined: bool) -> Iterator[tuple[str, Style]]:
    """Take blanks at the edges of what is set apart out of it, as CommonMark wants.

    Where `joined`, they keep what the sides have in common.
    """
    groups = [(key, "".join(text for text, _ in group)) for key, group in groupby(pieces, key=lambda piece: piece[1])]
    for place, (style, text) in enumerate(groups):
        before = groups[place - 1][0] if place else _PLAIN
        after = groups[place + 1][0] if place + 1 < len(groups) else _PLAIN
        inner = text.strip(" ")
        if not inner:
            yield text, _between(before, after, joined)
            continue
        start = len(text) - len(text.lstrip(" "))
        yield text[:start], _between(before, style, joined)
        yield inner, style
        yield text[start + len(inner) :], _between(style, after, joined)


_PLAIN = Style()


def _between(one: Style, other: Style, joined: bool) -> Style:
    if not joined:
        return _PLAIN
    href = one.href if one.href == other.href else None
    return Style(href, one.strong and other.strong, one.emphasis and other.emphasis)


def _nested(pieces: Sequence[tuple[str, Style]], depth: int) -> str:
    """Write pieces from a depth of nesting on: links outside, then strong, then emphasis."""
    if depth == len(Style._fields):
        return "".join(text for text, _ in pieces)
    written = []
    for key, group in groupby(pieces, key=lambda piece: piece[1][depth]):
        inner = _nested(list(group), depth + 1)
        if key and inner:
            inner = _link(inner, str(key)) if depth == 0 else _marked(inner, depth)
        written.append(inner)
    return "".join(written)


def _marked(inner: str, depth: int) -> str:
    mark = _MARKS[Style._fields[depth]]
    return f"{mark}{inner}{mark}"


def _link(inner: str, href: str) -> str:
    if _PLAIN_TARGET.fullmatch(href):
        return f"[{inner}]({href})"
    safe = href.replace("<", "%3C").replace(">", "%3E").replace("\n", "%0A")
    return f"[{inner}](<{safe}>)"


def _spliced(value: str, pieces: list[tuple[str, Style]], *, escaped: bool) -> str:
    """Replace in the value only what shows otherwise."""
    old, new = list(_positions(value)), list(_single_blanks(pieces))
    edits = stretches([(c, s) for c, s, _, _ in old], new)
    written, done = [], 0
    for edit in _joined(_edit(gone, fresh, old, new) for same, gone, fresh in edits if not same):
        start, end = edit.range(old, len(value))
        inner = [(c, _PLAIN if edit.inside else style) for c, style in new[edit.first_new : edit.last_new]]
        written += [value[done:start], _written(inner, escaped=escaped)]
        done = end
    return "".join([*written, value[done:]])


class _Shown(NamedTuple):
    """A character that a value shows, its style, and its range in the value."""

    text: str
    style: Style
    start: int
    end: int


def _positions(value: str) -> Iterator[_Shown]:
    """Give the characters that a value shows; a run of blanks shows one."""
    blank = False
    for run in parse_rich(value):
        at = run.start
        for character in run.text:
            start, at = at, at + (2 if value[at] == "\\" and value[at + 1 : at + 2] == character else 1)
            again, blank = blank, bool(_BLANKS.fullmatch(character))
            if not (blank and again):
                yield _Shown(" " if blank else character, run.style, start, at)


def _single_blanks(pieces: Iterable[tuple[str, Style]]) -> Iterator[tuple[str, Style]]:
    """Give the characters of pieces, a blank for each run of them."""
    blank = False
    for text, style in pieces:
        for character in _BLANKS.sub(" ", text):
            if character != " " or not blank:
                yield character, style
            blank = character == " "


class _Edit(Struct):
    """A range of characters shown, and the range of new ones in its place; `inside` one run, whose marks stay."""

    first: int
    last: int
    first_new: int
    last_new: int
    inside: bool

    def range(self, old: Sequence[_Shown], length: int) -> tuple[int, int]:
        """Give the range in the value: with the marks around it, unless it is inside them."""
        before = old[self.first - 1].end if self.first else 0
        if self.inside:
            start = old[self.first].start if self.last > self.first else before
            return start, max(start, old[self.last - 1].end if self.last > self.first else start)
        return before, old[self.last].start if self.last < len(old) else length


def _edit(gone: slice, fresh: slice, old: Sequence[_Shown], new: Sequence[tuple[str, Style]]) -> _Edit:
    """Make an edit; one that is not inside a run is widened until both its edges stand in plain text."""
    i1, i2, j1, j2 = gone.start, gone.stop, fresh.start, fresh.stop
    around = {old[i].style for i in (i1 - 1, i2) if 0 <= i < len(old)} or {_PLAIN}
    styles = {s.style for s in old[i1:i2]} | {style for _, style in new[j1:j2]} | around
    if styles == {_PLAIN} or (len(styles) == 1 and i1 and i2 < len(old)):
        return _Edit(i1, i2, j1, j2, inside=True)
    while i1 and j1 and old[i1 - 1].style != _PLAIN and old[i1 - 1][:2] == new[j1 - 1]:
        i1, j1 = i1 - 1, j1 - 1
    while i2 < len(old) and j2 < len(new) and old[i2].style != _PLAIN and old[i2][:2] == new[j2]:
        i2, j2 = i2 + 1, j2 + 1
    return _Edit(i1, i2, j1, j2, inside=False)


def _joined(edits: Iterable[_Edit]) -> Iterator[_Edit]:
    """Join edits that have grown into one another."""
    last: _Edit | None = None
    for edit in edits:
        if last is not None and edit.first <= last.last:
            inside = last.inside and edit.inside
            last = _Edit(
                last.first, max(last.last, edit.last), last.first_new, max(last.last_new, edit.last_new), inside
            )
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last
