"""What a set's `factsheet.toml` says, as plain data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from factsheet.production.options import Format, Options

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
