"""Building: paths come in, whole files and a report on each sheet go out.

Here alone are files looked for, read and written; every other room gets what it needs handed in.
"""

from factsheet.build.options import Format, OptionError, Options, source_date_epoch
from factsheet.build.packs import PackLibrary
from factsheet.build.run import SheetReport, build_sheets, check_sheets

__all__ = [
    "Format",
    "OptionError",
    "Options",
    "PackLibrary",
    "SheetReport",
    "build_sheets",
    "check_sheets",
    "source_date_epoch",
]
