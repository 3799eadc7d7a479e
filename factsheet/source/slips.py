"""What keeps a file from being YAML, in plain words: libyaml's complaint, or the slip of a writer that caused it."""

import re
from collections.abc import Sequence
from functools import lru_cache

import yaml
from msgspec import Struct
from yaml import events

from factsheet.diagnostics import counted
from factsheet.patterns import late

_WITHOUT_COLON = "a line without a colon"
_NO_KEY = "a line that is no key of the mapping around it"
_COLON = "a `: ` where no key can end"
_ESCAPE = ("an unknown escape in double quotes", "write `\\\\` for a backslash, or single quotes")
_MEANINGS = (
    ("mapping values are not allowed", _COLON, "quote a text with `: `, or line the key up"),
    ("scanning an alias", "a text that starts with `*`", "put a text that starts with `*` in quotes"),
    ("scanning an anchor", "a text that starts with `&`", "put a text that starts with `&` in quotes"),
    ("parsing a tag", "a text that starts with `!`", "put a text that starts with `!` in quotes"),
    ("scanning a tag", "a text that starts with `!`", "put a text that starts with `!` in quotes"),
    ("cannot start any token", "a text that starts with a reserved character", "put the text in quotes"),
    ("unexpected end of stream", "a quoted text that does not end", "close the quotes"),
    ("unexpected document indicator", "a quoted text that does not end", "close the quotes"),
    ("unknown escape character", *_ESCAPE),
    ("find expected hexdecimal number", *_ESCAPE),
    (
        "invalid Unicode character escape code",
        "an escape in double quotes that is no character",
        "write the character itself",
    ),
    ("block sequence entries are not allowed", "a list that starts beside its key", "start the list on its own line"),
    ("indentation indicator", "a number beside `>-` or `|`", "leave it out: the lines below say how far they stand in"),
    ("expected comment or line break", "text beside `>-` or `|`", "begin the text on the next line, indented"),
    ("could not find expected ':'", _WITHOUT_COLON, "write `key: value`, or indent a text that goes on"),
    ("expected ',' or ']'", "a list in brackets that does not end", "close it with `]`"),
    ("expected ',' or '}'", "a mapping in braces that does not end", "close it with `}`; quote texts with `,` or `[`"),
    ("expected '-' indicator", "a key among the items of a list", "indent it by as much as the list's key"),
    ("expected key", _NO_KEY, "line it up with the keys above"),
    (
        "expected <document start>",
        "text that belongs to nothing above it",
        "line it up with the keys above, or remove it",
    ),
    ("expected node content", "a value is missing", "write one, or look for a stray or open bracket"),
    ("directive", "a line that starts with `%`", "remove it"),
    ("incompatible YAML document", "a version of YAML that nobody knows", "remove the `%YAML` line"),
)


class SyntaxFault(Struct, frozen=True):
    """What is wrong, the line and column (from 1) where it shows, and hints on how to mend it.

    `starts` holds where that begins which the place belongs to, if that is a line above.
    """

    message: str
    place: tuple[int, int]
    starts: tuple[tuple[int, int], ...]
    hints: tuple[str, ...]


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str], last: events.Event | None = None) -> SyntaxFault:
    """Give what libyaml complains of; `lines` are those of the file, `last` is the event that it gave last.

    A slip that a writer makes is told as such, in its own line, which may be one above what libyaml stumbles over.
    """
    said = f"{error.problem} {error.context or ''}".strip()
    what, *hints = next(((what, hint) for words, what, hint in _MEANINGS if words in said), (said,))
    mark, start = error.problem_mark or error.context_mark, error.context_mark
    if mark is None:
        return _fault(what, (1, 1), *hints)
    if (
        slip := _cut_inside(what, mark, start, lines)
        or _behind_the_end(last, mark, lines)
        or _slip_in_line(mark, start, lines)
        or _at_a_colon(what, mark, lines)
    ):
        return slip
    if "starts with" in what and start and start.line == mark.line:
        return _fault(what, _place(start), *hints)
    if what == _NO_KEY:
        hints = [*hints, *_beside(mark, lines)]
    above = (_place(start),) if start and start.line < mark.line else ()
    if above and ("does not end" in what or what == _WITHOUT_COLON):
        return _fault(what, above[0], *hints)
    return _fault(what, _place(mark), *hints, starts=above)


def _fault(what: str, place: tuple[int, int], *hints: str, starts: tuple[tuple[int, int], ...] = ()) -> SyntaxFault:
    return SyntaxFault(f"not well-formed YAML: {what}", place, starts, hints)


def _place(mark: yaml.Mark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


_QUOTES = {
    "'": "write `''` for an apostrophe inside single quotes, or put the whole text in double quotes",
    '"': "put the whole text in single quotes",
}


def _behind_the_end(last: events.Event | None, mark: yaml.Mark, lines: Sequence[str]) -> SyntaxFault | None:
    """Tell of text behind a closing quote or bracket, which ends a value for YAML."""
    end, start = getattr(last, "end_mark", None), getattr(last, "start_mark", None)
    if end is None or start is None or end.line >= len(lines):
        return None
    behind = lines[end.line][end.column :]
    # The text of the line above has ended where a key stands, or a line that is none.
    goes_on = end.line == mark.line or (mark.line < len(lines) and not lines[mark.line][: mark.column].strip())
    if not goes_on or not re.match(r"[ ]*[^\s,:#\]}]", behind):
        return None
    if start.line < end.line and _OPENING.search(lines[end.line][: end.column]):
        return _fault("a quoted text that does not end on its line", _place(start), "close the quotes")
    place = (end.line + 1, end.column + 1 + len(behind) - len(behind.lstrip()))
    style = last.style if isinstance(last, events.ScalarEvent) else None
    if style in _QUOTES:
        starts = (_place(start),) if start.line < end.line else ()
        return _fault("text behind a closing quote", place, _QUOTES[style], starts=starts)
    if isinstance(last, events.CollectionEndEvent) and lines[end.line][end.column - 1 : end.column] in {"]", "}"}:
        return _fault("text behind a closing bracket", place, "put a text that begins with a bracket in quotes")
    return None


_OPENING = late(r"(?:: |- |[\[{,] ?)[\"']$")
"""What ends in a quote that opens a text by where it stands, whatever YAML takes it for."""
_CURLY = late(r".*?(?:: |- )([“”„‟«»‘’‚‹›「」『』＂][^\n]*)")
_LEADING = late(r"( *)(?:- +)*([\w-]+): ")


def _at_a_colon(what: str, mark: yaml.Mark, lines: Sequence[str]) -> SyntaxFault | None:
    """Tell why a key cannot end in a line: its text is in quotes of a word processor, or it stands too far in."""
    if what != _COLON or mark.line >= len(lines):
        return None
    line, above = lines[mark.line], lines[mark.line - 1] if mark.line else ""
    if (found := _CURLY.match(line[: mark.column])) and found.start(1) < mark.column:
        message = f"a `: ` in a text; `{found[1][0]}` is no quote in YAML"
        return _fault(message, _place(mark), "put the text in straight quotes")
    key, over = _LEADING.match(f"{line} "), _LEADING.match(above)
    if key and over and key.end(2) == mark.column and len(key[1]) > len(over[1]):
        message = f"a key indented deeper than `{over[2]}`, which has a value"
        return _fault(message, (mark.line + 1, key.start(2) + 1), f"line it up with `{over[2]}`")
    return None


def _beside(mark: yaml.Mark, lines: Sequence[str]) -> list[str]:
    """Say by how much the line at fault and the one above are indented, where that differs."""
    if not 0 < mark.line < len(lines):
        return []
    here, above = (len(line) - len(line.lstrip(" ")) for line in (lines[mark.line], lines[mark.line - 1]))
    told = f"it is indented by {counted(here, 'space')}, the line above by {counted(above, 'space')}"
    return [told] if here != above and lines[mark.line - 1].strip() else []


_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_INDENTATION = late(rf"( *(?:- +)*)[{_ODD_SPACES}]")
_STAR = late(r"( *(?:- +)*)\* ")
_DASH = late(r"( *)-(?=[^\W\d_][\w ]*:(?: |$))")
_TIGHT_COLON = late(r"( *(?:- +)*[^\W\d_]\w*)[:\uff1a](?![/ ]|$)")
_WIDE_COLON = late(r"( *(?:- +)*[^\W\d_]\w*)\uff1a(?: |$)")
_BULLET = late(r"( *(?:- +)*)([•‣◦▪●○–—―·・−]) *[^\W\d_]")

_CONFLICT = late(r"()(?:<{7}|={7}|>{7}|\|{7})(?: |$)")

_SLIPS = (
    (_ODD_INDENTATION, "a no-break space, or another odd one, in the indentation", "indent with plain spaces"),
    (_STAR, "`*` is no bullet in YAML", "begin each item with `- `"),
    (_DASH, "no space behind the `-` of an item", "write `- ` with a space"),
    (_TIGHT_COLON, "no space behind the colon of a key", "write `key: value`, with a space"),
    (_WIDE_COLON, "`：` is no colon in YAML", "write `key: value`, with `: `"),
    (
        _CONFLICT,
        "a mark that git leaves where two versions did not merge",
        "settle what stands between the marks, and take them out",
    ),
)
_BULLETS = (_BULLET, "`{}` is no bullet in YAML", "begin each item with `- `")
"""Beside `*`, which begins no text: these may begin a line of one, and are told in the line at fault alone."""


_CUT = late(r"([^#]*[\[{,:] *)(#[^\s,}\]]+)[^\n]*[\]}]")


def _cut_inside(what: str, mark: yaml.Mark, start: yaml.Mark | None, lines: Sequence[str]) -> SyntaxFault | None:
    """Tell of a text that begins with `#` inside brackets or braces: it is a remark, and so is what closes them."""
    if "value is missing" not in what and "does not end" not in what:
        return None
    for number in dict.fromkeys((start.line if start else mark.line, mark.line - 1, mark.line)):
        found = _CUT.match(lines[number]) if 0 <= number < len(lines) else None
        if found and re.search(r"[\[{]", found[1]):
            message = f"a `#` that begins a remark, which goes on to the end of the line: `{found[2]}`"
            return _fault(message, (number + 1, found.start(2) + 1), "put a text that begins with `#` in quotes")
    return None


def _slip_in_line(mark: yaml.Mark, start: yaml.Mark | None, lines: Sequence[str]) -> SyntaxFault | None:
    """Look for a slip in the line at fault, in that where it began, and in the last one above that is not empty."""
    above = next((n for n in range(min(mark.line, len(lines)) - 1, -1, -1) if lines[n].strip()), mark.line)
    fault = (mark.line, start.line if start else mark.line)
    for number in dict.fromkeys((*fault, above)):
        for pattern, what, hint in (*_SLIPS, _BULLETS) if number < len(lines) else ():
            if (found := pattern.match(lines[number])) and (pattern is not _BULLET or number in fault):
                return _fault(what.format(*found.groups()[1:]), (number + 1, found.end(1) + 1), hint)
    return None


@lru_cache(maxsize=1024)
def odd_key(key: str, *, plain: bool) -> tuple[str, str] | None:
    """Say what is wrong with a key that YAML takes and nobody means, with a hint; None where nothing is."""
    if plain and re.match(r"-[^\W\d_]", key):
        return _SLIPS[2][1:]
    if not key.isascii() and re.match(f"[{_ODD_SPACES}]", key):
        return _SLIPS[0][1:]
    return None
