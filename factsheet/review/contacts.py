"""A new contact as somebody types it: a name and whatever else, each known by its form."""

import re

from factsheet.review.attribution import ReadFields

_BETWEEN = re.compile(r"\s*[,;،、，；]\s*")
_FORMS = {
    "email": re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+"),
    "url": re.compile(r"https?://\S+"),
    "phone": re.compile(r"(?=(?:\D*\d){5})\+?[\d\s()./‑-]+"),
}
_WORDS = ("name", "office")


def read_contact(text: str) -> ReadFields | None:
    """Read a line as a contact: what has the form of an address or a number is that; words are the name, the office.

    None where no part has such a form, two have the same, or more words are left than a contact has fields for them.
    """
    found: dict[str, str] = {}
    words: list[str] = []
    for part in filter(None, _BETWEEN.split(text.strip())):
        key = next((key for key, form in _FORMS.items() if form.fullmatch(part)), None)
        if key in found:
            return None
        words += [part] if key is None else []
        found |= {key: part} if key else {}
    if not found or not 0 < len(words) <= len(_WORDS):
        return None
    return ReadFields(dict(zip(_WORDS, words, strict=False)) | found)
