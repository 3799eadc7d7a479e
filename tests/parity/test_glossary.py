import json
from pathlib import Path

import jsonschema
import pytest
from small import TERMS, glossary

from factsheet.diagnostics import FactsheetError
from factsheet.parity.glossary import glossary_schema, parse_glossary
from factsheet.source.nodes import to_python
from factsheet.source.reader import read

SCHEMA = glossary_schema()
PUBLISHED = Path(__file__).parents[2] / "docs" / "glossary.schema.json"


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("terms: [{}]", "the key `term` is missing", "g.yaml:1:9"),
        ("terms: [{term: {en: a}}]", "must be in two languages at least", "g.yaml:1:16"),
        ("terms: [{term: {en: a, french: b}}]", "must stand under a BCP 47 language tag", "g.yaml:1:32"),
        ("terms: [{term: {en: a, fr: b}, form: {}}]", "unknown key `form`", "g.yaml:1:32"),
        ("terms: [{term: {en: a, fr: b}, forms: {es: [c]}}]", "has forms in `es`", "g.yaml:1:39"),
        ("terms: {en: a}", "must be a list", "g.yaml:1:8"),
        ("[]", "must be a mapping", "g.yaml:1:1"),
    ],
)
def test_what_is_wrong_has_its_place(text, message, place):
    with pytest.raises(FactsheetError) as stopped:
        parse_glossary("g.yaml", text.encode())
    (found,) = stopped.value.diagnostics
    assert message in found.message
    assert str(found.span) == place


def test_forms_serve_a_language_and_its_countries():
    terms = glossary()
    assert dict(terms.between("fr-CA", "en"))[("cessez-le-feu", "trêve")] == ("ceasefire",)
    assert list(terms.between("de", "en")) == []


def test_the_schema_is_published_and_takes_what_the_program_takes():
    assert json.loads(PUBLISHED.read_text("utf-8")) == SCHEMA, (
        "run: factsheet schema glossary > docs/glossary.schema.json"
    )
    jsonschema.validate(to_python(read(TERMS.encode(), "g.yaml")), SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"terms": [{"term": {"en": "a"}}]}, SCHEMA)
