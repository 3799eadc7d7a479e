"""The officer's report: what became of every item of meetings at every level, and why, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field, to_builtins

from factsheet.diagnostics import shorten
from factsheet.files import write_whole
from factsheet.meeting import Marked, MeetingFile, facts_of
from factsheet.meeting.portions import mark_of_all, portions_of
from factsheet.production.inputs.levels import folder_of

if TYPE_CHECKING:
    from factsheet.release.withheld import Withheld

REPORT = "report"
"""The name of the officer's reports, which stand beside the folders of the levels, never in one."""
GOES = "released"
"""What becomes of an item that a level gets."""


class Item(Struct, frozen=True):
    """An item of a meeting: its path, its kind, its mark, how it begins, and by level why it is withheld, or `GOES`."""

    path: str
    kind: str
    mark: str
    begins: str
    levels: Mapping[str, str]


class Override(Struct, frozen=True):
    """A gate that a release went through for a reason: its code, what it said, and the reason in the meeting."""

    code: str
    message: str
    reason: str


class Account(Struct, frozen=True):
    """What became of a meeting: its file and id, its items, and by level why there is no sheet of it.

    `overrides` are the gates, by level, that did not stop its sheet.
    """

    source: str
    id: str
    items: tuple[Item, ...]
    refused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    overrides: Mapping[str, tuple[Override, ...]] = field(default_factory=dict)


def items_of(file: MeetingFile, withheld: Mapping[str, tuple[Withheld, ...]]) -> tuple[Item, ...]:
    """Give every portion of a meeting and what bears no mark and is withheld from a level, with what became of it."""
    why = {name: {each.path: each.why for each in found} for name, found in withheld.items()}
    known = {each.path: each for found in withheld.values() for each in found}
    items, of_all = [], mark_of_all(file.meeting) or ""
    for portion in portions_of(file.meeting):
        kind = type(portion.part).__name__.removesuffix("Content").lower()
        text = shorten(_begins(portion.part))
        states = {name: _state(portion.path, found) for name, found in why.items()}
        items.append(Item(portion.path, kind, portion.part.marking or of_all, text, states))
    marked = {each.path for each in items}
    for path, each in known.items():
        if path not in marked:
            states = {name: _state(path, found) for name, found in why.items()}
            items.append(Item(path, each.kind, each.mark, shorten(" ".join(each.texts)), states))
    return tuple(items)


def _begins(part: Marked) -> str:
    """Give the first words of a portion."""
    texts = (getattr(part, name) for name, facts in facts_of(type(part)).items() if facts.worded or name == "party")
    return next((str(text) for text in texts if text), "")


def _state(path: str, why: Mapping[str, str]) -> str:
    """Say why an item is withheld: for itself, or with what it stands in."""
    if path in why:
        return why[path]
    around = next((each for each in why if path.startswith(f"{each}.")), None)
    return f"goes with {around}" if around else GOES


def write_accounts(base: Path, accounts: Iterable[Account], levels: Iterable[str]) -> tuple[Path, ...]:
    """Write the report for people and for programs; gives the paths."""
    every, names = tuple(accounts), tuple(levels)
    files = {f"{REPORT}.md": as_text(every, names), f"{REPORT}.json": as_json(every, names)}
    for name, text in files.items():
        write_whole(base / name, text.encode("utf-8", "backslashreplace"))
    return tuple(base / name for name in files)


def as_json(accounts: Iterable[Account], levels: Iterable[str]) -> str:
    """Give the report for programs."""
    content = {
        "levels": {name: folder_of(name) for name in levels},
        "meetings": [_plain(each) for each in accounts],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _plain(account: Account) -> dict[str, Any]:
    plain: dict[str, Any] = to_builtins(account)
    plain["items"] = plain.pop("items")  # which come last
    return plain


def as_text(accounts: Iterable[Account], levels: Iterable[str]) -> str:
    """Give the report for people, as Markdown: for each meeting a table of its items, and a column a level."""
    names = tuple(levels)
    lines = ["# What was released, and what was withheld", ""]
    lines += [f"- `{name}` stands in `{folder_of(name)}/`" for name in names]
    for account in accounts:
        lines += ["", f"## {f'{account.id} ({account.source})' if account.id else account.source}", ""]
        for name, faults in account.refused.items():
            lines += [f"No sheet for `{name}`:", "", *(f"- {each}" for each in faults), ""]
        for name, let_through in account.overrides.items():
            said = (f"- {each.message} [{each.code}]. The reason: {each.reason}" for each in let_through)
            lines += [f"Released to `{name}` all the same:", "", *said, ""]
        shown = [name for name in names if name not in account.refused]
        if shown:
            lines += [_row("item", "mark", "begins", *shown), _row(*["---"] * (3 + len(shown)))]
            lines += [
                _row(f"`{each.path or 'title'}`", each.mark, each.begins, *(each.levels[name] for name in shown))
                for each in account.items
            ]
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    inner = " | ".join(cell.replace("|", "\\|") for cell in cells)
    return f"| {inner} |"
