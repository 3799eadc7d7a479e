"""What is typed over the template's words, over several values, or in another look is read as the draft shows it."""

from __future__ import annotations

from talks import changed, kept, merged
from word_edits import Body, W

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


def test_words_typed_before_a_separator_are_those_of_the_value_before_it():
    result = merged(lambda body: typed(body, "Anna Example, Foreign Minister", ", Foreign", " Example, Prime"))
    assert {"Anna Example Example", "Prime Minister"} <= set(changed(result).values())


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
