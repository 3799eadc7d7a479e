"""Labels files without a template beside them, and the JSON Schema of labels files."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from packs import Packs, packs

from factsheet.diagnostics import FactsheetError
from factsheet.production.inputs.labels import english_labels, labels_schema
from factsheet.production.inputs.packs import PackLibrary
from factsheet.typography.placeholders import has_words

SCHEMA = labels_schema()
PUBLISHED = Path(__file__).parents[3] / "docs" / "labels.schema.json"
TEMPLATE = "own/template.html.j2"
ENGLISH = english_labels(PackLibrary(), "standard")


def written(*without: str) -> str:
    """Give a whole labels file, but for some keys."""
    return "".join(f"{key}: {json.dumps(f'{text} (is)')}\n" for key, text in ENGLISH.items() if key not in without)


def faults(folder: Path, name: str = "standard", language: str = "is") -> list[tuple[str, str, str]]:
    with pytest.raises(FactsheetError) as caught:
        Packs(folder).pack(name, language, None)
    return [(str(each.span), each.message, *each.hints) for each in caught.value.diagnostics]


def test_the_published_schema_is_the_one_of_the_program():
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(PUBLISHED.read_text("utf-8")) == SCHEMA, "run: factsheet schema labels > docs/labels.schema.json"


def test_the_schema_holds_texts():
    assert Draft202012Validator(SCHEMA).is_valid(ENGLISH | {"more": "New"})
    for odd in (None, ["a"], 1):
        assert not Draft202012Validator(SCHEMA).is_valid({"venue": odd})


@pytest.mark.parametrize("pack", ["standard", "brief"])
@pytest.mark.parametrize("language", ["is", "is-IS"])
def test_a_new_language_is_laid_over_a_built_in_pack(own_packs, pack, language):
    library = Packs(own_packs({f"{pack}/labels/is.yaml": written()}))
    assert library.pack(pack, language, None).labels == {key: f"{text} (is)" for key, text in ENGLISH.items()}
    assert library.folder(pack) == PackLibrary().folder(pack)


def test_labels_of_standard_serve_packs_that_have_none(own_packs):
    library = Packs(own_packs({"standard/labels/is.yaml": written(), "own/template.html.j2": ""}))
    assert library.pack("brief", "is", None).labels == library.pack("own", "is", None).labels
    assert set(library.files.label_languages("brief")) == {*packs().files.label_languages("standard"), "is"}


def test_single_labels_are_laid_over_the_others(own_packs):
    library = Packs(own_packs({"standard/labels/en.yaml": "venue: Place\n", "brief/labels/en.yaml": "venue: At\n"}))
    assert library.pack("standard", "en", None).labels == ENGLISH | {"venue": "Place"}
    assert library.pack("brief", "en", None).labels == ENGLISH | {"venue": "At"}
    assert library.pack("brief", "fr", None).labels == packs().pack("brief", "fr", None).labels


def test_labels_of_a_region_are_laid_over_those_of_the_language(own_packs):
    library = Packs(own_packs({"standard/labels/fr-BE.yaml": "venue: Endroit\n"}))
    french = packs().pack("standard", "fr", None).labels
    assert library.pack("standard", "fr-BE", None).labels == french | {"venue": "Endroit"}
    assert library.pack("standard", "fr", None).labels == french


def test_what_a_new_language_lacks_is_told_at_once(own_packs):
    folder = own_packs({"standard/labels/is.yaml": written("venue", "date")})
    hint = "`factsheet templates labels is` prints every key with its English text"
    message = "2 labels for `is` are missing: `venue`, `date`"
    assert faults(folder) == faults(folder, "brief") == [("packs/standard/labels/is.yaml:1:1", message, hint)]
    Path("packs/brief/labels").mkdir(parents=True)
    Path("packs/brief/labels/is.yaml").write_text("venue: Hvar\n", "utf-8")
    assert [each[1] for each in faults(folder, "brief")] == ["1 label for `is` is missing: `date`"]


def test_punctuation_that_a_new_language_lacks_is_that_of_english(own_packs):
    signs = [key for key, text in ENGLISH.items() if not has_words(text)]
    assert {"punctuation.comma", "punctuation.space", "venue.city"} <= set(signs)
    assert not {"page", "venue", "season.spring"} & set(signs)
    folder = own_packs({"standard/labels/is.yaml": written(*signs), "own/labels/is.yaml": "more: New\n", TEMPLATE: ""})
    for pack in ("standard", "brief", "own"):
        labels = Packs(folder).pack(pack, "is", None).labels
        assert {key: labels[key] for key in signs} == {key: ENGLISH[key] for key in signs}


def test_unknown_keys_name_the_nearest(own_packs):
    folder = own_packs({"standard/labels/en.yaml": "venu: Place\ndate: Day\ndat: Day\n"})
    assert faults(folder, language="en") == [
        ("packs/standard/labels/en.yaml:1:1", "unknown key `venu`", "did you mean `venue`?"),
        ("packs/standard/labels/en.yaml:3:1", "unknown key `dat`", "did you mean `date`?"),
    ]


def test_a_language_without_labels_names_the_command_and_the_place(own_packs):
    folder = own_packs({"own/template.html.j2": ""})
    commands = {name: faults(folder, name)[0][2].split("`")[1] for name in ("standard", "brief", "own")}
    assert commands == {
        "standard": "factsheet templates labels is -o DIR/standard/labels/is.yaml",
        "brief": "factsheet templates labels is --template brief -o DIR/brief/labels/is.yaml",
        "own": "factsheet templates labels is --template own --templates DIR -o DIR/own/labels/is.yaml",
    }
