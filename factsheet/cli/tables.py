"""Tables on the standard output, for people and for programs that cut columns."""

from collections.abc import Sequence


def in_columns(rows: Sequence[tuple[str, ...]]) -> str:
    """Give rows, the head among them, as lines of text, each column as wide as its longest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
