"""What is read, and what is refused, where and with which words."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factsheet.diagnostics import FactsheetError
from factsheet.source.nodes import Mapping, Node, Scalar, Sequence, to_python
from factsheet.source.reader import MAX_BYTES, MAX_DEPTH, MAX_EMPTY, MAX_NODES, parse, read


def plain(text: str) -> object:
    return to_python(read(text.encode(), "f.yaml"))


@pytest.mark.parametrize(
    "word", ["NO", "on", "off", "yes", "12:30", "2025-04-03", "1.10", "0x1F", "1e3", "true", "=", ".inf"]
)
def test_scalars_stay_text(word):
    assert plain(f"key: {word}") == {"key": word}


@pytest.mark.parametrize("null", ["", "null", "Null", "NULL", "~"])
def test_only_a_plain_null_has_no_value(null):
    assert plain(f"key: {null}") == {"key": None}
    assert plain(f"key: '{null}'") == {"key": null}


def test_text_in_every_style_is_read():
    text = "a: plain\nb: 'single'\nc: \"double\\u00e9\"\nd: |\n  two\n  lines\ne: >-\n  one\n  line\nf: [x, {y: z}]\n"
    read_back = {
        "a": "plain",
        "b": "single",
        "c": "doubleé",
        "d": "two\nlines\n",
        "e": "one line",
        "f": ["x", {"y": "z"}],
    }
    assert plain(text) == read_back


def test_values_are_composed_and_places_are_those_of_the_file():
    node = read("{e\u0301: u\u0308 \u1112\u1161\u11ab, b: c}".encode(), "f.yaml")
    assert to_python(node) == {"e\u0301": "ü 한", "b": "c"}
    assert (node.entries[1].key_span.column, node.entries[1].value.span.column) == (14, 17)
    assert plain('a: "u\\u0308"') == {"a": "ü"}


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_all_line_breaks_count(line_break):
    node = read(line_break.join(["a: 1", "b:", "  - 日本: x"]).encode(), "f.yaml")
    assert isinstance(node, Mapping)
    value = node.entries[1].value.items[0].entries[0].value
    assert (value.span.line, value.span.column, value.span.excerpt) == (3, 9, "  - 日本: x")


def test_a_byte_order_mark_shifts_no_column():
    node = read("\ufeffkey: x".encode(), "f.yaml")
    assert (node.entries[0].key_span.column, node.entries[0].value.span.column) == (1, 6)


def test_columns_count_code_points():
    node = read("{日本語: 𝄞é, b: c}".encode(), "f.yaml")
    assert [entry.key_span.column for entry in node.entries] == [2, 11]


def test_spans_of_collections_end_where_their_content_ends():
    node = read(b"a:\n  - b: c\n\n# remark\nd: [e,\n  f]\n", "f.yaml")
    block, flow = node.entries[0].value.span, node.entries[1].value.span
    assert (block.line, block.column, block.end_line, block.end_column) == (2, 3, 2, 9)
    assert (flow.line, flow.column, flow.end_line, flow.end_column) == (5, 4, 6, 5)


REFUSED = {
    "a tab": ("a:\tb", 1, 3, "tab", "a tab may not stand in the file", "indent with spaces"),
    "a control": ("a: b\x07", 1, 5, "control-character", "the control character U+0007 may not stand", "delete it"),
    "a second byte order mark": ("a: \ufeffb", 1, 4, "control-character", "a byte order mark may not", "delete it"),
    "an escaped control": (
        'a: "b\\u0007"',
        1,
        4,
        "control-character",
        "U+0007 may not stand in a text",
        "delete the escape",
    ),
    "nothing": ("", 1, 1, "empty-file", "the file holds no data", "starts from"),
    "only a remark": ("# remark\n", 1, 1, "empty-file", "the file holds no data", "starts from"),
    "two documents": ("a: b\n---\nc: d\n", 2, 1, "several-documents", "a file holds one document", "remove the `---`"),
    "an anchor": ("a: &x b", 1, 4, "anchor", "anchors and aliases are not allowed", "write the value out"),
    "an alias": ("a: *x", 1, 4, "anchor", "anchors and aliases are not allowed", "write the value out"),
    "a tag": ("a: !!str b", 1, 4, "tag", "tags are not allowed", "remove it"),
    "a merge key": ("a: b\n<<: c", 2, 1, "merge-key", "merge keys are not YAML 1.2", "write the keys out"),
    "a list for a key": ("? [a]\n: b", 1, 3, "key-not-text", "a key must be one line of text", "write `key: value`"),
    "a key of two lines": ('"a\\nb": c', 1, 1, "key-not-text", "a key must be one line of text", "write `key: value`"),
    "an empty key": ("? ''\n: b", 1, 3, "key-not-text", "a key must be one line of text", "write `key: value`"),
    "a doubled key": ("a: b\nc: d\na: e", 3, 1, "duplicate-key", "the key `a` stands twice", "remove one"),
    "deep nesting": ("[" * 65, 1, 65, "too-deep", "the nesting is deeper than 64 levels", "stray bracket"),
    "a colon in a text": ("a: b: c", 1, 5, "yaml-syntax", "a `: ` where no key can end", "quote a text"),
    "a text with a star": ("a: **b** c", 1, 4, "yaml-syntax", "a text that starts with `*`", "in quotes"),
    "a text with an ampersand": ("a: &", 1, 4, "yaml-syntax", "a text that starts with `&`", "in quotes"),
    "a text with an at sign": ("a: @b", 1, 4, "yaml-syntax", "a reserved character", "in quotes"),
    "open quotes": ("a: 'b\nc: d\ne: f", 1, 4, "yaml-syntax", "a quoted text that does not end", "close the quotes"),
    "an open bracket": ("a: [b,\nc: d\n", 1, 4, "yaml-syntax", "a list in brackets that does not end", "`]`"),
    "an open brace": ("a: {b: c\nd: e\n", 1, 4, "yaml-syntax", "a mapping in braces that does not end", "`}`"),
    "an unknown escape": ('a: "\\q"', 1, 5, "yaml-syntax", "an unknown escape", "backslash"),
    "a list beside its key": ("a: - b", 1, 4, "yaml-syntax", "a list that starts beside its key", "own line"),
    "a text beside its sign": ("a: >- b", 1, 7, "yaml-syntax", "text beside `>-`", "next line"),
    "a key among items": ("- a\nb: c", 2, 1, "yaml-syntax", "a key among the items of a list", "indent it"),
    "odd indentation": ("a:\n  - b\n c: d", 3, 2, "yaml-syntax", "no key of the mapping around it", "line it up"),
    "text behind quotes": ("a: 'b' c", 1, 8, "yaml-syntax", "text behind a closing quote", "double quotes"),
    "an apostrophe in quotes": ("a: 'The parties' talks'\nb: c", 1, 18, "yaml-syntax", "a closing quote", "`''`"),
    "a word in quotes first": ('- "First" talks\n- b', 1, 11, "yaml-syntax", "a closing quote", "single quotes"),
    "quotes in braces": ("{a: 'b' c, d: e}", 1, 9, "yaml-syntax", "text behind a closing quote", "double quotes"),
    "quotes that end later": ("a: 'b\nc: 'd'", 1, 4, "yaml-syntax", "does not end on its line", "close the quotes"),
    "quotes around lines": ("a: 'b\n  c' d", 2, 6, "yaml-syntax", "text behind a closing quote", "double quotes"),
    "curly quotes": ("a: “b: c”", 1, 6, "yaml-syntax", "`“` is no quote in YAML", "straight quotes"),
    "guillemets in a list": ("- «b: c: d»", 1, 8, "yaml-syntax", "`«` is no quote in YAML", "straight quotes"),
    "a word in brackets first": ("a: [draft] Talks\nb: c", 1, 12, "yaml-syntax", "a closing bracket", "in quotes"),
    "a word in braces first": ("- {draft: x} Talks", 1, 14, "yaml-syntax", "a closing bracket", "in quotes"),
    "a tight colon": ("a:Talks\nb: c", 1, 2, "yaml-syntax", "no space behind the colon", "with a space"),
    "a tight colon later": ("b: c\na:Talks", 2, 2, "yaml-syntax", "no space behind the colon", "with a space"),
    "a tight colon inside": ("a:\n  b:c\n  d: e", 2, 4, "yaml-syntax", "no space behind the colon", "a space"),
    "a colon and a no-break space": ("a:\xa0b\nc: d", 1, 2, "yaml-syntax", "no space behind the colon", "a space"),
    "a wide colon": ("a：b\nc: d", 1, 2, "yaml-syntax", "no space behind the colon", "with a space"),
    "a wide colon and a blank": ("a： b\nc: d", 1, 2, "yaml-syntax", "`：` is no colon", "with `: `"),
    "a bullet": ("a:\n• b\n• c\n", 3, 1, "yaml-syntax", "`•` is no bullet", "`- `"),
    "a dash for a bullet": ("a: b\n— c\nd: e", 2, 1, "yaml-syntax", "`—` is no bullet", "`- `"),
    "a dash in the text above": ("a:\n  - b\n    — c\nd", 4, 1, "yaml-syntax", "a line without a colon", "key: value"),
    "a colour without quotes": ("a: {b: #14523d}\n", 1, 8, "yaml-syntax", "a `#` that begins a remark", "in quotes"),
    "a number sign in a list": ("a: [#b, c]\ne: f", 1, 5, "yaml-syntax", "a `#` that begins a remark", "in quotes"),
    "a remark in a list": ("a: [b, # see [1]\nc: d", 1, 4, "yaml-syntax", "a list in brackets", "`]`"),
    "a conflict in git": ("a: b\n<<<<<<< HEAD\nc: d\n=======\n", 2, 1, "yaml-syntax", "two versions", "settle"),
    "a number beside a sign": ("a: |0\n  b", 1, 5, "yaml-syntax", "a number beside", "leave it out"),
    "a tight dash": ("a:\n  -b: c\n  -b: d", 2, 3, "yaml-syntax", "no space behind the `-`", "with a space"),
    "a tight dash later": ("a:\n  - b: c\n  -b: d", 3, 3, "yaml-syntax", "no space behind the `-`", "with a space"),
    "a no-break space before a key": ("a:\n  b: c\n\xa0 d: e", 3, 1, "yaml-syntax", "in the indentation", "plain"),
    "no-break spaces for indentation": ("a:\n\xa0\xa0b: c", 2, 1, "yaml-syntax", "in the indentation", "plain"),
    "a star for a bullet": ("a:\n  * b\n  * c", 2, 3, "yaml-syntax", "`*` is no bullet", "`- `"),
    "an escape that is none": ('a: "C:\\Users"', 1, 9, "yaml-syntax", "an unknown escape", "single quotes"),
    "text after the end": ("{a: b}}", 1, 7, "yaml-syntax", "belongs to nothing above it", "remove it"),
    "a first line too far in": (" a: b\nc: d", 2, 1, "yaml-syntax", "belongs to nothing above it", "line it up"),
    "a key too far in": (
        "a: b\n c: d",
        2,
        2,
        "yaml-syntax",
        "deeper than `a`, which has a value",
        "line it up with `a`",
    ),
    "a key not far enough in": (
        "a:\n   b: c\n  d: e",
        3,
        3,
        "yaml-syntax",
        "no key",
        "by 2 spaces, the line above by 3",
    ),
    "a stray bracket": ("a: ]", 1, 4, "yaml-syntax", "a value is missing", "stray or open bracket"),
    "an unknown directive": ("%X\n---\na: b", 1, 1, "yaml-syntax", "a line that starts with `%`", "remove it"),
    "an unknown version": ("%YAML 3.0\n---\na: b", 1, 1, "yaml-syntax", "a version of YAML", "remove the"),
    "a line without a colon": ("a: b\nc\nd: e", 2, 1, "yaml-syntax", "a line without a colon", "key: value"),
}


@pytest.mark.parametrize("fault", REFUSED.values(), ids=REFUSED.keys())
def test_a_fault_is_told_with_its_place_and_its_remedy(refused, fault):
    text, line, column, code, message, hint = fault
    first = refused(text)[0]
    assert (first.code, first.span.file, first.span.line, first.span.column) == (code, "f.yaml", line, column)
    assert message in first.message
    assert any(hint in each for each in first.hints)
    assert first.span.excerpt == (text.splitlines() or [""])[line - 1]


@pytest.mark.parametrize(
    ("text", "words", "line", "column"),
    [
        ("a: b\nc: d\na: e", "it stands first here", 1, 1),
        ("x:\n  a: b\n  a: c\n  a: d", "it stands first here", 2, 3),
        ("- a\nb: c", "what it belongs to begins here", 1, 1),
    ],
)
def test_a_fault_names_the_other_place_that_it_has_to_do_with(refused, text, words, line, column):
    for found in refused(text):
        (related,) = found.related
        assert (related.message, related.span.line, related.span.column) == (words, line, column)
        assert related.span.excerpt == text.splitlines()[line - 1]


def test_a_bracket_that_does_not_end_is_the_place_itself(refused):
    assert [found.related for found in refused("a: [b,\nc: d\n")] == [()]


def test_all_faults_that_can_be_read_past_are_told_at_once(refused):
    found = refused('a: &x b\nc: *x\na: 1\n<<: d\ne: !t f\n? [g]\n: h\ni: "\\u0001"\n')
    codes = ["anchor", "anchor", "duplicate-key", "merge-key", "tag", "key-not-text", "control-character"]
    assert [each.code for each in found] == codes
    assert [each.span.line for each in found] == [1, 2, 3, 4, 5, 6, 8]


def test_all_tabs_are_told_at_once(refused):
    assert [each.span.line for each in refused("a:\tb\nc: d\ne:\tf\n")] == [1, 3]


def test_faults_before_a_syntax_error_are_told_with_it(refused):
    assert [each.code for each in refused("a: &x b\nc: d: e\n")] == ["anchor", "yaml-syntax"]


def test_what_can_be_read_past_is_read():
    node, found = parse(b"a: 1\na: 2\nb: &x c\n<<: d\n", "f.yaml")
    assert to_python(node) == {"a": "1", "b": "c"}
    assert len(found) == 3


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"a: b\nc: \xff", 2, 4), (b"\xef\xbb\xbfa: \xff", 1, 4), (b"\xff\xfea\x00", 1, 1), (b"a: \xed\xa0\x80", 1, 4)],
)
def test_only_utf8_is_read(refused, data, line, column):
    (only,) = refused(data)
    assert (only.code, only.span.line, only.span.column) == ("not-utf8", line, column)
    assert "save the file as UTF-8" in only.hints[0]


def test_nesting_up_to_the_bound_is_read():
    depth = MAX_DEPTH - 1
    assert plain("[" * depth + "]" * depth) is not None


@pytest.mark.parametrize("unit", [b"[", b"{a: ", b"- ", b"a:\n", b"? "])
def test_ten_megabytes_of_nesting_are_refused(refused, unit):
    count = 10_000_000 // len(unit)
    data = b"".join(b" " * n + b"a:\n" for n in range(4000)) if unit == b"a:\n" else unit * count
    assert refused(data)[0].code == "too-deep"


def test_a_file_that_is_too_large_is_refused_unread(refused):
    (only,) = refused(b"a" * (MAX_BYTES + 1))
    assert only.code == "file-too-large"
    assert "16,777,217 bytes" in only.message


ARCHIVE = b"PK\x03\x04" + bytes(26)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (ARCHIVE + b"[Content_Types].xml" + bytes(9000) + b"word/document.xml", "a Word file"),
        (ARCHIVE + b"xl/workbook.xml", "an Excel workbook"),
        (ARCHIVE + b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file"),
        (ARCHIVE + b"a.yaml", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a file of an old Microsoft Office"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
        (b"{\\rtf1\\ansi", "a text in RTF"),
        (b"<!DOCTYPE html><title>x</title>", "a web page"),
        (b"\n<html lang='en'>", "a web page"),
        (b"<?xml version='1.0'?><a/>", "an XML file"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a -->\n<svg/>", "a drawing in SVG"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP image"),
        (b"\0\0\0\x18ftypheic", "a HEIC image"),
        (b"version https://git-lfs.github.com/spec/v1\n", "what stands for a file in Git LFS"),
        (b"\x1f\x8b\x08\0a", "a packed file"),
        (b"\0\1\0\0\0\x12\1\0\0\4\0 ", "a font"),
        (b"wOF2\0\1\0\0", "a font"),
        (b"7z\xbc\xaf\x27\x1c", "a packed file"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(refused, data, kind):
    (only,) = refused(data)
    assert (only.code, only.message) == ("not-a-text", f"the file is {kind}, not YAML")
    assert (only.span.line, only.span.column, only.span.excerpt) == (1, 1, "")


def test_a_text_in_utf16_is_called_so(refused):
    for data in ("a: b".encode("utf-16-le"), "a: b".encode("utf-16-be")):
        mark = b"\xff\xfe" if data[1] == 0 else b"\xfe\xff"
        assert "UTF-16" in refused(mark + data)[0].message


@pytest.mark.parametrize("form", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_wide_forms_of_unicode_are_called_so_with_their_mark_or_without(refused, form, mark):
    (only,) = refused(f"{mark}a: Brüssel\nb: c\n".encode(form))
    assert only.message == f"the file is in {form[:6].upper()}, which some programs call Unicode"
    assert only.hints == ("save the file as UTF-8 (in most editors: Save with encoding)",)


def test_what_was_read_in_another_encoding_is_to_be_typed_anew(refused):
    first, *_ = refused(f"a: {'“b”'.encode().decode('latin-1')}".encode())
    assert (first.code, first.span.column) == ("control-character", 5)
    assert "another encoding" in first.hints[0]


YAML_LIKE = st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`#\\ \n\t\r~<é日\x07\ufeff𝄞0"), max_size=60)


def lines_of(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(st.one_of(st.binary(max_size=200), YAML_LIKE.map(str.encode), st.text(max_size=80).map(str.encode)))
@example(b"\xc2\x85")
@example(b'"\\ud800"')
@example(b"%YAML 1.1\n---\na: b")
@example(b"---\n...\n---")
def test_reading_raises_nothing_but_diagnostics_and_every_place_is_in_the_file(data):
    lines, other = lines_of(data.decode("utf-8", "replace")), False
    try:
        spans = list(spans_of(read(data, "f.yaml")))
    except FactsheetError as error:
        assert error.diagnostics
        spans = [each.span for each in error.diagnostics]
        other = error.diagnostics[0].code == "not-a-text"
    for span in spans:
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        # The lines of a file of another kind are none.
        assert span.excerpt == ("" if other else lines[span.line - 1])


def spans_of(node: Node):
    yield node.span
    match node:
        case Mapping(entries):
            for entry in entries:
                yield entry.key_span
                yield from spans_of(entry.value)
        case Sequence(items):
            for item in items:
                yield from spans_of(item)
        case Scalar():
            return


TREES = st.recursive(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
    max_leaves=12,
)


@given(TREES.filter(bool))
def test_what_json_can_write_is_read_back(tree):
    # JSON is YAML 1.2; all texts are quoted in it, so that none is null.
    assert to_python(read(json.dumps(tree, ensure_ascii=False).encode(), "f.yaml")) == tree


def test_a_file_of_countless_values_is_refused_before_it_is_read_whole():
    with pytest.raises(FactsheetError) as caught:
        read(b"- a\n" * (MAX_NODES + 1), "f.yaml")
    (found,) = caught.value.diagnostics
    assert (found.code, found.span.line) == ("too-many-values", MAX_NODES)


@pytest.mark.parametrize("item", [b"-\n", b"- {}\n", b"- []\n", b"- ~\n"])
def test_a_file_of_countless_items_that_hold_nothing_is_refused_sooner(item):
    assert len(read(b"- a\n" + item * MAX_EMPTY, "f.yaml").items) == MAX_EMPTY + 1
    with pytest.raises(FactsheetError) as caught:
        read(item * (2 * MAX_EMPTY), "f.yaml")
    (found,) = caught.value.diagnostics
    assert (found.code, found.span.line) == ("too-many-values", MAX_EMPTY + 1)
