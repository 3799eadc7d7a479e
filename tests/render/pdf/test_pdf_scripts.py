"""Six scripts in one paragraph, the Han forms of a language, East Asian line breaks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from reading import all_text, font_dictionaries, squeezed
from sample import document, inlines, paragraph, text
from sampling import examples
from tagged import TaggedPdf
from tools import unavailable
from uniseg.linebreak import line_break_boundaries

from factsheet.document.nodes import Emphasis, Language, LineBreak, Origin, ParagraphRole, Strong, Text
from factsheet.render.fonts.collection import fallback_order
from factsheet.render.fonts.scripts import script_families
from factsheet.render.pdf import render
from factsheet.render.pdf.text import chains
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.pdf.text.styles import resolve_style
from factsheet.render.rendered import Report
from factsheet.typography.line_breaks import break_points, cut_points

SIX = "Latin Ελλάδα Київ 日本国 대한민국 中国"
HAN = "直骨令"


def runs_of(theme, fonts, *parts, language="en"):
    maker = RunMaker(theme, FontBook(theme, fonts, language), {}, Report())
    return maker.runs(inlines(*parts), resolve_style(theme, theme.styles.body))


def family(run) -> str:
    return run.shaper.face.metrics.name.partition("-")[0]


def faces(theme, fonts, words, language):
    return [(family(run), run.text) for run in runs_of(theme, fonts, words, language=language)]


def test_six_scripts_stand_in_a_paragraph(theme, fonts):
    rendered = render(document(paragraph(SIX, " ", Strong((text(SIX),)))), theme, fonts, {})
    assert rendered.diagnostics == ()
    assert all_text(rendered.data) == squeezed(SIX * 2)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ja", "NotoSansJP"),
        ("ja-JP", "NotoSansJP"),
        ("ko", "NotoSansKR"),
        ("zh-Hans-CN", "NotoSansSC"),
        ("ZH", "NotoSansSC"),
        ("en", "NotoSansJP"),
    ],
)
def test_han_has_the_forms_of_its_language(theme, fonts, language, expected):
    assert faces(theme, fonts, HAN, language) == [(expected, HAN)]
    latin, han = runs_of(theme, fonts, "Words ", Language(language, (text(HAN),)))
    assert (family(latin), latin.language) == ("SourceSans3", "en")
    assert (family(han), han.language) == (expected, language)


def test_the_family_of_a_language_comes_before_those_of_others(theme):
    body = theme.fonts["body"]
    assert fallback_order(body, "ko")[:3] == ("Source Sans 3", "Noto Sans", "Noto Sans KR")
    assert set(fallback_order(body, "zh-Hant")) == {body.family, *body.fallback}
    lean = body.model_copy(update={"fallback": ()})
    assert fallback_order(lean, "ja") == ("Source Sans 3", "Noto Sans JP")
    assert fallback_order(lean, "fr") == ("Source Sans 3",)


def test_a_word_is_not_set_in_the_forms_of_two_languages(theme, fonts):
    # 这 and 们 are in the Chinese family alone, 外交 in all.
    assert faces(theme, fonts, "这外交们", "en") == [("NotoSansSC", "这外交们")]


def test_a_word_that_no_family_has_whole_is_set_by_character(theme, fonts):
    assert faces(theme, fonts, "가们", "en") == [("NotoSansKR", "가"), ("NotoSansSC", "们")]


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("zh", "“甲”——乙…", [("NotoSansSC", "“甲”——乙…")]),
        ("ja", "甲…… ok…", [("NotoSansJP", "甲……"), ("SourceSans3", " ok…")]),
        ("zh", "a “b” c", [("SourceSans3", "a “b” c")]),
        ("ko", "“갑”", [("SourceSans3", "“"), ("NotoSansKR", "갑"), ("SourceSans3", "”")]),
    ],
)
def test_punctuation_beside_han_is_as_wide_as_han(theme, fonts, language, words, expected):
    assert faces(theme, fonts, words, language) == expected


@pytest.mark.parametrize("words", ["और “हाँ”", "(नाटो) और", "और [नाटो (हाँ)]", "और (नाटो) हाँ"])
def test_both_of_a_pair_of_brackets_are_of_one_face(theme, fonts, words):
    assert faces(theme, fonts, words, "hi") == [("NotoSans", words)]


def test_brackets_of_latin_words_are_of_their_face(theme, fonts):
    assert faces(theme, fonts, "और (NATO) हाँ", "hi")[1] == ("SourceSans3", " (NATO) ")
    assert {
        name for name, part in faces(theme, fonts, "Talks (नाटो) and [हाँ]", "en") if "(" in part or "]" in part
    } == {"SourceSans3"}


@pytest.mark.parametrize(
    ("language", "script", "words"), [("he", "Hebr", "ישראל – [כן] (נאט״ו)"), ("ar", "Arab", "قمة – «نعم» (الناتو)")]
)
def test_a_script_has_one_face_whatever_marks_stand_beside_its_letters(theme, fonts, language, script, words):
    best = next(script_families(script, None), None)
    if best is None or best.name not in {"Heebo", "Amiri"}:
        unavailable(f"the best font for {script}", "pip install 'factsheet[scripts]'")
    alone, *_ = faces(theme, fonts, words.split()[0], language)
    assert faces(theme, fonts, words, language) == [(alone[0], words)]


def test_a_combining_mark_stays_with_its_letter(theme, fonts):
    for run in runs_of(theme, fonts, "e\u0301 か\u3099", language="ja"):
        assert not run.text.startswith(("\u0301", "\u3099"))


@pytest.mark.parametrize("character", ["\U00020bb7", "\U00020b9f"])
def test_supplementary_characters_are_measured_and_read(theme, fonts, character):
    rendered = render(document(paragraph(Language("ja", (text(f"a{character}b"),)))), theme, fonts, {})
    assert rendered.diagnostics == ()
    assert all_text(rendered.data) == f"a{character}b"
    (wide,) = runs_of(theme, fonts, character, language="ja")
    assert wide.shaper.width(character) == pytest.approx(1)


def test_variation_selectors_are_no_missing_glyphs(theme, fonts):
    rendered = render(document(paragraph("辻\U000e0101 ☎\ufe0e"[:2])), theme, fonts, {})
    assert rendered.diagnostics == ()


def test_only_the_faces_that_serve_are_embedded(theme, fonts):
    data = render(document(paragraph(Language("ko", (text(HAN),)))), theme, fonts, {}).data
    names = {font["/BaseFont"].partition("+")[2] for font in font_dictionaries(data)}
    assert not any("JP" in name or "SC" in name for name in names)


def broken(words: str) -> list[str]:
    points = [0, *break_points(words, cut_points(words), "")]
    return [words[start:end] for start, end in pairwise(points)]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("甲ャ乙ー丙々丁ゝ戊", ["甲ャ", "乙ー", "丙々", "丁ゝ", "戊"]),
        ("甲（乙）丙『丁』。", ["甲", "（乙）", "丙", "『丁』。"]),
        ("甲……乙——丙", ["甲……", "乙——", "丙"]),
        ("二〇二五年", ["二", "〇", "二", "五", "年"]),
        ("2025年4月3日に", ["2025年", "4月", "3日", "に"]),
        ("は14億6,000万米ドルと第2回", ["は", "14億6,000万米ドル", "と", "第2回"]),
        ("約１４億６，０００万を第２回", ["約１４億６，０００万", "を", "第２回"]),
        ("约6周，15亿美元的", ["约6周，", "15亿美元", "的"]),
        ("￥100と50％", ["￥100", "と", "50％"]),
        ("甲・乙：丙", ["甲・", "乙：", "丙"]),
        ("か\u3099き", ["か\u3099", "き"]),
        ("甲\u2060乙", ["甲\u2060乙"]),
        ("APEC首脳", ["APEC", "首", "脳"]),
        ("韓國은 좋다", ["韓", "國은 ", "좋다"]),
        ("“甲”乙", ["“甲”", "乙"]),
        ("｢甲｣ｯ乙", ["｢甲｣ｯ", "乙"]),
        ("甲 ！ ( 乙 ) 2025 : 丙", ["甲 ！ ", "( 乙 ) ", "2025 : ", "丙"]),
        ("\U00020bb7野家", ["\U00020bb7", "野", "家"]),
    ],
)
def test_kinsoku(words, parts):
    assert broken(words) == parts


@examples(150)
@given(st.text("甲国かァゃー々、。「」（）・：！…—aB韓은좋བ་།.,)(\u00a0\u2060", max_size=14))
def test_lines_break_only_where_the_unicode_standard_allows(words):
    assert set(break_points(words, cut_points(words), "")) <= {*line_break_boundaries(words)}


def test_digits_among_han_are_upright_where_han_is(theme, fonts):
    dateline = paragraph("Tokyo, 2025年4月3日", role=ParagraphRole.DATELINE)
    sheet = document(dateline)
    names = {language: faces_in(sheet, language, theme, fonts) for language in ("en", "ja")}
    assert any("Italic" in name for name in names["en"])
    assert not any("Italic" in name for name in names["ja"])


def faces_in(sheet, language, theme, fonts):
    sheet = replace(sheet, metadata=replace(sheet.metadata, language=language))
    return {font["/BaseFont"] for font in font_dictionaries(render(sheet, theme, fonts, {}).data)}


def test_a_script_without_a_font_is_one_error_and_its_characters_are_not_missing(theme, fonts):
    words = [paragraph(Text("𐤀𐤁 𒀀", Origin(f"summary[{name}].text"))) for name in "abc"]
    # Phoenician and cuneiform have no font among those that are looked for.
    found = render(document(*words), theme, fonts, {}).diagnostics
    assert [(each.code, each.path, each.message) for each in found] == [
        ("unset-script", "summary[a].text", "the PDF has no font for Phoenician, here and in 2 other values"),
        ("unset-script", "summary[a].text", "the PDF has no font for Cuneiform, here and in 2 other values"),
    ]


def test_how_to_bring_a_font_for_a_script_is_said(theme, fonts, monkeypatch):
    monkeypatch.setattr(chains, "script_families", lambda *_: ())
    (found,) = render(document(paragraph("தமிழ்")), theme, fonts, {}).diagnostics
    assert found.message == "the PDF has no font for Tamil"
    assert "`pip install fontpkg-noto-sans-tamil`" in found.hints[0]


def test_a_variant_of_a_character_is_set_and_copied(theme, fonts):
    words = "葛\U000e0100城 葛\U000e0101飾"
    rendered = render(document(paragraph(words)), theme, fonts, {})
    assert rendered.diagnostics == ()
    assert words in TaggedPdf(rendered.data).paragraphs()
    # pdfium leaves out the selector of the usual form, which stands in a text that the file says for its glyph.
    assert squeezed(words).replace("\U000e0101", "") in all_text(rendered.data)


@pytest.mark.parametrize(
    ("language", "parts", "slanted"),
    [
        ("en", (Emphasis((Text("on "), Text("2025"), Text("年4月"), Text(" in May 2025"))),), "on  in May 2025"),
        ("en", (Emphasis((Language("ja", (Text("2025年 No. 3"),)), Text(" 2025"))),), " 2025"),
        ("ja", (Emphasis((Text("第3回 NATO"),)), Emphasis((Text("The Economist 3"),))), "The Economist 3"),
        ("ko", (Emphasis((Text("제3차 2025"),)),), ""),
        ("en", (Emphasis((Strong((Text("東京2025"),)), Text("x"), LineBreak(), Text("3국 3"))),), "x"),
    ],
)
def test_no_digit_beside_an_ideograph_is_slanted(theme, fonts, language, parts, slanted):
    runs = runs_of(theme, fonts, *parts, language=language)
    assert "".join(run.text for run in runs if run.shaper.face.metrics.italic_angle) == slanted
