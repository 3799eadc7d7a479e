"""What a theme may not say is said in words, at its line and column."""

import pytest

from factsheet.diagnostics import FactsheetError
from factsheet.production.inputs.packs import built_in_folder
from factsheet.render.theme import Theme
from factsheet.source import bind, read

STANDARD = (built_in_folder() / "standard/theme.yaml").read_text(encoding="utf-8")


def problem(old: str, new: str) -> tuple[str, str]:
    """Give the line and the message of the one thing that is wrong with a changed theme."""
    assert old in STANDARD
    text = STANDARD.replace(old, new, 1)
    with pytest.raises(FactsheetError) as caught:
        bind(read(text.encode(), "theme.yaml"), Theme)
    (found,) = caught.value.diagnostics
    assert found.span
    return text.splitlines()[found.span.line - 1].strip(), found.message


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("accent:", "acent:", "text:", "`palette` must name accent too"),
        ('"#14365d"', "blue", "accent:", "`accent` in palette must be a colour such as `#14365d`"),
        ("fill: shade", "fill: Shade", "tables:", "or the name of one in the palette"),
        ("color: muted", "color: grey", "page:", "must have the colour `grey` in its palette"),
        ("font: display", "font: serif", "page:", "must define the font `serif` that the style `title` names"),
        ("padding: 11", "padding: 490", "callouts:", "`padding` in callouts must be at most 36"),
    ],
)
def test_what_is_wrong_is_named(old, new, line, message):
    where, what = problem(old, new)
    assert where.startswith(line)
    assert message in what
