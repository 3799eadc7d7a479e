"""A line typed over as a whole: what names an item is told from what stands beside it, or nothing is taken."""

import pytest
from drafts import edited, paragraph, read_draft
from talks import TALKS, changed, kept, merged
from test_drafts_of_languages import draft, only_text
from word_edits import Body, W

PERSON = "participants[party-a].people[anna-example]"
SHOWN = "Anna Example, Foreign Minister"
DESK = "Press desk, +41 22 555 01 01, press@example.org"
SOURCE = "Joint statement, Ministry of Party A, May 4, 2026, https://www.example.org/s"
DAY = "Geneva, May 4, 2026"
ONLY_TITLE = TALKS[: TALKS.index("    publisher:")] + TALKS[TALKS.index("contacts:") :]


def over(line: str, *runs: tuple[str, bool]):
    """Give an edit that types runs, bold or not, over a line."""

    def edit(body: Body) -> None:
        shown = body.paragraph(line)
        start, end = 0, len(line)
        for text, bold in runs:
            body.replace(shown, start, end, text)
            start = end = start + len(text)
            typed = next(r for r in shown.iter(f"{W}r") if "".join(t.text for t in r.iter(f"{W}t")) == text)
            for look in typed.findall(f"{W}rPr"):
                typed.remove(look)
            if bold:
                look = typed.makeelement(f"{W}rPr", {})
                look.append(look.makeelement(f"{W}b", {}))
                typed.insert(0, look)

    return edit


@pytest.mark.parametrize(
    ("typed", "title", "told"),
    [
        ("Anna Example; Foreign Minister", None, [("template", f"{PERSON}.name", ", ", "; ")]),
        ("Anna Example; Prime Minister", "Prime Minister", [("template", f"{PERSON}.name", ", ", "; ")]),
        ("Anna Example, Prime Minister", "Prime Minister", []),
    ],
)
def test_the_name_typed_again_without_its_bold_is_the_name(typed, title, told):
    result = merged(over(SHOWN, (typed, False)))
    assert changed(result) == ({f"{PERSON}.title": title} if title else {})
    assert kept(result) == told


@pytest.mark.parametrize("title", ["; Prime Minister", ", Prime Minister"])
def test_bold_tells_a_new_name_from_its_title(title):
    result = merged(over(SHOWN, ("Bella Other", True), (title, False)))
    assert {"Bella Other", "Prime Minister"} <= set(changed(result).values())


@pytest.mark.parametrize(
    ("line", "typed", "tracked"),
    [
        (SHOWN, "Bella Other; Prime Minister", True),
        (SHOWN, "Bella Other; Prime Minister", False),
        (SHOWN, "Anna Example \N{EN DASH} Foreign Minister", True),
        (SHOWN, "Foreign Minister Anna Example", True),
        (DESK, "Other desk; +41 22 555 01 02; other@example.org", True),
        (DAY, "Paris; May 5, 2026", True),
    ],
)
def test_where_nothing_tells_what_the_name_is_the_line_is_told(line, typed, tracked):
    result = merged(over(line, (typed, False)), tracked=tracked)
    assert changed(result) == {}
    assert [(kind, *texts) for kind, _, *texts in kept(result)] == [("value", line, typed)]


def test_an_abbreviation_is_no_part_of_what_it_means():
    text = TALKS.replace("contacts:", "abbreviations: {NATO: Pact, EU: Union}\ncontacts:")
    line, typed = (f"NATO{gap}Pact; EU{gap}Union" for gap in ("\N{NO-BREAK SPACE}", " = "))
    result = merged(over(line, (typed, False)), text=text)
    assert (changed(result, text), kept(result)) == ({}, [("value", "abbreviations[NATO].id", line, typed)])


def test_a_name_in_bold_that_has_taken_in_the_title_is_told():
    typed = "Anna Example \N{EN DASH} Foreign Minister"
    result = merged(over(SHOWN, (typed, True)))
    assert (changed(result), kept(result)) == ({}, [("value", f"{PERSON}.name", SHOWN, typed)])


def test_another_sign_behind_a_new_name_is_no_part_of_it():
    result = merged(over(SHOWN, ("Anna Other; Foreign Minister", True)), tracked=False)
    assert "Anna Other" in changed(result).values()
    assert ("template", f"{PERSON}.name", ", ", "; ") in kept(result)


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(
    ("typed", "title", "told"),
    [
        ("1. Another; and more", "Another; and more", [("template", " ", ". ")]),
        ("1 Another", "Another", []),
        ("[1] Another", "Another", [("reference", "1", "[1"), ("template", " ", "] ")]),
        ("2. Another", "Another", [("reference", "1", "2"), ("template", " ", ". ")]),
    ],
)
def test_a_number_typed_as_text_is_no_part_of_the_title_of_a_source(typed, title, told, tracked):
    result = merged(over("1Joint statement", (typed, False)), text=ONLY_TITLE, tracked=tracked)
    assert changed(result, ONLY_TITLE) == {"sources[statement].title": title}
    assert [(kind, *texts) for kind, _, *texts in kept(result)] == told


def test_a_figure_is_no_number_of_a_source():
    result = merged(over("1Joint statement", ("1.5 degrees", False)), text=ONLY_TITLE)
    assert (changed(result, ONLY_TITLE), kept(result)[-1][2:]) == ({}, ("Joint statement", "1.5 degrees"))


@pytest.mark.parametrize("tracked", [True, False])
def test_a_source_that_may_be_divided_in_several_ways_is_told_without_its_number(tracked):
    result = merged(over(f"1{SOURCE}", ("1. Another; and more", False)), tracked=tracked)
    assert changed(result) == {}
    assert ("value", "sources[statement].title", SOURCE, "Another; and more") in kept(result)


@pytest.mark.parametrize(("language", "sign", "other"), [("ar", "، ", "؛ "), ("ja", "、", "；"), ("de", ", ", "; ")])
def test_the_signs_of_a_language_divide_a_name_from_its_title(language, sign, other):
    before, after = (f"Xe{each}Xf" for each in (sign, other))
    data = draft(language)
    line = next(line.text for line in read_draft(data).replay.lines if line.text.startswith(before))
    reading = read_draft(edited(data, paragraph("Xe", only_text(line.replace(before, after)))))
    assert [(each.kind, each.before, each.after) for each in reading.changes] == [("template", sign, other)]


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize("heading", ["Follow-ups", "Sources", "Contacts", "Clearances"])
def test_a_heading_of_the_template_typed_over_as_a_whole_makes_no_section(heading, tracked):
    result = merged(lambda body: body.replace(body.paragraph(heading), 0, len(heading), "Next steps"), tracked=tracked)
    assert kept(result) == [("template", None, heading, "Next steps")]
    assert result.data.decode() == TALKS
