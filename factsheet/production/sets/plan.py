"""What is to be done: each meeting file at a glance, which sheets are up to date, and the tasks of the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.diagnostics import FactsheetError
from factsheet.files import open_plain
from factsheet.outputs.kept import WHOLE_SET, Facts, Record
from factsheet.paths import ValuePath
from factsheet.pipeline.glance import glance, look_closer, profile_of
from factsheet.pipeline.packs import DEFAULT_TEMPLATE
from factsheet.production.inputs.files import (
    MAX_MEETING_BYTES,
    STDIN,
    read_file,
    read_image,
    read_review,
)
from factsheet.production.options import ALL
from factsheet.production.output.names import Claims, Naming
from factsheet.production.records.fingerprints import Fingerprints, digest
from factsheet.production.records.memory import Memory
from factsheet.production.sets.request import Observer
from factsheet.production.sheets.task import BuildInputs, Cut, Outcome, Task

if TYPE_CHECKING:
    from factsheet.production.sheets.builder import SheetBuilder


class Item(Struct, frozen=True):
    """A meeting file of a run: its path and key, its size in bytes, and what it seems to be.

    `record` is that of the same content, set with the same template. `facts`, and `names` of its files, are None where
    a glance does not tell; `current` says that the record holds in all else. `party` is the one whose copy it is, `cut`
    what a level gets of it, if it is for one.
    """

    source: Path
    key: str
    size: int
    record: Record | None = None
    facts: Facts | None = None
    party: str = ""
    cut: Cut | None = None
    names: tuple[str, ...] | None = None
    current: bool = False

    @property
    def sheet(self) -> str:
        """What tells the sheets of a run apart: the key of the file, and the party of a copy."""
        return f"{self.key}{COPY}{self.party}" if self.party else self.key


COPY = "\n"
"""What stands before the party of a copy, behind the key of its file; no key has it."""


class Planner(Struct, frozen=True, dict=True):
    """Looks meeting files over; `cuts` are what a level gets of them, as far as that has been cut."""

    inputs: BuildInputs
    naming: Naming
    fingerprints: Fingerprints
    memory: Memory | None
    cuts: dict[Path, Cut] = field(default_factory=dict)

    def plan(self, sources: Iterable[Path], *, force: bool = False) -> list[Item]:
        """Look over the files; with `force` none counts as up to date."""
        keys = _keys(sources, self.memory.folder if self.memory else Path())
        known: dict[str, list[Record]] = {}
        for record in self.memory.records.values() if self.memory else ():
            known.setdefault(record.source, []).append(record)
        looks = [look for source, key in keys for look in self._looks(source, key, known.get(key, []))]
        looks += self._in_vain(looks)
        self._note_languages(looks, {key for _, key in keys})
        return [self._item(look, force=force) for look in looks]

    def claims(self, items: Iterable[Item]) -> Claims:
        """Give the names that files are expected to have; those of the whole set are taken."""
        files = tuple(each.file for each in self.inputs.set_outputs)
        expected = {WHOLE_SET: files, **{item.sheet: item.names for item in items}}
        return Claims(expected, dict.fromkeys(files, (WHOLE_SET,)))

    def shown(self, key: str) -> str:
        """Give the name that messages give a meeting file."""
        name = key.partition(COPY)[0]
        return self.memory.shown(name) if self.memory else name

    def names(self, facts: Facts) -> dict[str, str]:
        """Give the names of a sheet's files by those of their outputs."""
        return {each.name: self.naming.output(facts, each.extension) for each in self.inputs.outputs}

    def _looks(self, source: Path, key: str, records: list[Record]) -> Iterator[Item]:
        """Look at a file: once, or once for each party that is to have a copy."""
        try:
            data = _content(source)
        except (OSError, FactsheetError):  # it is told when the file is read in earnest
            yield Item(source, key, 0)
            return
        content, cut = digest(data), self._cut(source, data)
        data = data if cut is None else cut.data
        for party in _copies(data, self.inputs.options.alternat):
            own = [each for each in records if each.facts.party == party]
            record = self._matching(own, content, source)
            facts = record.facts if record else self._guess(data, party)
            yield Item(source, key, len(data), record, facts, party, cut)

    def _cut(self, source: Path, data: bytes) -> Cut | None:
        """Give what a level gets of a meeting file: no name comes of what it does not, nor of one that is refused."""
        if self.inputs.options.release is None:
            return None
        if source not in self.cuts:
            self.cuts[source] = self._made(source, data)
        return self.cuts[source]

    def _made(self, source: Path, data: bytes) -> Cut:
        content = digest(data)
        try:
            file = self._builder.read(str(source), data, read_review(source))
            return Cut(content, file.positions.span(ValuePath()).file, file.data)
        except FactsheetError as error:
            return Cut(content, refused=error.diagnostics)

    @cached_property
    def _builder(self) -> SheetBuilder:
        from factsheet.production.sheets.builder import SheetBuilder  # noqa: PLC0415 - for releases alone

        return SheetBuilder(self.inputs, None)

    def _in_vain(self, looks: Sequence[Item]) -> list[Item]:
        """Give a look for each party that was asked for and takes part in no meeting: making its copy tells so."""
        seen = {ALL, *(each.party for each in looks)}
        vain = [party for party in self.inputs.options.alternat if party not in seen]
        return [Item(each.source, each.key, each.size, party=party) for each in looks[:1] for party in vain]

    def _note_languages(self, looks: list[Item], keys: set[str]) -> None:
        """Note the languages of all meetings of the run, and of those that the folder holds beside them."""
        seen = [(look.facts, look.key) for look in looks if look.facts is not None]
        others = self.memory.records.values() if self.memory else ()
        for facts, key in (*seen, *((each.facts, each.source) for each in others if each.source not in keys)):
            self.naming.note(facts, key)

    def _item(self, look: Item, *, force: bool) -> Item:
        names = tuple(self.names(look.facts).values()) if look.facts else None
        current = look.record is not None and not force and self._is_current(look.record, look.source)
        return replace(look, names=names, current=current)

    def _matching(self, records: list[Record], content: str, source: Path) -> Record | None:
        options = self.inputs.options
        same = [each for each in records if each.content == content and options.profile in (None, each.facts.profile)]
        packs = self.inputs.packs.profile_packs if same else {}
        asked = ((each, options.template_for(each.facts.kind) or packs.get(each.facts.profile)) for each in same)
        fitting = [each for each, template in asked if each.facts.template == template]
        if len(fitting) > 1:  # of one profile that was asked for, and one that was the issuer's
            fitting.sort(key=lambda each: not self.fingerprints.is_current(each, source))
        return next(iter(fitting), None)

    def _is_current(self, record: Record, source: Path) -> bool:
        memory = self.memory
        if memory is None or record.source in memory.failures:
            return False
        if not self.fingerprints.is_current(record, source):
            return False
        if record.left_out:
            return True
        names = self.names(record.facts)
        return all(each.name in record.kept for each in self.inputs.set_outputs if each.keeps) and all(
            self.fingerprints.has_current(record, each)
            and record.outputs[each.name].name == names[each.name]
            and memory.is_whole(record, each.name)
            for each in self.inputs.outputs
        )

    def _guess(self, data: bytes, party: str) -> Facts | None:
        seen = glance(data) or look_closer(data)
        if seen is None:
            return None
        options, profiles = self.inputs.options, self.inputs.packs.profiles
        profile = options.profile or profile_of(profiles, seen["country"])
        template = options.template_for(seen["kind"]) or self.inputs.packs.profile_packs.get(profile, DEFAULT_TEMPLATE)
        return Facts(seen["id"], seen["kind"], seen["status"], seen["language"], seen["date"], template, profile, party)


def _copies(meeting: bytes, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Give the parties that are to have a copy of a meeting file; for a sheet that is no copy, the empty one.

    Of those asked for, the ones that take part; all of them where none does, which is told as they are made.
    """
    if not asked:
        return ("",)
    from factsheet.compose.parties import parties_of  # noqa: PLC0415 - only where there are copies
    from factsheet.meeting import read_meeting  # noqa: PLC0415 - as above

    try:
        found = parties_of(read_meeting(meeting, "").meeting)
    except FactsheetError:  # it is told when the sheet is made
        found = ()
    if not found:
        return ("",)
    return found if ALL in asked else tuple(each for each in found if each in asked) or asked


def _content(source: Path) -> bytes:
    """Give what a meeting file holds, a thousand of them the short way."""
    if source == STDIN:
        return read_file(source, MAX_MEETING_BYTES)
    with open_plain(source) as file:
        return file.read(MAX_MEETING_BYTES + 1)


def _keys(sources: Iterable[Path], folder: Path) -> list[tuple[Path, str]]:
    """Give each file with its path from a folder; what the files of one folder share is worked out once."""
    parents: dict[str, str] = {}
    found = []
    for source in sources:
        parent, name = os.path.split(source)
        if parent not in parents:
            parents[parent] = Path(os.path.relpath(parent or ".", folder)).as_posix()
        found.append((source, f"{parents[parent]}/{name}".removeprefix("./")))
    return found


class InputDigests(Struct, frozen=True):
    """The digests of what went into a task."""

    content: str = ""
    images: Mapping[str, str | None] = field(default_factory=dict)
    review: str = ""


class Job(Struct):
    """A sheet to be made, the images to take along, and what has been seen of both."""

    item: Item
    images: tuple[str, ...] = ()
    seen: InputDigests = field(default_factory=InputDigests)

    def load(self, observer: Observer) -> Task | Outcome:
        """Read what the sheet needs; gives the outcome where the meeting file cannot be read."""
        source, cut = self.item.source, self.item.cut
        observer.started(source)
        if cut and cut.refused:
            return Outcome(str(source), diagnostics=cut.refused)
        try:
            data = cut.data if cut else read_file(source, MAX_MEETING_BYTES)
            review = None if cut else read_review(source)
        except FactsheetError as error:
            return Outcome(str(source), diagnostics=error.diagnostics)
        images = {name: read_image(source.parent, name) for name in self.images}
        digests = {name: digest(image) if isinstance(image, bytes) else None for name, image in images.items()}
        content = cut.content if cut else digest(data)
        self.seen = InputDigests(content, digests, digest(review.data) if review else "")
        return Task(str(source), data, images, self.item.party, review, cut.name if cut else "")
