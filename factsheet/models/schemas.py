"""JSON Schemas as editors get them."""

from typing import Any


def for_editors(schema: dict[str, Any], *unsaid: object) -> dict[str, Any]:
    """Give a JSON Schema (draft 2020-12) without the titles that pydantic makes of names.

    Defaults are left out that say nothing: null, and what is `unsaid` besides.
    """
    for model in (schema, *schema.get("$defs", {}).values()):
        for value in model.get("properties", {}).values():
            value.pop("title", None)
            if "default" in value and value["default"] in (None, *unsaid):
                del value["default"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
