"""Every item of every list has an identity: the id that is written, or one that a rule derives from what it says."""

from __future__ import annotations

import random
import re
from itertools import permutations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from meeting_texts import HEAD
from samples import EVERY, SAMPLES

from factsheet.meeting import read_meeting
from factsheet.meeting.identity import NAMELESS, bounded, scoped, slug
from factsheet.models.declaring import Model


def ids(below: str, path: str = "") -> list[str]:
    """Give the paths of all values of a meeting that end in an item's id, below a path."""
    spans = [str(path) for path in read_meeting((HEAD + below).encode(), "f.yaml").positions.spans]
    return [each.removesuffix(".id") for each in spans if each.endswith(".id") and each.startswith(path)]


DERIVED = {
    "a party's code": ("participants", "participants: [{party: KR}]", ["participants[KR]"]),
    "an organisation": (
        "participants",
        "participants: [{party: Council of Europe}]",
        ["participants[council-of-europe]"],
    ),
    "a lead": ("summary", "summary: [{lead: First such meeting, text: A}]", ["summary[first-such-meeting]"]),
    "the first words of a text": (
        "summary",
        "summary: [One two three four five six seven.]",
        ["summary[one-two-three-four-five-six]"],
    ),
    "a written id": ("summary", "summary: [{id: x.Y_1, text: A}]", ["summary[x.Y_1]"]),
    "no letters": ("summary", "summary: [—]", [f"summary[{NAMELESS}]"]),
    "another script": (
        "summary",
        "summary: [日米韓 外相会合, हिन्दी का]",
        ["summary[日米韓-外相会合]", "summary[हनद-क]"],
    ),
    "small and wide letters": ("summary", "summary: [{lead: ＡＢＣ Über İ}]", ["summary[abc-über-i]"]),
    "an action": ("follow_ups", "follow_ups: [{action: Meet again}]", ["follow_ups[meet-again]"]),
    "owners by code": (
        "follow_ups",
        "follow_ups: [{id: a, action: B, owners: [US, Party A]}]",
        ["follow_ups[a]", "follow_ups[a].owners[US]", "follow_ups[a].owners[party-a]"],
    ),
    "a title": ("sources", "sources: [{title: Joint Statement}]", ["sources[joint-statement]"]),
    "a name": ("contacts", "contacts: [{name: Press Desk}]", ["contacts[press-desk]"]),
    "an abbreviation": (
        "abbreviations",
        "abbreviations: {R&D: Research, P5+1: Six}",
        ["abbreviations[R&D]", "abbreviations[P5+1]"],
    ),
}


@pytest.mark.parametrize("case", DERIVED.values(), ids=DERIVED.keys())
def test_an_id_is_derived_from_what_an_item_is_called(case):
    path, below, expected = case
    head = HEAD if path != "participants" else HEAD.replace("participants: [{party: Party A}, {party: Party B}]\n", "")
    spans = [str(path) for path in read_meeting((head + below).encode(), "f.yaml").positions.spans]
    assert [each.removesuffix(".id") for each in spans if each.startswith(path) and each.endswith(".id")] == expected


CONTENT = """\
sections:
  - title: Security
    content:
      - paragraph: Some text of a paragraph.
      - figure: {path: figures/map.png, alt: A map}
      - section: {title: Deeper, content: [A point.]}
      - table:
          columns: [Subject, {title: State, align: end}]
          rows:
            - [Energy, '1']
            - {id: second, cells: [Trade, '2']}
"""


def test_content_is_named_by_the_rule():
    assert ids(CONTENT, "sections") == [
        "sections[security].content[some-text-of-a-paragraph]",
        "sections[security].content[figures-map-png]",
        "sections[security].content[deeper].content[a-point]",
        "sections[security].content[deeper]",
        "sections[security].content[subject-state].columns[subject]",
        "sections[security].content[subject-state].columns[state]",
        "sections[security].content[subject-state].rows[energy].cells[subject]",
        "sections[security].content[subject-state].rows[energy].cells[state]",
        "sections[security].content[subject-state].rows[energy]",
        "sections[security].content[subject-state].rows[second]",
        "sections[security].content[subject-state].rows[second].cells[subject]",
        "sections[security].content[subject-state].rows[second].cells[state]",
        "sections[security].content[subject-state]",
        "sections[security]",
    ]


def test_a_name_that_several_items_have_stands_behind_their_parents():
    below = "summary: [{lead: Energy}]\nsections:\n  - {title: One, content: [{lead: Energy}]}\n  - {title: Energy}\n"
    assert set(ids(below)) >= {
        "summary[summary.energy]",
        "sections[one].content[one.energy]",
        "sections[sections.energy]",
    }


def test_participants_and_clearances_share_their_names_with_others():
    head = HEAD.replace("{party: Party A}", "{party: Energy}")
    below = "summary: [{lead: Energy}]\nclearances: [Energy, EU]\n"
    spans = [str(path) for path in read_meeting((head + below).encode(), "f.yaml").positions.spans]
    assert {"participants[energy]", "summary[energy]", "clearances[energy]", "clearances[EU]"} <= {*spans}


def test_a_written_id_keeps_its_name_and_derived_ones_give_way():
    below = "summary: [{id: energy, text: A}]\nsections:\n  - {title: Energy}\n"
    assert set(ids(below)) >= {"summary[energy]", "sections[sections.energy]"}


def test_items_of_one_list_that_begin_alike_take_their_whole_text():
    below = "summary:\n  - One two three four five six seven.\n  - One two three four five six eight.\n"
    assert ids(below, "summary") == [
        "summary[summary.one-two-three-four-five-six-seven]",
        "summary[summary.one-two-three-four-five-six-eight]",
    ]


def test_cells_of_many_rows_share_the_names_of_their_columns():
    below = (
        "sections:\n  - title: Table\n    content:\n      - table: {columns: [X, Y], rows: [[a, b], [c, d], ['', e]]}\n"
    )
    rows = [each for each in ids(below, "sections") if each.endswith("cells[x]")]
    assert [re.search(r"rows\[(.+?)\]", row)[1] for row in rows] == ["a", "c", "e"]


def test_long_names_are_bounded_and_stay_apart():
    start = "word" * 60
    first, second = slug(f"{start} one"), slug(f"{start} two")
    assert first != second
    assert max(map(len, (first, second))) == 100
    assert len(scoped("p" * 120, first)) == 120
    assert scoped("p" * 120, first) != scoped("p" * 120, second)


@pytest.mark.parametrize(
    ("made", "expected"),
    [(slug("a" * 100), "a" * 100), (slug("a" * 101), "a" * 91 + "-c453dbc0"),
     (scoped("a" * 99, "b" * 20), "a" * 99 + "." + "b" * 20),
     (scoped("a" * 100, "b" * 20), "a" * 100 + "." + "b" * 10 + "-5db61bab")],
)  # fmt: skip
def test_bounded_names_stay_the_same_in_later_versions(made, expected):
    assert made == expected


@given(st.text(), st.integers(10, 50))
def test_a_bounded_name_is_short_and_depends_on_the_name_alone(name, longest):
    assert len(bounded(name, longest)) <= longest
    assert bounded(name, longest) == bounded(name, longest)


@given(st.text())
def test_a_slug_is_an_id_or_empty(text):
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", slug(text)) or not slug(text)
    assert slug(slug(text)) == slug(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=300).filter(str.strip))
def test_any_text_of_a_point_makes_an_id_that_is_accepted(text):
    below = (
        f"summary: [{{lead: {yaml.safe_dump(text, allow_unicode=True, default_style=chr(39), width=9999).strip()}}}]"
    )
    assert len(read_meeting((HEAD + below).encode(), "f.yaml").meeting.summary) == 1


ITEMS = ["{lead: Energy}", "Energy is scarce.", "Energy is plenty.", "{id: energy, text: X}", "—"]


def shown(part: object) -> object:
    """Give what a part says, with its id, and its lists as sets: the order of items left out."""
    match part:
        case Model():
            return frozenset((name, shown(getattr(part, name))) for name in type(part).model_fields)
        case tuple():
            return frozenset(shown(item) for item in part)
        case _:
            return part


def test_no_id_depends_on_the_order_of_items():
    meetings = [read_meeting((HEAD + f"summary: [{', '.join(p)}]").encode(), "f").meeting for p in permutations(ITEMS)]
    assert len({shown(meeting) for meeting in meetings}) == 1


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(5))
def test_the_samples_keep_their_ids_whatever_the_order(sample, seed):
    written = yaml.load(sample.read_text("utf-8"), yaml.CBaseLoader)
    reordered = yaml.dump(shuffled_tree(written, random.Random(seed)), Dumper=yaml.CSafeDumper, allow_unicode=True)
    before, after = (read_meeting(text.encode(), "f").meeting for text in (sample.read_text("utf-8"), reordered))
    assert shown(before) == shown(after)


def shuffled_tree(value: object, randomness: random.Random) -> object:
    """Shuffle the lists of a tree; columns and the cells of a row belong together by their order and stay."""
    match value:
        case dict():
            return {key: _shuffled_under(key, inner, randomness) for key, inner in value.items()}
        case list():
            return shuffled([shuffled_tree(item, randomness) for item in value], randomness)
        case _:
            return value


def _shuffled_under(key: str, value: object, randomness: random.Random) -> object:
    match key:
        case "columns":
            return value
        case "rows":
            return shuffled(value, randomness)
        case _:
            return shuffled_tree(value, randomness)


def shuffled(items: list[object], randomness: random.Random) -> list[object]:
    return randomness.sample(items, len(items))


@pytest.mark.parametrize("sample", EVERY, ids=lambda path: path.stem)
def test_ids_that_can_be_referred_to_are_unique_in_a_sample(sample):
    spans = [str(path) for path in read_meeting(sample.read_bytes(), "f").positions.spans]
    local = re.compile(r"(participants|owners|columns|cells|quotes)\[[^\]]+\]$")
    named = [path for each in spans if each.endswith(".id") and not local.search(path := each.removesuffix(".id"))]
    last = [path[path.rindex("[") :] for path in named]
    assert len(set(last)) == len(last) > 30
