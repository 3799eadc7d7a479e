"""The patterns of dates for the languages of docs/dates.md, which says what each rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from factsheet.dates.names import NAMES
from factsheet.dates.patterns import DateForms


class _Patterns(NamedTuple):
    """Days (full, long, medium, short), a month, and spans (within a month, over months, over years)."""

    days: tuple[str, str, str, str]
    month: str
    spans: tuple[str, str, str]


_PATTERNS: Mapping[str, _Patterns] = {
    "en": _Patterns(
        ("EEEE, MMMM d, y", "MMMM d, y", "MMM d, y", "M/d/yy"),
        "MMMM y",
        ("MMMM d–d, y", "MMMM d\u2009–\u2009MMMM d, y", "MMMM d, y\u2009–\u2009MMMM d, y"),
    ),
    "en-GB": _Patterns(
        ("EEEE, d MMMM y", "d MMMM y", "d MMM y", "dd/MM/y"),
        "MMMM y",
        ("d–d MMMM y", "d MMMM\u2009–\u2009d MMMM y", "d MMMM y\u2009–\u2009d MMMM y"),
    ),
    "en-CA": _Patterns(
        ("EEEE, MMMM d, y", "MMMM d, y", "MMM d, y", "y-MM-dd"),
        "MMMM y",
        ("MMMM d–d, y", "MMMM d–MMMM d, y", "MMMM d, y–MMMM d, y"),
    ),
    "fr": _Patterns(
        ("EEEE d MMMM y", "d MMMM y", "d MMM y", "dd/MM/y"),
        "MMMM y",
        ("d–d MMMM y", "d MMMM\u2009–\u2009d MMMM y", "d MMMM y\u2009–\u2009d MMMM y"),
    ),
    "fr-CA": _Patterns(
        ("EEEE d MMMM y", "d MMMM y", "d MMM y", "y-MM-dd"),
        "MMMM y",
        ("d–d MMMM y", "d MMMM\u2009–\u2009d MMMM y", "d MMMM y\u2009–\u2009d MMMM y"),
    ),
    "es": _Patterns(
        ("EEEE, d 'de' MMMM 'de' y", "d 'de' MMMM 'de' y", "d MMM y", "d/M/yy"),
        "MMMM 'de' y",
        (
            "d–d 'de' MMMM 'de' y",
            "d 'de' MMMM\u2009–\u2009d 'de' MMMM 'de' y",
            "d 'de' MMMM 'de' y\u2009–\u2009d 'de' MMMM 'de' y",
        ),
    ),
    "it": _Patterns(
        ("EEEE d MMMM y", "d MMMM y", "d MMM y", "dd/MM/yy"),
        "MMMM y",
        ("d–d MMMM y", "d MMMM\u2009–\u2009d MMMM y", "d MMMM y\u2009–\u2009d MMMM y"),
    ),
    "pt": _Patterns(
        ("EEEE, d 'de' MMMM 'de' y", "d 'de' MMMM 'de' y", "d 'de' MMM 'de' y", "dd/MM/y"),
        "MMMM 'de' y",
        (
            "d–d 'de' MMMM 'de' y",
            "d 'de' MMMM\u2009–\u2009d 'de' MMMM 'de' y",
            "d 'de' MMMM 'de' y\u2009–\u2009d 'de' MMMM 'de' y",
        ),
    ),
    "de": _Patterns(
        ("EEEE, d. MMMM y", "d. MMMM y", "dd.MM.y", "dd.MM.yy"),
        "MMMM y",
        ("d.–d. MMMM y", "d. MMMM\u2009–\u2009d. MMMM y", "d. MMMM y\u2009–\u2009d. MMMM y"),
    ),
    "nl": _Patterns(
        ("EEEE d MMMM y", "d MMMM y", "d MMM y", "dd-MM-y"),
        "MMMM y",
        ("d–d MMMM y", "d MMMM\u2009–\u2009d MMMM y", "d MMMM y\u2009–\u2009d MMMM y"),
    ),
    "ru": _Patterns(
        ("EEEE, d MMMM y\u202fг.", "d MMMM y\u202fг.", "d MMM y\u202fг.", "dd.MM.y"),
        "LLLL y\u202fг.",
        ("d–d MMMM y\u202fг.", "d MMMM – d MMMM y\u202fг.", "d MMMM y\u202fг. – d MMMM y\u202fг."),
    ),
    "uk": _Patterns(
        ("EEEE, d MMMM y\u202fр.", "d MMMM y\u202fр.", "d MMM y\u202fр.", "dd.MM.yy"),
        "LLLL y\u202fр.",
        ("d–d MMMM y\u202fр.", "d MMMM – d MMMM y\u202fр.", "d MMMM y – d MMMM y\u202fрр."),
    ),
    "pl": _Patterns(
        ("EEEE, d MMMM y", "d MMMM y", "d MMM y", "d.MM.y"),
        "LLLL y",
        ("d–d MMMM y", "d MMMM–d MMMM y", "d MMMM y–d MMMM y"),
    ),
    "cs": _Patterns(
        ("EEEE d. MMMM y", "d. MMMM y", "d. M. y", "dd.MM.yy"),
        "LLLL y",
        ("d.–d. MMMM y", "d. MMMM\u2009–\u2009d. MMMM y", "d. MMMM y\u2009–\u2009d. MMMM y"),
    ),
    "sk": _Patterns(
        ("EEEE d. MMMM y", "d. MMMM y", "d. M. y", "d. M. y"),
        "LLLL y",
        ("d.\u2009–\u2009d. MMMM y", "d. MMMM\u2009–\u2009d. MMMM y", "d. MMMM y\u2009–\u2009d. MMMM y"),
    ),
    "bg": _Patterns(
        ("EEEE, d MMMM y\u202fг.", "d MMMM y\u202fг.", "d.MM.y\u202fг.", "d.MM.yy\u202fг."),
        "MMMM y\u202fг.",
        ("d – d MMMM y\u202fг.", "d MMMM – d MMMM y\u202fг.", "d MMMM y\u202fг. – d MMMM y\u202fг."),
    ),
    "tr": _Patterns(
        ("d MMMM y EEEE", "d MMMM y", "d MMM y", "d.MM.y"),
        "MMMM y",
        ("d–d MMMM y", "d MMMM\u2009–\u2009d MMMM y", "d MMMM y\u2009–\u2009d MMMM y"),
    ),
    "hu": _Patterns(
        ("y. MMMM d., EEEE", "y. MMMM d.", "y. MMM d.", "y. MM. dd."),
        "y. MMMM",
        ("y. MMMM d–d.", "y. MMMM d.\u2009–\u2009MMMM d.", "y. MMMM d.\u2009–\u2009y. MMMM d."),
    ),
    "fi": _Patterns(
        ("cccc d. MMMM y", "d. MMMM y", "d.M.y", "d.M.y"),
        "LLLL y",
        ("d.–d. MMMM y", "d. MMMM\u2009–\u2009d. MMMM y", "d. MMMM y\u2009–\u2009d. MMMM y"),
    ),
    "sv": _Patterns(
        ("EEEE d MMMM y", "d MMMM y", "d MMM y", "y-MM-dd"),
        "MMMM y",
        ("d–d MMMM y", "d MMMM–d MMMM y", "d MMMM y–d MMMM y"),
    ),
    "el": _Patterns(
        ("EEEE d MMMM y", "d MMMM y", "d MMM y", "d/M/yy"),
        "LLLL y",
        ("d–d MMMM y", "d MMMM – d MMMM y", "d MMMM y – d MMMM y"),
    ),
    "he": _Patterns(
        ("EEEE, d בMMMM y", "d בMMMM y", "d בMMM y", "d.M.y"),
        "MMMM y",
        ("d–d בMMMM y", "d בMMMM – d בMMMM y", "d בMMMM y – d בMMMM y"),
    ),
    "ar": _Patterns(
        ("EEEE، d MMMM y", "d MMMM y", "dd\u200f/MM\u200f/y", "d\u200f/M\u200f/y"),
        "MMMM y",
        ("d–d MMMM y", "d MMMM – d MMMM y", "d MMMM y – d MMMM y"),
    ),
    "fa": _Patterns(
        ("EEEE d MMMM y", "d MMMM y", "d MMM y", "y/M/d"),
        "MMMM y",
        ("d تا d MMMM y", "d LLLL تا d MMMM y", "d MMMM y تا d MMMM y"),
    ),
    "hi": _Patterns(
        ("EEEE, d MMMM y", "d MMMM y", "d MMM y", "d/M/yy"),
        "MMMM y",
        ("d–d MMMM y", "d MMMM – d MMMM y", "d MMMM y – d MMMM y"),
    ),
    "bn": _Patterns(
        ("EEEE, d MMMM, y", "d MMMM, y", "d MMM, y", "d/M/yy"),
        "MMMM y",
        ("d–d MMMM, y", "d MMMM – d MMMM, y", "d MMMM, y – d MMMM, y"),
    ),
    "th": _Patterns(
        ("EEEEที่ d MMMM พ.ศ. y", "d MMMM พ.ศ. y", "d MMM พ.ศ. y", "d/M/พ.ศ. y"),
        "MMMM พ.ศ. y",
        ("d–d MMMM พ.ศ. y", "d MMMM – d MMMM พ.ศ. y", "d MMMM พ.ศ. y – d MMMM พ.ศ. y"),
    ),
    "vi": _Patterns(
        ("EEEE, d 'tháng' M, y", "d 'tháng' M, y", "d 'thg' M, y", "d/M/yy"),
        "'tháng' M 'năm' y",
        (
            "d\u2009–\u2009d 'tháng' M, y",
            "d 'tháng' M\u2009–\u2009d 'tháng' M, y",
            "d 'tháng' M, y\u2009–\u2009d 'tháng' M, y",
        ),
    ),
    "id": _Patterns(
        ("EEEE, dd MMMM y", "d MMMM y", "d MMM y", "dd/MM/yy"),
        "MMMM y",
        ("d–d MMMM y", "d MMMM\u2009–\u2009d MMMM y", "d MMMM y\u2009–\u2009d MMMM y"),
    ),
    "sw": _Patterns(
        ("EEEE, d MMMM y", "d MMMM y", "d MMM y", "dd/MM/y"),
        "MMMM y",
        ("d\u2009–\u2009d MMMM y", "d MMMM\u2009–\u2009d MMMM y", "d MMMM y\u2009–\u2009d MMMM y"),
    ),
    "am": _Patterns(
        ("EEEE d MMMM y", "d MMMM y", "d MMM y", "dd/MM/y"),
        "MMMM y",
        ("d–d MMMM y", "d MMMM – d MMMM y", "d MMMM y – d MMMM y"),
    ),
    "ja": _Patterns(
        ("y年M月d日EEEE", "y年M月d日", "y/MM/dd", "y/MM/dd"),
        "y年M月",
        ("y年M月d日～d日", "y年M月d日～M月d日", "y年M月d日～y年M月d日"),
    ),
    "ko": _Patterns(
        ("y년 M월 d일 EEEE", "y년 M월 d일", "y. M. d.", "yy. M. d."),
        "y년 M월",
        ("y년 M월 d일~d일", "y년 M월 d일~M월 d일", "y년 M월 d일~y년 M월 d일"),
    ),
    "zh": _Patterns(
        ("y年M月d日EEEE", "y年M月d日", "y年M月d日", "y/M/d"),
        "y年M月",
        ("y年M月d日至d日", "y年M月d日至M月d日", "y年M月d日至y年M月d日"),
    ),
    "zh-Hant": _Patterns(
        ("y年M月d日 EEEE", "y年M月d日", "y年M月d日", "y/M/d"),
        "y年M月",
        ("y年M月d日至d日", "y年M月d日至M月d日", "y年M月d日至y年M月d日"),
    ),
}
_FIRST = {"fr": "1er", "fr-CA": "1er"}
_YEARS_AHEAD = {"th": 543}


def _names(tag: str) -> dict[str, tuple[str, ...]]:
    """Give the names of a tag: those of its language, with its own; months alone are as beside a day if not told."""
    written = {**NAMES.get(tag.partition("-")[0], {}), **NAMES.get(tag, {})}
    names = {field: tuple(names.split("|")) for field, names in written.items()}
    if "MMMM" in names:
        abbreviated = names.get("MMM", names["MMMM"])
        names = {"LLLL": names["MMMM"], "MMM": abbreviated, "LLL": abbreviated, **names}
    return names


TABLE: Mapping[str, DateForms] = {
    tag: DateForms(*days, month, *spans, _names(tag), _FIRST.get(tag, "1"), _YEARS_AHEAD.get(tag, 0))
    for tag, (days, month, spans) in _PATTERNS.items()
}
"""The forms by tag. Other tags take CLDR's (`date_forms`)."""
