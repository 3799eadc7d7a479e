"""Telling abbreviations from other words in capitals, and finding those that a text explains itself."""

import re
from collections.abc import Collection, Iterator

from factsheet.patterns import late

_TOKEN = late(r"[^\W_]+(?:[&+][^\W_]+)*")
# What hyphens and slashes join is looked at as a whole first. Bounded, so that no text takes the square of its length.
_COMPOUND = late(r"[^\W_]+(?:[&+/\u2010\u2011-][^\W_]+){0,40}")
_HYPHENS = re.compile("[\u2010\u2011-]")
_NUMERAL = late(r"(?=..)X{0,3}(?:IX|IV|V?I{0,3})")
_ADDRESS = late(r"\b(?:[a-z]+://|www\.)\S+|\S+@\S+\.\S+", re.IGNORECASE)

_UNITS = "CO2 CO2E CH4 GB GBIT GHZ GW H2 H2O HFC KB KM KV MB MHZ MW N2O NH3 NO2 NOX O3 PB PM10 SF6 SO2 TB TW UF6"
_CURRENCIES = """
AED AUD BRL CAD CHF CNY CZK DKK HKD HUF IDR ILS INR KRW MXN MYR NOK NZD PHP PLN SAR SEK SGD THB TWD UAH VND ZAR
"""
UNITS, CURRENCIES = frozenset(_UNITS.split()), frozenset(_CURRENCIES.split())
"""Units and formulas in capitals; codes of ISO 4217 that stand for nothing else: others do beside a figure."""

_FIGURE_BEFORE = late(r"\d[\s.,\u00a0\u202f\d]*(?:[^\W\d_]{2,20}[ \u00a0])?$")
_FIGURE_BEHIND = late(r"[ \u00a0\u202f]?\d")


# Two capitals, and between them nothing that has a capital form.
_CAPITALS = re.compile(r"[A-Z][A-Z0-9&+]*[A-Z]")
_ANY_CAPITALS = late(r"[^\W\d_a-z](?:[^\W_a-z]|[&+])*[^\W\d_a-z]")


def has_capitals(text: str) -> bool:
    """Tell whether a text may have an abbreviation: most have none."""
    return (_CAPITALS if text.isascii() else _ANY_CAPITALS).search(text) is not None


def abbreviations(text: str, known: Collection[str]) -> Iterator[str]:
    """Give the abbreviations in a text that are none of those known, nor beside one: words of two and more capitals.

    A plural's `s` is taken off. Passed over are headings and names in capitals, numerals such as II and XIV, units,
    formulas, symbols of documents, and currencies.
    """
    text = _without_heading(_ADDRESS.sub(" ", text) if "/" in text or "@" in text else text)
    text = _NAMED.sub(" ", text)
    if not text:
        return
    if not text.isascii():
        text = _cased(text)
    for found in _COMPOUND.finditer(text):
        compound = found[0]
        if compound.islower() or compound[1:].islower():  # the common case: at most one capital
            continue
        if not _is_known(compound, known) and not _is_symbol(compound):
            yield from _inside(text, found, known)


def _inside(text: str, compound: re.Match[str], known: Collection[str]) -> Iterator[str]:
    for part in re.finditer(r"[^/]+", compound[0]):
        if any(_is_known(each, known) for each in _HYPHENS.split(part[0])):
            continue
        for word in _TOKEN.finditer(part[0]):
            start = compound.start() + part.start() + word.start()
            if _is_abbreviation(word[0]) and not _is_measured(
                text[:start][-60:], word[0], text[start + len(word[0]) :][:3]
            ):
                yield word[0].removesuffix("s")


def _is_abbreviation(word: str) -> bool:
    short = word.removesuffix("s")
    return sum(map(str.isupper, short)) > 1 and short == short.upper() and not _NUMERAL.fullmatch(short)


def _is_known(word: str, known: Collection[str]) -> bool:
    """Tell whether a word is known, with the `s` of a plural or a number behind it, too (`APEC2025`)."""
    short = word.removesuffix("s")
    return short in known or word in known or (short.rstrip("0123456789") or short) in known


def _is_symbol(compound: str) -> bool:
    """Tell whether it is the symbol of a document, such as A/RES/70/1."""
    return compound.count("/") > 1 and any(map(str.isdigit, compound))


def _is_measured(before: str, word: str, behind: str) -> bool:
    """Tell whether a word is a unit or a formula, or a currency: beside a figure, or where it can be nothing else."""
    bare = word.lstrip("0123456789")
    if bare in UNITS or word in UNITS or bare in CURRENCIES:
        return True
    if len(bare) != 3 or not bare.isalpha():
        return False
    beside = bare != word or _FIGURE_BEFORE.search(before) or _FIGURE_BEHIND.match(behind)
    return bool(beside) and _is_currency(bare)


def _is_currency(code: str) -> bool:
    from babel import Locale  # noqa: PLC0415 - only beside a figure

    return code in Locale("en").currencies


_RUN = late(r"(?<!\S)(?:[A-Z][A-Z’'-]{1,40}[ \u00a0]+){2,200}[A-Z][A-Z’'-]{1,40}(?![^\s:.,;!?])")


_NAMED = late(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Mme|Mlle|Herr|Herrn|Frau|Sr|Sra|Sig)\.?|M\.)[ \u00a0](?:[^\W\d_a-z][a-z’'-]+[ \u00a0]){0,2}"
    r"[^\W\d_a-z]{3,40}(?:[ \u00a0-][^\W\d_a-z]{3,40}){0,2}(?!\w)"
)
"""A name behind an honorific whose family name is in capitals, wherever that stands."""


def _without_heading(text: str) -> str:
    """Take out what is written in capitals as a heading: a whole text, its beginning up to a colon, or three words."""
    for part in (text, text.partition(":")[0]):
        if part.isupper() and len(re.findall(r"[^\W\d_]+", part)) > 1:
            text = text[len(part) :]
    return _RUN.sub(" ", text)


def _cased(text: str) -> str:
    """Blank the letters of scripts without capitals: they may touch an abbreviation."""
    return "".join(c if c.lower() != c.upper() or not c.isalpha() else " " for c in text)


def found_in(text: str, shorts: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Give each place where one of the abbreviations begins in a text, however many there are, in one time."""
    firsts, lengths = {short[0] for short in shorts}, sorted({len(short) for short in shorts}, reverse=True)
    if not firsts:
        return
    for place in re.finditer(f"[{re.escape(''.join(sorted(firsts)))}]", text):
        at = place.start()
        yield from ((short, at) for length in lengths if (short := text[at : at + length]) in shorts)


def without(text: str, shorts: frozenset[str]) -> str:
    """Blank abbreviations in a text, the longest of those that begin at a place."""
    pieces, end = [], 0
    for short, at in found_in(text, shorts):
        if at >= end:
            pieces += [text[end:at], " "]
            end = at + len(short)
    return "".join([*pieces, text[end:]])


_IN_PARENTHESES = late(r"[(（]([^()（）]{2,60})[)）]")
_INTRODUCED = late(r"^(?:(?:here(?:in)?after|hereinafter|referred to as|known as|or|the|in short)[,:]?\s+){1,4}", re.I)
_QUOTES = "\"'“”‘’„«»‹›「」"
_UNSPACED = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}\s?$"


def explained(text: str) -> list[str]:
    """Give the abbreviations that a text explains: in parentheses behind their words, or before words that stand so."""
    if "(" not in text and "（" not in text:
        return []
    found: list[str] = []
    for it in _IN_PARENTHESES.finditer(text):
        before, inner = text[max(0, it.start() - 200) : it.start()], it[1].strip()
        short = _bare(inner)
        if short and not re.search(r"\s", short):
            found += [short] if _has_words(before) else []
        else:
            words = (word.removesuffix("s") for word in _TOKEN.findall(inner) if _is_abbreviation(word))
            found += [each for each in words if _stands_for(each, before)]
        head = re.search(r"([^\W_]+(?:[&+/-][^\W_]+)*)\s*$", before)
        if head and head[1].removesuffix("s").isupper() and _stands_for(head[1].removesuffix("s"), inner):
            found.append(head[1].removesuffix("s"))
    return found


def _bare(inner: str) -> str:
    """Give what stands in parentheses without quotes, what introduces it, and its genitive or plural."""
    short = _INTRODUCED.sub("", inner.strip(_QUOTES + " ")).strip(_QUOTES + " ")
    short = re.sub(r"[’']s?$", "", short)
    return short[:-1] if short[:-1].isupper() and short.endswith("s") else short


def _has_words(before: str) -> bool:
    """Tell whether two words stand before, or, in scripts without spaces, two letters."""
    words = re.findall(r"[^\W\d_][^\s()]*", before)[-2:]
    return bool(re.search(_UNSPACED, before)) or (len(words) == 2 and all(len(word) > 1 for word in words))


def _stands_for(short: str, words: str) -> bool:
    """Tell whether the letters of an abbreviation are initials of the words, in their order."""
    initials = iter(word[0].casefold() for word in re.findall(r"[^\W\d_]+", words)[-14:])
    letters = [c.casefold() for c in short if c.isalpha()]
    return len(letters) > 1 and all(letter in initials for letter in letters)
