"""Names of persons as a house prints them: the family name first or last, or in capitals; and back to the name."""

import re
from collections.abc import Iterator, Mapping

from factsheet.profiles.house import NameForm

FILTER = "named"
_TIED = "\N{NO-BREAK SPACE}"
"""What stands for spaces of a family name in the key of what was printed."""


def print_name(name: str, family: str | None, form: NameForm, party: str = "") -> str:
    """Give a name in a form; one without a family name, or of another party than the form is for, as it is written."""
    if not family or family not in name or (form.of and party not in form.of):
        return name
    shown = family.upper() if form.capitals else family
    if form.family == "as written":
        return name.replace(family, shown, 1)
    rest = _without(name, family)
    joint = " " if " " in name else ""
    return joint.join(each for each in ((shown, rest) if form.family == "first" else (rest, shown)) if each)


def _without(name: str, family: str) -> str:
    before, _, after = name.partition(family)
    return " ".join(f"{before} {after}".split()) if " " in name else before + after


def key_of(name: str, family: str) -> str:
    """Give what a printed name is kept under."""
    return f"{FILTER}:{family.replace(' ', _TIED)} {name}"


def read_name(printed: str, prints: Mapping[str, str]) -> str | None:
    """Give the name, as files write it, that a changed print of a known one says; None where it may be of several.

    The family name stands in it as it was printed; what has changed beside it has changed in the name.
    """
    text = " ".join(printed.split())
    found = {name for name in (_renamed(text, key) for key in _kept(prints)) if name}
    return found.pop() if len(found) == 1 else None


def _kept(prints: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key in prints:
        if key.startswith(f"{FILTER}:"):
            family, _, name = key.removeprefix(f"{FILTER}:").partition(" ")
            yield family.replace(_TIED, " "), name


def _renamed(text: str, kept: tuple[str, str]) -> str | None:
    family, name = kept
    shown = re.search(rf"(?<!\w)(?:{re.escape(family.upper())}|{re.escape(family)})(?!\w)", text)
    if shown is None:
        return None
    rest = " ".join((text[: shown.start()] + " " + text[shown.end() :]).split())
    joint = " " if " " in name else ""
    return joint.join(each for each in ((family, rest) if name.startswith(family) else (rest, family)) if each)
