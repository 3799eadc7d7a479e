"""Paths are values: what they name is told by their steps, whatever characters the ids of items have."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.paths import Step, ValuePath, common

KEYS = st.from_regex(re.compile("[a-z][a-z_]{0,8}"), fullmatch=True)
IDS = st.text(st.characters(exclude_characters="[]", exclude_categories=["Cs"]), max_size=8) | st.just("a.b")
PATHS = st.lists(st.builds(Step, KEYS, st.none() | IDS), max_size=5).map(ValuePath)
PATH = ValuePath.parse("sections[a.b].content[c.text].text")


@given(PATHS)
def test_a_path_is_read_as_it_is_printed(path):
    assert ValuePath.parse(str(path)) == path


@given(PATHS, PATHS)
def test_paths_stand_in_the_order_of_their_texts(one, other):
    assert ((one < other), (one > other)) == (str(one) < str(other), str(one) > str(other))


@given(PATHS, PATHS)
def test_what_is_below_a_path_is_within_it(path, below):
    assert path.joined(below).is_within(path)
    assert path.joined(below).below(path) == below
    assert common([path, path.joined(below)]) == path


@given(PATHS)
def test_an_owner_and_a_field_are_a_path(path):
    assert path.owner.joined(path.field) == path
    assert path.items[-1:] == ((path.owner,) if path.owner else ())
    assert path.is_item == (path.owner == path != ValuePath())


def test_the_parts_of_a_path():
    assert str(PATH.owner) == "sections[a.b].content[c.text]"
    assert (str(PATH.field), PATH.keys) == ("text", ("sections", "content", "text"))
    assert [item.id for item in PATH.items] == ["a.b", "c.text"]
    assert str(PATH.owner.list) == "sections[a.b].content"
    assert PATH.owner.list.item("c.text") / "text" == PATH
    assert repr(PATH) == f"ValuePath('{PATH}')"
    assert (ValuePath().owner, ValuePath().id, (ValuePath() / "a").id) == (ValuePath(), "", "")


@pytest.mark.parametrize(
    ("path", "parent"),
    [("a[b.c].d", "a[b.c]"), ("a[b.c]", "a"), ("a", ""), ("a.b", "a"), ("a[R&D].b[c].d[e.f]", "a[R&D].b[c].d")],
)
def test_a_path_is_cut_by_steps(path, parent):
    assert str(ValuePath.parse(path).parent) == parent


@pytest.mark.parametrize(
    ("outer", "holds"),
    [
        ("", True),
        ("sections", True),
        ("sections[a.b]", True),
        ("sections[a.b].content", True),
        ("sections[a]", False),
        ("sections[a.b].content[c]", False),
        ("sections[a.b].title", False),
        (f"{PATH}.more", False),
    ],
)
def test_what_a_path_is_within(outer, holds):
    assert PATH.is_within(ValuePath.parse(outer)) == holds


def test_what_paths_have_in_common():
    other = ValuePath.parse("sections[a.b].content[c].text")
    assert str(common([PATH, other])) == "sections[a.b]"
    assert common([]) == common([PATH, ValuePath.parse("venue.city")]) == ValuePath()
