"""Setting a value: a text keeps the style it is written in, anything else, and what is new, is written anew."""

from __future__ import annotations

import re
from itertools import pairwise

from factsheet.edit.layout import Canvas, Standing
from factsheet.edit.scalars import ScalarPlace, restyle
from factsheet.source.nodes import PlainValue, Scalar


def _with_kept_tail(value: PlainValue, canvas: Canvas, standing: Standing) -> PlainValue:
    """Give a new text with the line breaks that end the old one where the block scalar's header keeps them."""
    node = standing.node
    if not isinstance(value, str) or not isinstance(node, Scalar) or canvas.layout.style(node) not in "|>":
        return value
    old = node.value or ""
    return value.rstrip("\n") + old[len(old.rstrip("\n")) :]


def set_value(canvas: Canvas, standing: Standing, value: PlainValue) -> None:
    """Put a new value in the place of one that is written."""
    layout, node = canvas.layout, standing.node
    value = _with_kept_tail(value, canvas, standing)
    start, end = layout.start(node), layout.end(node)
    written = layout.text[start:end]
    followed = not standing.flow and bool(layout.text[end : layout.line_end(end)].strip())
    if isinstance(value, str) and isinstance(node, Scalar) and node.value is not None and written:
        setting = ScalarPlace(
            standing.parent,
            layout.column(start),
            _indent(written, standing.parent),
            _width(written, layout.width),
            standing.flow,
            followed,
        )
        text = restyle(value, written, setting)
    elif standing.flow:
        text = canvas.fresh.flow(value)
    else:
        text = _anew(canvas, standing, value, followed=followed)
    if text.startswith("\n"):
        start = len(layout.text[:start].rstrip(" "))
    text = text.replace("\n", layout.newline)
    canvas.splice(start, end, standing.location, lambda: text)


def _anew(canvas: Canvas, standing: Standing, value: PlainValue, *, followed: bool) -> str:
    layout = canvas.layout
    start, end = layout.start(standing.node), layout.end(standing.node)
    column, parent = layout.column(start), standing.parent
    if standing.entry is None or not isinstance(value, dict | list):
        written = canvas.fresh.block(value, column, parent, followed=followed)
        # The place of an empty value is directly behind its dash or colon.
        return f" {written}" if start == end and layout.text[start - 1 : start] != " " else written
    inner = canvas.fresh.block(value, parent + 2, parent, followed=followed)
    is_block = "\n" in inner or inner[:2] == "- "
    own_line = not layout.text[layout.line_start(start) : start].strip()
    return f"\n{' ' * (parent + 2)}{inner}" if is_block and not own_line else inner


def _indent(written: str, parent: int) -> int:
    """Give the column of the further lines of a scalar."""
    lines = re.split("\r\n|\r|\n", written)[1:]
    if digit := re.match("[|>][-+]?([0-9])", written):
        return parent + int(digit[1])
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), parent + 2)


def _width(written: str, usual: int) -> int:
    """Give the width of a text's lines: the file's, unless its own lines are plainly broken at another."""
    lines = [line.rstrip() for line in re.split("\r\n|\r|\n", written)]
    pairs = [(a, b) for a, b in pairwise(lines[1:]) if a and b]
    if not pairs:
        return usual
    least = max(len(line) for line, _ in pairs)
    most = min(len(line) + len(after.split()[0]) for line, after in pairs)
    return min(max(usual, least), max(most, least))
