"""All words of a language that figures are made of, from its table, CLDR and the signs that all share."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Set
from fractions import Fraction
from functools import lru_cache

from babel import Locale
from msgspec import Struct

from factsheet.typography.digits import locale_of
from factsheet.values.numbers.folding import folded_word
from factsheet.values.numbers.patterns import scanner, word_pattern
from factsheet.values.numbers.senses import Role, Sense
from factsheet.values.numbers.separators import Habits
from factsheet.values.numbers.table import LanguageTable, Words, Writing, table_of
from factsheet.values.numbers.units import measures, money_names, money_signs, unit_names

MONEY_ONLY = "money"
"""The text of the sense of a scale that is one beside money alone: `$5m`."""
AFTER = "after"
"""The text of points that are percentage points behind a percent sign alone: `5%-Punkte`."""
BEFORE = 2
"""The room of a unit that stands before its number: `摂氏5度`."""
PARTS_OF_PHRASE = re.compile(r"[\s\N{NO-BREAK SPACE}.'\-]+")
_PARTS_WITH_APOSTROPHES = re.compile(r"[\s\N{NO-BREAK SPACE}.\-]+")
_ROLES = {
    **{role.name.lower(): role for role in (Role.AND, Role.OF, Role.TO, Role.FROM, Role.HALF, Role.DIVIDED, Role.MARK)},
    **{role.name.lower(): role for role in (Role.HUNDREDTHS, Role.PERCENT, Role.POINTS, Role.TIMES, Role.BESIDE)},
    **{role.name.lower(): role for role in (Role.STOP, Role.MINUS, Role.CASE, Role.WHOLE, Role.POINT)},
    "things": Role.THING,
    "counters": Role.COUNTER,
    "articles": Role.ARTICLE,
}
_GLYPHS = {glyph: Fraction(unicodedata.numeric(glyph)).limit_denominator(8) for glyph in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_LETTERS = {"k": 10**3, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}


class Lexicon(Struct, frozen=True):
    """What the words and signs of a language can be.

    `words` are by their parts, in lower case, of which they have `longest` at most; `exact` are as they are printed.
    `abbreviated` are those that a point ends. `entries` finds words where there are no spaces, or numbers in one word.
    """

    language: str
    writing: Writing
    habits: Habits
    words: Mapping[tuple[str, ...], tuple[Sense, ...]]
    exact: Mapping[str, tuple[Sense, ...]]
    firsts: frozenset[str]
    longest: int
    bare: frozenset[str]
    weak: frozenset[str]
    entries: re.Pattern[str]
    abbreviated: frozenset[tuple[str, ...]]
    scanner: re.Pattern[str]
    word: re.Pattern[str]

    def fold(self, text: str) -> str:
        """Give a word of the language in lower case as it stands in a folded text."""
        return folded_word(text, self.language == "tr")


@lru_cache(maxsize=32)
def lexicon_of(tag: str) -> Lexicon:
    """Give the lexicon of a language tag (BCP 47); raises what Babel raises for a tag that it does not know."""
    locale = locale_of(tag.replace("_", "-"))
    table = table_of(locale.language)
    turkish = locale.language == "tr"
    words, abbreviated = _words(table, locale)
    exact = _exact(locale, {each for forms in table.money_scales.values() for each in _forms(forms)})
    bare, weak = (
        frozenset(folded_word(form, turkish) for form in _forms(forms))
        for forms in (table.bare, table.words.get("weak", ""))
    )
    return Lexicon(
        locale.language,
        table.writing,
        _habits(locale, table),
        {parts: tuple(senses) for parts, senses in words.items()},
        exact,
        frozenset(parts[0] for parts in words),
        max(map(len, words), default=1),
        bare,
        weak,
        _entries(words, table.writing),
        frozenset(abbreviated),
        scanner(table.writing, [sign for sign in exact if not sign.isalpha()]),
        word_pattern(table.writing),
    )


_Words = dict[tuple[str, ...], list[Sense]]


def _words(table: LanguageTable, locale: Locale) -> tuple[_Words, set[tuple[str, ...]]]:
    """Give what the words of a language are, and which of them end with a point; a script's own table goes first."""
    words: _Words = {}
    abbreviated: set[tuple[str, ...]] = set()
    own: set[tuple[tuple[str, ...], Role]] = set()
    for each in (table_of(_script(locale)), table) if _script(locale) != locale.language else (table,):
        taken = frozenset(own)
        for phrase, sense in _senses(each, locale):
            parts = parts_of(folded_word(phrase, locale.language == "tr"), table.writing)
            if not parts or (parts, sense.role) in taken:
                continue
            own.add((parts, sense.role))
            if phrase.endswith("."):
                abbreviated.add(parts)
            known = words.setdefault(parts, [])
            if all((one.role, one.values) != (sense.role, sense.values) for one in known):
                known.append(sense)
    return words, abbreviated


_COMPOUNDED = frozenset([Role.NUMBER, Role.SCALE, Role.AND, Role.ORDINAL, Role.HALF])


def _entries(words: Mapping[tuple[str, ...], list[Sense]], writing: Writing) -> re.Pattern[str]:
    """Give a pattern of what stands without spaces: every word, or the numbers of a language that compounds them."""
    if writing.running:
        known = [" ".join(parts) for parts in words]
    elif writing.compounds:
        known = [parts[0] for parts, senses in words.items() if len(parts) == 1 and senses[0].role in _COMPOUNDED]
    else:
        known = []
    firsts = "".join(sorted({word[0] for word in known}))
    alternatives = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(f"(?=[{re.escape(firsts)}])(?:{alternatives})" if known else r"(?!)")


def parts_of(phrase: str, writing: Writing) -> tuple[str, ...]:
    """Take a phrase apart into words, without points and hyphens, and without apostrophes that join two words."""
    joints = _PARTS_WITH_APOSTROPHES if writing.apostrophes else PARTS_OF_PHRASE
    return tuple(part for part in joints.split(phrase) if part)


def _forms(words: Words) -> list[str]:
    return [form.strip() for form in words.split("|") if form.strip()]


def _senses(table: LanguageTable, locale: Locale) -> Iterator[tuple[str, Sense]]:
    """Give the words of a language with what they are; what comes first is the likelier."""
    for value, forms in table.numbers.items():
        number = Fraction(value)
        sense = Sense(Role.NUMBER, (number,), room=table.writing.rooms.get(value, _room(number)))
        yield from ((form, sense) for form in _forms(forms))
    values = (
        (Role.SCALE, table.scales),
        (Role.ORDINAL, table.ordinals),
        (Role.PART, table.parts),
        (Role.ADDED, table.added),
        (Role.MULTIPLE, table.multiples),
        (Role.DENOMINATOR, table.denominators),
    )
    alone = set(_forms(table.words.get("alone", "")))
    for role, by_value in values:
        for value, forms in by_value.items():
            numbers = tuple(Fraction(each) for each in value.split())
            said = "alone" if role is Role.PART else ""
            yield from ((form, Sense(role, numbers, said if form in alone else "")) for form in _forms(forms))
    for value, forms in table.money_scales.items():
        yield from ((form, Sense(Role.SCALE, (Fraction(value),), MONEY_ONLY)) for form in _forms(forms))
    yield from ((form, Sense(Role.POINTS, text=AFTER)) for form in _forms(table.words.get("points_after", "")))
    yield from ((form, Sense(Role.PERCENT, (Fraction(10),))) for form in _forms(table.words.get("tenths", "")))
    yield from ((form, Sense(Role.MARK, text="before")) for form in _forms(table.words.get("mark_before", "")))
    for name, role in _ROLES.items():
        yield from ((form, Sense(role)) for form in _forms(table.words.get(name, "")))
    for role, by_name in ((Role.QUALIFIER, table.qualifiers), (Role.ENOUGH, table.after)):
        for name, forms in by_name.items():
            yield from ((form, Sense(role, text=name)) for form in _forms(forms))
    yield from _measures(table, locale)


def _measures(table: LanguageTable, locale: Locale) -> Iterator[tuple[str, Sense]]:
    for role, by_unit in ((Role.MONEY, table.money), (Role.UNIT, table.units)):
        for unit, forms in by_unit.items():
            yield from ((form, Sense(role, text=unit)) for form in _forms(forms))
    for unit, forms in table.units_before.items():
        yield from ((form, Sense(Role.UNIT, text=unit, room=BEFORE)) for form in _forms(forms))
    if not table.words:  # a script's own table has no more than what differs
        return
    own = {form for forms in table.units.values() for form in _forms(forms)}
    for name, unit in unit_names(locale):
        if name not in own and not (table.writing.running and unit in {"a", "mo", "wk", "d", "h", "min", "s"}):
            yield name, Sense(Role.UNIT, text=unit)
    yield from ((name, Sense(Role.MONEY, text=code)) for name, code in money_names(locale))


def _room(number: Fraction) -> int:
    """Give what may be added to a number in words: less than ten to thirty, less than a hundred to two hundred."""
    if number.denominator != 1 or number < 20:
        return 1
    room = 1
    while number % (room * 10) == 0:
        room *= 10
    return room


def _exact(locale: Locale, letters: Set[str]) -> dict[str, tuple[Sense, ...]]:
    """Give what is read as it is printed: signs of money, codes, symbols, letters for scales that the table has not."""
    shared = measures()
    signs = {**dict(money_signs(locale)), **shared.signs, **{code: code for code in shared.codes.split()}}
    signs["¥"] = {"ja": "JPY", "zh_Hans": "CNY"}.get(_script(locale), shared.signs["¥"])
    units = {**{symbol: symbol for symbol in (*shared.symbols.split(), "‰", "°")}, **shared.spelled}
    found: dict[str, tuple[Sense, ...]] = {sign: (Sense(Role.MONEY, text=code),) for sign, code in signs.items()}
    found |= {writing: (Sense(Role.UNIT, text=symbol),) for writing, symbol in units.items()}
    found |= {glyph: (Sense(Role.GLYPH, (value,)),) for glyph, value in _GLYPHS.items()}
    for letter in _LETTERS.keys() - {*letters, *(each.upper() for each in letters)}:
        scale = _LETTERS[letter]
        found[letter] = (*found.get(letter, ()), Sense(Role.SCALE, (Fraction(scale),), MONEY_ONLY))
    found |= {sign: (Sense(Role.THING),) for sign in ("№", "n°", "N°", "nᵒ", "Nᵒ", "§", "§§")}
    return found | {"%": (Sense(Role.PERCENT),)}


def _script(locale: Locale) -> str:
    """Give the language, for Chinese with its script."""
    hant = locale.script == "Hant" or locale.territory in {"TW", "HK", "MO"}
    return f"zh_{'Hant' if hant else 'Hans'}" if locale.language == "zh" else str(locale.language)


def _habits(locale: Locale, table: LanguageTable) -> Habits:
    """Give how digits are written: by the table for the language, by CLDR for a country of its own habits."""
    symbols = locale.number_symbols.get("latn") or {}
    decimal, group = str(symbols.get("decimal", ".")), str(symbols.get("group", ","))
    group = group.replace("’", "'").replace("\u202f", "\N{NO-BREAK SPACE}")
    by_two = "#,##,##" in str(locale.decimal_formats[None].pattern) or table.writing.by_two
    decimals = decimal if locale.territory or not table.writing.decimals else table.writing.decimals
    groups = "".join(sorted({group, *table.writing.groups} - {*decimals})) if len(decimals) == 1 else ""
    return Habits(decimals, groups, by_two, table.writing.also)
