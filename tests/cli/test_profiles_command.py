"""Profiles on the command line: listed, chosen, told what is wrong with them, and in what a build keeps."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from factsheet.cli.app import app

TALKS = """\
id: talks
kind: trilateral
title: Talks of Japan, the Republic of Korea and the United States
date: 2025-04-03
venue: {{city: Brussels, country: BE}}
issuer: {{name: Ministry{country}}}
participants: [{{party: US}}, {{party: JP}}, {{party: KR}}]
summary: [What was said.]
"""
NAMES = ["eu", "g7", "mofa-jp", "mofa-kr", "nato", "plain", "state", "un"]


@pytest.fixture
def talks(folder) -> str:
    Path("talks.yaml").write_text(TALKS.format(country=""), "utf-8")
    return "talks.yaml"


def files(folder: str = "dist") -> list[str]:
    return sorted(file.name for file in Path(folder).iterdir() if file.suffix in {".pdf", ".docx"})


def sheets(folder: str = "dist") -> list[dict[str, object]]:
    return json.loads(Path(folder, "manifest.json").read_text("utf-8"))["sheets"]


def test_the_profiles_are_listed(factsheet):
    listed = factsheet("profiles")
    assert (listed.code, listed.err) == (0, "")
    head, *rows = listed.out.splitlines()
    assert head.split() == ["NAME", "COUNTRIES", "TITLE"]
    assert [row.split()[0] for row in rows] == NAMES
    assert "state    US         Department of State, United States" in rows


def test_the_list_is_there_as_json(factsheet):
    found = json.loads(factsheet("profiles", "--format", "json").out)
    assert [each["name"] for each in found] == NAMES
    (state,) = json.loads(factsheet("profiles", "state", "--format", "json").out)
    assert (state["countries"], state["base"], state["paper"]) == (["US"], "plain", "letter")
    assert state["body"] == ["opening", "sections"]


def test_the_file_of_one_is_printed(factsheet):
    text = factsheet("profiles", "mofa-jp").out
    assert "title: Ministry of Foreign Affairs, Japan" in text.splitlines()
    Path("profiles").mkdir()
    Path("profiles/copy.yaml").write_text(text.replace("countries: [JP]\n", ""), "utf-8")
    assert "copy" in factsheet("profiles", "--profiles", "profiles").out


def test_a_profile_that_there_is_not_is_wrong_usage(factsheet, talks):
    outcome = factsheet("build", talks, "--profile", "stat")
    assert outcome.code == 2
    assert "did you mean `state`?" in outcome.err
    assert factsheet("profiles", "stat").code == 2


def test_a_profile_at_fault_is_told_at_its_place(factsheet, talks):
    Path("profiles").mkdir()
    Path("profiles/own.yaml").write_text("title: Own\nbase: plain\nbody: [sumary]\n", "utf-8")
    for command in ("check", "build"):
        outcome = factsheet(command, talks, "--profiles", "profiles", "--profile", "own")
        assert outcome.code == 1
        assert "profiles/own.yaml:3:8: error:" in outcome.err
        assert "did you mean `summary`?" in outcome.err


def test_a_set_has_its_profile_and_profiles_of_its_own(factsheet, talks):
    Path("profiles").mkdir()
    Path("profiles/own.yaml").write_text("title: Own\nbase: state\nlabels: {en: {document.fact sheet: OWN}}\n", "utf-8")
    Path("factsheet.toml").write_text('inputs = ["talks.yaml"]\nprofile = "own"\n', "utf-8")
    assert factsheet("build").code == 0
    assert files() == ["talks.docx", "talks.pdf"]
    assert [each["profile"] for each in sheets()] == ["own"]
    assert "1 up to date" in factsheet("build").err
    Path("profiles/own.yaml").write_text("title: Own\nbase: state\nlabels: {en: {document.fact sheet: NEW}}\n", "utf-8")
    assert "1 meeting built" in factsheet("build").err
    assert factsheet("build", "--profile", "eu").code == 0
    assert files() == ["talks.docx", "talks.eu.docx", "talks.eu.pdf", "talks.pdf"]
    assert sorted(each["profile"] for each in sheets()) == ["eu", "own"]
    assert factsheet("verify", "dist").code == 0


def test_another_profile_of_the_set_takes_the_names_of_the_files(factsheet, talks):
    for profile in ("state", "eu"):
        Path("factsheet.toml").write_text(f'inputs = ["talks.yaml"]\nprofile = "{profile}"\n', "utf-8")
        assert factsheet("build").code == 0
    assert [each["profile"] for each in sheets()] == ["eu"]
    assert factsheet("verify", "dist").code == 0


@pytest.mark.parametrize(("country", "profile"), [("US", "state"), ("JP", "mofa-jp"), ("FR", "plain")])
def test_without_a_word_it_is_that_of_the_issuers_country(factsheet, talks, country, profile):
    Path(talks).write_text(TALKS.format(country=f", country: {country}"), "utf-8")
    assert factsheet("build", talks, ".").code == 0
    assert [each["profile"] for each in sheets()] == [profile]
    assert "1 up to date" in factsheet("build", talks, ".").err


def test_each_party_has_its_copy(factsheet, talks):
    assert factsheet("build", ".", "--alternat", "all", "-f", "pdf").code == 0
    assert files() == ["talks.JP.pdf", "talks.KR.pdf", "talks.US.pdf"]
    assert sorted(each["party"] for each in sheets()) == ["JP", "KR", "US"]
    assert "3 up to date" in factsheet("build", ".", "--alternat", "all", "-f", "pdf").err
    assert factsheet("build", ".", "--alternat", "JP", "-f", "pdf", "-o", "one").code == 0
    assert files("one") == ["talks.JP.pdf"]
    assert factsheet("verify", "dist").code == 0


def test_a_copy_goes_without_draft_and_is_of_a_party(factsheet, talks):
    assert factsheet("build", talks, "--alternat", "all", "--draft").code == 2
    outcome = factsheet("build", talks, "--alternat", "FR")
    assert (outcome.code, "no-such-party" in outcome.err) == (1, True)


@pytest.mark.parametrize(("asked", "made"), [("US,FR", ["US"]), ("all,FR", ["JP", "KR", "US"])])
def test_a_party_of_no_meeting_is_told_once_beside_the_copies_of_the_others(factsheet, talks, asked, made):
    outcome = factsheet("build", talks, "--alternat", asked, "-f", "pdf")
    assert (outcome.code, outcome.err.count("[no-such-party]")) == (1, 1)
    assert files() == [f"talks.{party}.pdf" for party in made]


@pytest.mark.parametrize("profile", NAMES)
def test_a_sheet_of_every_profile_may_be_set_with_another_template(factsheet, talks, profile):
    outcome = factsheet("build", talks, "--template", "brief", "--profile", profile, "-f", "pdf")
    assert (outcome.code, files()) == (0, [f"talks.brief.{profile}.pdf"])


def test_the_shell_completes_profiles(folder):
    completion = ShellComplete(app, {}, "factsheet", "_FACTSHEET_COMPLETE")
    for words in (["build", "--profile"], ["profiles"]):
        assert [each.value for each in completion.get_completions(words, "mofa")] == ["mofa-jp", "mofa-kr"]


def test_a_redline_has_the_profile_that_it_is_asked_for(factsheet, talks):
    Path("new.yaml").write_text(TALKS.format(country="").replace("was said", "was agreed"), "utf-8")
    outcome = factsheet("redline", talks, "new.yaml", "--profile", "state", "-o", "red.docx")
    assert (outcome.code, outcome.out) == (0, "red.docx\n")


def test_what_is_said_of_every_copy_is_told_once(factsheet, talks):
    Path(talks).write_text(TALKS.format(country="") + "alternat: [sumary]\nabbreviations: {XYZW: a word}\n", "utf-8")
    outcome = factsheet("build", talks, "--alternat", "all", "-f", "pdf")
    assert outcome.code == 1
    assert [outcome.err.count(f"[{code}]") for code in ("unknown-path", "unused-abbreviation")] == [1, 1]
    assert not Path("dist").exists()


@pytest.mark.parametrize(("language", "season"), [("en-US", "Fall 2026"), ("en-GB", "Autumn 2026")])
def test_the_season_behind_summer_has_the_name_of_the_region(factsheet, talks, language, season):
    Path(talks).write_text(
        f"{TALKS.format(country='')}language: {language}\nfollow_ups: [{{action: Do, due: fall 2026}}]\n", "utf-8"
    )
    assert factsheet("build", talks, "-f", "docx", "-o", "out").code == 0
    (made,) = Path("out").glob("*.docx")
    with zipfile.ZipFile(made) as archive:
        assert season in archive.read("word/document.xml").decode()


@pytest.mark.parametrize("profile", ["plain", "state", "g7"])
def test_an_emblem_that_is_not_there_is_told_whatever_the_profile_prints(factsheet, talks, profile):
    text = TALKS.format(country=", emblem: {path: arms.png, alt: Arms}")
    Path(talks).write_text(text + "co_issuers: [{name: Other, emblem: {path: other.png, alt: Arms}}]\n", "utf-8")
    outcome = factsheet("check", talks, "--profile", profile)
    assert outcome.code == 1
    assert [outcome.err.count(name) for name in ("arms.png [", "other.png [")] == [1, 1]
    assert outcome.err.count("[figure-missing]") == 2
    assert f"{talks}:6:" in outcome.err
