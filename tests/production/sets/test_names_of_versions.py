"""Files of one id in several languages are versions of one meeting, each with files of its own."""

from pathlib import Path

import pytest
from small_set import said, write_meeting

from factsheet.production.drafts import build_drafts
from factsheet.production.options import DraftOptions, Options
from factsheet.production.sets.request import Request, State


def version(language: str, file: str, *, point: str = "A point.") -> Path:
    return write_meeting("x", point, more=f"language: {language}\n", file=f"{file}.yaml")


def names() -> list[str]:
    return sorted(path.name for path in Path("dist").glob("*.docx"))


def test_versions_are_named_by_their_languages(in_folder, build):
    version("en", "a")
    version("fr", "b")
    write_meeting("y")
    assert set(build().values()) == {State.BUILT}
    assert names() == ["x.en.docx", "x.fr.docx", "y.docx"]
    assert set(build().values()) == {State.UP_TO_DATE}


@pytest.mark.parametrize("form", ['{{"language": "fr", {}}}', "%YAML 1.2\n---\n{{language: fr, {}}}"])
def test_a_version_in_another_form_of_yaml_is_known_beforehand(in_folder, build, form):
    version("en", "a")
    keys = '"id": "x", "kind": "bilateral", "title": "T", "date": "2025-04-03", "venue": {"city": "C", "country": "BE"}'
    keys += ', "issuer": {"name": "I"}, "participants": [{"party": "US"}, {"party": "BE"}]'
    Path("inputs/b.yaml").write_text(form.format(keys), encoding="utf-8")
    assert set(build().values()) == {State.BUILT}
    assert names() == ["x.en.docx", "x.fr.docx"]
    assert set(build().values()) == {State.UP_TO_DATE}


def test_a_second_version_renames_the_first(in_folder, build):
    version("en", "a")
    build()
    version("fr", "b")
    assert build() == {"a": State.BUILT, "b": State.BUILT}
    assert names() == ["x.docx", "x.en.docx", "x.fr.docx"]
    assert sum(report.leftovers for report in build.reports) == 1


@pytest.mark.parametrize(("file", "made"), [("x.fr", "x.fr.docx"), ("x.FR", "x.fr.docx"), ("x.en", "x.docx")])
def test_a_file_whose_name_says_its_language_makes_files_that_say_it_too(in_folder, build, file, made):
    version("fr", file)
    assert set(build().values()) == {State.BUILT}
    assert names() == [made]
    assert set(build().values()) == {State.UP_TO_DATE}


def test_a_language_that_is_not_wanted_counts_for_names(in_folder, build):
    version("en", "a")
    version("fr", "b")
    build(languages=("fr",))
    assert names() == ["x.fr.docx"]


def test_two_versions_in_one_language_have_one_name(in_folder, build):
    version("fr", "a")
    version("fr", "b")
    version("en", "c")
    assert build() == {"a": State.FAILED, "b": State.FAILED, "c": State.BUILT}
    assert said(build.reports) == ["same-output"] * 2


def test_drafts_of_versions_are_named_by_their_languages(in_folder):
    paths = [version("en", "a"), version("fr", "b")]
    reports = list(build_drafts(Request.of_paths(paths, Options()), DraftOptions()))
    assert [path.name for report in reports for path in report.written] == ["x.en.draft.docx", "x.fr.draft.docx"]
