"""Numbers in figures as a language groups and points them, and such numbers read again."""

import re
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from msgspec import Struct

from factsheet.patterns import late
from factsheet.typography.digits import EUROPEAN, european, in_digits


class NumberForms(Struct, frozen=True):
    """The sign between groups of three figures, the decimal sign, and how many figures stand before the first group.

    A number of four figures has no group where `least` is 2. `pairs` makes the groups from the second on pairs.
    """

    group: str
    decimal: str
    least: int = 1
    pairs: bool = False


_COMMA, _POINT = NumberForms(",", "."), NumberForms(".", ",")
_SPACE = NumberForms("\N{NO-BREAK SPACE}", ",")
_PAIRS = NumberForms(",", ".", pairs=True)
_SWISS = NumberForms("\N{RIGHT SINGLE QUOTATION MARK}", ".")
_ARABIC = NumberForms("\N{ARABIC THOUSANDS SEPARATOR}", "\N{ARABIC DECIMAL SEPARATOR}")
_FORMS = {
    **dict.fromkeys(("ar", "en", "es-419", "he", "ja", "ko", "sw", "th", "zh"), _COMMA),
    **dict.fromkeys(("bn", "en-IN", "hi", "mr", "ne"), _PAIRS),
    **dict.fromkeys(("de", "id", "pt", "tr", "vi"), _POINT),
    **dict.fromkeys(("es", "it"), NumberForms(".", ",", least=2)),
    **dict.fromkeys(("de-AT", "fr-CA", "ru", "uk"), _SPACE),
    **dict.fromkeys(("pl", "pt-PT"), NumberForms("\N{NO-BREAK SPACE}", ",", least=2)),
    **dict.fromkeys(("de-CH", "de-LI", "en-CH"), _SWISS),
    "fa": _ARABIC,
    "fr": NumberForms("\N{NARROW NO-BREAK SPACE}", ","),
    "it-CH": NumberForms("\N{RIGHT SINGLE QUOTATION MARK}", ".", least=2),
}
"""By language and region (CLDR 47, `symbols`, `decimalFormats`, `minimumGroupingDigits`)."""


@lru_cache(maxsize=64)
def number_forms(locale: Locale, numbering: str = EUROPEAN) -> NumberForms:
    """Give the forms of a language by our table, or else by CLDR; Arabic digits have signs of their own."""
    if numbering in {"arab", "arabext"}:
        return _ARABIC
    own, language = f"{locale.language}-{locale.territory}", locale.language
    if own in _FORMS:
        return _FORMS[own]
    signs = _signs(locale)
    if language in _FORMS and (not locale.territory or signs == _signs(Locale(language))):
        return _FORMS[language]
    return NumberForms(*signs, pairs="#,##,##0" in str(locale.decimal_formats[None].pattern))


def _signs(locale: Locale) -> tuple[str, str]:
    symbols = locale.number_symbols.get(EUROPEAN) or {"group": ",", "decimal": "."}
    return str(symbols["group"]), str(symbols["decimal"])


_PLAIN = late(r"(?P<sign>-?)(?P<whole>[0-9]+)(?:\.(?P<rest>[0-9]+))?")


def format_number(number: str | int | float | Decimal, locale: Locale, numbering: str = EUROPEAN) -> str | None:
    """Format a number, or a text that is one (`-1234.5`), in a language's figures; None for a text that is none."""
    text = number if isinstance(number, str) else f"{Decimal(str(number)):f}"
    match = _PLAIN.fullmatch(text)
    if not match:
        return None
    forms = number_forms(locale, numbering)
    groups = _grouped(match["whole"], forms)
    rest = f"{forms.decimal}{match['rest']}" if match["rest"] else ""
    return in_digits(match["sign"] + forms.group.join(groups) + rest, numbering)


def _grouped(whole: str, forms: NumberForms) -> list[str]:
    if len(whole) < 3 + forms.least:
        return [whole]
    head, size = whole[:-3], 2 if forms.pairs else 3
    first = len(head) % size
    return [*filter(None, [head[:first]]), *(head[at : at + size] for at in range(first, len(head), size)), whole[-3:]]


_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE} "
_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"


def parse_number(text: str, locale: Locale, numbering: str = EUROPEAN) -> str | None:
    """Give the plain form (`-1234.5`) of a number as `format_number` writes it, its spaces and apostrophes aside.

    Gives None for what a language would not write so: `1.5` in German is no number with a decimal.
    """
    forms = number_forms(locale, numbering)
    known = _even(forms.group)
    plain = _even(european(text.strip()))
    if known and known != " ":
        plain = plain.replace(" ", "")
    whole, point, rest = plain.replace("\N{MINUS SIGN}", "-").partition(forms.decimal)
    sign, figures = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    digits = figures.replace(known, "")
    always = NumberForms(known, forms.decimal, pairs=forms.pairs)
    if figures not in {digits, known.join(_grouped(digits, always))}:
        return None
    found = f"{sign}{digits}{'.' if point else ''}{rest}"
    return found if _PLAIN.fullmatch(found) else None


def _even(text: str) -> str:
    """Give a text with one kind of space and of apostrophe."""
    return re.sub(f"[{_APOSTROPHES}]", "'", re.sub(f"[{_SPACES}]", " ", text))
