"""Two documents in two languages side by side."""

from datetime import UTC, datetime

from factsheet.compare.sides import beside
from factsheet.document import nodes
from factsheet.document.algebra import every
from factsheet.document.nodes import Origin, Paragraph, Text
from factsheet.document.text import blocks_text

WHEN = datetime(2025, 4, 3, tzinfo=UTC)


def document(language: str, *blocks: nodes.Block) -> nodes.Document:
    return nodes.Document(nodes.Metadata("T", language, "talks", WHEN), blocks)


def text(words: str, path: str | None = None) -> tuple[Text, ...]:
    return (Text(words, Origin(path) if path else None),)


def bullets(*words: str) -> nodes.List:
    items = (nodes.ListItem((Paragraph(text(each, f"summary[{each[:1]}].text")),)) for each in words)
    return nodes.List(tuple(items))


def rows(made: nodes.Document) -> list[tuple[str, ...]]:
    """Give the texts of the rows of all tables side by side."""
    tables = (each for each in every(made.blocks, nodes.Table) if each.role is nodes.TableRole.SIDES)
    return [tuple(" ".join(blocks_text(cell.blocks)) for cell in row.cells) for table in tables for row in table.body]


def test_points_stand_beside_each_other_by_what_they_are_of():
    made = beside(document("en", bullets("a one", "b two")), document("fr", bullets("a un", "b deux")), ("E", "F"))
    assert rows(made) == [("a one", "a un"), ("b two", "b deux")]
    (table,) = made.blocks
    assert [" ".join(blocks_text(cell.blocks)) for cell in table.head[0].cells] == ["E", "F"]
    assert {cell.scope for cell in table.head[0].cells} == {nodes.Scope.COLUMN}


def test_what_one_language_lacks_leaves_its_side_empty():
    made = beside(
        document("en", bullets("a one", "c three")), document("fr", bullets("a un", "b deux", "c trois")), ("E", "F")
    )
    assert rows(made) == [("a one", "a un"), ("", "b deux"), ("c three", "c trois")]


def test_headings_stand_beside_each_other_with_their_levels():
    def sections(*words: str) -> nodes.Section:
        inner = nodes.Section("b", 2, text(words[1]), (Paragraph(text(words[2])),))
        return nodes.Section("a", 1, text(words[0]), (inner,))

    made = beside(document("en", sections("A", "B", "c")), document("fr", sections("D", "E", "f")), ("E", "F"))
    assert rows(made) == [("A", "D"), ("B", "E"), ("c", "f")]
    assert [each.level for each in every(made.blocks, nodes.Section)] == [1, 1, 2, 2]


def test_all_of_the_other_language_says_so():
    made = beside(document("en", bullets("a one")), document("fr", bullets("a un")), ("English", "Français"))
    tagged = list(every(made.blocks, nodes.Language))
    assert {each.tag for each in tagged} == {"fr"}
    words = {inline.text for each in tagged for inline in each.inlines}
    assert words == {"a un", "Français"}


def test_tables_stand_below_each_other_and_titles_once():
    def table(words: str) -> nodes.Table:
        row = nodes.Row((nodes.Cell((Paragraph(text(words)),)),))
        return nodes.Table((nodes.Column(),), (), (row,))

    english = document("en", nodes.Title(text("Talks")), bullets("a one"), table("x"))
    french = document("fr", nodes.Title(text("Entretien")), bullets("a un"), table("y"))
    kinds = [type(each).__name__ for each in beside(english, french, ("E", "F")).blocks]
    assert kinds == ["Title", "Paragraph", "Table", "Table", "Table"]
    assert rows(beside(english, french, ("E", "F"))) == [("a one", "a un")]


def test_callouts_are_one_box():
    english = document("en", nodes.Callout(text("Summary"), (bullets("a one"),)))
    french = document("fr", nodes.Callout(text("En bref"), (bullets("a un"),)))
    (box,) = beside(english, french, ("E", "F")).blocks
    assert isinstance(box, nodes.Callout)
    assert rows(document("en", box)) == [("Summary", "En bref"), ("a one", "a un")]


def test_an_image_that_both_have_stands_once_with_both_captions():
    one, other = (nodes.Figure("map.png", "A map", text(words)) for words in ("Map", "Carte"))
    figure, caption = beside(document("en", one), document("fr", other), ("E", "F")).blocks
    assert (figure, list(blocks_text((caption,)))) == (one, ["Carte"])
    others = beside(document("en", one), document("fr", nodes.Figure("carte.png", "Carte")), ("E", "F")).blocks
    assert [each.path for each in others] == ["map.png", "carte.png"]


def test_notes_keep_their_numbers_and_references_without_a_note_are_text():
    notes = nodes.Notes((nodes.Note("s", "1", text("Source")),))
    theirs = nodes.Notes((nodes.Note("s", "1", text("Texte")), nodes.Note("t", "2", text("Autre"))))
    reference = Paragraph((*text("x"), nodes.NoteReference("s", "1"), nodes.NoteReference("t", "2")))
    made = beside(document("en", notes), document("fr", reference, theirs), ("E", "F"))
    assert [each.id for each in every(made.blocks, nodes.Note)] == ["s"]
    assert [each.note for each in every(made.blocks, nodes.NoteReference)] == ["s"]
    assert ("1 Source", "1 Texte") in rows(made)
    assert ("", "2 Autre") in rows(made)
