"""The collection of all fonts a build may use, asked by family name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.render.fonts.family import FontFamily, family_key


class FontProvider(Protocol):
    """A source of fonts."""

    @property
    def origin(self) -> str:
        """Where the fonts come from, in words."""
        ...

    def families(self) -> Mapping[str, FontFamily]:
        """Give the families by `family_key` of their names."""
        ...


class Fonts:
    """Fonts of several providers; where two know a family, the earlier one serves."""

    def __init__(self, *providers: FontProvider) -> None:
        self._providers = providers

    @cached_property
    def families(self) -> Mapping[str, FontFamily]:
        """All families by `family_key`."""
        merged: dict[str, FontFamily] = {}
        for provider in reversed(self._providers):
            merged.update(provider.families())
        return merged

    def has(self, family: str) -> bool:
        """Tell whether there is a family of this name."""
        return family_key(family) in self.families

    def find(self, family: str) -> FontFamily:
        """Give the family of this name.

        Raises FactsheetError (`unknown-font`), with the nearest names as a hint, for a family that no provider has.
        """
        found = self.families.get(family_key(family))
        if found is None:
            raise FactsheetError([self.unknown(family)])
        return found

    def origin(self, family: str) -> str:
        """Say where a family that there is comes from."""
        key = family_key(family)
        return next((provider.origin for provider in self._providers if key in provider.families()), "")

    def unknown(self, family: str) -> Diagnostic:
        """Say that no provider has a family."""
        from difflib import get_close_matches  # noqa: PLC0415 - only where a theme is wrong

        near = get_close_matches(family_key(family), self.families, n=3)
        names = ", ".join(self.families[key].name for key in near)
        hints = (f"did you mean {names}?",) if names else ()
        return Diagnostic("unknown-font", f"no font family is called {family!r}", hints=hints)
