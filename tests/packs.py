"""Template packs, loaded as they are where sheets are made."""

from __future__ import annotations

from functools import cache, cached_property

from factsheet.compose.pack import Pack
from factsheet.pipeline.pack_loading import PackLoader
from factsheet.production.caches import cache_folder
from factsheet.production.inputs.packs import PackLibrary


class Packs(PackLibrary):
    """The packs that a library finds."""

    @cached_property
    def _loader(self) -> PackLoader:
        return PackLoader(self.files, cache_folder())

    def pack(self, name: str, language: str, country: str | None, profile: str = "plain") -> Pack:
        """Give a pack for a meeting's language, its issuer's country, and a profile."""
        self.folder(name)
        return self._loader.pack(name, language, country, profile)


@cache
def packs() -> Packs:
    """Give the built-in packs, each loaded once a process."""
    return Packs()
