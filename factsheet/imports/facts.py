"""What a meeting file says beside the text: title, date, place, parties, source; each with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct, field

from factsheet.dates.finding import find_dates
from factsheet.edit.scalars import Fresh
from factsheet.imports.blocks import Block, SourceReading
from factsheet.imports.body import SOURCE, Added
from factsheet.imports.places import ReadPlace, read_place
from factsheet.imports.proposals import READ, find_place, has_words
from factsheet.imports.record import Proposal
from factsheet.imports.structure import TextOutline, days_of
from factsheet.meeting.text import LONGEST
from factsheet.rich.reading import ABSOLUTE_URI
from factsheet.source.nodes import PlainValue
from factsheet.typography.marks import sentences
from factsheet.values.names.allusions import states_side_by_side
from factsheet.values.states import find_states

TITLE = "Title of the meeting"
ISSUER = "Name of the issuing ministry"
"""What stands for what a source does not say, as in a starter file."""
_KINDS = {2: "bilateral", 3: "trilateral"}
_NO_PARTIES = {"bilateral": ("Party 1", "Party 2"), "multilateral": ("Party 1", "Party 2", "Party 3")}
HEADING = "Heading of the text"
"""What stands for the heading of a text whose title does not say what kind of document it is."""
_OF_MANY = re.compile(r"\b(?:G-?\d{1,2}|Group of (?:Seven|Eight|Twenty)|BRICS|ASEAN|APEC|NATO|OSCE|Quad)\b")
"""Groups of states; what names one is of many parties, whichever they are."""
_HEAD = 3
"""So many texts at the head are looked through for days and parties."""
_SOON = timedelta(31)
"""A text is published within so many days of its meeting; other days that it names are not those of the meeting."""
_FEW = 8
"""More parties than these are not read off a text: it names others, too."""


class ReadFacts(Struct):
    """The values of a meeting file beside its text, each with its comment."""

    title: str
    kind: tuple[str, str]
    days: tuple[date, date]
    days_from: str
    place: ReadPlace
    parties: tuple[str, ...]
    parties_from: str
    source: dict[str, PlainValue]
    document: str = ""
    opening: str = HEADING
    """The title of the section for what stands before the first heading."""
    notes: list[str] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)

    def head(self, fresh: Fresh) -> Iterator[str]:
        """Give the lines of the kind, the document and the title."""
        yield f"kind: {self.kind[0]} # {self.kind[1]}"
        if self.document:
            yield f"document: {self.document} # as the title says"
        yield fresh.entry("title", self.title, 0)

    def lines(self, fresh: Fresh) -> Iterator[str]:
        """Give the lines between the language and the sections."""
        first, last = self.days
        yield from (f"# {note}" for note in self.notes)
        if first == last:
            yield f"date: {first} # {self.days_from}"
        else:
            yield from (f"from: {first} # {self.days_from}", f"to: {last}")
        yield from ("status: draft", "", "venue:")
        yield from self.place.lines(fresh)
        yield from (
            "",
            "issuer:",
            f"  name: {ISSUER}",
            "",
            "# In the order in which the source names them.",
            "participants:",
        )
        for party in self.parties:
            yield f"  - party: {party} # {self.parties_from}"

    def sources(self, fresh: Fresh) -> Iterator[str]:
        """Give the lines of the list of sources."""
        yield from ("", "sources:", f"  {fresh.item(self.source, 2)}")


def read_facts(
    reading: SourceReading, found: TextOutline, language: str, documents: Mapping[str, str], today: date
) -> ReadFacts:
    """Read what a source says of the meeting beside its text; `documents` tells what kinds of them are called."""
    block = found.blocks[found.title] if found.title is not None else None
    title = block.text if block else TITLE
    proposals: list[Proposal] = []
    added = [] if block else [Added("title", TITLE, "the source has no title")]
    opening = [b for b in found.blocks if b.text and b is not block][:_HEAD]
    days, days_from = _days(reading, found, opening, language, today, proposals)
    parties, parties_from = _parties(block, opening, language, proposals)
    kind = _kind(title, parties)
    document = _document(title, documents)
    unread = f"People and things to be done are not looked for in this language ({language})."
    return ReadFacts(
        title=title,
        kind=kind,
        days=days,
        days_from=days_from,
        place=read_place(found.dateline, opening, language, proposals),
        parties=parties or _NO_PARTIES[kind[0]],
        parties_from=parties_from,
        source=_source(reading, title),
        document=document,
        opening=documents.get(document, HEADING),
        notes=[] if has_words(language) else [unread],
        proposals=proposals,
        added=added,
    )


def _kind(title: str, parties: tuple[str, ...]) -> tuple[str, str]:
    """Give the kind of the meeting, and where it comes from: the number of parties, or a group that the title names."""
    if parties:
        return _KINDS.get(len(parties), "multilateral"), f"by the number of parties, {len(parties)}"
    group = _OF_MANY.search(title)
    if group:
        return "multilateral", f"by “{group[0]}” in the title"
    return "bilateral", "the source does not say"


def _document(title: str, documents: Mapping[str, str]) -> str:
    """Give the kind of document that a title names, the longest name first; empty where it names none."""
    words = " ".join(title.casefold().split())
    named = (kind for kind, said in documents.items() if said.casefold() in words)
    return max(named, key=lambda kind: len(documents[kind]), default="")


def _days(  # noqa: PLR0913, PLR0917 - every place that may name the day
    reading: SourceReading,
    found: TextOutline,
    opening: list[Block],
    language: str,
    today: date,
    proposals: list[Proposal],
) -> tuple[tuple[date, date], str]:
    """Give the days of the meeting, and where they were found: dateline, text, publication, or today."""
    line = found.dateline
    if line:
        proposals.append(Proposal("date", f"{line.first}/{line.last}", line.at, line.text))
        return (line.first, line.last), f"by the dateline, {line.at}"
    published = _published(reading)
    years = {published.year: "of the publication"} if published else _years(found, language)
    for block in opening:
        for span in find_dates(block.text[:READ], language):
            said = block.text[span.start : span.end]
            days = days_of(span.readings[0]) if len(span.readings) == 1 else None
            start = span.readings[0].start if len(span.readings) == 1 else None
            if days and (published is None or abs(published - days[1]) <= _SOON):
                proposals.append(Proposal("date", f"{days[0]}/{days[1]}", block.at, said))
                return days, f"proposed by “{said}”, {block.at}"
            if start and start.year is None and start.month and start.day and len(years) == 1 and start.month <= 12:
                year, whose = next(iter(years.items()))
                day = _day(year, start.month, start.day)
                if day:
                    proposals.append(Proposal("date", str(day), block.at, said))
                    return (day, day), f"proposed by “{said}”, {block.at}, with the year {whose}"
    if published:
        proposals.append(Proposal("date", str(published), "", reading.facts["published"]))
        return (published, published), "proposed: the day of the publication"
    return (today, today), "the source names no day of the meeting: this is today"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _published(reading: SourceReading) -> date | None:
    try:
        return date.fromisoformat(reading.facts.get("published", "")[:10])
    except ValueError:
        return None


def _years(found: TextOutline, language: str) -> dict[int, str]:
    """Give the years of days that stand before the title, such as the day on which a page was saved."""
    years: dict[int, str] = {}
    for block in found.blocks[: found.title or 0]:
        text = " ".join(piece.text for piece in block.pieces)[:200]
        for span in find_dates(text, language):
            if len(span.readings) == 1 and (days := days_of(span.readings[0])):
                years.setdefault(days[0].year, f"of “{text[span.start : span.end]}”, {block.at}")
    return years


def _states_of(text: str, language: str) -> dict[str, None]:
    """Give the states that a text names, without that in which two others met: `met in Santiago, Chile`."""
    codes = dict.fromkeys(span.codes[0] for span in find_states(text, language) if len(span.codes) == 1)
    place = find_place(text, language)
    if place is None or not place.state:
        return codes
    others = _states_of(text.replace(place.said, ""), language)
    return others if len(others) > 1 else codes


def _parties(
    title: Block | None, opening: list[Block], language: str, proposals: list[Proposal]
) -> tuple[tuple[str, ...], str]:
    """Give the states that the title names, or else the first sentence of the first text that names two."""
    texts = [(title, "the title", title.text)] if title else []
    texts += [(block, block.at, sentence) for block in opening[:1] for sentence in sentences(block.text[:READ])]
    for block, where, text in texts:
        codes = _states_of(text, language)
        if not codes and block is title:
            codes = dict.fromkeys(states_side_by_side(text, language))
        if 2 <= len(codes) <= _FEW:
            proposals.append(Proposal("participants", ", ".join(codes), block.at, text))
            return tuple(codes), f"named in {where}"
    return (), "the source names no two states at its head"


def _source(reading: SourceReading, title: str) -> dict[str, PlainValue]:
    published = _published(reading)
    url = reading.facts.get("url", "")
    said: dict[str, PlainValue] = {"id": SOURCE, "title": title}
    if 0 < len(publisher := reading.facts.get("publisher", "")) <= LONGEST:
        said["publisher"] = publisher
    if published:
        said["date"] = str(published)
    if ABSOLUTE_URI.fullmatch(url) and url.startswith("http"):
        said["url"] = url
    return said
