"""This program: a meeting file through every stage to PDF, templates and theme kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.content import Content, Point, Section
from benchmarks.fonts import FAMILY
from factsheet.production.caches import cache_folder
from factsheet.production.collector import collect_rarely, paused
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.options import Options
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.task import Task, read_inputs

_SANS_THEME = "theme-of-one-family.yaml"


class Factsheet:
    """From a meeting file to a tagged PDF."""

    suffix = ".yaml"
    forms: tuple[str, ...] = ("pdf",)

    def source(self, content: Content) -> str:
        """Give the meeting file."""
        return yaml.safe_dump(_meeting(content), allow_unicode=True, sort_keys=False, width=110)

    def build(self, source: Path) -> bytes:
        """Read, validate, compose, check and render; raises ValueError for a sheet with errors."""
        builder = _builder(theme_file(source.parent), self.forms)
        with paused():
            made = builder.make(Task(str(source), source.read_bytes()))
        if made.failed:
            raise ValueError("\n".join(map(str, made.diagnostics)))
        return b"".join(made.files.values())


PROGRAM = Factsheet()


@cache
def _builder(theme: Path, forms: tuple[str, ...]) -> SheetBuilder:
    collect_rarely()  # as the command does
    return SheetBuilder(read_inputs(Options(theme=theme, formats=forms)), cache_folder())


def theme_file(folder: Path) -> Path:
    """Give the standard theme with one family for all text, written to the folder when it is not there yet."""
    file = folder / _SANS_THEME
    if not file.exists():
        standard = PackLibrary().theme_files("standard")[0].read_text(encoding="utf-8")
        file.write_text(standard.replace("EB Garamond", FAMILY), encoding="utf-8")
    return file


def _meeting(content: Content) -> dict[str, Any]:
    parties = [name for name, _ in content.facts]
    people = [[{"name": person}] for _, person in content.facts]
    return {
        "id": content.name,
        "kind": "trilateral",
        "title": content.title,
        "date": "2025-04-03",
        "status": "final",
        "venue": {"city": "Place", "country": "BE"},
        "issuer": {"name": content.issuer},
        "participants": [{"party": party, "people": each} for party, each in zip(parties, people, strict=True)],
        "summary": [_point(point) for point in content.summary],
        "sections": [_section(section) for section in content.sections],
        "follow_ups": [
            {"action": action, "owners": [owner], "due": "2025-07-15", "status": status.lower()}
            for action, owner, _, status in content.follow_ups
        ],
        "sources": [{"id": f"source-{n}", "title": title} for n, title in enumerate(content.sources)],
    }


def _point(point: Point) -> dict[str, Any]:
    return {"lead": point.lead, "text": point.text}


def _section(section: Section) -> dict[str, Any]:
    items: list[dict[str, Any]] = [{**_point(point), "sources": ["source-0"]} for point in section.points]
    if section.rows:
        head, *rows = section.rows
        items.append({"table": {"columns": list(head), "rows": [list(row) for row in rows]}})
    return {"title": section.title, "content": items}
