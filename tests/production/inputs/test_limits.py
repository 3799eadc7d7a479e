"""What is read is bounded: a file of the most bytes is read, one of a byte more is refused."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from packs import Packs

from factsheet.diagnostics import FactsheetError
from factsheet.production.inputs.files import MAX_MEETING_BYTES, read_file, read_image
from factsheet.production.inputs.packs import built_in_folder
from factsheet.production.options import Options
from factsheet.production.settings.load import load_settings
from factsheet.production.sheets.task import read_inputs


def image(file: Path) -> None:
    data = read_image(file.parent, file.name)
    if not isinstance(data, bytes):
        raise FactsheetError([]) from ValueError(data.message)


def template(file: Path) -> None:
    folder = Path("packs/own")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "template.html.j2").write_bytes(file.read_bytes())
    Packs(Path("packs")).pack("own", "en", None)


LIMITS: dict[str, tuple[Callable[[Path], object], int, bytes]] = {
    "a meeting": (lambda file: read_file(file, MAX_MEETING_BYTES), 16 * 2**20, b""),
    "an image": (image, 64 * 2**20, b""),
    "settings": (load_settings, 256 * 2**10, b""),
    "a template": (template, 2**20, b""),
    "a theme": (
        lambda file: read_inputs(Options(theme=file)),
        2**20,
        (built_in_folder() / "standard/theme.yaml").read_bytes(),
    ),
}


@pytest.mark.parametrize("what", LIMITS)
def test_a_file_of_the_most_bytes_is_read_and_no_larger_one(in_folder, what):
    read, most, start = LIMITS[what]
    file = Path("file")
    file.write_bytes((start + b"\n#").ljust(most, b"x"))
    read(file)
    file.write_bytes((start + b"\n#").ljust(most + 1, b"x"))
    with pytest.raises(FactsheetError):
        read(file)


def test_nothing_is_read_of_a_file_that_is_too_large(in_folder, monkeypatch):
    Path("file").touch()
    os.truncate("file", 10 * 2**30)
    monkeypatch.setattr(os, "read", None)
    with pytest.raises(FactsheetError) as told:
        read_file(Path("file"), 256 * 2**20)
    assert [each.code for each in told.value.diagnostics] == ["file-too-large"]
