"""What YAML makes of a text in silence: `text-cut-short`, `list-in-text` and `space-between-lines`."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from factsheet.check.rule import Finding
from factsheet.diagnostics import Span, shorten
from factsheet.meeting import MeetingFile
from factsheet.patterns import late

_QUOTED = ('"', "'")
_BLOCK = ("|", ">")

# A remark has a space behind its `#`; what has none, or a number, belongs to the text.
_CUT = late(r" +(#(?:[^\s#]| ?\d).*)")
_CUT_LINE = re.compile(r"#(?!-? |\w+:)\S.*")
_CUTS = re.compile(rb"#(?:\S| \d)")


def cut_texts(file: MeetingFile) -> Iterator[Finding]:
    """Find texts that ` #` cuts: YAML takes what follows for a remark."""
    lines = file.lines if _CUTS.search(file.data) else []
    for it in file.words_that(lambda _, span: _remark(span, lines)) if lines else ():
        if span := _remark(it.span, lines):
            message = (
                f"the text ends before `{shorten(span.excerpt[span.column - 1 :])}`, which YAML takes for a remark"
            )
            hints = ("put the whole text in quotes; a remark has a space behind its `#`",)
            yield Finding(str(it.path), message, hints, span=span)


def _remark(span: Span, lines: list[str]) -> Span | None:
    """Give the place of what may be the rest of a plain text, behind its end or in the line below it."""
    if span.excerpt[span.column - 1 : span.column] in {*_QUOTED, *_BLOCK} or span.end_line > len(lines):
        return None
    last = lines[span.end_line - 1]
    if cut := _CUT.match(last, span.end_column - 1):
        return _to_the_end(span.file, span.end_line, cut.start(1) + 1, last)
    below = lines[span.end_line] if span.end_line < len(lines) and span.end_line > span.line else ""
    column = len(below) - len(below.lstrip(" ")) + 1
    if below and column >= _indentation(lines, span) and _CUT_LINE.match(below, column - 1):
        return _to_the_end(span.file, span.end_line + 1, column, below)
    return None


def _to_the_end(file: str, line: int, column: int, text: str) -> Span:
    return Span(file, line, column, line, len(text) + 1, text)


def _indentation(lines: list[str], span: Span) -> int:
    """Give the column from which the lines of a text that goes on are indented: that of its second line."""
    second = lines[span.line]
    return len(second) - len(second.lstrip(" ")) + 1


_ITEM = late(r"\s*([-*•‣▪●]|\d{1,2}[.)]) +\S")
# It begins with a set of characters, for which Python's engine skips all others.
_SIGN = re.compile(r"[-*•‣▪●.)] (?<!\D[.)] )")


def lists_in_texts(file: MeetingFile) -> Iterator[Finding]:
    """Find texts with lines that begin as the items of a list do: YAML joins them to one text."""
    for it in file.words_with(_SIGN):
        has_lines = it.span.end_line > it.span.line or "\n" in it.text
        if has_lines and _reads_as_list(_lines_of(it.text, it.span, file.lines)):
            message = "lines of the text begin as items of a list, and print joined to one text"
            hint = "make each an item of its own, outside the text: `points:` below it, or further items beside it"
            yield Finding(str(it.path), message, (hint,))


_WIDE = "[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U00033fff]"
"""Han, kana and their punctuation, between which nobody writes a space where a line breaks."""


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"{_WIDE}[ \n]+{_WIDE}")  # costly, and only for what is not ASCII


def spaces_between_lines(file: MeetingFile) -> Iterator[Finding]:
    """Find texts in Chinese and Japanese that are written in several lines: YAML puts a space between these."""
    for it in () if file.data.isascii() else file.words_with(_joined()):
        if it.span.end_line > it.span.line and (span := _joint(it.span, file.lines)):
            message = "YAML puts a space behind this line, where the text has none"
            hint = "write the text in one line, or in double quotes with a `\\` at the end of each line"
            yield Finding(str(it.path), message, (hint,), span=span)


def _joint(span: Span, lines: list[str]) -> Span | None:
    """Give the place of the last character of the first line that goes on with no space in the next one."""
    for number in range(span.line, min(span.end_line, len(lines))):
        before, after = lines[number - 1].rstrip(), lines[number].strip()
        if re.match(_WIDE, before[-1:]) and re.match(_WIDE, after):
            return Span(span.file, number, len(before), number, len(before) + 1, lines[number - 1])
    return None


def _lines_of(text: str, span: Span, lines: list[str]) -> list[str]:
    """Give the lines of a text as they are written, without the sign before those of a block."""
    block = span.excerpt[span.column - 1 : span.column] in _BLOCK
    first = [] if block else [lines[span.line - 1][span.column - 1 :].lstrip("\"'")]
    # That a block ends, libyaml finds in the line behind it.
    ended = block and not lines[span.end_line - 1][: span.end_column - 1].strip()
    inner = [*first, *lines[span.line : span.end_line - ended]]
    return inner if len(inner) > 1 or "\n" not in text else text.split("\n")


def _reads_as_list(lines: list[str]) -> bool:
    """Tell whether lines are meant as items: two that go on are, or one below a line that announces it.

    Any other may as well be a dash or a number that an editor put at the start of a line.
    """
    items = {number: item[1] for number, line in enumerate(lines) if (item := _ITEM.match(line))}
    if any(_goes_on(mark, after) for mark, after in pairwise(items.values())):
        return True
    return any(lines[number - 1].rstrip().endswith((":", ";")) for number in items if number)


def _goes_on(mark: str, after: str) -> bool:
    """Tell whether an item goes on where another ends: a bullet behind a bullet, or the same or the next number."""
    if mark[:-1] and after[:-1]:
        return mark[-1] == after[-1] and int(after[:-1]) - int(mark[:-1]) in {0, 1}
    return len(mark) == len(after) == 1
