"""Lists and headings that templates number, and forms of labels that are none."""

from __future__ import annotations

import pytest

from factsheet.diagnostics import FactsheetError
from factsheet.document.algebra import every
from factsheet.document.nodes import List, Section
from factsheet.document.readings import item_labels


def labels(composed) -> list[list[str | None]]:
    return [list(item_labels(each)) for each in every(composed.document.blocks, List)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>x</li><li>y</li></ol>", [["1.", "2."]]),
        ('<ol type="(a)" start="3"><li>x</li><li>y</li></ol>', [["(c)", "(d)"]]),
        ('<ul type="□"><li>x</li></ul><ul><li>y</li></ul>', [["□"], [None]]),
        ('<ol type="1."><li>x<ol type="i"><li>y</li></ol></li></ol>', [["1."], ["i"]]),
        (
            '<ol continues="true"><li>x</li><li>x</li></ol><p>z</p><ol><li>y</li></ol>'
            '<ol continues="true"><li>z</li></ol>',
            [["1.", "2."], ["1."], ["3."]],
        ),
        ('<ol type="A" continues="true"><li>x</li></ol><ol type="a" continues="true"><li>y</li></ol>', [["A"], ["a"]]),
    ],
)
def test_lists_have_their_labels(compose_with, markup, expected):
    assert labels(compose_with(markup)) == expected


def test_headings_beside_each_other_are_numbered(compose_with):
    def section(name: str, inner: str = "", form: str = ' type="1."') -> str:
        return f'<section id="{name}"{form}><heading>{name}</heading>{inner}</section>'

    inner = section("d", form=' type="(1)"') + section("e", form=' type="(1)"')
    composed = compose_with(section("a") + section("b", form="") + section("c", inner))
    found = {each.id: each.label for each in every(composed.document.blocks, Section)}
    assert found == {"a": "1. ", "b": "", "c": "2. ", "d": "(1) ", "e": "(2) "}


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ('<ol type="x"><li>y</li></ol>', "`type` of <ol> is `x`, not one such as `1.`, `(1)`, `a` or `ア`"),
        ('<ul type="1."><li>y</li></ul>', "`type` of <ul> is `1.`, not a mark of one or two signs such as `□`"),
        ('<ol start="0"><li>y</li></ol>', "`start` of <ol> is `0`, not a whole number above 0"),
        ('<ol continues="yes"><li>y</li></ol>', "`continues` of <ol> is `yes`, not `true` or `false`"),
        ('<ol start="2" continues="true"><li>y</li></ol>', "<ol> has `start` beside `continues`"),
        (
            '<section id="s" type="□"><heading>h</heading></section>',
            "`type` of <section> is `□`, not one such as `1.`, `(1)`, `a` or `ア`",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(compose_with, markup, message):
    with pytest.raises(FactsheetError) as caught:
        compose_with(markup)
    (found,) = caught.value.diagnostics
    assert (found.code, found.message, found.span.line) == ("template-markup", message, 2)
