"""A clearance round in LibreOffice, from the draft through edits to the bytes of the meeting file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from clearance import MEETING
from libreoffice import do, edit_in_libreoffice, in_libreoffice

pytestmark = pytest.mark.libreoffice


@pytest.fixture
def edit(draft):
    """Give a function that saves a draft as LibreOffice does after operations by one author."""

    def run(*operations, author="Jane", tracked=True, of=None):
        name = f"{author.lower()}.docx"
        steps = (do("as_author", name=author), do("tracking", on=tracked), *operations)
        edit_in_libreoffice(draft if of is None else Path(of), *steps, save=Path(name))
        return name

    return run


def today(old, new):
    """Edit the meeting file meanwhile, and give what it says."""
    assert old in MEETING
    Path("m.yaml").write_text(changed := MEETING.replace(old, new), encoding="utf-8")
    return changed


def close(text):
    """Give a file without its empty lines."""
    return text.replace("\n\n", "\n")


def test_a_word_of_a_bullet(edit, merged):
    after = merged(edit(do("replace", find="soon", new="in summer")), lines=1)
    assert after == MEETING.replace("soon", "in summer")


def test_a_draft_that_was_saved_as_odt_and_then_again_for_word(edit, merged):
    edit_in_libreoffice(Path(edit(do("replace", find="soon", new="in summer"))), save=Path("jane.odt"))
    edit_in_libreoffice(Path("jane.odt"), save=Path("again.docx"))
    assert merged("again.docx", lines=1) == MEETING.replace("soon", "in summer")


def test_two_authors_in_one_value_in_a_file_each(edit, merged):
    one = edit(do("replace", find="strengthen", new="deepen"))
    two = edit(do("replace", find="prosperity", new="welfare"), author="Kim")
    after = merged(two, one, lines=1)
    assert after == MEETING.replace("strengthen", "deepen").replace("prosperity", "welfare")


def test_two_authors_in_one_value_one_after_the_other(edit, merged):
    one = edit(do("replace", find="strengthen", new="deepen"))
    two = edit(do("replace", find="prosperity", new="welfare"), author="Kim", of=one)
    after = merged(two, lines=1)
    assert after == MEETING.replace("strengthen", "deepen").replace("prosperity", "welfare")


def test_a_value_replaced_as_a_whole(edit, merged):
    after = merged(edit(do("replace", find="Nothing else was said of it.", new="All was said: twice.")), lines=1)
    assert after == MEETING.replace("- Nothing else was said of it.", "- 'All was said: twice.'")


def test_words_made_bold(edit, merged):
    after = merged(edit(do("bold", find="Nothing else")), lines=1)
    assert after == MEETING.replace("- Nothing else was", "- '**Nothing else** was").replace(
        "of it.\n\n", "of it.'\n\n"
    )


def test_words_that_are_bold_no_more(edit, merged):
    after = merged(edit(do("bold", find="critical", on=False)), lines=1)
    assert after == MEETING.replace("**critical**", "critical")


def test_words_made_italic_and_a_link(edit, merged):
    name = edit(
        do("italic", find="again", paragraph="speak of it"),
        do("link", find="said of it", address="https://example.org/a", paragraph="Nothing else"),
    )
    after = merged(name, lines=2)
    assert "speak of it *again*, and" in after
    assert "Nothing else was [said of it](https://example.org/a)." in after


def test_bold_in_a_new_bullet(edit, merged):
    name = edit(
        do("insert_paragraph", after="Nothing else", new="Of this a good deal was said."),
        do("bold", find="a good deal"),
    )
    after = merged(name, lines=0)
    assert "      - Of this **a good deal** was said.\n" in after


@pytest.mark.parametrize("tracked", [True, False])
def test_bold_where_no_markup_can_be_goes_into_the_review_file(edit, merged, tracked):
    """The city is no rich text: the word comes back, that it is bold is kept for those who read the review file."""
    name = edit(
        do("replace", find="Brussels", new="Bruges", paragraph="Brussels, April 3"),
        do("bold", find="Bruges", paragraph="April 3"),
        do("insert_after", find="Able", new="-Baker", paragraph="Anna Able"),
        tracked=tracked,
    )
    after = merged(name, lines=2)
    assert "venue: {city: Bruges, country: BE}" in after
    (kept,) = yaml.load(Path("m.review.yaml").read_text("utf-8"), yaml.BaseLoader)["changes"]
    assert (kept["kind"], kept["before"], kept["after"], kept["near"]) == ("formatting", "Bruges", "bold", "venue.city")


def test_a_bullet_split(edit, merged):
    after = merged(edit(do("delete", find=", and to do so soon."), do("split", find="speak of it again")), lines=1)
    assert "      - 'The parties agreed to speak of it again'\n" in after


def test_a_bullet_split_behind_a_sentence(edit, merged):
    name = edit(
        do("replace", find=", and", new=". It is", paragraph="speak of it"), do("split", find=", and.")
    )  # what is deleted still shows
    after = merged(name, lines=1)
    assert "again.'\n      - It is to do so soon.\n" in after


def test_bullets_joined(edit, merged):
    name = edit(do("insert_after", find="to do so soon.", new=" "), do("join", paragraph="to do so soon."))
    after = merged(name, lines=2)
    assert "and to do so soon. Nothing else was said of it.'\n" in after
    assert after.count("Nothing else") == 1


def test_a_bullet_added_and_one_removed(edit, merged):
    name = edit(
        do("insert_paragraph", after="Nothing else", new="A new point stands here."),
        do("delete_paragraph", paragraph="to speak of it again"),
    )
    after = merged(name, lines=1)
    expected = MEETING.replace("      - 'The parties agreed to speak of it again, and to do so soon.'\n", "")
    new = "said of it.\n      - A new point stands here.\n"
    assert close(after) == close(expected.replace("said of it.\n", new))


@pytest.mark.parametrize("tracked", [True, False])
def test_a_bullet_cut_and_pasted_elsewhere_keeps_its_comment(edit, merged, tracked):
    """LibreOffice writes a move as a removal and an insertion."""
    name = edit(
        do("insert_paragraph", after="A last point", new="Nothing else was said of it."),
        do("delete_paragraph", paragraph="Nothing else"),
        tracked=tracked,
    )
    after = merged(name, lines=0)
    points = [line.strip() for line in after.splitlines() if line.startswith("      - ")]
    assert points[-3:] == ['- "A last point: none"', "- Nothing else was said of it.", "- 平和と安定を強く守る。"]


def test_cjk_words_merge_by_character(edit, merged):
    changed = today("強く守る", "強く保つ")
    after = merged(edit(do("replace", find="安定", new="繁栄")), before=changed, lines=1)
    assert "平和と繁栄を強く保つ。" in after


def test_formatted_dates_come_back(edit, merged):
    name = edit(
        do("replace", find="July 15", new="August 1"),
        do("replace", find="April 3", new="April 4", paragraph="Brussels, April 3"),
    )
    after = merged(name, lines=2)
    assert after == MEETING.replace("2025-07-15", "2025-08-01").replace("2025-04-03 ", "2025-04-04 ")


def test_words_of_the_template_go_into_the_review_file(edit, merged):
    name = edit(do("replace", find="FACT SHEET", new="STATEMENT"), do("replace", find="soon", new="in summer"))
    after = merged(name, lines=1)
    assert after == MEETING.replace("soon", "in summer")
    (kept,) = yaml.load(Path("m.review.yaml").read_text("utf-8"), yaml.BaseLoader)["changes"]
    assert (kept["before"], kept["after"], kept["status"]) == ("FACT SHEET", "STATEMENT", "open")


def test_rows_added_and_removed(edit, merged):
    name = edit(do("insert_row", after="Draw up a plan", cells=["Write it down", "Japan", "May 2, 2025", "Open"]))
    name = edit(do("delete_row", find="Tell the press"), of=name)
    after = merged(name, lines=1)
    assert "    due: 2025-07-15\n  - action: Write it down\n    owners: [JP]\n    due: 2025-05-02\n" in after
    assert "Tell the press" not in after


@pytest.mark.parametrize("tracked", [True, False])
def test_a_row_added_with_cells_left_empty(edit, merged, factsheet, tracked):
    """The template prints a dash or the usual status there, which the draft has not."""
    name = edit(do("insert_row", after="Draw up a plan", cells=["Write it down", "", "", ""]), tracked=tracked)
    rows = json.loads(factsheet("review", "merge", name, "--dry-run", "--format", "json").out)["changes"]
    fillers = [(row["outcome"], row["before"], row["after"]) for row in rows if row["what"] == "line"]
    assert fillers == [("prints otherwise", "", text) for text in ("–", "–", "Open")]
    after = merged(name, lines=0)
    assert "    due: 2025-07-15\n  - action: Write it down\n" in after


def test_an_untracked_rewrite(edit, merged):
    text = "Both of them said that they would come back to it as early as they could."
    old = "The parties agreed to speak of it again, and to do so soon."
    after = merged(edit(do("replace", find=old, new=text), tracked=False), lines=1)
    assert f"      - '{text}'\n" in after


def test_one_change_rejected_by_the_reader(edit, merged):
    name = edit(do("replace", find="soon", new="in summer"), do("replace", find="Nothing else", new="Something else"))
    name = edit(do("reject", find="in summer"), do("reject", find="soon"), author="Kim", of=name)
    after = merged(name, lines=1)
    assert after == MEETING.replace("Nothing else", "Something else")


def test_all_changes_accepted(edit, merged):
    name = edit(do("replace", find="soon", new="in summer"), do("accept_all"))
    assert merged(name, lines=1) == MEETING.replace("soon", "in summer")


def test_all_changes_rejected(edit, merged):
    name = edit(do("replace", find="soon", new="in summer"), do("reject_all"))
    assert merged(name, lines=0) == MEETING


def test_the_yaml_was_edited_meanwhile_in_the_same_list_and_value(edit, merged):
    changed = today("'The parties agreed", "'Both parties agreed")
    changed = changed.replace("      - Nothing", "      - A point of the YAML's own.\n      - Nothing")
    Path("m.yaml").write_text(changed, encoding="utf-8")
    name = edit(
        do("replace", find="soon", new="in summer"),
        do("insert_paragraph", after="Nothing else", new="A new point."),
    )
    after = merged(name, before=changed, lines=1)
    assert "'Both parties agreed to speak of it again, and to do so in summer.'" in after
    assert "      - A point of the YAML's own.\n      - Nothing else was said of it.\n      - A new point.\n" in close(
        after
    )


def test_the_same_words_changed_on_both_sides_are_a_conflict(edit, factsheet):
    changed = today("Nothing else", "Nothing more")
    name = edit(do("replace", find="Nothing else", new="Something else"))
    outcome = factsheet("review", "merge", name, "--format", "json")
    (conflict,) = json.loads(outcome.out)["conflicts"]
    assert (outcome.code, conflict["reason"]) == (1, "changed in different ways")
    assert Path("m.yaml").read_text("utf-8") == changed


@pytest.mark.parametrize("remove", [True, False])
def test_an_item_removed_on_one_side_and_edited_on_the_other_is_a_conflict(edit, factsheet, remove):
    if remove:
        changed = today("Nothing else", "Nothing more")
        name = edit(do("delete_paragraph", paragraph="Nothing else"))
    else:
        changed = today("      - Nothing else was said of it.\n", "")
        name = edit(do("replace", find="Nothing else", new="Nothing more"))
    outcome = factsheet("review", "merge", name, "--format", "json")
    (conflict,) = json.loads(outcome.out)["conflicts"]
    assert (outcome.code, conflict["reason"]) == (1, "removed by one, changed by another")
    assert Path("m.yaml").read_text("utf-8") == changed


def test_comments_go_into_the_review_file_once(edit, factsheet):
    name = edit(do("comment", find="Nothing else", text="Is this so?"), tracked=False)
    for _ in range(2):
        assert factsheet("review", "merge", name).code == 0
    assert Path("m.yaml").read_text("utf-8") == MEETING
    (comment,) = yaml.load(Path("m.review.yaml").read_text("utf-8"), yaml.BaseLoader)["comments"]
    assert (comment["author"], comment["text"], comment["quote"]) == ("Jane", "Is this so?", "Nothing else")
    assert factsheet("build", "--draft", "m.yaml", "-o", "next").code == 0
    seen = in_libreoffice(next(Path("next").glob("*.docx")))
    assert [(each["author"], each["text"]) for each in seen.comments] == [("Jane", "Is this so?")]


def test_a_clearance_filled_in(edit, merged):
    name = edit(
        do("insert_row", after="Legal desk", cells=["Press office", "Kim", "Cleared", "April 5, 2025"]),
    )
    after = merged(name, lines=1)
    new = after[after.index("Press office") :]
    assert "  - office: Press office\n    name: Kim\n    decision: cleared\n    date: 2025-04-05\n" in after, new


def test_an_address_comes_back_and_its_link_follows(edit, factsheet):
    Path("m.yaml").write_text(
        MEETING + "contacts:\n  - {name: Press desk, email: press@example.org}\n", encoding="utf-8"
    )
    assert factsheet("build", "--draft", "m.yaml", "-o", "contacts").code == 0
    (draft,) = Path("contacts").glob("*.docx")
    name = edit(do("replace", find="press@example.org", new="media@example.org"), tracked=False, of=draft)
    assert factsheet("review", "merge", name).code == 0
    assert "email: media@example.org" in Path("m.yaml").read_text("utf-8")
    assert not Path("m.review.yaml").exists()
