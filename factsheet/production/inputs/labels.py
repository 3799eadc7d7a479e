"""Labels files to fill in, every key with its English text; JSON Schemas of labels and designations, for editors."""

import json
import re
from collections.abc import Mapping
from typing import Any

from factsheet.pipeline.packs import DEFAULT_TEMPLATE
from factsheet.production.inputs.packs import PackLibrary
from factsheet.typography.placeholders import has_words
from factsheet.typography.tags import match_language

ENGLISH = "en"
_PLAIN = re.compile(r"[A-Za-z][\w.-]*( [\w.-]+)*", re.ASCII)
"""Keys that YAML reads as they stand."""


def printed_labels(language: str) -> Mapping[str, str] | None:
    """Give the labels of built-in sheets in a language (BCP 47), by their keys; None where some are missing."""
    from factsheet.pipeline.pack_loading import PackLoader  # noqa: PLC0415 - brings in the parser and pydantic

    files = PackLibrary().files
    return PackLoader(files, None).labels(DEFAULT_TEMPLATE, language) if files.has_every_label(language) else None


def english_labels(library: PackLibrary, name: str) -> dict[str, str]:
    """Give every key of a pack's labels, those of the standard pack among them, with its English text.

    Raises OptionError where there is no pack of this name, FactsheetError for labels files at fault.
    """
    from factsheet.pipeline.pack_loading import PackLoader  # noqa: PLC0415 - brings in the parser and pydantic

    library.folder(name)
    return PackLoader(library.files, None).labels(name, ENGLISH)


def labels_place(name: str, language: str) -> str:
    """Give the place of a labels file in a folder of packs."""
    return f"{name}/labels/{language}.yaml"


def blank_labels(library: PackLibrary, name: str, language: str) -> str:
    """Give a labels file for a pack in a language (BCP 47): keys without a text, the English beside them as comments.

    Raises as `english_labels` does.
    """
    labels = english_labels(library, name)
    head = [
        f"# The labels of the template pack `{name}` in `{language}`: a text for each key; {{placeholders}} stay.",
        f"# Save it as DIR/{labels_place(name, language)}; `--templates DIR` lays it over the pack.",
    ]
    if match_language(library.files.label_languages(name), language):
        head.append("# There are labels already: take out the keys whose texts are to stay.")
    lines = (_to_fill_in(key, text) for key, text in labels.items())
    return "\n".join([*head, *lines, ""])


def _to_fill_in(key: str, text: str) -> str:
    if has_words(text):
        return f"{_key(key)}:  # {' '.join(text.split())}"
    quoted = json.dumps(text, ensure_ascii=False).replace("\N{NO-BREAK SPACE}", "\\u00a0")
    return f"{_key(key)}: {quoted}  # as in English; take the line out, or change what differs"


def _key(key: str) -> str:
    return key if _PLAIN.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def labels_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of labels files, for editors; templates of one's own may have more keys."""
    labels = english_labels(PackLibrary(), DEFAULT_TEMPLATE)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Labels",
        "type": "object",
        "properties": {key: {"description": text, "type": "string"} for key, text in labels.items()},
        "additionalProperties": {"type": "string"},
    }


def designations_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of designations files; every code is offered with its English name."""
    from factsheet.compose.pack import DesignationTable  # noqa: PLC0415 - brings in pydantic
    from factsheet.pipeline.pack_loading import PackLoader  # noqa: PLC0415 - and the parser

    english = PackLoader(PackLibrary().files, None).pack(DEFAULT_TEMPLATE, ENGLISH, None).designations
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
