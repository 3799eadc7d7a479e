"""Files of profiles: laid over their bases, every error at its place, and the schema by which editors complete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from factsheet.diagnostics import FactsheetError
from factsheet.pipeline.glance import glance, packs_of, profile_of
from factsheet.pipeline.packs import NamedFile
from factsheet.pipeline.profiles import Profiles, house_of
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.inputs.profiles import profile_schema
from factsheet.profiles.house import BODY, HEAD, PLAIN, House
from factsheet.profiles.model import Profile

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "templates" / "profiles").glob("*.yaml"))
SCHEMA = profile_schema()
BUILT_IN = Profiles(PackLibrary().files.profiles)


def profiles(**texts: str) -> Profiles:
    """Give profiles of texts by their names."""
    return Profiles({name: NamedFile(f"{name}.yaml", text.encode()) for name, text in texts.items()})


def test_the_published_schema_is_the_one_of_the_program():
    Draft202012Validator.check_schema(SCHEMA)
    known = json.loads((ROOT / "docs" / "profile.schema.json").read_text("utf-8"))
    assert known == SCHEMA, "run: factsheet schema profile > docs/profile.schema.json"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_files_of_the_program_are_valid(file):
    Draft202012Validator(SCHEMA).validate(yaml.load(file.read_text("utf-8"), yaml.CSafeLoader))
    assert BUILT_IN.profile(file.stem).title


def test_plain_says_what_is_so_where_no_profile_is_known():
    assert house_of(BUILT_IN.profile("plain"), "plain", "en", {}) == PLAIN
    assert (BUILT_IN.profile("plain").head, BUILT_IN.profile("plain").body) == (HEAD, BODY)


def test_a_profile_says_only_what_it_changes_of_its_base():
    base = "title: A\ncountries: [FR]\nbody: [summary]\norder: {first: [host]}\nlabels: {en: {a: A, b: B}}\n"
    found = profiles(a=base, b="title: B\nbase: a\norder: {rest: eu}\nlabels: {en: {b: other}}\n").profile("b")
    assert (found.title, found.countries, found.body) == ("B", (), ("summary",))
    assert (found.order.first, found.order.rest) == ((), "eu")
    assert found.labels == {"en": {"a": "A", "b": "other"}}


WRONG = [
    ("title: A\nheads: [title]\n", 2, 1, "unknown key `heads`", "did you mean `head`?"),
    ("title: A\nhead: [titel]\n", 2, 8, "item 1 of head must be one of", "did you mean `title`?"),
    (
        "title: A\nnames: {english: {capitals: true}}\n",
        2,
        18,
        "`english` in names must stand under a BCP 47 language tag",
        "",
    ),
    ("title: A\ncountries: [UK]\n", 2, 13, "must be an ISO 3166 code", "did you mean `GB`?"),
    ("title: A\norder: {first: [guest]}\n", 2, 17, "must be `host`, `issuer` or an ISO 3166 code", ""),
    ("title: A\norder: {rest: un, seat: 12}\n", 2, 25, "session 12 is not known", ""),
    ("title: A\nfit: [1.2]\n", 2, 7, "must be less than 1", ""),
    ("title: A\ndesignations: {en: {XY: Nowhere}}\n", 2, 20, "`XY`, which is no ISO 3166 code", ""),
    ("head: [title]\n", 1, 1, "the key `title` is missing", ""),
    ("title: A\nbase: plian\n", 2, 7, "there is no profile `plian`", "did you mean `plain`?"),
    ("title: A\nbase: own\n", 2, 7, "must not lead back to a profile that lies over it", ""),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), WRONG)
def test_what_is_wrong_is_told_at_its_place(text, line, column, message, hint):
    with pytest.raises(FactsheetError) as caught:
        profiles(plain="title: P\n", own=text).profile("own")
    found = caught.value.diagnostics[0]
    assert message in found.message
    assert (found.span.file, found.span.line, found.span.column) == ("own.yaml", line, column)
    assert hint in " ".join(found.hints)


def test_what_is_wrong_in_a_base_is_told_in_its_file():
    with pytest.raises(FactsheetError) as caught:
        profiles(a="title: A\nbody: [summry]\n", b="title: B\nbase: a\n").profile("b")
    assert [(each.span.file, each.span.line) for each in caught.value.diagnostics] == [("a.yaml", 2)]


def test_the_issuers_country_has_its_profile():
    assert [BUILT_IN.of_country(code) for code in ("US", "JP", "KR", "FR", None)] == [
        "state", "mofa-jp", "mofa-kr", "plain", "plain",
    ]  # fmt: skip
    named = [code for name in BUILT_IN.names for code in BUILT_IN.profile(name).countries]
    assert len(named) == len(set(named))


def test_a_glance_tells_what_the_profiles_say():
    files = PackLibrary().files.profiles
    assert packs_of(files) == {name: BUILT_IN.profile(name).pack for name in BUILT_IN.names}
    for code in ("US", "JP", "KR", "FR", None):
        assert profile_of(files, code) == BUILT_IN.of_country(code)
    own = {"a": "title: A\npack: brief\n", "b": "base: a\ntitle: B\n", "c": "title: C\ncountries:\n  - FR\n  - BE\n"}
    given = {name: NamedFile(name, text.encode()) for name, text in own.items()}
    assert packs_of(given) == {"a": "brief", "b": "brief", "c": "standard"}
    assert (profile_of(given, "BE"), profile_of(given, "DE")) == ("c", "plain")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("issuer: {name: M, country: US}\nvenue: {city: B, country: BE}\n", "US"),
        ("venue:\n  country: BE\nissuer:\n  name: M\n\n  country: 'JP'\nsections: []\n", "JP"),
        ("venue: {country: BE}\nissuer: {name: M}\n", None),
        ("title: x\n", None),
    ],
)
def test_a_glance_at_a_meeting_tells_its_issuers_country(text, country):
    assert glance(b"id: a\nkind: summit\ndate: 2025-04-03\n" + text.encode())["country"] == (country or "")


def test_a_house_goes_through_json_and_back():
    for name in BUILT_IN.names:
        house = house_of(BUILT_IN.profile(name), name, "en", {"KR": "Republic of Korea"})
        assert House.of_values(json.loads(json.dumps(house.to_values()))) == house


def test_every_key_of_a_profile_is_explained():
    page = (ROOT / "docs" / "profiles.md").read_text("utf-8")
    assert [key for key in Profile.model_fields if f"| `{key}` |" not in page] == []
