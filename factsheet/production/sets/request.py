"""What a run is asked for: paths, `factsheet.toml`, options of the command line; what it tells, and what it watches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, has_errors
from factsheet.production.inputs.files import STDIN, Found, find_meetings, glob_base, match_meetings
from factsheet.production.options import OptionError, Options
from factsheet.production.records.fingerprints import file_digest
from factsheet.production.settings.load import NAME, find_settings, load_settings


class State(StrEnum):
    """What became of a sheet."""

    BUILT = "built"
    UP_TO_DATE = "up to date"
    FAILED = "failed"
    LEFT_OUT = "left out"


class SheetReport(Struct, frozen=True):
    """What became of one meeting file: the files written for it, and what there is to say.

    `pages` are those of the PDF, `seconds` the time it took. `source` is None for what concerns no single sheet; the
    report that ends a build tells of files removed because no sheet gives them any more, and how many such files stay.
    """

    source: Path | None
    diagnostics: tuple[Diagnostic, ...]
    written: tuple[Path, ...] = ()
    state: State = State.BUILT
    pages: int | None = None
    seconds: float = 0.0
    pruned: tuple[Path, ...] = ()
    leftovers: int = 0

    @classmethod
    def of(cls, source: Path | None, told: Iterable[Diagnostic]) -> SheetReport:
        """Report what there is to say of a sheet that writes nothing; it has failed where there are errors."""
        said = tuple(told)
        return cls(source, said, state=State.FAILED if has_errors(said) else State.BUILT)


class Observer:
    """Whom a build tells how far it has come; this one does not listen."""

    def waiting(self, folder: Path) -> None:
        """Another build into the folder must end first."""

    def planned(self, total: int, stale: int) -> None:
        """So many meetings there are, and so many of them are to be made."""

    def started(self, source: Path) -> None:
        """Work on a sheet begins."""


class Watched(Struct, frozen=True):
    """What is watched: folders with all in them that builds read, single files, and the output folder, which is not."""

    folders: frozenset[Path]
    files: frozenset[Path]
    output: Path


class Request(Struct, frozen=True):
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

    @property
    def piped(self) -> bool:
        """Whether a meeting comes from the standard input, so that it has no file to be remembered by."""
        return STDIN in self.found.files

    @classmethod
    def of_paths(cls, paths: Iterable[Path], options: Options) -> Request:
        """Ask for the meetings of some paths; raises OptionError for paths that are not there."""
        named = tuple(paths)
        folders = frozenset(path if path.is_dir() else path.parent for path in named)
        found = find_meetings(named)
        alone = len(found.files) == 1 and not any(map(Path.is_dir, named))
        return cls(found, options, alone=alone, folders=folders)

    def watched(self) -> Watched:
        """Give what a change of which may change what comes out."""
        options = self.options
        of_theme = options.theme.parent if options.theme else None
        others = {options.templates, options.profiles, options.markings, of_theme} - {None}
        folders = self.folders | {folder for folder in others if folder}
        odd = {file for file in self.found.files if file.suffix.lower() not in _READ}
        return Watched(folders, frozenset(odd | ({self.settings} if self.settings else set())), options.output)


def make_request(paths: Iterable[Path], config: Path | None, given: Mapping[str, Any]) -> Request:
    """Bring together what is asked for; `given` are fields of `Options` that the command line names.

    Without paths it is the set of `config` or of the nearest `factsheet.toml` around the working folder, whose options
    hold for named paths, too. Raises OptionError where there is neither, FactsheetError for settings at fault.
    """
    named = tuple(paths)
    file = config.resolve() if config else find_settings(Path.cwd())
    if file is None:
        if not named:
            hint = f"name a meeting file or a folder of them, or describe a set in {NAME} (docs/sets.md)"
            message = f"there is no path and no {NAME} here or in a folder around"
            raise OptionError([Diagnostic("no-path", message, hints=(hint,))])
        return Request.of_paths(named, _with_given(Options(), given))
    loaded = load_settings(file)
    options = _with_given(loaded.options, given)
    if named:
        return replace(Request.of_paths(named, options), proof=loaded.proof, settings=file)
    found = match_meetings(loaded.folder, options.inputs, options.exclude)
    folders = frozenset(loaded.folder / glob_base(pattern) for pattern in options.inputs)
    return Request(found, options, whole=True, proof=loaded.proof, folders=folders, settings=file)


def _with_given(options: Options, given: Mapping[str, Any]) -> Options:
    """Let what is given go before the settings; a template then goes for every kind, and names tell a profile."""
    named = {"named_by_profile": True} if given.get("profile") not in (None, options.profile) else {}
    options = replace(options, **named, **{"template_by_kind": {}, **given} if "template" in given else {**given})
    if options.release is None or "output" in given:
        return options
    from factsheet.production.inputs.levels import output_of  # noqa: PLC0415 - for releases alone

    return replace(options, output=output_of(options.output, options.release))


_READ = frozenset((".yaml", ".yml", ".j2", ".png", ".jpg", ".jpeg", ".ttf", ".otf", ".ttc", ".otc"))
"""The endings of what builds read; a change of anything else, such as what `watch` itself prints into, starts none."""

_GATHER = 60
"""Milliseconds in which what is saved together counts as one change; editors write several files for one."""

_TICK = 250
"""Milliseconds after which single files are looked at."""


def changes(watched: Callable[[], Watched]) -> Iterator[None]:
    """Yield once what `watched` gives is being watched, and then after every change; ends with KeyboardInterrupt.

    What is to be watched is asked for again after each change. Raises OptionError where watchfiles is not installed.
    """
    try:
        from watchfiles import Change, DefaultFilter, watch  # noqa: PLC0415 - an extra
    except ImportError:
        hint = 'pip install "factsheet[watch]"'
        raise OptionError([Diagnostic("no-watchfiles", "watching needs watchfiles", hints=(hint,))]) from None

    class Read(DefaultFilter):
        def __call__(self, change: Change, path: str) -> bool:
            """Tell whether a change is one of a folder, or of a file that builds read."""
            is_read = Path(path).suffix.lower() in _READ or not Path(path).is_file()
            return is_read and super().__call__(change, path)

    while True:
        now = watched()
        ticks = watch(
            # Resolved as what is passed over is: else a build would be started by what it writes itself.
            *(folder.resolve() for folder in now.folders if folder.is_dir()),
            watch_filter=Read(ignore_paths=[now.output.resolve()]),
            debounce=_GATHER,
            step=_GATHER // 3,
            rust_timeout=_TICK,
            yield_on_timeout=True,
        )
        seen: dict[Path, str | None] | None = None
        for changed in ticks:
            digests = {file: file_digest(file) for file in now.files}
            if changed or digests != seen:
                seen = digests
                yield
                if watched() != now:
                    break
