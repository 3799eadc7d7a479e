"""Tables in Markdown."""

from __future__ import annotations


def target(what: str, measured: float, most: float) -> str:
    """Give the row of a target: what is measured, and the most that it may be."""
    return row(what, f"{measured:.2f}", f"at most {most:.2f}", "yes" if measured <= most else "no")


def head(*names: str) -> tuple[str, str]:
    """Give the head of a table: names over figures, but for the first."""
    return row(*names), row(*("---" if not number else "---:" for number in range(len(names))))


def row(*cells: str) -> str:
    """Give a row of a table."""
    return f"| {' | '.join(cells)} |"
