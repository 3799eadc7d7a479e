"""The record of an import, `NAME.import.yaml`: where the text came from, and what of it was not taken, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from factsheet.edit.scalars import Fresh
from factsheet.imports.blocks import Why

WIDTH = 100


class SourceFile(Struct, frozen=True):
    """A source: what it was called, its name beside the meeting file, its form, and its digest."""

    name: str
    file: str
    kind: str
    sha256: str


class NotTaken(Struct, frozen=True):
    """Words of the source that the meeting file does not have: `word` is the number of the first, from 1."""

    at: str
    word: int
    words: int
    why: str
    text: str


class Proposal(Struct, frozen=True):
    """A value of the meeting file that was read off the source: its path, and the words that it rests on."""

    path: str
    value: str
    at: str
    text: str


_OTHERWISE = re.compile("[0-9][0-9:.TZtz+ -]*|NO|ON")
"""What readers of YAML 1.1 take for a number, a day, a time or no text."""
_SHORT = 60
_PLAIN = re.compile("[A-Za-z]+(?: [A-Za-z0-9]+){1,7}")
"""Words that stand without quotes in any YAML, such as reasons and places: no reading back needs to tell."""
_HEAD = """\
# What `factsheet new {name} --from {source}` took of its source, and what it did not. Every word of the source stands
# in {name}.yaml or in the list `not_taken`, once and in order; words count from 1.
"""


def write_record(
    name: str,
    source: SourceFile,
    counts: dict[str, int],
    not_taken: list[NotTaken],
    lists: dict[str, list[Any]],
) -> str:
    """Write the record; `lists` are the values that were read off the source, and the words that were added."""
    fresh = Fresh(WIDTH)
    parts = [_HEAD.format(name=name, source=source.name.replace("\n", " ")), "format: 1\n"]
    parts += ["source:\n", *_entries(source, fresh, "  ", "  ")]
    parts += ["words:\n", *(f"  {key}: {number}\n" for key, number in counts.items())]
    for key, found in {"not_taken": not_taken, **lists}.items():
        if found:
            parts.append(f"{key}:\n")
            parts += [line for each in found for line in _entries(each, fresh, "  - ", "    ")]
    return "".join(parts)


def _entries(value: Struct, fresh: Fresh, first: str, pad: str) -> Iterator[str]:
    """Give the lines of a mapping; numbers stand without quotes."""
    for place, name in enumerate(value.__struct_fields__):
        said = getattr(value, name)
        if isinstance(said, int) or (len(said) < _SHORT and _PLAIN.fullmatch(said)):
            entry = f"{name}: {said}"
        else:
            entry = f"{name}: '{said}'" if _OTHERWISE.fullmatch(said) else fresh.entry(name, said, len(pad))
        yield f"{pad if place else first}{entry}\n"


_ADDED = ("path", "text", "why")


def record_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of records of imports."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Import record",
        **_object(
            {
                "format": {"const": 1, "description": "the form of this file"},
                "source": {"description": "the text that was imported", **_object(_texts(SourceFile))},
                "words": {
                    "description": "how many words the source has, and the two parts of them",
                    **_object(dict.fromkeys(("source", "meeting", "not_taken"), count)),
                },
                "not_taken": _list(
                    "words of the source that the meeting file does not have",
                    {**_texts(NotTaken), "word": count, "words": count, "why": {"enum": [each.value for each in Why]}},
                ),
                "read": _list("values that were read off the source", _texts(Proposal)),
                "added": _list("words of the meeting file that are not the source's", dict.fromkeys(_ADDED, text)),
            },
            required=["format", "source", "words"],
        ),
    }


def _texts(kind: type[Struct]) -> dict[str, Any]:
    return {name: {"type": "string"} for name in kind.__struct_fields__}


def _list(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "description": description, "items": _object(properties)}


def _object(properties: dict[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required if required is not None else list(properties),
        "additionalProperties": False,
    }
