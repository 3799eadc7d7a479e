"""Designations files of one's own: what they may hold, and their JSON Schema."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from packs import Packs

from factsheet.diagnostics import FactsheetError
from factsheet.production.inputs.labels import designations_schema

SCHEMA = designations_schema()
PUBLISHED = Path(__file__).parents[3] / "docs" / "designations.schema.json"
FILES = sorted((Path(__file__).parents[3] / "templates" / "designations").glob("*.yaml"))


def test_the_published_schema_is_the_one_of_the_program():
    Draft202012Validator.check_schema(SCHEMA)
    known = json.loads(PUBLISHED.read_text("utf-8"))
    assert known == SCHEMA, "run: factsheet schema designations > docs/designations.schema.json"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_files_of_the_program_are_valid(file):
    Draft202012Validator(SCHEMA).validate(yaml.load(file.read_text("utf-8"), yaml.CBaseLoader))


def test_codes_are_offered_with_their_names():
    assert SCHEMA["$defs"]["Names"]["properties"]["KR"]["description"] == "Republic of Korea"


ODD = [
    ("forms:\n  off:\n    JP: du Japon\n", "unknown key `off` in forms", "did you mean `of`?"),
    ("issuer:\n  FR:\n    BY: Biélorussie (la)\n", "unknown key `issuer`", "did you mean `issuers`?"),
    ("default: [Japon]\n", "`default` must be a mapping of keys, not a list", ""),
]


@pytest.mark.parametrize(("text", "message", "hint"), ODD)
def test_what_a_file_may_not_hold(tmp_path, text, message, hint):
    (tmp_path / "designations").mkdir()
    (tmp_path / "designations" / "fr.yaml").write_text(text, "utf-8")
    with pytest.raises(FactsheetError) as caught:
        Packs(tmp_path).pack("standard", "fr", None)
    assert [(each.message, *each.hints) for each in caught.value.diagnostics] == [(message, *filter(None, [hint]))]
    assert not Draft202012Validator(SCHEMA).is_valid(yaml.load(text, yaml.CSafeLoader))


def test_a_file_may_have_what_issuers_write_or_what_no_rule_makes_alone(tmp_path):
    (tmp_path / "designations").mkdir()
    text = "issuers:\n  FR:\n    KR: Corée du Sud (la)\nforms:\n  in:\n    KR: en Corée\n"
    (tmp_path / "designations" / "fr.yaml").write_text(text, "utf-8")
    pack = Packs(tmp_path).pack("standard", "fr", "FR")
    assert (pack.designations["KR"], pack.articles["KR"], pack.forms["in"]["KR"]) == ("Corée du Sud", "la", "en Corée")
    assert pack.designations["JP"] == "Japon"
