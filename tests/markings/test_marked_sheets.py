"""Marked meetings: what is wrong with their marks, each at its place, and the banner that both formats bear."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

import pypdfium2
import pytest
import yaml

from factsheet import api

SHEET = """\
id: sample
kind: bilateral
title: Party A and Party B
marking: {low}
date: 2025-04-03
reference: 12/25
venue: {{city: Brussels, country: BE}}
issuer: {{name: Desk}}
classification: {block}
participants: [{{party: Party A, marking: {low}}}, {{party: Party B, marking: {low}}}]
summary:
  - {{text: What was said., marking: "{high}"}}
"""


def sheet(scheme: str, low: str, high: str, **block: str) -> str:
    return SHEET.format(
        low=low,
        high=high,
        block=yaml.safe_dump({"scheme": scheme, **block}, default_flow_style=True, width=10**6).strip(),
    )


AUTHORITY = {"by": "The desk officer", "derived_from": "Multiple Sources", "declassify_on": "20500403"}
US = sheet("us", "U", "S//REL TO USA, JPN", **AUTHORITY)


def told(text: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.span.line, each.span.column) for each in api.check(text).diagnostics if each.span]


def test_a_marked_sheet_is_right():
    assert told(US) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("marking: U\ndate", "date", "unmarked-portion", 3, 8),
        ("{party: Party B, marking: U}", "{party: Party B}", "unmarked-portion", 10, 46),
        (', marking: "S//REL TO USA, JPN"', "", "unmarked-portion", 12, 5),
        ("S//REL TO USA, JPN", "S//REL TO JPN, USA", "wrong-marking", 12, 48),
        ("S//REL TO USA, JPN", "S//NOFORN", "wrong-marking", 12, 41),
        ("S//REL TO USA, JPN", "(S)", "wrong-marking", 12, 38),
        ("S//REL TO USA, JPN", "S//USA/GBR EYES ONLY", "ended-marking", 12, 37),
        ("scheme: us", "scheme: uss", "unknown-scheme", 9, None),
        ("20500403", "20500404", "wrong-classification", 9, None),
        ("20500403", "25X1", "wrong-classification", 9, None),
        ("by: The desk officer, ", "", "unmet-marking", 9, 17),
        ("derived_from: Multiple Sources, ", "", "unmet-marking", 9, 17),
        ("scheme: us", "scheme: us, reason: 1.4(d)", "unmet-marking", 9, None),
        ("scheme: us", "scheme: us, copy_number: 3 of 10", "unmet-marking", 9, None),
        ("scheme: us", "scheme: us, banner: CONFIDENTIAL", "wrong-banner", 9, None),
        ("scheme: us", "scheme: us, banner: TOP SECRET//NOFORN", "wrong-banner", 9, None),
        ("scheme: us", "scheme: us, banner: TS", "wrong-banner", 9, None),
    ],
)
def test_what_is_wrong_is_told_at_its_place(old, new, code, line, column):
    text = US.replace("'", "").replace(old, new, 1).replace("20500403", '"20500403"').replace("20500404", '"20500404"')
    assert text != US
    (found,) = told(text)
    assert found[:2] == (code, line)
    assert column in (None, found[2])


def test_a_banner_above_its_portions_has_a_reason():
    text = US.replace("scheme: us", "scheme: us, banner: TOP SECRET//NOFORN, compilation: Together they tell more")
    assert told(text) == []
    assert "TOP SECRET//NOFORN" in pages(text)[0]
    assert "Classified by compilation: Together they tell more" in pages(text)[0]


def test_the_day_of_origin_is_asked_for():
    text = sheet("us", "S", "S//RELIDO", **AUTHORITY)
    assert told(text) == [("missing-origin", 9, 17)]
    assert told(text.replace("{by:", "{origin: 2020-01-01, by:")) == []


RD = "N/A to RD portions."
BOTH = f"{RD} See source list for NSI portions."


@pytest.mark.parametrize(
    ("marks", "until", "right"),
    [
        (("S//RD//NF",), RD, RD),
        (("S//RD//NF",), "20350403", RD),
        (("S//RD//NF",), "25X1, 20450403", RD),
        (("S//RD//NF",), "50X2-WMD", RD),
        (("S//RD//NF", "C//NF"), BOTH, BOTH),
        (("S//RD//NF", "C//NF"), RD, BOTH),
        (("S//RD//NF", "U"), RD, RD),
        (("S//RD//NF", "S//FRD//NF"), RD, "N/A to RD/FRD portions."),
        (("S//FRD//NF", "S//TFNI//NF"), "N/A to FRD and TFNI portions.", "N/A to FRD/TFNI portions."),
        (("S//RD//NF", "C//NF"), "N/A to RD and NATO portions. See source list for NSI portions.", BOTH),
    ],
)
def test_what_is_of_the_atomic_energy_act_has_no_day_and_no_event(marks, until, right):
    """Register E.3 and E.4; 32 CFR 2001.24(h) and (i)."""
    text = sheet("us", "U", marks[0], **{**AUTHORITY, "declassify_on": until})
    text += "".join(f'  - {{text: Another, id: a, marking: "{mark}"}}\n' for mark in marks[1:])
    found = [each for each in api.check(text).diagnostics if each.code == "wrong-classification"]
    fits = until == right or until.startswith(("N/A to FRD and", "N/A to RD and"))
    assert [each.hints for each in found] == ([] if fits else [(f"write `{right}`",)])


def test_marks_of_every_category_stand_in_both_formats():
    high = "TS//SI-G ABCD/TK//SAR-BP//FGI GBR//OC/NF"
    banner = "TOP SECRET//SI-G ABCD/TK//SAR-BP//FGI CAN GBR//ORCON/NOFORN"
    text = sheet("us", "U", high, **AUTHORITY) + '  - {text: Another, marking: "//CAN S//NF"}\n'
    (page,) = pages(text)
    assert page.count(banner) == 2
    assert "(//CAN S//NF) Another" in page
    assert f"({high}) What was said." in page
    assert banner in running(api.build(text, ["docx"]).files["docx"])["word/header_first.xml"]


def test_what_gives_way_by_date_is_a_warning():
    text = sheet("us", "U", "U//FOUO")
    (found,) = api.check(text).diagnostics
    assert (found.code, found.severity) == ("ended-marking", "warning")
    assert "`CUI` of the scheme `us-cui`" in found.hints[0]
    assert told(text.replace("2025-04-03", "2016-11-13")) == []


COVERED = "points: [{text: One., points: [Two.]}, Three.]"


@pytest.mark.parametrize(
    ("points", "unmarked"),
    [
        ("points: [{text: One., points: [Two.]}, Three.]", 0),
        ("points: [{text: One., points: [Two.]}, {text: Three., marking: U}]", 2),
        ("points: [{text: One., marking: U, points: [Two.]}, {text: Three., marking: U}]", 0),
    ],
)
def test_one_mark_covers_points_below_it_where_none_has_its_own(points, unmarked):
    text = US.replace("{text: What was said.,", f"{{text: What was said., {points},")
    said = ["a portion of a marked sheet has no mark", "2 portions of a marked sheet have no mark"]
    assert [each.message for each in api.check(text).diagnostics] == said[unmarked - 1 :][: bool(unmarked)]


def test_portions_without_a_mark_are_told_once_with_their_number_and_the_first_places():
    text = sheet("plain", "OPEN", "OPEN") + "".join(f"  - {{text: Point {n}., id: p-{n}}}\n" for n in range(12))
    (found,) = api.check(text).diagnostics
    assert (found.message, found.path) == ("12 portions of a marked sheet have no mark", "summary[p-0]")
    assert [each.path for each in found.related] == ["summary[p-1]", "summary[p-2]", "summary[p-3]"]
    assert [each.span.line for each in found.related if each.span] == [14, 15, 16]
    assert "write `marking: OPEN`, or another mark of `plain`, beside `title:` of the meeting" in found.hints[0]
    assert "`portions: OPEN` below `classification:`" in found.hints[1]


def test_a_parent_does_not_take_the_mark_of_what_is_below_it_and_any_portion_sets_the_whole():
    text = sheet("us", "U", "U", **AUTHORITY).replace(
        "{text: What was said.,", "{text: What was said., points: [{text: One., marking: TS//NF}],"
    )
    (page,) = pages(text)
    assert "TOP SECRET//NOFORN" in page
    assert "(U) What was said." in page
    assert "(TS//NF) One." in page


def test_a_key_that_is_written_with_an_escape_is_seen():
    text = "".join(line for line in sheet("plain", "OPEN", "OPEN").splitlines(True) if "classification" not in line)
    bare = re.sub(r", marking: \S*?OPEN\"?", "", text).replace("marking: OPEN\n", "")
    assert "marking" not in bare
    assert not [each for each in api.check(bare).diagnostics if each.severity == "error"]
    found = api.check(bare.replace("kind: bilateral", '"m\\x61rking": OPEN\nkind: bilateral')).diagnostics
    assert {each.code for each in found} == {"unmarked-portion"}


SHEETS = {
    "us": ("U", "S//OC/REL TO USA, JPN", AUTHORITY, "SECRET//ORCON/REL TO USA, JPN"),
    "us-state": ("SBU-NF", "C", AUTHORITY, "CONFIDENTIAL//NOFORN"),
    "us-cui": ("U", "CUI//SP-PRVCY//NF", {"controlled_by": "Desk"}, "CUI//SP-PRVCY//NOFORN"),
    "us-dod-cui": ("U", "CUI//SP-PRVCY", {"controlled_by": "Desk", "category": "PRVCY"}, "CUI"),
    "nato": ("NU", "NR", {}, "NATO RESTRICTED"),
    "eu": ("NOT CLASSIFIED", "S-UE/EU-S", {"copy_number": "3 of 10"}, "SECRET UE/EU SECRET"),
    "uk": ("OFFICIAL", "OFFICIAL-SENSITIVE", {}, "OFFICIAL-SENSITIVE"),
    "tlp": ("TLP:CLEAR", "TLP:AMBER+STRICT", {}, "TLP:AMBER+STRICT"),
    "plain": ("OPEN", "INTERNAL", {"distribution": "Delegations"}, "INTERNAL"),
}


def marked(name: str, *, pages: int = 1) -> str:
    low, high, block, _ = SHEETS[name]
    more = "".join(f"  - {{text: Point {n}., marking: {low}}}\n" for n in range(60 * (pages - 1)))
    return sheet(name, low, high, **block) + more.replace(f"marking: {low}", f'marking: "{low}"')


def pages(text: str) -> list[str]:
    with pypdfium2.PdfDocument(api.build(text, ["pdf"]).files["pdf"]) as file:
        return [page.get_textpage().get_text_range() for page in file]


@pytest.mark.parametrize("name", SHEETS)
def test_the_banner_stands_at_head_and_foot_of_every_page(name):
    banner = SHEETS[name][3]
    found = pages(marked(name, pages=2))
    assert len(found) == 2
    for page in found:
        assert len(re.findall(rf"(?m)^{re.escape(banner)}( +Copy: 3 of 10)?\r?$", page)) == 2


def running(data: bytes) -> Mapping[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if re.search("header|footer", name)}
    return {name: re.sub("<[^>]+>", "", text) for name, text in parts.items() if name.startswith("word/")}


@pytest.mark.parametrize("name", ["us", "eu"])
def test_all_heads_and_feet_of_a_word_file_have_the_banner(name):
    found = running(api.build(marked(name), ["docx"]).files["docx"])
    assert len(found) == 4
    assert all(SHEETS[name][3] in text for text in found.values())
    assert name != "eu" or [part for part, text in sorted(found.items()) if "Copy: 3 of 10" in text] == [
        "word/footer_default.xml",
        "word/footer_first.xml",
    ]


def test_a_long_banner_stands_in_lines_that_can_be_read_and_is_never_cut():
    codes = "AUS AUT BEL CAN CHE CZE DEU DNK ESP EST FIN FRA GBR GRC HUN IRL ISL ITA JPN KOR LTU LVA NLD NOR NZL POL"
    banner = f"SECRET//REL TO USA, {', '.join(codes.split())}"
    text = sheet("us", "U", banner.replace("SECRET", "S"), **AUTHORITY)
    with pypdfium2.PdfDocument(api.build(text, ["pdf"]).files["pdf"]) as file:
        words, height = file[0].get_textpage(), file[0].get_height()
        read = words.get_text_range()
        boxes = [words.get_charbox(at.start()) for at in re.finditer(r"SECRET|POL(?!\))", read)]
    assert " ".join(read.split()).count(banner) == 2
    assert len(boxes) == 4
    assert all(top - bottom > 4 for _, bottom, _, top in boxes)
    assert all(0 < bottom < 31 or height - 31 < bottom < top < height for _, bottom, _, top in boxes)


@pytest.mark.parametrize(
    ("profile", "low", "banner"), [("state", "SBU", "UNCLASSIFIED//SBU"), ("nato", "NR", "NATO RESTRICTED")]
)
def test_the_profile_names_the_scheme(profile, low, banner):
    text = "".join(line for line in sheet("x", low, low).splitlines(True) if "classification" not in line)
    made = api.build(text, ["docx"], profile=profile)
    assert banner in running(made.files["docx"])["word/header_first.xml"]


def test_the_short_sheet_bears_marks_too():
    text = US + 'sections: [{title: Security, marking: U, content: [{lead: First, text: A text., marking: "C//NF"}]}]\n'
    made = api.build(text, ["pdf"], template="brief")
    assert [each.code for each in made.diagnostics] == []
    with pypdfium2.PdfDocument(made.files["pdf"]) as file:
        page = file[0].get_textpage().get_text_range()
    assert "(U) Security" in page
    assert "(C//NF) First" in page
    assert "SECRET//NOFORN" in page


def test_an_unedited_draft_of_a_marked_sheet_says_nothing_and_a_new_mark_makes_a_new_banner():
    drafted = api.draft(US)
    reviewed = api.review({"a.docx": drafted.docx}, US, trust_embedded=True)
    assert (reviewed.meeting, reviewed.listed) == (US.encode(), ())
    higher = US.replace("S//REL TO USA, JPN", "TS//NF")
    assert "TOP SECRET//NOFORN" in running(api.build(higher, ["docx"]).files["docx"])["word/header_first.xml"]


def test_versions_in_two_languages_have_the_same_marks():
    french = US.replace("title: ", "language: fr\ntitle: ")
    assert "marking" not in "".join(map(str, api.parity({"en": US, "fr": french}).diagnostics))
    (found,) = api.parity({"en": US, "fr": french.replace("S//REL TO USA, JPN", "S//NF")}).diagnostics
    assert (found.code, "`S//NF` here and `S//REL TO USA, JPN` in `en`" in found.message) == ("parity-field", True)
