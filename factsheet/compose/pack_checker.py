"""Checks a `DesignationTable` that is right, quickly; written by `make checkers` from the model."""

# fmt: off
# ruff: noqa
# mypy: ignore-errors
from typing import Any

from factsheet.compose.pack import DesignationTable, _Forms
from factsheet.models.checking import Checking, give_up, text

_KEYS_OF_DESIGNATION_TABLE = frozenset(['default', 'issuers', 'forms'])
_KEYS_OF_FORMS = frozenset(['the', 'of', 'in', 'from'])


def checked(written: object) -> DesignationTable | None:
    """Give the model of plain data that is right, or None, where pydantic is to look."""
    try:
        return to_designation_table(written, Checking({}, written))
    except (LookupError, ValueError):
        return None


def to_designation_table(value: Any, info: Checking) -> DesignationTable:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_DESIGNATION_TABLE:
        give_up()
    return DesignationTable(
        default=to_table_of_str(value["default"], info) if "default" in value else {},
        issuers=to_table_of_table_of_str(value["issuers"], info) if "issuers" in value else {},
        forms=to_forms(value["forms"], info) if "forms" in value else _Forms(),
    )


def to_table_of_str(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): text(each) for key, each in value.items()}


def to_table_of_table_of_str(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): to_table_of_str(each, info) for key, each in value.items()}


def to_forms(value: Any, info: Checking) -> _Forms:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_FORMS:
        give_up()
    return _Forms(
        the=to_table_of_str(value["the"], info) if "the" in value else {},
        of=to_table_of_str(value["of"], info) if "of" in value else {},
        inside=to_table_of_str(value["in"], info) if "in" in value else {},
        out_of=to_table_of_str(value["from"], info) if "from" in value else {},
    )
