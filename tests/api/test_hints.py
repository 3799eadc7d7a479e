"""What editors, documentation and type checkers at run time ask of the API: types, signatures, help."""

from __future__ import annotations

import inspect
import pydoc
from typing import get_type_hints

import pytest

from factsheet import api

DEFINED = [
    name for name in api.__all__ if inspect.isclass(getattr(api, name)) or inspect.isfunction(getattr(api, name))
]


@pytest.mark.parametrize("name", DEFINED)
def test_types_can_be_asked_for(name):
    hints = get_type_hints(getattr(api, name))
    assert not any(isinstance(hint, str) for hint in hints.values())


@pytest.mark.parametrize("name", sorted({*DEFINED} - {"Setup"}))  # a TypedDict is a dict, which has none
def test_signatures_can_be_asked_for(name):
    assert inspect.signature(getattr(api, name)).parameters.keys() or name.endswith("Error")


def test_help_tells_of_all_that_there_is():
    told = pydoc.plain(pydoc.render_doc(api))
    assert [name for name in api.__all__ if name not in told] == []


def test_what_a_review_gives_can_be_named():
    hints = get_type_hints(api.Reviewed)
    named = [hints[name].__args__[0] for name in ("listed", "merged", "conflicts")]
    assert named == [api.ListedChange, api.MergeRow, api.Conflict]
