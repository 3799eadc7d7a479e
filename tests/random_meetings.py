"""Whole random meetings as YAML, by seeds: filler that states no fact, in every kind of item that a file can hold.

Nothing of the program is imported, so that a seed gives the same bytes whatever becomes of its modules.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import yaml


def _words(text: str) -> list[str]:
    return re.findall(r"[^ \n]+", text)


ENGLISH = _words(
    """
agenda annex article aspect basis chapter clause common continued cooperation detail discussion draft edition example
exchange framework further general joint later matter measure mutual note number order paragraph period procedure
progress question record regular relevant review round schedule several shared stage statement step subject summary
technical text topic verification working well-known co-operation state’s 12.5 2,000 50% 8:30
"""
)
FRENCH = _words(
    """
accord annexe article aspect base cadre chapitre commun comité coopération délai détail échange élément étape examen
exemple général groupe mesure mutuel niveau note œuvre ordre paragraphe période procédure progrès prévu question règle
réunion séance sujet technique texte thème vérification aujourd’hui c’est-à-dire l’objet 12,5 50\xa0%
"""
)
FOREIGN = _words("日本語の文 会議 한국어\xa0문장 简体字 Ελληνικά Українською Łódź Đorđe naïve ﬁn x²")
ABBREVIATIONS = ["ABC", "DEF", "GH&I", "P5+1", "JKL", "MNO", "R&D", "XYZ"]
STATES = ["US", "JP", "KR", "FR", "DE", "NO", "CH", "CZ", "TR", "UA", "EU", "UN", "AD", "CI", "GB", "CA", "AE"]
LANGUAGES = ["en", "en", "en", "en-GB", "en-US", "fr", "fr", "fr-CA"]
LONG_LINK = "https://www.example.org/register/of/texts/2025/second-meeting/annex-one/page?of=many&in=order"
Data = dict[str, Any]


def meeting(seed: str) -> Data:
    """Give a meeting as plain values, all scalars text."""
    return _Writer(random.Random(seed)).meeting()


def to_yaml(data: Data, seed: str) -> str:
    """Write plain values as YAML; how texts are quoted and folded, and what is in flow style, is drawn."""
    rng = random.Random(seed)
    dumper = type("_Dumper", (yaml.CSafeDumper,), {"ignore_aliases": lambda *_: True})
    dumper.add_representer(
        str, lambda own, text: own.represent_scalar("tag:yaml.org,2002:str", text, _style(rng, text))
    )
    return yaml.dump(
        data,
        Dumper=dumper,
        allow_unicode=rng.random() < 0.9,
        default_flow_style=rng.choice([False, None]),
        sort_keys=False,
        width=rng.choice([60, 100, 10_000]),
    )


def _style(rng: random.Random, text: str) -> str | None:
    if len(text) > 40:
        return rng.choice([None, ">", '"', "'"])
    return rng.choice([None] * 8 + ['"', "'"])


GATES = ("clearance-missing", "clearance-objected", "clearance-lapsed")


def let_out(data: Data) -> Data:
    """Give a reason for a sheet to go out whatever the offices have said."""
    known = [each["code"] for each in data.get("allow", ())]
    if "clearances" not in data or GATES[0] in known:
        return data
    reasons = [{"code": code, "reason": "The offices were told."} for code in GATES]
    return data | {"allow": [*data.get("allow", ()), *reasons]}


class _Writer:
    """Draws the parts of one meeting; no two of its phrases have the same letters, so that every item has its id."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.language = rng.choice(LANGUAGES)
        self.words = FRENCH if self.language.startswith("fr") else ENGLISH
        self.year = rng.randint(2019, 2027)
        self.said: set[str] = set()
        self.ids = 0
        self.sources: list[str] = []

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def some(self, make: Callable[[], Any], most: int, least: int = 0) -> list[Any]:
        return [make() for _ in range(self.rng.randint(least, most))]

    def maybe(self, share: float = 0.5, **made: Any) -> Data:
        """Give each value with the chance, and what a function makes of those that are one."""
        return {key: value() if callable(value) else value for key, value in made.items() if self.chance(share)}

    def identity(self, share: float = 0.3) -> Data:
        self.ids += 1
        return self.maybe(share, id=self.rng.choice([f"item-{self.ids}", f"Item_{self.ids}.x"]))

    # Text

    def phrase(self, most: int = 6, least: int = 2) -> str:
        """Give plain words in one line, which this meeting has nowhere else."""
        while True:
            words = self.rng.choices(self.words, k=self.rng.randint(least, most))
            if self.chance(0.1):
                words.append(self.rng.choice(FOREIGN + ABBREVIATIONS))
            text = " ".join(words)
            text = text[0].upper() + text[1:]
            letters = "".join(filter(str.isalnum, text.casefold()))
            if letters not in self.said:
                self.said.add(letters)
                return text

    def rich(self) -> str:
        """Give a sentence or more with inline markup."""
        sentences = [self.sentence() for _ in range(self.rng.choice([1, 1, 1, 1, 2, 3, 8]))]
        return " ".join(sentences)

    def sentence(self) -> str:
        words = self.phrase(30, 4).split(" ")
        for _ in range(self.rng.choice([0, 0, 1, 2, 4])):
            at = self.rng.randrange(1, len(words))
            words[at] = self.mark(words[at])
        return " ".join(words) + self.rng.choice([".", ".", ".", "!", " …", "; see below:", "\xa0?", ""])

    def mark(self, word: str) -> str:
        forms = ["**{}**", "*{}*", "***{} of all***", "**{}** (*in part*)", "[{}](https://www.example.org/page)"]
        forms += [f"[{{}}]({LONG_LINK})", "[**{}** here](https://a.example.org/?q=1)", "“{}”", "«\xa0{}\xa0»", "{} –"]
        forms += [r"{} \* 2", "{} < 3 & more >", "USD\xa01.5\xa0billion", "{{{{ {} }}}}", "{}/other", "{}--\u00adother"]
        if self.chance(0.3):
            return self.rng.choice(FOREIGN + ABBREVIATIONS)
        return self.rng.choice(forms).format(word)

    def day(self, year: int | None = None) -> str:
        return f"{year or self.year}-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}"

    def due(self) -> str:
        season = self.rng.choice(["spring", "summer", "autumn", "fall", "winter"])
        month = f"{self.year + 1}-{self.rng.randint(1, 12):02}"
        return self.rng.choice([self.day(self.year + 1), month, f"{season} {self.year + 1}", self.phrase()])

    # The meeting and its lists

    def meeting(self) -> Data:
        self.sources = [f"source-{number}" for number in range(self.rng.randint(0, 5))]
        data = (
            self.maybe(0.1, format="1")
            | {"id": "meeting"}
            | self.maybe(0.4, reference=f"{self.year}/{self.rng.randint(1, 999)}")
            | {"kind": self.rng.choice(["bilateral", "trilateral", "multilateral", "summit"])}
            | {"title": self.phrase(14), "language": self.language}
            | self.days()
            | self.maybe(0.3, previous="meeting-before")
            | self.maybe(0.8, status=self.rng.choice(["draft", "cleared", "final"]))
            | self.maybe(0.6, version=self.rng.choice(["1", "2", "1.3", "10.0.1"]))
            | {"venue": self.venue(), "issuer": self.issuer()}
            | {"participants": [self.participant(name) for name in self.parties()]}
            | self.maybe(0.8, summary=lambda: self.some(self.point, 5))
            | self.maybe(0.9, sections=lambda: [self.section(1) for _ in range(self.rng.randint(0, 6))])
            | self.maybe(0.7, follow_ups=lambda: self.some(self.follow_up, 7))
            | self.maybe(0.7, abbreviations=self.abbreviations)
            | ({"sources": [self.source(name) for name in self.sources]} if self.sources else {})
            | self.maybe(contacts=lambda: self.some(self.contact, 3))
            | self.maybe(clearances=lambda: self.some(self.clearance, 4))
            | self.maybe(0.2, allow=lambda: [{"code": "follow-up-due", "reason": self.phrase()}])
        )
        return let_out(data) if data.get("status") == "final" else data

    def days(self) -> Data:
        if self.chance(0.6):
            return {"date": self.day()}
        first, last = sorted(self.some(self.day, 2, 2))
        return {"from": first, "to": self.rng.choice([last, f"{first[:-2]}28", f"{self.year + 1}-01-02"])}

    def venue(self) -> Data:
        state = self.rng.choice([code for code in STATES if code not in ("EU", "UN")])
        return {"city": self.phrase(2, 1), "country": state} | self.maybe(place=self.phrase, occasion=self.phrase)

    def issuer(self) -> Data:
        return {"name": self.phrase()} | self.maybe(office=self.phrase, country=self.rng.choice(STATES[:10]))

    def parties(self) -> list[str]:
        return self.rng.sample(STATES, self.rng.randint(1, 5)) + self.some(lambda: f"Party {self.phrase(2, 1)}", 1)

    def participant(self, party: str) -> Data:
        return self.identity(0.1) | {"party": party} | self.maybe(0.8, people=lambda: self.some(self.person, 3))

    def person(self) -> str | Data:
        family = self.phrase(1, 1)
        name = self.rng.choice([f"{family} {self.phrase(1, 1)}", f"{self.phrase(2, 1)} {family}"])
        if self.chance(0.2):
            return name
        person = (
            self.identity(0.1) | {"name": name} | self.maybe(family_name=family, title=self.phrase, role=self.phrase)
        )
        return person | ({"also": {"ja": "岩屋 毅", "pt-BR": name}} if len(name) % 5 == 0 else {})

    def abbreviations(self) -> Data:
        return {name: self.phrase() for name in self.rng.sample(ABBREVIATIONS, self.rng.randint(0, 8))}

    def source(self, name: str) -> Data:
        url = self.rng.choice(["https://www.example.org/a", LONG_LINK])
        return {"id": name, "title": self.phrase(12)} | self.maybe(publisher=self.phrase, date=self.day, url=url)

    def contact(self) -> Data:
        ways = {"email": "press@example.org", "phone": "+32 2 123 45 67", "url": "https://www.example.org/press"}
        return self.identity() | {"name": self.phrase()} | self.maybe(office=self.phrase, **ways)

    def clearance(self) -> str | Data:
        if self.chance(0.3):
            return self.phrase()
        decision = self.rng.choice(["cleared", "cleared with edits", "objected", "for information"])
        answer = {"decision": decision} | self.maybe(date=self.day, digest=f"{self.rng.getrandbits(64):016x}")
        return (
            self.identity() | {"office": self.phrase()} | self.maybe(name=self.phrase) | self.rng.choice([{}, answer])
        )

    def follow_up(self) -> Data:
        owners = self.rng.choice([self.phrase(), self.rng.sample(STATES, 2), [self.rng.choice(STATES), self.phrase()]])
        status = self.rng.choice(["open", "ongoing", "done", "dropped"])
        return self.identity() | {"action": self.rich()} | self.maybe(0.7, owners=owners, due=self.due, status=status)

    # Sections and their content

    def section(self, level: int) -> Data:
        most = self.rng.choice([2, 5, 9])
        head = self.identity() | {"title": self.phrase(9)} | self.maybe(0.3, summary=self.rich)
        return head | self.maybe(0.95, content=lambda: self.some(lambda: self.content(level), most))

    def content(self, level: int) -> str | Data:
        kinds = ["point"] * 6 + ["paragraph", "paragraph", "table", "figure"] + ["section"] * 2 * (level < 3)
        match self.rng.choice(kinds):
            case "paragraph":
                return {"paragraph": self.rng.choice([self.rich, self.paragraph])()}
            case "table":
                return {"table": self.table()}
            case "figure":
                return {"figure": self.figure()}
            case "section":
                return {"section": self.section(level + 1)}
        return self.point()

    def cites(self) -> Data:
        if not self.sources or self.chance(0.5):
            return {}
        return {
            "sources": self.rng.sample(self.sources, self.rng.randint(1, min(3, len(self.sources))))
        } | self.quotes()

    def quotes(self) -> Data:
        """Give an item of some quotes; they take no chance, so that all else is drawn as without them."""
        if self.ids % 4:
            return {}
        return {
            "quotes": [{"source": self.sources[0], "exact": f"words {self.ids}: as they stand", "suffix": "# there"}]
        }

    def paragraph(self) -> Data:
        return self.identity() | {"text": self.rich()} | self.cites()

    def point(self, level: int = 1) -> str | Data:
        if self.chance(0.2):
            return self.rich()
        says = self.rng.choice([{"lead"}, {"text"}, {"lead", "text"}, {"lead", "text"}])
        lead = {"lead": self.phrase()} if "lead" in says else {}
        text = {"text": self.rich()} if "text" in says else {}
        below = {"points": self.some(lambda: self.point(level + 1), 3)} if level < 4 and self.chance(0.2) else {}
        return self.identity() | lead | text | below | self.cites()

    def table(self) -> Data:
        columns = self.some(self.column, self.rng.choice([3, 5, 9]), 1)
        rows = self.some(lambda: self.row(len(columns)), self.rng.choice([3, 8, 40]))
        found = self.identity() | self.maybe(caption=lambda: self.phrase(12)) | {"columns": columns}
        return found | ({"rows": rows} if rows else {}) | self.cites()

    def column(self) -> str | Data:
        if self.chance(0.6):
            return self.phrase(3, 1)
        return {"title": self.phrase(3, 1)} | self.maybe(align=self.rng.choice(["start", "center", "end"]))

    def row(self, count: int) -> list[str] | Data:
        others = [
            self.rich,
            self.phrase,
            lambda: "",
            lambda: f"{self.rng.randint(1, 10**6):,}",
            lambda: self.phrase(2, 1),
        ]
        cells = [self.phrase(3), *(self.rng.choice(others)() for _ in range(count - 1))]
        return cells if self.chance(0.8) else self.identity(0.5) | {"cells": cells}

    def figure(self) -> Data:
        path = self.rng.choice(["figures/bars.png", "figures/clear.png", "figures/photo.jpg"])
        more = self.maybe(caption=self.phrase, width=self.rng.choice(["0.3", "0.75", "1"]))
        # A path names its figure where nothing else does, and the paths are few.
        return (
            self.identity(0.3 if "caption" in more else 1)
            | {"path": path, "alt": self.phrase(12)}
            | more
            | self.cites()
        )
