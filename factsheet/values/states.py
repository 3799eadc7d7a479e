"""Names of states in any language: designations, official, alternative and former names to ISO 3166 codes."""

import re
from functools import cache, lru_cache

from babel import UnknownLocaleError
from msgspec import Struct

from factsheet.typography.digits import locale_of
from factsheet.typography.tags import primary_language
from factsheet.values.names.spelling import alike, bare, bare_names, lower
from factsheet.values.names.states import Codes, StateNames, names_of
from factsheet.values.names.territories import ENGLISH


class StateSpan(Struct, frozen=True):
    """A name of a state in a text, by its code points; several codes where states share the name (`Congo`)."""

    start: int
    end: int
    codes: Codes


def find_states(text: str, language: str) -> tuple[StateSpan, ...]:
    """Give the names of states in running text of a language (BCP 47), in order.

    They are whole words; the longest name at a place counts. Adjectives (`Japanese`) are no names. Inflected forms
    count as far as the language's table has them, and particles and one-letter words that are written with a name.
    """
    names = _names(language)
    found = names.index.find(text) if names else ()
    return tuple([StateSpan(start, end, codes) for start, end, codes in found if codes])


def read_state(text: str, language: str) -> Codes:
    """Give the codes of the states that a text as a whole names in a language (BCP 47); none where it names none.

    Case, accents, points, hyphens and articles do not matter. Several codes are those of states that share the name.
    """
    names, spelt = _names(language), lower(" ".join(alike(text).text.split()))
    if not names or not spelt:
        return ()
    for form in _without_particles(spelt, language):
        if codes := names.exact.get(form):
            return codes
        plain = bare(form)
        if codes := names.loose.get(plain) or _named_by_cldr(language).get(plain, ()):
            return codes
    return ()


@lru_cache(maxsize=1024)
def near_states(text: str, language: str) -> Codes:
    """Give the codes of the states whose names a text misspells: one letter of five, or two of nine and more."""
    names, wanted = _names(language), bare(text)
    limit = 2 if len(wanted) > 8 else 1
    if not names or len(wanted) < 5:
        return ()
    best: dict[int, set[str]] = {}
    letters = set(wanted)
    for name in {*names.by_first.get(wanted[0], ()), *names.by_last.get(wanted[-1], ())}:
        # No more letters can differ than the names are apart.
        if abs(len(name) - len(wanted)) <= limit and len(letters.difference(name)) <= limit:
            distance = _distance(name, wanted, limit)
            if distance <= limit:
                best.setdefault(distance, set()).update(names.loose[name])
    return tuple(sorted(best[min(best)])) if best else ()


def states_meant(text: str) -> Codes:
    """Give the codes of the states that somebody means who writes a name, misspelt or not, in any of the languages."""
    languages = next((tags for letters, tags in _SCRIPTS if re.search(f"[{letters}]", text)), "").split()
    for read in (read_state, near_states):
        for language in languages:
            if codes := read(text, language):
                return codes
    return ()


_SCRIPTS = (
    ("A-Za-z", "en fr es de it pt pl tr vi id sw"),
    ("Ѐ-ӿ", "ru uk"),
    ("֐-׿", "he"),
    ("؀-ۿ", "ar fa"),
    ("ऀ-ॿ", "hi"),
    ("가-힣", "ko"),
    ("぀-ヿ一-鿿", "ja zh"),
)
"""The languages that have a table, by the letters that their names begin with, more usual ones first."""


def _names(language: str) -> StateNames | None:
    return names_of(primary_language(language))


@lru_cache(maxsize=32)
def _named_by_cldr(language: str) -> dict[str, Codes]:
    """Give the codes by the names of CLDR, of other territories, too."""
    try:
        territories = ENGLISH if language == "en" else locale_of(language).territories
    except (ValueError, UnknownLocaleError):
        return {}
    codes = [code for code in map(str, territories) if len(code) == 2 and code.isalpha() and code not in _NO_STATES]
    names = bare_names([alike(str(territories[code])).text for code in codes])
    return {name: (code,) for name, code in zip(names, codes, strict=True)}


_NO_STATES = ("QO", "XA", "XB", "ZZ")
"""Codes of CLDR's own for regions, tests and the unknown (UTS 35, part 1, unicode_region_subtag)."""


_PARTICLES = {
    "en": "the of in from",
    "fr": "de du des la le les au aux en à l' d' dans",
    "es": "de del el la los las al en",
    "pt": "de do da dos das o a os as em no na nos nas",
    "it": "di del dello della dell' dei degli delle il lo la l' i gli le in nel nello nella nell' nei negli nelle dal "
    "dallo dalla dall' dai dagli dalle da",
    "de": "der die das des dem den von vom in im aus",
}
"""Articles and prepositions that stand before names."""


@cache
def _particles(language: str) -> list[str]:
    return sorted(_PARTICLES[language].split(), key=len, reverse=True)


def _without_particles(text: str, language: str) -> list[str]:
    """Give a text, and what is left of it without the articles and prepositions at its head, one by one."""
    base = primary_language(language)
    forms = [text]
    while base in _PARTICLES and len(forms) < 4:
        rest = next((rest for each in _particles(base) if (rest := _cut(forms[-1], each))), "")
        if not rest:
            break
        forms.append(rest)
    return [*forms, *(form[:-1] for form in forms if base == "de" and form[-1] == "s")]


def _cut(text: str, particle: str) -> str:
    head = particle if particle[-1] == "'" else f"{particle} "
    return text[len(head) :] if text.startswith(head) else ""


def _distance(one: str, other: str, limit: int) -> int:
    """Give how many letters differ: left out, put in, changed, or two exchanged (optimal string alignment)."""
    before, row = list[int](), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if last and j > 1 and letter == other[j - 2] and its == one[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
