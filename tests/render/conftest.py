"""Fixtures of the renderers' tests; its presence also puts this folder on the import path, for `sample`."""

from pathlib import Path

import pytest
import yaml

from factsheet.render.fonts.collection import Fonts
from factsheet.render.fonts.providers import PackageFonts
from factsheet.render.theme import Theme

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(scope="session")
def theme() -> Theme:
    return Theme.model_validate(yaml.safe_load((TEMPLATES / "standard" / "theme.yaml").read_text("utf-8")))


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return Fonts(PackageFonts())
