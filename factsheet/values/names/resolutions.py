"""Resolutions of the United Nations by their numbers, as each language cites them: `resolution 2397 (2017)`, `70/1`."""

import re
from collections.abc import Iterator
from functools import lru_cache

_HEADS = {
    "en": r"resolutions?|UNSCRs?|S/RES/|A/RES/",
    "fr": r"r[ée]solutions?(?: n[o°])?",
    "es": r"resoluci[oó]n(?:es)?",
    "de": r"Resolution(?:en)?",
    "it": r"risoluzion[ei](?: n\.)?",
    "pt": r"resolu(?:ção|ções)",
    "pl": r"rezolucj(?:a|i|ę|ą|e|om|ami|ach)(?: nr)?",
    "ru": r"резолюци(?:я|и|ю|ей|й|ям|ями|ях)(?: №)?",
    "uk": r"резолюці(?:я|ї|ю|єю|й|ям|ями|ях)(?: №)?",
    "ar": r"(?:ال)?قرار(?:ات|ين|ان)?(?: (?:مجلس الامن|رقم))*",
    "he": r"החלט(?:ה|ת|ות)(?: (?:מועצת הביטחון|מספר))*",
    "fa": r"قطعنامه(?: (?:هاي|شماره))*",
    "hi": r"(?:प्रस्ताव|संकल्प)(?: संख्या)?",
    "id": r"Resolusi(?: (?:DK PBB|Dewan Keamanan PBB|Nomor|No\.))*",
    "vi": r"Nghị quyết(?: số)?",
    "sw": r"azimio(?: (?:namba|nambari))?",
    "ja": r"決議(?:第)?",
    "ko": r"결의(?:안)?(?: ?제)?",
    "zh": r"(?:决议|決議)(?:第)?",
    "tr": r"karar(?:ı|lar|ları)?",
}
"""What stands before the number of a resolution, in the spelling of `alike`."""
_TAILS = {"zh": r"号(?:和|、|及)?(?:决议)?|號(?:決議)?", "ja": "号", "ko": " ?호", "tr": r" sayılı"}
_BEHIND = {
    "zh": re.compile(
        r"第 ?(?P<number>\d{3,4}|\d{1,2}/\d{1,3}) ?(?:[(（]\d{4}(?:年)?[)）])? ?[号號](?=[^。]{0,12}?(?:决议|決議))"
    ),
    "tr": re.compile(r"(?P<number>\d{3,4}|\d{1,2}/\d{1,3})(?: \(\d{4}\))? sayılı"),
}
"""Where the number comes first."""
_NUMBER = r"(?P<number>(?:ES-)?\d{1,2}/\d{1,4}|\d{3,4})(?!\d)"
_YEAR = r"(?: ?[(（]\d{4}(?:年)?[)）])"
_DATED = re.compile(_NUMBER + _YEAR)
_JOINT = re.compile(r"\s*(?:,|、|،|;|and|et|y|e|und|i|и|та|و|ו|和|及|및|と|dan|và|na|ve)\s*")


def find_resolutions(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Give the start, the end and the name of each resolution in a text in the spelling of `alike`."""
    head = _pattern(language)
    at = 0
    while head and (match := head.search(text, at)):
        yield match.start(), match.end(), _name(match["number"])
        at = match.end()
        # Without its year, what follows may be any number.
        while (joint := _JOINT.match(text, at)) and (more := _DATED.match(text, joint.end())):
            yield more.start(), more.end(), _name(more["number"])
            at = more.end()
    if behind := _BEHIND.get(language):
        yield from ((m.start(), m.end(), _name(m["number"])) for m in behind.finditer(text))


@lru_cache(maxsize=32)
def _pattern(language: str) -> re.Pattern[str] | None:
    head = _HEADS.get(language)
    if head is None:
        return None
    before = "" if language in {"ja", "zh", "ko", "ar", "he"} else r"(?<!\w)"
    tail = f"(?:{_TAILS[language]})?" if language in _TAILS else ""
    return re.compile(f"{before}(?:{head}) ?{_NUMBER}{tail}{_YEAR}?", re.IGNORECASE)


def _name(number: str) -> str:
    """Name a resolution: numbers with a session are of the General Assembly, others of the Security Council."""
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in number)
    return f"{'unga' if '/' in digits else 'unsc'}-resolution-{digits}"
