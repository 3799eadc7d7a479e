"""docs/parity.md: its glossary is one, its message is what the program says, its codes are those of the catalogue."""

import re
from pathlib import Path

from factsheet.diagnostics.catalogue import catalogue
from factsheet.parity.comparison import compare_family
from factsheet.parity.glossary import parse_glossary
from factsheet.parity.versions import families, read_version

PAGE = (Path(__file__).parents[2] / "docs" / "parity.md").read_text("utf-8")
MEETING = """\
id: talks
kind: bilateral
title: Talks
language: {}
date: 2025-04-03
venue: {{city: Brussels, country: BE}}
issuer: {{name: Desk}}
participants: [{{party: US}}, {{party: KR}}]
follow_ups: [{{id: visit, action: A, owners: [US], due: {}}}]
"""


def test_the_glossary_is_one():
    (block,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    terms = parse_glossary("glossary.yaml", block.encode()).terms
    assert terms[0].of("fr-CA") == ("cessez-le-feu", "trêve")
    assert len(terms) == 2


def test_the_message_is_what_the_program_says():
    files = ("talks.yaml", MEETING.format("en", "2025-07")), ("talks-fr.yaml", MEETING.format("fr", "2025-08"))
    (family,) = families(read_version(name, text.encode()) for name, text in files)
    (found,) = compare_family(family)
    assert f"    {found}\n      {found.span.excerpt}\n" in PAGE
    assert f"      note: {found.related[0]}\n" in PAGE


def test_codes_are_those_of_the_catalogue():
    assert set(re.findall(r"`(parity-[a-z]+)`", PAGE)) <= catalogue().keys()
