"""Schemes of markings on the command line: listed, printed, and the banner that marks make, in text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from factsheet import api
from factsheet.cli.app import app

NAMES = ["eu", "nato", "plain", "tlp", "uk", "us", "us-cui", "us-dod-cui", "us-state"]


def test_the_schemes_are_listed(factsheet):
    head, *rows = factsheet("markings").out.splitlines()
    assert head.split() == ["NAME", "LEVELS", "TITLE"]
    assert [row.split()[0] for row in rows] == NAMES
    found = json.loads(factsheet("markings", "--format", "json").out)
    assert [each["name"] for each in found] == NAMES
    (state,) = json.loads(factsheet("markings", "us-state", "--format", "json").out)
    assert (state["base"], state["levels"]) == ("us", ["U", "C", "S", "TS"])
    assert "SBU" in state["controls"]


def test_the_file_of_one_is_printed_and_serves_as_ones_own(factsheet, folder):
    text = factsheet("markings", "tlp").out
    Path("markings").mkdir()
    Path("markings/own.yaml").write_text(text, "utf-8")
    Path("factsheet.toml").write_text("", "utf-8")
    assert "own " in factsheet("markings").out
    assert factsheet("banner", "TLP:RED", "TLP:CLEAR", "--scheme", "own").out.splitlines()[0] == "TLP:RED"
    Path("markings").rename("elsewhere")
    assert factsheet("markings", "own").code == 2
    assert factsheet("markings", "own", "--markings", "elsewhere").out == text


@pytest.mark.parametrize(("command", "written"), [("markings", "a:\n  \x90"), ("profiles", "title: \ud800")])
def test_a_file_that_is_no_text_is_told(factsheet, folder, command, written):
    Path("data").mkdir()
    Path("data/odd.yaml").write_bytes(written.encode("latin-1" if command == "markings" else "utf-8", "surrogatepass"))
    outcome = factsheet(command, "odd", f"--{command}", "data")
    assert (outcome.code, outcome.out) == (1, "")
    assert "odd.yaml" in outcome.err
    assert "[not-utf8]" in outcome.err


def test_the_banner_of_marks_is_printed_with_its_reasons(factsheet):
    shown = factsheet("banner", "S//RELIDO", "S", "U", "--scheme", "us", "--origin", "2020-01-01")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines()[0] == "SECRET//RELIDO"
    assert "(row 17): (S//RELIDO); (S)" in shown.out
    found = json.loads(factsheet("banner", "S//RELIDO", "S", "--scheme", "us", "--format", "json").out)
    assert (found["banner"], found["undated"]) == ("SECRET//NOFORN", ["S"])
    assert [word["word"] for word in found["words"]] == ["SECRET", "NOFORN"]


def test_texts_that_are_no_marks_are_told_all_at_once(factsheet):
    outcome = factsheet("banner", "S//REL TO JPN, USA", "U", "(S)", "--scheme", "us")
    assert outcome.code == 1
    assert "`S//REL TO JPN, USA`, at character 11: is not written as the scheme has it [wrong-marking]" in outcome.err
    assert "write `S//REL TO USA, JPN`" in outcome.err
    assert "`(S)`, at character 1: must be written without parentheses" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("banner", "U", "--scheme", "uss"), "did you mean `us`?"),
        (("banner", "U"), "Missing option '--scheme'"),
        (("banner", "--scheme", "us"), "Missing argument"),
        (("markings", "--markings", "nowhere"), "there is no folder of schemes of markings at nowhere"),
    ],
)
def test_wrong_usage_is_told(factsheet, arguments, message):
    outcome = factsheet(*arguments)
    assert outcome.code == 2
    assert message in outcome.err


def test_names_of_schemes_are_completed():
    for arguments in (["markings"], ["banner", "U", "--scheme"]):
        found = ShellComplete(app, {}, "factsheet", "_FACTSHEET_COMPLETE").get_completions(arguments, "us")
        assert [each.value for each in found] == ["us", "us-cui", "us-dod-cui", "us-state"]


def test_programs_get_the_same():
    assert [each.name for each in api.markings()] == NAMES
    rolled = api.banner(["S//NF//XD", "S//NF//ND"], "us")
    assert rolled.banner == "SECRET//NOFORN//NODIS"
    assert [(word.word, word.marks) for word in rolled.words][1] == ("NODIS", ("S//NF//ND",))
    with pytest.raises(ValueError, match="must not be empty"):
        api.banner([], "us")
    with pytest.raises(api.FactsheetError):
        api.banner(["X"], "us")
    with pytest.raises(api.OptionError):
        api.banner(["U"], "no")
