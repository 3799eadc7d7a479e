"""What a run is asked for: paths, `factsheet.toml` and options of the command line, brought together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from factsheet.build.inputs.meetings import Found, find_meetings, match_meetings
from factsheet.build.options import OptionError, Options
from factsheet.build.settings.find import NAME, find_settings
from factsheet.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Request:
    """The meetings of a run and its options.

    `whole` says that the meetings are a whole set; `alone` that one file was named, which makes no set. `proof` is kept
    with the records, so that the settings need no check the next time.
    """

    found: Found
    options: Options
    whole: bool = False
    alone: bool = False
    proof: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of_paths(cls, paths: Iterable[Path], options: Options) -> Request:
        """Ask for the meetings of some paths; raises OptionError for paths that are not there."""
        named = tuple(paths)
        return cls(find_meetings(named), options, alone=_is_alone(named))


def make_request(paths: Iterable[Path], config: Path | None, given: Mapping[str, Any]) -> Request:
    """Bring together what is asked for; `given` are fields of `Options` that the command line names.

    Without paths it is the set of `config` or of the nearest `factsheet.toml` around the working folder, whose options
    hold for named paths, too. Raises OptionError where there is neither, FactsheetError for settings at fault.
    """
    named = tuple(paths)
    file = config.resolve() if config else find_settings(Path.cwd())
    if file is None:
        if not named:
            raise OptionError([_nothing()])
        return Request.of_paths(named, replace(Options(), **given))
    from factsheet.build.settings.load import load_settings  # noqa: PLC0415 - only for a set

    loaded = load_settings(file)
    settings = loaded.settings
    options = replace(settings.options(), **given)
    if named:
        return replace(Request.of_paths(named, options), proof=loaded.proof)
    found = match_meetings(settings.path("."), settings.inputs, settings.exclude)
    return Request(found, options, whole=True, proof=loaded.proof)


def _is_alone(paths: tuple[Path, ...]) -> bool:
    return len(paths) == 1 and not paths[0].is_dir()


def _nothing() -> Diagnostic:
    hint = f"name a meeting file or a folder of them, or describe a set in {NAME} (docs/sets.md)"
    return Diagnostic("no-path", f"there is no path and no {NAME} here or in a folder around", hints=(hint,))
