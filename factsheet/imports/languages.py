"""In which language a text is, where it does not say: by its script, or its commonest words."""

import re
from collections import Counter

_LETTERS = {"fa": "[\u067e\u0686\u0698\u06af\u06a9\u06cc]", "uk": "[\u0456\u0457\u0454\u0491]"}
"""Letters that a language has and others of its script have not, and a text of it in every sentence."""
_SCRIPTS = {
    "ja": "[\u3040-\u30ff]",
    "ko": "[\uac00-\ud7a3]",
    "ru": "[\u0430-\u044f]",
    "he": "[\u05d0-\u05ea]",
    "ar": "[\u0627-\u064a]",
    "zh": "[\u4e00-\u9fff]",
    "th": "[\u0e01-\u0e2e]",
    "hi": "[\u0905-\u0939]",
    "el": "[\u03b1-\u03c9]",
}
_COMMON = {
    "en": "the and of to in with for that",
    "fr": "le la les et des du dans pour que une",
    "es": "el la los y de las en para que una",
    "de": "der die und das den mit für von ist ein",
    "it": "il la di e che per gli della con una",
    "pt": "o a os e da do para que com uma",
}
_READ = 20_000
_SHARE = 0.1
_FEW = 0.02
"""The share of letters that no other language has."""
_LEAST = 3
"""So many of the commonest words tell a language."""


def guess_language(text: str) -> str | None:
    """Give the language that a text is likely to be in, as a tag, or None where nothing tells."""
    sample = text[:_READ]
    letters = len(re.findall(r"[^\W\d_]", sample))
    shares = [*((tag, each, _FEW) for tag, each in _LETTERS.items()), *((*each, _SHARE) for each in _SCRIPTS.items())]
    for tag, script, share in shares:
        if letters and len(re.findall(script, sample)) > share * letters:
            return tag
    counts = Counter(re.findall(r"\w+", sample.casefold()))
    found = {tag: sum(counts[word] for word in words.split()) for tag, words in _COMMON.items()}
    best = max(found, key=lambda tag: found[tag])
    return best if found[best] >= _LEAST and found[best] > _SHARE * sum(counts.values()) else None
