"""Who met and who does what: `number-of-parties`, `unknown-owner`, `office-in-name` and `state-by-name`."""

import re
from collections.abc import Iterator

from factsheet.check.rule import Finding, Seen
from factsheet.diagnostics import Related, counted, did_you_mean, nearest
from factsheet.meeting import Kind, Meeting, is_territory
from factsheet.paths import item_text, key_text
from factsheet.patterns import late

_PARTIES = {Kind.BILATERAL: 2, Kind.TRILATERAL: 3}


def number_of_parties(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find meetings of two or three parties that list another number of them."""
    wanted, listed = _PARTIES.get(meeting.kind), len(meeting.participants)
    if wanted and listed != wanted:
        parties = counted(listed, "party").replace("partys", "parties")
        message = f"a {meeting.kind} meeting has {wanted} parties, and {parties} is listed"
        hint = "mend `kind`, or list every party in `participants`, each once"
        related = (Related("the parties are listed here", path="participants"),)
        yield Finding("kind", message.replace("parties is", "parties are"), (hint,), related)


_JOINTS = late(r"\s*(?:[,;/&+]|\b(?:and|et|und|y|e|en|og|och|i)\b)\s*")


def unknown_owners(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find owners that are no party, though they are written as one, and several of them in one text."""
    parties = [each.party for _, each in meeting.parties]
    listed = (Related("the parties are listed here", path="participants"),)
    for item in meeting.follow_ups:
        path = key_text(item_text("follow_ups", item.id), "owners")
        for owner in item.owners:
            if told := _amiss(owner.name, parties):
                yield Finding(item_text(path, owner.id), *told, listed)


_LONGEST = 200
"""The most characters of an owner that may be a party misspelt."""


def _amiss(owner: str, parties: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """Say what is wrong with an owner, with hints; None where nothing is."""
    if owner in parties:
        return None
    parts = _JOINTS.split(owner)
    if len(parts) > 1 and all(part in parties or is_territory(part) for part in parts):
        return f"`{owner}` is read as the name of one owner", (f"write a list: `owners: [{', '.join(parts)}]`",)
    if is_territory(owner):
        message = f"`{owner}` is to do something, and is no party of the meeting"
        return message, (f"the parties are {', '.join(parties)}",)
    close = nearest(owner, parties, cutoff=0.85) if len(owner) < _LONGEST else None
    if close and not is_territory(close):
        return f"`{owner}` is no party of the meeting", (did_you_mean(close),)
    return None


_WORDS = """
ambassador chairman chairperson chairwoman chancellor commissioner consul counsellor counselor delegate director envoy
governor minister premier president representative secretary senator undersecretary
ambassadeur ambassadrice chancelier chancelière commissaire directeur directrice ministre première président
présidente représentant représentante secrétaire
außenminister außenministerin botschafter botschafterin bundeskanzler bundeskanzlerin bundesminister
bundesministerin direktor direktorin kommissar kommissarin ministerin präsident präsidentin staatssekretär
staatssekretärin
canciller directora embajador embajadora ministra ministro presidenta presidente representante secretaria secretario
embaixador embaixadora diretor diretora secretário secretária
ambasciatore ambasciatrice direttore direttrice segretario segretaria
staatssecretaris
"""
_OFFICES = frozenset(_WORDS.casefold().split())
"""Words of offices in English, French, German, Spanish, Portuguese, Italian and Dutch."""

_QUALIFYING = "acting deputy foreign former high permanent prime special vice primeiro primeira"
_BEFORE = frozenset(_QUALIFYING.split())
"""Words that make an office only with the one behind them: a vice admiral has a rank."""

_ATTACHED = late(
    "大臣|長官|大使|総理|首相|大統領|外相|主席|總理|总理|總統|总统|部長|部长|外長|外长|장관|차관|대사|대통령|총리"
)
_BEHIND = re.compile(r"\s*(?:,|\(| [–—-] )\s*")


def offices_in_names(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find people whose office stands in their names."""
    for at, party in meeting.parties:
        path = key_text(at, "people")
        for person in party.people:
            if told := _with_office(person.name):
                office, hint = told
                message = f"the name `{person.name}` holds an office, `{office}`"
                yield Finding(key_text(item_text(path, person.id), "name"), message, (hint,))


def _with_office(name: str) -> tuple[str, str] | None:
    """Give the office that stands before or behind a name, and how to write it; None where there is none."""
    bare, *behind = _BEHIND.split(name, maxsplit=1)
    office = behind[0].rstrip(")") if behind else ""
    if _is_office(office, anywhere=True):
        return office, f"write `{{name: {bare}, title: {_quoted(office)}}}`"
    words = name.split()
    if len(words) > 1 and _is_office(name):
        office = " ".join(words[: _first(words) + 1])
        return office, "write the name alone, and the office as `title:`"
    found = _ATTACHED.search(name)
    return (found[0], "write the name alone, and the office as `title:`") if found and name != found[0] else None


def _is_office(text: str, *, anywhere: bool = False) -> bool:
    words = [word.strip(".,").casefold() for word in text.replace("-", " ").split()]
    return any(word in _OFFICES for word in (words if anywhere else words[_first(words) :][:1]))


def _first(words: list[str]) -> int:
    """Give the place of the first word that may make an office by itself; behind them all where there is none."""
    return next((n for n, word in enumerate(words) if word.strip(".,").casefold() not in _BEFORE), len(words))


def _quoted(text: str) -> str:
    return f"'{text}'" if "," in text else text


_PARTIES_BY_NAME = {"EU", "UN"}
"""Codes of organisations, which may be named as others are."""
_LONGEST_STATE = 80
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
    if is_territory(name) or len(name) > _LONGEST_STATE:
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
