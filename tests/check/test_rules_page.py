"""The page on editorial rules has a section for every rule, and its examples are what it says they are."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factsheet.check.abbreviations import UNIVERSAL
from factsheet.check.registry import RULES, UNKNOWN_RULE
from factsheet.check.rule import Gate, Standing, Step
from factsheet.diagnostics import Severity
from factsheet.pipeline.gates import remarks_in
from factsheet.pipeline.packs import NamedFile

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
    rule = ALL[code]
    steps = "; error in a final sheet and in a release" if rule.severity is Severity.WARNING else " in a release"
    said = f"*{rule.severity.value.title()}{steps if isinstance(rule, Gate) else ''}.* "
    assert SECTIONS[code].strip().startswith(said)


NOON = datetime(2025, 4, 3, 10, tzinfo=UTC)


def test_the_examples_of_remarks_are_one_that_is_open_and_one_that_is_not(findings):
    for kind, count in (("wrong", 1), ("right", 0)):
        (example,) = examples("open-remark", kind)
        standing = Standing(Step.CLEARED, remarks=remarks_in(NamedFile("f.review.yaml", example.encode())))
        assert [found.split()[2] for found in findings("", standing=standing)] == ["open-remark:"] * count


@pytest.mark.parametrize(("kind", "told"), [("wrong", ["under-embargo:"]), ("right", [])])
def test_the_examples_of_embargoes_are_for_a_level_that_is_unembargoed(findings, kind, told):
    (example,) = examples("under-embargo", kind)
    standing = Standing(Step.RELEASE, "public", unembargoed=True, at=NOON)
    assert [found.split()[2] for found in findings(example, standing=standing)] == told


@pytest.mark.parametrize("code", [code for code in ALL if code not in {"open-remark", "under-embargo"}])
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
