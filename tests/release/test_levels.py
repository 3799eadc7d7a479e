"""What a level sees: a row a rule, each with where the rule stands."""

from __future__ import annotations

import pytest
from schemes import NAMES, scheme

from factsheet.diagnostics import FactsheetError
from factsheet.markings.parsing import parse_portion
from factsheet.release.levels import PUBLIC, Level, Sight


def sees(name: str, level: Level, mark: str) -> bool:
    of = scheme(name)
    return Sight(level, of).sees(parse_portion(mark, of))


JPN = "REL TO USA, JPN"
ROWS = [
    # the level of a portion is no higher (32 CFR 2001.21(b))
    ("us", "S", "U", True),
    ("us", "S", "S", True),
    ("us", "S", "TS", False),
    ("tlp", "TLP:GREEN", "TLP:CLEAR", True),
    ("tlp", "TLP:GREEN", "TLP:AMBER", False),
    ("eu", "C-UE/EU-C", "R-UE/EU-R", True),
    ("nato", "NR", "NS", False),
    # controls of dissemination, categories of CUI, other markings: each must be the level's (Register H.8, H.9)
    ("us", "U", "U//FOUO", False),
    ("us", "U//FOUO", "U//FOUO", True),
    ("us", "S//NF", "S//OC/NF", False),
    ("us", "S//OC/NF", "S//OC/NF", True),
    ("us-cui", "U", "CUI", False),
    ("us-cui", "CUI", "CUI", True),
    ("us-cui", "CUI", "CUI//SP-PRVCY", False),
    ("us-cui", "CUI//SP-PRVCY", "CUI", True),
    ("us-state", "U", "SBU", False),
    ("us-state", "S//NF", "SBU-NF", False),
    # each compartment, program and number must be the level's (Register G.2, table 5, read-ins); one is in its own
    ("us", "TS//SI//NF", "TS//SI//NF", True),
    ("us", "TS//SI//NF", "TS//SI-EU//NF", False),
    ("us", "TS//SI-EU//NF", "TS//SI//NF", True),
    ("us", "TS//SI-G ABCD//OC/NF", "TS//SI-G//OC/NF", True),
    ("us", "TS//SI-G//OC/NF", "TS//SI-G ABCD//OC/NF", False),
    ("us", "TS//SI//NF", "S//TK//NF", False),
    ("us", "S//SAR-BP//NF", "S//SAR-CD//NF", False),
    ("us", "S//RD//NF", "S//RD-SG 14//NF", False),
    ("us", "S//NF", "S//RD//NF", False),
    # foreign sources: those of the level, or any where it does not tell them (Register H.7)
    ("us", "S//NF", "//GBR S//NF", False),
    ("us", "S//FGI GBR//NF", "//GBR S//NF", True),
    ("us", "S//FGI GBR//NF", "//CAN S//NF", False),
    ("us", "S//FGI GBR//NF", "//FGI S//NF", False),
    ("us", "S//FGI//NF", "//GBR S//NF", True),
    # NOFORN (Register D.2, rows 1 to 8)
    ("us", "S", "S//NF", False),
    ("us", "S", "U//NF", False),
    ("us", f"S//{JPN}", "U//NF", False),
    ("us", "S//NF", "S//NF", True),
    ("us", "S//NF", f"S//{JPN}", True),
    ("us", "S//NF", "S", True),
    # REL TO: the list has all of the level's (rows 21 to 23)
    ("us", f"S//{JPN}", f"S//{JPN}", True),
    ("us", f"S//{JPN}", "S//REL TO USA, JPN, KOR", True),
    ("us", "S//REL TO USA, JPN, KOR", f"S//{JPN}", False),
    ("us", f"S//{JPN}", "S//REL TO USA, KOR", False),
    ("us", f"S//{JPN}", "TS//REL TO USA, JPN", False),
    ("us", "S//REL TO USA, GBR", "S//REL TO USA, FVEY", True),
    ("us", "S//REL TO USA, FVEY", "S//REL TO USA, AUS, CAN, GBR, NZL", True),
    ("us", "S//REL TO USA, FVEY", "S//REL TO USA, GBR", False),
    ("us", "S//REL TO USA, GBR", "S//USA/GBR EYES ONLY", True),
    ("us", f"S//{JPN}", f"S//{JPN}/RELIDO", True),
    # controls alone stand with the highest level that they may
    ("us", JPN, "TS//REL TO USA, JPN", True),
    ("us", JPN, "U", True),
    ("us", "FOUO", "U//FOUO", True),
    # classified, and no marking of release (rows 12 and 16); unclassified (ISM-ID-00088)
    ("us", f"S//{JPN}", "S", False),
    ("us", f"S//{JPN}", "C", False),
    ("us", f"S//{JPN}", "U", True),
    # left open, or shown alone: nothing that is handed over
    ("us", f"S//{JPN}", "S//RELIDO", False),
    ("us", f"S//{JPN}", "U//RELIDO", False),
    ("us", f"S//{JPN}", "S//DISPLAY ONLY JPN", False),
    ("us", f"S//{JPN}", "U//DISPLAY ONLY JPN", False),
    ("us", "S", "S//RELIDO", False),
    ("us", "S", f"S//{JPN}", False),
    ("us", "U", f"U//{JPN}", False),
    ("us", "S//NF", "S//RELIDO", True),
    # the public
    ("us", PUBLIC, "U", True),
    ("us", PUBLIC, "U//FOUO", False),
    ("us", PUBLIC, "U//NF", False),
    ("us", PUBLIC, "C", False),
    ("us-cui", PUBLIC, "CUI", False),
    ("us-dod-cui", PUBLIC, "U", True),
    ("plain", PUBLIC, "OPEN", True),
    ("plain", PUBLIC, "INTERNAL", False),
    ("tlp", PUBLIC, "TLP:CLEAR", True),
    ("tlp", PUBLIC, "TLP:GREEN", False),
]


@pytest.mark.parametrize(("name", "level", "mark", "seen"), ROWS)
def test_what_a_level_sees(name, level, mark, seen):
    assert sees(name, Level(level), mark) is seen


def test_a_level_sees_what_any_of_its_marks_does():
    level = Level("partners", ("S//REL TO USA, JPN", "U//FOUO", "TLP:GREEN"))
    seen = {mark: sees("us", level, mark) for mark in ("S//REL TO USA, JPN", "U//FOUO", "C", "U")}
    assert seen == {"S//REL TO USA, JPN": True, "U//FOUO": True, "C": False, "U": True}
    assert sees("tlp", level, "TLP:GREEN")


@pytest.mark.parametrize("name", ["eu", "nato", "uk"])
def test_a_scheme_that_marks_nothing_as_public_has_no_public_level(name):
    lowest = scheme(name).levels[0]
    with pytest.raises(FactsheetError, match="unknown-level"):
        Sight(Level(PUBLIC), scheme(name))
    assert sees(name, Level(PUBLIC, (lowest,)), lowest)


@pytest.mark.parametrize("text", ["S//DISPLAY ONLY JPN", "S//RELIDO", "S//NOFORN", "soon", "TLP:RED", "(S)"])
def test_what_is_no_mark_that_may_be_handed_over_is_no_level(text):
    with pytest.raises(FactsheetError, match="unknown-level"):
        Sight(Level("x", (text,)), scheme("us"))


@pytest.mark.parametrize("name", NAMES)
def test_every_level_of_a_scheme_sees_itself_and_all_below_it(name):
    levels = scheme(name).levels
    table = [[sees(name, Level("x", (limit,)), mark) for mark in levels] for limit in levels]
    assert table == [[mark <= limit for mark in range(len(levels))] for limit in range(len(levels))]


@pytest.mark.parametrize("name", NAMES)
def test_who_names_a_level_that_no_mark_says_reads_one_that_the_scheme_has(name):
    with pytest.raises(FactsheetError) as caught:
        Sight(Level("desk"), scheme(name))
    (hint,) = caught.value.diagnostics[0].hints
    parse_portion(hint.split("`")[1], scheme(name))
