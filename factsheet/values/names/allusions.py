"""States that a text alludes to without their names: adjectives, and the single characters of East Asian headlines."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from factsheet.typography.tags import primary_language
from factsheet.values.names.states import names_of

_ADJECTIVES = {
    "en": "US american; GB british english uk; FR french; ES spanish; PL polish; NL dutch; DK danish; SE "
    "swedish; FI finnish; GR greek hellenic; PT portuguese; CH swiss; IE irish; TR turk; NO norweg; KR "
    "korean; KP korean north; IL israel; CY cypriot; HR croat; SK slovak; SI sloven; PH filipino "
    "philippine; TH thai; VN vietnam; BE belgi; IS iceland; AR argentin; PE peruv; CN chinese; TW taiwan; "
    "SA saudi; AE emirat; NZ zealand; CD congolese; CG congolese; CZ czech",
    "fr": "US americain; GB britannique anglais; NL neerlandais hollandais; GR grec hellen; TR turc turque; PL "
    "polonais; CH suisse helvet; DE allemand; KR coreen sud-coreen; KP coreen nord-coreen; CZ tcheque; SK "
    "slovaque; SA saoudien; AE emirien; NZ zelandais; CD congolais; CG congolais; HU hongrois; SE "
    "suedois; PT portugais; PH philippin",
    "es": "US estadounidense norteamerican american; GB britanic ingles; NL neerlandes holandes; DE aleman; KR "
    "corean surcorean; KP corean norcorean; CZ checo; SA saudi; AE emirati; NZ zeland; CD congoleno; CG "
    "congoleno; CH suiz; FR frances; PT portugues; PH filipin",
    "ru": "US американск; GB британск английск; NL нидерландск голландск; DE немецк германск; KR корейск "
    "южнокорейск; KP корейск северокорейск; CZ чешск; GR греческ; HU венгерск; SA саудовск; NZ "
    "новозеланд; FR французск; CN китайск",
    "de": "US amerikan us-; GB britisch englisch; NL niederlandisch; FR franzos; KR koreanisch sudkorean; KP "
    "koreanisch nordkorean; CZ tschech; CH schweiz; SA saudi; CN chines; TR turk; ES spanisch; GR griech; "
    "PL polnisch",
    "it": "US americano statunitens; GB britannic ingles; DE tedesc; NL olandes; KR corean sudcorean; KP corean "
    "nordcorean",
    "pt": "US american estadunidense norte-american; GB britanic ingles; DE alem; NL holand neerland; KR "
    "corean; KP corean",
    "uk": "US американськ; GB британськ; DE німецьк; KR корейськ; KP корейськ; FR французьк; CN китайськ",
    "pl": "US amerykan; GB brytyjsk; DE niemieck; KR korean; KP korean; NL holend niderland; FR francus",
}
"""Beginnings of adjectives that do not begin as a name of one word does, without accents, by the state's code."""

_SIGNS = {
    "ja": "US米 JP日 KR韓 KP朝 CN中 RU露ロ GB英 FR仏 DE独 AU豪 IN印 CA加 IT伊 PH比 VN越 TW台 EU欧 UA宇",
    "zh": "US美 JP日 KR韩韓 KP朝 CN中 RU俄 GB英 FR法 DE德 AU澳 IN印 CA加 IT意 PH菲 VN越 TW台 EU欧歐 UA乌烏",
    "ko": "US미 JP일 KR한 KP북 CN중 RU러 GB영 FR불 DE독 AU호 IN인",
}
"""The signs that stand for states side by side (日米韓), or before what is theirs (米軍)."""
_THEIRS = {"ja": "軍側産系人製政", "zh": "军軍方", "ko": "군측"}
_SHORTEST = 4


def alludes(text: str, language: str, code: str) -> bool:
    """Tell whether a text in a language (BCP 47) may speak of a state, by its ISO 3166 code, without naming it.

    A word begins as an adjective of the state does, or as its name. In East Asian languages its sign may stand among
    those of others, or its name within another word.
    """
    base = primary_language(language)
    signs = _signs(base)
    if code in signs and signs[code].search(text):
        return True
    if base in _SIGNS and any(name in text for name in _whole_names(base, code)):
        return True
    return any(word.startswith(_beginnings(base, code)) for word in re.findall(r"[^\W\d_][\w-]*", _plain(text)))


def states_side_by_side(text: str, language: str) -> tuple[str, ...]:
    """Give the states, by their ISO 3166 codes, whose signs are the first to stand side by side in a text: 日米韓."""
    base = primary_language(language)
    signs = {sign: code for code, own in _signs_listed(base).items() for sign in own}
    every = f"[{''.join(signs)}]"
    edges = ("(?<![가-힣])", "(?![가-힣])") if base == "ko" else ("", "")
    found = re.search(f"{edges[0]}{every}(?:[·・-]?{every})+{edges[1]}", text) if signs else None
    return tuple(signs[sign] for sign in found[0] if sign in signs) if found else ()


_ENDS = (
    "n",
    "ns",
    "ese",
    "ish",
    "ic",
    "ch",
    "i",
    "is",
    "que",
    "ques",
    "ais",
    "aise",
    "es",
    "esa",
    "o",
    "a",
    "os",
    "as",
)
"""How words for what is of a state end, in the languages that part words by spaces."""
_ENDING = 5


@lru_cache(maxsize=4096)
def states_of_word(word: str, language: str) -> frozenset[str]:
    """Give the states that a word with a capital may be an adjective of, by their ISO 3166 codes: `Japanese`."""
    base, plain = primary_language(language), _plain(word)
    if not plain.endswith(_ENDS):
        return frozenset()
    fitting = [
        (len(start), code)
        for start, code in _adjectives(base)
        if plain.startswith(start) and len(plain) - len(start) <= _ENDING
    ]
    longest = max((length for length, _ in fitting), default=0)
    return frozenset(code for length, code in fitting if length == longest)


@lru_cache(maxsize=8)
def _adjectives(language: str) -> tuple[tuple[str, str], ...]:
    names = names_of(language)
    codes = {code for each in names.exact.values() if len(each) == 1 for code in each} if names else set()
    return tuple((start, code) for code in sorted(codes) for start in _beginnings(language, code) if start.isalpha())


@lru_cache(maxsize=512)
def _whole_names(language: str, code: str) -> tuple[str, ...]:
    """Give the names of a state, which East Asian languages put together with other words (대만해협)."""
    names = names_of(language)
    return tuple(name for name, codes in names.exact.items() if codes == (code,) and len(name) > 1) if names else ()


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=512)
def _beginnings(language: str, code: str) -> tuple[str, ...]:
    """Give what adjectives of a state begin with: its names of one word without their last letters, and our table."""
    names = names_of(language)
    single = [name for name, codes in names.exact.items() if codes == (code,)] if names else []
    words = [_plain(name) for name in single if name.isalpha() and len(name) >= _SHORTEST]
    listed = (entry.split() for entry in _ADJECTIVES.get(language, code).split(";"))
    own = [word for known, *words in listed if known == code for word in words]
    return tuple(dict.fromkeys([*(word[: max(_SHORTEST, len(word) - 3)] for word in words), *map(_plain, own)]))


def _signs_listed(language: str) -> dict[str, str]:
    """Give the signs of each state by its code."""
    return {entry[:2]: entry[2:] for entry in _SIGNS.get(language, "").split()}


@lru_cache(maxsize=8)
def _signs(language: str) -> dict[str, re.Pattern[str]]:
    listed = _signs_listed(language)
    every, theirs = "".join(listed.values()), _THEIRS.get(language, "")
    return {
        code: re.compile(f"[{own}](?=[{every}{theirs}])(?![{own}])|(?<=[{every}])[{own}](?<![{own}]{{2}})")
        for code, own in listed.items()
    }
