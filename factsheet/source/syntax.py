"""What libyaml's complaints mean to somebody who writes YAML by hand."""

from __future__ import annotations

from typing import NamedTuple

import yaml

_MEANINGS = (
    ("mapping values are not allowed", "a `: ` where no key can end", "quote a text with `: `, or line the key up"),
    ("scanning an alias", "a text that starts with `*`", "put a text that starts with `*` in quotes"),
    ("scanning an anchor", "a text that starts with `&`", "put a text that starts with `&` in quotes"),
    ("parsing a tag", "a text that starts with `!`", "put a text that starts with `!` in quotes"),
    ("scanning a tag", "a text that starts with `!`", "put a text that starts with `!` in quotes"),
    ("cannot start any token", "a text that starts with a reserved character", "put the text in quotes"),
    ("unexpected end of stream", "a quoted text that does not end", "close the quotes"),
    ("unexpected document indicator", "a quoted text that does not end", "close the quotes"),
    (
        "unknown escape character",
        "an unknown escape in double quotes",
        "write `\\\\` for a backslash, or single quotes",
    ),
    ("block sequence entries are not allowed", "a list that starts beside its key", "start the list on its own line"),
    ("expected comment or line break", "text beside `>-` or `|`", "begin the text on the next line, indented"),
    ("could not find expected ':'", "a line without a colon", "write `key: value`, or indent a text that goes on"),
    ("expected ',' or ']'", "a list in brackets that does not end", "close it with `]`"),
    ("expected ',' or '}'", "a mapping in braces that does not end", "close it with `}`; quote texts with commas"),
    ("expected '-' indicator", "a key among the items of a list", "indent it by as much as the list's key"),
    ("expected key", "a line that is no key of the mapping around it", "line it up with the keys above"),
    (
        "expected <document start>",
        "text that belongs to nothing above it",
        "line it up with the keys above, or remove it",
    ),
    ("expected node content", "a value is missing", "write one, or look for a stray or open bracket"),
    ("directive", "a line that starts with `%`", "remove it"),
    ("incompatible YAML document", "a version of YAML that nobody knows", "remove the `%YAML` line"),
)


class Fault(NamedTuple):
    """What is wrong, the line and column (from 1) where it shows, and hints on how to mend it.

    `starts` holds where that begins which the place belongs to, if that is a line above.
    """

    message: str
    place: tuple[int, int]
    starts: tuple[tuple[int, int], ...]
    hints: tuple[str, ...]


def explain(error: yaml.MarkedYAMLError) -> Fault:
    """Give what libyaml complains of, in the words of this room."""
    said = f"{error.problem} {error.context or ''}".strip()
    what, *hints = next(((what, hint) for words, what, hint in _MEANINGS if words in said), (said,))
    mark, start = error.problem_mark or error.context_mark, error.context_mark
    above = (_place(start),) if mark and start and start.line < mark.line else ()
    if above and "does not end" in what:
        mark, above = start, ()
    return Fault(f"not well-formed YAML: {what}", _place(mark) if mark else (1, 1), above, tuple(hints))


def _place(mark: yaml.Mark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
