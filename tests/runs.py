"""Runs as a build does them, for tests: a sheet composed, the meetings of some paths checked or built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from packs import packs

from factsheet.pipeline.packs import SheetStyle
from factsheet.pipeline.sheets import Checks, Composing, Sheet, compose_sheet, pack_from, read_sheet
from factsheet.production.inputs.files import read_image
from factsheet.production.options import Options
from factsheet.production.sets.request import Request, SheetReport
from factsheet.production.sets.run import build_set, check_set


def compose_file(source: Path, template: str = "standard") -> Sheet:
    """Read, compose and check a meeting file; its images stand in its folder."""
    file, checks = read_sheet(source.read_bytes(), str(source)), Checks((), partial(read_image, source.parent))
    return compose_sheet(file, pack_from(packs(), SheetStyle(template, "plain")), Composing(), checks)


def check_paths(paths: Iterable[Path], options: Options | None = None) -> Iterator[SheetReport]:
    """Check every meeting of some paths; nothing is written."""
    return check_set(Request.of_paths(paths, options or Options()))


def build_paths(paths: Iterable[Path], options: Options) -> Iterator[SheetReport]:
    """Build every meeting of some paths, but for those that are up to date."""
    return build_set(Request.of_paths(paths, options))
