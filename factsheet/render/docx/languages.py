"""What a BCP 47 tag means to Word: which attribute of `w:lang` it fills, and which East Asian face it wants."""

from __future__ import annotations

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi"})


_JAPANESE, _KOREAN, _SIMPLIFIED, _TRADITIONAL = "Yu Gothic", "Malgun Gothic", "Microsoft YaHei", "Microsoft JhengHei"

FACES = {
    _JAPANESE: ("Noto Sans CJK JP", "Noto Sans JP", "MS Gothic"),
    _KOREAN: ("Noto Sans CJK KR", "Noto Sans KR"),
    _SIMPLIFIED: ("Noto Sans CJK SC", "Noto Sans SC"),
    _TRADITIONAL: ("Noto Sans CJK TC", "Noto Sans TC"),
}
"""The East Asian fonts that ship with Word, and the free ones that stand in for them elsewhere."""


def _primary(tag: str) -> str:
    return tag.split("-", 1)[0].lower()


def is_east_asian(tag: str) -> bool:
    """Tell whether the language is written in East Asian characters."""
    return _primary(tag) in {"ja", "ko", "zh", "yue"}


def is_right_to_left(tag: str) -> bool:
    """Tell whether the language runs from right to left."""
    return _primary(tag) in _RIGHT_TO_LEFT


def east_asian_face(tag: str) -> str:
    """Give the face of a language's East Asian text.

    Other languages get Malgun Gothic for the odd foreign name: of the faces that come with Word its lines are the
    lowest, so a name in it does not spread the lines of Latin text.
    """
    subtags = {subtag.lower() for subtag in tag.split("-")[1:]}
    match _primary(tag):
        case "ja":
            return _JAPANESE
        case "zh" | "yue":
            return _TRADITIONAL if subtags & {"hant", "tw", "hk", "mo"} else _SIMPLIFIED
        case _:
            return _KOREAN


def language_attributes(tag: str) -> dict[str, str]:
    """Give the attributes of `w:lang` (ECMA-376 part 1, 17.3.2.20) that say a text is in this language."""
    if is_east_asian(tag):
        return {"eastAsia": tag}
    if is_right_to_left(tag):
        return {"bidi": tag}
    return {"val": tag}
