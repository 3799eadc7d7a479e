"""States that are written out where their code is meant: `state-by-name`."""

from collections.abc import Iterator

from factsheet.check.rule import Finding, Seen
from factsheet.diagnostics import did_you_mean
from factsheet.meeting import Meeting, is_territory
from factsheet.paths import item_text, key_text

_PARTIES_BY_NAME = {"EU", "UN"}
"""Codes of organisations, which may be named as others are."""
_LONGEST = 80
"""The most characters of a name that may be that of a state."""


def states_by_name(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find parties and owners that are named as a state is in the language of the sheet or in English, or nearly so."""
    for path, item in meeting.parties:
        yield from _told(key_text(path, "party"), item.party, meeting.language)
    for follow_up in meeting.follow_ups:
        path = key_text(item_text("follow_ups", follow_up.id), "owners")
        for owner in follow_up.owners:
            yield from _told(item_text(path, owner.id), owner.name, meeting.language)


def _told(path: str, name: str, language: str) -> Iterator[Finding]:
    if is_territory(name) or len(name) > _LONGEST:
        return
    # Most sheets name no organisation, and so need no names of states.
    from factsheet.values.states import near_states, read_state  # noqa: PLC0415

    languages = dict.fromkeys((language, "en"))
    for read, message in ((read_state, _IS), (near_states, _NEARLY_IS)):
        codes = next((found for each in languages if (found := read(name, each))), ())
        if codes and not _PARTIES_BY_NAME.issuperset(codes):
            yield Finding(path, f"`{name}` {message}", (did_you_mean("` or `".join(codes)),))
        if codes:
            return


_IS = "is a state, and is printed as it is written here"
_NEARLY_IS = "is nearly the name of a state"
