"""Pair kerning, held against what fontTools reads from the same table."""

import pytest
from fontTools.ttLib import TTFont

from factsheet.render.fonts.kerning import Kerning, kerning_script

LETTERS = "AVTWLPFYoayuvr.,’1479"
PAIRS = [(left, right) for left in LETTERS for right in LETTERS]


def expected(font: TTFont, left: str, right: str) -> int:
    """Add up what the kern lookups of Latin say of a pair (OpenType 1.9, GPOS lookup type 2)."""
    table = font["GPOS"].table
    script = next(record.Script for record in table.ScriptList.ScriptRecord if record.ScriptTag == "latn")
    features = [table.FeatureList.FeatureRecord[index] for index in script.DefaultLangSys.FeatureIndex]
    numbers = {index for own in features if own.FeatureTag == "kern" for index in own.Feature.LookupListIndex}
    return sum(of_lookup(table.LookupList.Lookup[number], left, right) for number in sorted(numbers))


def of_lookup(lookup, left, right) -> int:
    for subtable in (getattr(own, "ExtSubTable", own) for own in lookup.SubTable):
        if subtable.LookupType != 2 or left not in subtable.Coverage.glyphs:
            continue
        if subtable.Format == 2:
            row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(left, 0)]
            return advance(row.Class2Record[subtable.ClassDef2.classDefs.get(right, 0)].Value1)
        pairs = subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord
        for pair in pairs:
            if pair.SecondGlyph == right:
                return advance(pair.Value1)
    return 0


def advance(value) -> int:
    return getattr(value, "XAdvance", 0) if value else 0


@pytest.mark.parametrize("name", ["Source Sans 3", "EB Garamond", "Noto Sans", "Lato", "Ubuntu"])
def test_every_pair_is_as_fonttools_reads_it(fonts, name):
    with TTFont(fonts.find(name).regular) as font:
        kerning, names = Kerning(font.getTableData("GPOS")), font.getBestCmap()
        found = {}
        for left, right in PAIRS:
            glyphs = names[ord(left)], names[ord(right)]
            found[left, right] = kerning.between("latn", *map(font.getGlyphID, glyphs))
            assert found[left, right] == expected(font, *glyphs), left + right
    assert found["T", "o"] < 0
    assert len(set(found.values())) > 5


def test_scripts_have_rules_of_their_own(fonts):
    with TTFont(fonts.find("EB Garamond").regular) as font:
        kerning, names = Kerning(font.getTableData("GPOS")), font.getBestCmap()
        glyphs = [font.getGlyphID(names[ord(letter)]) for letter in "ГА"]
    assert kerning.between("cyrl", *glyphs) < 0


@pytest.mark.parametrize(
    ("character", "script"), [("A", "latn"), ("ά", "grek"), ("Ж", "cyrl"), ("’", "latn"), ("ế", "latn"), ("国", "")]
)
def test_the_script_of_a_character(character, script):
    assert kerning_script(character) == script


def test_a_damaged_table_kerns_nothing(fonts):
    with TTFont(fonts.find("Source Sans 3").regular) as font:
        data, names = font.getTableData("GPOS"), font.getBestCmap()
        glyphs = [font.getGlyphID(names[ord(letter)]) for letter in "To"]
    assert Kerning(data).between("latn", *glyphs) == -66
    for size in (0, 9, 40, 400, len(data) // 4):
        assert Kerning(data[:size]).between("latn", *glyphs) in (0, -66)
