"""Styles carry every look: an editor can restyle the whole by them."""

import pytest
from sample import SAMPLE_IMAGES, metadata, paragraph, sample_document
from word_file import NAMES, W, WordFile, word

from factsheet.document.nodes import Document, Emphasis, Language, Section, Strong, Text, Title
from factsheet.render.docx import render
from factsheet.render.docx.names import LIST_FAMILIES, ROLE_STYLES, StyleId

RUN_PROPERTIES = {"rStyle", "rFonts", "rtl", "lang", "ins", "del"}
PARAGRAPH_PROPERTIES = {"pStyle", "rPr"}


def local_names(elements):
    return {element.tag.rpartition("}")[2] for element in elements}


def style(file, name, path):
    return file.tree("styles").xpath(f"string(w:style[@w:styleId='{name}']/{path})", namespaces=NAMES)


def test_no_direct_formatting(sample):
    parts = ["document", *(f"{kind}_{pages}" for kind in ("header", "footer") for pages in ("default", "first"))]
    for part in parts:
        assert local_names(sample.find("//w:rPr/*", part)) <= RUN_PROPERTIES
        assert local_names(sample.find("//w:pPr/*[not(self::w:keepNext)]", part)) <= PARAGRAPH_PROPERTIES
    # No look: which rows of a table stay together depends on how many it has, which no style knows.
    assert not sample.find("//w:p[not(ancestor::w:tc)]/w:pPr/w:keepNext")
    assert local_names(sample.find("//w:tcPr/*")) == {"tcW"}
    assert not sample.find("//w:rFonts/@w:ascii")


def test_every_style_used_or_built_upon_exists(sample):
    known = set(sample.find("//w:style/@w:styleId", "styles"))
    used = set(sample.find("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    links = set(sample.find("//w:basedOn/@w:val | //w:next/@w:val", "styles"))
    listed = set(sample.find("//w:pStyle/@w:val", "numbering"))
    assert used <= known
    assert links <= known
    assert listed <= known
    assert len(used) > 25


def test_every_style_used_is_in_words_list(sample):
    hidden = set(sample.find("//w:style[w:semiHidden]/@w:styleId", "styles"))
    assert hidden == {"DefaultParagraphFont", "TableNormal", "NoList"}


def test_style_ids_and_names_are_unique(sample):
    for attribute in ("@w:styleId", "w:name/@w:val"):
        values = sample.find(f"//w:style/{attribute}", "styles")
        assert len(values) == len(set(values))


def test_every_id_has_its_style(sample):
    known = set(sample.find("//w:style/@w:styleId", "styles"))
    lists = {
        make(level) for family in LIST_FAMILIES for make in (family.bullet, family.continuation) for level in (1, 2, 3)
    }
    assert set(StyleId) | set(ROLE_STYLES.values()) | lists <= known


@pytest.mark.parametrize(
    ("style_id", "name"),
    [
        ("Normal", "Normal"),
        ("BodyText", "Body Text"),
        ("Title", "Title"),
        ("Heading1", "heading 1"),
        ("Heading3", "heading 3"),
        ("ListBullet", "List Bullet"),
        ("ListBullet2", "List Bullet 2"),
        ("Caption", "caption"),
        ("Header", "header"),
        ("EndnoteText", "endnote text"),
        ("Hyperlink", "Hyperlink"),
        ("CommentText", "annotation text"),
    ],
)
def test_styles_that_word_knows_have_words_names(sample, style_id, name):
    assert style(sample, style_id, "w:name/@w:val") == name
    assert style(sample, style_id, "@w:customStyle") == ""


def test_looks_come_from_the_theme(sample, theme):
    heading = theme.styles.heading1
    assert style(sample, "Heading1", "w:rPr/w:sz/@w:val") == str(round(heading.size * 2))
    assert style(sample, "Heading1", "w:rPr/w:color/@w:val") == theme.color(heading.color)[1:].upper()
    assert style(sample, "Heading1", "w:rPr/w:rFonts/@w:ascii") == theme.fonts[heading.font].word
    assert style(sample, "Heading1", "w:pPr/w:spacing/@w:line") == str(round(heading.leading * 20))
    assert style(sample, "Heading1", "w:pPr/w:outlineLvl/@w:val") == "0"
    assert style(sample, "Normal", "w:rPr/w:sz/@w:val") == str(round(theme.styles.body.size * 2))


def test_a_style_says_only_what_its_base_does_not(sample):
    assert style(sample, "BodyText", "w:rPr/w:sz/@w:val") == ""
    assert style(sample, "BodyText", "w:pPr/w:spacing/@w:line") == ""
    assert style(sample, "TableTextCenter", "w:rPr") == ""
    assert style(sample, "TableTextCenter", "w:pPr/w:jc/@w:val") == "center"


def test_bold_and_italic_of_a_base_are_switched_off(theme):
    plain = theme.styles.table_cell.model_copy(update={"bold": True})
    changed = theme.model_copy(update={"styles": theme.styles.model_copy(update={"table_cell": plain})})
    file = word(changed, paragraph("x"))
    assert len(file.find("//w:style[@w:styleId='TableText']/w:rPr/w:b[not(@w:val)]", "styles")) == 1
    assert style(file, "FactsText", "w:rPr/w:b/@w:val") == "0"


def test_a_note_is_indented_by_its_own_number_whatever_lists_there_are(theme):
    wide = theme.model_copy(update={"lists": theme.lists.model_copy(update={"indent": 36.0})})
    hanging = {style(word(each, paragraph("x")), "EndnoteText", "w:pPr/w:ind/@w:hanging") for each in (theme, wide)}
    assert hanging == {str(round(1.5 * theme.styles.note.size * 20))}


def test_lines_grow_unless_the_leading_is_tight(sample, theme):
    assert style(sample, "Normal", "w:pPr/w:spacing/@w:lineRule") == "atLeast"
    assert theme.styles.title.leading < 1.25 * theme.styles.title.size
    assert style(sample, "Title", "w:pPr/w:spacing/@w:lineRule") == "exact"
    assert style(sample, "Figure", "w:pPr/w:spacing/@w:lineRule") == "auto"


def test_lines_of_east_asian_documents_are_exact(theme):
    data = render(Document(metadata(language="ja"), (paragraph("x"),)), theme, {}).data
    file = WordFile(data)
    assert style(file, "Normal", "w:pPr/w:spacing/@w:lineRule") == "exact"
    defaults = file.tree("styles").find("w:docDefaults", NAMES)
    assert defaults.xpath("string(.//w:rFonts/@w:eastAsia)", namespaces=NAMES) == "Yu Gothic"
    assert defaults.xpath("string(.//w:lang/@w:eastAsia)", namespaces=NAMES) == "ja"


@pytest.mark.parametrize(
    ("language", "switches"),
    [("ko-KR", {"autoSpaceDE": "0", "autoSpaceDN": "0"}), ("en", {})]
    + [(tag, {"autoSpaceDE": None, "autoSpaceDN": None}) for tag in ("ja", "zh-Hans", "yue")],
)
def test_word_parts_han_from_digits_but_no_hangul(theme, language, switches):
    file = WordFile(render(Document(metadata(language=language), (paragraph("3국"),)), theme, {}).data)
    found = file.find("//w:style[@w:styleId='Normal']//*[self::w:autoSpaceDE or self::w:autoSpaceDN]", "styles")
    assert {each.tag.partition("}")[2]: each.get(f"{{{W}}}val") for each in found} == switches


@pytest.mark.parametrize(
    ("around", "own", "values"), [("ja", "ko", ["0", "0"]), ("ko", "ja", [None] * 2), ("en", "ja", [])]
)
def test_a_paragraph_in_another_language_has_the_spaces_of_its_own(theme, around, own, values):
    words = (paragraph(Language(own, (Text("3国 3국"),))), paragraph("A ", Language(own, (Text("3国"),))))
    file = WordFile(render(Document(metadata(language=around), words), theme, {}).data)
    found = file.find("//w:body//*[self::w:autoSpaceDE or self::w:autoSpaceDN]")
    assert [each.get(f"{{{W}}}val") for each in found] == values


def test_styles_of_documents_without_italics_are_upright(theme):
    file = WordFile(render(Document(metadata(language="ja"), (paragraph("x"),)), theme, {}).data)
    assert theme.styles.dateline.italic
    assert file.find("//w:style[@w:type='paragraph']/w:rPr/w:i", "styles") == []


def test_strong_in_a_bold_style_does_not_cancel_out(theme):
    heading = Section("s", 1, (Strong((Text("x"),)),), (paragraph(Strong((Text("y"),))),))
    assert theme.styles.heading1.bold
    file = word(theme, heading)
    assert file.find("//w:r[w:t='x']//w:rStyle") == []
    assert file.find("//w:r[w:t='y']//w:rStyle/@w:val") == ["Strong"]


@pytest.mark.parametrize(
    ("inline", "style_id"),
    [
        (Strong((Text("x"),)), "Strong"),
        (Emphasis((Text("x"),)), "Emphasis"),
        (Strong((Emphasis((Text("x"),)),)), "IntenseEmphasis"),
        (Emphasis((Strong((Text("x"),)),)), "IntenseEmphasis"),
    ],
)
def test_nested_emphasis_is_one_character_style(theme, inline, style_id):
    assert word(theme, paragraph(inline)).find("//w:rStyle/@w:val") == [style_id]


def test_emphasis_in_emphasis_is_upright(theme):
    assert word(theme, paragraph(Emphasis((Emphasis((Text("x"),)),)))).find("//w:rStyle") == []


def test_fonts_have_stand_ins(sample, theme):
    for choice in theme.fonts.values():
        (names,) = sample.find(f"//w:font[@w:name='{choice.word}']/w:altName/@w:val", "fontTable")
        assert names == ",".join(choice.word_alternatives)


def test_a_theme_without_list_marks_still_renders(theme):
    bare = theme.model_copy(update={"lists": theme.lists.model_copy(update={"marks": ()})})
    result = render(sample_document(), bare, SAMPLE_IMAGES)
    assert set(WordFile(result.data).find("//w:lvlText/@w:val", "numbering")) == {""}


def test_rules_are_paragraph_borders(sample, theme):
    rule = theme.styles.office.rule_below
    assert rule is not None
    assert style(sample, "LetterheadOffice", "w:pPr/w:pBdr/w:bottom/@w:sz") == str(round(rule.width * 8))


@pytest.mark.parametrize(("width", "eighths"), [(0.1, "2"), (0.25, "2"), (1, "8"), (12, "96"), (20, "96")])
def test_rules_are_as_thin_and_as_thick_as_word_draws_them(theme, width, eighths):
    """Word draws lines of a quarter of a point to twelve points."""
    office = theme.styles.office
    ruled = office.model_copy(update={"rule_below": office.rule_below.model_copy(update={"width": width})})
    own = theme.model_copy(update={"styles": theme.styles.model_copy(update={"office": ruled})})
    assert style(word(own), "LetterheadOffice", "w:pPr/w:pBdr/w:bottom/@w:sz") == eighths


def test_the_title_keeps_its_one_style(theme):
    assert word(theme, Title((Text("T"),))).paragraphs() == [("Title", "T")]
