"""The text of a manifest is that of the standard library's encoder, whatever it says."""

import json

from hypothesis import given
from hypothesis import strategies as st

from factsheet.outputs.manifest import _pieces

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)


@given(st.lists(st.dictionaries(st.text(), VALUES), max_size=3), VALUES)
def test_sheets_are_written_one_by_one_as_the_whole_would_be(sheets, versions):
    content = {"versions": versions, "sheets": [], "leftovers": []}
    whole = json.dumps({**content, "sheets": sheets}, indent=1, ensure_ascii=False).encode() + b"\n"
    assert b"".join(_pieces(content, sheets)) == whole
