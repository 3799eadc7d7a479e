"""Text in many scripts: the glyphs and places that HarfBuzz's own tool gives, and what readers copy."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import defaultdict

import conformance
import pytest
from fontTools import unicodedata as scripts
from hypothesis import example, given
from hypothesis import strategies as st
from reading import all_text, page_lines, poppler_text, squeezed
from sample import metadata, paragraph
from sampling import examples
from tagged import TaggedPdf
from tools import unavailable

from factsheet.document.nodes import Document, RunningLine, Strong, Text
from factsheet.render.bidi.paragraphs import base_level
from factsheet.render.fonts.scripts import script_families
from factsheet.render.pdf import render
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.pdf.text.lines import TextLayout
from factsheet.render.pdf.text.runs import TextRun
from factsheet.render.pdf.text.styles import resolve_style
from factsheet.render.rendered import Report

# Article 1 of the Universal Declaration of Human Rights, or its first words, by script, with the language.
LINES = {
    "Latn": ("en", "All human beings are born free and equal in dignity and rights."),
    "Grek": ("el", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι"),
    "Cyrl": ("ru", "Все люди рождаются свободными и равными"),
    "Armn": ("hy", "Բոլոր մարդիկ ծնվում են ազատ ու հավասար"),
    "Geor": ("ka", "ყველა ადამიანი იბადება თავისუფალი და თანასწორი"),
    "Hebr": ("he", "כל בני אדם נולדו בני חורין ושווים"),
    "Arab": ("ar", "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق"),
    "Arab, Persian": ("fa", "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند"),
    "Arab, Urdu": ("ur", "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں"),
    "Arab, Pashto": ("ps", "ټول انسانان آزاد نړۍ ته راځی او د حیثیت او حقوقو له پلوه سره برابر دی"),
    "Thaa": ("dv", "އުފަންވުމުގެ ދަރަޖައިގެ"),
    "Ethi": ("am", "የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና"),
    "Deva": ("hi", "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता"),
    "Beng": ("bn", "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা"),
    "Guru": ("pa", "ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ"),
    "Gujr": ("gu", "પ્રતિષ્ઠા અને અધિકારોની દૃષ્ટિએ સર્વ માનવો"),
    "Taml": ("ta", "மனிதப் பிறிவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்"),
    "Telu": ("te", "ప్రతిపత్తిస్వత్వముల విషయమున మానవులెల్లరును"),
    "Knda": ("kn", "ಎಲ್ಲಾ ಮಾನವರೂ ಸ್ವತಂತ್ರರಾಗಿಯೇ ಜನಿಸಿದ್ದಾರೆ"),
    "Mlym": ("ml", "മനുഷ്യരെല്ലാവരും തുല്യാവകാശങ്ങളോടും"),
    "Sinh": ("si", "සියලු මනුෂ්‍යයෝ නිදහස්ව උපත ලබා ඇත"),
    "Thai": ("th", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน น้ำ"),
    "Laoo": ("lo", "ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ"),
    "Khmr": ("km", "មនុស្សទាំងអស់កើតមកមានសេរីភាព"),
    "Mymr": ("my", "လူတိုင်းသည် တူညီ လွတ်လပ်သော"),
    "Tibt": ("bo", "འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་"),
    "Mong": ("mn-Mong", "ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ"),
    "Tfng": ("zgh", "ⵉⵎⴷⴰⵏⵏ ⴰⴽⴽⵯ ⴰⵔ ⵜⵜⵍⴰⵍⴰⵏ"),
    "Hani": ("zh", "人人生而自由，在尊严和权利上一律平等。"),
    "Hani, traditional": ("zh-Hant", "人人生而自由，在尊嚴和權利上一律平等。"),
    "Hira": ("ja", "すべての人間は、生まれながらにして自由であり、葛󠄀城"),
    "Hang": ("ko", "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리"),
}
OF_THEME = ("Latn", "Grek", "Cyrl", "Hani", "Hani, traditional", "Hira", "Hang")


@pytest.fixture
def tool() -> str:
    """Find HarfBuzz's own tool."""
    return shutil.which("hb-shape") or unavailable("hb-shape", "apt-get install libharfbuzz-bin")


def has_font(script: str) -> bool:
    return script in OF_THEME or bool(list(script_families(script[:4], None)))


def needs_font(script):
    if not has_font(script):
        unavailable(f"a font for {script}", "apt-get install fonts-noto-core")


def layout_of(theme, fonts, words, language):
    maker = RunMaker(theme, FontBook(theme, fonts, language), {}, Report())
    return TextLayout(maker.runs((Text(words),), resolve_style(theme, theme.styles.body)), maker.base)


Drawn = list[tuple[int, float, float]]
"""Glyphs with their places in font units, from the left end of a run and from its base line."""


def ours(layout) -> list[tuple[TextRun, Drawn]]:
    """Give what is drawn of each run of a line."""
    (line,) = layout.lines(float("inf"))
    found: dict[int, tuple[TextRun, list]] = {}
    for piece in sorted(layout.pieces(line), key=lambda piece: piece.x or 0.0):
        strips = found.setdefault(id(piece.run), (piece.run, []))[1]
        strips += [strip for fragment in piece.fragments for part in fragment.parts for strip in part.strips]
    return [(run, drawn(strips, run.shaper.face)) for run, strips in found.values()]


def drawn(strips, face) -> Drawn:
    """Read glyphs from arrays of TJ, but for blanks, by which readers find what belongs together."""
    found, x = [], 0.0
    for strip in strips:
        for codes, number in re.findall(r"<([0-9A-F]*)>|(-?[\d.e-]+)", strip.inside):
            x -= float(number or 0) * face.face.upem / 1000
            for at in range(0, len(codes), 4):
                code = int(codes[at : at + 4], 16)
                glyph = face.glyph(code)
                if code not in face.blanks.values():
                    found.append((glyph, x, strip.rise * face.face.upem))
                x += face.font.get_glyph_h_advance(glyph)
    return found


def theirs(tool: str, run: TextRun) -> Drawn:
    """Give what HarfBuzz's tool draws of the text of a run."""
    options = ["--no-glyph-names", "--no-clusters", "--remove-default-ignorables", f"--language={run.language}"]
    options += [f"--direction={'rtl' if run.level % 2 else 'ltr'}", f"--font-file={run.shaper.face.file}"]
    if run.language in {"ja", "zh", "zh-Hant"}:
        options.append("--features=-kern")  # Han and kana are set solid
    words = run.text.replace("\u00a0", " ")
    said = subprocess.run([tool, *options, "--text", words], capture_output=True, text=True, check=True).stdout
    found, pen = [], 0
    for glyph, x, y, advance in re.findall(r"(\d+)(?:@(-?\d+),(-?\d+))?\+(-?\d+)", said):
        found.append((int(glyph), pen + float(x or 0), float(y or 0)))
        pen += int(advance)
    return found


@pytest.mark.parametrize("script", LINES)
def test_glyphs_stand_where_the_tool_of_harfbuzz_has_them(theme, fonts, script, tool):
    needs_font(script)
    language, words = LINES[script]
    found = ours(layout_of(theme, fonts, words, language))
    assert "".join(run.text for run, _ in found)
    for run, own in found:
        other = theirs(tool, run)
        assert [glyph for glyph, _, _ in own] == [glyph for glyph, _, _ in other], run.text
        for (_, x, y), (_, their_x, their_y) in zip(own, other, strict=True):
            assert (x, y) == pytest.approx((their_x, their_y), abs=1.5), run.text


@pytest.mark.parametrize("script", LINES)
def test_a_script_is_set_and_copied(theme, fonts, script):
    needs_font(script)
    language, words = LINES[script]
    rendered = render(Document(metadata(language=language), (paragraph(words),)), theme, fonts, {})
    assert rendered.diagnostics == ()
    assert conformance.problems(rendered.data) == []
    # U+200D stands for what lengthens a letter.
    assert [read.replace("\u200d", "") for read in TaggedPdf(rendered.data).paragraphs()] == [
        words.replace("\u200d", "")
    ]
    (read,) = page_lines(rendered.data)
    assert joined(" ".join(read)) == joined(words)


@pytest.mark.parametrize("script", LINES)
def test_poppler_copies_a_script(theme, fonts, script):
    needs_font(script)
    language, words = LINES[script]
    rendered = render(Document(metadata(language=language), (paragraph(words),)), theme, fonts, {})
    copied = joined(poppler_text(rendered.data))
    if script in {"Tibt", "Hani, traditional"}:
        copied, words = squeezed(copied), squeezed(words)
    assert copied == joined(words)


def joined(text: str) -> str:
    """Give a text on one line, without joiners, and without the signs by which poppler says where it turns round."""
    return " ".join(re.sub("[\u200d\u202a-\u202c]", "", text).split())


FOOT = "UNCLASSIFIED"
"""It stands on every page: one with a short line alone pdfium may take for a page of vertical text."""
WORDS = [word for _, line in LINES.values() for word in line.split()]


@examples(25)
@given(
    words=st.lists(st.sampled_from([*WORDS, "(2016)", "15", "–", "USD 1.5", "https://example.org/a"]), min_size=1),
    language=st.sampled_from(["en", "ar", "he", "ru", "hi", "ja"]),
    strong=st.integers(0, 8),
)
@example(
    words=[*LINES["Hani"][1].split(), *LINES["Hira"][1].split()],
    language="ar",
    strong=0,
)
def test_mixed_paragraphs_lose_nothing_and_are_read_in_their_order(theme, fonts, words, language, strong):
    parts = (" ".join(words[:strong]), Strong((Text("".join(f" {word}" for word in words[strong:])),)))
    sheet = Document(metadata(language=language), (paragraph(*parts),), foot=RunningLine((Text(FOOT),)))
    rendered = render(sheet, theme, fonts, {})
    missing = {script for script, (_, line) in LINES.items() for word in line.split() if word in words}
    if all(map(has_font, missing)):
        assert rendered.diagnostics == ()
        (read,) = TaggedPdf(rendered.data).paragraphs()
        wanted = " ".join(words).replace("\u200d", "").strip()
        assert read.replace("\u200d", "").split() == wanted.split()
        # pdfium leaves out the selector of a variant, which stands in a text that the file says for its glyph.
        wanted = wanted.replace("\U000e0100", "")
        copied = all_text(rendered.data).removesuffix(FOOT)
        copied, wanted = (re.sub("[\U000e0100\u200d\\s]", "", each) for each in (copied, wanted))
        assert sorted(copied) == sorted(wanted)
        # What pdfium turns round, where both directions are on one line, stands in docs/pdf.md.
        directions = {unicodedata.bidirectional(sign) for sign in wanted} - {"NSM", "BN", "ON", "CS", "ES", "ET"}
        if directions <= ({"R", "AL"} if base_level(language) else {"L", "EN", "AN"}):
            assert copied == wanted


def letters_by_script(most: int) -> dict[str, str]:
    """Give the first letters of every script by its name, those that this Python knows of Unicode."""
    found: dict[str, str] = defaultdict(str)
    for point in range(0x20000):
        character = chr(point)
        if unicodedata.category(character) in {"Lu", "Ll", "Lo"}:
            name = str(scripts.script_name(scripts.script(character)))
            if len(found[name]) < most and unicodedata.normalize("NFC", character) == character:
                found[name] += character
    return {name: text for name, text in found.items() if name not in {"Common", "Inherited", "Unknown"}}


def test_letters_of_every_script_are_drawn_or_are_told(theme, fonts):
    every = letters_by_script(12)
    assert len(every) > 150
    drawn = 0
    for name, letters in every.items():
        rendered = render(Document(metadata(), (paragraph(letters),)), theme, fonts, {})
        if told := rendered.diagnostics:
            assert {each.code for each in told} <= {"unset-script", "missing-glyph"}, name
            assert rendered.data.startswith(b"%PDF")
        else:
            drawn += 1
            assert sorted(TaggedPdf(rendered.data).paragraphs()[0].replace("\u200d", "")) == sorted(letters), name
    assert drawn >= len(OF_THEME)
