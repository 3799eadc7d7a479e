"""Drafts in each language: what is the template's and what a value is known by its punctuation, lists and digits."""

import re
from datetime import date
from functools import cache

import pytest
from drafts import STAMP, edited, gone, ins, make_draft, paragraph, paragraph_of, read_draft, within
from packs import packs

from factsheet.compose.inverse import Inverse
from factsheet.dates.writing import format_day
from factsheet.meeting import read_meeting
from factsheet.review.apply import apply_changes
from factsheet.review.changes import ItemAdded, ValueChange
from factsheet.review.proof import review
from factsheet.review.tree import read_tree
from factsheet.review.writing import write_tree
from factsheet.typography.digits import in_digits, locale_of, numbering_of
from factsheet.typography.lists import change_of, changes_before, pattern_of
from factsheet.typography.marks import ends_in_mark

LANGUAGES = (
    "ar",
    "ar-EG",
    "de",
    "es",
    "fa",
    "fr",
    "he",
    "hi",
    "hi-u-nu-deva",
    "id",
    "it",
    "ja",
    "ko",
    "pl",
    "pt",
    "ru",
)
LANGUAGES = (*LANGUAGES, "sw", "tr", "uk", "vi", "zh", "zh-TW")
MEETING = """\
id: test
kind: bilateral
title: Test
language: {language}
date: 2025-04-03
version: "2"
venue: {{city: Xa, country: BE, place: Xb}}
issuer: {{name: Xc, office: Xd, country: BE}}
participants:
  - {{party: JP, people: [{{name: Xe, title: Xf, role: Xg}}]}}
  - {{party: US, people: [{{name: Xh}}]}}
sections:
  - id: s
    title: Xi
    content:
      - {{id: one, lead: Xj, text: Xk and more, sources: [a]}}
      - {{id: two, lead: "Xl：", text: Xm and more}}
follow_ups:
  - {{id: f, action: Xn, owners: [FR, JP], due: 2025-07-15, status: open}}
abbreviations: {{NATO: Xo, EU: Xp}}
sources: [{{id: a, title: Xq, publisher: Xr, date: 2025-04-05, url: "https://example.org/a"}}]
contacts: [{{name: Xs, office: Xt, phone: "+32 2 000 00 00", email: a@example.org}}]
"""


DUE, LATER = date(2025, 7, 15), date(2026, 11, 30)
STRONG = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'


@cache
def draft(language):
    return make_draft(MEETING.format(language=language), labels=language)


def values(reading):
    return [(str(each.path), each.after) for each in reading.changes if isinstance(each, ValueChange)]


def merged(reading):
    """Give the meeting that a draft makes of its own."""
    base = read_tree(reading.base.meeting.encode(), "m.yaml")
    meeting, labels = reading.replay.file.meeting, reading.base.labels
    known = Inverse(locale_of(meeting.language), labels, reading.base.designations, "BE", reading.replay.prints)
    applied = apply_changes(base, reading.changes, known, sure=True)
    return read_meeting(write_tree(reading.base.meeting.encode(), "m.yaml", applied.tree, {}), "m.yaml").meeting


def new_point(lead, text):
    """Give an edit that adds a bullet behind the second one, its start bold."""

    def edit(body):
        match = paragraph_of(body, "Xm and more")
        properties = re.search(r"<w:pPr>.*?</w:pPr>", match[0])[0]
        mark = properties.replace("</w:pPr>", f'<w:rPr><w:ins w:id="905" {STAMP}/></w:rPr></w:pPr>', 1)
        return body[: match.end()] + f"<w:p>{mark}{ins(lead, STRONG)}{ins(text)}</w:p>" + body[match.end() :]

    return edit


def only_text(new):
    """Give a change that puts a tracked insertion in the place of all the runs of a paragraph."""

    def change(xml):
        runs = re.compile(r"(?:<w:hyperlink[^>]*>)?<w:r>.*</w:r>(?:</w:hyperlink>)?", re.DOTALL)
        struck = re.sub(r"<w:t([ >])", r"<w:delText\1", runs.search(xml)[0]).replace("</w:t>", "</w:delText>")
        return runs.sub(lambda _: f'<w:del w:id="901" {STAMP}>{struck}</w:del>{ins(new)}', xml, count=1)

    return change


def proved(data, language):
    """Read a draft, and give the changes to its values; all must be proved."""
    reading = read_draft(data)
    found = review("edited.docx", reading)
    assert found.proved, [each for each in found.differences if each.change is None]
    return reading


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unchanged_draft_reads_as_it_stands(language):
    reading = proved(draft(language), language)
    assert (reading.changes, reading.exact) == ((), True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_due_date_typed_anew_comes_back(language):
    written = [in_digits(format_day(day, locale_of(language)), numbering_of(language, "BE")) for day in (DUE, LATER)]
    reading = proved(edited(draft(language), paragraph(written[0], only_text(written[1]))), language)
    assert values(reading) == [("follow_ups[f].due", written[1])]
    assert merged(reading).follow_ups[0].due.day == LATER


@pytest.mark.parametrize("language", LANGUAGES)
def test_owners_typed_anew_come_back(language):
    locale = locale_of(language)
    names = [str(locale.territories[code]) for code in ("ES", "IT")]
    change = change_of(locale)
    changed = change is not None and changes_before(change, names[-1])
    owners = pattern_of(2, locale, changed=changed).format(*names)
    before = packs().pack("standard", language, "BE").designations.get("FR", "FR")
    reading = proved(edited(draft(language), paragraph(before, only_text(owners))), language)
    assert values(reading) == [("follow_ups[f].owners", owners)]
    assert [owner.name for owner in merged(reading).follow_ups[0].owners] == ["ES", "IT"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lead", ["Xu", "Xu？", "Xu؟", "Xu:", "Xu।”"])
def test_a_new_point_has_a_lead_before_the_stop_of_the_language(language, lead):
    labels = packs().pack("standard", language, "BE").labels
    stop = "" if ends_in_mark(lead) else labels["punctuation.full-stop"]
    made = edited(draft(language), new_point(f"{lead}{stop}", f"{labels['punctuation.space']}Xv and more"))
    reading = proved(made, language)
    (new,) = reading.changes
    assert isinstance(new, ItemAdded)
    assert new.fields == {"lead": lead.removesuffix(labels["punctuation.full-stop"]), "text": "Xv and more"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lead_typed_anew_with_a_mark_takes_the_place_of_the_stop(language):
    stop = packs().pack("standard", language, "BE").labels["punctuation.full-stop"]
    reading = proved(
        edited(draft(language), within(f"Xj{stop}", gone(f"Xj{stop}", STRONG) + ins("Xw？", STRONG))), language
    )
    assert values(reading) == [("sections[s].content[one].lead", "Xw？")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_sign_in_the_place_of_the_stop_is_no_part_of_the_text_that_is_typed_with_it(language):
    labels = packs().pack("standard", language, "BE").labels
    stop, space = labels["punctuation.full-stop"], labels["punctuation.space"]
    old, new = f"{stop}{space}Xk", f"={space}Xk"
    reading = proved(edited(draft(language), within(old, gone(old) + ins(new))), language)
    assert [(each.kind, each.before, each.after) for each in reading.changes] == [("template", stop, "=")]
