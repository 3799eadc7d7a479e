"""A theme says only what it changes of those that it lies over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from factsheet.diagnostics import FactsheetError
from factsheet.production.inputs.packs import PackLibrary, built_in_folder
from factsheet.production.sheets.task import theme_source
from factsheet.production.sheets.themes import LoadedTheme, make_theme
from factsheet.render.theme import theme_schema
from factsheet.source.nodes import to_python
from factsheet.source.reader import read


@pytest.fixture(autouse=True)
def _in_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def loaded(text: str, template: str = "standard", templates: Path | None = None) -> LoadedTheme:
    Path("own").mkdir(exist_ok=True)
    Path("own/theme.yaml").write_text(text, "utf-8")
    return make_theme(theme_source(PackLibrary(templates), template, Path("own/theme.yaml")), None, None)


STANDARD = make_theme(theme_source(PackLibrary(), "standard"), None, None).theme
BRIEF = make_theme(theme_source(PackLibrary(), "brief"), None, None).theme


@pytest.mark.parametrize(("template", "below"), [("standard", STANDARD), ("brief", BRIEF)])
def test_what_a_theme_leaves_out_is_as_in_the_one_below(template, below):
    theme = loaded('palette: {accent: "#14523d"}\nstyles: {title: {size: 20}}\n', template).theme
    assert theme.palette == {**below.palette, "accent": "#14523d"}
    assert theme.styles.title == below.styles.title.model_copy(update={"size": 20})
    assert theme.model_copy(update={"palette": below.palette, "styles": below.styles}) == below


def test_a_rule_and_a_fill_can_be_taken_away_and_lists_are_replaced():
    theme = loaded("styles: {office: {rule_below: null}}\ntables: {head_fill: null}\nlists: {marks: ['–']}\n").theme
    assert (theme.styles.office.rule_below, theme.tables.head_fill, theme.lists.marks) == (None, None, ("–",))
    assert STANDARD.styles.office.rule_below is not None


@pytest.mark.parametrize(
    ("font", "word", "alternatives", "fallback"),
    [
        ("family: Lato", "Lato", (), STANDARD.fonts["body"].fallback),
        (
            "family: Lato, word: Arial",
            "Arial",
            STANDARD.fonts["body"].word_alternatives,
            STANDARD.fonts["body"].fallback,
        ),
        ("word: Arial", "Arial", STANDARD.fonts["body"].word_alternatives, STANDARD.fonts["body"].fallback),
        ("family: Source Sans 3", "Calibri", STANDARD.fonts["body"].word_alternatives, STANDARD.fonts["body"].fallback),
        ("fallback: []", "Calibri", STANDARD.fonts["body"].word_alternatives, ()),
    ],
)
def test_another_family_is_words_too(font, word, alternatives, fallback):
    choice = loaded(f"fonts: {{body: {{{font}}}}}\n").theme.fonts["body"]
    assert (choice.word, choice.word_alternatives, choice.fallback) == (word, alternatives, fallback)


def test_the_languages_of_a_font_are_replaced_as_a_whole():
    assert loaded("fonts: {body: {languages: {ja: Noto Sans JP}}}\n").theme.fonts["body"].languages == {
        "ja": "Noto Sans JP"
    }


def test_a_font_of_its_own_may_be_added():
    theme = loaded("fonts: {quote: {family: Lato}}\nstyles: {body: {font: quote}}\n").theme
    assert (theme.fonts["quote"].word, theme.styles.body.font) == ("Lato", "quote")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('palette: {acent: "#14523d"}\n', "own/theme.yaml:1:11: error: nothing names `acent` in palette [unknown-key]"),
        ("fonts: {bdy: {family: Lato}}\n", "own/theme.yaml:1:9: error: nothing names `bdy` in fonts [unknown-key]"),
        (
            "styles: {title: {sise: 20}}\n",
            "own/theme.yaml:1:18: error: unknown key `sise` in styles.title [unknown-key]",
        ),
        ("page: {size: a9}\n", "own/theme.yaml:1:14: error: `size` in page must be one of a4, letter [wrong-value]"),
        ("stiles: {}\n", "own/theme.yaml:1:1: error: unknown key `stiles` [unknown-key]"),
        ("styles: [a]\n", "own/theme.yaml:1:9: error: `styles` must be a mapping of keys, not a list [wrong-value]"),
        ("- a\n", "own/theme.yaml:1:1: error: the file must be a mapping of keys, not a list [wrong-value]"),
    ],
)
def test_a_fault_stands_in_the_file_that_says_it(text, told):
    with pytest.raises(FactsheetError) as caught:
        loaded(text)
    assert str(caught.value.diagnostics[0]) == told


def test_a_fault_of_the_theme_below_stands_in_that(own_packs):
    packs = own_packs({"own/template.html.j2": "", "own/theme.yaml": "page: {size: a9}\n"})
    with pytest.raises(FactsheetError) as caught:
        loaded("page: {top: 30}\n", "own", packs)
    assert str(caught.value.diagnostics[0].span) == "packs/own/theme.yaml:1:14"


def test_a_pack_lies_over_the_standard_theme_and_a_theme_over_the_pack(own_packs):
    packs = own_packs({
        "own/template.html.j2": "",
        "own/theme.yaml": "page: {top: 31}\nlists: {indent: 9}\n",
        "standard/template.html.j2": "",
        "standard/theme.yaml": "page: {top: 30, right: 30}\n",
    })  # fmt: skip
    theme = loaded("lists: {indent: 8}\n", "own", packs).theme
    assert (theme.page.top, theme.page.right, theme.lists.indent) == (31, 30, 8)
    assert theme.styles == STANDARD.styles


def test_fonts_of_the_theme_below_may_be_named(own_packs, monkeypatch):
    packs = own_packs({
        "own/template.html.j2": "",
        "own/theme.yaml": "fonts: {body: {family: Mine}}\n",
    })  # fmt: skip
    (packs / "own/fonts").mkdir()
    from factsheet.render.fonts.providers import PackageFonts  # noqa: PLC0415 - a font to be called otherwise

    (packs / "own/fonts/Mine-Regular.ttf").write_bytes(PackageFonts().families()["lato"].regular.read_bytes())
    theme = loaded("page: {top: 30}\n", "own", packs)
    assert theme.fonts.find(theme.theme.fonts["body"].family).name == "Mine"


def test_unknown_families_are_told_in_the_file_that_names_them(own_packs):
    theme = loaded("fonts: {body: {family: Sorce Sans 3}}\n")
    found = [theme.fonts.unknown("Sorce Sans 3")]
    assert [str(each.span) for each in theme.place(found)] == ["own/theme.yaml:1:24"]


SCHEMA = theme_schema()
PUBLISHED = Path(__file__).parents[3] / "docs" / "theme.schema.json"


def test_the_published_schema_is_the_one_of_the_program():
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(PUBLISHED.read_text("utf-8")) == SCHEMA, "run: factsheet schema theme > docs/theme.schema.json"


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ((built_in_folder() / "standard/theme.yaml").read_text("utf-8"), True),
        ((built_in_folder() / "brief/theme.yaml").read_text("utf-8"), True),
        ('palette: {accent: "#14523d"}', True),
        ("fonts: {body: {family: Lato}}", True),
        ("palette: {accent: green}", False),
        ("stiles: {}", False),
        ("styles: {titel: {}}", False),
        ("page: {size: a9}", False),
        ("page: {top: 200}", False),
    ],
)
def test_the_schema_accepts_what_is_read(text, valid):
    def typed(value: object) -> object:
        match value:
            case dict():
                return {key: typed(inner) for key, inner in value.items()}
            case list():
                return list(map(typed, value))
            case "true" | "false":
                return value == "true"
            case str() if value.replace(".", "", 1).replace("-", "", 1).isdigit():
                return float(value)
        return value

    assert Draft202012Validator(SCHEMA).is_valid(typed(to_python(read(text.encode(), "t.yaml")))) is valid
