import json
import re
import shutil
from pathlib import Path

import pytest

from factsheet import api
from factsheet.production.inputs.packs import built_in_folder
from factsheet.render.fonts.providers import PackageFonts

STANDARD = built_in_folder() / "standard/theme.yaml"
SCRIPTS = ["Latin", "Extended Latin", "Greek", "Cyrillic", "Japanese", "Korean", "Simplified Chinese"]


def listed(factsheet, *arguments) -> dict[tuple[str, str], dict]:
    outcome = factsheet("fonts", "--format", "json", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    return {(found["font"], found["script"]): found for found in json.loads(outcome.out)}


def own_theme(*changes: tuple[str, str]) -> Path:
    """Write the standard theme with some texts replaced."""
    words = STANDARD.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    file = Path("own/theme.yaml")
    file.parent.mkdir()
    file.write_text(words, encoding="utf-8")
    return file


def test_every_script_of_every_font_has_a_line(factsheet):
    outcome = factsheet("fonts")
    assert outcome.code == 0
    head, *lines = outcome.out.splitlines()
    assert head.split() == ["FONT", "SCRIPT", "FAMILY", "STYLES", "FROM"]
    assert len(lines) == 2 * len(SCRIPTS)
    starts = [head.index(title) for title in head.split()]
    korean = next(line for line in lines if line.startswith("body") and "Korean" in line)
    cells = [korean[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
    assert cells[:4] == ["body", "Korean", "Noto Sans KR", "regular, bold"]
    assert cells[4].startswith("rendercv-fonts ")


def test_each_language_has_the_family_with_its_forms(factsheet):
    found = listed(factsheet)
    families = [found["body", script]["family"] for script in SCRIPTS]
    assert families == ["Source Sans 3"] * 4 + ["Noto Sans JP", "Noto Sans KR", "Noto Sans SC"]
    assert found["display", "Greek"]["family"] == "EB Garamond"
    assert all(Path(service["file"]).is_file() for service in found.values())


def test_a_font_of_the_theme_comes_from_its_folder(factsheet):
    theme = own_theme(("family: Source Sans 3", "family: Roboto"))
    (theme.parent / "fonts").mkdir()
    shutil.copy(PackageFonts().families()["roboto"].regular, theme.parent / "fonts")
    latin = listed(factsheet, "--theme", theme)["body", "Latin"]
    assert latin["from"] == "own/fonts"
    assert latin["file"] == "own/fonts/Roboto-Regular.ttf"
    assert latin["styles"] == ["regular"]


def test_a_script_without_a_font_says_so(factsheet):
    theme = own_theme((", Noto Sans KR, ", ", "), ("ko: Noto Sans KR, ", ""))
    found = listed(factsheet, "--theme", theme)["body", "Korean"]
    assert (found["family"], found["file"], found["from"], found["styles"]) == (None, None, None, [])
    line = next(line for line in factsheet("fonts", "--theme", theme).out.splitlines() if "Korean" in line)
    assert line.split() == ["body", "Korean", "none"]


def test_the_theme_of_a_pack(factsheet):
    factsheet("templates", "copy", "brief", "packs/mine")
    theme = Path("packs/mine/theme.yaml")
    theme.write_text(theme.read_text(encoding="utf-8").replace("family: EB Garamond", "family: Roboto"), "utf-8")
    found = listed(factsheet, "--templates", "packs", "--template", "mine")
    assert found["display", "Latin"]["family"] == "Roboto"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("family: Source Sans 3", "family: Sorce Sans 3"), "no font family is called 'Sorce Sans 3'"),
        (("size: a4", "size: a9"), "a4"),
    ],
)
def test_a_theme_at_fault_is_named(factsheet, change, message):
    outcome = factsheet("fonts", "--theme", own_theme(change))
    assert outcome.code == 1
    assert re.match(r"own/theme\.yaml:\d+:\d+: error: ", outcome.err)
    assert message in outcome.err


def test_an_unknown_pack_is_wrong_usage(factsheet):
    assert factsheet("fonts", "--template", "none").code == 2


def test_the_families_that_may_be_named(factsheet):
    listed = json.loads(factsheet("fonts", "families", "--format", "json").out)
    names = [each["family"] for each in listed]
    assert names == sorted(names, key=str.casefold)
    by_name = {each["family"]: each for each in listed}
    assert by_name["Noto Sans KR"]["scripts"] == ["Latin", "Korean"]
    assert by_name["Lato"]["styles"] == ["regular", "bold", "italic", "bold italic"]
    head, *lines = factsheet("fonts", "families").out.splitlines()
    assert head.split() == ["FAMILY", "STYLES", "SCRIPTS", "FROM"]
    assert [line[: len(name)] for line, name in zip(lines, names, strict=True)] == names


def test_a_family_of_the_themes_own_is_listed_with_its_folder(factsheet):
    theme = own_theme()
    (theme.parent / "fonts").mkdir()
    shutil.copy(PackageFonts().families()["lato"].regular, theme.parent / "fonts/Mine-Regular.ttf")
    listed = json.loads(factsheet("fonts", "families", "--theme", theme, "--format", "json").out)
    assert [each for each in listed if each["family"] == "Mine"] == [
        {"family": "Mine", "styles": ["regular"], "scripts": ["Latin"], "from": "own/fonts"}
    ]
    every = [font.family for font in api.fonts(theme=theme)]
    assert every == [each["family"] for each in listed]
