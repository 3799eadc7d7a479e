"""What a run is asked for: paths, `factsheet.toml` and options of the command line, brought together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from factsheet.diagnostics import Diagnostic
from factsheet.production.inputs.meetings import Found, find_meetings, glob_base, match_meetings
from factsheet.production.options import OptionError, Options
from factsheet.production.settings.load import NAME, find_settings


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched: folders with all in them, single files, and the output folder, which is not."""

    folders: frozenset[Path]
    files: frozenset[Path]
    output: Path


@dataclass(frozen=True, slots=True)
class Request:
    """The meetings of a run and its options.

    `whole` says that the meetings are a whole set; `alone` that one file was named, which makes no set. `proof` is kept
    with the records, so that the settings need no check the next time. `folders` are where meetings are looked for, and
    `settings` is the file that they are read from.
    """

    found: Found
    options: Options
    whole: bool = False
    alone: bool = False
    proof: Mapping[str, Any] = field(default_factory=dict)
    folders: frozenset[Path] = frozenset()
    settings: Path | None = None

    @classmethod
    def of_paths(cls, paths: Iterable[Path], options: Options) -> Request:
        """Ask for the meetings of some paths; raises OptionError for paths that are not there."""
        named = tuple(paths)
        folders = frozenset(path if path.is_dir() else path.parent for path in named)
        return cls(find_meetings(named), options, alone=_is_alone(named), folders=folders)

    def watched(self) -> Watched:
        """Give what a change of which may change what comes out."""
        options = self.options
        others = {options.templates, options.theme.parent if options.theme else None} - {None}
        folders = self.folders | {folder for folder in others if folder}
        return Watched(folders, frozenset({self.settings} if self.settings else ()), options.output)


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
        return Request.of_paths(named, _with_given(Options(), given))
    from factsheet.production.settings.load import load_settings  # noqa: PLC0415 - only for a set

    loaded = load_settings(file)
    options = _with_given(loaded.options, given)
    if named:
        return replace(Request.of_paths(named, options), proof=loaded.proof, settings=file)
    found = match_meetings(loaded.folder, options.inputs, options.exclude)
    folders = frozenset(loaded.folder / glob_base(pattern) for pattern in options.inputs)
    return Request(found, options, whole=True, proof=loaded.proof, folders=folders, settings=file)


def _with_given(options: Options, given: Mapping[str, Any]) -> Options:
    """Let what is given go before the settings; a template then goes for every kind."""
    return replace(options, **{"template_by_kind": {}, **given} if "template" in given else given)


def _is_alone(paths: tuple[Path, ...]) -> bool:
    return len(paths) == 1 and not paths[0].is_dir()


def _nothing() -> Diagnostic:
    hint = f"name a meeting file or a folder of them, or describe a set in {NAME} (docs/sets.md)"
    return Diagnostic("no-path", f"there is no path and no {NAME} here or in a folder around", hints=(hint,))
