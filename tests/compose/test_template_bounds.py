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
STEPS, TEXT, NUMBER, FORMAT = "more than 600,000 steps", "characters", "is too large", "999 columns"
TWICE = (
    "{% set n = namespace(x=(1,), y=(1,)) %}"
    "{% for a in range(60) %}{% set n.x = (n.x, n.x) %}{% set n.y = (n.y, n.y) %}{% endfor %}"
)
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
    "including itself": ("{% include 'a' %}{% include 'a' %}", f"recursion|{STEPS}"),
    "loops that call themselves": (
        "{% for x in [1] recursive %}{{ loop([1]) }}{{ loop([1]) }}{% endfor %}",
        "recursion",
    ),
    "comparing": (
        "{% set x = 'a' * 9999999 %}{% set y = 'a' * 9999999 %}"
        "{% for a in range(99999) %}{% if x == y %}{% endif %}{% endfor %}",
        TEXT,
    ),
    "comparing with long words of its own": (
        "{% set x = 'a' * 9999999 %}{% for a in range(99999) %}{% if x == '" + "a" * 65 + "' %}{% endif %}{% endfor %}",
        TEXT,
    ),
    "looking for": (
        "{% set x = 'a' * 9999999 %}{% for a in range(99999) %}{% if 'b' in x %}{% endif %}{% endfor %}",
        TEXT,
    ),
    "counting": ("{% set x = 'a' * 9999999 %}{% for a in range(99999) %}{% set y = x.count('b') %}{% endfor %}", TEXT),
    "testing": ("{% set x = 'a' * 9999999 %}{% for a in range(99999) %}{% set y = 'b' is in x %}{% endfor %}", TEXT),
    "sorting": ("{% for a in range(99999) %}{% set y = range(99999)|sort %}{% endfor %}", TEXT),
    "filling in": ("{% set x = ('{0}' * 99999).format('a' * 999999) %}", TEXT),
    "filling in names": ("{% set x = ('%(a)s' * 99999) % {'a': 'a' * 999999} %}", TEXT),
    "filling in by a filter": ("{% set x = ('%(a)s' * 99999)|format(a='a' * 999999) %}", TEXT),
    "indenting by a text": ("{% set x = ('\\n' * 999999)|indent('a' * 999999) %}", TEXT),
    "tabs": ("{% set x = ('\\t' * 999999).expandtabs(99999) %}", TEXT),
    "joining what is made": ("{% set x = range(99999)|map('string')|join('a' * 999999) %}", f"{STEPS}|{TEXT}"),
    "adding lists up": ("{% set x = ([[1]] * 99999)|sum(start=[]) %}", TEXT),
    "cutting": ("{% set x = 'a' * 9999999 %}{% for a in range(99999) %}{% set y = x[1:] %}{% endfor %}", TEXT),
    "picking from a text": ("{% set x = ('ab' * 999999)|select('in', 'b')|list %}", TEXT),
    "picking again": ("{% set x = range(99999)" + "|select('odd')" * 99 + "|list %}", STEPS),
    "comparing what holds itself twice": (f"{TWICE}{{% if n.x == n.y %}}{{% endif %}}", TEXT),
    "writing what holds itself twice": (f"{TWICE}{{% set z = n.x|string %}}", TEXT),
    "formatting what holds itself twice": (f"{TWICE}{{% set z = '%s' % n.x %}}", TEXT),
    "a key that holds itself twice": (f"{TWICE}{{% set z = {{n.x: 1}} %}}", TEXT),
    "numbers that fall together": (
        "{% set x = range(0, 99999 * 2305843009213693951, 2305843009213693951)|unique|list %}",
        f"{NUMBER}|too large to",
    ),
    "codecs": ("{% set x = ('ab' * 9).encode('punycode') %}", "may not call"),
    "letters for letters": ("{% set x = ('a' * 9999).translate({97: 'b' * 9999}) %}", f"may not call|{TEXT}"),
    "words in lines": ("{% set x = ('ab' * 99999)|wordwrap(1) %}", "No filter"),
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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% for a in 'a' %}" * 30 + "{% endfor %}" * 30, "nested blocks"),
        ("<document>" + "<ul><li>" * 500 + "</li></ul>" * 500 + "</document>", "more than 100 elements"),
        ("<document>" + "<section>" * 9_999 + "</section>" * 9_999 + "</document>", "more than 100 elements|depth"),
        ("<p>x</p>" * 50_000, "more than 300,000 characters"),
        ("{{ " + "(" * 9999 + "1" + ")" * 9999 + " }}", "recursion"),
    ],
)
def test_what_nests_too_deep_is_told(meeting, text, message):
    found = told(meeting.meeting, text)
    assert found.span.file == "a.j2"
    assert any(each in found.message for each in message.split("|")), found.message


def test_a_fault_is_told_once_a_line(meeting):
    rows = "<document><table>{% for a in range(5000) %}<tr><td/></tr>{% endfor %}</table></document>"
    pack = Pack("a", "a", {"a": TemplateSource("a.j2", rows)}, {})
    with pytest.raises(FactsheetError) as error:
        compose(meeting.meeting, pack, datetime(2025, 4, 3, tzinfo=UTC))
    messages = [each.message for each in error.value.diagnostics]
    assert len(messages) == len(set(messages)) < 5


def rendered(text: str) -> tuple[str, int, int]:
    """Give what a template prints, and the steps and characters that it takes."""
    environment = make_environment((("a", TemplateSource("a.j2", text)),))
    template = environment.get_template("a")
    out = environment.budget.render(template, {})
    left = environment.budget
    return out, bounds.MAX_STEPS - left.steps, bounds.MAX_CHARACTERS - left.characters


def test_the_same_steps_are_counted_each_time():
    text = "{% for a in 'abc' if a != 'b' %}<b>x</b>{% if ('x' ~ a ~ loop.index) is in 'xa1' %}!{% endif %}{% endfor %}"
    first = rendered(text)
    assert first[0] == '<b at="a:1">x</b>!<b at="a:1">x</b>'
    assert first == rendered(text)
    assert 4 < first[1] < 80


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
        "{% set n = namespace(x=[]) %}\n{% for a in range(4) %}{% set n.x = [n.x, '𝒜' * (9999999 + a)] %}{% endfor %}"
    )
    (tmp_path / "packs/own/template.html.j2").write_text(hoard, "utf-8")
    command = [sys.executable, "-c", LITTLE]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=120, check=False)
    assert "template.html.j2:2:" in done.stdout + done.stderr
    assert "takes more memory than there is" in done.stdout + done.stderr
    assert done.returncode == 1
