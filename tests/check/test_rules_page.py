"""The page on editorial rules has a section for every rule, and its examples are what it says they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheet.check.abbreviations import UNIVERSAL
from factsheet.check.registry import RULES, UNKNOWN_RULE

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "rules.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))
ALL = {rule.code: rule for rule in (*RULES, UNKNOWN_RULE)}


def examples(code: str, kind: str) -> list[str]:
    return re.findall(rf"^```yaml {kind}\n(.*?)^```", SECTIONS[code], re.DOTALL | re.MULTILINE)


def test_the_page_has_the_rules_in_their_order():
    assert list(SECTIONS) == list(ALL)


@pytest.mark.parametrize("code", ALL)
def test_a_rule_says_how_much_it_weighs(code):
    said = f"*{ALL[code].severity.value.title()}{'; error in a final sheet' if ALL[code].gate else ''}.* "
    assert SECTIONS[code].strip().startswith(said)


@pytest.mark.parametrize("code", ALL)
def test_the_wrong_example_breaks_this_rule_alone_and_the_right_one_none(findings, code):
    ((wrong,), (right,)) = examples(code, "wrong"), examples(code, "right")
    template = "brief" if code == "section-left-out" else "standard"
    assert [found.split()[2] for found in findings(wrong, template)] == [f"{code}:"]
    below = right if code != "unknown-rule" else right + "follow_ups: [{action: Meet, owners: Party A}]\n"
    assert findings(below, template) == []


def test_the_page_lists_what_every_reader_knows():
    listed = re.search(r"what every reader knows: ([^;]+);", SECTIONS["unexplained-abbreviation"])[1]
    assert set(re.findall(r"\w+", listed)) == UNIVERSAL


@pytest.mark.parametrize("template", ["standard", "brief"])
@pytest.mark.parametrize("sample", sorted((ROOT / "inputs").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_samples_break_no_rule(check_file, sample, template):
    assert check_file(sample, template) == ()
