"""JSON Schema (draft 2020-12) of a meeting file as it is written, short forms included, for editors."""

from typing import Any, TypeAlias

from factsheet.meeting.model import FORMAT, Meeting
from factsheet.meeting.short_forms import WRAPPERS
from factsheet.source.bind import TAG

Schema: TypeAlias = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_NUMBER_OR_TEXT = ["string", "number"]
_CELL: Schema = {"type": ["string", "number", "boolean", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_INTERNAL = ("Abbreviation", "CellContent", "Owner")
"""Models whose values are always written in a short form."""


def meeting_schema() -> Schema:
    """Give the schema as plain data."""
    schema = Meeting.model_json_schema(by_alias=True)
    models = {"Meeting": schema, **schema["$defs"]}
    for model in models.values():
        _untitle(model, schema["$defs"])
    _shorten(models)
    _require(models)
    for name in _INTERNAL:
        del schema["$defs"][name]
    _forbid_null(schema)
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
    models["Meeting"]["oneOf"] = [{"required": ["date"]}, {"required": ["from", "to"]}]


def _shorten(models: dict[str, Schema]) -> None:
    """Allow the short forms that `expand` knows."""
    content = [_TEXT, *(_wrapper(kind) for kind in WRAPPERS), _ref("Point")]
    row = {"type": "array", "items": _CELL}
    items: dict[tuple[str, str], list[Schema]] = {
        ("Meeting", "summary"): [_TEXT, _ref("Point")],
        ("Point", "points"): [_TEXT, _ref("Point")],
        ("SectionContent", "content"): content,
        ("Participant", "people"): [_TEXT, _ref("Person")],
        ("Meeting", "clearances"): [_TEXT, _ref("Clearance")],
        ("TableContent", "columns"): [_TEXT, _ref("ColumnContent")],
        ("TableContent", "rows"): [row, _ref("RowContent")],
    }
    for (model, key), options in items.items():
        models[model]["properties"][key]["items"] = {"anyOf": options}
    models["RowContent"]["properties"]["cells"]["items"] = _CELL
    _replace(models["FollowUp"], "owners", {"anyOf": [_TEXT, _TEXTS]})
    _replace(models["Meeting"], "abbreviations", {"type": "object", "additionalProperties": _TEXT})
    _replace(models["Meeting"], "format", {"enum": [int(FORMAT), FORMAT]})
    _replace(models["Meeting"], "reference", {"type": _NUMBER_OR_TEXT})
    models["Meeting"]["properties"]["version"]["type"] = _NUMBER_OR_TEXT


def _replace(model: Schema, key: str, value: Schema) -> None:
    description = model["properties"][key].get("description")
    model["properties"][key] = {**value, "description": description}


def _wrapper(kind: str) -> Schema:
    value = _ref(WRAPPERS[kind].__name__)
    inner = {"anyOf": [_TEXT, value]} if kind == "paragraph" else value
    return {"type": "object", "required": [kind], "additionalProperties": False, "properties": {kind: inner}}


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
