"""JUnit's XML, which most CI systems show as a list of tests: a test case for each meeting file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.production.reports.lines import notes_and_hints
from factsheet.production.sets.report import SheetReport, State

_SUITE = "factsheet"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) has no place for."""


def to_junit(reports: Sequence[SheetReport]) -> str:
    """Give a test suite: errors are failures, meetings left out are skipped, warnings stand in `system-out`."""
    kept = [report for report in reports if report.source is not None or report.diagnostics]
    counts = {
        "tests": len(kept),
        "failures": sum(report.state is State.FAILED for report in kept),
        "errors": 0,
        "skipped": sum(report.state is State.LEFT_OUT for report in kept),
    }
    totals = {
        "name": _SUITE,
        **{name: str(count) for name, count in counts.items()},
        "time": _time(sum(r.seconds for r in kept)),
    }
    suites = ET.Element("testsuites", totals)
    suite = ET.SubElement(suites, "testsuite", totals)
    for report in kept:
        _add_case(suite, report)
    ET.indent(suites, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, "unicode")}\n'


def _add_case(suite: ET.Element, report: SheetReport) -> None:
    name = _clean(str(report.source or "set"))
    case = ET.SubElement(suite, "testcase", name=name, classname=_SUITE, time=_time(report.seconds))
    errors = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    if report.state is State.LEFT_OUT:
        ET.SubElement(case, "skipped", message="in a language that is not wanted")
    elif report.state is State.FAILED:
        first = errors[0] if errors else None
        head = {"message": _clean(first.message), "type": first.code} if first else {}
        ET.SubElement(case, "failure", head).text = _clean("\n".join(map(_lines, errors)))
    warnings = [each for each in report.diagnostics if each.severity is Severity.WARNING]
    if warnings:
        ET.SubElement(case, "system-out").text = _clean("\n".join(map(_lines, warnings)))


def _lines(diagnostic: Diagnostic) -> str:
    return "\n".join((str(diagnostic), *(f"  {line}" for line in notes_and_hints(diagnostic))))


def _time(seconds: float) -> str:
    return f"{seconds:.3f}"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
