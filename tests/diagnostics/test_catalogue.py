"""The catalogue holds every code that the program can give, and no other; its examples give what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from importlib.resources import files

import pytest
from codes import uses
from examples import printed, told

from factsheet.check.registry import RULES, UNKNOWN_RULE
from factsheet.check.rule import Gate
from factsheet.diagnostics import Severity
from factsheet.diagnostics.catalogue import CHAPTERS, catalogue, chapters

ENTRIES = catalogue().values()
EXAMPLES = [entry.code for entry in ENTRIES if entry.example]


def test_every_code_of_the_source_is_in_the_catalogue_and_no_other():
    found = defaultdict(list)
    for use in uses():
        found[use.code].append(use.where)
    assert found.pop(None, []) == [], "a code that cannot be told from the source"
    assert {code: where for code, where in found.items() if code not in catalogue()} == {}
    assert sorted(found) == sorted(catalogue())


@pytest.mark.parametrize(
    ("code", "file"),
    [
        ("unknown-rule", "factsheet/check/registry.py"),  # through a field of a value at the top
        ("defect", "factsheet/production/sheets/builder.py"),  # one from elsewhere
        ("tab", "factsheet/source/decoding.py"),  # a choice
        ("bad-link", "factsheet/compose/values.py"),  # through a method in an attribute
        ("figure-outside", "factsheet/production/inputs/files.py"),  # through a value of another class
        ("no-such-path", "factsheet/production/settings/schema.py"),  # not the first argument
        ("theme-too-tight", "factsheet/render/pdf/pages/flow.py"),  # outside of functions
    ],
)
def test_codes_are_found_however_they_are_given(code, file):
    assert file in {use.where.partition(":")[0] for use in uses() if use.code == code}


def test_no_code_is_told_twice_and_every_one_reads_as_a_name():
    codes = [entry.code for chapter in chapters() for entry in chapter.entries]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in codes)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_an_entry_says_what_it_means_and_what_to_do(entry):
    for text in (entry.means, entry.remedy):
        assert text[0].isupper() or text.startswith(("`", "git"))
        assert text.endswith(".")
    assert bool(entry.weighs) == (len(entry.severities) > 1)


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_gives_its_code_and_weighs_what_the_catalogue_says(code):
    entry, found = catalogue()[code], told(printed(code))
    assert {each for _, each in found} == {code} | entry.example.beside
    assert {Severity(weight) for weight, each in found if each == code} <= set(entry.severities)


def test_most_codes_have_an_example():
    assert len(EXAMPLES) >= 75


def test_rules_weigh_what_the_catalogue_says():
    for rule in (*RULES, UNKNOWN_RULE):
        weights = {*catalogue()[rule.code].severities}
        assert weights == ({Severity.WARNING, Severity.ERROR} if isinstance(rule, Gate) else {rule.severity})


def test_every_file_of_the_catalogue_is_a_chapter():
    names = {each.name for each in files("factsheet.diagnostics").joinpath("codes").iterdir()}
    assert names == {f"{chapter}.toml" for chapter in CHAPTERS}


@pytest.mark.parametrize("arguments", [["--help"], ["check", "wrong.yaml"]])
def test_no_run_imports_the_catalogue(tmp_path, arguments):
    (tmp_path / "wrong.yaml").write_text("summery: [A]\n", "utf-8")
    program = "import sys; from factsheet.cli import main; sys.argv[1:] = %r\ntry: main()\nexcept SystemExit: pass\n"
    program += "print('factsheet.diagnostics.catalogue' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program % arguments], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
