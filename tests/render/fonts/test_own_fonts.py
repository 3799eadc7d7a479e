"""Fonts of a theme that PDF cannot take as they are: CFF outlines, variations; and the folder they are kept in."""

import shutil
import struct
from pathlib import Path

import pytest
import rendercv_fonts
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import build
from sample import FILLER, document, paragraph

from factsheet.diagnostics import FactsheetError
from factsheet.render.fonts import conversion as conversion_module
from factsheet.render.fonts.collection import Fonts, coverage, static_file
from factsheet.render.fonts.conversion import convert, kept
from factsheet.render.fonts.faces import load_face
from factsheet.render.fonts.providers import FolderFonts
from factsheet.render.pdf import render
from factsheet.render.pdf.text.shaping import shaper_of
from factsheet.render.theme import FontChoice

GLYPHS = [".notdef", "space", "A", "V"]
WIDTHS = {".notdef": 500, "space": 250, "A": 600, "V": 600}
CFF = Path(rendercv_fonts.__file__).parent / "Fontin" / "Fontin-Regular.otf"


@pytest.fixture(autouse=True)
def forget():
    """Forget what this process has converted, so that each test finds the folder as it left it."""
    conversion_module._file.cache_clear()


def box(pen, width):
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.curveTo((100, 700), (width - 50, 400), (width - 50, 0)) if hasattr(pen, "_CharStrings") else pen.lineTo(
        (width - 50, 0)
    )
    pen.closePath()


def small_font(family="Small", *, cff=False, style="Regular", stem=600) -> TTFont:
    """Make a font of four glyphs; `stem` is the width of its letters."""
    widths = WIDTHS | {"A": stem, "V": stem}
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder(GLYPHS)
    builder.setupCharacterMap({0x20: "space", 0x41: "A", 0x56: "V"})
    shapes = {}
    for glyph in GLYPHS:
        pen = T2CharStringPen(widths[glyph], None) if cff else TTGlyphPen(None)
        if glyph != "space":
            box(pen, widths[glyph])
        shapes[glyph] = pen.getCharString() if cff else pen.glyph()
    names = {"familyName": family, "styleName": style, "psName": f"{family}-{style}"}
    if cff:
        builder.setupCFF(names["psName"], {}, shapes, {})
    else:
        builder.setupGlyf(shapes)
    builder.setupHorizontalMetrics({glyph: (width, 50) for glyph, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable(names)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=700)
    builder.setupPost()
    return builder.font


def variable_font(folder: Path) -> None:
    """Write a font with a weight axis from 300 to 900; its letters grow with the weight."""
    space = DesignSpaceDocument()
    space.addAxis(AxisDescriptor(name="Weight", tag="wght", minimum=300, default=300, maximum=900))
    for weight, stem in ((300, 500), (900, 800)):
        space.addSource(SourceDescriptor(font=small_font("Grow", stem=stem), location={"Weight": weight}))
    font, _, _ = build(space)
    font.save(folder / "Grow[wght].ttf")


def widths_of(font: TTFont) -> list[int]:
    return [font["hmtx"][glyph][0] for glyph in font.getGlyphOrder()]


def test_a_font_with_cff_outlines_becomes_truetype(tmp_path):
    shutil.copy(CFF, tmp_path)
    family = FolderFonts(tmp_path, tmp_path / "cache").families()["fontin"]
    file = static_file(family.regular)
    assert file.parent == tmp_path / "cache" / "fonts"
    with TTFont(file) as made, TTFont(CFF) as own:
        assert "glyf" in made
        assert "CFF " not in made
        assert made.getBestCmap().keys() == own.getBestCmap().keys()
        assert widths_of(made) == widths_of(own)
        high = made["glyf"][made.getBestCmap()[ord("O")]]
        assert 0.5 < high.yMax / made["head"].unitsPerEm < 0.9
    assert width_of(file, "AV") < width_of(file, "A") + width_of(file, "V")


def width_of(file, word):
    return shaper_of(load_face(file), "en", "ltr").width(word)


def test_a_variable_font_gives_a_regular_and_a_bold(tmp_path):
    variable_font(tmp_path)
    family = FolderFonts(tmp_path, tmp_path / "cache").families()["grow"]
    assert family.styles == ("regular", "bold")
    regular, bold = (static_file(family.file(bold=heavy)) for heavy in (False, True))
    assert width_of(regular, "A") == pytest.approx(0.55, abs=0.001)  # a sixth of the way from 500 to 800
    assert width_of(bold, "A") == pytest.approx(0.7, abs=0.001)
    assert load_face(regular).metrics.name != load_face(bold).metrics.name


def test_nothing_is_converted_before_it_is_used(tmp_path):
    shutil.copy(CFF, tmp_path)
    family = FolderFonts(tmp_path, tmp_path / "cache").families()["fontin"]
    assert ord("A") in coverage(family.regular)
    assert not (tmp_path / "cache").exists()


def test_a_font_is_converted_once_and_again_where_the_kept_file_is_damaged(tmp_path, monkeypatch):
    small_font(cff=True).save(tmp_path / "Small-Regular.otf")
    cache = tmp_path / "cache"
    made = []
    monkeypatch.setattr(conversion_module, "convert", lambda *of: made.append(of) or convert(*of))

    def file():
        conversion_module._file.cache_clear()
        return static_file(FolderFonts(tmp_path, cache).families()["small"].regular)

    first = file()
    whole = first.read_bytes()
    assert file() == first
    assert len(made) == 1
    for damaged in (b"", whole[:100], whole[:-1] + b"?"):
        first.write_bytes(damaged)
        assert file().read_bytes() == whole
    assert len(made) == 4
    assert [entry.name for entry in first.parent.iterdir()] == [first.name]


def test_another_font_under_the_same_name_is_converted_anew(tmp_path):
    file = tmp_path / "Small-Regular.otf"
    small_font(cff=True).save(file)
    cache = tmp_path / "cache"
    first = static_file(FolderFonts(tmp_path, cache).families()["small"].regular)
    small_font(cff=True, stem=700).save(file)
    conversion_module._file.cache_clear()
    second = static_file(FolderFonts(tmp_path, cache).families()["small"].regular)
    assert width_of(second, "A") > width_of(first, "A")


def test_the_same_font_gives_the_same_bytes():
    data = CFF.read_bytes()
    assert convert(data) == convert(data)


def test_a_cache_that_cannot_be_written_to_does_not_matter(tmp_path):
    (tmp_path / "taken").write_text("a file")
    file = kept(tmp_path / "taken", "key", ".ttf", lambda: b"font")
    assert file.read_bytes() == b"font"
    assert tmp_path not in file.parents


def test_a_failed_conversion_leaves_nothing(tmp_path):
    def fail() -> bytes:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept(tmp_path, "key", ".ttf", fail)
    assert list((tmp_path / "fonts").iterdir()) == []


@pytest.mark.parametrize("size", [3, 20, 500, 5000])
def test_a_damaged_font_is_an_error_with_its_name(tmp_path, size):
    (tmp_path / "Broken-Regular.otf").write_bytes(CFF.read_bytes()[:size])
    with pytest.raises(FactsheetError, match=r"Broken-Regular\.otf") as caught:
        static_file(FolderFonts(tmp_path, tmp_path / "cache").families()["broken"].regular)
    assert caught.value.diagnostics[0].code == "unreadable-font"


@pytest.mark.parametrize("size", [3, 12, 500, 5000, -100])
def test_a_damaged_truetype_font_is_an_error_with_its_name(tmp_path, fonts, size):
    file = tmp_path / "Broken-Regular.ttf"
    file.write_bytes(fonts.find("Lato").regular.read_bytes()[:size])
    with pytest.raises(FactsheetError, match=r"Broken-Regular\.ttf"):
        load_face(static_file(FolderFonts(tmp_path).families()["broken"].regular))


def with_table(data: bytes, tag: bytes, *, name: bytes | None = None, content: bytes | None = None) -> bytes:
    """Rename a table of a font, or write over it from its start."""
    damaged = bytearray(data)
    (count,) = struct.unpack_from(">H", data, 4)
    at = next(at for at in range(12, 12 + 16 * count, 16) if data[at : at + 4] == tag)
    start, length = struct.unpack_from(">LL", data, at + 8)
    damaged[at : at + 4] = name or tag
    damaged[start : start + length] = ((content or b"") + data[start + len(content or b"") :])[:length]
    return bytes(damaged)


DAMAGES = {
    "garbage": lambda _: b"\x00\x01\x00\x00" + bytes(range(256)) * 40,
    "no head": lambda data: with_table(data, b"head", name=b"xxxx"),
    "no cmap": lambda data: with_table(data, b"cmap", name=b"xxxx"),
    "a bad cmap": lambda data: with_table(data, b"cmap", content=b"\x77" * 300),
    "a bad loca": lambda data: with_table(data, b"loca", content=b"\x00\x00\xff\xff" * 1000),
    "a bad hhea": lambda data: with_table(data, b"hhea", content=b"\xff" * 30),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_table_is_an_error_with_the_name_of_the_file(tmp_path, theme, fonts, damage):
    data = fonts.find("Lato").regular.read_bytes()
    (tmp_path / "Broken-Regular.ttf").write_bytes(DAMAGES[damage](data))
    broken = {name: FontChoice(family="Broken", word="Broken") for name in theme.fonts}
    with pytest.raises(FactsheetError, match=r"Broken-Regular\.ttf") as caught:
        render(
            document(paragraph(FILLER)), theme.model_copy(update={"fonts": broken}), Fonts(FolderFonts(tmp_path)), {}
        )
    assert caught.value.diagnostics[0].code == "unreadable-font"


@pytest.mark.parametrize("damage", ["garbage", "no cmap", "a bad cmap"])
def test_the_coverage_of_a_damaged_font_is_an_error_with_the_name_of_the_file(tmp_path, fonts, damage):
    file = tmp_path / "Broken-Regular.ttf"
    file.write_bytes(DAMAGES[damage](fonts.find("Lato").regular.read_bytes()))
    with pytest.raises(FactsheetError, match=r"Broken-Regular\.ttf") as caught:
        coverage(file)
    assert caught.value.diagnostics[0].code == "unreadable-font"
