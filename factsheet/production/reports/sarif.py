"""SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which code scanning services take."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import factsheet
from factsheet.diagnostics import Diagnostic, Span, has_errors
from factsheet.diagnostics.catalogue import catalogue
from factsheet.production.records.digests import digest
from factsheet.production.sets.report import SheetReport

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
        "help": {"text": f"{entry.remedy} ({entry.page})"},
        "defaultConfiguration": {"level": entry.severities[0].value},
    }


def _result(diagnostic: Diagnostic, codes: list[str]) -> dict[str, Any]:
    text = ". ".join((diagnostic.message, *diagnostic.hints))
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": diagnostic.severity.value,
        "message": {"text": text},
        # The line's text, not its number: a finding stays the same when lines are added above.
        "partialFingerprints": {"factsheet/v1": _fingerprint(diagnostic)},
    }
    if diagnostic.span:
        result["locations"] = [_location(diagnostic.span, diagnostic.path)]
    if related := [_location(r.span, r.path) | {"message": {"text": r.message}} for r in diagnostic.related if r.span]:
        result["relatedLocations"] = related
    return result


def _location(span: Span, path: str | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(span.file), "region": _region(span)}
    location: dict[str, Any] = {"physicalLocation": place}
    return location | ({"logicalLocations": [{"fullyQualifiedName": path}]} if path else {})


def _artifact(file: str) -> dict[str, str]:
    path = Path(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": _ROOT}


def _region(span: Span) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return region | ({"snippet": {"text": span.excerpt}} if span.excerpt else {})


def _fingerprint(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    where = (span.file, span.excerpt) if span else ("", "")
    return digest("\0".join((diagnostic.code, diagnostic.path or "", *where)).encode("utf-8", "surrogateescape"))[:16]
