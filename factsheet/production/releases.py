"""Releases: meetings come in, a folder a level goes out, and the officer's report on what went where, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, has_errors
from factsheet.meeting import MeetingFile, read_meeting
from factsheet.paths import ValuePath
from factsheet.pipeline.gates import gates_of, standing_at
from factsheet.pipeline.releasing import Releaser
from factsheet.pipeline.sheets import by_place
from factsheet.production.accounts import Account, Override, items_of, write_accounts
from factsheet.production.caches import cache_folder
from factsheet.production.inputs.files import MAX_MEETING_BYTES, read_file, read_review
from factsheet.production.inputs.levels import all_levels, folder_of, releaser_of
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.leaks import Full, Gathering, full_builder, leaks_in
from factsheet.production.options import Options, RunOptions
from factsheet.production.records.fingerprints import digest
from factsheet.production.sets.levels import earlier_levels, refuse_link, refuse_other_folder
from factsheet.production.sets.request import Observer, Request, SheetReport, State
from factsheet.production.sets.run import build_set
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.task import Cut

if TYPE_CHECKING:
    from factsheet.pipeline.packs import NamedFile
    from factsheet.release.removal import Released


def release_set(
    request: Request, levels: Iterable[str], run: RunOptions, observer: Observer | None = None
) -> Iterator[SheetReport]:
    """Build every level that is named, else those of the settings, else `public`, each into a folder of its own.

    The folders stand in the request's output folder, and the officer's report beside them. All of it is of one moment,
    that at which it begins. What is at fault whatever the level is told once, and folders of levels that the set has no
    more are told, where none is named. Raises OptionError for what is not there,
    for a level that is none and for a folder of another one or elsewhere, before anything is written.
    """
    levels = tuple(levels)
    base, names = request.options.output, all_levels(request.options, levels)
    began = request.options.at or f"{request.options.moment:%Y-%m-%dT%H:%M:%S} UTC"
    request = replace(request, options=replace(request.options, at=began))
    parts = {name: _Part(releaser, Gathering(name)) for name, releaser in _releasers(request.options, names).items()}
    for name in names:
        refuse_link(base / folder_of(name))
        refuse_other_folder(base / folder_of(name), name)
    cutter = _Cutter(parts, request.options.moment, full_builder(request.options, cache_folder()))
    accounts = [cutter.account(path) for path in request.found.files]
    told: set[Diagnostic] = set()
    for name, part in parts.items():
        options = replace(request.options, release=name, output=base / folder_of(name))
        for each in build_set(replace(request, options=options), run, observer, part.cuts):
            yield replace(each, diagnostics=tuple(new for new in each.diagnostics if new not in told))
            told.update(each.diagnostics)
    written = write_accounts(base, accounts, names)
    for name, part in parts.items():
        yield leaks_in(base / folder_of(name), part.gathering.secrets())
    others = () if levels else tuple(earlier_levels(base, names))
    yield SheetReport(None, others, written, State.BUILT)


def _releasers(options: Options, names: Iterable[str]) -> dict[str, Releaser]:
    packs = PackLibrary(options.templates, options.profiles, options.markings).files
    return {name: releaser_of(replace(options, release=name), packs) for name in names}


class _Part(Struct, frozen=True):
    """What a level gets of the meetings of a run, and what its files must not hold of them."""

    releaser: Releaser
    gathering: Gathering
    cuts: dict[Path, Cut] = field(default_factory=dict)


class _Cutter(Struct, frozen=True):
    """Reads each meeting once, and gives every level what it gets of it as it stands at the gates at a moment."""

    parts: Mapping[str, _Part]
    at: datetime
    builder: SheetBuilder

    def account(self, path: Path) -> Account:
        """Give what becomes of a meeting at each level; one that cannot be read has no id, and goes to none."""
        try:
            file = read_meeting(read_file(path, MAX_MEETING_BYTES), str(path))
            full, review = Full(file, self.builder), read_review(path)
        except FactsheetError as error:
            return Account(str(path), "", (), dict.fromkeys(self.parts, _faults(error.diagnostics)))
        withheld = {}
        refused: dict[str, tuple[str, ...]] = {}
        overrides: dict[str, tuple[Override, ...]] = {}
        for name, part in self.parts.items():
            part.cuts[path], said, made = self._weighed(part, full, review)
            if made is None:
                refused[name] = _faults(said)
            else:
                withheld[name] = made.withheld
                overrides |= {name: _overrides(file, said)} if said else {}
        return Account(str(path), file.meeting.id, items_of(file, withheld), refused, overrides)

    def _weighed(
        self, part: _Part, full: Full, review: NamedFile | None
    ) -> tuple[Cut, tuple[Diagnostic, ...], Released | None]:
        """Give what a level gets of a meeting, what the gates say, or else what stops it, and what is withheld.

        What a gate says leaves the level out: the report says itself which it is.
        """
        file, content = full.file, digest(full.file.data)
        made: Released | None = None
        unfit: tuple[Diagnostic, ...] = ()
        try:
            made = self._released(part, full)
        except FactsheetError as error:
            unfit = error.diagnostics
        try:
            standing = standing_at(file, part.releaser.level, self.at, review)
        except FactsheetError as error:
            return Cut(content, refused=error.diagnostics), error.diagnostics, None
        said = gates_of(file, standing, "")
        if has_errors(said):
            refused = by_place((*gates_of(file, standing), *unfit))
            return Cut(content, refused=refused), (*said, *unfit), None
        if made is None:
            return Cut(content, refused=unfit), unfit, None
        return Cut(content, made.file.positions.span(ValuePath()).file, made.file.data), said, made

    @staticmethod
    def _released(part: _Part, full: Full) -> Released:
        """Release a meeting, whatever the gates say: no file may hold what is withheld of it."""
        made = part.releaser.release(full.file)
        with suppress(FactsheetError):  # what cannot be composed is told where its sheets are made
            part.gathering.take(full, made)
        return made


def _faults(found: Iterable[Diagnostic]) -> tuple[str, ...]:
    return tuple(each.message for each in found if each.severity is Severity.ERROR)


def _overrides(file: MeetingFile, let_through: Iterable[Diagnostic]) -> tuple[Override, ...]:
    reasons = {each.code: each.reason for each in file.meeting.allow}
    return tuple(Override(each.code, each.message, reasons[each.code]) for each in let_through)
