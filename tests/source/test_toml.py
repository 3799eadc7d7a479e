import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.diagnostics import FactsheetError
from factsheet.source.nodes import Mapping, Node, Scalar, Sequence, to_python
from factsheet.source.toml import read_toml

TEXT = """\
# a comment = "no key"
title = "A \\"quoted\\" text"   # behind
'odd key' = 'C:\\path'
"with.dot" = 1979-05-27 07:32:00
list = [ "a", # one
  'b', [ 1, 2.5 ],
  { inner = "c" } ]
long = \"\"\"
line ""one""
x = "no key"
\"\"\"
dotted . key = true

[table]
a = -1
[table.sub]
b = { c = "d", e.f = "g" }
[[rows]]
name = "first"
[[rows]]
name = '''second'''
[rows.more]
x = 1
"""


def find(node: Node, *keys: str | int) -> tuple[int, int, str]:
    """Give line, column and the marked text of a value's span; TEXT has no value of interest that spans lines."""
    for key in keys:
        node = node.items[key] if isinstance(key, int) else node.get(key).value
    span = node.span
    return (
        span.line,
        span.column,
        span.excerpt[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None],
    )


def as_read(value: object) -> object:
    """Give what tomllib read, scalars as the nodes give them; only text is compared exactly."""
    if isinstance(value, dict):
        return {key: as_read(inner) for key, inner in value.items()}
    return [as_read(inner) for inner in value] if isinstance(value, list) else value if isinstance(value, str) else ...


def same(node: object, value: object) -> bool:
    if isinstance(value, dict):
        return node.keys() == value.keys() and all(same(node[key], value[key]) for key in value)
    if isinstance(value, list):
        return len(node) == len(value) and all(map(same, node, value))
    return isinstance(node, str) and (value is ... or node == value)


def test_every_form_is_read_as_tomllib_reads_it():
    assert same(to_python(read_toml(TEXT.encode(), "f")), as_read(tomllib.loads(TEXT)))


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("title",), (2, 9, '"A \\"quoted\\" text"')),
        (("odd key",), (3, 13, "'C:\\path'")),
        (("with.dot",), (4, 14, "1979-05-27 07:32:00")),
        (("list", 0), (5, 10, '"a"')),
        (("list", 2, 1), (6, 13, "2.5")),
        (("list", 3, "inner"), (7, 13, '"c"')),
        (("dotted", "key"), (12, 16, "true")),
        (("table", "sub", "b", "e", "f"), (17, 22, '"g"')),
        (("rows", 1, "name"), (21, 8, "'''second'''")),
        (("rows", 1, "more", "x"), (23, 5, "1")),
    ],
)
def test_places_of_values(keys, place):
    assert find(read_toml(TEXT.encode(), "f"), *keys) == place


def test_places_of_keys():
    entry = read_toml(TEXT.encode(), "f").get("table").value.get("sub").value.get("b").value.get("e")
    assert (entry.key_span.line, entry.key_span.column, entry.key_span.end_column) == (17, 16, 17)


@pytest.mark.parametrize(
    ("data", "place", "code"),
    [
        (b'a = "x"\nb = y\n', "2:5", "toml"),
        (b"a = [1\n", "2:1", "toml"),
        (b"a = 1\na = 2\n", "2:6", "toml"),
        (b'a = "x"\nb = "\xff"\n', "2:1", "not-utf8"),
        (b"a = " + b"[" * 5000, "1:1", "toml"),
    ],
)
def test_what_is_not_toml_has_its_place(data, place, code):
    with pytest.raises(FactsheetError) as caught:
        read_toml(data, "f.toml")
    (found,) = caught.value.diagnostics
    assert (str(found.span), found.code) == (f"f.toml:{place}", code)


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        ('a = "x"\na = "y"\n', "a key stands once; remove one of the two"),
        ("[a]\n[a]\n", "a key stands once; remove one of the two"),
        ("a: [x]\n", "write `key = value`, with an equals sign"),
        ('a = "C:\\inputs"\n', "write `/` in paths, or put the text in single quotes: it stands as it is there"),
        ("a = True\n", "yes and no are `true` and `false`, in small letters"),
        ("a = no # not now\n", "yes and no are `true` and `false`, in small letters"),
        ("a = x\n", 'text stands in quotes: `paper = "a4"`'),
        ("a = [1\n", "close the list with `]`"),
    ],
)
def test_what_is_not_toml_has_its_remedy(data, hint):
    with pytest.raises(FactsheetError) as caught:
        read_toml(data.encode(), "f.toml")
    assert [each.hints for each in caught.value.diagnostics] == [(hint,)]


def quoted(text: str) -> str:
    return (
        '"'
        + "".join(
            f"\\U{ord(character):08x}" if character < " " or character in '"\\\x7f' else character for character in text
        )
        + '"'
    )


texts = st.text(st.characters(codec="utf-8"), max_size=8).map(quoted)
values = st.recursive(
    texts | st.sampled_from(["1", "1.5", "true", "inf", "07:32:00"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[ {' , '.join(items)} ]")
        | st.lists(inner, max_size=2).map(
            lambda items: "{ " + ", ".join(f"k{n} = {item}" for n, item in enumerate(items)) + " }"
        )
    ),
    max_leaves=6,
)
lines = st.tuples(texts, values, st.sampled_from(["", " # [x]", "\n", "\r\n# y = 1"]))


@given(st.lists(lines, unique_by=lambda line: tomllib.loads(f"v = {line[0]}")["v"]))
def test_whatever_tomllib_reads_is_found(content):
    text = "\n".join(f"{key} = {value}{end}" for key, value, end in content)
    node = read_toml(text.encode(), "f")
    assert same(to_python(node), as_read(tomllib.loads(text)))
    assert isinstance(node, Mapping)
    for entry, (key, value, _) in zip(node.entries, content, strict=True):
        span = entry.key_span
        assert span.excerpt[span.column - 1 : span.end_column - 1] == key
        if isinstance(entry.value, Scalar | Sequence):
            span = entry.value.span
            assert span.excerpt[span.column - 1 : span.end_column - 1] == value


def test_a_byte_order_mark_is_passed_over():
    node = read_toml(b'\xef\xbb\xbfpaper = "a4"\n', "f.toml")
    assert (node.entries[0].key, node.entries[0].key_span.column) == ("paper", 1)
