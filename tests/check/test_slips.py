"""What YAML makes of a text in silence, marks that print as they stand, and those that print nothing."""

from __future__ import annotations

import time
from datetime import date

import pytest
from random_meetings import meeting, to_yaml

from factsheet.check.cuts import cut_texts, lists_in_texts
from factsheet.check.gates import PLACEHOLDERS, placeholders
from factsheet.check.marks import hidden_characters, literal_markup
from factsheet.check.parties import offices_in_names
from factsheet.check.rule import Standing
from factsheet.cli.new import make_starter
from factsheet.imports.facts import HEADING
from factsheet.meeting import read_meeting


def codes(found: list[str]) -> list[str]:
    return [each.split()[2].rstrip(":") for each in found]


@pytest.mark.parametrize(
    ("below", "place"),
    [
        ("summary:\n  - On Resolution #1325 of the Council\n", 2),
        ("summary:\n  - On Resolution # 1325 of the Council\n", 2),
        ("summary: [On Resolution #1325 of the Council\n  ]\n", 1),
        ("summary:\n  - {lead: Item, text: See #metoo and others\n    }\n", 2),
        ("summary:\n  - text: On\n      Resolution #1325\n", 3),
        ("summary:\n  - text: Follow-up to\n      the resolution\n      #1325 on women\n", 4),
        ("title: Meeting #2 of the parties\n", 1),
    ],
)
def test_a_text_that_a_remark_may_cut_is_told_at_the_remark(findings, check_text, below, place):
    assert findings(below) == [
        next(
            each
            for each in findings(below)
            if each.startswith(f"{place} warning text-cut-short: the text ends before `#")
        )
    ]


def test_the_last_line_need_not_end_in_a_break(check_text):
    assert check_text('summary: ["On #tag", They met.]') == check_text('summary: ["On #tag", They met.]\n')


def test_what_is_cut_is_shown(check_text):
    (found,) = check_text("summary:\n  - On Resolution #1325 of 2000\n")
    assert found.message == "the text ends before `#1325 of 2000`, which YAML takes for a remark"
    assert found.span.excerpt[found.span.column - 1 : found.span.end_column - 1] == "#1325 of 2000"


@pytest.mark.parametrize(
    "below",
    [
        "summary:\n  - The parties met. # as they said\n",
        "summary:\n  - The parties met. #\n",
        "summary:\n  - 'On Resolution' #1325\n",
        'summary:\n  - "On Resolution #1325"\n',
        "summary:\n  - >-\n    On Resolution\n    #1325\n",
        "summary:\n  - C# and F#1 and a#b\n",
        "status: draft #final\n",
        "version: 1 #2\n",
        "summary:\n  - text: The parties met.\n    #lead: Energy\n",
        "summary:\n  - The parties\n    met.\n  #- They agreed.\n",
        "summary:\n  - The parties\n    met.\n    #- They agreed.\n",
        "summary:\n  - text: The parties\n      met.\n      #sources: [a]\n",
    ],
)
def test_remarks_are_passed_over(findings, below):
    assert findings(below) == []


@pytest.mark.parametrize(
    "below",
    [
        "summary:\n  - text: The parties agreed\n      - to meet\n      - to talk\n",
        "summary:\n  - text: >-\n      The parties agreed:\n      - to meet\n",
        "summary:\n  - text: |\n      - to meet\n      - to talk\n",
        "summary:\n  - text: >\n      1. to meet\n      2. to talk\n\n  - Another.\n",
        "summary:\n  - text: >-\n      The parties\n      • met\n      • talked\n",
        'summary:\n  - "The parties\\n* met\\n* talked"\n',
        "summary:\n  - 'The parties\n    * met\n    * talked'\n",
        "follow_ups:\n  - owners: Party A\n    due: 2025-07\n    action: >-\n      Meet:\n      - soon\n",
    ],
)
def test_lines_that_are_meant_as_items_are_told(findings, below):
    assert codes(findings(below)) == ["list-in-text"]


@pytest.mark.parametrize(
    "below",
    [
        "summary:\n  - text: >-\n      From Geneva\n      - as agreed - to Bern\n",
        "summary:\n  - >-\n    The parties agreed:\n  - to meet\n",
        "summary:\n  - text: >-\n      The parties agreed:\n    points:\n      - to meet\n      - to talk\n",
        "summary:\n  - text: >-\n      They met in\n      2025. Later they talked.\n",
        "summary:\n  - text: >-\n      10. They met in the hall of the year (COP\n      28) in Geneva.\n",
        "summary:\n  - text: >-\n      They met on day\n      10. They met on day\n      28. Then they left.\n",
        "summary:\n  - text: The parties\n      -5 degrees\n      -6 degrees\n",
    ],
)
def test_other_lines_are_not(findings, below):
    assert findings(below) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("**bold and more", "**"),
        ("It is ** bold ** here", "** bold **"),
        ("It is **\u00a0bold\u00a0** here", "** bold **"),
        ("to good jobs**.** The strength", "**.**"),
        ("# Heading", "# H"),
        ("```code```", "```"),
        ("a <!-- remark --> b", "<!--"),
        ("see <https://a.org/x>", "<https://a.org/x>"),
        ("as they said [^1]", "[^1]"),
        ("### Heading", "### H"),
        ("<b>Met</b>", "<b>"),
        ("One<br/>two", "<br/>"),
        ("<a href='https://a.org'>x</a>", "<a href='https://a.org'>"),
        ("A &amp; B", "&amp;"),
        ("A&nbsp;B", "&nbsp;"),
        ("A&#8211;B", "&#8211;"),
        ("A&#x2013;B", "&#x2013;"),
        ("an `id` here", "`id`"),
        ("~~gone~~", "~~gone~~"),
        ("![map](map.png)", "![map](map.png)"),
        ("the __bold__ one", "__bold__"),
        ("the _slanted_ one", "_slanted_"),
        ("• The parties met", "• T"),
        ("- The parties met", "- T"),
    ],
)
def test_markup_that_prints_as_it_stands_is_told(findings, text, mark):
    (only,) = findings(f"summary:\n  - '{text.replace(chr(39), chr(39) * 2)}'\n")
    assert only.startswith(f"2 warning literal-markup: `{mark}` prints as it stands | ")
    in_title = findings(f"sections:\n  - title: '{text.replace(chr(39), chr(39) * 2)}'\n    content: [x]\n")
    assert codes(in_title) == (
        [] if text == "**bold and more" or " bold" in text.replace("\u00a0", " ") else ["literal-markup"]
    )


def test_a_mark_is_told_at_its_place(check_text):
    (found,) = check_text("summary:\n  - {text: The parties met in <b>Brussels</b>.}\n")
    assert (found.span.column, found.span.end_column) == (31, 34)
    (found,) = check_text("summary:\n  - text: >-\n      The parties met\n      in <b>Brussels</b>.\n")
    assert (found.span.line, found.span.column) == (9, 11)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the [A](https://a.org/x", "`[A](https://a.org/x` prints as it stands"),
        ("the [A](https://a.org/x y)", "`[A](https://a.org/x y)` prints as it stands"),
        ("the [A](javascript:x)", "`[A](javascript:x)` prints as it stands"),
        ("the [](https://a.org)", "`[](https://a.org)` prints nothing"),
    ],
)
def test_a_link_that_is_none_is_told(findings, text, told):
    (only,) = findings(f"summary:\n  - '{text}'\n")
    assert only.startswith(f"2 warning literal-markup: {told} | ")


@pytest.mark.parametrize("text", ["**A**", "the *A* of", "[A](https://a.org)", "[A](mailto:a@a.org)"])
def test_what_texts_take_is_told_in_titles(findings, text):
    assert findings(f"summary:\n  - '{text}'\n") == []
    for place in (f"title: '{text}'\n", f"summary:\n  - lead: '{text}'\n"):
        assert codes(findings(place)) == ["literal-markup"]


@pytest.mark.parametrize(
    "text",
    [
        "Kosovo* and others", "Kosovo** and Serbia**", "5 * 3 < 16 & 2 > 1", r"\*\*stars\*\*", r"**a** \*b",
        "file_name_here and https://a.org/_x_/y_z", "C:/a_b", "a ~ b ~~ c", "[sic]", "A <x> B", "ends in &amp",
        "&unknown;", "[sic](as printed)",
        "No. # 5", "#5 is a number", "– a dash", "-5 degrees", "10 % – 12 %", "**met** and **agreed**",
        "これは**重要**です", "the `t of Hawai`i", "Hawai‘i", "a_b_c", "snake_case_", "2**3", "_", "__", "• ", "<3",
    ],
)  # fmt: skip
def test_what_is_no_markup_is_passed_over(findings, text):
    assert findings(f"summary:\n  - '{text}'\n") == []


@pytest.mark.parametrize(
    "text",
    ["a\u202eb", "a\u202db\u202c", "a\u202ab", "a\u2067b", "b\u2069a", "a\U000e0041b", "a\ufff9b\ufffac\ufffb",
     "a\ufffdb", "\ufffc a", "\U0001f3f4\U000e0067 a", "\u3164a"],
)  # fmt: skip
def test_what_prints_nothing_of_itself_is_told(findings, text):
    escaped = "".join(c if c.isascii() else f"\\U{ord(c):08x}" for c in text)
    for written in (f"'{text}'", f'"{escaped}"'):
        (only,) = findings(f"summary:\n  - {written}\n")
        assert only.startswith("2 warning hidden-character: the character U+")


@pytest.mark.parametrize(
    "text",
    ["\u2067עברית\u2069 text", "\u202bعربي\u202c text", "نص\u200f (عربي)", "می\u200cخواهم", "co\u00adoperation",
     "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "ไทย\u200bภาษา", "葛\U000e0100城"],
)  # fmt: skip
def test_marks_that_a_script_needs_are_passed_over(findings, text):
    assert codes(findings(f"summary:\n  - '{text}'\n")) == []


def test_a_hidden_character_is_told_wherever_it_is(findings):
    assert (
        codes(findings('contacts: [{name: \'A\u202eB\', office: "C\\u202e"}]\nreference: "1\\u202e2"\n'))
        == ["hidden-character"] * 3
    )


PLACEHOLDER = "summary: [The parties met., One sentence says what was agreed.]\n"


def test_what_is_left_of_a_starter_is_one_finding(findings):
    below = f"{PLACEHOLDER}venue: {{city: City, country: CH}}\nparticipants: [{{party: US}}, {{party: Party 2}}]\n"
    (only,) = findings(below)
    assert only.startswith("1 warning placeholder: 3 placeholders of the starter file still to be replaced | ")


@pytest.mark.parametrize(
    "below",
    ["venue: {city: Brussels, country: ZZ}\n", "participants: [{party: US}, {party: Party 2}]\n"],
)
def test_a_country_or_a_party_that_alone_is_left_of_a_starter_is_told(findings, below):
    (told,) = findings(below)
    assert told.startswith("1 warning placeholder: 1 placeholder of the starter file still to be replaced | ")
    (told,) = findings(f"{below}status: final\n")
    assert told.startswith(
        "1 error placeholder: 1 placeholder of the starter file still to be replaced, and the sheet is final | "
    )


def test_what_a_reason_lets_into_a_draft_is_told_in_a_final_sheet(findings):
    allow = "allow: [{code: placeholder, reason: As agreed}]\n"
    assert findings(PLACEHOLDER + allow) == []
    (told,) = findings(f"{PLACEHOLDER}status: final\n{allow}")
    assert (told.split()[1:3], told.split(" | ")[1]) == (["warning", "placeholder:"], "allowed in this file: As agreed")


@pytest.mark.parametrize(("status", "replaced", "told"), [("draft", 7, 0), ("draft", 8, 1), ("cleared", 0, 1)])
def test_a_draft_that_is_being_written_is_left_in_peace(findings, status, replaced, told):
    items = "".join(f"  - {text}\n" for text in sorted(PLACEHOLDERS)[replaced:])
    assert len(findings(f"status: {status}\nsummary:\n{items}")) == told


def test_every_placeholder_is_a_text_of_the_starter_file():
    file = read_meeting(make_starter("sample", "summit", date(2025, 4, 3)).encode(), "sample.yaml")
    texts = {it.text for it in file.words_that(lambda *_: True)}
    assert {*texts, HEADING} >= PLACEHOLDERS
    assert texts - PLACEHOLDERS == {"Security", "Economy", "Press office"}


def test_words_that_hold_a_placeholder_are_none(findings):
    assert findings("summary: [The City of Geneva, What is to be done is known]\n") == []


@pytest.mark.parametrize("seed", range(30))
def test_random_meetings_break_none_of_these_rules(seed):
    file = read_meeting(to_yaml(meeting(str(seed)), str(seed)).encode(), "m.yaml")
    for find in (cut_texts, lists_in_texts, literal_markup, hidden_characters):
        assert list(find(file)) == []
    assert list(placeholders(file, Standing.of(file.meeting))) == []
    assert list(offices_in_names(file.meeting, None)) == []


@pytest.mark.parametrize("unit", ["`a", "~~a", "**a", "[a", "![", "<b ", "&a", "_a ", "** a", "\u202a", "#a ", "*a"])
def test_long_texts_are_read_soon(check_text, unit):
    text = (unit * 10_000)[:19_000]
    start = time.process_time()
    check_text(f"summary:\n  - '{text}'\nsections:\n  - {{title: '{text}', content: [x]}}\n")
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("below", "line"),
    [
        ("summary:\n  - text: >-\n      三者は、協力を\n      強化する。\n", 3),
        ("summary:\n  - text: |-\n      三者は、\n      強化する。\n", 3),
        ("summary:\n  - 在印太\n    水域\n", 2),
        ('summary:\n  - "三者は、協力を\n    強化する。"\n', 2),
        ('summary:\n  - "三者は、協力を\\\n    強化する。"\n', 0),
        ("summary:\n  - 山田 太郎\n", 0),
        ("summary:\n  - >-\n    한국은\n    일본과\n", 0),
        ("summary:\n  - >-\n    The three of 日本\n    met in 東京\n", 0),
    ],
)
def test_a_space_where_a_line_of_han_or_kana_breaks_is_told(findings, below, line):
    told = f"{line} warning space-between-lines: YAML puts a space behind this line, where the text has none"
    assert [each.partition(" |")[0] for each in findings(below) if "space-between" in each] == [told] * bool(line)
