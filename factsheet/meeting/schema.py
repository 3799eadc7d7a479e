"""JSON Schema (draft 2020-12) of a meeting file as it is written, short forms included, for editors."""

from __future__ import annotations

from typing import Any

from factsheet.meeting.model import Meeting
from factsheet.meeting.wrappers import WRAPPERS

_TEXT = {"type": "string", "minLength": 1}
_ID_OPTIONAL = {"Point", "ParagraphContent", "TableContent", "FigureContent", "Section", "Participant", "Person"}
_ID_OPTIONAL |= {"Column", "Row", "Owner", "FollowUp", "Source", "Contact", "CellContent"}


def meeting_schema() -> dict[str, Any]:
    """Give the schema as plain data."""
    schema = Meeting.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    definitions = schema["$defs"]
    for name in _ID_OPTIONAL:
        definitions[name]["required"] = [key for key in definitions[name].get("required", []) if key != "id"]
        definitions[name]["properties"].pop("type", None)
    _add_short_forms(definitions)
    _forbid_null(schema)
    schema["properties"]["abbreviations"] = {"type": "object", "additionalProperties": _TEXT}
    return schema


def _add_short_forms(definitions: dict[str, Any]) -> None:
    definitions["PointOrText"] = {"anyOf": [_TEXT, _ref("Point")]}
    wrapped = [_wrapper(key) for key in WRAPPERS]
    definitions["Content"] = {"anyOf": [_TEXT, *wrapped, _ref("Point")]}
    for name in ("Point", "Section"):
        for key, target in (("points", "PointOrText"), ("content", "Content")):
            if key in definitions[name]["properties"]:
                definitions[name]["properties"][key]["items"] = _ref(target)
    _allow_text(definitions, "Participant", "people", _ref("Person"))
    _allow_text(definitions, "TableContent", "columns", _ref("Column"))
    cell = {"type": ["string", "number", "boolean", "null"]}
    row = {"type": "array", "items": cell}
    definitions["TableContent"]["properties"]["rows"]["items"] = {"anyOf": [row, _ref("Row")]}
    definitions["Row"]["properties"]["cells"]["items"] = cell
    definitions["FollowUp"]["properties"]["owners"] = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


def _allow_text(definitions: dict[str, Any], model: str, key: str, item: dict[str, Any]) -> None:
    definitions[model]["properties"][key]["items"] = {"anyOf": [_TEXT, item]}


def _wrapper(key: str) -> dict[str, Any]:
    value = _ref(WRAPPERS[key].__name__)
    inner = {"anyOf": [_TEXT, value]} if key == "paragraph" else value
    return {"type": "object", "required": [key], "additionalProperties": False, "properties": {key: inner}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def _forbid_null(node: object) -> None:
    """Take null out of optional fields: a key without a value is an error."""
    if isinstance(node, dict):
        if len(node.get("anyOf", [])) == 2 and {"type": "null"} in node["anyOf"]:
            options = [option for option in node.pop("anyOf") if option != {"type": "null"}]
            node.pop("default", None)
            node.update(options[0])
        for value in node.values():
            _forbid_null(value)
    elif isinstance(node, list):
        for item in node:
            _forbid_null(item)
