"""What all sheets of a build share, as a value: what is read once and travels to every process or machine once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from factsheet.production.inputs.pack_files import NamedFile, PackFiles
from factsheet.production.options import Format

FONTS = "fonts"
"""The folder, beside a theme, of fonts that it brings itself."""


@dataclass(frozen=True, slots=True)
class ThemeSource:
    """A theme as it is read, and the folder that fonts of its own stand in."""

    file: NamedFile
    fonts: Path


@dataclass(frozen=True, slots=True)
class Recipe:
    """How sheets are made: the content of the packs, a theme for each template in use, and options.

    `template` is the pack's name, `by_kind` the packs of single kinds of meetings; `paper`, `created`,
    `rules_off` and `languages` are as in `Options`.
    """

    packs: PackFiles
    themes: Mapping[str, ThemeSource]
    formats: tuple[Format, ...]
    template: str
    by_kind: Mapping[str, str] = field(default_factory=dict)
    paper: str | None = None
    created: datetime | None = None
    rules_off: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def template_for(self, kind: str) -> str:
        """Give the name of the pack that a kind of meeting is set with."""
        return self.by_kind.get(kind, self.template)
