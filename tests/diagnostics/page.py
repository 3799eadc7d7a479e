"""Makes docs/diagnostics.md from the catalogue and from what the program prints for its examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

from examples import printed

from factsheet.diagnostics.catalogue import MEETING, CatalogueEntry, Chapter, Example, chapters

PAGE = Path(__file__).parents[2] / "docs" / "diagnostics.md"

_HEAD = f"""\
# Messages

Every message of the program ends in a code, such as `[unknown-key]`. Codes are stable: look one up here by its name.

An **error** stops the sheet that it is about, and no other; a **warning** is worth a look and stops nothing.
[Commands](commands.md#factsheet-check-path) tells how messages read, on a terminal and as JSON.

Most codes have an example: what is typed, and what the program prints. What has no name above it is a part of
`meeting.yaml` and stands below this one:

```yaml
{MEETING}```

This page is made from `factsheet/diagnostics/codes/`; `UPDATE_GOLDEN=1 .venv/bin/pytest tests/diagnostics` writes it.
"""


def make() -> str:
    """Give the text of the page."""
    return "\n".join([_HEAD, *_contents(), *(part for chapter in chapters() for part in _chapter(chapter))])


def _contents() -> Iterator[str]:
    for chapter in chapters():
        codes = ", ".join(f"[{entry.code}](#{entry.code})" for entry in chapter.entries)
        yield f"- **{chapter.title}**: {codes}"
    yield ""


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {chapter.title}\n"
    yield f"{chapter.about}\n"
    for entry in chapter.entries:
        yield from _entry(entry)


def _entry(entry: CatalogueEntry) -> Iterator[str]:
    weight = " or ".join(entry.severities).capitalize()
    yield f"### {entry.code}\n"
    yield f"*{weight}.* {' '.join(filter(None, (entry.means, entry.weighs)))}\n"
    if entry.example:
        yield from _example(entry.example, printed(entry.code))
    yield f"**What to do:** {entry.remedy}\n"


def _example(example: Example, text: str) -> Iterator[str]:
    shown = {"meeting.yaml": example.below} if example.below else {}
    for name, content in {**shown, **example.files}.items():
        kind = "jinja" if name.endswith(".j2") else Path(name).suffix.removeprefix(".")
        title = "" if name in shown else f"`{name}`:\n\n"
        yield f"{title}```{kind}\n{content.strip()}\n```\n"
    session = "\n".join([*(f"$ {step}" for step in example.steps), text.rstrip()])
    yield f"{indent(session, '    ')}\n"
