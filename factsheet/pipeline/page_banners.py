"""The banners of single pages: what the portions that stand on a page make by themselves (32 CFR 2001.21(b)(3))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from factsheet.document.nodes import PageBanner
from factsheet.markings.parsing import parse_portion
from factsheet.markings.printing import banner_text
from factsheet.markings.release import Portion
from factsheet.markings.rollup import roll_up
from factsheet.meeting import Meeting, RowContent
from factsheet.meeting.portions import MarkedPortion, portions_of
from factsheet.paths import ValuePath
from factsheet.pipeline.marked import scheme_of
from factsheet.pipeline.sheets import Sheet


def page_banner_of(sheet: Sheet) -> PageBanner | None:
    """Give what makes the banners of a sheet's pages; None where all have the overall one.

    A page on which no portion stands has the overall one.
    """
    banner, find = sheet.document.banner, sheet.pack.find_scheme
    if banner is None or not banner.by_page or find is None:
        return None
    scheme = scheme_of(sheet.meeting, sheet.pack.marking, find)
    origin = sheet.meeting.classification.origin if sheet.meeting.classification else None
    known = _marked(sheet.meeting)
    marks = {each.marking: parse_portion(each.part.marking or "", scheme) for each in known.values()}

    def of_page(paths: Iterable[str]) -> str:
        found = dict.fromkeys(each.marking for path in paths for each in _portions_at(path, known))
        portions = [Portion(path, marks[path]) for path in found]
        return banner_text(roll_up(portions, scheme, origin).banner, scheme) if portions else banner.text

    return of_page


def _marked(meeting: Meeting) -> Mapping[str, MarkedPortion]:
    """Give the portions that bear a mark by the paths of what they hold: the title's is that of no other value."""
    found = {each.path: each for each in portions_of(meeting) if each.part.marking}
    title = found.pop("", None)
    return found | {path: title for path in ("title", "marking") if title}


def _portions_at(path: str, known: Mapping[str, MarkedPortion]) -> Iterator[MarkedPortion]:
    """Give the portion that a value stands in; with a row comes its table, whose head stands on each of its pages."""
    for name in (path, *map(str, reversed(ValuePath.parse(path).items))):
        if portion := known.get(name):
            yield portion
            if not isinstance(portion.part, RowContent):
                return
