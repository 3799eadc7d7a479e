"""Lists in words: what each language writes between items, and how a written list is taken apart again."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from babel import Locale
from msgspec import Struct


class ListForms(Struct, frozen=True):
    """What stands between two items, between the first of several, and before the last of several."""

    two: str
    middle: str
    end: str


def _one(word: str, middle: str = ", ") -> ListForms:
    return ListForms(word, middle, word)


def _serial(word: str, comma: str = ", ") -> ListForms:
    """Give a list with a comma before its last word, where there are more than two."""
    return ListForms(word, comma, comma.rstrip() + word)


_AND = {
    "ar": _one(" و", " و"),
    "de": _one(" und "),
    "en": _serial(" and "),
    "en-001": _one(" and "),
    "es": _one(" y "),
    "fa": _serial(" و ", "، "),
    "fr": _one(" et "),
    "he": _one(" ו"),
    "hi": _serial(" और "),
    "id": _serial(" dan "),
    "it": _one(" e "),
    "ja": _one("、", "、"),
    "ko": _one(" 및 "),
    "pl": _one(" i "),
    "pt": _one(" e "),
    "ru": _one(" и "),
    "sw": _one(" na "),
    "th": ListForms("และ", " ", " และ"),
    "tr": _one(" ve "),
    "uk": _one(" і "),
    "vi": _one(" và "),
    "zh": _one("和", "、"),
    "zh-Hant-HK": _one("及", "、"),
    "zh-Hant-MO": _one("及", "、"),
}
_OR = {
    "ar": _one(" أو ", " أو "),
    "de": _one(" oder "),
    "en": _serial(" or "),
    "en-001": _one(" or "),
    "es": _one(" o "),
    "fa": _serial(" یا ", "، "),
    "fr": _one(" ou "),
    "he": _one(" או "),
    "hi": _one(" या "),
    "id": _serial(" atau "),
    "it": _one(" o "),
    "ja": ListForms("または", "、", "、または"),
    "ko": _one(" 또는 "),
    "pl": _one(" lub "),
    "pt": _one(" ou "),
    "ru": _one(" или "),
    "sw": _one(" au "),
    "th": _one(" หรือ "),
    "tr": _one(" veya "),
    "uk": _one(" або "),
    "vi": _one(" hoặc "),
    "zh": _one("或", "、"),
}
_TABLES = {"and": _AND, "or": _OR}
CONJUNCTIONS = tuple(_TABLES)
"""What the last items of a list are joined by."""

_AS_IN_THE_US = frozenset(["AE", "AS", "BI", "GU", "MH", "MP", "PH", "PR", "UM", "US", "VI"])
"""Whose English has the comma before the last item (CLDR 47)."""


class JointChange(Struct, frozen=True):
    """What the last joint becomes before an item whose first letters, in lower case, fit the pattern `before`."""

    joint: str
    changed: str
    before: str


_CHANGES = {
    ("es", "and"): JointChange(" y ", " e ", r"h?(i(?![aeouáéóú])|í)|y(?=[^\W\d_aeiouáéíóú])"),
    ("es", "or"): JointChange(" o ", " u ", r"h?[oó]|8|11(?!\d)"),
    ("it", "and"): JointChange(" e ", " ed ", r"[eèé]"),
    ("he", "and"): JointChange(" ו", " ו-", r"[^\u05d0-\u05ea]"),
}


def forms_of(locale: Locale, conjunction: str = "and") -> ListForms:
    """Give the joints of a language: from our table, from CLDR where it has no entry.

    Raises LookupError for a conjunction that there is not.
    """
    if conjunction not in _TABLES:
        raise LookupError(
            f"there is no list with `{conjunction}`; it is {' or '.join(f'`{each}`' for each in CONJUNCTIONS)}"
        )
    table = _TABLES[conjunction]
    return next((table[tag] for tag in _tags(locale) if tag in table), None) or _of_cldr(locale, conjunction)


def _tags(locale: Locale) -> Iterator[str]:
    """Give the keys of the tables that serve a locale, the nearest first; other scripts than the usual have none."""
    language, script, territory = locale.language, locale.script, locale.territory
    if language == "en" and territory and territory not in _AS_IN_THE_US:
        yield "en-001"
    elif script in {None, "Hans", "Hant"}:
        yield f"{language}-{script}-{territory}"
        yield language


@lru_cache(maxsize=64)
def _of_cldr(locale: Locale, conjunction: str) -> ListForms:
    patterns = locale.list_patterns["standard" if conjunction == "and" else conjunction]
    return ListForms(*(re.sub(r"\{[01]\}", "", str(patterns[key])) for key in ("2", "middle", "end")))


def pattern_of(count: int, locale: Locale, conjunction: str = "and", *, changed: bool = False) -> str:
    """Give a list of so many items as a pattern, `{0}, {1} y {2}`; `changed` gives the last joint its other form.

    Raises LookupError as `forms_of` does.
    """
    forms, change = forms_of(locale, conjunction), change_of(locale, conjunction)
    last = forms.two if count == 2 else forms.end
    if changed and change:
        last = last.replace(change.joint, change.changed)
    joints = [*[forms.middle] * (count - 2), last][: max(0, count - 1)]
    return "".join(f"{{{n}}}{joint}" for n, joint in enumerate([*joints, ""][:count]))


def change_of(locale: Locale, conjunction: str = "and") -> JointChange | None:
    """Give what the last joint of a list may become in a language."""
    return _CHANGES.get((locale.language, conjunction))


def changes_before(change: JointChange, text: str) -> bool:
    """Tell whether a joint changes before a text; signs that open it, such as quotation marks, do not count."""
    start = re.sub(r"^[\W_]+", "", unicodedata.normalize("NFC", text).casefold())
    return re.match(change.before, start) is not None


_ALSO = {
    "ar": ("، ", "، و", " ،", "؛ "),
    "fa": ("، ", "؛ "),
    "ja": ("，", "・", "及び", "並びに", "と"),
    "ko": ("·", ", 그리고 ", "와 ", "과 "),
    "zh": ("，", "与", "與", "及", "以及", "暨"),
}
"""What else a language parts items with, where people write the list; a semicolon and a comma everywhere."""


def joints_of(locale: Locale) -> tuple[str, ...]:
    """Give what the program writes between items in a language, in any place of a list; spaces alone tell nothing."""
    own, change = forms_of(locale), change_of(locale)
    cldr = _of_cldr(locale, "and")
    changed = [end.replace(change.joint, change.changed) for end in (own.two, own.end)] if change else []
    joints = dict.fromkeys([own.two, own.middle, own.end, *changed, cldr.two, cldr.middle, cldr.end])
    return tuple(filter(str.strip, joints))


def other_joints_of(locale: Locale) -> tuple[str, ...]:
    """Give what people write between items besides."""
    spaces = {each for each in (forms_of(locale).middle,) if each.isspace()}
    return (", ", "; ", " & ", *spaces, *_ALSO.get(locale.language, ()))


_MOST = 10
"""More joints than this are no list of owners; each doubles the readings."""


def splittings(text: str, joints: Iterable[str]) -> Iterator[list[str]]:
    """Give the ways to read a text as a list, the text as one item first; joints may be of any place in a list."""
    parts = re.split(f"({_pattern(joints)})", text.strip())
    texts, found = parts[::2], parts[1::2]
    for cuts in product((False, True), repeat=min(len(found), _MOST)):
        items = [texts[0]]
        for number, (joint, following) in enumerate(zip(found, texts[1:], strict=True)):
            if number < len(cuts) and cuts[number]:
                items.append(following)
            else:
                items[-1] += joint + following
        if all(map(str.strip, items)):
            yield [" ".join(item.split()) for item in items]


def _pattern(joints: Iterable[str]) -> str:
    """Give a pattern of what stands between items, longer joints first."""
    spaced = sorted({re.escape(joint).replace(r"\ ", r"\s+") for joint in joints if joint}, key=len)
    return "|".join(reversed(spaced)) or "(?!)"
