"""Patterns of names: what they may be, and what is wrong with others."""

import pytest

from factsheet.production.options import fill, find_fault

DEVICE = ("has a name that Windows keeps for a device", "call the folder otherwise")
CHARACTER = ("has a character that is not for names of files", "separate folders by `/`")
OUTSIDE = ("must name a file inside the output folder, and no hidden one", "write a relative path without `..`")


@pytest.mark.parametrize(
    "pattern", ["{id}.{format}", "{year}/{language}/{id} of {kind}.{format}", "ä/a.b/{id}.{format}"]
)
def test_a_pattern_names_a_file_inside_the_folder(pattern):
    assert find_fault(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("{id}-{langage}.{format}", ("names a field `langage` that there is not", "did you mean `language`?")),
        *((f"{{id}}{character}.{{format}}", CHARACTER) for character in '{}\\:*?"<>|\n\x1f'),
        *((f"{start}{{id}}.{{format}}", OUTSIDE) for start in ("/", "a//", "../", ".", "a/.b/")),
        ("{id}/.{format}", OUTSIDE),
        *((f"{name}/{{id}}.{{format}}", DEVICE) for name in ("aux", "NUL.files", "com1", "lpt9 .x")),
        ("{id}", ("must end with `.{format}`", "as in `{language}/{id}.{format}`")),
        ("{format}.{id}", ("must end with `.{format}`", "as in `{language}/{id}.{format}`")),
        ("{kind}.{format}", ("must name `{id}`, which tells meetings apart", "as in `{id}.{format}`")),
    ],
)
def test_what_is_wrong_with_a_pattern_is_told(pattern, fault):
    assert find_fault(pattern) == fault


def test_a_pattern_is_filled_with_values():
    assert fill("{language}/{id}.{format}", {"language": "fr", "id": "a", "format": "pdf"}) == "fr/a.pdf"
