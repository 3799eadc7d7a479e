"""`factsheet parity`, and what `check` and `build` say of versions in several languages."""

import json
from pathlib import Path

import pytest

MEETING = """\
id: talks
kind: bilateral
title: {title}
language: {language}
date: 2025-04-03
venue: {{city: Brussels, country: BE}}
issuer: {{name: Desk}}
participants: [{{party: US}}, {{party: KR}}]
follow_ups: [{{id: visit, action: A, owners: [US], due: {due}}}]
"""


@pytest.fixture
def versions(factsheet):
    """Give a function that writes two versions and runs a command in their folder."""

    def run(*command: str, due: str = "2025-07", more: str = ""):
        Path("in").mkdir(exist_ok=True)
        Path("in/talks.yaml").write_text(MEETING.format(language="en", title="Talks", due="2025-07"), encoding="utf-8")
        Path("in/talks-fr.yaml").write_text(
            MEETING.format(language="fr", title="Rencontre", due=due) + more, encoding="utf-8"
        )
        return factsheet(*command)

    return run


TOLD = "in/talks-fr.yaml:9:56: error: `due` is `2025-08` here and `2025-07` in `en` [parity-field]\n"


def test_versions_that_agree(versions):
    outcome = versions("parity", "in")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "2 versions compared, all agree\n")


@pytest.mark.parametrize("command", ["parity", "check", "build"])
def test_a_difference_is_told_in_both_files(versions, command):
    outcome = versions(command, "in", due="2025-08")
    assert outcome.code == 1
    assert TOLD in outcome.err
    assert "note: in/talks.yaml:9:56: `en` has this here" in outcome.err
    assert Path("dist/talks.fr.pdf").exists() == (command == "build")


def test_a_warning_alone_is_no_failure(versions):
    assert versions("parity", "in", due="soon").code == 0
    outcome = versions("check", "in", due="soon")
    assert outcome.code == 0
    assert "[parity-unclear]" in outcome.err


@pytest.mark.parametrize("command", ["parity", "check"])
def test_json_tells_both_places(versions, command):
    outcome = versions(command, "in", "--format", "json", due="2025-08")
    (found,) = json.loads(outcome.out)
    assert (found["file"], found["line"], found["column"]) == ("in/talks-fr.yaml", 9, 56)
    (related,) = found["related"]
    assert (related["file"], related["line"], related["column"]) == ("in/talks.yaml", 9, 56)


def test_reports_tell_both_places(versions):
    outcome = versions("parity", "in", "--report", "sarif", "--report", "github=github.txt", due="2025-08")
    (result,) = json.loads(outcome.out)["runs"][0]["results"]
    files = [
        each["physicalLocation"]["artifactLocation"]["uri"]
        for each in (*result["locations"], *result["relatedLocations"])
    ]
    assert files == ["in/talks-fr.yaml", "in/talks.yaml"]
    assert "in/talks.yaml:9:56" in Path("github.txt").read_text("utf-8")


def test_the_reference_is_chosen(versions):
    assert TOLD not in versions("parity", "in", "--reference", "fr", due="2025-08").err
    Path("factsheet.toml").write_text('inputs = ["in/*.yaml"]\nreference = "fr"\n', encoding="utf-8")
    outcome = versions("parity", due="2025-08")
    assert "in/talks.yaml:9:56: error: `due` is `2025-07` here and `2025-08` in `fr`" in outcome.err


def test_a_set_may_switch_parity_off(versions):
    Path("factsheet.toml").write_text('inputs = ["in/*.yaml"]\nparity = "off"\n', encoding="utf-8")
    assert versions("check", due="2025-08").code == 0
    assert versions("check", "--parity", "on", due="2025-08").code == 1
    assert versions("parity", due="2025-08").code == 1


def test_languages_that_are_not_wanted_are_not_compared(versions):
    assert versions("check", "in", "--languages", "fr", due="2025-08").code == 0
    outcome = versions("parity", "in", "--languages", "fr", due="2025-08")
    assert "no versions of one in several languages" in outcome.err


@pytest.mark.parametrize("place", ["in/glossary.yaml", "glossary.yaml"])
def test_a_glossary_is_found_by_its_name(versions, place):
    Path("in").mkdir()
    Path(place).write_text("terms: [{term: {en: Talks, fr: Entretien}}]", encoding="utf-8")
    Path("factsheet.toml").write_text('inputs = ["in/*.yaml"]\n', encoding="utf-8")
    assert "[parity-term]" in versions("check").err
    assert versions("parity", "in").code == 1
    Path(place).rename("terms.yaml")
    assert versions("check").code == 0
    assert versions("check", "--glossary", "terms.yaml").code == 1
    Path("factsheet.toml").write_text('inputs = ["in/*.yaml"]\nglossary = "terms.yaml"\n', encoding="utf-8")
    assert versions("check").code == 1


def test_a_glossary_at_fault_is_told_at_its_place(versions):
    Path("in").mkdir()
    Path("in/glossary.yaml").write_text("terms: [{term: {en: Talks}}]", encoding="utf-8")
    for command in ("parity", "check"):
        outcome = versions(command, "in")
        assert outcome.code == 1
        assert "in/glossary.yaml:1:16: error: `term` in item 1 of terms" in outcome.err


def test_a_version_at_fault_does_not_stop_the_others(versions):
    Path("in").mkdir()
    Path("in/talks-ja.yaml").write_text("id: talks\n", encoding="utf-8")
    outcome = versions("parity", "in", due="2025-08")
    assert outcome.code == 1
    assert TOLD in outcome.err
    assert "in/talks-ja.yaml:1:1: error" in outcome.err


def test_a_build_tells_again_what_differs_and_does_not_compare_again_what_agrees(versions, monkeypatch):
    assert versions("build", "in", "-f", "docx").code == 0

    def refuse(*_: object) -> None:
        raise AssertionError

    with monkeypatch.context() as patched:
        patched.setattr("factsheet.parity.comparison.compare_family", refuse)
        assert versions("build", "in", "-f", "docx").code == 0
    for _ in range(2):
        assert TOLD in versions("build", "in", "-f", "docx", due="2025-08").err


def test_wrong_usage(versions):
    assert versions("parity", "nowhere").code == 2
    assert versions("parity", "in", "--reference", "french").code == 2
    assert versions("parity", "in", "--format", "json", "--report", "json").code == 2
