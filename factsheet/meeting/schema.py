"""JSON Schema (draft 2020-12) of a meeting file as it is written, short forms included, for editors."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from factsheet.meeting.model import FORMAT, WITHOUT_MEETING, Meeting
from factsheet.meeting.schema_help import WORDS, help_editors, wrapper_help
from factsheet.meeting.short_forms import WRAPPERS
from factsheet.source.bind import TAG

Schema: TypeAlias = dict[str, Any]

_TEXT: Schema = {"type": WORDS, "minLength": 1}
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
    help_editors(models, rules)
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
    return {**wrapper_help(kind), **form}


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
