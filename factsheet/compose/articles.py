"""Names of states in a sentence: with the article of the language, and the preposition that it merges with."""

import re
from collections.abc import Callable, Mapping

from factsheet.typography.tags import primary_language

FORMS = ("the", "of", "in", "from")
"""With the article alone; the genitive; the place; where somebody or something comes from."""


def in_sentence(name: str, article: str, form: str, language: str) -> str | None:
    """Give a name as one of the FORMS in a language (BCP 47); None where no rule is known.

    In languages without articles, `the` is the name alone.
    """
    rule = _RULES.get(primary_language(language))
    if rule is not None:
        return rule(name, article, form)
    return name if form == "the" else None


def _english(name: str, article: str, form: str) -> str:
    # Some issuers have the article in the name.
    whole = f"the {name[4:]}" if name.startswith("The ") else f"{article} {name}".strip()
    return whole if form == "the" else f"{form} {whole}"


_VOWEL = re.compile("[AEIOUÀÂÄÉÈÊËÎÏÔÖÛÜŒ]", re.IGNORECASE)


def _french(name: str, article: str, form: str) -> str:
    """Merge `à` and `de` with `le` and `les`; feminines and vowels take `en`, and `de` without article behind `from`.

    Names without article take `à` and `de`.
    """
    vowel = bool(_VOWEL.match(name))
    if article in {"le", "la"} and vowel:
        article = "l’"
    de = f"d’{name}" if vowel else f"de {name}"
    merged = {"le": f"du {name}", "les": f"des {name}"}
    match form:
        case "the":
            return _joined(article, name)
        case "of":
            return merged.get(article) or (f"de {_joined(article, name)}" if article else de)
        case "from":
            return merged.get(article, de)
        case _:
            return {"le": f"au {name}", "les": f"aux {name}", "": f"à {name}"}.get(article, f"en {name}")


def _joined(article: str, name: str) -> str:
    return f"{article}{name}" if article.endswith("’") else f"{article} {name}".strip()


def _spanish(name: str, article: str, form: str) -> str:
    """Merge `de` with the article `el`, not with part of a name (Diccionario panhispánico de dudas, «el»)."""
    whole = f"{article} {name}".strip()
    match form:
        case "the":
            return whole
        case "in":
            return f"en {whole}"
        case _:
            return f"del {name}" if article == "el" else f"de {whole}"


def _portuguese(name: str, article: str, form: str) -> str:
    """Merge `de` and `em` with the article."""
    match form:
        case "the":
            return f"{article} {name}".strip()
        case "in":
            return f"n{article} {name}" if article else f"em {name}"
        case _:
            return f"d{article} {name}" if article else f"de {name}"


_ITALIAN = {"il": "l", "lo": "llo", "l’": "ll’", "la": "lla", "i": "i", "gli": "gli", "le": "lle"}
"""What the articles become behind `de-`, `da-` and `ne-`."""
_OF_KINDS = re.compile("(?:Regno|Repubblica|Stato|Federazione|Unione|Santa|Emirati|Stati)\\b")


def _italian(name: str, article: str, form: str) -> str:
    """Merge prepositions with the article; `in` takes none in the singular, but before the kind of a state."""
    merged = _ITALIAN.get(article)
    match form:
        case "the":
            return _joined(article, name)
        case "in" if merged is None:
            return f"ad {name}" if name[0] == "A" else f"a {name}"
        case "in" if article in {"il", "lo", "l’", "la"} and not _OF_KINDS.match(name):
            return f"in {name}"
        case _:
            stem = {"of": "de", "from": "da", "in": "ne"}[form]
            return _joined(stem + merged, name) if merged else f"{'di' if form == 'of' else 'da'} {name}"


_ADJECTIVE = re.compile(r"(\w+(?:isch|eint|einigt|eilig|öderiert|inational))(?:er|es|e)\b(?= \w)")
_PREPOSITIONS = {"in": "in", "from": "aus"}


def _german(name: str, article: str, form: str) -> str:
    """Decline weakly; a name without article takes -s, or `von` where it ends in a sibilant or is several words."""
    if not article:
        if form in _PREPOSITIONS or form == "the":
            return f"{_PREPOSITIONS.get(form, '')} {name}".strip()
        return f"von {name}" if re.search(r"[sßxz’]$|ce$|\W", name) else f"{name}s"
    gender, _, plural = article.partition(", ")
    ending = "e" if form == "the" and not plural else "en"
    name = _ADJECTIVE.sub(rf"\1{ending}", name)
    genitive = {"die": "der", "der": "des", "das": "des"}[gender]
    dative = "den" if plural else {"die": "der", "der": "dem", "das": "dem"}[gender]
    if form == "the":
        return f"{gender} {name}"
    if form == "of":
        return f"{genitive} {name if gender == 'die' else _genitive(name)}"
    if plural and name.endswith("e"):
        name += "n"
    return f"im {name}" if (form, dative) == ("in", "dem") else f"{_PREPOSITIONS[form]} {dative} {name}"


def _genitive(name: str) -> str:
    """Put the noun that tells the gender, the first that is no adjective, into the genitive."""
    words = name.split()
    at = next((place for place, word in enumerate(words) if not word.endswith("en")), 0)
    words[at] += "es" if words[at].endswith("t") else "s"
    return " ".join(words)


_RULES: Mapping[str, Callable[[str, str, str], str]] = {
    "en": _english,
    "fr": _french,
    "es": _spanish,
    "pt": _portuguese,
    "it": _italian,
    "de": _german,
}
