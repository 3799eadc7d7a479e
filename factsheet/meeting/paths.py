"""How the parts of a meeting are named in paths such as `sections[security].content[deterrence].text`."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel


def identity_of(item: object) -> str:
    """Give what names an item of a list: its id, the code of an allowance, or a text itself."""
    return str(getattr(item, "id", None) or getattr(item, "code", None) or item)


@cache
def field_keys(model: type[BaseModel]) -> dict[str, str]:
    """Give the key that each field of a model has in a file."""
    return {name: field.alias or name for name, field in model.model_fields.items()}
