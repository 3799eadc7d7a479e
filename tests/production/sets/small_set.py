"""Small meetings of filler for tests of sets, and what reports of them say."""

from pathlib import Path

from factsheet.production.sets.request import SheetReport

MEETING = """\
id: {name}
kind: {kind}
title: Party A and Party B
date: 2025-04-03
venue: {{city: Place, country: BE}}
issuer: {{name: Desk}}
participants: [{{party: Party A}}, {{party: Party B}}]
summary: [{text}]
"""


def write_meeting(
    name: str, text: str = "A point.", *, file: str | None = None, kind: str = "bilateral", more: str = ""
) -> Path:
    path = Path("inputs", file or f"{name}.yaml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(MEETING.format(name=name, text=text, kind=kind) + more, encoding="utf-8")
    return path


def said(reports: list[SheetReport]) -> list[str]:
    """Give the codes of all that reports say."""
    return [diagnostic.code for report in reports for diagnostic in report.diagnostics]
