"""Which way paragraphs and tables are read, by their languages."""

import pytest

from factsheet.document import nodes
from factsheet.render.bidi.paragraphs import block_level, paragraph_level

HEBREW, ENGLISH = nodes.Language("he", (nodes.Text("שלום"),)), nodes.Language("en", (nodes.Text("Peace"),))


@pytest.mark.parametrize(
    ("inlines", "base", "level"),
    [
        ((), 1, 1),
        ((nodes.Text("a"),), 0, 0),
        ((HEBREW,), 0, 1),
        ((ENGLISH,), 1, 0),
        ((nodes.Text("a "), HEBREW), 0, 0),
        ((ENGLISH, HEBREW), 1, 1),
        ((nodes.Strong((ENGLISH,)),), 1, 0),
        ((nodes.Strong((nodes.Emphasis((HEBREW,)),)), HEBREW), 0, 1),
        ((nodes.Strong((nodes.Text("a"),)), HEBREW), 0, 0),
    ],
)
def test_a_paragraph_wholly_in_another_language_is_read_in_its_direction(inlines, base, level):
    assert paragraph_level(inlines, base) == level


@pytest.mark.parametrize(
    ("role", "cells", "base", "level"),
    [
        (nodes.TableRole.GRID, (HEBREW, HEBREW), 0, 1),
        (nodes.TableRole.FACTS, (ENGLISH, ENGLISH), 1, 0),
        (nodes.TableRole.GRID, (HEBREW, nodes.Text("a")), 0, 0),
        (nodes.TableRole.SIDES, (nodes.Text("שלום"), ENGLISH), 1, 0),
    ],
)
def test_a_table_begins_where_its_language_does_and_what_is_beside_another_on_the_left(role, cells, base, level):
    row = nodes.Row(tuple(nodes.Cell((nodes.Paragraph((inline,)),)) for inline in cells))
    assert block_level(nodes.Table((nodes.Column(), nodes.Column()), (), (row,), role=role), base) == level
