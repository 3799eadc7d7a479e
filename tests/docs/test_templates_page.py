"""The template author's guide names all that a theme may hold, and its whole template builds."""

import re
from pathlib import Path

import pytest
from runs import build_paths

from factsheet.models.declaring import Model
from factsheet.production.options import Options
from factsheet.render.theme import FontChoice, RuleLine, Styles, TextStyle, Theme

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "templates.md").read_text("utf-8")
THEME = PAGE[PAGE.index("## Theme") :]


def row(key: str) -> str:
    """Give the row of the theme's table that tells of a key."""
    (found,) = re.findall(rf"^\| `{key}` \| (.*) \|$", THEME, re.MULTILINE)
    return found


def named(text: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", text))


@pytest.mark.parametrize("key", Theme.model_fields)
def test_every_key_of_a_theme_has_a_row_that_names_its_keys(key):
    part = Theme.model_fields[key].annotation
    if isinstance(part, type) and issubclass(part, Model) and part is not Styles:
        assert part.model_fields.keys() <= named(row(key))


def test_every_key_of_a_font_a_style_and_a_rule_is_named():
    assert FontChoice.model_fields.keys() <= named(row("fonts"))
    styles = THEME[THEME.index("### Text styles") :]
    for part in (Styles, TextStyle, RuleLine):
        assert part.model_fields.keys() <= named(styles)


def test_the_whole_template_builds(tmp_path, monkeypatch):
    (template,) = re.findall(r"## A whole template\n\n((?:    .*\n|\n)+)", PAGE)
    (tmp_path / "packs/own").mkdir(parents=True)
    (tmp_path / "packs/own/template.html.j2").write_text(re.sub(r"^    ", "", template, flags=re.MULTILINE), "utf-8")
    monkeypatch.chdir(tmp_path)
    sample = ROOT / "inputs/trilateral-munich-2025-02-15.yaml"
    (report,) = build_paths([sample], Options(template="own", templates=Path("packs")))
    assert report.diagnostics == ()
    assert len(report.written) == 2
