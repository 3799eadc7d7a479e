"""The banner of what two sheets stand in together, as a redline or versions side by side."""

from __future__ import annotations

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.document.nodes import Banner
from factsheet.markings.parsing import parse_banner
from factsheet.markings.printing import banner_text
from factsheet.markings.release import Portion
from factsheet.markings.rollup import roll_up
from factsheet.meeting import Classification
from factsheet.pipeline.sheets import Sheet


def joint_banner(one: Sheet, other: Sheet) -> Banner | None:
    """Give the banner that those of two sheets make, overall; that of the one that has one, or None.

    Raises FactsheetError, in the second sheet's file, for two schemes.
    """
    first, second = one.document.banner, other.document.banner
    if first is None or second is None or first == second:
        only = second or first
        return only and Banner(only.text, only.beside)
    find = other.pack.find_scheme
    names = [_scheme_of(each) for each in (one, other)]
    if find is None or names[0] != names[1]:
        message = f"versions marked by two schemes, `{names[0]}` and `{names[1]}`, have no banner in common"
        hint = "compare versions that are marked by one scheme"
        found = Diagnostic("wrong-banner", message, hints=(hint,), path="classification.scheme")
        raise FactsheetError(other.positions.place([found]))
    scheme, block = find(names[1]), other.meeting.classification or Classification()
    both = [Portion("", parse_banner(each.text, scheme)) for each in (first, second)]
    return Banner(banner_text(roll_up(both, scheme, block.origin).banner, scheme), second.beside or first.beside)


def _scheme_of(sheet: Sheet) -> str:
    block = sheet.meeting.classification
    return (block and block.scheme) or sheet.pack.marking
