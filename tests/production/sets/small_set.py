"""Small meetings of filler for tests of sets, and what reports of them say."""

from pathlib import Path

from factsheet.outputs.registry import MANIFEST, SUMS
from factsheet.production.output.folder import STAGING
from factsheet.production.records.memory import NAME
from factsheet.production.sets.request import SheetReport

RECORDS = {NAME, MANIFEST, SUMS, f"{NAME}.new"}
"""The manifest tells how long each sheet took; the sums hold the rest of it."""

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


def seen() -> list[Path]:
    """Give what can be seen in the output folder but for the records, whole or not."""
    return [each for each in Path("dist").glob("*") if each.name not in RECORDS and not each.name.startswith(STAGING)]


def said(reports: list[SheetReport]) -> list[str]:
    """Give the codes of all that reports say."""
    return [diagnostic.code for report in reports for diagnostic in report.diagnostics]
