"""Levels of release by their names: those of the settings, `public`, and what a marking says by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError, suggest
from factsheet.meeting.identity import slug
from factsheet.pipeline.markings import schemes_of
from factsheet.pipeline.packs import NamedFile, PackFiles
from factsheet.pipeline.releasing import Releaser
from factsheet.production.options import OptionError, Options
from factsheet.release.levels import PUBLIC, Level, is_marking

RELEASES = "release"
"""The folder that levels have their folders in where no other is named."""

UNEMBARGOED = "unembargoed"
"""The name of a level that is unembargoed whatever its table says."""

LEVEL_NAME = r"^[^\s\x00-\x1f]([^\x00-\x1f]*[^\s\x00-\x1f])?$"
MARKS_HINT = "a level sees portion marks, such as `U`, `S//REL TO USA, JPN` or `REL TO USA, JPN`"


def level_of(name: str, options: Options) -> Level:
    """Give a level by its name: as the settings have it, or one that sees what its name says."""
    table = options.levels.get(name, {})
    sees = tuple(table.get("sees", ())) or (() if name == PUBLIC else (name,))
    unembargoed = table.get("unembargoed") is True or name == UNEMBARGOED
    return Level(name, sees, table.get("mode") == "indicated", unembargoed, table.get("unmarked") is True)


def folder_of(name: str) -> str:
    """Give the name of the folder of a level: `rel-to-usa-jpn`."""
    return slug(name) or "level"


def is_readable(text: str, markings: Mapping[str, NamedFile]) -> bool:
    """Tell whether a scheme of markings can read what a level sees; one that is at fault cannot."""
    schemes = schemes_of(markings)
    for name in schemes.names:
        with suppress(FactsheetError):
            if is_marking(text, schemes.scheme(name)):
                return True
    return False


def releaser_of(options: Options, packs: PackFiles) -> Releaser:
    """Give what releases meetings to the level that options name; raises OptionError where there is none."""
    level = level_of(options.release or "", options)
    if level.name not in options.levels and not all(is_readable(each, packs.markings) for each in level.sees):
        known = tuple(dict.fromkeys((PUBLIC, *options.levels)))
        hint = suggest(level.name, known) or f"there are {', '.join(known)}; {MARKS_HINT}"
        raise OptionError([Diagnostic("unknown-level", f"there is no level `{level.name}`", hints=(hint,))])
    return Releaser(level, packs.profiles, packs.markings, options.profile)


def output_of(output: Path, name: str) -> Path:
    """Give the folder that a level is written to where none is named: one of its own, beside the full set's."""
    return output.parent / RELEASES / folder_of(name)


def all_levels(options: Options, named: Iterable[str] = ()) -> tuple[str, ...]:
    """Give the levels that are named, else those of the settings, else `public`.

    Raises OptionError for two whose folders would be one.
    """
    names = tuple(dict.fromkeys(named or options.levels or (PUBLIC,)))
    folders: dict[str, str] = {}
    for name in names:
        other = folders.setdefault(folder_of(name), name)
        if other != name:
            message = f"the levels `{other}` and `{name}` would have one folder, {folder_of(name)}"
            raise OptionError([Diagnostic("unknown-level", message, hints=("name one of them otherwise",))])
    return names
