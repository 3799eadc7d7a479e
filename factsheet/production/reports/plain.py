"""A run as one JSON object; `docs/sets.md` explains its keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from factsheet.production.records.manifest import diagnostic_json
from factsheet.production.sets.report import SheetReport, State


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
