"""Markup that is right is read by a quick parser, and comes to what the other makes of it."""

import pytest
from random_meetings import meeting as random_meeting
from random_meetings import to_yaml

from factsheet.compose import composer
from factsheet.compose.markup import read_quickly
from factsheet.diagnostics import FactsheetError
from factsheet.pipeline.pack_loading import PackLoader
from factsheet.pipeline.packs import SheetStyle
from factsheet.pipeline.sheets import Composing, compose_sheet, pack_from, read_sheet
from factsheet.production.inputs.packs import PackLibrary


@pytest.fixture(scope="module")
def packs():
    return PackLoader(PackLibrary().files, None)


def composed(packs, file, template):
    return compose_sheet(file, pack_from(packs, SheetStyle(template, "plain")), Composing(draft=True)).document


@pytest.mark.parametrize("template", ["standard", "brief"])
@pytest.mark.parametrize("number", range(12))
def test_both_ways_come_to_one_document(packs, monkeypatch, number, template):
    file = read_sheet(to_yaml(random_meeting(f"markup {number}"), f"markup {number}").encode(), "random.yaml")
    with monkeypatch.context() as changed:
        changed.setattr(composer, "parse_markup", None)  # the quick way alone
        quick = composed(packs, file, template)
    monkeypatch.setattr(composer, "read_quickly", lambda _: None)
    assert composed(packs, file, template) == quick


HEAD = "<document><title>T</title>"


@pytest.mark.parametrize(
    "markup",
    [
        f"{HEAD}<p>a</document>",
        f"{HEAD}<p>&nbsp;</p></document>",
        f"<!DOCTYPE document [<!ENTITY e 'x'>]>{HEAD}<p>&e;</p></document>",
        f"{HEAD}<p><![CDATA[x]]></p></document>",
        f"{HEAD}<p>a<!-- b --></p></document>",
        f"{HEAD}<p>a<?php b ?></p></document>",
        f"{HEAD}<para>x</para></document>",
        f"{HEAD}<p odd='x'>x</p></document>",
        f"{HEAD}<p at='x:1'>x</p></document>",
        f"{HEAD}<p><a href='page.html'>x</a></p></document>",
        f"{HEAD}<x:p>x</x:p></document>",
        "<p>x</p>",
    ],
)
def test_what_is_wrong_or_odd_is_left_to_the_other_parser(markup):
    assert read_quickly(markup) is None


def test_faults_that_only_the_document_shows_are_told_at_their_lines(compose_with):
    with pytest.raises(FactsheetError, match="stands on several elements") as caught:
        compose_with("<section id='a'><heading>h</heading></section>\n<section id='a'><heading>h</heading></section>")
    assert [each.span.line for each in caught.value.diagnostics] == [2, 3]
