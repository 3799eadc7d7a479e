"""Runs become markup that reads as those runs, and a text keeps its own bytes where it shows the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factsheet.rich.reading import Run, parse_rich
from factsheet.rich.writing import can_show, plain_text, rewrite_rich, write_rich

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
        ([run("a", strong=True), run(" "), run("b", strong=True)], "**a b**"),
        ([run("a", href="https://x.org"), run(" "), run("b", href="https://x.org")], "[a b](https://x.org)"),
        (
            [run("a", href="https://x.org"), run(" "), run("b", href="https://y.org")],
            "[a](https://x.org) [b](https://y.org)",
        ),
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
        ("a  **b** c", ("c", "d"), "a  **b** d"),
        ("keeps *this* and\nthat", ("that", "those"), "keeps *this* and\nthose"),
        (r"5 \* 3 is 15", ("15", "fifteen"), r"5 \* 3 is fifteen"),
        ("a **bold claim** here", ("claim", "statement"), "a **bold statement** here"),
        ("see [the text](https://x.org) now", ("text", "note"), "see [the note](https://x.org) now"),
        ("*one* two three", ("two", "*two*"), r"*one* \*two\* three"),
    ],
)
def test_a_text_keeps_its_own_bytes(value, edit, rewritten):
    runs = [replace(each, text=each.text.replace(*edit)) for each in parse_rich(value)]
    assert rewrite_rich(value, runs) == rewritten


# A value, what it is to read as, and what it becomes: escapes, blanks and brackets of its own show what is kept.
REWRITTEN = [
    ("a  **b** c", "a **b** d", "a  **b** d"),
    ("**ab** c", "**xab** c", "**xab** c"),
    ("**ab** c", "**abx** c", "**abx** c"),
    ("**ab** c", "**axb** c", "**axb** c"),
    ("**ab** c", "x **ab** c", "x **ab** c"),
    ("**ab** c", "**ab**x c", "**ab**x c"),
    ("c **ab**", "c **ab** x", "c **ab** x"),
    ("c **ab**", "c x **ab**", "c x **ab**"),
    ("**abc** d", "**ac** d", "**ac** d"),
    ("**abc** d", "abc d", "abc d"),
    ("**abc** d", "**ab**c d", "**ab**c d"),
    ("**abc** d", "a**bc** d", "a**bc** d"),
    ("**abc** d", "a**b**c d", "a**b**c d"),
    ("*abc* d", "*ab* d", "*ab* d"),
    ("*abc* *d*", "*ab* *d*", "*ab* *d*"),
    ("*a* **b**", "*a* b", "*a* b"),
    ("*a* **b**", "a **b**", "a **b**"),
    ("*a* **b**", "**b**", "**b**"),
    ("*a* **b**", "*a*", "*a*"),
    ("**a** x *b*", "**a** *x* *b*", "**a** *x* *b*"),
    ("**a** x *b*", "**a** **x** *b*", "**a** **x** *b*"),
    ("**a** x *b*", "**a** y *b*", "**a** y *b*"),
    ("**a** x *b*", "**c** x *d*", "**c** x *d*"),
    ("a\nb  c", "a b d", "a\nb  d"),
    ("a\nb  c", "a b  c d", "a\nb  c d"),
    ("a\nb  c", "x a b c", "x a\nb  c"),
    ("a\nb  c", "ab c", "ab  c"),
    ("a\nb  c", "a bc", "a bc"),
    ("a\nb  c", "a c", "a\n c"),
    ("a\nb  c", "b c", "b  c"),
    ("a\nb  c", "", ""),
    ("", "a **b**", "a **b**"),
    (r"1\*2 **b**", "1*2 **b** c", r"1\*2 **b** c"),
    (r"1\*2 **b**", "1*3 **b**", r"1\*3 **b**"),
    (r"\*2 **b**", "2 **b**", "2 **b**"),
    (r"\*2 **b**", r"\*\*2 **b**", r"*\*2 **b**"),
    (r"5 \* 3\_4", "5 * 3", r"5 \* 3"),
    (r"5 \* 3\_4", r"5 * 4\_4", r"5 \* 4\_4"),
    (r"a\\b c", r"a\\b d", r"a\\b d"),
    (r"a\b c", r"a\b d", r"a\b d"),
    (r"a\x\* c", r"a\x\* d", r"a\x\* d"),
    ("see [**a** b](https://x.org)", "see [**a** c](https://x.org)", "see [**a** c](https://x.org)"),
    ("see [**a** b](https://x.org)", "see [**a** b](https://y.org)", "see [**a** b](https://y.org)"),
    ("see [**a** b](https://x.org)", "see **a** b", "see **a** b"),
    ("see [**a** b](https://x.org) c", "see [**a** b](https://x.org) d", "see [**a** b](https://x.org) d"),
    ("see [**a** b](https://x.org) c", "see [**a** b c](https://x.org)", "see [**a** b c](https://x.org)"),
    ("see [**a** b](https://x.org) c", "x see [**a** b](https://x.org) c", "x see [**a** b](https://x.org) c"),
    ("see [a b](<https://x.org>) c", "see [a d](https://x.org) c", "see [a d](https://x.org) c"),
    ("see [a b](<https://x.org>) c", "see [a b](https://x.org) d", "see [a b](<https://x.org>) d"),
    (
        "see [a](<https://x.org>) [b](<https://y.org>)",
        "see [a](https://x.org) [c](https://y.org)",
        "see [a](<https://x.org>) [c](https://y.org)",
    ),
    ("see [a](<https://x.org>) [b](<https://y.org>)", "see [b](https://y.org)", "see [b](https://y.org)"),
    ("**a *b* c** d", "**a *b* x** d", "**a *b* x** d"),
    ("**a *b* c** d", "**a *x* c** d", "**a *x* c** d"),
    ("**a *b* c** d", "**a b c** d", "**a b c** d"),
    ("**a *b* c** d", "**a** *b* **c** d", "**a** *b* **c** d"),
    ("**a *b* c** d", "**a *b c*** d", "**a *b c*** d"),
    ("***a*** b", "***a*** c", "***a*** c"),
    ("***a*** b", "**a** b", "**a** b"),
    ("***a*** b", "*a* b", "*a* b"),
    ("a **b**", "a **b**!", "a **b**!"),
    ("a **b** ", "a **b** c", "a **b** c"),
    (" **b** a", "c **b** a", "c **b** a"),
    (" **a** b", " **a** c", " **a** c"),
    ("**a b**", "**a c**", "**a c**"),
    ("**a b**", "**a** **b**", "**a b**"),
    ("**a b**", "**a** b", "**a** b"),
    ("**a b**", "a **b**", "a **b**"),
    ("**a b c** *d*", "**a b** c *d*", "**a b** c *d*"),
    ("**a b c** *d*", "**a b** *c d*", "**a b** *c d*"),
    ("aaa **a** aaa", "aaaa **a** aaa", "aaaa **a** aaa"),
    ("ab **ab** ab", "ab **ab** **ab**", "ab **ab** **ab**"),
    ("a **b** c **d** e", "a **x** c **y** e", "a **x** c **y** e"),
    ("a **b** c **d** e", "a b c **d** e", "a b c **d** e"),
    ("a **b** c **d** e", "a **b c d** e", "a **b c d** e"),
    ("a **b** c **d** e", "**a b c d e**", "**a b c d e**"),
    ("a **b** c **d** e", "a c e", "a c e"),
    ("a **b** c **d** e", "e d c b a", "e d c b a"),
    (r"**a\.b** c", "**a.b** d", r"**a\.b** d"),
    (r"**a\.b** c", "x **a.b** c", "x **a.b** c"),
    (r"*a\.b* **c\.d**", "*a.b* x", r"*a\.b* x"),
    (r"a **b\.c** d **e\.f** g", "a x d **e.f** g", r"a x d **e\.f** g"),
    ("a_b_c _d_", "a_b_c _d_ e", "a_b_c _d_ e"),
    ("日本 **韓国** 米国", "日本 **韓国** 中国", "日本 **韓国** 中国"),
    ("日本 **韓国** 米国", "日本 **米国** 米国", "日本 **米国** 米国"),
]


@pytest.mark.parametrize(("value", "wanted", "rewritten"), REWRITTEN)
def test_only_what_shows_otherwise_is_written_anew(value, wanted, rewritten):
    assert rewrite_rich(value, parse_rich(wanted)) == rewritten


# Between other words more is kept, or, where a blank goes, all is written anew.
BETWEEN = {
    ("**ab** c", "x **ab** c"): "**k** 1, x **ab** c, 2 **z**",
    ("*a* **b**", "**b**"): "**k** 1, **b**, 2 **z**",
    (r"**a\.b** c", "x **a.b** c"): r"**k** 1, x **a\.b** c, 2 **z**",
    ("a\nb  c", "a bc"): "**k** 1, a bc, 2 **z**",
    ("a\nb  c", "b c"): "**k** 1,\nb  c, 2 **z**",
    (" **b** a", "c **b** a"): "**k** 1, c  **b** a, 2 **z**",
}


@pytest.mark.parametrize(("value", "wanted", "rewritten"), REWRITTEN)
def test_what_stands_around_keeps_its_bytes(value, wanted, rewritten):
    expected = BETWEEN.get((value, wanted), f"**k** 1, {rewritten}, 2 **z**")
    assert rewrite_rich(f"**k** 1, {value}, 2 **z**", parse_rich(f"**k** 1, {wanted}, 2 **z**")) == expected


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


def test_of_what_cannot_all_be_set_apart_as_much_is_as_can():
    runs = [run("a", strong=True), run(", b", emphasis=True), run("c d "), run("e", strong=True)]
    written = write_rich(runs)
    assert "".join(each.text for each in parse_rich(written)) == "a, bc d e"
    assert written == "**a**, *b*c d **e**"
    assert rewrite_rich("**a** c d *x* e", runs) == written


@pytest.mark.parametrize(
    ("text", "style", "can"),
    [
        ("b", {"strong": True}, True),
        (", b", {"strong": True}, False),
        ("b c", {"href": HREF}, True),
        ("none", {}, False),
    ],
)
def test_what_markup_can_show(text, style, can):
    assert can_show("*a*, bc b c", text, **style) == can
