"""`unknown-source`: a point, paragraph, table or figure rests on a source that the file does not list."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factsheet.check.rule import Finding, Rule
from factsheet.check.walk import parts
from factsheet.diagnostics import Severity, suggest
from factsheet.document import Document
from factsheet.meeting import Cited, Meeting


def _find(meeting: Meeting, document: Document) -> Iterator[Finding]:
    del document
    known = dict.fromkeys(source.id for source in meeting.sources)
    for path, part in parts(meeting):
        for name in part.sources if isinstance(part, Cited) else ():
            if name not in known:
                yield Finding(f"{path}.sources[{name}]", f"there is no source `{name}`", (_hint(name, known),))


def _hint(name: str, known: Collection[str]) -> str:
    if close := suggest(name, known):
        return close
    return f"the ids in `sources` are: {', '.join(known)}" if known else f"list it in `sources`, with `id: {name}`"


RULE = Rule("unknown-source", _find, Severity.ERROR)
