"""Macros called by the short way, and by Jinja2's own where they get more than their arguments in their order."""

import pytest
from jinja2 import TemplateError

from factsheet.compose.environment import make_environment
from factsheet.compose.pack import TemplateSource

MACRO = (
    "{% macro m(a, b=2) %}{% if a == 1 %}one{% endif %}"
    "{% if b == 2 %}<two/>{% elif b == 3 %}&amp;{% endif %}{% endmacro %}"
)
ALL = "{% macro n(a) %}{% if varargs == (2, 3) and kwargs.x == 4 %}all{% endif %}{% endmacro %}"


def rendered(text: str) -> str:
    environment = make_environment((("a", TemplateSource("a.j2", text)),), lines=False)
    return environment.budget.render(environment.get_template("a"), {})


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("{{ m(1) }}", "one<two/>"),
        ("{{ m(1, 3) }}", "one&amp;"),
        ("{{ m(b=3, a=1) }}", "one&amp;"),
        ("{% for each in (1, 4) %}{{ m(each, b=3) }}{% endfor %}", "one&amp;&amp;"),
        (ALL + "{{ n(1, 2, 3, x=4) }}", "all"),
        ("{% macro n(a) %}[{{ caller() }}]{% endmacro %}{% call n(1) %}<b/>{% endcall %}", "[<b/>]"),
    ],
)
def test_what_macros_give_is_printed_as_it_is(call, shown):
    assert rendered(MACRO + call) == shown


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("{{ m(1, 2, 3) }}", "takes not more than 2"),
        ("{{ m(1, c=3) }}", "takes no keyword argument 'c'"),
        ("{% macro n(a) %}{{ a }}{% endmacro %}{{ n() }}", "parameter 'a' was not provided"),
    ],
)
def test_what_macros_do_not_take_is_told(call, error):
    with pytest.raises((TemplateError, TypeError), match=error):
        rendered(MACRO + call)
