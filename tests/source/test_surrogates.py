"""Pairs of escapes that JSON writes: joined in double quotes, left alone elsewhere, with all places as they stand."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.characters import composed
from factsheet.diagnostics import FactsheetError
from factsheet.source.nodes import to_python
from factsheet.source.reader import read

PAIR = r"\ud842\uDFB7"


def value(text: str) -> object:
    return to_python(read(f"a: {text}\n".encode(), "m.yaml"))["a"]


@pytest.mark.parametrize(
    "written", [PAIR, f"'{PAIR}'", f">-\n  {PAIR}", f"|-\n  {PAIR}", f'"{PAIR}"'.replace("\\", r"\\")]
)
def test_a_pair_without_escapes_is_text(written):
    assert value(written) == PAIR


@pytest.mark.parametrize(
    ("written", "meant"),
    [(f'"{PAIR}"', "\U00020bb7"), (f'"x{PAIR}{PAIR}y"', "x\U00020bb7\U00020bb7y"), (rf'"\\{PAIR}"', "\\\U00020bb7")],
)
def test_a_pair_of_escapes_is_a_character(written, meant):
    assert value(written) == meant
    assert to_python(read(f"{{{written}: {written}}}".encode(), "m.yaml")) == {meant: meant}
    assert read(f"a: {written}".encode(), "m.yaml").entries[0].value.span.end_column == len(written) + 4


@pytest.mark.parametrize(
    "written", [r"\ud842", r"\udfb7\ud842", r"\\ud842\udfb7", "".join(rf"\ufdd{n % 8}" for n in range(12)), r"\ufdd0"]
)
def test_half_a_pair_and_what_hides_pairs_are_told(written):
    with pytest.raises(FactsheetError) as told:
        value(f'"{written}"')
    assert told.value.diagnostics[0].code in {"yaml-syntax", "control-character"}


@given(
    st.text(
        st.characters(
            min_codepoint=0x20, max_codepoint=0x1FFFF, exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp", "Cf"]
        )
    )
)
def test_what_json_writes_is_read(text):
    assert to_python(read(json.dumps({"a": text}).encode(), "m.yaml")) == {"a": composed(text)}
