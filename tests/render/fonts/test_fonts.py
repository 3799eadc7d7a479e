"""Families by name, files by style, coverage by code point."""

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from factsheet.diagnostics import FactsheetError
from factsheet.render.fonts.collection import FontFamily, Fonts, coverage
from factsheet.render.fonts.providers import FolderFonts, PackageFonts


def test_a_family_gives_its_four_styles(fonts):
    family = fonts.find("Source Sans 3")
    names = [family.file(bold=b, italic=i).stem.partition("-")[2] for b in (False, True) for i in (False, True)]
    assert names == ["Regular", "Italic", "Bold", "BoldItalic"]


@pytest.mark.parametrize("name", ["Noto Sans JP", "Noto Sans KR", "Noto Sans SC"])
def test_cjk_families_stand_apart_from_the_family_of_their_folder(fonts, name):
    family = fonts.find(name)
    assert family.regular.stem == f"{name.replace(' ', '')}-Regular"
    assert family.file(italic=True) == family.regular
    assert family.file(bold=True, italic=True) == family.bold


def test_a_family_without_bold_italic_keeps_the_weight():
    family = FontFamily("F", Path("r"), bold=Path("b"), italic=Path("i"))
    assert family.file(bold=True, italic=True) == Path("b")
    assert FontFamily("F", Path("r"), italic=Path("i")).file(bold=True, italic=True) == Path("i")


def test_names_are_compared_without_case_and_spaces(fonts):
    assert fonts.find("ebgaramond") == fonts.find("EB Garamond")


def test_an_unknown_family_is_named_with_its_nearest(fonts):
    with pytest.raises(FactsheetError) as caught:
        fonts.find("Sorce Sans 3")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "unknown-font"
    assert "Source Sans 3" in diagnostic.hints[0]


def test_an_earlier_provider_wins(tmp_path, fonts):
    shutil.copy(fonts.find("Lato").regular, tmp_path / "Lato-Regular.ttf")
    own = Fonts(FolderFonts(tmp_path), PackageFonts()).find("Lato")
    assert own.regular.parent == tmp_path
    assert own.bold is None


def test_a_folder_reads_the_names_inside_files_that_are_named_otherwise(tmp_path, fonts):
    lato = fonts.find("Lato")
    shutil.copy(lato.regular, tmp_path / "one.ttf")
    shutil.copy(lato.file(bold=True, italic=True), tmp_path / "two.ttf")
    family = Fonts(FolderFonts(tmp_path)).find("Lato")
    assert (family.regular.name, family.bold_italic.name) == ("one.ttf", "two.ttf")


def test_a_style_beyond_the_four_is_a_family_of_its_own(tmp_path, fonts):
    with TTFont(fonts.find("Lato").regular) as font:
        for name_id, name in ((16, "Lato"), (17, "Light")):
            font["name"].setName(name, name_id, 3, 1, 0x409)
        font.save(tmp_path / "Lato-Light.ttf")
    assert Fonts(FolderFonts(tmp_path)).find("Lato Light").regular.name == "Lato-Light.ttf"


def test_a_file_that_is_no_font_is_an_error(tmp_path):
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    with pytest.raises(FactsheetError) as caught:
        Fonts(FolderFonts(tmp_path)).find("broken")
    assert caught.value.diagnostics[0].code == "unreadable-font"


def test_an_empty_folder_has_no_families(tmp_path):
    assert FolderFonts(tmp_path).families() == {}


def test_coverage_is_that_of_the_file(fonts):
    latin, japanese = (coverage(fonts.find(name).regular) for name in ("Source Sans 3", "Noto Sans JP"))
    assert ord("é") in latin
    assert ord("国") not in latin
    assert ord("国") in japanese
