"""Codes of states and of the few organisations that ISO 3166-1 reserves one for."""

from __future__ import annotations

from babel import Locale
from babel.core import get_global

# CLDR adds regions of its own to ISO 3166-1 (UTS 35, part 1, unicode_region_subtag): tests and the unknown.
_NOT_PARTIES = {"QO", "XA", "XB", "ZZ"}
_NAMES = {
    str(code): str(name)
    for code, name in Locale("en").territories.items()
    if len(code) == 2 and code.isalpha() and code not in _NOT_PARTIES
}
_CODES = {name.casefold(): code for code, name in _NAMES.items()}
_ORGANISATIONS = {"EU", "EZ", "UN"}


def is_territory(code: str) -> bool:
    """Tell whether a text is an ISO 3166-1 alpha-2 code (or one reserved there, such as EU and UN)."""
    return code in _NAMES


def state_named(name: str) -> str | None:
    """Give the code of the state that a text names in English, as CLDR names it, or None."""
    code = _CODES.get(name.casefold())
    return None if code in _ORGANISATIONS else code


def resembles_code(text: str) -> bool:
    """Tell whether a text is meant to be a code: it has two letters, or it is a code of another standard."""
    return len(text) == 2 or (text.isupper() and code_meant(text) is not None)


def code_meant(text: str) -> str | None:
    """Give the code that somebody means who writes `UK`, `BEL`, `jp` or `Japan`, or None."""
    upper = text.upper()
    aliases = get_global("territory_aliases").get(upper) or ()
    candidates = (upper, *aliases, state_named(text) or "")
    return next((code for code in candidates if code in _NAMES), None)
