"""docs/diagnostics.md is what the catalogue and the program say today, and other pages lead to it."""

from __future__ import annotations

import re

import page
import pytest
from tools import ROOT, check_golden

from factsheet.diagnostics.catalogue import catalogue


def text() -> str:
    return page.PAGE.read_text("utf-8")


def test_the_page_is_what_the_program_says_today():
    check_golden(str(page.PAGE), page.make())


@pytest.mark.parametrize("code", catalogue())
def test_a_code_has_its_section_once(code):
    assert len(re.findall(rf"^### {code}$", text(), re.MULTILINE)) == 1
    assert catalogue()[code].page == f"docs/{page.PAGE.name}#{code}"


def test_other_pages_lead_here():
    for name in ("README.md", "docs/commands.md", "docs/rules.md", "CONTRIBUTING.md"):
        assert "diagnostics.md" in (ROOT / name).read_text("utf-8")


def test_rules_are_those_of_their_own_page():
    rules = re.findall(r"^## (\S+)$", (ROOT / "docs/rules.md").read_text("utf-8"), re.MULTILINE)
    section = text().partition("## Editorial rules")[2].partition("\n## ")[0]
    assert re.findall(r"^### (\S+)$", section, re.MULTILINE) == rules
