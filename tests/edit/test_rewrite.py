"""Editing YAML changes the bytes of what is edited and no others."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st
from sampling import examples
from yaml_texts import edits_of, files, places

from factsheet.diagnostics import FactsheetError
from factsheet.edit.edits import Brought, Edits, Kept, Removed, edited
from factsheet.edit.layout import Layout
from factsheet.edit.rewrite import rewrite
from factsheet.edit.scalars import _PLAIN
from factsheet.source.nodes import Scalar, to_python
from factsheet.source.reader import read


def root_of(data: bytes):
    try:
        return read(data, "f")
    except FactsheetError:
        return None


def written(data: bytes):
    """Give each text of a file as it is written, by location."""
    layout = Layout(data.decode("utf-8-sig"))
    return {
        location: layout.text[layout.start(node) : layout.end(node)]
        for location, node in places(read(data, "f"))
        if isinstance(node, Scalar)
    }


def comments(data: bytes) -> Counter[str]:
    return Counter(re.findall(r"# (?:above|banner|tail|in|header|the end)\b", data.decode()))


@examples(60, HealthCheck.filter_too_much)
@given(st.data())
def test_any_edit_of_any_file_reads_as_meant_and_leaves_the_rest_alone(data):
    before = data.draw(files())
    root = root_of(before)
    assume(root is not None)
    edits = data.draw(edits_of(root))
    after = rewrite(before, "f", edits)
    kept_lists = all(len(order) == sum(isinstance(i, Kept) for i in order) for order in edits.orders.values())
    if not edits.values and kept_lists:
        assert comments(after) == comments(before)
    old, new = written(before), written(after)
    for location, text in old.items():
        moved = _moved(location, edits)
        if moved is None or any(edit == location[: len(edit)] for edit in edits.values):
            continue
        # Blank lines below a text that keeps them (`>+`) are those of the place that it moves to.
        assert new[moved].rstrip("\r\n") == text.rstrip("\r\n"), location
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
    if b"\r\n" in before:
        assert not re.search(rb"(?<!\r)\n", after)


def _moved(location, edits):
    """Give where a value stands when the edits are made, None if it is gone."""
    path = ()
    for depth, part in enumerate(location):
        order = edits.orders.get(location[:depth])
        if order is not None:
            found = [n for n, item in enumerate(order) if item == Kept(part)]
            if not found:
                return None
        path = (*path, part if order is None else found[0])
    return path


@examples(30, HealthCheck.filter_too_much)
@given(st.data())
def test_comments_stay_where_only_texts_change(data):
    before = data.draw(files())
    root = root_of(before)
    assume(root is not None)
    texts = [location for location, node in places(root) if isinstance(node, Scalar)]
    assume(texts)
    new = {location: data.draw(st.text("ab c", min_size=1).map(str.strip).filter(bool)) for location in texts[:3]}
    after = rewrite(before, "f", Edits(new))
    assert comments(after) == comments(before)
    assert rewrite(after, "f", Edits()) == after


def test_an_item_goes_to_another_list_as_it_is_written():
    before = b"a:\n  # of b\n  - text: >-\n      b\n      c\n    id: 'x' # q\n  - d\nn:\n    m:\n        - e\nf: [g]\n"
    edits = Edits(
        {("a", 0, "id"): "y"},
        {("a",): (Kept(1),), ("n", "m"): (Brought(("a", 0)), Kept(0)), ("f",): (Kept(0),)},
    )
    assert rewrite(before, "f", edits).decode() == (
        "a:\n  - d\nn:\n    m:\n        # of b\n        - text: >-\n            b\n            c\n"
        "          id: 'y' # q\n        - e\nf: [g]\n"
    )
    flow = Edits({}, {("a",): (Kept(0),), ("f",): (Kept(0), Brought(("a", 1)))})
    assert rewrite(before, "f", flow).decode().endswith("f: [g, d]\n")


def test_no_edit_is_no_change():
    data = b"a: >-\n  b\n  c\n\n\n# end"
    assert rewrite(data, "f", Edits()) == data


@pytest.mark.parametrize("location", [("x",), ("a", 3), ("a", "b", "c")])
def test_a_place_that_the_file_does_not_have_is_told(location):
    with pytest.raises(LookupError):
        rewrite(b"a: [b]\n", "f", Edits(orders={location: (Kept(0),)}))


def test_what_edits_mean_is_known_without_writing_them():
    root = read(b"a: [b, c]\nd: e\n", "f")
    edits = Edits({("d",): Removed.REMOVED}, {("a",): (Kept(1),)})
    assert edited(root, edits) == {"a": ["c"]}
    assert to_python(root) == {"a": ["b", "c"], "d": "e"}


@given(st.from_regex(_PLAIN, fullmatch=True))
def test_what_is_taken_for_plain_reads_as_itself_wherever_it_stands(text):
    for written, meant in {
        f"k: {text}\nl: m\n": {"k": text, "l": "m"},
        f"- {text}\n- m\n": [text, "m"],
        f"k: [{text},{text} ]\n": {"k": [text, text]},
        f"{text}: m\n": {text: "m"},
    }.items():
        assert to_python(read(written.encode(), "")) == meant
