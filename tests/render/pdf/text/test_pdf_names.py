"""A name in another script than the sheet's: whole, in its order, at its place; numbers of notes one by one."""

from functools import partial

import pytest
from reading import char_boxes, reader
from sample import metadata, paragraph, text
from tagged import TaggedPdf

from factsheet.document.nodes import Document, Note, NoteReference, Notes, Strong
from factsheet.render.pdf import render
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.pdf.text.styles import resolve_style
from factsheet.render.rendered import Report

NAMES = [
    pytest.param("en", ("Minister ", "فيصل", " arrived"), True, id="arabic-in-english"),
    pytest.param("ar", ("الوزير ", "Faisal", " خفض"), False, id="english-in-arabic"),
    pytest.param("ru", ("Министр ", "ஜெய்சங்கர்", " прибыл"), False, id="tamil-in-russian"),
]


def sheet(language, *blocks):
    return Document(metadata(language=language), blocks)


def left(boxes, character) -> float:
    return next(box[0] for _, each, box in boxes if each == character)


@pytest.mark.parametrize(("language", "parts", "leftwards"), NAMES)
def test_a_name_stands_whole_at_its_place(theme, fonts, language, parts, leftwards):
    before, name, behind = parts
    rendered = render(sheet(language, paragraph(before, Strong((text(name),)), behind)), theme, fonts, {})
    assert rendered.diagnostics == ()
    assert TaggedPdf(rendered.data).paragraphs() == ["".join(parts)]
    boxes = char_boxes(rendered.data)
    first, last = left(boxes, name[0]), left(boxes, name[-2] if language == "ru" else name[-1])
    assert (first > last) is leftwards
    ends = left(boxes, before[0]), left(boxes, behind[-1])
    assert (ends[0] > ends[1]) is (language == "ar")
    assert min(ends) < first < max(ends)


@pytest.mark.parametrize(("word", "leftwards"), [("Declassify On:", False), ("السرية حتى", True)])
def test_a_number_is_read_in_the_direction_of_the_word_before_it(theme, fonts, word, leftwards):
    line = paragraph(word, " ", text("20400403", "classification.declassify_on"))
    boxes = char_boxes(render(sheet("ar", line), theme, fonts, {}).data)
    assert (left(boxes, word[0]) > left(boxes, "2")) is leftwards
    assert left(boxes, "2") < left(boxes, "3")


@pytest.mark.parametrize("language", ["ar", "he"])
def test_the_groups_of_a_phone_number_keep_their_order(theme, fonts, language):
    word = {"ar": "هاتف", "he": "טלפון"}[language]
    line = paragraph(word, " ", text("+32 7 4 9", "contacts[a].phone"))
    place = partial(left, char_boxes(render(sheet(language, line), theme, fonts, {}).data))
    assert place("+") < place("7") < place("4") < place("9") < place(word[-1])


@pytest.mark.parametrize("language", ["ar", "he", "en"])
def test_numbers_of_notes_follow_each_other_in_the_direction_of_the_text(theme, fonts, language):
    cited = [NoteReference("a", "3"), text("\u00a0"), NoteReference("b", "4")]
    word = {"ar": "حضر", "he": "הגיע", "en": "arrived"}[language]
    notes = Notes(tuple(Note(each, "7", (text("x"),)) for each in "ab"))
    data = render(sheet(language, paragraph(word, *cited), notes), theme, fonts, {}).data
    place = partial(left, char_boxes(data))
    assert (place(word[0]) < place("3") < place("4")) is (language == "en")
    assert (place(word[0]) > place("3") > place("4")) is (language != "en")


@pytest.mark.parametrize(("language", "direction"), [("ar", "/R2L"), ("he", "/R2L"), ("en", None)])
def test_the_file_says_that_its_pages_run_from_right_to_left(theme, fonts, language, direction):
    catalog = reader(render(sheet(language, paragraph("1")), theme, fonts, {}).data).trailer["/Root"]
    assert catalog["/ViewerPreferences"].get("/Direction") == direction


def test_letters_that_look_small_are_larger_than_latin_ones_beside_them(theme, fonts):
    maker = RunMaker(theme, FontBook(theme, fonts, "ar"), {}, Report())
    style = resolve_style(theme, theme.styles.body)
    sizes = {run.shaper.face.file.stem: run.run_style.size for run in maker.runs((text("الوزير Faisal"),), style)}
    latin = next(size for name, size in sizes.items() if "Source" in name)
    assert latin == style.size
    assert sizes["Amiri-Regular"] == pytest.approx(1.12 * style.size)


@pytest.mark.parametrize(("language", "more"), [("ar", True), ("fa-IR", True), ("he", False), ("hi", False)])
def test_lines_of_arabic_letters_stand_further_apart(theme, language, more):
    own, usual = theme.for_language(language).styles, theme.styles
    assert (own.body.leading > usual.body.leading) is more
    assert (own.title.leading > usual.title.leading) is more
    of_the_body = own.body.leading / usual.body.leading
    assert (own.issuer.leading / usual.issuer.leading > of_the_body) is more
    assert (own.title.leading / usual.title.leading > of_the_body) is more
    assert not own.dateline.italic


@pytest.mark.parametrize(("language", "height"), [("bo", 1.68), ("dz", 1.68), ("my", 1.5), ("lo", 1.37), ("km", 1.31)])
def test_lines_are_as_high_as_tall_letters(theme, language, height):
    """The heights are what HarfBuzz gives of Noto's faces, from the top of a vowel to the foot of a stack."""
    usual = dict(theme.styles)
    for name, style in theme.for_language(language).styles:
        assert style.leading >= max(height * style.size, usual[name].leading)
