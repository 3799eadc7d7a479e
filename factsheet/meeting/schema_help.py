"""What editors are told of a meeting file beside its form: titles, first items, codes, days that exist, plain messages.

`defaultSnippets`, `patternErrorMessage` and `enumDescriptions` are keywords of yaml-language-server; others pass over
them.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from factsheet.dates.table import TABLE
from factsheet.meeting.people import NO_COUNTRY, territories
from factsheet.meeting.short_forms import WRAPPERS

Schema: TypeAlias = dict[str, Any]

WORDS = ["string", "number"]
"""The types that YAML may give a text which is not quoted: the program takes it as it is written."""

_TITLES = {
    "Point": "Point",
    "ParagraphContent": "Paragraph",
    "TableContent": "Table",
    "FigureContent": "Figure",
    "SectionContent": "Section",
    "ColumnContent": "Column",
    "RowContent": "Row",
    "Person": "Person",
    "Participant": "Party",
    "FollowUp": "Follow-up",
    "CoIssuer": "Co-issuer",
    "ParticipantGroup": "Group",
    "Annex": "Annex",
    "RelatedDocument": "Related document",
    "Source": "Source",
    "Quote": "Quote",
    "Contact": "Contact",
    "Clearance": "Clearance",
    "Allowance": "Allowance",
    "Venue": "Venue",
    "Issuer": "Issuer",
    "Release": "Release",
    "Silence": "Silence procedure",
    "Objection": "Objection",
    "Emblem": "Emblem",
    "NumberingForms": "Numbering",
}

_FIRST: Mapping[tuple[str, str], tuple[str, Any]] = {
    ("Meeting", "participants"): ("A party", {"party": "$1", "people": [{"name": "$2", "title": "$3"}]}),
    ("Meeting", "groups"): ("A group", {"title": "$1", "participants": [{"party": "$2"}]}),
    ("ParticipantGroup", "participants"): ("A participant", {"party": "$1", "people": [{"name": "$2", "title": "$3"}]}),
    ("Meeting", "co_issuers"): ("A co-issuer", {"name": "$1", "office": "$2", "country": "$3"}),
    ("Meeting", "annexes"): ("An annex", {"title": "$1", "url": "$2"}),
    ("Meeting", "related"): ("A document", {"title": "$1", "url": "$2"}),
    ("Participant", "people"): ("A person", {"name": "$1", "title": "$2"}),
    ("Meeting", "summary"): ("A point", {"lead": "$1", "text": "$2"}),
    ("Point", "points"): ("A point", {"lead": "$1", "text": "$2"}),
    ("Meeting", "sections"): ("A section", {"title": "$1", "content": [{"lead": "$2", "text": "$3"}]}),
    ("SectionContent", "content"): ("A point", {"lead": "$1", "text": "$2"}),
    ("Meeting", "follow_ups"): ("A follow-up", {"action": "$1", "owners": ["$2"], "due": "$3"}),
    ("Meeting", "sources"): ("A source", {"id": "$1", "title": "$2", "url": "$3"}),
    ("Meeting", "contacts"): ("A contact", {"name": "$1", "email": "$2"}),
    ("Meeting", "objections"): ("An objection", {"party": "$1", "time": "$2"}),
    ("Meeting", "clearances"): ("An office", {"office": "$1"}),
    ("Meeting", "allow"): ("An allowance", {"code": "$1", "reason": "$2"}),
    ("TableContent", "columns"): ("A column", {"title": "$1", "align": "$2"}),
    ("TableContent", "rows"): ("A row", {"cells": ["$1"]}),
    **{
        (model, "quotes"): ("A quote", {"source": "$1", "exact": "$2"})
        for model in (
            "Point",
            "ParagraphContent",
            "TableContent",
            "RowContent",
            "FigureContent",
            "SectionContent",
            "FollowUp",
        )
    },
}
"""The item that a list may begin with."""

_SNIPPETS: Mapping[str, tuple[str, Any]] = {
    "paragraph": ("A paragraph", {"paragraph": "$1"}),
    "table": ("A table", {"table": {"caption": "$1", "columns": ["$2"], "rows": [["$3"]]}}),
    "figure": ("A figure", {"figure": {"path": "$1", "alt": "$2", "caption": "$3"}}),
    "section": ("A section in the section", {"section": {"title": "$1", "content": ["$2"]}}),
}

_MONTHS = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])"
_LEAP = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29"
DAY: Schema = {
    "type": "string",
    "format": "date",
    "pattern": f"^([0-9]{{4}}-({_MONTHS})|{_LEAP})$",
    "patternErrorMessage": "This must be a day that exists, written year-month-day, such as 2025-04-03.",
}
"""A day of the Gregorian calendar (ISO 8601), by a pattern: few editors look at `format`."""


def help_editors(models: Mapping[str, Schema], rules: Iterable[str]) -> None:
    """Add to the models of a schema, by their names, what is no part of their form; `rules` are codes to allow."""
    for name, title in _TITLES.items():
        models[name]["title"] = title
    for (model, key), (label, body) in _FIRST.items():
        models[model]["properties"][key]["defaultSnippets"] = [{"label": label, "body": body}]
    _offer_codes(models, tuple(rules))
    for each in models.values():
        for value in each.get("properties", {}).values():
            _widen(value)


def wrapper_help(kind: str) -> Schema:
    """Give the title, description and snippet of a kind of content."""
    label, body = _SNIPPETS[kind]
    snippet = {"label": kind, "description": label, "body": body}
    return {"title": _TITLES[WRAPPERS[kind].__name__], "description": f"{label}.", "defaultSnippets": [snippet]}


_COUNTRY = "This must be an ISO 3166 code of two capital letters, such as US, JP or KR."


def _offer_codes(models: Mapping[str, Schema], rules: tuple[str, ...]) -> None:
    codes = {"enum": [*territories()], "enumDescriptions": [*territories().values()]}
    for model, more in (("Venue", (NO_COUNTRY,)), ("Issuer", ()), ("CoIssuer", ())):
        country = models[model]["properties"]["country"]
        pattern = f"^({'|'.join((*territories(), *more))})$"
        right = {"type": "string", "pattern": pattern, "patternErrorMessage": _COUNTRY}
        models[model]["properties"]["country"] = {"anyOf": [right, codes], "description": country["description"]}
    _offer(models["Participant"]["properties"]["party"], codes)
    _offer(models["Meeting"]["properties"]["language"], {"enum": [*TABLE]})
    _offer(models["Allowance"]["properties"]["code"], {"enum": [*rules]})


def _offer(value: Schema, codes: Schema) -> None:
    """Offer codes in a place that takes other texts, too."""
    if codes["enum"]:
        plain = {key: value.pop(key) for key in ("type", "minLength", "maxLength", "pattern") if key in value}
        value["anyOf"] = [codes, plain]


def _widen(value: Schema) -> None:
    """Let a text be what YAML takes for a number; days and dues are told where they are none."""
    if value.get("format") == "date":
        value.update(DAY)
    elif (
        value.get("type") == "string" and "enum" not in value and not value.get("description", "").startswith("A day (")
    ):
        value["type"] = WORDS
    for inner in value.get("anyOf", ()):
        _widen(inner)
    if isinstance(value.get("items"), dict):
        _widen(value["items"])


def _is_due(value: Schema) -> bool:
    """Tell whether a value is when something is due: a year alone, which YAML takes for a number, is none."""
    return str(value.get("description", "")).startswith("A day (")
