"""Manifests of output folders read back, and one compared with another, without their files."""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.outputs.kept import WHOLE_SET, Leftover
from factsheet.outputs.registry import MANIFEST, MANIFEST_VERSION
from factsheet.production.inputs.files import read_file
from factsheet.production.records.lines import read_leftover

_MAX_BYTES = 256 * 1024 * 1024


def read_plain(folder: Path) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Give what the file of a folder's manifest holds; raises FactsheetError, ValueError, RecursionError."""
    return json.loads(read_file(folder / MANIFEST, _MAX_BYTES))


def read_leftovers(folder: Path) -> tuple[Leftover, ...]:
    """Give every file that a manifest says the program wrote; none where there is no manifest that can be read."""
    try:
        plain = read_plain(folder)
        given = [(_source(sheet), each) for sheet in plain["sheets"] for each in sheet["outputs"]]
        given += [(WHOLE_SET, each) for each in plain.get("outputs", ())]
        given += [(each["source"], each) for each in plain["leftovers"]]
        return tuple(read_leftover(each["file"], each["sha256"], source) for source, each in given)
    except (FactsheetError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ()


def _source(sheet: Mapping[str, Any]) -> str:
    """Give the meeting file of a sheet; the manifest of a level has none, and the meeting's id stands for it."""
    return str(sheet.get("source") or sheet["id"])


T = TypeVar("T")


def read_as(file: Path, shape: Callable[[dict[str, Any]], T], *, empty: bytes = b"") -> T:
    """Read a manifest and give what `shape` makes of it; `empty` stands for what an empty file holds.

    Raises FactsheetError where there is no file, or it is no manifest of this form. `shape` may raise ValueError,
    KeyError, TypeError, AttributeError or OverflowError for that.
    """
    found: tuple[Diagnostic, ...] = (
        Diagnostic("no-manifest", f"is no manifest of form {MANIFEST_VERSION}", Span(str(file))),
    )
    try:
        with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
            data = (read_file(file, _MAX_BYTES) if str(file) != os.devnull else b"") or empty
            plain = json.loads(data)
            if rb"\u" in data:
                json.dumps(plain, ensure_ascii=False).encode()  # lone surrogates are in no name of a file
            if plain["manifest"] == MANIFEST_VERSION:
                return shape(plain)
    except FactsheetError as error:
        found = error.diagnostics
    raise FactsheetError(replace(each, hints=("`factsheet build` of a set or a folder writes it",)) for each in found)


_EMPTY = json.dumps({"manifest": MANIFEST_VERSION, "versions": {}, "sheets": []}).encode()


class ChangeKind(StrEnum):
    """What became of a sheet; `FAILED` has errors in the new folder, whatever was there before."""

    FAILED = "failed"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class ListedSheet(Struct, frozen=True):
    """A sheet as a manifest lists it.

    `name` is that of its files without the format, None where it has none; `outputs` are digests by format; `content`
    is the digest of the meeting file, None where it could not be read; `errors` are counted only where it failed.
    """

    name: str | None
    source: str
    content: str | None
    pages: int | None
    outputs: Mapping[str, str]
    failed: bool
    errors: int


class Folder(Struct, frozen=True):
    """What a manifest tells: sheets, and the versions of what made them."""

    sheets: tuple[ListedSheet, ...]
    versions: Mapping[str, str]


class Change(Struct, frozen=True):
    """What became of a sheet: `formats` are those that came, went or have other bytes.

    `rewritten` tells, of a sheet that has changed, whether its meeting file has.
    """

    kind: ChangeKind
    name: str
    source: str
    formats: tuple[str, ...]
    old_pages: int | None
    new_pages: int | None
    rewritten: bool | None
    errors: int


class Changes(Struct, frozen=True):
    """All that has changed; `versions` are pairs of old and new, where both are known and differ."""

    sheets: tuple[Change, ...]
    unchanged: int
    versions: Mapping[str, tuple[str, str]]

    def count(self, kind: ChangeKind) -> int:
        """Give the number of sheets of a kind."""
        return sum(change.kind is kind for change in self.sheets)


def read_folder(file: Path) -> Folder:
    """Read a manifest; an empty file, such as /dev/null, has no sheets.

    Raises FactsheetError where there is no file, or it is no manifest.
    """

    def folder(plain: dict[str, Any]) -> Folder:
        versions = {str(name): str(version) for name, version in plain["versions"].items()}
        return Folder(tuple(map(_listed, plain["sheets"])), versions)

    return read_as(file, folder, empty=_EMPTY)


def compare(old: Folder, new: Folder) -> Changes:
    """Give what has changed. Sheets are the same where their files have the same names, wherever the meetings stand."""
    changes = sorted(_changes(old.sheets, new.sheets), key=lambda each: ([*ChangeKind].index(each.kind), each.name))
    before = {sheet.name for sheet in old.sheets if sheet.name is not None}
    same = before & {sheet.name for sheet in new.sheets if not sheet.failed}
    versions = {
        name: (version, new.versions[name])
        for name, version in old.versions.items()
        if new.versions.get(name, version) != version
    }
    return Changes(tuple(changes), len(same - {change.name for change in changes}), versions)


def _changes(old: Sequence[ListedSheet], new: Sequence[ListedSheet]) -> Iterator[Change]:
    before = {sheet.name: sheet for sheet in old if sheet.name is not None}
    by_source = {sheet.source: sheet for sheet in before.values()}
    failed = {sheet.source for sheet in new if sheet.failed}
    names = {sheet.name for sheet in new}
    for sheet in new:
        known = before.get(sheet.name or "") or (by_source.get(sheet.source) if sheet.failed else None)
        if sheet.failed:
            yield _change(ChangeKind.FAILED, known, sheet)
        elif known is None:
            yield _change(ChangeKind.ADDED, None, sheet)
        elif known.outputs != sheet.outputs:
            yield _change(ChangeKind.CHANGED, known, sheet)
    for name, sheet in before.items():
        if name not in names and sheet.source not in failed:
            yield _change(ChangeKind.REMOVED, sheet, None)


def _change(kind: ChangeKind, old: ListedSheet | None, new: ListedSheet | None) -> Change:
    sheet = new or old
    if sheet is None:
        raise ValueError(kind)
    before, after = (old.outputs if old else {}), (new.outputs if new else {})
    formats = sorted(format_ for format_ in {*before, *after} if before.get(format_) != after.get(format_))
    failed = kind is ChangeKind.FAILED
    return Change(
        kind,
        sheet.name or (old and old.name) or sheet.source,
        sheet.source,
        () if failed else tuple(formats),
        old.pages if old else None,
        None if failed or new is None else new.pages,
        old.content != new.content if old and new and not failed else None,
        new.errors if new else 0,
    )


def _listed(sheet: dict[str, Any]) -> ListedSheet:
    outputs = {str(each["format"]): (str(each["file"]), str(each["sha256"])) for each in sheet["outputs"]}
    stems = [file.removesuffix(f".{format_}") for format_, (file, _) in outputs.items()]
    failed = sheet["state"] == "failed"
    pages, content = sheet.get("pages"), sheet.get("sha256")
    return ListedSheet(
        stems[0] if stems else None,
        _source(sheet),
        None if content is None else str(content),
        None if pages is None else int(pages),
        {format_: sha256 for format_, (_, sha256) in outputs.items()},
        failed,
        sum(each["severity"] == "error" for each in sheet["diagnostics"]) if failed else 0,
    )
