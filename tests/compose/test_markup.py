from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from factsheet.compose.markup import ELEMENTS
from factsheet.diagnostics import FactsheetError
from factsheet.document.nodes import (
    Callout,
    LineBreak,
    List,
    NoteReference,
    Notes,
    Origin,
    PageCount,
    PageNumber,
    Paragraph,
    ParagraphRole,
    Scope,
    Section,
    Strong,
    Table,
    Text,
)
from factsheet.document.text import inline_text


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("\n<para>x</para>", 3, "unknown element <para>"),
        ("<p>{{ meeting.title }}\n<para/></p>", 3, "unknown element <para>"),
        ("\n   <p>a</p> <para>x</para>  ", 3, "unknown element <para>"),
        ("<p>a</p>\n<p klass='x'>b</p>", 3, "no attribute `klass`"),
        ("<section>\n<heading>h</heading></section>", 2, "needs the attribute `id`"),
        ("<section id='a'>\n<p>h</p></section>", 2, "starts with its <heading>"),
        ("<section id='a'><p>h</p>\n<heading>h</heading></section>", 3, "stands first"),
        ("<p>x</p>\nloose text", 1, "text stands directly in <document>"),
        ("\n<p><ul><li>x</li></ul></p>", 3, "<ul> may not stand in <p>"),
        ("\n<p class='huge'>x</p>", 3, "not one of"),
        ("<ul>\n<li>a</ul>", 3, "not well-formed"),
        ("<ul>\n<li>a\n</ul>", 3, "not well-formed"),
        ("\n<a href='{{ meeting.title }}'>x</a>", 3, "not well-formed"),
        ("\n<p>&nbsp;</p>", 3, "Entity"),
        ("<p>{{ meeting.title }</p>", 2, "unexpected"),
        ("\n{% if x %}", 3, "Unexpected end of template"),
        ("{% import 't/none.html.j2' as m %}", 2, "no template"),
        ("<table><tbody><tr><td>a</td></tr>\n<tr><td>a</td><td>b</td></tr></tbody></table>", 2, "1 cells, the table 2"),
        ("<table><col width='wide'/></table>", 2, "not a share"),
        ("<table><col width='nan'/></table>", 2, "not a share"),
        ("<table><col width='-1'/></table>", 2, "not a share"),
        ("<p><a href='page.html'>x</a></p>", 2, "not an absolute"),
        ("<p><a href='javascript:x'>x</a></p>", 2, "not an absolute"),
        ("<p><span lang='not a tag'>x</span></p>", 2, "not a BCP 47"),
        ("<p><v o='title' r='3-x'>forged</v></p>", 2, "does not write it"),
        ("{{ label('page', page='1') }}", 2, "needs `pages=`"),
        ("{{ label('pgae') }}", 2, "did you mean `page`"),
        ("<p><a href='{{ meeting.reference | attr }}'>x</a></p>", 2, "no text for an attribute"),
        ("<title>again</title>", 1, "exactly one <title>"),
        (
            "<section id='a'><heading>h</heading></section>\n<section id='a'><heading>h</heading></section>",
            2,
            "several",
        ),
    ],
)
def test_wrong_markup_is_an_error_with_the_templates_line(compose_with, body, line, message):
    with pytest.raises(FactsheetError) as caught:
        compose_with(body)
    first = caught.value.diagnostics[0]
    assert message in first.message
    assert (first.span.file, first.span.line) == ("t/template.html.j2", line)
    excerpt = first.span.excerpt
    assert excerpt.strip()
    assert excerpt[first.span.column - 1 : first.span.end_column - 1] == excerpt.lstrip()
    assert first.span.end_column == len(excerpt) + 1


@pytest.mark.parametrize("tag", ["a", "p", "ul", "section"])
def test_the_markup_is_one_document(compose_with, tag):
    attribute = {"a": " href='tel:1'", "section": " id='a'"}.get(tag, "")
    with pytest.raises(FactsheetError) as caught:
        compose_with(f"<{tag}{attribute}></{tag}>", whole=True)
    assert f"the markup starts with <{tag}>, not <document>" in [each.message for each in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("tag", "hint"), [("headin", "did you mean <heading>?"), ("xyz", "docs/templates.md lists the elements")]
)
def test_an_unknown_element_names_the_nearest(compose_with, tag, hint):
    with pytest.raises(FactsheetError) as caught:
        compose_with(f"<{tag}/>")
    assert caught.value.diagnostics[0].hints == (hint,)


@pytest.mark.parametrize("pages", ["inf", "nan", "0", "-2", "1.5", "many"])
def test_a_page_limit_is_a_whole_number_above_0(compose_with, pages):
    with pytest.raises(FactsheetError, match="a whole number above 0"):
        compose_with(f"<document max-pages='{pages}'><title>T</title></document>", whole=True)


def test_an_entity_of_a_doctype_is_refused(compose_with):
    text = "<!DOCTYPE document [<!ENTITY e 'x'>]><document><title>T</title><p>&e;</p></document>"
    with pytest.raises(FactsheetError, match="an entity stands in the markup"):
        compose_with(text, whole=True)


def test_all_unknown_elements_are_reported_at_once(compose_with):
    with pytest.raises(FactsheetError) as caught:
        compose_with("<x/>\n<y/>\n<p>ok</p>\n<z/>")
    assert [d.span.line for d in caught.value.diagnostics] == [2, 3, 5]


def test_ill_formed_markup_points_at_the_last_element_before_it(compose_with):
    with pytest.raises(FactsheetError) as caught:
        compose_with(
            "{% import 't/o.html.j2' as o %}<p>x</p>{{ o.m() }}<p>y</p>",
            o="{% macro m() %}\n<ul></li>{% endmacro %}",
        )
    (found,) = caught.value.diagnostics
    assert (found.span.file, found.span.line) == ("t/o.html.j2", 2)
    with pytest.raises(FactsheetError) as caught:
        compose_with("& <document></document>\n", whole=True)
    assert caught.value.diagnostics[0].span.line == 1


def test_comments_and_instructions_are_nothing_and_the_break_behind_a_block_is_none(compose_with):
    body = "<p>a<!-- c --><?php x ?>b{% if true %}\nc{% endif %}</p>"
    assert compose_with(body).document.blocks[1] == Paragraph((Text("abc"),))


def test_a_value_in_an_attribute_without_filter_gets_the_hint(compose_with):
    with pytest.raises(FactsheetError) as caught:
        compose_with("<p><a href='{{ meeting.title }}'>x</a></p>")
    assert "`attr`" in caught.value.diagnostics[0].hints[0]


def test_white_space_collapses_over_runs_but_no_break_space_stays(compose_with):
    body = "<p>\n  a <strong> b </strong>\n c\u00a0d <br/>  e </p>"
    assert compose_with(body).document.blocks[1] == Paragraph(
        (Text("a "), Strong((Text("b "),)), Text("c\u00a0d "), LineBreak(), Text("e"))
    )


def test_roles_running_lines_and_page_limit(compose_with):
    composed = compose_with(
        "{% macro n() %}<page-number/>{% endmacro %}{% macro m() %}<page-count/>{% endmacro %}"
        "<document max-pages='1'><title>T</title><watermark>{{ label('draft') }}</watermark>"
        "<running-foot><end>{{ label('page', page=n(), pages=m()) }}</end></running-foot>"
        "<p class='dateline'>d</p></document>",
        whole=True,
    )
    document = composed.document
    assert document.blocks[1] == Paragraph((Text("d"),), ParagraphRole.DATELINE)
    assert document.foot.end == (Text("Page "), PageNumber(), Text(" of "), PageCount())
    assert (document.watermark, document.max_pages) == ("DRAFT", 1)


def test_cells_and_items_hold_text_paragraphs_and_lists(compose_with):
    body = "<ul><li>a <strong>b</strong><ul><li>c</li></ul></li></ul>"
    items = compose_with(body).document.blocks[1].items
    inner = List((items[0].blocks[1].items[0],))
    assert items[0].blocks == (Paragraph((Text("a "), Strong((Text("b"),)))), inner)


def test_header_cells_have_their_scope(compose_with):
    body = "<table><thead><tr><th>h</th><th>i</th></tr></thead><tbody><tr><th>r</th><td/></tr></tbody></table>"
    table = compose_with(body).document.blocks[1]
    assert isinstance(table, Table)
    assert [cell.scope for row in (*table.head, *table.body) for cell in row.cells] == [
        Scope.COLUMN, Scope.COLUMN, Scope.ROW, None,
    ]  # fmt: skip


def test_notes_are_numbered_and_referred_to(compose_with):
    body = "<p>x<ref note='b'/></p><notes><note id='a'>one</note><note id='b'>two</note></notes>"
    _, paragraph, notes = compose_with(body).document.blocks
    assert paragraph.inlines == (Text("x"), NoteReference("b", "2"))
    assert isinstance(notes, Notes)
    assert [note.label for note in notes.notes] == ["1", "2"]


def test_a_mark_of_a_note_that_is_not_there_goes(compose_with):
    body = "<p>x<ref note='n'/>y</p><p><ref note='n'/>z</p><p><a href='tel:1'>a</a><ref note='n'/>b</p>"
    _, *paragraphs = compose_with(body).document.blocks
    assert [inline_text(each.inlines) for each in paragraphs] == ["xy", "z", "ab"]


def test_figures_know_their_width_caption_and_value(compose_with):
    body = (
        "<figure src='a.png' alt='A'/><figure src='b.png' alt='B' of='title' width='0.5'><caption>c</caption></figure>"
    )
    _, first, second = compose_with(body).document.blocks
    assert (first.path, first.alt, first.caption, first.width, first.origin) == ("a.png", "A", (), 1.0, None)
    assert (second.caption, second.width, second.origin) == ((Text("c"),), 0.5, Origin("title"))


def test_sections_take_their_level_from_their_nesting(compose_with):
    inside = "<section id='b'><heading>b</heading><callout><p>c</p></callout></section>"
    body = f"<section id='a'><heading>a</heading>{inside}</section>"
    outer = compose_with(body).document.blocks[1]
    assert isinstance(outer, Section)
    inner = outer.blocks[0]
    assert (outer.level, inner.level) == (1, 2)
    assert isinstance(inner.blocks[0], Callout)


def test_sections_nest_to_three_levels(compose_with):
    opened = [f"<section id='s{level}'><heading>h</heading>" for level in range(1, 5)]
    section = compose_with("\n".join((*opened[:3], "</section>" * 3))).document.blocks[1]
    assert section.blocks[0].blocks[0].level == 3
    with pytest.raises(FactsheetError) as caught:
        compose_with("\n".join((*opened, "</section>" * 4)))
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.message, diagnostic.span.line) == ("sections nest to 3 levels", 5)


def test_the_guides_whole_template_composes(compose_with, labels):
    guide = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"## A whole template\n\n((?:    .*\n|\n)+)", guide)
    composed = compose_with(
        textwrap.dedent(example), labels={**labels, "document.fact sheet": "FACT SHEET"}, whole=True
    )
    assert inline_text(composed.document.blocks[1].inlines) == "Party A & Party B <meet>"


def test_the_guide_names_every_element_and_attribute():
    guide = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `<([a-z-]+)>` \|(.*)$", guide, re.MULTILINE))
    assert set(rows) == set(ELEMENTS) - {"v"}
    for name, row in rows.items():
        for attribute in ELEMENTS[name].required | ELEMENTS[name].optional:
            assert f"`{attribute}`" in row, (name, attribute)
