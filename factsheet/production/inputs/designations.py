"""The JSON Schema of designations files, for editors."""

from typing import Any

from factsheet.pipeline.packs import DEFAULT_TEMPLATE
from factsheet.production.inputs.packs import PackLibrary

_ENGLISH = "en"


def designations_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of designations files; every code is offered with its English name."""
    from factsheet.compose.pack import DesignationTable  # noqa: PLC0415 - brings in pydantic
    from factsheet.pipeline.pack_loading import PackLoader  # noqa: PLC0415 - and the parser

    english = PackLoader(PackLibrary().files, None).pack(DEFAULT_TEMPLATE, _ENGLISH, None).designations
    schema = DesignationTable.model_json_schema()
    text = {"type": "string"}
    codes = {code: {"description": name, **text} for code, name in sorted(english.items())}
    schema["$defs"]["Names"] = {"type": "object", "properties": codes, "additionalProperties": text}
    names = {"$ref": "#/$defs/Names"}
    forms = schema["$defs"]["_Forms"]["properties"]
    forms.update({form: {**names, "description": meaning} for form, meaning in _FORMS.items()})
    schema["properties"]["default"] = {**names, "description": "names, with an article in parentheses behind them"}
    schema["properties"]["issuers"]["additionalProperties"] = names
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Designations"}


_FORMS = {
    "the": "with the article",
    "of": "the genitive, or behind a preposition",
    "in": "the place",
    "from": "where somebody or something comes from",
}
