"""Setting a value: a text keeps the style it is written in, anything else, and what is new, is written anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from factsheet.edit.layout import Canvas, Standing
from factsheet.edit.scalars import ScalarPlace, restyle, write_key, write_text
from factsheet.source.nodes import PlainValue, Scalar


@dataclass(frozen=True, slots=True)
class Fresh:
    """Writes new values; `width` is that of the file's lines, `dash` how far its lists stand in from their keys."""

    width: int
    dash: int = 2

    def block(self, value: PlainValue, column: int, parent: int, *, followed: bool = False) -> str:
        """Write a value that begins at `column`, below a key or dash at `parent`."""
        if isinstance(value, dict) and value and not followed:
            pad = "\n" + " " * column
            return pad.join(self.entry(key, inner, column) for key, inner in value.items())
        if isinstance(value, list) and value and not followed and not self._is_short(value, column):
            return self._items(value, column)
        if isinstance(value, dict | list):
            return self.flow(value)
        return write_text(value or "", ScalarPlace(parent, column, parent + 2, self.width, followed=followed))

    def _items(self, value: list[PlainValue], column: int) -> str:
        return ("\n" + " " * column).join(self.item(inner, column) for inner in value)

    def entry(self, key: str, value: PlainValue, column: int) -> str:
        """Write a key at `column` and its value."""
        name = f"{write_key(key)}: "
        if isinstance(value, list) and value and not self._is_short(value, column + len(name)):
            inner = column + self.dash
            return f"{name[:-1]}\n{' ' * inner}{self._items(value, inner)}"
        if isinstance(value, dict) and value:
            return f"{name[:-1]}\n{' ' * (column + 2)}{self.block(value, column + 2, column)}"
        return name + self.block(value, column + len(name), column)

    def item(self, value: PlainValue, column: int, *, flow: bool = False) -> str:
        """Write an item whose dash stands at `column`."""
        written = self.flow(value) if flow else self.block(value, column + 2, column)
        return f"- {written}"

    def flow(self, value: PlainValue) -> str:
        """Write a value inside brackets, or in brackets of its own."""
        match value:
            case dict():
                return "{" + ", ".join(f"{write_key(key)}: {self.flow(inner)}" for key, inner in value.items()) + "}"
            case list():
                return "[" + ", ".join(map(self.flow, value)) + "]"
            case _:
                return write_text(value or "", ScalarPlace(0, 0, 2, self.width, flow=True))

    def _is_short(self, value: list[PlainValue], column: int) -> bool:
        texts = all(isinstance(inner, str) for inner in value)
        return texts and column + len(self.flow(value)) <= self.width


def kept_tail(value: PlainValue, canvas: Canvas, standing: Standing) -> PlainValue:
    """Give a new text with the line breaks that end the old one where the block scalar's header keeps them."""
    node = standing.node
    if not isinstance(value, str) or not isinstance(node, Scalar) or canvas.layout.style(node) not in "|>":
        return value
    old = node.value or ""
    return value.rstrip("\n") + old[len(old.rstrip("\n")) :]


def set_value(canvas: Canvas, fresh: Fresh, standing: Standing, value: PlainValue) -> None:
    """Put a new value in the place of one that is written."""
    layout, node = canvas.layout, standing.node
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
        text = fresh.flow(value)
    else:
        text = _anew(canvas, fresh, standing, value, followed=followed)
    if text.startswith("\n"):
        start = len(layout.text[:start].rstrip(" "))
    text = text.replace("\n", layout.newline)
    canvas.splice(start, end, standing.location, lambda: text)


def _anew(canvas: Canvas, fresh: Fresh, standing: Standing, value: PlainValue, *, followed: bool) -> str:
    layout = canvas.layout
    start, end = layout.start(standing.node), layout.end(standing.node)
    column, parent = layout.column(start), standing.parent
    if standing.entry is None or not isinstance(value, dict | list):
        written = fresh.block(value, column, parent, followed=followed)
        # The place of an empty value is directly behind its dash or colon.
        return f" {written}" if start == end and layout.text[start - 1 : start] != " " else written
    inner = fresh.block(value, parent + 2, parent, followed=followed)
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
