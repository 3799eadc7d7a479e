"""What blocks are made of, in the order in which a file of paragraphs and tables has it."""

from __future__ import annotations

from factsheet.document import nodes
from factsheet.document.paragraphs import LineKind, Written, callout_pieces, pieces


def text(words: str) -> tuple[nodes.Inline, ...]:
    return (nodes.Text(words),)


def paragraph(words: str) -> nodes.Paragraph:
    return nodes.Paragraph(text(words))


def said(found) -> list[str]:
    return [
        f"{each.kind} {each.level} {''.join(t.text for t in each.inlines)}"
        if isinstance(each, Written)
        else type(each).__name__
        for each in found
    ]


def test_every_kind_of_block_gives_its_paragraphs_and_frames():
    row = nodes.Row((nodes.Cell((paragraph("cell"),)),))
    inner = nodes.List((nodes.ListItem((paragraph("inner"), paragraph("more"))),))
    blocks = (
        nodes.Title(text("T")),
        nodes.Section(
            "s",
            2,
            text("H"),
            (paragraph("p"), nodes.List((nodes.ListItem((paragraph("outer"), inner)), nodes.ListItem((inner,))))),
        ),
        nodes.Table((nodes.Column(),), (), (row,), text("of a table")),
        nodes.Table((nodes.Column(),), (), (), text("of none")),
        nodes.Figure("a.png", "a picture", text("of a figure")),
        nodes.Callout((), ()),
        nodes.Callout(text("box"), (paragraph("in it"),)),
        nodes.Notes((nodes.Note("n", "1", text("note")),)),
    )
    assert said(pieces(blocks)) == [
        "title 0 T",
        "heading 2 H",
        "paragraph 0 p",
        "bullet 1 outer",
        "bullet 2 inner",
        "paragraph 2 more",
        "bullet 1 ",
        "bullet 2 inner",
        "paragraph 2 more",
        "caption 0 of a table",
        "Table",
        "caption 0 of none",
        "Figure",
        "caption 0 of a figure",
        "Callout",
        "note 0 note",
    ]
    assert said(callout_pieces(blocks[-2])) == ["heading 0 box", "paragraph 0 in it"]


def test_what_is_empty_is_written_only_as_a_bullet_or_in_a_draft_where_a_value_may_stand():
    place = (nodes.Text("", nodes.Origin("summary")),)
    item = nodes.ListItem(())
    assert Written(LineKind.BULLET, (), item, 1).is_there(draft=False)
    assert not Written(LineKind.PARAGRAPH, place, nodes.Paragraph(place)).is_there(draft=False)
    assert Written(LineKind.PARAGRAPH, place, nodes.Paragraph(place)).is_there(draft=True)
    assert not Written(LineKind.PARAGRAPH, (), nodes.Paragraph(())).is_there(draft=True)
