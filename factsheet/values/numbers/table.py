"""The tables of `languages/`, a file a language: read, and checked for their keys."""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct, convert

from factsheet.models.tables import read_table

Words = str
"""Forms with `|` between them."""


class Writing(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language puts numbers together.

    `and_within` says what its `and` joins: tens and ones (`tens`), ones to any larger (`hundreds`), all (`all`),
    ones before tens (`inverted`), both of these (`both`). `prefixes` are what words begin with that is not theirs,
    with `and` for those that join, and a qualifier's name for those that are one. `omitted_unit`: 五 after 三万 means
    5000 `first`, or `last`.
    """

    decimals: str = ""
    groups: str = ""
    also: str = ""
    by_two: bool = False
    spaced_groups: bool = False
    running: bool = False
    compounds: bool = False
    and_within: str = ""
    scale_first: bool = False
    omitted_unit: str = ""
    ordinal_point: bool = False
    apostrophes: bool = False
    numerator_first: bool = False
    stroke: bool = False
    ordinal_first: bool = False
    digits_after: bool = False
    unit_first: bool = False
    percent_first: bool = False
    prefixes: Mapping[str, str] = {}
    rooms: Mapping[str, int] = {}


class LanguageTable(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a language, by value or by what they say; docs/values.md tells what each part is for."""

    writing: Writing = Writing()
    numbers: Mapping[str, Words] = {}
    scales: Mapping[str, Words] = {}
    money_scales: Mapping[str, Words] = {}
    bare: Words = ""
    ordinals: Mapping[str, Words] = {}
    parts: Mapping[str, Words] = {}
    added: Mapping[str, Words] = {}
    denominators: Mapping[str, Words] = {}
    words: Mapping[str, Words] = {}
    qualifiers: Mapping[str, Words] = {}
    after: Mapping[str, Words] = {}
    multiples: Mapping[str, Words] = {}
    units_before: Mapping[str, Words] = {}
    money: Mapping[str, Words] = {}
    units: Mapping[str, Words] = {}


@lru_cache(maxsize=32)
def table_of(language: str) -> LanguageTable:
    """Give the table of a language, an empty one if there is none."""
    return convert(read_table("factsheet.values.numbers", "languages", f"{language}.toml"), LanguageTable)
