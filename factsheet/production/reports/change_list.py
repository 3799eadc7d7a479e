"""Changes between two manifests as Markdown, for a comment on a pull request, and as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import asdict

from factsheet.production.records.changes import Change, ChangeKind, Changes

MOST_ROWS = 200
"""As many sheets as the table of the Markdown lists: a comment on GitHub takes 65,536 characters."""

_WORDS = {
    ChangeKind.FAILED: "with errors",
    ChangeKind.ADDED: "added",
    ChangeKind.CHANGED: "changed",
    ChangeKind.REMOVED: "removed",
}
_MARKUP = re.compile(r"[^\w ./-]|_")


def changes_json(changes: Changes) -> str:
    """Give one object, whose keys `docs/commands.md` explains; in ASCII."""
    counts = {kind.value: changes.count(kind) for kind in ChangeKind} | {"unchanged": changes.unchanged}
    content = {"counts": counts, "sheets": [_plain(each) for each in changes.sheets], "versions": changes.versions}
    return json.dumps(content, indent=1) + "\n"


def changes_markdown(changes: Changes) -> str:
    """Give a heading with the counts, a table of the sheets, and what else may be the reason."""
    counts = [f"{changes.count(kind)} {word}" for kind, word in _WORDS.items() if changes.count(kind)]
    lines = [f"### Fact sheets: {', '.join((*counts, f'{changes.unchanged} unchanged'))}"]
    if changes.sheets:
        lines += ["", "| sheet | | pages | meeting file |", "| --- | --- | --- | --- |"]
        lines += map(_row, changes.sheets[:MOST_ROWS])
    if (more := len(changes.sheets) - MOST_ROWS) > 0:
        lines += ["", f"… and {more} more."]
    if changes.versions:
        told = [f"{_text(f'{name} {old}')} → {_text(new)}" for name, (old, new) in changes.versions.items()]
        lines += ["", f"Built with other versions: {'; '.join(told)}."]
    return "\n".join(lines) + "\n"


def _plain(change: Change) -> dict[str, object]:
    plain = asdict(change)
    return {"change": plain.pop("kind").value, **plain}


def _row(change: Change) -> str:
    cells = (_text(change.name), _what(change), _pages(change), f"{_text(change.source)}{_meeting(change)}")
    return f"| {' | '.join(cells)} |"


def _what(change: Change) -> str:
    if change.kind is ChangeKind.FAILED:
        return f"**{change.errors} error{'' if change.errors == 1 else 's'}**"
    return f"{change.kind.value} ({', '.join(change.formats)})"


def _pages(change: Change) -> str:
    old, new = (str(pages) if pages is not None else "–" for pages in (change.old_pages, change.new_pages))
    return old if old == new else f"{old} → {new}"


def _meeting(change: Change) -> str:
    """Say that a sheet has changed for another reason than its meeting file."""
    return " (not changed)" if change.rewritten is False else ""


def _text(text: str) -> str:
    """Give a text that means nothing in Markdown, and in `<code>`, where GitHub makes no mentions and references."""
    return f"<code>{_MARKUP.sub(lambda found: f'&#{ord(found[0])};', text)}</code>"
