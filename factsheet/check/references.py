"""What a sheet refers to: `unknown-source` and `uncited-source`, and by paths `unknown-path`."""

from collections.abc import Collection, Iterator

from factsheet.check.rule import Finding, Seen
from factsheet.diagnostics import Related, suggest
from factsheet.meeting import Cited, Meeting, facts_of
from factsheet.models.declaring import Model
from factsheet.paths import item_text, key_text


def unknown_sources(meeting: Meeting, seen: Seen) -> Iterator[Finding]:
    """Find references to sources that are not listed."""
    known = dict.fromkeys(source.id for source in meeting.sources)
    listed = (Related("the sources are listed here", path="sources"),) if known else ()
    for path, part in seen.quoted:
        for name in part.sources if isinstance(part, Cited) else ():
            if name not in known:
                hints = (_hint(name, known),)
                yield Finding(item_text(key_text(path, "sources"), name), f"there is no source `{name}`", hints, listed)
        for quote in part.quotes:
            if quote.source not in known:
                at = key_text(item_text(key_text(path, "quotes"), quote.id), "source")
                hints = (_hint(quote.source, known),)
                yield Finding(at, f"there is no source `{quote.source}`", hints, listed)


def _hint(name: str, known: Collection[str]) -> str:
    if close := suggest(name, known):
        return close
    return f"the ids in `sources` are: {', '.join(known)}" if known else f"list it in `sources`, with `id: {name}`"


def uncited_sources(meeting: Meeting, seen: Seen) -> Iterator[Finding]:
    """Find sources that nothing rests on: their notes have numbers that stand nowhere else."""
    cited = {name for _, part in seen.quoted if isinstance(part, Cited) for name in part.sources}
    listed = {source.id for source in meeting.sources}
    for source in meeting.sources if cited <= listed else ():  # else one is misspelt, which is told
        if source.id not in cited:
            message = f"nothing names the source `{source.id}`"
            hint = f"write `sources: [{source.id}]` at what rests on it, or remove it"
            yield Finding(item_text("sources", source.id), message, (hint,))


def unknown_paths(meeting: Meeting, seen: Seen) -> Iterator[Finding]:
    """Find marks for the alternat that lead to no value of the meeting."""
    if not meeting.alternat:
        return
    known = dict.fromkeys(
        path for at, part in (("", meeting), *seen.parts) for path in (at, *_paths_of_values(part, at)) if path
    )
    for mark in meeting.alternat:
        if mark not in known:
            hint = suggest(mark, known) or "a path has keys and ids, as `summary` or `sections[security].summary`"
            yield Finding("alternat", f"`{mark}` leads to no value of the meeting", (hint,), word=mark)


def _paths_of_values(part: Model, at: str) -> Iterator[str]:
    return (key_text(at, facts.key) for name, facts in facts_of(type(part)).items() if getattr(part, name))
