"""Writing what the file does not have yet: new items, keys and whole values."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.edit.scalars import Setting, write_key, write_text
from factsheet.source.nodes import PlainValue


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
        return write_text(value or "", Setting(parent, column, parent + 2, self.width, followed=followed))

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
                return write_text(value or "", Setting(0, 0, 2, self.width, flow=True))

    def _is_short(self, value: list[PlainValue], column: int) -> bool:
        texts = all(isinstance(inner, str) for inner in value)
        return texts and column + len(self.flow(value)) <= self.width
