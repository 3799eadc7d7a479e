"""Runs become markup that reads as those runs, and a text keeps its own bytes where it shows the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factsheet.rich.reading import Run, parse_rich
from factsheet.rich.writing import plain_text, rewrite_rich, write_rich

HREF = "https://example.org/a_(b)?c=*d*"


def run(text, **style):
    return Run(text, 0, len(text), **style)


def shown(runs):
    """Give the characters of runs with their style; blanks have none, and several are one."""
    found = []
    for each in runs:
        for character in re.sub(r"\s", " ", each.text):
            if character != " ":
                found.append((character, each.strong, each.emphasis, each.href))
            elif not found or found[-1] != " ":
                found.append(" ")
    return found


@pytest.mark.parametrize(
    ("runs", "markup"),
    [
        ([run("plain")], "plain"),
        ([run("USD "), run("1.5 billion", strong=True), run(".")], "USD **1.5 billion**."),
        ([run("a"), run(" b ", strong=True), run("c")], "a **b** c"),
        ([run("x", strong=True, emphasis=True)], "***x***"),
        ([run("see "), run("here", href="https://x.org")], "see [here](https://x.org)"),
        ([run("here", href="https://x.org/a (b)")], "[here](<https://x.org/a (b)>)"),
        ([run("2 * 3 * 4, snake_case [1]")], "2 * 3 * 4, snake_case [1]"),
        ([run("*a* and [b](c)")], r"\*a\* and \[b\](c)"),
        ([run(r"C:\*")], r"C:\\\*"),
        ([run("a ", strong=True), run("b", strong=True, emphasis=True)], "**a *b***"),
        ([run("a", strong=True), run(" ", strong=True, emphasis=True), run("b", strong=True)], "**a b**"),
        ([run("a ", strong=True), run(" b", emphasis=True), run(" c")], "**a**  *b* c"),
        ([run("a ", href=HREF), run("b", href=HREF, strong=True)], f"[a **b**](<{HREF}>)"),
        ([run("x "), run(" a ", strong=True), run(" y ", emphasis=True), run("z")], "x  **a**  *y* z"),
        ([run("a", strong=True, emphasis=True), run(" b", strong=True), run(" c", emphasis=True)], "***a* b** *c*"),
        ([run("a", emphasis=True), run(" b ", strong=True), run("c")], "*a* **b** c"),
        ([], ""),
    ],
)
def test_runs_are_written(runs, markup):
    assert write_rich(runs) == markup


@pytest.mark.parametrize(
    ("value", "edit", "rewritten"),
    [
        ("a  __b__ c", ("c", "d"), "a  __b__ d"),
        ("keeps *this* and\nthat", ("that", "those"), "keeps *this* and\nthose"),
        (r"5 \* 3 is 15", ("15", "fifteen"), r"5 \* 3 is fifteen"),
        ("a **bold claim** here", ("claim", "statement"), "a **bold statement** here"),
        ("see [the text](https://x.org) now", ("text", "note"), "see [the note](https://x.org) now"),
        ("_one_ two three", ("two", "*two*"), r"_one_ \*two\* three"),
    ],
)
def test_a_text_keeps_its_own_bytes(value, edit, rewritten):
    runs = [replace(each, text=each.text.replace(*edit)) for each in parse_rich(value)]
    assert rewrite_rich(value, runs) == rewritten


# A value, what it is to read as, and what it becomes: marks of the value's own, `__` for `**`, show what is kept.
REWRITTEN = [
    ("a  __b__ c", "a **b** d", "a  __b__ d"),
    ("__ab__ c", "**xab** c", "**xab** c"),
    ("__ab__ c", "**abx** c", "**abx** c"),
    ("__ab__ c", "**axb** c", "__axb__ c"),
    ("__ab__ c", "x **ab** c", "x **ab** c"),
    ("__ab__ c", "**ab**x c", "**ab**x c"),
    ("c __ab__", "c **ab** x", "c **ab** x"),
    ("c __ab__", "c x **ab**", "c x __ab__"),
    ("__abc__ d", "**ac** d", "__ac__ d"),
    ("__abc__ d", "abc d", "abc d"),
    ("__abc__ d", "**ab**c d", "**ab**c d"),
    ("__abc__ d", "a**bc** d", "a**bc** d"),
    ("__abc__ d", "a**b**c d", "a**b**c d"),
    ("_abc_ d", "*ab* d", "*ab* d"),
    ("_abc_ _d_", "*ab* *d*", "*ab* _d_"),
    ("_a_ __b__", "*a* b", "_a_ b"),
    ("_a_ __b__", "a **b**", "a __b__"),
    ("_a_ __b__", "**b**", "**b**"),
    ("_a_ __b__", "*a*", "*a*"),
    ("__a__ x _b_", "**a** *x* *b*", "__a__ *x* _b_"),
    ("__a__ x _b_", "**a** **x** *b*", "__a__ **x** _b_"),
    ("__a__ x _b_", "**a** y *b*", "__a__ y _b_"),
    ("__a__ x _b_", "**c** x *d*", "**c** x *d*"),
    ("a\nb  c", "a b d", "a\nb  d"),
    ("a\nb  c", "a b  c d", "a\nb  c d"),
    ("a\nb  c", "x a b c", "x a\nb  c"),
    ("a\nb  c", "ab c", "ab  c"),
    ("a\nb  c", "a bc", "a bc"),
    ("a\nb  c", "a c", "a\n c"),
    ("a\nb  c", "b c", "b  c"),
    ("a\nb  c", "", ""),
    ("", "a **b**", "a **b**"),
    (r"1\*2 __b__", "1*2 **b** c", r"1\*2 **b** c"),
    (r"1\*2 __b__", "1*3 **b**", r"1\*3 __b__"),
    (r"\*2 __b__", "2 **b**", "2 __b__"),
    (r"\*2 __b__", r"\*\*2 **b**", r"*\*2 __b__"),
    (r"5 \* 3\_4", "5 * 3", r"5 \* 3"),
    (r"5 \* 3\_4", r"5 * 4\_4", r"5 \* 4\_4"),
    (r"a\\b c", r"a\\b d", r"a\\b d"),
    (r"a\b c", r"a\b d", r"a\b d"),
    (r"a\x\* c", r"a\x\* d", r"a\x\* d"),
    ("see [__a__ b](https://x.org)", "see [**a** c](https://x.org)", "see [**a** c](https://x.org)"),
    ("see [__a__ b](https://x.org)", "see [**a** b](https://y.org)", "see [**a** b](https://y.org)"),
    ("see [__a__ b](https://x.org)", "see **a** b", "see **a** b"),
    ("see [__a__ b](https://x.org) c", "see [**a** b](https://x.org) d", "see [__a__ b](https://x.org) d"),
    ("see [__a__ b](https://x.org) c", "see [**a** b c](https://x.org)", "see [**a** b c](https://x.org)"),
    ("see [__a__ b](https://x.org) c", "x see [**a** b](https://x.org) c", "x see [__a__ b](https://x.org) c"),
    ("see [a b](<https://x.org>) c", "see [a d](https://x.org) c", "see [a d](https://x.org) c"),
    ("see [a b](<https://x.org>) c", "see [a b](https://x.org) d", "see [a b](<https://x.org>) d"),
    (
        "see [a](<https://x.org>) [b](<https://y.org>)",
        "see [a](https://x.org) [c](https://y.org)",
        "see [a](<https://x.org>) [c](https://y.org)",
    ),
    ("see [a](<https://x.org>) [b](<https://y.org>)", "see [b](https://y.org)", "see [b](https://y.org)"),
    ("__a _b_ c__ d", "**a *b* x** d", "**a *b* x** d"),
    ("__a _b_ c__ d", "**a *x* c** d", "**a *x* c** d"),
    ("__a _b_ c__ d", "**a b c** d", "**a b c** d"),
    ("__a _b_ c__ d", "**a** *b* **c** d", "**a** *b* **c** d"),
    ("__a _b_ c__ d", "**a *b c*** d", "**a *b c*** d"),
    ("___a___ b", "***a*** c", "___a___ c"),
    ("___a___ b", "**a** b", "**a** b"),
    ("___a___ b", "*a* b", "*a* b"),
    ("a __b__", "a **b**!", "a **b**!"),
    ("a __b__ ", "a **b** c", "a __b__ c"),
    (" __b__ a", "c **b** a", "c __b__ a"),
    (" __a__ b", " **a** c", " __a__ c"),
    ("__a b__", "**a c**", "**a c**"),
    ("__a b__", "**a** **b**", "__a b__"),
    ("__a b__", "**a** b", "**a** b"),
    ("__a b__", "a **b**", "a **b**"),
    ("__a b c__ _d_", "**a b** c *d*", "**a b** c _d_"),
    ("__a b c__ _d_", "**a b** *c d*", "**a b** *c d*"),
    ("aaa __a__ aaa", "aaaa __a__ aaa", "aaaa __a__ aaa"),
    ("ab __ab__ ab", "ab **ab** **ab**", "ab __ab__ **ab**"),
    ("a __b__ c __d__ e", "a **x** c **y** e", "a **x** c **y** e"),
    ("a __b__ c __d__ e", "a b c **d** e", "a b c __d__ e"),
    ("a __b__ c __d__ e", "a **b c d** e", "a **b c d** e"),
    ("a __b__ c __d__ e", "**a b c d e**", "**a b c d e**"),
    ("a __b__ c __d__ e", "a c e", "a c e"),
    ("a __b__ c __d__ e", "e d c b a", "e d c b a"),
    ("日本 __韓国__ 米国", "日本 **韓国** 中国", "日本 __韓国__ 中国"),
    ("日本 __韓国__ 米国", "日本 **米国** 米国", "日本 **米国** 米国"),
]


@pytest.mark.parametrize(("value", "wanted", "rewritten"), REWRITTEN)
def test_only_what_shows_otherwise_is_written_anew(value, wanted, rewritten):
    assert rewrite_rich(value, parse_rich(wanted)) == rewritten


# Between other words more is kept, or, where a blank goes, all is written anew.
BETWEEN = {
    ("__ab__ c", "x **ab** c"): "__k__ 1, x __ab__ c, 2 __z__",
    ("_a_ __b__", "**b**"): "__k__ 1, __b__, 2 __z__",
    ("a\nb  c", "a bc"): "**k** 1, a bc, 2 **z**",
    ("a\nb  c", "b c"): "__k__ 1,\nb  c, 2 __z__",
    (" __b__ a", "c **b** a"): "__k__ 1, c  __b__ a, 2 __z__",
}


@pytest.mark.parametrize(("value", "wanted", "rewritten"), REWRITTEN)
def test_what_stands_around_keeps_its_bytes(value, wanted, rewritten):
    expected = BETWEEN.get((value, wanted), f"__k__ 1, {rewritten}, 2 __z__")
    assert rewrite_rich(f"__k__ 1, {value}, 2 __z__", parse_rich(f"**k** 1, {wanted}, 2 **z**")) == expected


def test_bold_comes_and_goes():
    assert rewrite_rich("a bold claim", [run("a "), run("bold", strong=True), run(" claim")]) == "a **bold** claim"
    assert rewrite_rich("a **bold** claim", [run("a bold claim")]) == "a bold claim"
    assert rewrite_rich("**a** b", [run("a b", strong=True)]) == "**a b**"


VALUES = st.text(alphabet="ab *_[]()\\\n:/.é日", max_size=30)
WORDS = st.text(alphabet="ab日é", min_size=1, max_size=5)
STYLED = st.lists(
    st.builds(
        Run,
        WORDS.map(lambda word: f"{word} "),
        st.just(0),
        st.just(0),
        st.booleans(),
        st.booleans(),
        st.sampled_from([None, None, HREF, "mailto:a@b.org"]),
    ),
    max_size=8,
)


@given(VALUES)
def test_a_value_rewritten_as_what_it_shows_is_itself(value):
    assert rewrite_rich(value, parse_rich(value)) == value


@given(STYLED)
def test_words_of_any_style_are_read_back(runs):
    assert shown(parse_rich(write_rich(runs))) == shown(runs)


@given(VALUES, STYLED)
def test_any_value_can_become_any_words(value, runs):
    assert shown(parse_rich(rewrite_rich(value, runs))) == shown(runs)


@given(st.text(alphabet="ab *_[]()\\:/.é日<>`", max_size=30))
def test_plain_text_reads_as_itself(text):
    assert "".join(each.text for each in parse_rich(plain_text(text))) == text


@given(VALUES, st.data())
def test_an_edit_between_marks_leaves_the_rest_of_the_bytes(value, data):
    runs = parse_rich(value)
    if not runs:
        return
    place = data.draw(st.integers(0, len(runs) - 1))
    edited = [*runs[:place], replace(runs[place], text=runs[place].text + "X"), *runs[place + 1 :]]
    assert "".join(character[0] for character in shown(parse_rich(rewrite_rich(value, edited)))) == "".join(
        character[0] for character in shown(edited)
    )
