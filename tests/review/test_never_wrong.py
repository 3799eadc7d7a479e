"""What is typed over the template's words, over several values, or in another look is read as the draft shows it."""

from __future__ import annotations

import re

import pytest
from drafts import STAMP, edited, ins, members, packed, piece, read_draft, within
from talks import TALKS, changed, draft, kept, merged, merged_file, says
from word_edits import Body, W

from factsheet.diagnostics import Severity
from factsheet.draft.remarks import ReviewFile
from factsheet.review.changes import parse_accept
from factsheet.review.listing import entries_of
from factsheet.review.merge import Decisions
from factsheet.review.outcome import merge_readings

POINT = "sections[security].content[first-point]"
FIRST = "First point. The commitment remains critical to security in the region."
PERSON = "participants[party-a].people[anna-example]"


def typed(body: Body, line: str, old: str, new: str) -> None:
    """Put words in the place of others in the first line that reads so; they look as those did."""
    start = line.index(old)
    body.replace(body.paragraph(line), start, start + len(old), new)


def test_a_separator_typed_again_with_a_value_is_the_templates():
    result = merged(lambda body: typed(body, "Anna Example, Foreign Minister", ", Foreign", ", Prime"))
    assert changed(result) == {f"{PERSON}.title": "Prime Minister"}
    assert kept(result) == []


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (". The", ": The", None),
        (".", ":", None),
        (". The commitment", ": This commitment", "This commitment remains critical to security in the region."),
    ],
)
def test_another_sign_in_the_place_of_the_templates_is_no_part_of_a_value(old, new, text, tracked):
    result = merged(lambda body: typed(body, FIRST, old, new), tracked=tracked)
    assert changed(result) == ({f"{POINT}.text": text} if text else {})
    assert kept(result) == [("template", f"{POINT}.lead", ".", ":")]


@pytest.mark.parametrize("tracked", [True, False])
def test_a_mark_typed_with_a_lead_is_of_it_and_the_stop_that_then_prints_no_more_is_no_change(tracked):
    result = merged(lambda body: typed(body, FIRST, "First point.", "Mainstay:"), tracked=tracked)
    assert ("Mainstay:" in says(result).values.values(), kept(result)) == (True, [])


def test_words_typed_before_a_separator_are_those_of_the_value_before_it():
    result = merged(lambda body: typed(body, "Anna Example, Foreign Minister", ", Foreign", " Example, Prime"))
    assert {"Anna Example Example", "Prime Minister"} <= set(changed(result).values())


def symbol(font: str, code: str):
    """Give an edit that inserts a character of a symbol font."""

    def edit(body: Body) -> None:
        typed(body, FIRST, "critical", "%")
        run = next(r for r in body.root.iter(f"{W}r") if "".join(t.text for t in r.iter(f"{W}t")) == "%")
        text = run.find(f"{W}t")
        run.replace(text, text.makeelement(f"{W}sym", {f"{W}font": font, f"{W}char": code}))

    return edit


@pytest.mark.parametrize(
    ("font", "code", "char"),
    [
        ("Wingdings", "F0E0", "→"),
        ("Wingdings", "00FC", "✔"),
        ("Symbol", "F0AE", "→"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F06D", "μ"),
        ("Arial", "2192", "→"),
    ],
)
def test_a_character_of_a_symbol_font_is_that_of_unicode(font, code, char):
    result = merged(symbol(font, code))
    assert changed(result) == {f"{POINT}.text": f"The commitment remains {char} to security in the region."}


@pytest.mark.parametrize(
    ("font", "code"), [("Webdings", "F041"), ("Symbol", "xyz"), ("Symbol", ""), ("Symbol", "D800")]
)
def test_a_character_that_only_its_font_knows_is_kept_for_the_review_file(font, code):
    result = merged(symbol(font, code))
    assert changed(result) == {}
    ((kind, path, _, after),) = kept(result)
    assert (kind, path, "\ufffd" in after) == ("value", f"{POINT}.text", True)


LOOKS = {
    "vanish": "<w:vanish/>",
    "vertAlign": '<w:vertAlign w:val="superscript"/>',
    "caps": "<w:caps/>",
    "color": '<w:color w:val="FF0000"/>',
    "shd": '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>',
    "sz": '<w:sz w:val="40"/>',
    "highlight": '<w:highlight w:val="yellow"/>',
}


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize("name", LOOKS)
def test_every_look_that_no_markup_has_is_told_whether_tracked_or_not(name, tracked):
    change = f'<w:rPrChange w:id="8" {STAMP}><w:rPr/></w:rPrChange>' if tracked else ""
    data = edited(draft(), within("critical", piece("critical", f"<w:rPr>{LOOKS[name]}{change}</w:rPr>")))
    result = merged_file(data)
    assert changed(result) == {}
    assert kept(result) == [("formatting", f"{POINT}.text", "critical", name)]


@pytest.mark.parametrize("look", ['<w:color w:val="auto"/>', '<w:vertAlign w:val="baseline"/>', '<w:caps w:val="0"/>'])
def test_a_look_that_says_nothing_is_none(look):
    data = edited(draft(), within("critical", piece("critical", f"<w:rPr>{look}</w:rPr>")))
    assert kept(merged_file(data)) == []


def test_the_time_of_a_revision_is_that_in_utc_where_the_file_has_both():
    space = 'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du"'
    stamp = f'w:author="Rev" w:date="2026-05-10T05:00:00Z" {space} w16du:dateUtc="2026-05-10T14:00:00Z"'
    data = edited(draft(), within("critical", ins("truly ", stamp=stamp) + piece("critical")))
    for since, is_taken in (("13:00", True), ("15:00", False)):
        reading = read_draft(data, parse_accept(f"since=2026-05-10T{since}Z"))
        assert bool(reading.changes) is is_taken
    ((stamp,),) = (change.stamps for change in read_draft(data).changes)
    assert stamp.date.isoformat() == "2026-05-10T14:00:00+00:00"


def test_points_that_are_joined_cite_what_either_cited():
    def join(body: Body) -> None:
        second = "Second point. A hotline between the ministries opens in 2027.1"
        body.join_next(body.paragraph(FIRST), body.paragraph(second))

    result = merged(join)
    text = f"{FIRST.removeprefix('First point. ')} **Second point.** A hotline between the ministries opens in 2027."
    assert changed(result)[f"{POINT}.text"] == text
    assert changed(result)[f"{POINT}.sources[statement]"] == "statement"
    assert kept(result) == []


def rewritten(*runs: tuple[str, bool]):
    """Give an edit that types a bullet anew, in runs that are bold or not."""

    def edit(body: Body) -> None:
        paragraph = body.paragraph(FIRST)
        for run in list(paragraph.iter(f"{W}r")):
            body._delete(run)
        for text, bold in runs:
            run = body._text_run(text, None)
            if bold:
                properties = run.makeelement(f"{W}rPr", {})
                properties.append(run.makeelement(f"{W}b", {}))
                run.insert(0, properties)
            inserted = body._mark("ins")
            inserted.append(run)
            paragraph.append(inserted)

    return edit


def test_a_bullet_rewritten_has_its_bold_words_for_its_lead():
    result = merged(rewritten(("New lead.", True), (" Entirely new sentence here.", False)))
    assert set(changed(result).values()) >= {"New lead", "Entirely new sentence here."}


def test_a_bullet_rewritten_in_plain_words_has_no_lead():
    result = merged(rewritten(("New lead. Entirely new sentence here.", False)))
    assert set(changed(result).values()) - {None} == {"New lead. Entirely new sentence here."}


def test_a_text_over_two_values_that_may_be_divided_in_two_ways_is_neither():
    new = "Palais des Nations, Geneva, Switzerland"
    result = merged(lambda body: typed(body, "Geneva, Switzerland", "Geneva, Switzerland", new))
    assert changed(result) == {}
    assert kept(result) == [("value", "venue.city", "Geneva, Switzerland", new)]


def test_a_text_over_two_values_that_can_be_divided_in_one_way_is_both():
    result = merged(lambda body: typed(body, "Geneva, Switzerland", "Geneva, Switzerland", "Paris, France"))
    assert changed(result) == {"venue.city": "Paris", "venue.country": "FR"}
    assert kept(result) == []


def gone(body: Body) -> None:
    note = next(p for p in body.root.iter(f"{W}p") if "Joint statement" in "".join(t.text for t in p.iter(f"{W}t")))
    body.remove(note)


@pytest.mark.parametrize("tracked", [True, False])
def test_a_source_that_a_point_still_cites_stays(tracked):
    result = merged(gone, tracked=tracked)
    assert changed(result) == {}
    ((_, path, before, after),) = kept(result)
    assert (path, after) == ("sources[statement]", "")
    assert "Joint statement" in before


def test_a_source_that_nothing_cites_goes():
    text = TALKS.replace("        sources: [statement]\n", "")
    result = merged(gone, text=text)
    assert changed(result, text) == dict.fromkeys(
        f"sources[statement].{key}" for key in ("id", "title", "publisher", "date", "url")
    )
    assert kept(result) == []


def test_the_draft_of_another_meeting_is_refused():
    body = Body(draft(), tracked=True)
    typed(body, FIRST, "critical", "vital")
    other = TALKS.replace("id: talks", "id: other").replace("title: Party A and Party B", "title: Party C and Party D")
    readings = {"e.docx": read_draft(body.data())}
    result = merge_readings(readings, other.encode(), "other.yaml", ReviewFile(), Decisions())
    assert not result.may_be_written
    assert [each.code for each in result.diagnostics if each.severity is Severity.ERROR] == ["no-meeting"]
    assert "`talks` and `other`" in result.diagnostics[-1].message


def test_comments_that_share_an_id_are_all_kept():
    body = Body(draft(), tracked=True)
    body.comment(body.paragraph("Funds by area"), "First remark", "Reply")
    parts = members(body.data())
    name = "word/comments.xml"
    parts[name] = parts[name].replace(b'w:id="78"', b'w:id="77"')
    parts["word/commentsExtended.xml"] = re.sub(rb"<w15:commentEx [^>]*>", b"", parts["word/commentsExtended.xml"])
    comments = merged_file(packed(parts)).review_file.comments
    assert [comment.text for comment in comments] == ["First remark", "Reply"]


def test_show_tells_all_that_merge_does():
    def edit(body: Body) -> None:
        typed(body, "Legal Adviser", "Legal", "The")
        run = next(r for r in body.root.iter(f"{W}r") if "".join(t.text for t in r.iter(f"{W}t")) == "The")
        properties = run.makeelement(f"{W}rPr", {})
        properties.append(run.makeelement(f"{W}i", {}))
        run.insert(0, properties)

    result = merged(edit)
    (reviewed,) = result.reviewed
    shown = {(each.path, each.before, each.after) for each in entries_of(reviewed, None)}
    assert {(near, before, after) for _, near, before, after in kept(result)} <= shown
    assert [each[2:] for each in kept(result)] == [("The", "italic")]
