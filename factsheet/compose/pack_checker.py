"""Checks a `DesignationTable` that is right, quickly; written by `make checkers` from the model."""

# fmt: off
# ruff: noqa
# mypy: ignore-errors
from typing import Any

from factsheet.compose.pack import DesignationTable, _Forms
from factsheet.models.checking import Checking, keyed, table, text

_KEYS_OF_DESIGNATION_TABLE = frozenset(['default', 'issuers', 'forms'])
_KEYS_OF_FORMS = frozenset(['the', 'of', 'in', 'from'])


def checked(written: object) -> DesignationTable | None:
    """Give the model of plain data that is right, or None, where pydantic is to look."""
    try:
        return to_designation_table(written, Checking({}, written))
    except (LookupError, ValueError):
        return None


def to_designation_table(value: Any, info: Checking) -> DesignationTable:
    keyed(value, _KEYS_OF_DESIGNATION_TABLE)
    return DesignationTable(
        default={text(key): text(each) for key, each in table(value["default"]).items()} if "default" in value else {},
        issuers={text(key): {text(key): text(each) for key, each in table(each).items()} for key, each in table(value["issuers"]).items()} if "issuers" in value else {},
        forms=to_forms(value["forms"], info) if "forms" in value else _Forms(),
    )


def to_forms(value: Any, info: Checking) -> _Forms:
    keyed(value, _KEYS_OF_FORMS)
    return _Forms(
        the={text(key): text(each) for key, each in table(value["the"]).items()} if "the" in value else {},
        of={text(key): text(each) for key, each in table(value["of"]).items()} if "of" in value else {},
        inside={text(key): text(each) for key, each in table(value["in"]).items()} if "in" in value else {},
        out_of={text(key): text(each) for key, each in table(value["from"]).items()} if "from" in value else {},
    )
