"""Where a part of a value stands, in every style of a scalar."""

import re

import pytest

from factsheet.source.nodes import Scalar, at
from factsheet.source.places import FileText
from factsheet.source.reader import read

STYLES = [
    "k: one two three\n",
    "k: 'one isn''t three'\n",
    'k: "one \\"two\\" three"\n',
    'k: "one \\u00e9\\x41\\tthree"\n'.replace("\\t", "\\u0020"),
    'k: "one\n   two three"\n',
    "k: one\n   two\n   three\n",
    "k: >-\n  one two\n  three\n",
    "k: >- # why\n  one two\n\n  three\n",
    "k: |\n  one two\n    three\n",
    "k: |2-\n   one\n   two\n",
    "k:\n  one two\n",
    "k: [zero, one two]\n",
    "k: 一 二、三\n",
]


@pytest.mark.parametrize("text", STYLES)
def test_each_word_is_found_where_it_is_written(text):
    data = text.encode()
    node = at(read(data, "f.yaml"), ("k", 1) if "[" in text else ("k",))
    assert isinstance(node, Scalar)
    lines = text.split("\n")
    for word in re.finditer(r"\S+", node.value):
        span = FileText(data).within(node.span, node.value, *word.span())
        written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        for escape, meant in (('\\"', '"'), ("''", "'"), ("\\u00e9", "é"), ("\\x41", "A")):
            written = written.replace(escape, meant)
        assert written == word[0]
        assert span.excerpt == lines[span.line - 1]


def test_a_part_over_a_line_break_ends_with_its_line():
    data = b"k: >-\n  one two\n  three\n"
    node = at(read(data, "f.yaml"), ("k",))
    span = FileText(data).within(node.span, node.value, 4, 13)
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 7, 2, 10)


def test_what_is_written_decomposed_is_told_as_a_whole():
    data = "k: é un\n".replace("é", "e\u0301").encode()
    node = at(read(data, "f.yaml"), ("k",))
    assert FileText(data).within(node.span, node.value, 2, 4) == node.span


def test_an_escaped_line_break_stands_for_nothing():
    data = b'k: "one\\\n  two three"\n'
    node = at(read(data, "f.yaml"), ("k",))
    assert node.value == "onetwo three"
    span = FileText(data).within(node.span, node.value, 3, 6)
    assert (span.line, span.column, span.end_column) == (2, 3, 6)
