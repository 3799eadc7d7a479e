"""A run for other programs: GitHub's annotations, JUnit's XML, SARIF 2.1.0 (OASIS), JSON; changes between manifests."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from msgspec.structs import asdict

import factsheet
from factsheet.characters import writable
from factsheet.diagnostics import MOST_KEPT, Diagnostic, Severity, Span, diagnostic_json, has_errors
from factsheet.diagnostics.catalogue import CatalogueEntry, catalogue
from factsheet.production.records.comparison import Change, ChangeKind, Changes
from factsheet.production.records.fingerprints import digest
from factsheet.production.sets.request import SheetReport, State


def notes_and_hints(diagnostic: Diagnostic) -> tuple[str, ...]:
    """Give a line for each related place and each hint."""
    notes = (f"note: {related}" for related in diagnostic.related)
    return (*notes, *(f"hint: {hint}" for hint in diagnostic.hints))


def to_json(reports: Sequence[SheetReport]) -> str:
    """Give counts, and an object for each meeting file and for what concerns none; in ASCII."""
    sheets = [report for report in reports if report.source is not None]
    content = {
        "counts": {state.name.lower(): sum(each.state is state for each in sheets) for state in State},
        "sheets": [_sheet(report) for report in sheets],
        "diagnostics": [
            diagnostic_json(each) for report in reports if report.source is None for each in report.diagnostics
        ],
        "pruned": [str(path) for report in reports for path in report.pruned],
        "leftovers": sum(report.leftovers for report in reports),
    }
    return json.dumps(content, indent=1) + "\n"


def _sheet(report: SheetReport) -> dict[str, Any]:
    return {
        "source": str(report.source),
        "state": report.state.name.lower(),
        "written": [str(path) for path in report.written],
        "pages": report.pages,
        "seconds": round(report.seconds, 4),
        "diagnostics": [diagnostic_json(each) for each in report.diagnostics],
    }


def to_github(reports: Sequence[SheetReport]) -> str:
    """Give an `error` or `warning` command for each diagnostic; files go by their path from the working folder."""
    commands: list[str] = []
    for diagnostic in (diagnostic for report in reports for diagnostic in report.diagnostics):
        text = "\n".join((diagnostic.message, *notes_and_hints(diagnostic)))
        fields = ",".join(f"{name}={_property(value)}" for name, value in _fields(diagnostic).items())
        commands.append(f"::{diagnostic.severity.value} {fields}::{_data(text)}\n")
    return "".join(commands)


def _fields(diagnostic: Diagnostic) -> dict[str, str]:
    span = diagnostic.span
    if span is None:
        return {"title": diagnostic.code}
    places = {"file": span.file, "line": str(span.line), "endLine": str(span.end_line)}
    if span.end_line == span.line:  # columns of several lines are not understood
        places |= {"col": str(span.column), "endColumn": str(span.end_column)}
    return places | {"title": diagnostic.code}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_SUITE = "factsheet"


def to_junit(reports: Sequence[SheetReport]) -> str:
    """Give a test suite: errors are failures, meetings left out are skipped, warnings stand in `system-out`."""
    kept = [report for report in reports if report.source is not None or report.diagnostics]
    totals = {
        "name": _SUITE,
        "tests": str(len(kept)),
        "failures": str(sum(report.state is State.FAILED for report in kept)),
        "errors": "0",
        "skipped": str(sum(report.state is State.LEFT_OUT for report in kept)),
        "time": f"{sum(report.seconds for report in kept):.3f}",
    }
    suites = ET.Element("testsuites", totals)
    suite = ET.SubElement(suites, "testsuite", totals)
    for report in kept:
        _add_case(suite, report)
    ET.indent(suites, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, "unicode")}\n'


def _add_case(suite: ET.Element, report: SheetReport) -> None:
    name = writable(str(report.source or "set"))
    case = ET.SubElement(suite, "testcase", name=name, classname=_SUITE, time=f"{report.seconds:.3f}")
    errors = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    if report.state is State.LEFT_OUT:
        ET.SubElement(case, "skipped", message="in a language that is not wanted")
    elif report.state is State.FAILED:
        first = errors[0] if errors else None
        head = {"message": writable(first.message), "type": first.code} if first else {}
        ET.SubElement(case, "failure", head).text = writable("\n".join(map(_lines, errors)))
    warnings = [each for each in report.diagnostics if each.severity is Severity.WARNING]
    if warnings:
        ET.SubElement(case, "system-out").text = writable("\n".join(map(_lines, warnings)))


def _lines(diagnostic: Diagnostic) -> str:
    return "\n".join((str(diagnostic), *(f"  {line}" for line in notes_and_hints(diagnostic))))


_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
"""What stands for the folder that relative paths start at (3.14.14): the working folder."""


def to_sarif(reports: Sequence[SheetReport]) -> str:
    """Give a log of one run, with a result for each diagnostic and a rule for each code."""
    told = [diagnostic for report in reports for diagnostic in report.diagnostics]
    codes = sorted({diagnostic.code for diagnostic in told})
    driver = {"name": "factsheet", "semanticVersion": factsheet.__version__, "rules": list(map(_rule, codes))}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not has_errors(told)}],
        "results": [_result(diagnostic, codes) for diagnostic in told],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(code: str) -> dict[str, Any]:
    """Give a code with what the catalogue says of it (3.49.9, 3.49.13)."""
    entry = catalogue().get(code)
    if entry is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": entry.means},
        "fullDescription": {"text": f"{entry.means} {entry.weighs}".strip()},
        "help": {"text": f"{entry.remedy} ({entry.page})", "markdown": _help(entry)},
        "defaultConfiguration": {"level": entry.severities[0].value},
    }


def _help(entry: CatalogueEntry) -> str:
    """Give what a code means, what to do, and an example that has it, as GitHub shows it beside a result (3.49.13)."""
    parts = [entry.means, f"**What to do:** {entry.remedy}", entry.weighs]
    if entry.example and entry.example.below:
        parts.append(f"**Wrong:**\n\n```yaml\n{entry.example.below.strip()}\n```")
    return "\n\n".join([*filter(None, parts), f"See `{entry.page}`."])


def _result(diagnostic: Diagnostic, codes: list[str]) -> dict[str, Any]:
    text, span = ". ".join((diagnostic.message, *diagnostic.hints)), diagnostic.span
    # The line's text, not its number: a finding stays the same when lines are added above.
    known = (
        diagnostic.code,
        diagnostic.path or "",
        span.file if span else "",
        span.excerpt[:MOST_KEPT] if span else "",
    )
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": diagnostic.severity.value,
        "message": {"text": text},
        "partialFingerprints": {"factsheet/v1": digest("\0".join(known).encode("utf-8", "surrogateescape"))[:16]},
    }
    if span:
        result["locations"] = [_location(span, diagnostic.path)]
    if related := [_location(r.span, r.path) | {"message": {"text": r.message}} for r in diagnostic.related if r.span]:
        result["relatedLocations"] = related
    return result


def _location(span: Span, path: str | None) -> dict[str, Any]:
    file = Path(span.file)
    artifact = {"uri": file.as_uri()} if file.is_absolute() else {"uri": quote(file.as_posix()), "uriBaseId": _ROOT}
    region: dict[str, Any] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    region |= {"snippet": {"text": span.excerpt}} if 0 < len(span.excerpt) <= MOST_KEPT else {}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    return location | ({"logicalLocations": [{"fullyQualifiedName": path}]} if path else {})


REPORT_KINDS: Mapping[str, Callable[[Sequence[SheetReport]], str]] = {
    "github": to_github,
    "sarif": to_sarif,
    "junit": to_junit,
    "json": to_json,
}


def make_report(kind: str, reports: Sequence[SheetReport]) -> str:
    """Give the report of a run, of a kind; it ends with a line break where it says anything."""
    # Sheets are done in any order; a report of the same run is the same.
    return REPORT_KINDS[kind](sorted(reports, key=lambda report: (report.source is not None, str(report.source))))


MOST_ROWS = 200
"""As many sheets as the table of the Markdown lists: a comment on GitHub takes 65,536 characters."""

_WORDS = {
    ChangeKind.FAILED: "with errors",
    ChangeKind.ADDED: "added",
    ChangeKind.CHANGED: "changed",
    ChangeKind.REMOVED: "removed",
}
_MARKUP = re.compile(r"[^\w ./-]|_")


def changes_json(changes: Changes) -> str:
    """Give one object, whose keys `docs/commands.md` explains; in ASCII."""
    counts = {kind.value: changes.count(kind) for kind in ChangeKind} | {"unchanged": changes.unchanged}
    content = {"counts": counts, "sheets": [_plain(each) for each in changes.sheets], "versions": changes.versions}
    return json.dumps(content, indent=1) + "\n"


def changes_markdown(changes: Changes, folder: str = "") -> str:
    """Give a heading with the counts, a table of the sheets, and what else may be the reason.

    `folder` is that of the new manifest, from which the meeting files are named; they are told from the working folder.
    """
    counts = [f"{changes.count(kind)} {word}" for kind, word in _WORDS.items() if changes.count(kind)]
    lines = [f"### Fact sheets: {', '.join((*counts, f'{changes.unchanged} unchanged'))}"]
    if changes.sheets:
        lines += ["", "| meeting | | pages |", "| --- | --- | --- |"]
        lines += (_row(each, folder) for each in changes.sheets[:MOST_ROWS])
    if (more := len(changes.sheets) - MOST_ROWS) > 0:
        lines += ["", f"… and {more} more."]
    if changes.versions:
        told = [f"{_text(f'{name} {old}')} → {_text(new)}" for name, (old, new) in changes.versions.items()]
        lines += ["", f"Built with other versions: {'; '.join(told)}."]
    return "\n".join(lines) + "\n"


def _plain(change: Change) -> dict[str, object]:
    plain = asdict(change)
    return {"change": plain.pop("kind").value, **plain}


def _row(change: Change, folder: str) -> str:
    file = PurePosixPath(normpath(f"{folder}/{change.source}" if folder else change.source))
    # Sheets are named by their meeting files as a rule; what is named so twice is named once.
    name = "" if file.stem in {change.name, *change.name.split("/")} else f", {_text(change.name)}"
    cells = (f"{_text(str(file))}{name}", f"{_what(change)}{_meeting(change)}", _pages(change))
    return f"| {' | '.join(cells)} |"


def _what(change: Change) -> str:
    if change.kind is ChangeKind.FAILED:
        return f"**{change.errors} error{'' if change.errors == 1 else 's'}**"
    return f"{change.kind.value} ({', '.join(change.formats)})"


def _pages(change: Change) -> str:
    old, new = (str(pages) if pages is not None else "–" for pages in (change.old_pages, change.new_pages))
    return old if old == new else f"{old} → {new}"


def _meeting(change: Change) -> str:
    """Say that a sheet has changed for another reason than its meeting file."""
    return ", the meeting file is as it was" if change.rewritten is False else ""


def _text(text: str) -> str:
    """Give a text that means nothing in Markdown, and in `<code>`, where GitHub makes no mentions and references."""
    return f"<code>{_MARKUP.sub(lambda found: f'&#{ord(found[0])};', text)}</code>"
