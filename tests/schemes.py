"""The schemes of the program, and banners made of the texts of portion marks."""

from __future__ import annotations

import datetime as dt

from factsheet.markings.parsing import parse_portion
from factsheet.markings.release import Portion
from factsheet.markings.rollup import Rolled, roll_up
from factsheet.markings.scheme import Scheme
from factsheet.pipeline.markings import Schemes, schemes_of
from factsheet.production.inputs.packs import PackLibrary

NAMES = ("eu", "nato", "plain", "tlp", "uk", "us", "us-cui", "us-dod-cui", "us-state")


def shipped() -> Schemes:
    return schemes_of(PackLibrary().files.markings)


def scheme(name: str) -> Scheme:
    return shipped().scheme(name)


def rolled(name: str, portions: list[str], origin: dt.date | None = None) -> Rolled:
    """Give what portions make; the path of each is its number."""
    of = scheme(name)
    return roll_up([Portion(str(i), parse_portion(text, of)) for i, text in enumerate(portions)], of, origin)
