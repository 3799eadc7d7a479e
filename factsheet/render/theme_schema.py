"""JSON Schema of theme files, which say only what they change, for editors."""

from typing import Any

from factsheet.render.theme import COLORS, Theme

_COLOR = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}


def theme_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a theme: no key is needed, since a theme is laid over another."""
    schema = Theme.model_json_schema()
    for model in (schema, *schema["$defs"].values()):
        model.pop("required", None)
        for value in model.get("properties", {}).values():
            value.pop("title", None)
            value.pop("default", None)
    named = dict.fromkeys(COLORS, _COLOR)
    schema["properties"]["palette"] = {"type": "object", "properties": named, "additionalProperties": _COLOR}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
