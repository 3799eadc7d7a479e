"""Sheets that state one mark for all of their portions: which schemes allow it, what they print, what is refused."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2
import pytest
import yaml
from schemes import NAMES, scheme

from factsheet import api
from factsheet.diagnostics import FactsheetError
from factsheet.markings.parsing import parse_portion
from factsheet.markings.printing import banner_text
from factsheet.meeting import read_meeting
from factsheet.production.accounts import items_of
from factsheet.release.levels import PUBLIC, Level
from factsheet.release.removal import released

SHEET = """\
id: sample
kind: bilateral
title: Party A and Party B
date: 2015-04-03
reference: 12/25
venue: {{city: Brussels, country: BE}}
issuer: {{name: Desk}}
classification: {block}
participants: [{{party: Party A}}, {{party: Party B}}]
summary:
  - {{id: said, text: What was said., points: [Below it.]}}
sections:
  - {{title: Funds, content: [{{paragraph: They spoke of funds.}}, {{table: {{columns: [A], rows: [[One]]}}}}]}}
follow_ups: [{{action: To meet again}}]
"""
BLOCKS = {
    "us-cui": {"controlled_by": "The desk"},
    "us-dod-cui": {"controlled_by": "The desk"},
    "eu": {"copy_number": "3 of 10"},
}


def sheet(name: str, mark: str, **block: str) -> str:
    stated = {"scheme": name, "portions": mark, **BLOCKS.get(name, {}), **block}
    return SHEET.format(block=yaml.safe_dump(stated, default_flow_style=True, width=10**6).strip())


def told(text: str) -> list[tuple[str, str, int, int]]:
    found = api.check(text).diagnostics
    return [(each.code, str(each.severity), each.span.line, each.span.column) for each in found if each.span]


ALLOWED = {
    "us": ["U"],
    "us-state": ["U"],
    "us-cui": ["U", "CUI", "CUI//SP-PRVCY//NF"],
    "us-dod-cui": ["U"],
    "nato": ["NU", "NS"],
    "eu": ["NOT CLASSIFIED", "S-UE/EU-S"],
    "uk": ["OFFICIAL", "SECRET"],
    "tlp": ["TLP:CLEAR", "TLP:RED"],
    "plain": ["OPEN", "CONFIDENTIAL"],
}
REFUSED = {
    "us": ["S", "U//FOUO", "U//NF", "S//REL TO USA, JPN"],
    "us-state": ["SBU", "C//NF"],
    "us-cui": ["S", "S//CUI"],
    "us-dod-cui": ["CUI", "CUI//SP-PRVCY"],
}


def test_every_scheme_stands_in_the_table():
    assert sorted(ALLOWED) == list(NAMES)


@pytest.mark.parametrize(("name", "mark"), [(name, mark) for name, marks in ALLOWED.items() for mark in marks])
def test_the_banner_alone_says_it_in_both_formats(name, mark):
    built = api.build(sheet(name, mark), ["pdf", "docx"], banners="page")
    assert not built.failed
    banner = banner_text(parse_portion(mark, scheme(name)), scheme(name))
    with pypdfium2.PdfDocument(built.files["pdf"]) as file:
        text = "".join(page.get_textpage().get_text_range() for page in file)
    assert len(re.findall(rf"(?m)^{re.escape(banner)}( +Copy: 3 of 10)?\r?$", text)) == 2
    assert f"({mark})" not in text
    parts = zipfile.ZipFile(io.BytesIO(built.files["docx"]))
    assert banner in parts.read("word/header_first.xml").decode()
    assert f"({mark})" not in parts.read("word/document.xml").decode()


@pytest.mark.parametrize(("name", "mark"), [(name, mark) for name, marks in REFUSED.items() for mark in marks])
def test_a_scheme_that_has_portions_marked_refuses_it_at_its_place(name, mark):
    text = sheet(name, mark)
    (found,) = [each for each in api.check(text).diagnostics if each.code == "unmarked-portion"]
    assert found.path == "classification.portions"
    assert f"the scheme `{name}` has every portion bear its mark in a sheet that is ({mark})" == found.message
    assert f"write `marking: {mark}`" in found.hints[0]


def test_a_mark_that_is_none_is_told_at_its_character():
    text = sheet("plain", "OPEN").replace("portions: OPEN", "portions: OPN")
    assert told(text) == [("wrong-marking", "error", 8, 28)]


@pytest.mark.parametrize("own", ["OPEN", "INTERNAL"])
def test_no_portion_has_a_mark_of_its_own_beside_it(own):
    text = sheet("plain", "OPEN").replace("party: Party B", f"party: Party B, marking: {own}")
    assert told(text) == [("wrong-marking", "error", 9, 60)]
    text = text.replace("party: Party A", f"party: Party A, marking: {own}")
    (found,) = api.check(text).diagnostics
    assert found.message == "2 portions bear marks of their own, where `classification` states one for all"


def test_a_scheme_without_the_rule_has_portions_marked(tmp_path):
    (tmp_path / "markings").mkdir()
    own = "title: The desk's own\nlevels: {OPEN: {banner: OPEN}}\n"
    (tmp_path / "markings" / "own.yaml").write_text(own, "utf-8")
    text = sheet("own", "OPEN")
    found = api.check(text, markings=tmp_path / "markings").diagnostics
    assert [each.code for each in found] == ["unmarked-portion"]


def file_of(text: str):
    return read_meeting(text.encode(), "sample.yaml")


def test_it_goes_whole_to_a_level_that_sees_the_mark_and_to_no_other():
    file = file_of(sheet("plain", "INTERNAL"))
    made = released(file, Level("INTERNAL"), scheme("plain"))
    assert made.file.meeting == file.meeting
    assert made.withheld == ()
    with pytest.raises(FactsheetError) as caught:
        released(file, Level(PUBLIC), scheme("plain"))
    assert [each.message for each in caught.value.diagnostics] == [
        "all portions are (INTERNAL), which `public` may not see"
    ]


def test_the_report_has_the_mark_for_every_portion():
    items = items_of(file_of(sheet("plain", "OPEN")), {PUBLIC: ()})
    assert {each.mark for each in items} == {"OPEN"}
    assert {tuple(each.levels.items()) for each in items} == {((PUBLIC, "released"),)}


def test_ism_has_the_banner():
    built = api.build(sheet("us", "U"), ["ism"])
    assert b'ism:classification="U"' in built.files["ism"]


@pytest.mark.parametrize("name", NAMES)
def test_who_marks_nothing_reads_what_to_write(name):
    of, bare = scheme(name), SHEET.replace("classification: {block}\n", "").format()
    with pytest.raises(FactsheetError) as caught:
        released(file_of(bare), Level(of.levels[0]), of)
    (found,) = caught.value.diagnostics
    assert found.code == "not-releasable"
    at_once = [re.search("`portions: (.+?)`", each) for each in found.hints[1:]]
    for mark in [re.search("`marking: (.+?)`", found.hints[0]), *at_once]:
        assert mark
        parse_portion(mark[1], of)
    assert at_once
    text = bare.replace("kind:", f"classification: {{portions: {at_once[0][1]}, scheme: {name}}}\nkind:")
    made = released(file_of(text), Level(of.levels[0]), of)
    assert made.withheld == ()
