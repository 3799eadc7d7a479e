import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from factsheet.diagnostics import FactsheetError
from factsheet.production.options import Options
from factsheet.production.records.memory import Remembered
from factsheet.production.settings import load
from factsheet.production.settings.load import HEAD, find_settings, load_settings, make_options
from factsheet.production.settings.schema import settings_schema

WHOLE = """\
inputs = ["in/*.yaml"]
exclude = ["in/old*"]
output = "out"
name = "{language}/{id}.{format}"
formats = ["docx"]
template = "own"
templates = "packs"
theme = "theme.yaml"
paper = "letter"
languages = ["en", "pt-BR"]
rules-off = ["follow-up-due"]

[template-by-kind]
summit = "brief"
"""


def load_text(text: str) -> Options:
    Path("factsheet.toml").write_text(text, encoding="utf-8")
    return load_settings(Path("factsheet.toml").resolve()).options


def faults(text: str) -> list[str]:
    with pytest.raises(FactsheetError) as caught:
        load_text(text)
    return [
        f"{d.span.line}:{d.span.column} {d.code}: {d.message} | {'; '.join(d.hints)}" for d in caught.value.diagnostics
    ]


def test_the_nearest_file_around_is_found(in_folder):
    (in_folder / "a/b").mkdir(parents=True)
    (in_folder / "factsheet.toml").touch()
    assert find_settings(in_folder / "a/b") == in_folder / "factsheet.toml"
    (in_folder / "a/factsheet.toml").touch()
    assert find_settings(in_folder / "a/b") == in_folder / "a/factsheet.toml"


def test_every_key_becomes_an_option(own_packs):
    own_packs({"own/template.html.j2": ""})
    Path("theme.yaml").touch()
    options = load_text(WHOLE)
    assert (options.output, options.name, options.formats) == (Path("out"), "{language}/{id}.{format}", ("docx",))
    assert (options.template, options.templates, options.theme) == ("own", Path("packs"), Path("theme.yaml"))
    assert (options.paper, options.languages, options.rules_off) == ("letter", ("en", "pt-BR"), ("follow-up-due",))
    assert options.template_by_kind == {"summit": "brief"}
    assert (options.inputs, options.exclude) == (("in/*.yaml",), ("in/old*",))


def test_an_empty_file_is_a_set(in_folder):
    assert load_text("") == Options()


def test_paths_are_seen_from_the_working_folder(in_folder, monkeypatch):
    file = in_folder / "factsheet.toml"
    file.write_text('output = "out"', encoding="utf-8")
    (in_folder / "sub").mkdir()
    monkeypatch.chdir("sub")
    loaded = load_settings(file)
    assert (loaded.folder, loaded.options.output) == (Path(".."), Path("../out"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('ouput = "x"', "1:1 unknown-key: unknown key `ouput` | did you mean `output`?"),
        (
            '\n[template-by-kind]\nsumit = "brief"',
            "3:1 unknown-key: unknown key `sumit` in template-by-kind | did you mean `summit`?",
        ),
        ('paper = "a5"', "1:9 wrong-value: `paper` must be one of a4, letter | "),
        ('formats = ["pdf", "odt"]', "1:19 wrong-value: item 2 of formats must be one of pdf, docx, ism | "),
        (
            'template = ["brief"]',
            "1:12 wrong-value: `template` must be text, not a list | write one value without brackets",
        ),
        ("formats = []", "1:11 wrong-value: `formats` must not be empty | "),
        ('inputs = [""]', "1:11 wrong-value: item 1 of inputs must not be empty | "),
        (
            'inputs = "x"',
            '1:10 wrong-value: `inputs` must be a list, not text | put the items in brackets: `["one", "two"]`',
        ),
        (
            'name = "{ids}.{format}"',
            "1:8 wrong-value: `name` names a field `ids` that there is not | did you mean `id`?",
        ),
        (
            'languages = ["english"]',
            "1:14 wrong-value: item 1 of languages must be a language tag | for example `en` or `pt-BR` (BCP 47)",
        ),
        (
            'template = "standart"',
            "1:12 unknown-template: there is no template pack `standart` | did you mean `standard`?",
        ),
        (
            '[template-by-kind]\nsummit = "breif"',
            "2:10 unknown-template: there is no template pack `breif` | did you mean `brief`?",
        ),
        ('templates = "nowhere"', "1:13 no-templates: there is no folder of template packs at nowhere | "),
        ('theme = "nowhere.yaml"', "1:9 no-such-path: there is no theme nowhere.yaml | "),
        (
            'rules-off = [\n"follow-up-do"]',
            "2:1 unknown-rule: no rule `follow-up-do` can be switched off | did you mean `follow-up-due`?",
        ),
        ("parity = false", "1:10 wrong-value: `parity` must be one of on, off | write `off`"),
        ('formats = ["word"]', "1:12 wrong-value: item 1 of formats must be one of pdf, docx, ism | write `docx`"),
        ('trace = "90%"', "1:9 wrong-value: `trace` must be a whole number | write `90`"),
        ('fit = "perhaps"', "1:7 wrong-value: `fit` must be `true` or `false` | "),
        ("paper = a4", '1:9 toml: not well-formed TOML: invalid value | text stands in quotes: `paper = "a4"`'),
    ],
)
def test_faults_have_their_place_and_a_hint(in_folder, text, fault):
    assert faults(text) == [fault]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{id}", "must end with `.{format}`"),
        ("all.{format}", "must name `{id}`"),
        ("../{id}.{format}", "must name a file inside the output folder"),
        ("/x/{id}.{format}", "must name a file inside the output folder"),
        ("a//{id}.{format}", "must name a file inside the output folder"),
        (".hidden/{id}.{format}", "no hidden one"),
        ("{id}.{format", "not for names of files"),
        ("a\\\\{id}.{format}", "not for names of files"),
    ],
)
def test_patterns_that_name_no_file_inside(in_folder, pattern, words):
    (fault,) = faults(f'name = "{pattern}"')
    assert words in fault


def test_every_fault_is_told_at_once(in_folder):
    assert len(faults('paper = "a5"\nouput = "x"\nformats = []')) == 3


def test_settings_survive_json(own_packs):
    own_packs({"own/template.html.j2": ""})
    Path("theme.yaml").touch()
    options = load_text(WHOLE)
    values = load_settings(Path("factsheet.toml").resolve()).proof["values"]
    assert make_options(Path(), json.loads(json.dumps(values))) == options


def test_settings_that_were_found_sound_are_not_checked_again(in_folder, monkeypatch):
    first = load_text('paper = "a4"')
    proof = load_settings(in_folder / "factsheet.toml").proof
    monkeypatch.setattr(load, "remember", lambda _: Remembered({HEAD: proof}))
    with monkeypatch.context() as changed:
        changed.setattr("factsheet.production.settings.schema.check_settings", None)
        assert load_settings(in_folder / "factsheet.toml").options == first
    assert faults('paper = "a6"') != []


SCHEMA = settings_schema()
PUBLISHED = Path(__file__).parents[3] / "docs" / "settings.schema.json"


def test_the_published_schema_is_the_one_of_the_program():
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(PUBLISHED.read_text("utf-8")) == SCHEMA, (
        "run: factsheet schema settings > docs/settings.schema.json"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        WHOLE,
        "exclude = []",
        'ouput = "x"',
        'paper = "a5"',
        "formats = []",
        'theme = ""',
        "[template-by-kind]\nx = 1",
    ],
)
def test_the_schema_accepts_what_is_read(own_packs, text):
    own_packs({"own/template.html.j2": ""})
    Path("theme.yaml").touch()
    try:
        load_text(text)
    except FactsheetError:
        read = False
    else:
        read = True
    assert Draft202012Validator(SCHEMA).is_valid(tomllib.loads(text)) is read
