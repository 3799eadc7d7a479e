"""What earlier builds into a folder left: records of sheets, failures, and files that no sheet gives any more."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any
from zlib import crc32

from msgspec import Struct, convert, field
from msgspec.structs import astuple, replace

from factsheet.files import open_end, open_new, read_and_trust
from factsheet.outputs.kept import WHOLE_SET, Failure, Key, Leftover, Record, Signature, WrittenFile
from factsheet.outputs.registry import MANIFEST, OUTPUTS, SheetOutput
from factsheet.production.records.fingerprints import file_digest
from factsheet.production.records.lines import (
    from_json,
    plain_diagnostics,
    read_diagnostics,
    read_files,
    read_leftover,
    to_json,
)


def signature(file: Path | str) -> Signature | None:
    """Give the signature of a file; None where there is none."""
    try:
        status = os.stat(file)  # noqa: PTH116 - a thousand of them: the short way
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


NAME = ".factsheet-record"
_MAX_BYTES = 256 * 1024 * 1024
"""Thousands of sheets have a few million."""
_FORM = "factsheet-record"
_VERSION = 1
_SET = "outputs"
"""The key, in the head, of the files of the whole set."""


class Remembered(Struct, frozen=True):
    """The lines of the file: `head` is the first, `lines` are those of sheets, the newest last.

    `damaged` tells that there is a file, but not one to be believed; then there is nothing in it. `trusted` says that
    nobody else can have written it.
    """

    head: Mapping[str, Any] = field(default_factory=dict)
    lines: tuple[dict[str, Any], ...] = ()
    damaged: bool = False
    trusted: bool = False


def remember(folder: Path) -> Remembered:
    """Read the records of an output folder."""
    try:
        data, trusted = read_and_trust(folder / NAME, _MAX_BYTES)
    except FileNotFoundError:
        return Remembered()
    except OSError:
        return Remembered(damaged=True)
    # What a killed build was writing ends without a line break; it is no damage.
    lines = data.split(b"\n")[:-1]
    if not all(line[:8] == _check_sum(line[9:]) for line in lines):
        return Remembered(damaged=True)
    try:
        plain = json.loads(b"[" + b",".join(line[9:] for line in lines) + b"]")
    except (ValueError, RecursionError):
        return Remembered(damaged=True)
    if not plain or not isinstance(plain[0], dict) or plain[0].get(_FORM) != _VERSION:
        return Remembered(damaged=True)
    return Remembered(plain[0], tuple(plain[1:]), trusted=trusted)


class Journal:
    """Adds lines to the file, and writes it anew. Where it cannot be written, the next build has more to do."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._stream: IO[bytes] | None = None

    def start(self, head: Mapping[str, Any], lines: Iterable[Mapping[str, Any]]) -> None:
        """Write the whole file, which appears whole or not at all, and go on behind it."""
        self.close()
        new = self._file.with_name(f"{NAME}.new")
        with suppress(OSError):
            with open_new(new) as stream:
                stream.write(_line({_FORM: _VERSION, **head}))
                stream.writelines(map(_line, lines))
            os.replace(new, self._file)  # noqa: PTH105 - the name says that it replaces
            self._stream = open_end(self._file)

    def add(self, line: Mapping[str, Any]) -> None:
        """Add a line at the end, at once."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.write(_line(line))
                self._stream.flush()

    def close(self) -> None:
        """Let the file go."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.close()
        self._stream = None


def _line(plain: Mapping[str, Any]) -> bytes:
    text = json.dumps(plain, separators=(",", ":")).encode()
    return _check_sum(text) + b" " + text + b"\n"


def _check_sum(text: bytes) -> bytes:
    return b"%08x" % crc32(text)


class Memory:
    """The memory of one output folder, kept up to date on disk sheet by sheet.

    Where its file is `trusted`, signatures of files are as good as their digests.
    `set_files` are those of outputs of the whole set, by the names of the outputs. Meeting files go by their paths from
    the output folder, which hold on other machines and in other working folders.
    """

    def __init__(self, folder: Path, *, on_disk: bool = True) -> None:
        """Recall what is there; without `on_disk` nothing is, and nothing is kept beyond the run."""
        self.folder = folder
        self.on_disk = on_disk
        self.records: dict[Key, Record] = {}
        self.failures: dict[str, Failure] = {}
        self.leftovers: dict[str, Leftover] = {}
        self._journal = Journal(folder)
        self._started = False
        self._takers: dict[str, Key] = {}
        self.changed = False
        remembered = remember(folder) if on_disk else Remembered()
        self.trusted = remembered.trusted
        self.head: Mapping[str, Any] = remembered.head
        self.set_files: dict[str, WrittenFile] = {}
        self.damaged = remembered.damaged or not self._recall(remembered)
        if on_disk and (self.damaged or not remembered.head):
            self._forget()

    def shown(self, source: str) -> str:
        """Give the path of a meeting file from the working folder."""
        return os.path.normpath(f"{self.folder}/{source}")

    def keep(self, record: Record) -> None:
        """Note a sheet whose files have appeared; what it gave before and gives no more is left over."""
        old = self.records.get(record.key)
        if old is not None:
            record = self._with_current(record, old)
        for output in record.outputs.values():
            self.leftovers.pop(output.name, None)
            self._take_name(output.name, record.key)
        self.records[record.key] = record
        self.failures.pop(record.source, None)
        self._add(self._line(record))

    def fail(self, failure: Failure) -> None:
        """Note a sheet that has errors; its record, if there is one, tells of the files that are still there."""
        self.failures[failure.source] = failure
        self._add(self._failure_line(failure))

    def has_source(self, source: str) -> bool:
        """Tell whether a meeting file is there."""
        return (self.folder / source).exists()

    def forgive(self, is_over: Callable[[Failure], bool]) -> None:
        """Forget failures of files that have never been built, and of which there is no more to say."""
        built = {key[0] for key in self.records}
        for source in [name for name, each in self.failures.items() if name not in built and is_over(each)]:
            del self.failures[source]
            self.changed = True

    def drop(self, keys: Iterable[Key]) -> None:
        """Forget sheets whose meeting file is gone; their files are left over."""
        for key in tuple(keys):
            self.changed = True
            record = self.records.pop(key)
            self.failures.pop(record.source, None)
            for output in record.outputs.values():
                self._leave(output, record.source)

    def tidy(self) -> None:
        """Forget leftovers that another sheet gives now, or that are not there any more."""
        taken = {output.name for record in self.records.values() for output in record.outputs.values()}
        stale = [name for name in self.leftovers if name in taken or not (self.folder / name).is_file()]
        for name in stale:
            del self.leftovers[name]
        self.changed |= bool(stale)

    def is_whole(self, record: Record, format_: str) -> bool:
        """Tell whether a file of a sheet is there as it was written; a changed signature alone is no change."""
        output = record.outputs[format_]
        now = signature(f"{self.folder}/{output.name}")
        if now is None or now[0] != output.size:
            return False
        if now == output.signature and self.trusted:
            return True
        if file_digest(self.folder / output.name) != output.sha256:
            return False
        current = self.records[record.key]
        outputs = {**current.outputs, format_: replace(output, signature=now)}
        self.records[record.key] = replace(current, outputs=outputs)
        self.changed = True
        return True

    def drop_set_files(self, but: Iterable[str]) -> None:
        """Forget the files of outputs of the whole set, but for some outputs; they are left over."""
        for name in self.set_files.keys() - set(but):
            self.changed = True
            self._leave(self.set_files.pop(name), WHOLE_SET)

    def keep_set_files(self, files: Mapping[str, WrittenFile]) -> None:
        """Note the files of outputs of the whole set."""
        for file in files.values():
            self.leftovers.pop(file.name, None)
        self.set_files = dict(files)

    def save(self, head: Mapping[str, Any]) -> None:
        """Write the whole memory anew."""
        self._journal.start({**head, **self._set_head()}, self._lines())
        self._journal.close()
        self.head, self.changed, self._started = head, False, False

    def close(self) -> None:
        """Let the file go."""
        self._journal.close()

    def _take_name(self, name: str, key: Key) -> None:
        """Note whose file has a name: what another template or profile gave under it is not there any more."""
        if not self._takers:
            every = self.records.values()
            self._takers = {output.name: each.key for each in every for output in each.outputs.values()}
        before = self.records.get(self._takers.get(name, key))
        self._takers[name] = key
        if before is not None and before.key != key:
            outputs = {format_: each for format_, each in before.outputs.items() if each.name != name}
            self.records[before.key] = replace(before, outputs=outputs)
            if not outputs:
                del self.records[before.key]

    def _with_current(self, record: Record, old: Record) -> Record:
        same = old.fingerprint == record.fingerprint
        outputs, kept = dict(record.outputs), {**(old.kept if same else {}), **record.kept}
        for format_, output in old.outputs.items():
            if format_ not in outputs and same:
                outputs[format_] = output
            elif format_ not in outputs or outputs[format_].name != output.name:
                self._leave(output, record.source)
        paged = any(isinstance(each := OUTPUTS.get(name), SheetOutput) and each.paged for name in outputs)
        pages = record.pages or (old.pages if paged else None)
        return replace(record, outputs=outputs, pages=pages, kept=kept)

    def _leave(self, output: WrittenFile, source: str) -> None:
        self.leftovers[output.name] = Leftover(output.name, output.sha256, source)
        if self._started:
            self._journal.add(_leftover_line(self.leftovers[output.name]))

    def _add(self, line: Mapping[str, Any]) -> None:
        """Add a line; the first of a run writes the whole file, which also mends one that ends in half a line."""
        self.changed = True
        if self._started:
            self._journal.add(line)
        elif self.on_disk:
            self._started = True
            self._journal.start(self._set_head(), self._lines())

    def _set_head(self) -> Mapping[str, Any]:
        return {_SET: {name: astuple(file) for name, file in self.set_files.items()}} if self.set_files else {}

    def _lines(self) -> Iterator[Mapping[str, Any]]:
        yield from map(self._line, self.records.values())
        yield from map(self._failure_line, self.failures.values())
        yield from map(_leftover_line, self.leftovers.values())

    def _line(self, record: Record) -> dict[str, Any]:
        return to_json(record, self.shown(record.source))

    def _failure_line(self, failure: Failure) -> dict[str, Any]:
        return {
            "failure": failure.source,
            "diagnostics": plain_diagnostics(failure.diagnostics, self.shown(failure.source)),
        }

    def _recall(self, remembered: Remembered) -> bool:
        """Take what is remembered; gives False where a line is something else."""
        try:
            self.set_files = read_files(remembered.head.get(_SET, {}))
            for line in remembered.lines:
                self._take(line)
        except (KeyError, TypeError, ValueError, AttributeError):
            return False
        return True

    def _take(self, line: dict[str, Any]) -> None:
        if "leftover" in line:
            leftover = read_leftover(*line["leftover"])
            self.leftovers[leftover.name] = leftover
        elif "failure" in line:
            source = convert(line["failure"], str)
            self.failures[source] = Failure(source, read_diagnostics(line["diagnostics"], self.shown(source)))
        else:
            record = from_json(line, self.shown(line["source"]))
            self.records[record.key] = record
            self.failures.pop(record.source, None)

    def _forget(self) -> None:
        """Believe nothing but the manifest, and that only as to what the program wrote."""
        from factsheet.production.records.comparison import read_leftovers  # noqa: PLC0415 - not where all is well

        self.records, self.failures, self.set_files = {}, {}, {}
        self.leftovers = {each.name: each for each in read_leftovers(self.folder)}


def _leftover_line(leftover: Leftover) -> dict[str, Any]:
    return {"leftover": astuple(leftover)}


def is_remembered(folder: Path) -> bool:
    """Tell whether builds into a folder keep records of it."""
    return any((folder / name).exists() for name in (NAME, MANIFEST))
