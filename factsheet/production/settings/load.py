"""`factsheet.toml`: found and loaded; what an earlier build found sound needs no check again."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from factsheet.production.inputs.files import read_file
from factsheet.production.options import Format, Options
from factsheet.production.records.fingerprints import digest, versions
from factsheet.production.records.memory import Remembered, remember

NAME = "factsheet.toml"


def find_settings(start: Path) -> Path | None:
    """Give the `factsheet.toml` of a folder or of the nearest folder around it; None where there is none."""
    folder = start.resolve()
    return next((file for each in (folder, *folder.parents) if (file := each / NAME).is_file()), None)


INPUTS = ("inputs/**/*.yaml",)
OUTPUT = "dist"
"""Where meetings stand and files go if nothing else is said."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a set; `folder` is where `factsheet.toml` stands and where its paths start."""

    folder: Path
    inputs: tuple[str, ...] = INPUTS
    exclude: tuple[str, ...] = ()
    output: str = OUTPUT
    name: str | None = None
    formats: tuple[str, ...] = tuple(Format)
    template: str = "standard"
    template_by_kind: Mapping[str, str] = field(default_factory=dict)
    templates: str | None = None
    theme: str | None = None
    paper: str | None = None
    languages: tuple[str, ...] = ()
    rules_off: tuple[str, ...] = ()

    def path(self, name: str) -> Path:
        """Give a path of the file as seen from the working folder."""
        return Path(os.path.relpath(self.folder)) / name

    def options(self) -> Options:
        """Give what the settings ask of a build."""
        return Options(
            output=self.path(self.output),
            formats=tuple(map(Format, self.formats)),
            template=self.template,
            templates=self.path(self.templates) if self.templates else None,
            theme=self.path(self.theme) if self.theme else None,
            paper=self.paper,
            name=self.name,
            template_by_kind=self.template_by_kind,
            languages=self.languages,
            rules_off=self.rules_off,
        )


def from_plain(folder: Path, values: Mapping[str, Any]) -> Settings:
    """Make settings of checked values as `to_plain` gives them, also from JSON."""
    plain: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    return Settings(folder, **plain)


def to_plain(settings: Settings) -> dict[str, Any]:
    """Give the settings, but for the folder, as values that JSON can hold."""
    return {each.name: getattr(settings, each.name) for each in fields(settings) if each.name != "folder"}


_MAX_BYTES = 256 * 1024
HEAD = "settings"
"""The key, in the head of an output folder's records, of the settings that were found sound."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, and what tells a later build that they are sound."""

    settings: Settings
    proof: Mapping[str, Any]


def load_settings(file: Path) -> Loaded:
    """Load the settings of a set; raises FactsheetError with all that is wrong with them, each at its place."""
    shown = Path(os.path.relpath(file))
    data = read_file(shown, _MAX_BYTES)
    key = digest(data + json.dumps(versions()).encode())
    proof = _proof(data, shown.parent)
    if proof.get("key") == key:
        return Loaded(from_plain(file.parent, proof["values"]), proof)
    from factsheet.production.settings.schema import check_settings  # noqa: PLC0415 - brings in pydantic and the rules

    settings = check_settings(data, file, str(shown))
    return Loaded(settings, {"key": key, "values": to_plain(settings)})


def _proof(data: bytes, folder: Path) -> Mapping[str, Any]:
    """Give what the last build noted of its settings; empty where there is nothing."""
    import tomllib  # noqa: PLC0415 - most builds have no settings

    with suppress(ValueError, RecursionError, OSError, TypeError):
        output = tomllib.loads(data.decode()).get("output", OUTPUT)
        remembered: Remembered = remember(folder / output)
        proof = remembered.head.get(HEAD)
        return proof if isinstance(proof, dict) else {}
    return {}
