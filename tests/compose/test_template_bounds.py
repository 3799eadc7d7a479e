"""A template that goes astray, or is meant to, is an error at its line: by steps and characters, by no clock."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from factsheet.compose import bounds
from factsheet.compose.composer import compose
from factsheet.compose.environment import make_environment
from factsheet.compose.pack import Pack, TemplateSource
from factsheet.diagnostics import Diagnostic, FactsheetError

SPACE = "{% set n = namespace(x=%s) %}{% for a in range(100) %}"
STEPS, TEXT, NUMBER, FORMAT = "more than 1,000,000 steps", "characters", "is too large", "999 columns"
ASTRAY = {
    "loops in loops": ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", STEPS),
    "a loop that picks nothing": (
        "{% for a in range(99999) %}{% for b in range(99999) if false %}{% endfor %}{% endfor %}",
        STEPS,
    ),
    "printing": ("{% for a in range(99999) %}" + "<p>x</p>" * 9999 + "{% endfor %}", f"{STEPS}|{TEXT}"),
    "keeping": (
        "{% set y %}{% for a in range(99999) %}" + "<p>x</p>" * 9999 + "{% endfor %}{% endset %}",
        f"{STEPS}|{TEXT}",
    ),
    "joining": ("{% set n = namespace(x='ab') %}{% for a in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}", TEXT),
    "adding": ("{% set n = namespace(x='ab') %}{% for a in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}", TEXT),
    "lists": ("{% set n = namespace(x=[1]) %}{% for a in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}", TEXT),
    "squares": ("{% set n = namespace(x=7) %}{% for a in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}", NUMBER),
    "powers": ("{% set x = 9 ** 9 ** 9 ** 9 %}", NUMBER),
    "repeating": ("{% set x = 'a' * 10000000000 %}", TEXT),
    "a wide text": ("{% set x = 'a'.ljust(10000000000) %}", NUMBER),
    "a wide filter": ("{% set x = 'a'|center(10000000000) %}", NUMBER),
    "a wide number": ("{% set x = '%10000000000d' % 1 %}", FORMAT),
    "a wide format": ("{% set x = '{:10000000000}'.format(1) %}", FORMAT),
    "a format of a value": ("{% set x = '{:{}}'.format(1, 99999) %}", FORMAT),
    "an old format": ("{% set x = '%*d'|format(99999, 1) %}", FORMAT),
    "filling up": ("{% set x = [1]|batch(10000000000, 'x')|list %}", NUMBER),
    "slices": ("{% set x = [1]|slice(10000000000)|list %}", NUMBER),
    "replacing": ("{% set x = ('a' * 1000000)|replace('a', 'b' * 1000000) %}", TEXT),
    "a replacing method": ("{% set x = ('a' * 1000000).replace('a', 'b' * 1000000) %}", TEXT),
    "indenting": ("{% set x = ('\\n' * 1000000)|indent(99999) %}", TEXT),
    "macros twice": (
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        STEPS,
    ),
    "a macro in itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
    "including itself": ("{% include 'a' %}{% include 'a' %}", "recursion"),
    "loops that call themselves": (
        "{% for x in [1] recursive %}{{ loop([1]) }}{{ loop([1]) }}{% endfor %}",
        "recursion",
    ),
    "comparing": (
        "{% set x = 'a' * 9999999 %}{% set y = 'a' * 9999999 %}"
        "{% for a in range(99999) %}{% if x == y %}{% endif %}{% endfor %}",
        TEXT,
    ),
    "looking for": (
        "{% set x = 'a' * 9999999 %}{% for a in range(99999) %}{% if 'b' in x %}{% endif %}{% endfor %}",
        TEXT,
    ),
    "counting": ("{% set x = 'a' * 9999999 %}{% for a in range(99999) %}{% set y = x.count('b') %}{% endfor %}", TEXT),
    "testing": ("{% set x = 'a' * 9999999 %}{% for a in range(99999) %}{% set y = 'b' is in x %}{% endfor %}", TEXT),
    "sorting": ("{% for a in range(99999) %}{% set y = range(99999)|sort %}{% endfor %}", TEXT),
    "adding up": ("{% for a in range(99999) %}{% set y = range(99999)|sum %}{% endfor %}", TEXT),
}


def told(meeting, text: str) -> Diagnostic:
    """Give what is told of a template whose second line this is."""
    pack = Pack("a", "a", {"a": TemplateSource("a.j2", f"{{# what is below goes astray #}}\n{text}")}, {})
    with pytest.raises(FactsheetError) as error:
        compose(meeting, pack, datetime(2025, 4, 3, tzinfo=UTC))
    return error.value.diagnostics[0]


@pytest.mark.parametrize("case", ASTRAY)
def test_what_goes_astray_is_an_error_at_its_line(meeting, case, monkeypatch):
    """A tenth of the bounds, so that the test need not wait."""
    monkeypatch.setattr(bounds, "MAX_STEPS", bounds.MAX_STEPS // 10)
    monkeypatch.setattr(bounds, "MAX_CHARACTERS", bounds.MAX_CHARACTERS // 10)
    text, message = ASTRAY[case]
    begun = time.process_time()
    found = told(meeting.meeting, text)
    assert (found.code, found.span.file, found.span.line) == ("template", "a.j2", 2)
    assert any(each in found.message for each in message.split("|")), found.message
    assert time.process_time() - begun < 10  # hours without the bounds


def rendered(text: str) -> tuple[str, int, int]:
    """Give what a template prints, and the steps and characters that it takes."""
    environment = make_environment((("a", TemplateSource("a.j2", text)),))
    template = environment.get_template("a")
    out = environment.budget.render(template, {})
    left = environment.budget.left
    return out, bounds.MAX_STEPS - left.steps, bounds.MAX_CHARACTERS - left.characters


def test_the_same_steps_are_counted_each_time():
    text = "{% for a in 'abc' if a != 'b' %}<b>x</b>{% if ('x' ~ a ~ loop.index) is in 'xa1' %}!{% endif %}{% endfor %}"
    first = rendered(text)
    assert first[0] == '<b at="a:1">x</b>!<b at="a:1">x</b>'
    assert first == rendered(text)
    assert 4 < first[1] < 40


def test_a_pass_costs_what_is_written_in_it():
    short, long = (rendered("{% for a in 'ab' %}" + "x" * n + "{% endfor %}")[1] for n in (64, 64 * 1001))
    assert long - short == 2 * 1000 // 4


@pytest.mark.parametrize(
    "text",
    [
        "(2 + 3 * 2, 7 % 4, 2 ** 3, -7 * 2) == (8, 3, 8, -14)",
        "'a' * 3 == 'aaa' and [1, 2]|sum == 3 and (1, 2)|join('-') == '1-2' and [1] + [2] == [1, 2]",
        "'a b'|replace(' ', '') == 'ab' and 'ab'.ljust(5) == 'ab   ' and '%05d' % 7 == '00007'",
        "[3, 1]|sort == [1, 3] and [1, 2, 3]|batch(2)|list == [[1, 2], [3]] and '{:>4}'.format('x') == '   x'",
        "1 in [1] and 2 not in [1] and 'x' is string and 1 < 2 < 3 and 'a' ~ 'b' == 'ab' and 3 is gt(2)",
        "1000000 is gt(999999) and 1 is in [1] and dict(a=1)|length == 1 and range(3)|list == [0, 1, 2]",
        "('a', 'b')|map('upper')|list == ['A', 'B'] and [1, 2, 3]|select('odd')|list == [1, 3]",
    ],
)
def test_what_templates_do_within_the_bounds_is_done(text):
    assert rendered(f"{{% if {text} %}}yes{{% endif %}}")[0] == "yes"


def test_nothing_is_counted_from_one_sheet_to_the_next(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_STEPS", 300)
    environment = make_environment((("a", TemplateSource("a.j2", "{% for a in range(100) %}{% endfor %}")),))
    for _ in range(5):
        environment.budget.render(environment.get_template("a"), {})


MEETING = """\
id: sample
kind: bilateral
title: A and B
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
participants: [{party: KR}, {party: NATO}]
sections:
  - {title: Talks, content: [One point]}
"""
LITTLE = """
import resource, sys
from pathlib import Path
import factsheet.check.run, factsheet.production.sets.run, factsheet.production.sheets.builder
from factsheet.cli import main
most = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() + 120 * 2**20
resource.setrlimit(resource.RLIMIT_AS, (most, most))
sys.argv = "factsheet check meeting.yaml --templates packs --template own".split()
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a system that bounds memory")
def test_where_the_process_may_have_little_memory_that_is_told_at_the_line(tmp_path):
    (tmp_path / "meeting.yaml").write_text(MEETING, "utf-8")
    (tmp_path / "packs/own").mkdir(parents=True)
    hoard = (
        "{% set n = namespace(x=[]) %}\n{% for a in range(35) %}{% set n.x = [n.x, 'a' * (9999999 + a)] %}{% endfor %}"
    )
    (tmp_path / "packs/own/template.html.j2").write_text(hoard, "utf-8")
    command = [sys.executable, "-c", LITTLE]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=120, check=False)
    assert "template.html.j2:2:" in done.stdout + done.stderr
    assert "takes more memory than there is" in done.stdout + done.stderr
    assert done.returncode == 1
