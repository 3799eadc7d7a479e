"""`unknown-source`: a point, paragraph, table or figure rests on a source that the file does not list."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factsheet.check.rule import Finding, Rule, parts
from factsheet.diagnostics import Related, Severity, suggest
from factsheet.document import Document
from factsheet.meeting import Cited, Meeting


def _find(meeting: Meeting, document: Document) -> Iterator[Finding]:
    del document
    known = dict.fromkeys(source.id for source in meeting.sources)
    listed = (Related("the sources are listed here", path="sources"),) if known else ()
    for path, part in parts(meeting):
        for name in part.sources if isinstance(part, Cited) else ():
            if name not in known:
                hints = (_hint(name, known),)
                yield Finding(f"{path}.sources[{name}]", f"there is no source `{name}`", hints, listed)


def _hint(name: str, known: Collection[str]) -> str:
    if close := suggest(name, known):
        return close
    return f"the ids in `sources` are: {', '.join(known)}" if known else f"list it in `sources`, with `id: {name}`"


RULE = Rule("unknown-source", _find, Severity.ERROR)
