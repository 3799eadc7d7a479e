"""Where a name begins and ends in running text: words, and what scripts and languages join to them."""

import re
import unicodedata

_KATAKANA = re.compile("[゠-ヺー-ヿㇰ-ㇿ]")
_HAN = re.compile("[々〇㐀-鿿豈-﫿\U00020000-\U0003ffff]")
_HANGUL = re.compile("[가-힣]")
_EAST_ASIAN = re.compile(f"{_KATAKANA.pattern}|{_HAN.pattern}|{_HANGUL.pattern}|[ぁ-ゟ]")
_OF_PEOPLE = "人語语籍"
"""Behind the name of a state these make its people, its language, its citizens."""

# Postpositions and endings of the copula (National Institute of Korean Language, standard grammar, particles), and the
# dependent nouns 측, 간, 내 and 등 that are written together with names, as 해협 (strait) and 정부 (government) may be.
_PARTICLES = re.compile(
    "(?:측|간|내|등|해협|정부)?(?:에서|에게|에게서|에|으로서|으로|로서|로|의|은|는|이|가|을|를|와|과|도|만|까지|부터|보다|처럼"
    "|이나|이며|이고|이다|및|께서|조차|마저|뿐)*(?![가-힣])"
)
# One-letter words that are written together with the next (Arabic: wa-, fa-, bi-, ka-, li-; Hebrew: moshe vekalev).
_PREFIXES = {"ar": re.compile("[وف]?[بكل]?"), "he": re.compile("ו?(?:כש|ש)?[בלמהכ]?ה?")}
_GENITIVE = re.compile("s(?![^\\W\\d_])")


def begins(text: str, at: int, language: str) -> bool:
    """Tell whether a name may begin at a place of a text."""
    if at == 0:
        return True
    first, before = text[at], text[at - 1]
    for script in (_KATAKANA, _HANGUL):
        if script.match(first):
            return not script.match(before)
    if _HAN.match(first) or not _is_letter(first) or not _joins(before):
        return True
    prefix = _PREFIXES.get(language)
    return prefix is not None and any(
        prefix.fullmatch(text, start, at) and (start == 0 or not _joins(text[start - 1]))
        for start in range(max(0, at - 4), at)
    )


def ends(text: str, at: int, language: str) -> bool:
    """Tell whether a name may end before a place of a text."""
    if at >= len(text):
        return True
    last, behind = text[at - 1], text[at]
    if _HANGUL.match(last):
        return bool(_PARTICLES.match(text, at))
    if _KATAKANA.match(last):
        return not _KATAKANA.match(behind) and behind not in _OF_PEOPLE
    if _HAN.match(last):
        return behind not in _OF_PEOPLE
    if not _is_letter(last) and last not in ".)":
        return True
    return not _joins(behind) or (language == "de" and bool(_GENITIVE.match(text, at)))


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def _joins(sign: str) -> bool:
    """Tell whether a sign makes one word with letters beside it; East Asian signs do not."""
    return _is_letter(sign) and not _EAST_ASIAN.match(sign)
