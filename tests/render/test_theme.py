"""What a theme may not say is said in words, at its line and column."""

import pytest

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.production.inputs.packs import built_in_folder
from factsheet.render.theme import TextStyle, Theme
from factsheet.source.bind import bind
from factsheet.source.nodes import to_python
from factsheet.source.reader import read

STANDARD = (built_in_folder() / "standard/theme.yaml").read_text(encoding="utf-8")


def problems(text: str) -> list[Diagnostic]:
    with pytest.raises(FactsheetError) as caught:
        bind(read(text.encode(), "theme.yaml"), Theme)
    return list(caught.value.diagnostics)


def changed(*pairs: tuple[str, str]) -> str:
    text = STANDARD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def at(text: str, diagnostic: Diagnostic) -> str:
    """Give what stands in a theme from the place of a diagnostic on to the end of its line."""
    assert diagnostic.span
    return text.splitlines()[diagnostic.span.line - 1][diagnostic.span.column - 1 :]


REF = "must be a colour such as `#14365d` or one of the palette, and there is no"


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("accent:", "acent:", "palette:", "palette must name accent too"),
        ('"#14365d"', "blue", "blue", "`accent` in palette must be a colour such as `#14365d`"),
        ("fill: shade", "fill: Shade", "Shade", f"`head_fill` in tables {REF} `Shade`"),
        ("fill: shade", "fill: '#12345'", "'#12345'", f"`head_fill` in tables {REF} `#12345`"),
        ("color: muted", "color: grey", "grey", f"`color` in styles.office {REF} `grey`"),
        (
            "rule_below: {width: 1.2, color: accent",
            "rule_below: {width: 1.2, color: accnt",
            "accnt",
            f"`color` in styles.office.rule_below {REF} `accnt`",
        ),
        (
            "font: display",
            "font: serif",
            "serif",
            "`font` in styles.title must be one of the theme's fonts, and there is no `serif`",
        ),
        ("  body:\n    family", "  text:\n    family", "fonts:", "fonts must name body too"),
        ("padding: 11", "padding: 490", "490", "`padding` in callouts must be at most 36"),
    ],
)
def test_what_is_wrong_is_named(old, new, place, message):
    text = changed((old, new))
    (found,) = problems(text)
    assert at(text, found).startswith(place)
    assert found.message == message


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("page: {size: a4, top: 20", "page: {size: a4, margin: 2cm", "did you mean `top`, `right`, `bottom`, `left`?"),
        ("page: {size: a4", "page: {paper: a4", "did you mean `size`?"),
        ("office: {size: 10.5", "office: {font-size: 10.5", "did you mean `size`?"),
        ("office: {size: 10.5, leading", "office: {size: 10.5, line-height", "did you mean `leading`?"),
        (
            "office: {size: 10.5",
            "office: {size: 10.5pt",
            "write the number alone: lengths are in points, margins of pages in millimetres",
        ),
        ("max_height: 0.4", "max_height: 40%", "write `0.4`: a share is one of 1"),
    ],
)
def test_what_style_sheets_have_is_known_for_what_it_means(old, new, hint):
    (found,) = problems(changed((old, new)))
    assert found.hints == (hint,)


def test_a_colour_that_every_palette_needs_is_meant_though_the_palette_misspells_it():
    text = changed(("muted:", "mtued:"), ("color: muted", "color: mutd"))
    assert "did you mean `muted`?" in [hint for each in problems(text) for hint in each.hints]


def test_all_faults_are_told_at_once_each_at_its_key():
    text = changed(
        ('"#14365d"', "blue"),
        ("color: muted", "color: mutd"),
        ("font: display, size: 24", "font: displai, size: 24"),
        ("head_fill: shade", "head_fill: shad"),
        ("padding: 11", "padding: 490"),
    )
    found = problems(text)
    assert [at(text, each).split(",")[0].split("}")[0] for each in found] == ["blue", "mutd", "displai", "shad", "490"]
    assert [each.hints for each in found[1:4]] == [
        ("did you mean `muted`?",),
        ("did you mean `display`?",),
        ("did you mean `shade`?",),
    ]
    assert [[at(text, each) for each in one.related] for one in found[1:4]] == [["palette:"], ["fonts:"], ["palette:"]]


def test_colours_that_the_palette_lacks_are_one_fault_and_not_one_wherever_they_are_named():
    text = changed(("  accent:", "  acent:"), ("  link:", "  hyperlink:"))
    (found,) = problems(text)
    assert (found.code, found.message) == ("missing-key", "palette must name accent, link too")
    assert found.hints == ("is `acent` meant for `accent`?",)


def test_a_theme_whose_styles_all_name_a_font_needs_no_other():
    theme = Theme.model_validate(to_python(read(STANDARD.encode(), "theme.yaml")))
    plain = theme.model_dump(mode="json", by_alias=True)
    plain["fonts"] = {"display": plain["fonts"]["display"]}
    for style in plain["styles"].values():
        style["font"] = "display"
    assert set(Theme.model_validate(plain).fonts) == {"display"}


def test_a_theme_at_fault_leaves_no_names_behind():
    problems(changed(("font: display", "font: serif")))
    assert TextStyle(font="serif", color="grey").font == "serif"


def test_tables_that_are_none_are_told_and_nothing_that_names_them():
    text = STANDARD[: STANDARD.index("palette:")] + "palette: blue\nfonts: []\n" + STANDARD[STANDARD.index("styles:") :]
    assert [each.path for each in problems(text)] == ["palette", "fonts"]


@pytest.mark.parametrize("tag", ["ja", "ko-KR", "zh-Hant", "ZH"])
def test_east_asian_text_is_upright(tag):
    theme = Theme.model_validate(to_python(read(STANDARD.encode(), "theme.yaml")))
    upright = theme.for_language(tag)
    assert theme.styles.dateline.italic
    assert [name for name, style in upright.styles if style.italic] == []
    assert upright.styles.dateline.model_copy(update={"italic": True}) == theme.styles.dateline


def test_other_text_keeps_its_italics():
    theme = Theme.model_validate(to_python(read(STANDARD.encode(), "theme.yaml")))
    assert [theme.for_language(tag) is theme for tag in ("en", "fr-CA", "jam", "")] == [True] * 4
