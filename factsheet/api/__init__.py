"""What other programs may rely on: check, compare, build, draft, review, redline, from bytes to bytes and diagnostics.

`docs/python.md` explains it. What is wrong with a meeting, a draft, a template or a theme is told in diagnostics; only
wrong arguments raise. No file is opened but those of packs, themes and fonts, nothing is kept between calls but what
is bounded, and calls may come from several threads at once.
"""

from factsheet.api.given import MeetingSource, Setup
from factsheet.api.imports import Imported, import_text
from factsheet.api.leaks import leak_check
from factsheet.api.markings import banner, markings
from factsheet.api.packs import ListedFont, fonts, labels, profiles
from factsheet.api.releases import Released, release
from factsheet.api.reviews import Drafted, Reviewed, TakenBack, draft, review, undo
from factsheet.api.sheets import Built, Checked, Redlined, build, check, redline
from factsheet.api.silences import Silenced, silence
from factsheet.api.traces import Traced, trace
from factsheet.api.versions import beside, parity
from factsheet.diagnostics import Diagnostic, FactsheetError, Related, Severity, Span
from factsheet.production.inputs.markings import BannerWord, ListedScheme, RolledUp
from factsheet.production.inputs.profiles import ListedProfile
from factsheet.production.options import OptionError
from factsheet.release.withheld import Withheld
from factsheet.review.results import Conflict, ListedChange, MergeRow

__all__ = [
    "BannerWord",
    "Built",
    "Checked",
    "Conflict",
    "Diagnostic",
    "Drafted",
    "FactsheetError",
    "Imported",
    "ListedChange",
    "ListedFont",
    "ListedProfile",
    "ListedScheme",
    "MeetingSource",
    "MergeRow",
    "OptionError",
    "Redlined",
    "Related",
    "Released",
    "Reviewed",
    "RolledUp",
    "Setup",
    "Severity",
    "Silenced",
    "Span",
    "TakenBack",
    "Traced",
    "Withheld",
    "banner",
    "beside",
    "build",
    "check",
    "draft",
    "fonts",
    "import_text",
    "labels",
    "leak_check",
    "markings",
    "parity",
    "profiles",
    "redline",
    "release",
    "review",
    "silence",
    "trace",
    "undo",
]
