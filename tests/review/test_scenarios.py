"""What reviewers do to a draft in Word, and exactly what is read of it."""

from __future__ import annotations

import re

import pytest
from drafts import (
    ROOT,
    STAMP,
    all_gone,
    edited,
    gone,
    ins,
    make_draft,
    marked,
    members,
    paragraph,
    paragraph_of,
    piece,
    read_draft,
    swap,
    within,
)

from factsheet.review.changes import (
    Accept,
    ItemAdded,
    ItemKind,
    ItemMoved,
    ItemRemoved,
    Unplaced,
    UnplacedKind,
    ValueChange,
)

DRAFT = make_draft((ROOT / "tests" / "review" / "sample.yaml").read_text("utf-8"))
DRAFT_BODY = members(DRAFT)["word/document.xml"].decode()
BOB = 'w:author="Bob" w:date="2025-04-05T10:00:00Z"'
STRONG = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'
SECURITY, ECONOMY = "sections[security].content", "sections[economy].content"


def changes(*edits, **settings):
    """Give what is read of a draft whose XML has gone through edits."""
    return read_draft(edited(DRAFT, *edits), **settings).changes


def only(*edits, **settings):
    (change,) = changes(*edits, **settings)
    return change


def values(found):
    return {str(change.path): change.after for change in found if isinstance(change, ValueChange)}


def drop(find):
    """Give an edit that takes a paragraph away without a trace."""

    def edit(body):
        match = paragraph_of(body, find)
        return body[: match.start()] + body[match.end() :]

    return edit


def new_mark(xml):
    return xml.replace("</w:pPr>", f'<w:rPr><w:ins w:id="905" {STAMP}/></w:rPr></w:pPr>', 1)


def properties(xml):
    return re.search(r"<w:pPr>.*?</w:pPr>", xml)[0]


def row(find, mark, change=lambda xml: xml):
    """Give an edit that revises the row in which a text stands, or adds one like it below where `mark` is `ins`."""

    def edit(body):
        at = body.index(find)
        start, end = body.rindex("<w:tr>", 0, at), body.index("</w:tr>", at) + len("</w:tr>")
        old = body[start:end]
        trace = f'<w:{mark} w:id="906" {STAMP}/></w:trPr>'
        new = change(old)
        new = (
            new.replace("</w:trPr>", trace, 1)
            if "<w:trPr>" in new
            else new.replace("<w:tr>", f"<w:tr><w:trPr>{trace}", 1)
        )
        return body[:start] + (old + new if mark == "ins" else new) + body[end:]

    return edit


def test_two_authors_in_one_value():
    change = only(
        within("strengthen", gone("strengthen", stamp=BOB) + ins("deepen", stamp=BOB)),
        within("cooperation", gone("cooperation") + ins("ties")),
    )
    assert (str(change.path), change.after) == ("summary[purpose].text", "They met to deepen ties.")
    assert {stamp.author for stamp in change.stamps} == {"Bob", "Jane"}
    assert change.printed_by is None


@pytest.mark.parametrize(
    ("accept", "after"),
    [
        (Accept(author="bob"), "They met to deepen cooperation."),
        (Accept(author="Jane"), "They met to strengthen ties."),
    ],
)
def test_only_the_revisions_of_one_author_count(accept, after):
    change = only(
        within("strengthen", gone("strengthen", stamp=BOB) + ins("deepen", stamp=BOB)),
        within("cooperation", gone("cooperation") + ins("ties")),
        accept=accept,
    )
    assert change.after == after


def test_a_value_replaced_as_a_whole():
    change = only(within("Ironclad commitment", gone("Ironclad commitment", STRONG) + ins("A firm promise", STRONG)))
    assert (str(change.path), change.before, change.after) == (
        f"{SECURITY}[alpha].lead",
        "Ironclad commitment",
        "A firm promise",
    )


def test_markup_around_an_edit_stays_to_the_letter():
    change = only(within("doubt", gone("doubt") + ins("question")))
    assert change.after == "The commitment to *both* allies is **ironclad**, and don't question it."


def test_bold_typed_text_comes_back_as_markup():
    change = only(within("nine percent", gone("nine percent") + ins("ten percent", "<w:rPr><w:b/></w:rPr>")))
    assert change.after.endswith("Services rose by **ten percent**.")


def test_a_formatted_date_is_told_as_printed():
    change = only(within("April 3, 2025", gone("April 3, 2025") + ins("April 4, 2025")))
    assert (str(change.path), change.before, change.after, change.printed_by) == (
        "date",
        "April 3, 2025",
        "April 4, 2025",
        "days",
    )


def test_words_of_the_template_have_no_home():
    change = only(within("Contacts", gone("Contacts") + ins("Press")))
    assert isinstance(change, Unplaced)
    assert (change.kind, change.before, change.after) == (UnplacedKind.TEMPLATE, "Contacts", "Press")


def test_a_value_printed_twice_tells_of_its_other_place():
    change = only(within("Brussels, ", gone("Brussels") + ins("Bruges") + piece(", ")))
    assert (str(change.path), change.after, len(change.elsewhere)) == ("venue.city", "Bruges", 1)


def test_a_bullet_added_above_another():
    def add(xml):
        return f"<w:p>{new_mark(properties(xml))}{ins('A new bullet.')}</w:p>{xml}"

    change = only(paragraph("両国は", add))
    assert isinstance(change, ItemAdded)
    assert (str(change.list), change.after, change.kind) == (SECURITY, "beta", ItemKind.POINT)
    assert change.fields == {"text": "A new bullet."}
    assert [stamp.author for stamp in change.stamps] == ["Jane"]


def test_a_bullet_removed():
    change = only(paragraph("両国は", all_gone))
    assert isinstance(change, ItemRemoved)
    assert (str(change.path), change.joined_into) == (f"{SECURITY}[gamma]", None)


def test_a_bullet_removed_from_above_nested_ones_leaves_them_to_the_bullet_before():
    removed, *moved = changes(paragraph("They oppose changes", all_gone))
    assert str(removed.path) == f"{SECURITY}[beta]"
    assert [(str(m.path), str(m.list), m.after) for m in moved] == [
        (f"{SECURITY}[beta].points[beta-one]", f"{SECURITY}[alpha].points", None),
        (f"{SECURITY}[beta].points[beta-two]", f"{SECURITY}[alpha].points", "beta-one"),
    ]


def test_a_bullet_split_in_two():
    def split(xml):
        text = "両国は協力を強化することで一致した。"
        first = new_mark(xml).replace(text, "両国は協力を強化する。")
        second = f"<w:p>{properties(xml)}{ins('次に、')}{piece('ことで一致した。')}</w:p>"
        return first.replace("。</w:t>", "</w:t>") + second

    value, added = changes(paragraph("両国は", split))
    assert (str(value.path), value.after) == (f"{SECURITY}[gamma].text", "両国は協力を強化する")
    assert (str(added.list), added.after, added.fields) == (SECURITY, "gamma", {"text": "次に、ことで一致した。"})


def test_two_bullets_joined():
    value, removed = changes(paragraph("First nested", marked("del")))
    assert (str(value.path), value.after) == (
        f"{SECURITY}[beta].points[beta-one].text",
        "First nested thought.Second nested thought.",
    )
    assert (str(removed.path), removed.joined_into) == (f"{SECURITY}[beta].points[beta-two]", value.path)


def test_a_bullet_moved_by_tracked_moves():
    def move(body):
        match = paragraph_of(body, "両国は")
        taken = all_gone(match[0]).replace("w:del ", "w:moveFrom ").replace("w:del>", "w:moveFrom>")
        body = body[: match.start()] + taken.replace("w:delText", "w:t") + body[match.end() :]
        target = paragraph_of(body, "Trade in goods")
        put = re.sub(r"(<w:r>.*?</w:r>)", rf'<w:moveTo w:id="907" {STAMP}>\1</w:moveTo>', match[0])
        mark = f'<w:rPr><w:moveTo w:id="908" {STAMP}/></w:rPr></w:pPr>'
        return body[: target.start()] + put.replace("</w:pPr>", mark, 1) + body[target.start() :]

    change = only(move)
    assert isinstance(change, ItemMoved)
    assert (str(change.path), str(change.list), change.after) == (f"{SECURITY}[gamma]", ECONOMY, None)


def test_a_deletion_inside_an_insertion_of_another_author_was_never_there():
    inner = f'<w:del w:id="10" {BOB}><w:r><w:delText> and more</w:delText></w:r></w:del>'
    nested = f'<w:ins w:id="9" {STAMP}>{piece("ties")}{inner}</w:ins>'
    change = only(within("cooperation", gone("cooperation") + nested))
    assert change.after == "They met to strengthen ties."


def test_a_row_removed():
    change = only(row("Imports", "del"))
    assert isinstance(change, ItemRemoved)
    assert str(change.path) == f"{ECONOMY}[figures].rows[imports]"


def test_a_row_added():
    change = only(row("Imports", "ins", lambda xml: xml.replace("Imports", "Services").replace("nine", "seven")))
    assert (str(change.list), change.after, change.kind) == (f"{ECONOMY}[figures].rows", "imports", ItemKind.ROW)
    assert change.fields == {"subject": "Services", "2024": "seven"}


def test_a_follow_up_added_has_its_formatted_values_as_printed():
    new = lambda xml: xml.replace("Draft a plan of work", "Agree on a plan").replace("July 15", "August 1")  # noqa: E731
    change = only(row("Draft a plan", "ins", new))
    assert (str(change.list), change.after, change.kind) == ("follow_ups", "plan", ItemKind.RECORD)
    assert (change.fields["action"], change.fields["due"]) == ("Agree on a plan", "August 1, 2025")
    assert change.printed == {"owners", "due", "status"}


@pytest.mark.parametrize("edit", [within("don't", gone("don't") + ins("don’t")), swap("d'Egmont", "d’Egmont")])
def test_quotation_marks_that_word_curls_are_no_change(edit):
    assert changes(edit) == ()


def test_an_untracked_answer_of_an_office_fills_its_row():
    def fill(body):
        start = body.index("Legal Affairs")
        cells = [m for m in re.finditer(r"<w:p>(?:(?!<w:p>).)*?</w:p>", body) if m.start() > start][:3]
        for cell, text in zip(reversed(cells), ["April 5, 2025", "Cleared", "Jane Roe"], strict=True):
            body = body[: cell.start()] + cell[0].replace("</w:p>", f"{piece(text)}</w:p>") + body[cell.end() :]
        return body

    assert values(changes(fill)) == {
        "clearances[legal].name": "Jane Roe",
        "clearances[legal].decision": "Cleared",
        "clearances[legal].date": "April 5, 2025",
    }


def test_an_untracked_row_in_the_place_of_another_is_not_that_row_edited():
    """They share an owner and a status, as many do, but are about different things; a new row has no bookmarks."""
    found = changes(lambda body: about_a_visit(body, "<w:bookmark(?:Start|End)[^>]*>"))
    assert [type(change) for change in found] == [ItemRemoved, ItemAdded]
    assert found[1].fields["action"] == "Prepare the visit"


def test_an_untracked_row_that_has_all_its_bookmarks_is_that_row_edited():
    found = values(changes(about_a_visit))
    assert found == {"follow_ups[plan].action": "Prepare the visit", "follow_ups[plan].due": "August 1, 2025"}


def about_a_visit(body: str, dropped: str = "(?!)") -> str:
    """Make one follow-up another one, in which what `dropped` finds in its XML is not."""
    match = next(m for m in re.finditer(r"<w:tr>(?:(?!<w:tr>).)*?</w:tr>", body) if "Draft a plan" in m[0])
    new = match[0].replace("Draft a plan of work", "Prepare the visit").replace("July 15", "August 1")
    return body[: match.start()] + re.sub(dropped, "", new) + body[match.end() :]


def test_an_untracked_rewrite_is_found():
    new = "Both sides oppose any unilateral change by force in the wider region."
    reading = read_draft(edited(DRAFT, swap("They oppose changes by force or coercion in the region.", new)))
    assert values(reading.changes) == {f"{SECURITY}[beta].text": new}
    assert [found.code for found in reading.diagnostics] == ["untracked"]


def test_untracked_text_that_may_be_of_two_values_is_told_as_doubtful():
    """Nobody can tell whether ", revised" was added to the title or "revised, " to the publisher."""
    reading = read_draft(edited(DRAFT, swap("An article, A paper", "An article, revised, A paper")))
    assert [found.code for found in reading.diagnostics] == ["untracked", "doubtful-place"]
    typed = within("An article, A paper", f"{piece('An article')}{ins(', revised')}{piece(', A paper')}")
    reading = read_draft(edited(DRAFT, typed))
    assert values(reading.changes) == {"sources[article].title": "An article, revised"}
    assert [found.code for found in reading.diagnostics] == ["doubtful-place"]


def test_what_is_typed_at_the_number_of_a_note_is_the_values():
    reading = read_draft(edited(DRAFT, within("and don't doubt it.", f"{piece('and don’t doubt it.')}{ins(' Ever.')}")))
    assert [after[-9:] for after in values(reading.changes).values()] == ["it. Ever."]
    assert reading.diagnostics == ()


def test_untracked_removals_insertions_and_moves():
    assert str(only(drop("Second nested")).path) == f"{SECURITY}[beta].points[beta-two]"
    added = only(paragraph("First nested", lambda xml: xml + xml.replace("First nested", "Another such")))
    assert (str(added.list), added.after) == (f"{SECURITY}[beta].points", "beta-one")
    moved = only(drop("First nested"), paragraph("Second nested", lambda xml: xml + xml.replace("Second", "First")))
    assert isinstance(moved, ItemMoved)


def test_a_paragraph_moved_and_made_longer_without_tracking_is_still_the_same():
    longer = "A closing paragraph of the section, reworded."
    xml = paragraph_of(DRAFT_BODY, "A closing paragraph")[0].replace("A closing paragraph of the section.", longer)
    value, moved = sorted(
        changes(drop("A closing paragraph"), paragraph("Ironclad commitment", lambda first: xml + first)),
        key=lambda change: str(change.path),
        reverse=True,
    )
    assert (str(moved.path), str(moved.list), moved.after) == (f"{SECURITY}[delta]", SECURITY, None)
    assert (str(value.path), value.after) == (f"{SECURITY}[delta].text", longer)


def test_a_new_paragraph_in_a_section_has_its_home_there():
    new = "Another paragraph, written by a reviewer."
    change = only(
        paragraph("A closing paragraph", lambda xml: xml + xml.replace("A closing paragraph of the section.", new))
    )
    assert (str(change.list), change.after, change.kind) == (SECURITY, "delta", ItemKind.PARAGRAPH)
    assert change.fields == {"text": new}


def test_a_person_added():
    new = lambda xml: xml + xml.replace("Sato Aki", "Abe Ken").replace("Director", "Deputy").replace("notes", "press")  # noqa: E731
    change = only(paragraph("Sato Aki", new))
    assert (str(change.list), change.after) == ("participants[JP].people", "sato-aki")
    assert change.fields == {"name": "Abe Ken", "title": "Deputy", "role": "press"}


def test_highlighting_is_told_of():
    mark = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'
    change = only(within("force or coercion", piece("force or coercion", mark)))
    assert (change.kind, change.before, change.after) == (UnplacedKind.FORMATTING, "force or coercion", "highlight")
