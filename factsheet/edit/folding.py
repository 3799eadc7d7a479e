"""Lines of folded text: a changed text keeps the lines that it shares with what was written."""

from __future__ import annotations

import re

_BREAK = re.compile("(?<=[^ ]) (?=[^ ])")
"""A folded line break reads as one space, so that it can stand for no other."""

_NARROWEST = 20
_FULL = 0.6
"""The share of the width that a line within a paragraph fills, unless a long word follows."""


def fold(text: str, width: int) -> list[str]:
    """Give one paragraph as lines of at most `width` characters where its spaces allow."""
    lines: list[str] = []
    for word in _BREAK.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= max(width, _NARROWEST):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def refold(text: str, written: list[str], width: int) -> list[str]:
    """Give one paragraph as lines, the first and last of which are as they were written wherever the text is."""
    first = _shared_lines(text, written)
    rest = text[sum(len(line) + 1 for line in written[:first]) :]
    last = _shared_lines(rest[::-1], [line[::-1] for line in written[first:][::-1]])
    kept = written[len(written) - last :]
    middle = fold(rest[: len(rest) - sum(len(line) + 1 for line in kept)], width)
    if kept and len(middle[-1]) < _FULL * width:
        return [*written[:first], *fold(rest, width)]
    return [*written[:first], *middle, *kept]


def _shared_lines(text: str, written: list[str]) -> int:
    """Count the lines that a text starts with; at least a word of it is left over."""
    at = count = 0
    for line in written:
        if not text.startswith(f"{line} ", at) or not text[at + len(line) + 1 :].strip() or not line.strip():
            break
        at += len(line) + 1
        count += 1
    return count


def fold_block(text: str, written: list[str], width: int) -> list[str]:
    """Give the lines of a folded block scalar (YAML 1.2.2 section 8.1.3), in which a line break is an empty line."""
    parts = re.split("(\n+)", text)
    if len(parts) == 1:
        return refold(text, written, width)
    lines: list[str] = []
    for part in parts:
        lines += [""] * len(part) if part.startswith("\n") else fold(part, width) if part else []
    return lines
