"""What a comparison takes for the same, word by word and block by block."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from factsheet.compare.documents import compare
from factsheet.compare.inlines import identity
from factsheet.document.nodes import (
    Callout,
    Deletion,
    Document,
    Insertion,
    List,
    ListItem,
    Metadata,
    Note,
    Notes,
    Origin,
    Paragraph,
    Section,
    Strong,
    Text,
)

WHEN = datetime(2025, 1, 15, tzinfo=UTC)
A, B = "a" * 65, "b" * 64
"""With `keep` between them as many characters as the three in a hundred that `keep` is."""


def changes(old, new):
    """Give how a comparison shows the change between two texts: [new] and {gone}."""
    documents = [Document(Metadata("", "en", "x", WHEN), (block(text),)) for text in (old, new)]
    (merged,) = compare(*documents, "A", WHEN).blocks
    return shown(merged.inlines)


def block(text):
    return Paragraph(text if isinstance(text, tuple) else (Text(text),))


def shown(inlines):
    return "".join(_shown(inline) for inline in inlines)


def _shown(inline):
    match inline:
        case Text(text):
            return text
        case Insertion(inlines=inside):
            return f"[{shown(inside)}]"
        case Deletion(inlines=inside):
            return f"{{{shown(inside)}}}"
        case Strong(inside):
            return f"*{shown(inside)}*"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It meets once a year.", "It meets twice a year.", "It meets {once}[twice] a year."),
        ("It is so.", "It is so, and stays.", "It is so[, and stays]."),
        (
            "\u5916\u52d9\u5927\u81e3\u306f\u8a71",
            "\u5916\u76f8\u306f\u8a71",
            "\u5916{\u52d9\u5927\u81e3}[\u76f8]\u306f\u8a71",
        ),
        ("We all met, and saw red to blue.", "We all met, and saw pink.", "We all met, and saw {red to blue}[pink]."),
        (
            "The Council, Having read what the officer says of the Force. 27",
            "Having read what the officer says of 9 May of the Force,",
            "{The Council, }Having read what the officer says of [9 May of ]the Force{. 27}[,]",
        ),
        (f"one {A} keep {B}", "one x keep y", f"one {{{A}}}[x] keep {{{B}}}[y]"),
        (f"one {A}a keep {B}", "one x keep y", f"one {{{A}a keep {B}}}[x keep y]"),
        ("The end.", (Text("The "), Strong((Text("end"),)), Text(".")), "The {end}*[end]*."),
        (
            (Strong((Text("A short lead."),)), Text(" x")),
            (Strong((Text("A long lead."),)), Text(" x")),
            "*A {short}[long] lead.* x",
        ),
    ],
)
def test_words(old, new, expected):
    assert changes(old, new) == expected


def item(path, words):
    return ListItem((Paragraph((Text(words, Origin(path)),)),))


def test_items_are_matched_by_their_ids_however_unlike_their_words():
    lists = [
        List((item("s.content[a].text", "One thing"), item("s.content[b].text", "Other words entirely"))),
        List((item("s.content[c].text", "Fresh"), item("s.content[b].text", "Nothing in common"))),
    ]
    documents = [Document(Metadata("", "en", "x", WHEN), (each,)) for each in lists]
    (merged,) = compare(*documents, "A", WHEN).blocks
    assert [each.revision and each.revision.kind.value for each in merged.items] == ["deletion", "insertion", None]
    assert shown(merged.items[2].blocks[0].inlines) == "{Other words entirely}[Nothing in common]"


def test_a_section_whose_id_changed_is_known_by_its_words():
    words = Paragraph((Text("They agreed on the steps that follow from it."),))
    sections = [Section(name, 1, (Text(name),), (words,)) for name in ("methods", "ways")]
    documents = [Document(Metadata("", "en", "x", WHEN), (each,)) for each in sections]
    (merged,) = compare(*documents, "A", WHEN).blocks
    assert shown(merged.heading) == "{methods}[ways]"
    assert merged.blocks == (words,)


def test_a_note_keeps_its_place_when_its_number_changes():
    notes = [
        Notes((Note("a", "1", (Text("A"),)), Note("b", "2", (Text("B"),)))),
        Notes((Note("b", "1", (Text("B"),)),)),
    ]
    documents = [Document(Metadata("", "en", "x", WHEN), (each,)) for each in notes]
    (merged,) = compare(*documents, "A", WHEN).blocks
    assert [shown(note.label_inlines) for note in merged.notes] == ["{1}", "{2}[1]"]
    assert [shown(note.inlines) for note in merged.notes] == ["{A}", "B"]


def test_the_identity_of_text_is_the_item_that_all_of_it_is_from():
    lead, text = (Text("x", Origin(f"sections[s].content[a].{name}")) for name in ("lead", "text"))
    assert str(identity((Strong((lead,)), text, Text("label")))) == "sections[s].content[a]"
    assert str(identity((text, Text("x", Origin("sections[s].content[b].text"))))) == "sections[s]"
    assert identity((Text("x", Origin("venue.city")),)) is None
    assert identity((Text("label"),)) is None


def test_the_length_that_a_template_promises_does_not_hold_for_a_redline():
    document = Document(Metadata("", "en", "x", WHEN), (block("A"),), max_pages=1)
    assert compare(document, document, "A", WHEN).max_pages is None


def test_a_list_item_is_rewritten_from_a_likeness_on_and_exchanged_below_it():
    words = [f"w{number}" for number in range(10)]
    old = [item("s.content[a].text", " ".join(words))]
    for share, revisions in ((3, [None]), (2, ["deletion", "insertion"])):
        new = [item("s.content[b].text", " ".join([*words[:share], *(f"v{number}" for number in range(10 - share))]))]
        documents = [Document(Metadata("", "en", "x", WHEN), (List(tuple(each)),)) for each in (old, new)]
        (merged,) = compare(*documents, "A", WHEN).blocks
        assert [each.revision and each.revision.kind.value for each in merged.items] == revisions


def test_callouts_with_nothing_in_common_are_one_unless_another_is_more_alike():
    callouts = [Callout((Text(head),), (block(words),)) for head, words in (("a", "b"), ("c", "d"), ("a", "e"))]
    documents = [Document(Metadata("", "en", "x", WHEN), tuple(each)) for each in (callouts[:1], callouts[1:])]
    first, second = compare(*documents, "A", WHEN).blocks
    assert [shown(first.heading), shown(second.heading)] == ["[c]", "a"]
    (only,) = compare(documents[0], replace(documents[1], blocks=documents[1].blocks[:1]), "A", WHEN).blocks
    assert shown(only.heading) == "{a}[c]"
