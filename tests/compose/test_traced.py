from __future__ import annotations

from datetime import UTC, datetime

import pytest
from markupsafe import Markup

from factsheet.compose.composer import compose
from factsheet.compose.pack import Pack, TemplateSource
from factsheet.compose.values import RichText, Traced, plain
from factsheet.diagnostics import FactsheetError
from factsheet.document.nodes import Emphasis, Link, Origin, Paragraph, Strong, Text


def first(composed):
    """Give the inlines of the first block after the title."""
    block = composed.document.blocks[1]
    assert isinstance(block, Paragraph)
    return block.inlines


def test_a_plain_value_keeps_its_origin_and_its_characters(compose_with):
    composed = compose_with("<p>{{ meeting.title }}</p>")
    assert first(composed) == (Text("Party A & Party B <meet>", Origin("title")),)


def test_rich_text_has_an_origin_with_a_range_for_each_run(compose_with):
    composed = compose_with("<p>{{ meeting.summary[0].text }}</p>")
    path = "summary[lead].text"
    assert first(composed) == (
        Text("a ", Origin(path, 0, 2)),
        Strong((Text("bold", Origin(path, 4, 8)),)),
        Text(" ", Origin(path, 10, 11)),
        Emphasis((Text("word", Origin(path, 12, 16)),)),
        Text(" and ", Origin(path, 17, 22)),
        Link("https://example.org/a?b=1&c=2", (Text("a link", Origin(path, 23, 29)),)),
    )


def test_formatted_values_are_derived(compose_with):
    body = (
        "<p>{{ meeting | days }}; {{ meeting.follow_ups[0].due | due }}; {{ meeting.venue.country | designation }}</p>"
    )
    texts = [(i.text, str(i.origin)) for i in first(compose_with(body)) if i.origin]
    assert texts == [
        ("April 3, 2025", "date~"),
        ("Summer 2025", "follow_ups[meet-again].due~"),
        ("Belgium", "venue.country~"),
    ]


def test_a_choice_label_derives_from_the_choice(compose_with):
    assert first(compose_with("<p>{{ label('status', meeting.status) }}</p>")) == (
        Text("Draft", Origin("status", filter="label:status")),
    )


def test_lists_keep_each_value_and_its_origin(compose_with):
    body = "<p>{{ meeting.follow_ups[0].owners | map(attribute='name') | map('designation') | listing }}</p>"
    assert [(i.text, i.origin and i.origin.path) for i in first(compose_with(body))] == [
        ("Republic of Korea", "follow_ups[meet-again].owners[KR].name"),
        (" and ", None),
        ("NATO", "follow_ups[meet-again].owners[nato].name"),
    ]


@pytest.mark.parametrize(
    "expression",
    [
        "meeting.title + 'x'",
        "meeting.title | upper",
        "meeting.title[:3]",
        "'%s' | format(meeting.title)",
        "meeting.title | replace('A', 'B')",
        "'words'",
        "meeting.title.lower()",
        "meeting.summary[0].id | capitalize",
    ],
)
def test_text_that_lost_its_origin_is_refused_at_its_line(compose_with, expression):
    with pytest.raises(FactsheetError) as caught:
        compose_with(f"<p>one</p>\n<p>{{{{ {expression} }}}}</p>")
    (diagnostic,) = caught.value.diagnostics
    assert "lost its origin" in diagnostic.message
    assert (diagnostic.span.file, diagnostic.span.line) == ("t/template.html.j2", 3)


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("meeting.titel", "did you mean `title`?"),
        ("meeting.title._path", "unsafe"),
        ("meeting.title.derived('invented')", "no attribute"),
        ("'words' | safe", "No filter named"),
        ("['a', 'b'] | random", "No filter named"),
        ("lipsum()", "undefined"),
        ("meeting.subtitle_of_nothing", "no field"),
        ("meeting.reference", "no value"),
        ("meeting.summary", "tuple"),
        ("meeting.venue", "View"),
        ("meeting | string", "the text `<Meeting>` has lost its origin"),
        ("'%s' | format(meeting)", "the text `<Meeting>` has lost its origin"),
        ("label(['sources'])", "a label is asked for by its key, not by a list"),
        ("label(meeting)", "a label is asked for by its key, not by a View"),
        ("meeting.reference is none", "a bool is printed, not a value of the meeting"),
        ("label('nothing')", "no `nothing`"),
        ("meeting.__class__", "unsafe"),
        ("meeting.title | days", "attribute"),
    ],
)
def test_what_cannot_be_printed_is_an_error_at_its_line(compose_with, expression, message):
    with pytest.raises(FactsheetError) as caught:
        compose_with(f"\n\n<p>{{{{ {expression} }}}}</p>")
    (diagnostic,) = caught.value.diagnostics
    assert message in diagnostic.message
    assert diagnostic.span.line == 4


@pytest.mark.parametrize("private", ["loop.__init__.__globals__", "loop._iterator", "o.__class__", "o._body_stream"])
def test_loops_and_imported_files_show_nothing_private(compose_with, private):
    body = (
        f"{{% import 't/other.html.j2' as o %}}{{% for x in meeting.summary %}}<p>{{{{ {private} }}}}</p>{{% endfor %}}"
    )
    with pytest.raises(FactsheetError, match="unsafe"):
        compose_with(body, other="{% macro m() %}{% endmacro %}")


def test_an_error_inside_an_imported_macro_names_its_own_file(compose_with):
    macros = "{% macro m(x) %}\n\n{{ x | upper }}{% endmacro %}"
    with pytest.raises(FactsheetError) as caught:
        compose_with("{% import 't/other.html.j2' as o with context %}<p>{{ o.m(meeting.title) }}</p>", other=macros)
    assert str(caught.value.diagnostics[0].span).startswith("t/other.html.j2:3")


def test_a_pack_may_be_named_as_it_likes(meeting):
    templates = {'R&D "x"/template.html.j2': TemplateSource("f.j2", "<document>\n<para/></document>")}
    pack = Pack("R&D", 'R&D "x"/template.html.j2', templates, {})
    with pytest.raises(FactsheetError) as caught:
        compose(meeting.meeting, pack, datetime(2025, 4, 3, tzinfo=UTC))
    assert str(caught.value.diagnostics[0].span) == "f.j2:2:1"


def test_a_relative_link_is_an_error_of_the_value(compose_with, meeting):
    point = meeting.meeting.summary[0].model_copy(update={"text": "see [here](page.html)"})
    changed = meeting.meeting.model_copy(update={"summary": (point,)})
    composed = compose_with("<p>{{ meeting.summary[0].text }}</p>", meeting=changed)
    (diagnostic,) = composed.diagnostics
    assert (diagnostic.code, diagnostic.path) == ("bad-link", "summary[lead].text")
    assert first(composed)[-1].text == "here"


def test_a_state_without_designation_is_a_warning(compose_with, meeting):
    changed = meeting.meeting.model_copy(update={"venue": meeting.meeting.venue.model_copy(update={"country": "FR"})})
    composed = compose_with("<p>{{ meeting.venue.country | designation }}</p>", meeting=changed)
    assert [(d.code, str(d.severity), d.path) for d in composed.diagnostics] == [
        ("no-designation", "warning", "venue.country")
    ]
    assert first(composed)[0].text == "France"


def test_a_state_without_designation_is_told_once(compose_with, meeting):
    changed = meeting.meeting.model_copy(update={"venue": meeting.meeting.venue.model_copy(update={"country": "FR"})})
    owners = "{{ meeting.venue.country | designation }}, {{ meeting.participants[0].party | designation }}"
    party = changed.participants[0].model_copy(update={"party": "FR"})
    changed = changed.model_copy(update={"participants": (party, *changed.participants[1:])})
    composed = compose_with(f"<p>{owners}</p>", meeting=changed)
    assert [d.path for d in composed.diagnostics] == ["venue.country"]


def test_a_value_in_an_attribute_is_its_plain_text():
    rich = RichText("a **b** [c](https://x.org)", "title", lambda *_: None)
    assert [plain(value) for value in (rich, Markup("a <b>c</b> &amp; d"), Traced("a **b**", "title"), 3, 0.5)] == [
        "a b c", "a c & d", "a **b**", "3", "0.5",
    ]  # fmt: skip
    with pytest.raises(TypeError, match="a list has no text"):
        plain([])
