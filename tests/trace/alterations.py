"""Single alterations of true sentences: a figure, unit, date, name, office, denial or subject is another.

They are made by patterns of their own, not by what the program reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = re.compile(r"\b(?:{})\b(?= \d)".format("|".join(_MONTHS)))
_DATED = re.compile(r"\b(?:{0}) \d{{1,2}}(?!\d)|\b\d{{1,2}} (?:{0})\b|\b(?:19|20)\d\d\b".format("|".join(_MONTHS)))
_FIGURE = re.compile(r"(?<![\w.,/#-])\$?(\d+(?:,\d{3})*(?:\.\d+)?)(?![\w,/-]*\w)")
_UNITS = {
    r"\$(?=\d)": ("€", "£"),
    r"(?<=\d )percent\b": ("percentage points", "kilometers"),
    r"(?<=\d )per cent\b": ("percentage points",),
    r"(?<=\d)%": (" percentage points",),
    r"(?<=\d )million\b": ("billion", "trillion"),
    r"(?<=\d )billion\b": ("million", "trillion"),
    r"(?<=\d )trillion\b": ("billion", "million"),
    r"(?<=\d )GW\b": ("MW", "kW"),
    r"(?<=\d )days\b": ("weeks", "months"),
    r"(?<=\d )years\b": ("months", "days"),
    r"(?<=\d )months\b": ("weeks", "years"),
    r"°C\b": ("°F", " K"),
    r"(?<=\d )degrees Celsius\b": ("degrees Fahrenheit",),
    r"(?<=\d )hours\b": ("days",),
    r"(?<=\d )tons\b": ("kilograms",),
}
_FAMILIES = (
    "Biden", "Trump", "Kishida", "Ishiba", "Yoon", "Moon", "Modi", "Albanese", "Suga", "Morrison", "Rubio", "Sullivan",
    "Park", "Suh", "Kitamura", "Zelenskyy", "Vance", "Iwaya", "Cho", "Widodo", "Guterres", "Abe", "Bong", "Harris",
)  # fmt: skip
_NOBODY = ("Merkel", "Macron", "Duterte", "Sunak", "Trudeau", "Meloni", "Lula", "Takaichi")
_OFFICES = {
    r"\bPrime Minister\b(?! of)": ("President", "Foreign Minister", "Vice President"),
    r"(?<!Vice )\bPresident\b": ("Prime Minister", "Vice President", "Secretary of State"),
    r"\bForeign Ministers?\b": ("Defense Ministers", "Prime Ministers"),
    r"\bFinance Ministers?\b": ("Foreign Ministers", "Trade Ministers"),
    r"\bTrade Ministers?\b": ("Finance Ministers", "Foreign Ministers"),
    r"\bHealth Ministers?\b": ("Finance Ministers", "Energy Ministers"),
    r"\bSecretary of State\b": ("Secretary of Defense", "Secretary of Commerce"),
    r"\bNational Security Advisors?\b": ("Foreign Ministers", "Secretary of Defense"),
    r"\bLeaders\b": ("Foreign Ministers", "Ambassadors"),
    r"\bDirectors?-General\b": ("Secretary-General",),
    r"\bSecretary-General\b": ("Director-General",),
    r"\bCentral Bank Governors\b": ("Ambassadors",),
    r"\b[Mm]inisters\b(?! of| for)": ("ambassadors", "presidents"),
}
_PLACES = {
    r"\bTaiwan Strait\b": "Strait of Hormuz",
    r"\bSouth China Sea\b": "South Atlantic Sea",
    r"\bKorean Peninsula\b": "Iberian Peninsula",
    r"\bUkraine\b": "Georgia",
    r"\bCamp David\b": "Camp Lejeune",
    r"\bHiroshima\b": "Nagasaki",
    r"\bBali\b": "Jakarta",
    r"\bWashington\b": "Chicago",
    r"\bSeoul\b": "Busan",
    r"\bTokyo\b": "Osaka",
    r"\bParis\b": "Lyon",
    r"\bAfghanistan\b": "Pakistan",
    r"\bMyanmar\b": "Laos",
    r"\bASEAN\b": "NATO",
    r"\bDPRK\b": "PRC",
    r"\bWHO\b": "ILO",
    r"\bIAEA\b": "ICAO",
    r"\bBurma\b": "Laos",
}
_VERBS = (
    "reaffirm", "welcome", "condemn", "commit", "support", "recognize", "emphasize", "underscore", "encourage",
    "endorse", "acknowledge", "look", "call", "urge", "intend", "note", "share", "reiterate", "express", "agree",
    "pledge", "affirm", "remain", "stress", "highlight", "announce", "oppose", "resolve", "seek", "plan", "applaud",
    "commend",
)  # fmt: skip
_SAYS = re.compile(r"(?<=\b[Ww]e )({})\b(?!ed)".format("|".join(_VERBS)))
_SAID = re.compile(
    r"(?<=[a-z] )(?<!\bare )(?<!\bis )(?<!\bbe )(?<!\bbeen )(?<!\bhave )(?<!\bhas )(?<!\bly )"
    r"(reaffirmed|welcomed|condemned|committed|supported|recognized|emphasized|underscored|encouraged|endorsed|shared|"
    r"acknowledged|reiterated|expressed|agreed|pledged|affirmed|stressed|highlighted|announced|opposed|resolved)\b"
)
_WILL = re.compile(r"\b(will|should|can|must)(?= (?!not\b)[a-z])")
_NOT = re.compile(r"\b(?:not|never) (?!only)")
_SUBJECTS = {
    r"^We\b(?= [a-z])": ("Japan", "Australia", "The United States", "China", "President Lula"),
    r"^The United States\b(?= [a-z])": ("Japan", "The two sides", "France", "The Republic of Korea"),
    r"^Japan\b(?= [a-z])": ("The United States", "We", "Italy"),
    r"^(?:The )?(?:ROK|Republic of Korea)\b(?= [a-z])": ("Japan", "The United States", "They"),
    r"^India\b(?= [a-z])": ("The United States", "Brazil"),
    r"^The (?:two |three |G7 )?(?:[Ll]eaders|[Pp]residents|[Mm]inisters|[Pp]articipants|countries|sides)\b(?= [a-z])": (
        "Japan", "The United States", "Germany",
    ),
    r"^They\b(?= [a-z])": ("Japan", "The United States", "India"),
    r"^(?:President|Prime Minister) [A-Z]\w+(?: [A-Z]\w+)?\b(?= [a-z])": ("The leaders", "China", "The European Union"),
    r"^Both (?:[Ll]eaders|[Pp]residents|sides|countries)\b": ("The United States", "Japan"),
}  # fmt: skip


def _infinitive(past: str) -> str:
    """Give the infinitive of a verb of `_SAID`."""
    if past.endswith("tted"):
        return past.removesuffix("ted")
    return past.removesuffix("d" if re.search("(?:ors|scor|g|iz|at|os|olv|ar|unc|om|e)ed$", past) else "ed")


def _replaced(text: str, found: re.Match[str], by: str) -> str:
    return text[: found.start()] + by + text[found.end() :]


def _by_table(text: str, table: dict[str, tuple[str, ...]], random: Random) -> Iterator[str]:
    for pattern, others in table.items():
        found = list(re.finditer(pattern, text))
        if found and others:
            yield _replaced(text, random.choice(found), random.choice(others))


def figures(text: str, random: Random) -> Iterator[str]:
    """Give the sentence with another figure."""
    dates = [range(*found.span()) for found in _DATED.finditer(text)]
    for found in _FIGURE.finditer(text):
        if any(found.start(1) in each for each in dates) or len(found[1].replace(",", "")) > 7:
            continue
        number = found[1]
        digit = random.randrange(1, 10)
        place = random.choice([at for at, sign in enumerate(number) if sign.isdigit()])
        other = number[:place] + str((int(number[place]) + digit) % 10 or 4) + number[place + 1 :]
        if other != number:
            yield text[: found.start(1)] + other + text[found.end(1) :]


def units(text: str, random: Random) -> Iterator[str]:
    """Give the sentence with another unit."""
    yield from _by_table(text, _UNITS, random)


def dates(text: str, random: Random) -> Iterator[str]:
    """Give the sentence with another month, day or year."""
    for found in _MONTH.finditer(text):
        yield _replaced(text, found, random.choice([month for month in _MONTHS if month != found[0]]))
    for found in re.finditer(r"(?<!\d)(?:19|20)\d\d(?![\d/-])", text):
        yield _replaced(text, found, str(int(found[0]) + random.choice([-10, -3, -1, 1, 2, 5])))
    for found in re.finditer(r"(?<=[a-y] )\d{1,2}(?=, (?:19|20)\d\d)", text):
        yield _replaced(text, found, str((int(found[0]) + random.randrange(1, 27)) % 28 + 1))


def names(text: str, random: Random) -> Iterator[str]:
    """Give the sentence with another person, place or organisation."""
    for found in re.finditer(r"\b(?:{})\b".format("|".join(_FAMILIES)), text):
        yield _replaced(text, found, random.choice([*_NOBODY, *(name for name in _FAMILIES if name != found[0])]))
    for pattern, other in _PLACES.items():
        if found := re.search(pattern, text):
            yield _replaced(text, found, other)


def offices(text: str, random: Random) -> Iterator[str]:
    """Give the sentence with another office."""
    yield from _by_table(text, _OFFICES, random)


def denials(text: str, random: Random) -> Iterator[str]:
    """Give the sentence denied, or without its denial."""
    if found := _SAYS.search(text):
        yield _replaced(text, found, f"do not {found[0]}")
    if found := _SAID.search(text):
        yield _replaced(text, found, f"did not {_infinitive(found[0])}")
    if found := _WILL.search(text):
        yield _replaced(text, found, f"{found[0]} not")
    if found := _NOT.search(text):
        yield _replaced(text, found, "")


def subjects(text: str, random: Random) -> Iterator[str]:
    """Give the sentence said of somebody else."""
    yield from (each for each in _by_table(text, _SUBJECTS, random) if each != text)


KINDS: dict[str, Callable[[str, Random], Iterator[str]]] = {
    "figure": figures,
    "unit": units,
    "date": dates,
    "name": names,
    "office": offices,
    "not": denials,
    "subject": subjects,
}
