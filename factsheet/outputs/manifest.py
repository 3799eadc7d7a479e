"""`manifest.json`: what an output folder holds, and where it came from."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec.json import format as format_json

from factsheet.diagnostics import Diagnostic, diagnostic_json
from factsheet.outputs.kept import Facts, Failure, Record, SetContents, WrittenFile
from factsheet.outputs.registry import MANIFEST_VERSION


def make(contents: SetContents) -> Iterator[bytes]:
    """Give the text of `manifest.json` piece by piece; all paths start at the folder that it stands in."""
    content = {
        "manifest": MANIFEST_VERSION,
        **({"release": contents.release} if contents.release else {}),
        "versions": contents.versions,
        "sheets": [],
        **({"outputs": _files(contents.files)} if contents.files else {}),
        "leftovers": [
            {"file": each.name, "sha256": each.sha256, "source": each.source}
            for each in sorted(contents.leftovers, key=lambda each: each.name)
        ],
    }
    return _pieces(content, _of_level(contents) if contents.release else _of_set(contents))


def _of_level(contents: SetContents) -> Iterator[dict[str, Any]]:
    """Give the sheets of a level: no digest but those of its files, nothing of the meeting files, and no time."""
    records = sorted(contents.records, key=lambda each: (each.facts.id, each.facts.language, each.key))
    return map(_released, records)


def _pieces(content: Mapping[str, Any], sheets: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Write what a manifest says, sheet by sheet, each made when its turn comes."""
    before, key, behind = _written(content).partition(b'\n "sheets": [')
    yield before + key
    end = b""
    for sheet in sheets:
        yield (b",\n  " if end else b"\n  ") + _written(sheet).replace(b"\n", b"\n  ")
        end = b"\n "
    yield end + behind + b"\n"


def _written(plain: object) -> bytes:
    """Give JSON over several lines; the standard library's own indentation takes five times as long."""
    return format_json(json.dumps(plain, ensure_ascii=False).encode(), indent=1)


def _of_set(contents: SetContents) -> Iterator[dict[str, Any]]:
    failed = {failure.source: failure for failure in contents.failures}
    kept = {record.key: record for record in contents.records}
    known = {key[0] for key in kept}
    for key in sorted([*kept, *((source, "", "", "") for source in failed if source not in known)]):
        failure = failed.get(key[0])
        plain = _sheet(kept[key], failure) if key in kept else _failure(failed[key[0]])
        yield plain | {"diagnostics": [_located(each, contents.relative) for each in plain["diagnostics"]]}


def _facts(facts: Facts) -> dict[str, Any]:
    return {
        "id": facts.id,
        "kind": facts.kind,
        "language": facts.language,
        "status": facts.status,
        "template": facts.template,
        "profile": facts.profile,
        "party": facts.party or None,
        "embargo": facts.embargo or None,
        "embargoed": bool(facts.embargoed),
        "silence": facts.silence or None,
        "stage": facts.stage or None,
    }


def _released(record: Record) -> dict[str, Any]:
    made = {"state": "built", "pages": record.pages, "words": record.words, "outputs": _files(record.outputs)}
    return {**_facts(record.facts), **made}


def _sheet(record: Record, failure: Failure | None) -> dict[str, Any]:
    return {
        "source": record.source,
        "sha256": record.content,
        **_facts(record.facts),
        "state": "failed" if failure else "built",
        "pages": record.pages,
        "words": record.words,
        "seconds": round(record.seconds, 4),
        "outputs": _files(record.outputs),
        "diagnostics": failure.diagnostics if failure else record.diagnostics,
    }


def _files(files: Mapping[str, WrittenFile]) -> list[dict[str, Any]]:
    """Give files by the names of their outputs."""
    return [
        {"file": file.name, "format": name, "sha256": file.sha256, "bytes": file.size}
        for name, file in sorted(files.items())
    ]


def _failure(failure: Failure) -> dict[str, Any]:
    return {"source": failure.source, "state": "failed", "outputs": [], "diagnostics": failure.diagnostics}


def _located(diagnostic: Diagnostic, relative: Callable[[str], str]) -> dict[str, Any]:
    plain = diagnostic_json(diagnostic)
    for place in (plain, *plain["related"]):
        place["file"] = relative(place["file"]) if place["file"] else None
    return plain
