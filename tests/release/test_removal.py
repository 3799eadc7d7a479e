"""What goes from a meeting at a level, and how all that referred to it is settled: a case a row of docs/release.md."""

from __future__ import annotations

import pytest
import yaml
from schemes import scheme

from factsheet.diagnostics import FactsheetError
from factsheet.meeting import Meeting, content_digest, read_meeting
from factsheet.release import settling
from factsheet.release.levels import PUBLIC, Level
from factsheet.release.removal import Released, released

MEETING = """\
# A comment about Quillfeather.
id: sample
kind: bilateral
title: Party A and Party B
marking: U
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
participants: [{party: Party A, marking: U}, {party: Party B, marking: U}]
"""
US = "classification: {scheme: us}\n"


def at(text: str, level: str = PUBLIC, *, indicated: bool = False, base: str = MEETING, of: str = "us") -> Released:
    file = read_meeting((base + text).encode(), "full.yaml")
    return released(file, Level(level, (), indicated), scheme(of))


def left(text: str, level: str = PUBLIC, **how: object) -> dict[str, object]:
    return yaml.load(at(text, level, **how).file.data, yaml.CSafeLoader)


def test_what_remains_is_a_file_of_its_own():
    made = at("summary: [{text: One., marking: U}, {text: Two., marking: S}]\n")
    assert b"Two" not in made.file.data
    assert b"Quillfeather" not in made.file.data
    assert made.file.meeting == read_meeting(made.file.data, "x").meeting
    assert [(each.path, each.kind, each.mark, each.texts) for each in made.withheld] == [
        ("summary[two]", "point", "S", ("Two.",))
    ]


SECTION = "sections: [{id: s, title: Talks, marking: U, content: [%s]}]\n"
KEPT = "{id: k, text: Kept., marking: U}"
GONE = [
    "{text: Gone., marking: S}",
    "{paragraph: {text: Gone., marking: S}}",
    "{figure: {path: a.png, alt: Gone., marking: S}}",
    "{table: {caption: Gone, columns: [A], marking: S, rows: [{cells: [b], marking: U}]}}",
    "{section: {title: Gone, marking: S, content: [{text: Open., marking: U}]}}",
    "{text: Gone., marking: S, points: [{text: Open., marking: U}]}",
    # nothing is left below them, whatever their own mark
    "{section: {title: Open, marking: U, content: [{text: Gone., marking: S}]}}",
    "{section: {title: Open, marking: U}}",
    "{table: {caption: Open, columns: [A], marking: U, rows: [{cells: [b], marking: S}]}}",
    "{table: {caption: Open, columns: [A], marking: U}}",
]


@pytest.mark.parametrize("item", GONE)
def test_content_goes_with_all_in_it(item):
    whole = left(SECTION % KEPT)
    assert left(SECTION % f"{item}, {KEPT}") == left(SECTION % f"{KEPT}, {item}") == whole


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("follow_ups: [{action: A., marking: U}, {action: B., owners: [US], due: 2025-05, marking: S}]", "follow_ups"),
        ("annexes: [{title: A, marking: U}, {title: B, marking: S}]", "annexes"),
        ("related: [{title: A, marking: U}, {title: B, marking: S}]", "related"),
        ("contacts: [{name: A, marking: U}, {name: B, marking: S}]", "contacts"),
        ("summary: [{text: A., marking: U}, {text: B., marking: S}]", "summary"),
    ],
)
def test_an_item_of_a_list_goes(text, kept):
    (item,) = left(text)[kept]
    assert "A" in str(item)
    assert kept not in left(text.replace("marking: U", "marking: C"))


def test_rows_and_points_go_by_their_own_marks_or_with_the_mark_above_them():
    table = "{table: {columns: [A], marking: U, rows: [{cells: [one], marking: U}, {cells: [two], marking: S}]}}"
    points = "{text: P., marking: U, points: [{text: In., marking: U}, {text: Out., marking: C}]}"
    found = left(SECTION % f"{table}, {points}")["sections"][0]["content"]
    assert found[0]["table"]["rows"] == [{"cells": ["one"], "marking": "U"}]
    assert found[1]["points"] == [{"text": "In.", "marking": "U"}]
    covered = "{table: {columns: [A], marking: U, rows: [[one], [two]]}}"
    assert left(SECTION % covered)["sections"][0]["content"][0]["table"]["rows"] == [
        {"cells": ["one"]},
        {"cells": ["two"]},
    ]


def test_parties_and_groups():
    base = MEETING.replace("Party B, marking: U", "Party B, marking: S")
    group = "groups: [{title: Guests, participants: [{party: Party C, marking: S}]}]\n"
    assert [each["party"] for each in left(group, base=base)["participants"]] == ["Party A"]
    assert "groups" not in left(group, base=base)


def refused(text: str, level: str = PUBLIC, base: str = MEETING, of: str = "us") -> tuple[str, str | None]:
    with pytest.raises(FactsheetError) as caught:
        at(text, level, base=base, of=of)
    (found,) = caught.value.diagnostics
    return found.code, found.path


def test_no_sheet_goes_to_a_level_that_may_not_see_what_it_is_known_by():
    assert refused("", base=MEETING.replace("marking: U\ndate", "marking: C\ndate")) == ("not-releasable", "title")
    nobody = MEETING.replace("A, marking: U", "A, marking: S").replace("B, marking: U", "B, marking: S")
    assert refused("", base=nobody) == ("not-releasable", "participants")
    assert refused("", base=MEETING.replace("marking: U", "").replace(", }", "}")) == ("not-releasable", "")
    assert refused("summary: [{text: Bare.}]") == ("unmarked-portion", "summary[bare]")


def test_a_banner_above_the_portions_is_kept_or_refused():
    stated = "classification: {scheme: us, banner: SECRET//NOFORN, compilation: Together., by: A, origin: 2025-04-03}\n"
    assert refused(stated) == ("not-releasable", "classification.banner")
    assert left(stated, "S//NF")["classification"]["compilation"] == "Together."


WORDS = "abbreviations: {marking: A sign on a text}\nsummary: [{text: A marking., marking: %s}]\n"


def public(text: str, *, of: str = "us", indicated: bool = False, base: str = MEETING) -> dict[str, object]:
    file = read_meeting((base + text).encode(), "full.yaml")
    made = released(file, Level(PUBLIC, (), indicated, unmarked=True), scheme(of))
    return yaml.load(made.file.data, yaml.CSafeLoader)


def marks_in(node: object) -> list[object]:
    """Give every mark in a meeting, and what it says of its classification."""
    if isinstance(node, list):
        return [mark for each in node for mark in marks_in(each)]
    if not isinstance(node, dict):
        return []
    own = [node[key] for key in ("marking", "classification") if key in node]
    return own + [mark for key, each in node.items() if key != "abbreviations" for mark in marks_in(each)]


@pytest.mark.parametrize("indicated", [False, True])
@pytest.mark.parametrize("of", ["us", "us-state", "us-cui", "us-dod-cui"])
def test_what_is_for_the_public_alone_bears_no_marking_at_an_unmarked_level(of, indicated):
    table = (
        SECTION % "{table: {columns: [A], marking: U, rows: [{cells: [One], marking: U}]}}, {text: Shut., marking: S}"
    )
    found = public(US.replace("us", of) + WORDS % "U" + table, of=of, indicated=indicated)
    assert marks_in(found) == []
    assert found["abbreviations"] == {"marking": "A sign on a text"}
    assert found["summary"] == [{"text": "A marking."}]
    assert len(found["sections"][0]["content"]) == 1 + indicated
    assert marks_in(left(US.replace("us", of) + WORDS % "U" + table, of=of))


def test_a_sheet_of_one_mark_bears_none_at_an_unmarked_level_where_that_is_for_the_public():
    bare = MEETING.replace("marking: U\n", "").replace(", marking: U", "")
    stated = "classification: {scheme: plain, portions: OPEN}\n"
    assert marks_in(public(stated, base=bare, of="plain")) == []
    assert refused(stated.replace("OPEN", "INTERNAL"), base=bare, of="plain") == (
        "not-releasable",
        "classification.portions",
    )


def test_what_is_not_for_the_public_alone_stays_marked_at_an_unmarked_level():
    seen = "summary: [{text: One., marking: U//FOUO}]\n"
    file = read_meeting((MEETING + US + seen).encode(), "full.yaml")
    made = released(file, Level("desk", ("U//FOUO",), unmarked=True), scheme("us"))
    assert len(marks_in(yaml.load(made.file.data, yaml.CSafeLoader))) == 5
    clear = MEETING.replace("marking: U", 'marking: "TLP:CLEAR"')
    assert len(marks_in(public("classification: {scheme: tlp}\n", base=clear, of="tlp"))) == 4


CITING = SECTION % "{text: Open., marking: U, sources: [one, two]}, {text: Shut., marking: S, sources: [three]}"
SOURCES = """\
sources:
- {id: one, title: One, marking: S}
- {id: two, title: Two, marking: U}
- {id: three, title: Three, marking: U}
"""


def test_sources_that_went_leave_what_cites_them_and_those_that_nothing_cites_go():
    found = left(CITING + SOURCES)
    assert [each["id"] for each in found["sources"]] == ["two"]
    assert found["sections"][0]["content"][0]["sources"] == ["two"]
    alone = left(CITING.replace("one, two", "one") + SOURCES)
    assert "sources" not in alone
    assert "sources" not in alone["sections"][0]["content"][0]


def test_ids_are_those_of_a_file_that_never_held_more():
    twins = "summary: [{text: Trade talks, marking: S}]\n" + SECTION % "{text: Trade talks, marking: U, sources: [%s]}"
    sources = "sources: [{title: Trade talks, marking: U}]\n"
    full = read_meeting((MEETING + twins % "sources.trade-talks" + sources).encode(), "x").meeting
    assert full.sections[0].content[0].id == "s.trade-talks"
    made = at(twins % "sources.trade-talks" + sources).file.meeting
    assert made.sections[0].content[0].id == "s.trade-talks"
    alone = at((twins % "x").replace(", sources: [x]", "")).file.meeting
    assert alone.sections[0].content[0].id == "trade-talks"
    # A citation follows its source to its new id.
    title = "summary: [{text: Old paper, marking: S}, {text: New., marking: U, sources: [sources.old-paper]}]\n"
    cited = at(title + "sources: [{title: Old paper, marking: U}]\n").file.meeting
    assert (cited.sources[0].id, cited.summary[0].sources) == ("old-paper", ("old-paper",))


def test_paths_of_the_alternat_follow_their_items_or_go():
    text = "summary: [{text: Trade talks, marking: S}]\n" + SECTION % "{text: Trade talks, marking: U}"
    paths = (
        "alternat: [title, 'summary[summary.trade-talks].text', 'sections[s].content[s.trade-talks].text', summary]\n"
    )
    assert left(text + paths)["alternat"] == ["title", "sections[s].content[trade-talks].text"]


def test_abbreviations_stay_where_a_text_that_remains_has_them():
    text = "summary: [{text: The ABC met., marking: U}, {text: The DEF met., marking: S}]\n"
    listed = "abbreviations: {ABC: Alpha of the GHI, DEF: Delta, GHI: Gamma, JKL: Jota}\n"
    assert left(text + listed)["abbreviations"] == {"ABC": "Alpha of the GHI", "GHI": "Gamma"}


def test_of_silence_the_hour_stays():
    silence = 'silence: {until: "2025-04-10T12:00 UTC", digest: 0123456789abcdef}\n'
    found = left(silence + 'objections: [{party: FR, time: "2025-04-10T12:00 UTC"}]\n')
    assert "objections" not in found
    assert found["silence"] == {"until": "2025-04-10T12:00 UTC"}
    assert left("silence: 2025-04-10T12:00 UTC\n")["silence"] == {"until": "2025-04-10T12:00 UTC"}


def test_clearances_and_the_reasons_of_drafters_go():
    text = "clearances: [{office: Legal}]\nallow: [{code: number-of-parties, reason: Quillfeather asked for it}]\n"
    found = left(text)
    assert "clearances" not in found
    assert found["allow"] == [{"code": "number-of-parties", "reason": settling.REASON}]


AUTHORITY = "by: A, derived_from: Multiple Sources, declassify_on: '20500403', origin: 2025-01-01"
BLOCK = f"classification: {{scheme: us, {AUTHORITY}}}\n"
SECRET = "summary: [{text: A., marking: 'S//REL TO USA, JPN'}]\n"


def test_the_block_of_authority_stays_where_the_banner_asks_for_it():
    assert left(BLOCK + SECRET)["classification"] == {"scheme": "us"}
    assert left(BLOCK + SECRET, "REL TO USA, JPN")["classification"].keys() == {
        *("scheme", "by", "derived_from", "declassify_on", "origin")
    }


def test_what_is_the_drafters_own_in_an_item_goes():
    quotes = "quotes: [{source: two, exact: Words of Quillfeather}]"
    kept = f"{{text: Open., marking: U, sources: [two], {quotes}}}"
    source = f"sources: [{{id: two, title: Two, file: quillfeather.txt, sha256: {'0' * 64}, marking: U}}]\n"
    made = at(SECTION % kept + source)
    assert b"uillfeather" not in made.file.data
    assert b"000" not in made.file.data
    assert {each.path.rpartition(".")[2] for each in made.withheld} == {"quotes", "file", "sha256"}


def test_every_key_of_a_meeting_has_a_rule():
    """One that is new goes from every level, until docs/release.md says otherwise."""
    keys = {field.alias or name for name, field in Meeting.model_fields.items()}
    ruled = [settling.HEAD, settling.PORTIONS, settling.BY_RULE, tuple(settling.NEVER)]
    assert sorted(keys) == sorted(key for each in ruled for key in each)


def test_notes_stand_where_more_stood():
    two = "{text: Gone., marking: S}, {paragraph: {text: Also gone., marking: S}}"
    found = left(SECTION % f"{two}, {KEPT}, {GONE[2]}", indicated=True)["sections"][0]["content"]
    assert found[0] == {"id": "not-released-1", "marking": "U", "text": "[1 paragraph, 1 point not released (1 line)]"}
    assert found[2]["paragraph"]["text"] == "[1 figure not released (1 line)]"
    rows = "{table: {columns: [A, B], marking: U, rows: [{cells: [one, two], marking: S}]}}"
    table = left(SECTION % rows, indicated=True)["sections"][0]["content"][0]["table"]
    assert table["rows"][0]["cells"] == ["[1 row not released (1 line)]", ""]
    lists = (
        "follow_ups: [{action: B., marking: S}]\ncontacts: [{name: B, marking: S}]\nannexes: [{title: B, marking: S}]\n"
    )
    made = left(lists, indicated=True)
    assert [made["follow_ups"][0]["action"], made["contacts"][0]["name"], made["annexes"][0]["title"]] == [
        "[1 item not released (1 line)]"
    ] * 3


def test_the_extent_of_a_note_is_in_lines():
    for count, lines in ((72, "1 line"), (73, "2 lines"), (720, "10 lines")):
        text = "x" * count
        assert lines in str(left(f"summary: [{{text: {text}, marking: S}}]\n", indicated=True)["summary"])


def test_a_meeting_of_which_all_is_released_says_the_same():
    text = CITING.replace("marking: S", "marking: U") + SOURCES.replace("marking: S", "marking: U") + US
    file = read_meeting((MEETING + text).encode(), "x.yaml")
    made = released(file, Level(PUBLIC), scheme("us"))
    assert content_digest(made.file.meeting) == content_digest(file.meeting)
    assert made.paths == {path: path for path in made.paths}
    again = released(made.file, Level(PUBLIC), scheme("us"))
    assert (again.file.data, again.withheld) == (made.file.data, ())


@pytest.mark.parametrize("item", GONE)
def test_what_was_released_is_released_again_as_it_is(item):
    """Notes of every kind are among it."""
    lists = ("summary: [{text: A", "follow_ups: [{action: B", "annexes: [{title: B", "contacts: [{name: B")
    sections = f"{(SECTION % f'{KEPT}, {item}')[:-2]}, {{title: Shut, marking: S}}]\n"
    made = at(sections + "".join(f"{each}, marking: S}}]\n" for each in lists), indicated=True)
    again = released(made.file, Level(PUBLIC, (), indicated=True), scheme("us"))
    assert again.file.data == made.file.data
    assert again.withheld == ()
