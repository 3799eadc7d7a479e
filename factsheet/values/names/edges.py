"""Where a name begins and ends in running text: words, and what scripts and languages join to them."""

import re
import unicodedata
from functools import cache

# Most texts have no name that stands beside such letters: patterns are compiled where they are asked for.
_KATAKANA, _HANGUL = "[゠-ヺー-ヿㇰ-ㇿ]", "[가-힣]"
_HAN = "[々〇㐀-鿿豈-﫿\U00020000-\U0003ffff]"
_EAST_ASIAN = f"{_KATAKANA}|{_HAN}|{_HANGUL}|[ぁ-ゟ]"
_FIRST_EAST_ASIAN = "\u3005"
_OF_PEOPLE = "人語语籍"
"""Behind the name of a state these make its people, its language, its citizens."""

# Postpositions and endings of the copula (National Institute of Korean Language, standard grammar, particles), and the
# dependent nouns 측, 간, 내 and 등 that are written together with names, as 해협 (strait) and 정부 (government) may be.
_PARTICLES = (
    "(?:측|간|내|등|해협|정부)?(?:에서|에게|에게서|에|으로서|으로|로서|로|의|은|는|이|가|을|를|와|과|도|만|까지|부터|보다|처럼"
    "|이나|이며|이고|이다|및|께서|조차|마저|뿐)*(?![가-힣])"
)
# One-letter words that are written together with the next (Arabic: wa-, fa-, bi-, ka-, li-; Hebrew: moshe vekalev).
_PREFIXES = {"ar": "[وف]?[بكل]?", "he": "ו?(?:כש|ש)?[בלמהכ]?ה?"}
_GENITIVE = "s(?![^\\W\\d_])"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def begins(text: str, at: int, language: str) -> bool:
    """Tell whether a name may begin at a place of a text."""
    if at == 0:
        return True
    first, before = text[at], text[at - 1]
    if first >= _FIRST_EAST_ASIAN:
        for script in (_KATAKANA, _HANGUL):
            if _compiled(script).match(first):
                return not _compiled(script).match(before)
        if _compiled(_HAN).match(first):
            return True
    if not _is_letter(first) or not _joins(before):
        return True
    prefix = _PREFIXES.get(language)
    return prefix is not None and any(
        _compiled(prefix).fullmatch(text, start, at) and (start == 0 or not _joins(text[start - 1]))
        for start in range(max(0, at - 4), at)
    )


def ends(text: str, at: int, language: str) -> bool:
    """Tell whether a name may end before a place of a text."""
    if at >= len(text):
        return True
    last, behind = text[at - 1], text[at]
    if last >= _FIRST_EAST_ASIAN:
        if _compiled(_HANGUL).match(last):
            return bool(_compiled(_PARTICLES).match(text, at))
        if _compiled(_KATAKANA).match(last):
            return not _compiled(_KATAKANA).match(behind) and behind not in _OF_PEOPLE
        if _compiled(_HAN).match(last):
            return behind not in _OF_PEOPLE
    if not _is_letter(last) and last not in ".)":
        return True
    return not _joins(behind) or (language == "de" and bool(_compiled(_GENITIVE).match(text, at)))


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def _joins(sign: str) -> bool:
    """Tell whether a sign makes one word with letters beside it; East Asian signs do not."""
    return _is_letter(sign) and not (sign >= _FIRST_EAST_ASIAN and _compiled(_EAST_ASIAN).match(sign))
