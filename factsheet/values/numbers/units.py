"""Units and currencies: what all languages share of them, their names by CLDR, and which may be the same."""

import unicodedata
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from babel import Locale
from msgspec import Struct, convert

from factsheet.models.tables import read_table
from factsheet.values.numbers.figures import Amount
from factsheet.values.numbers.folding import fold


class Measures(Struct, frozen=True, forbid_unknown_fields=True):
    """What `measures.toml` holds, which says what each part is."""

    codes: str
    symbols: str
    signs: Mapping[str, str]
    open: Mapping[str, str]
    spelled: Mapping[str, str]
    cldr: Mapping[str, str]
    prefixes: Mapping[str, int]
    prefixed: Mapping[str, str]
    squares: Mapping[str, int]


@lru_cache(maxsize=1)
def measures() -> Measures:
    """Give the signs, codes and symbols that every language shares."""
    return convert(read_table("factsheet.values.numbers", "measures.toml"), Measures)


def unit_names(locale: Locale) -> Iterator[tuple[str, str]]:
    """Give the names of units in a language by CLDR, each with its symbol."""
    patterns = _data(locale, "unit_patterns")
    for key, symbol in measures().cldr.items():
        for width in ("long", "short"):
            for count, pattern in patterns.get(key, {}).get(width, {}).items():
                name = pattern.replace("{0}", "").strip(" \u00a0\u202f\u200f\u200e")
                if count != "per" and "{0}" in pattern and len(name) > 1:
                    yield name, symbol


def money_names(locale: Locale) -> Iterator[tuple[str, str]]:
    """Give the names of currencies in a language by CLDR, each with its code of ISO 4217."""
    plurals = _data(locale, "currency_names_plural")
    for code in measures().codes.split():
        for name in {str(locale.currencies.get(code, "")), *plurals.get(code, {}).values()}:
            if name:
                yield name, code


def money_signs(locale: Locale) -> Iterator[tuple[str, str]]:
    """Give the signs of currencies in a language by CLDR that are no plain letters, each with its code."""
    for code in measures().codes.split():
        sign = fold(str(locale.currency_symbols.get(code, ""))).plain.strip()
        if len(sign) > 1 and any(unicodedata.category(each) == "Sc" for each in sign):
            yield sign, code


def _data(locale: Locale, name: str) -> Mapping[str, Any]:
    # Babel gives these by functions that format, and by name in what they read from.
    found: Mapping[str, Any] = locale._data[name]
    return found


def same_unit(one: str, other: str) -> bool:
    """Tell whether two units are or may be the same: `USD?` is every dollar's."""
    known = measures().open
    return one == other or other in known.get(one, "").split() or one in known.get(other, "").split()


def in_base_unit(amount: Amount) -> Amount:
    """Give an amount without the prefix of its unit, so that 10 kt is 10,000 t and 5 km 5,000 m."""
    power, unit = _without_prefix(amount.unit)
    factor = Fraction(10) ** power
    upper = amount.upper * factor if amount.upper is not None else None
    return Amount(amount.value * factor, upper, amount.kind, unit)


def _without_prefix(unit: str) -> tuple[int, str]:
    shared = measures()
    if unit in shared.squares:
        return shared.squares[unit], "m³" if unit == "km³" else "m²"
    if unit[:1] in shared.prefixes and unit[1:] in shared.prefixed["symbols"].split():
        return shared.prefixes[unit[0]], unit[1:]
    return 0, unit
