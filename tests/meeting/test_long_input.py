"""Long input takes time in proportion: each case took the square of its length once, which was minutes."""

from __future__ import annotations

import time

import pytest

LENGTH = 100_000

CASES = {
    "an address of many dots": (
        f"contacts: [{{name: A, url: 'https://{'a.' * LENGTH} a'}}]\n",
        "must be a web address",
    ),
    "an e-mail of many dots": (f"contacts: [{{name: A, email: 'a@{'a.' * LENGTH}@'}}]\n", "must be an e-mail address"),
    "many sources of a point": (
        f"summary: [{{text: A, sources: [{', '.join(f's{number}' for number in range(LENGTH - 100))}, s0]}}]\n",
        "must name `s0` once only",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_long_value_is_refused_soon(refused, name):
    below, message = CASES[name]
    start = time.process_time()
    (only,) = refused(below)
    assert message in only.message
    assert time.process_time() - start < 20
