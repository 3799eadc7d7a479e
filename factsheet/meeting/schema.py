"""JSON Schema (draft 2020-12) of a meeting file as it is written, short forms included, for editors.

Beside the form it has titles, first items, codes, days that exist and plain messages. `defaultSnippets`,
`patternErrorMessage` and `enumDescriptions` are keywords of yaml-language-server; others pass over them.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from factsheet.dates.table import TABLE
from factsheet.meeting.model import FORMAT, WITHOUT_MEETING, Meeting
from factsheet.meeting.people import NO_COUNTRY
from factsheet.meeting.short_forms import WRAPPERS
from factsheet.source.bind import TAG
from factsheet.values.names.territories import ENGLISH

Schema: TypeAlias = dict[str, Any]

_WORDS = ["string", "number"]
"""The types that YAML may give a text which is not quoted: the program takes it as it is written."""

_TEXT: Schema = {"type": _WORDS, "minLength": 1}
_NUMBER_OR_TEXT = ["string", "number"]
_CELL: Schema = {"type": ["string", "number", "boolean", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_INTERNAL = ("Abbreviation", "CellContent", "Owner")
"""Models whose values are always written in a short form."""


def meeting_schema(rules: Iterable[str] = ()) -> Schema:
    """Give the schema as plain data; `rules` are the codes of rules that a file may allow to be broken."""
    schema = Meeting.model_json_schema()
    models = {"Meeting": schema, **schema["$defs"]}
    for model in models.values():
        _untitle(model, schema["$defs"])
    _shorten(models)
    _require(models)
    for name in _INTERNAL:
        del schema["$defs"][name]
    _forbid_null(schema)
    _help_editors(models, rules)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Meeting", **schema}


def _untitle(model: Schema, definitions: Schema) -> None:
    """Take out the titles that pydantic makes of names; descriptions end what they describe."""
    model.pop("title", None)
    properties = model.get("properties", {})
    properties.pop(TAG, None)
    for value in properties.values():
        value.pop("title", None)
        if "description" in value:
            value["description"] = value.pop("description")
        elif "$ref" in value:  # which pydantic leaves to say it, where it says the same
            value["description"] = definitions[value["$ref"].rpartition("/")[2]]["description"]


def _require(models: dict[str, Schema]) -> None:
    """Say which keys must stand: an id only where files are named by it."""
    for name, model in models.items():
        required = [key for key in model.get("required", []) if key != "id" or name == "Meeting"]
        model.pop("required", None)
        if required:
            model["required"] = required
    models["Point"]["anyOf"] = [{"required": ["lead"]}, {"required": ["text"]}]
    models["Source"]["dependentRequired"] = {"sha256": ["file"]}
    models["Meeting"]["oneOf"] = [{"required": ["date"]}, {"required": ["from", "to"]}]
    documents = {"required": ["document"], "properties": {"document": {"enum": list(WITHOUT_MEETING)}}}
    models["Meeting"]["if"], models["Meeting"]["else"] = documents, {"required": ["venue"]}


def _shorten(models: dict[str, Schema]) -> None:
    """Allow the short forms that `expand` knows."""
    # What has keys stands before texts: of a misspelt key the first alternative tells.
    content = [_ref("Point"), *(_wrapper(kind) for kind in WRAPPERS), _TEXT]
    for key in ("sections", "points"):
        forms = models["NumberingForms"]["properties"][key]["items"]
        _replace(models["NumberingForms"], key, {"anyOf": [forms, {"type": "array", "items": forms}]})
    row = {"type": "array", "items": _CELL}
    items: dict[tuple[str, str], list[Schema]] = {
        ("Meeting", "summary"): [_ref("Point"), _TEXT],
        ("Point", "points"): [_ref("Point"), _TEXT],
        ("SectionContent", "content"): content,
        ("Participant", "people"): [_ref("Person"), _TEXT],
        ("Meeting", "annexes"): [_ref("Annex"), _TEXT],
        ("Meeting", "clearances"): [_ref("Clearance"), _TEXT],
        ("TableContent", "columns"): [_ref("ColumnContent"), _TEXT],
        ("TableContent", "rows"): [row, _ref("RowContent")],
    }
    for (model, key), options in items.items():
        models[model]["properties"][key]["items"] = {"anyOf": options}
    models["RowContent"]["properties"]["cells"]["items"] = _CELL
    _replace(models["FollowUp"], "owners", {"anyOf": [_TEXT, _TEXTS]})
    _replace(models["Meeting"], "abbreviations", {"type": "object", "additionalProperties": _TEXT})
    _replace(models["Meeting"], "format", {"enum": [int(FORMAT), FORMAT]})
    _replace(models["Meeting"], "reference", {"type": _NUMBER_OR_TEXT})
    day = {"type": "string", "format": "date"}
    _replace(models["Meeting"], "released", {"anyOf": [_ref("Release"), _ref("WrittenTime"), day]})
    _replace(models["Meeting"], "silence", {"anyOf": [_ref("Silence"), _ref("WrittenTime")]})
    models["Meeting"]["properties"]["version"]["type"] = _NUMBER_OR_TEXT
    models["Clearance"]["properties"]["round"]["anyOf"][0]["type"] = ["string", "integer"]


def _replace(model: Schema, key: str, value: Schema) -> None:
    description = model["properties"][key].get("description")
    model["properties"][key] = {**value, "description": description}


def _wrapper(kind: str) -> Schema:
    value = _ref(WRAPPERS[kind].__name__)
    inner = {"anyOf": [value, _TEXT]} if kind == "paragraph" else value
    form = {"type": "object", "required": [kind], "additionalProperties": False, "properties": {kind: inner}}
    label, body = _SNIPPETS[kind]
    snippet = {"label": kind, "description": label, "body": body}
    told = {"title": _TITLES[WRAPPERS[kind].__name__], "description": f"{label}.", "defaultSnippets": [snippet]}
    return {**told, **form}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _forbid_null(node: object) -> None:
    """Take null out of optional fields: a key without a value is an error."""
    if isinstance(node, dict):
        match [option for option in node.get("anyOf", []) if option != {"type": "null"}]:
            case [only]:
                del node["anyOf"]
                node.pop("default", None)
                node.update(only)
        for value in node.values():
            _forbid_null(value)


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
_DAY: Schema = {
    "type": "string",
    "format": "date",
    "pattern": f"^([0-9]{{4}}-({_MONTHS})|{_LEAP})$",
    "patternErrorMessage": "This must be a day that exists, written year-month-day, such as 2025-04-03.",
}
"""A day of the Gregorian calendar (ISO 8601), by a pattern: few editors look at `format`."""


def _help_editors(models: Mapping[str, Schema], rules: Iterable[str]) -> None:
    """Add to the models of a schema, by their names, what is no part of their form; `rules` are codes to allow."""
    for name, title in _TITLES.items():
        models[name]["title"] = title
    for (model, key), (label, body) in _FIRST.items():
        models[model]["properties"][key]["defaultSnippets"] = [{"label": label, "body": body}]
    _offer_codes(models, tuple(rules))
    for each in models.values():
        for value in each.get("properties", {}).values():
            _widen(value)


_COUNTRY = "This must be an ISO 3166 code of two capital letters, such as US, JP or KR."


def _offer_codes(models: Mapping[str, Schema], rules: tuple[str, ...]) -> None:
    codes = {"enum": [*ENGLISH], "enumDescriptions": [*ENGLISH.values()]}
    for model, more in (("Venue", (NO_COUNTRY,)), ("Issuer", ()), ("CoIssuer", ())):
        country = models[model]["properties"]["country"]
        pattern = f"^({'|'.join((*ENGLISH, *more))})$"
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
        value.update(_DAY)
    elif (
        value.get("type") == "string" and "enum" not in value and not value.get("description", "").startswith("A day (")
    ):
        value["type"] = _WORDS
    for inner in value.get("anyOf", ()):
        _widen(inner)
    if isinstance(value.get("items"), dict):
        _widen(value["items"])
