"""A draft offers its choices where they are to be made, and what is chosen there comes back as the value."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts import make_draft, members, packed, read_draft
from libreoffice import do, edit_in_libreoffice, in_libreoffice
from lxml import etree
from talks import TALKS, draft, merged_file
from word_edits import W

DECISION, DATE = "clearances[legal-adviser].decision", "clearances[legal-adviser].date"
AUTHOR = {f"{W}author": "Rev", f"{W}date": "2026-05-20T12:00:00Z"}
ROOM = " " * 8


def controls(root, kind):
    return [each for each in root.iter(f"{W}sdt") if each.find(f"{W}sdtPr/{W}{kind}") is not None]


def choose(control, said, *, tracked, flagged):
    """Choose as Word does: what showed where to click gives way, tracked or not."""
    content, flag = control.find(f"{W}sdtContent"), control.find(f"{W}sdtPr/{W}showingPlcHdr")
    if not flagged:
        flag.getparent().remove(flag)
    (old,) = content
    new = etree.Element(f"{W}r")
    etree.SubElement(new, f"{W}t").text = said
    if not tracked:
        content.replace(old, new)
        return
    for number, (name, run) in enumerate((("del", old), ("ins", new)), 900):
        mark = etree.SubElement(content, f"{W}{name}", AUTHOR | {f"{W}id": str(number)})
        mark.append(run)
    for text in list(content.iterfind(f"{W}del/{W}r/{W}t")):
        text.tag = f"{W}delText"


def edited(edit):
    parts = members(draft())
    root = etree.fromstring(parts["word/document.xml"])
    edit(root)
    return packed(parts | {"word/document.xml": etree.tostring(root)})


def told(result):
    return {row.path: (row.after, str(row.outcome)) for row in result.rows if row.what == "value"}


def test_every_empty_decision_and_date_has_its_control():
    root = etree.fromstring(members(draft())["word/document.xml"])
    items = [each.get(f"{W}displayText") for each in controls(root, "dropDownList")[0].iter(f"{W}listItem")]
    assert items == ["Cleared", "Cleared with edits", "Objected", "For information"]
    assert [len(controls(root, kind)) for kind in ("dropDownList", "date")] == [2, 2]


def test_the_choices_are_in_the_language_of_the_draft():
    text = TALKS.replace("language: en", "language: fr")
    root = etree.fromstring(members(make_draft(text, labels="fr"))["word/document.xml"])
    assert controls(root, "dropDownList")[0].find(f".//{W}listItem").get(f"{W}displayText") == "Visé"


def test_what_has_a_value_has_no_control():
    text = TALKS.replace("[Legal Adviser, Press office]", "[{office: Legal, decision: cleared, date: 2026-05-05}]")
    assert list(etree.fromstring(members(make_draft(text))["word/document.xml"]).iter(f"{W}sdt")) == []


def test_a_draft_in_which_nobody_chose_says_nothing():
    reading = read_draft(draft())
    assert (reading.exact, reading.changes) == (True, ())


@pytest.mark.parametrize("flagged", [True, False])
@pytest.mark.parametrize("tracked", [True, False])
def test_what_is_chosen_is_the_value(tracked, flagged):
    def edit(root):
        choose(controls(root, "dropDownList")[0], "Cleared with edits", tracked=tracked, flagged=flagged)
        choose(controls(root, "date")[0], "2026-05-20", tracked=tracked, flagged=flagged)

    result = merged_file(edited(edit))
    assert told(result) == {DECISION: ("Cleared with edits", "merged"), DATE: ("2026-05-20", "merged")}
    assert b"{office: Legal Adviser, decision: cleared with edits, date: 2026-05-20, digest: " in result.data
    assert {stamp.author for row in result.rows for stamp in row.stamps} == ({"Rev"} if tracked else set())


def test_what_is_typed_behind_the_room_is_read_without_it():
    def edit(root):
        controls(root, "dropDownList")[0].find(f".//{W}t").text = f"{ROOM}Objected"

    result = merged_file(edited(edit))
    assert b"decision: objected" in result.data


def test_a_control_that_an_editor_has_dropped_leaves_a_cell_to_write_in():
    def edit(root):
        for control in list(root.iter(f"{W}sdt")):
            control.getparent().remove(control)

    assert merged_file(edited(edit)).rows == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("tracked", [True, False])
def test_libreoffice_keeps_the_controls_and_what_was_chosen(tmp_path, tracked):
    saved = tmp_path / "edited.docx"
    start = (do("as_author", name="Rev"), do("tracking", on=tracked))
    root = etree.fromstring(members(draft())["word/document.xml"])
    seen = in_libreoffice(draft(), *start, do("replace", find=ROOM, new="Cleared with edits"), save=saved)
    assert any("Cleared with edits" in line for line in seen.lines)
    result = merged_file(saved.read_bytes())
    assert told(result) == {DECISION: ("Cleared with edits", "merged")}
    kept = etree.fromstring(members(saved.read_bytes())["word/document.xml"])
    assert [len(controls(kept, kind)) for kind in ("dropDownList", "date")] == [2, 2]
    assert len(list(kept.iter(f"{W}listItem"))) == len(list(root.iter(f"{W}listItem")))


@pytest.mark.libreoffice
def test_libreoffice_saves_an_untouched_draft_without_a_change(tmp_path):
    saved: Path = tmp_path / "saved.docx"
    edit_in_libreoffice(draft(), save=saved)
    assert read_draft(saved.read_bytes()).changes == ()


def unwrapped(root):
    """Drop the controls and keep what is in them, as programs do that know none."""
    for control in list(root.iter(f"{W}sdt")):
        for run in list(control.find(f"{W}sdtContent")):
            control.addprevious(run)
        control.getparent().remove(control)


def around_paragraphs(root):
    for control in list(root.iter(f"{W}sdt")):
        paragraph, (run,) = control.getparent(), control.find(f"{W}sdtContent")
        paragraph.replace(control, run)
        paragraph.addprevious(control)
        control.find(f"{W}sdtContent").append(paragraph)


def around_cells(root):
    for control in list(root.iter(f"{W}sdt")):
        cell, (run,) = next(control.iterancestors(f"{W}tc")), control.find(f"{W}sdtContent")
        control.getparent().replace(control, run)
        cell.addprevious(control)
        control.find(f"{W}sdtContent").append(cell)


def emptied(root):
    for control in root.iter(f"{W}sdt"):
        control.find(f".//{W}t").text = "\N{NO-BREAK SPACE}"


def taken_back(root):
    """Let the words stand there that Word asks with where a choice is taken back, in a style of its language."""
    for control, words in zip(
        root.iter(f"{W}sdt"), ["Choose an item.", "Click or tap to enter a date."] * 2, strict=True
    ):
        control.find(f".//{W}t").text = words
        looks = etree.Element(f"{W}rPr")
        etree.SubElement(looks, f"{W}rStyle", {f"{W}val": "Platzhaltertext"})
        control.find(f".//{W}r").insert(0, looks)


def with_word_style(data):
    style = '<w:style w:type="character" w:styleId="Platzhaltertext"><w:name w:val="Placeholder Text"/></w:style>'
    parts = members(data)
    styles = parts["word/styles.xml"].replace(b"</w:styles>", f"{style}</w:styles>".encode())
    return packed(parts | {"word/styles.xml": styles})


@pytest.mark.parametrize("edit", [unwrapped, around_paragraphs, around_cells, emptied, taken_back])
def test_what_shows_where_to_choose_is_nobodys_words(edit):
    reading = read_draft(with_word_style(edited(edit)))
    assert (reading.exact, reading.changes, reading.diagnostics) == (True, (), ())


@pytest.mark.parametrize("edit", [unwrapped, around_paragraphs, around_cells])
def test_what_is_typed_where_a_control_was_is_the_value(edit):
    def typed(root):
        control = controls(root, "dropDownList")[0]
        control.find(f".//{W}t").text = f"{ROOM[:4]}Objected{ROOM[4:]}"
        edit(root)

    assert told(merged_file(edited(typed))) == {DECISION: ("Objected", "merged")}


def test_a_choice_in_the_style_of_a_placeholder_is_a_choice():
    def edit(root):
        taken_back(root)
        controls(root, "dropDownList")[0].find(f".//{W}t").text = "Objected"
        controls(root, "date")[0].find(f".//{W}t").text = "2026-05-20"

    chosen = told(merged_file(with_word_style(edited(edit))))
    assert chosen == {DECISION: ("Objected", "merged"), DATE: ("2026-05-20", "merged")}


LANGUAGES = (
    *("ar", "de", "es", "fa", "fr", "he", "hi", "id", "it", "ja"),
    *("ko", "pl", "pt", "ru", "sw", "tr", "uk", "vi", "zh"),
)
DIGITS = {"ar": "٠١٢٣٤٥٦٧٨٩", "fa": "۰۱۲۳۴۵۶۷۸۹", "hi": "०१२३४५६७८९"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_is_read_in_the_words_of_its_language(language):
    text = TALKS.replace("language: en", f"language: {language}")
    parts = members(make_draft(text, labels=language))
    body = parts["word/document.xml"]
    items = [
        each.get(f"{W}displayText") for each in controls(etree.fromstring(body), "dropDownList")[0].iter(f"{W}listItem")
    ]
    day = "2026-05-20".translate(str.maketrans("0123456789", DIGITS.get(language, "0123456789")))
    for item, decision in zip(items, ["cleared", "cleared with edits", "objected", "for information"], strict=True):
        root = etree.fromstring(body)
        choose(controls(root, "dropDownList")[0], item, tracked=True, flagged=False)
        choose(controls(root, "date")[0], day, tracked=True, flagged=False)
        result = merged_file(packed(parts | {"word/document.xml": etree.tostring(root)}), text)
        assert f"decision: {decision}, date: 2026-05-20, digest: ".encode() in result.data


@pytest.mark.libreoffice
@pytest.mark.parametrize("tracked", [True, False])
def test_what_is_no_choice_goes_into_the_review_file_and_all_else_merges_from_libreoffice(tmp_path, tracked):
    saved = tmp_path / "edited.docx"
    steps = (do("as_author", name="Rev"), do("tracking", on=tracked), do("replace", find="critical", new="vital"))
    edit_in_libreoffice(draft(), *steps, do("replace", find=ROOM, new="OK to go"), save=saved)
    result = merged_file(saved.read_bytes())
    assert [(path, outcome) for path, (_, outcome) in told(result).items()] == [
        ("sections[security].content[first-point].text", "merged"),
        (DECISION, "review file"),
    ]
    assert [(each.near, each.after) for each in result.review_file.changes] == [(DECISION, "OK to go")]


@pytest.mark.libreoffice
def test_a_comment_where_to_choose_is_on_the_value_and_quotes_nothing(tmp_path):
    saved = tmp_path / "edited.docx"
    edit_in_libreoffice(draft(), do("as_author", name="Rev"), do("comment", find=ROOM, text="Who?"), save=saved)
    (comment,) = merged_file(saved.read_bytes()).review_file.comments
    assert (comment.path, comment.quote, comment.text) == (DECISION, "", "Who?")
