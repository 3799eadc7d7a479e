"""Particulars of a meeting, which stand outside its sentences, held against its sources as a whole.

They are the title, the days, the place and occasion, the parties, people with their offices, and the owners of
follow-ups, which rest on what these quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from factsheet.meeting import Participant, Person
from factsheet.parity.versions import LanguageVersion
from factsheet.paths import ValuePath
from factsheet.trace.contexts import Place, places_of
from factsheet.trace.elements import Element, Kind, Sentence, language_pair, read_sentence
from factsheet.trace.findings import FACTS
from factsheet.trace.language import EASTERN, plain, plain_words
from factsheet.trace.sameness import Setting, is_office, speaks_of_it, supports
from factsheet.trace.sources import SourceSentence, SourceText
from factsheet.trace.support import POSSESSIVES
from factsheet.typography.tags import primary_language
from factsheet.values.scanning import Meaning, Value, ValueKind, day_reading, state_reading

_OF_TITLES = FACTS - {Kind.NAME}
"""What of a title is a fact: its words have capitals for no reason."""
_ABROAD = {
    "secretary.state": "minister.foreign",
    "secretary.defense": "minister.defense",
    "secretary.treasury": "minister.finance",
    "secretary.commerce": "minister.commerce",
}
"""Offices by the word that languages have which call no minister a secretary."""
_BETWEEN = re.compile(r"[\s-]*(?:[,(]\s*)?(?:(?:the|of|le|la|el|de|du)\b|['’]s|の|의|\s)*", re.IGNORECASE)
"""What may stand between a name and its office beside states and other words of the name."""


class Stated(Struct, frozen=True):
    """A sentence of a source, with its places."""

    source: SourceText
    at: SourceSentence
    sentence: Sentence
    places: tuple[Place, ...]


class Particular(Struct, frozen=True):
    """A fact outside of sentences: its path, what it is, its words, and the first sentence of a source that has it.

    `instead` is the office that a source gives to the person. What sources in other languages alone might have, in
    words that nothing declares, is not `judged`.
    """

    path: ValuePath
    kind: Kind
    text: str
    found: Stated | None = None
    instead: str = ""
    judged: bool = True

    @property
    def verdict(self) -> str:
        """`rests`, `wrong` or `not judged`."""
        return "rests" if self.found else "wrong" if self.judged else "not judged"


def stated_in(sources: Iterable[SourceText]) -> tuple[Stated, ...]:
    """Give all sentences of sources."""
    return tuple(stated(source, each) for source in sources for each in source.sentences)


def stated(source: SourceText, at: SourceSentence) -> Stated:
    """Read a sentence of a source."""
    sentence = source.read(at)
    return Stated(source, at, sentence, tuple(places_of(sentence)))


def particulars_of(version: LanguageVersion, stated: Sequence[Stated], setting: Setting) -> Iterator[Particular]:
    """Give the particulars of a meeting's head, in the order of the model; none where no source was read."""
    if not stated:
        return
    meeting, root = version.meeting, ValuePath()
    reader = _Reader(version, stated, setting)
    yield from reader.elements(root / "title", meeting.title, _OF_TITLES)
    yield from reader.days()
    if venue := meeting.venue:
        at = root / "venue"
        yield reader.phrase(at / "city", Kind.NAME, venue.city)
        if venue.place:
            yield reader.phrase(at / "place", Kind.NAME, venue.place)
        yield from reader.elements(at / "occasion", venue.occasion or "", FACTS)
    for path, participant in meeting.parties:
        yield from reader.participant(ValuePath.parse(path), participant)


def owner_of(
    version: LanguageVersion, path: ValuePath, name: str, stated: Sequence[Stated], setting: Setting
) -> Particular:
    """Give an owner of a follow-up, held against the sentences that it quotes; those who speak together are all."""
    together = next((each for each in stated if any(map(_is_of_all, each.places))), None)
    found = _Reader(version, stated, setting).party(path / "name", name)
    return found if found.found or not together else Particular(found.path, found.kind, found.text, together)


def _is_of_all(place: Place) -> bool:
    return place.element.together and plain(place.element.words) not in POSSESSIVES


class _Reader(Struct, frozen=True):
    """Finds particulars in sentences of sources."""

    version: LanguageVersion
    stated: Sequence[Stated]
    setting: Setting

    @property
    def reads_own(self) -> bool:
        """Whether any of the sentences is in the meeting's language."""
        return any(language_pair(each.sentence.language, self.version.language) for each in self.stated)

    def elements(self, path: ValuePath, text: str, kinds: frozenset[Kind]) -> Iterator[Particular]:
        """Give the facts of a text, each by itself."""
        sentence = read_sentence(text, self.version.language, self.version.short_forms)
        for place in places_of(sentence):
            element = place.element
            if element.kind in kinds and not element.doubtful and not (element.value and element.value.worded):
                found = self.first(place)
                judged = bool(element.value) or self.reads_own
                yield Particular(path, element.kind, element.words, found, judged=judged)

    def first(self, place: Place) -> Stated | None:
        """Give the first sentence that has an element, by value or in other words."""
        return next((each for each in self.stated if self._has(each, place)), None)

    def _has(self, stated: Stated, place: Place) -> bool:
        if any(supports(place, other, self.setting) for other in stated.places):
            return True
        return speaks_of_it(place.element, stated.sentence) or self.setting.knows(place.element, stated.places)

    def days(self) -> Iterator[Particular]:
        """Give the days of the meeting: the span as a whole, or its first and its last day."""
        meeting = self.version.meeting
        first, last = meeting.first_day, meeting.last_day
        key = ValuePath() / ("date" if meeting.date else "from")
        span = self.first(self._place(Kind.DATE, ValueKind.DATE, day_reading(first, last)))
        if first == last or span:
            yield Particular(key, Kind.DATE, str(first) if first == last else f"{first}/{last}", span)
            return
        for name, day in (("from", first), ("to", last)):
            found = self.first(self._place(Kind.DATE, ValueKind.DATE, day_reading(day)))
            yield Particular(ValuePath() / name, Kind.DATE, str(day), found)

    def _place(self, kind: Kind, of: ValueKind, reading: Meaning) -> Place:
        return self._alone(Element(kind, 0, 0, "", frozenset(), Value(of, 0, 0, frozenset([reading]))))

    def _alone(self, element: Element) -> Place:
        return Place(element, Sentence(element.words, self.version.language, ()), (), ())

    def phrase(self, path: ValuePath, kind: Kind, text: str) -> Particular:
        """Give a name that stands in a sentence as a whole, or in a form that is declared."""
        others = self._forms(text)
        found = next((each for each in self.stated if _spans(each.sentence, (text, *others))), None)
        return Particular(path, kind, text, found, judged=bool(found or others or self.reads_own))

    def _forms(self, text: str) -> list[str]:
        """Give the forms that are declared for a name of one word."""
        return sorted({form for forms in self.setting.names if plain(text) in forms for form in forms} - {plain(text)})

    def participant(self, path: ValuePath, participant: Participant) -> Iterator[Particular]:
        """Give a party, and who spoke for it with their offices."""
        yield self.party(path / "party", participant.party)
        for person in participant.people:
            yield from self.person((path / "people").item(person.id), person)

    def party(self, path: ValuePath, party: str) -> Particular:
        """Give a party by its code, or the name of an organisation."""
        if re.fullmatch("[A-Z]{2}", party):
            place = self._place(Kind.STATE, ValueKind.STATE, state_reading(party))
            return Particular(path, Kind.STATE, party, self.first(place))
        read = read_sentence(party, self.version.language, self.version.short_forms).elements
        if len(read) == 1 and read[0].value:
            found = self.first(self._alone(read[0]))
            return Particular(path, read[0].kind, party, found)
        return self.phrase(path, Kind.NAME, party)

    def person(self, path: ValuePath, person: Person) -> Iterator[Particular]:
        """Give a person by name, and the office that the sources give beside that name."""
        forms = self._forms_of(person)
        named = [(each, span) for each in self.stated for span in _spans(each.sentence, forms)]
        found = named[0][0] if named else None
        judged = bool(named or person.also or self.reads_own)
        yield Particular(path / "name", Kind.NAME, person.name, found, judged=judged)
        if not person.title:
            return
        offices = read_sentence(person.title, self.version.language).elements
        meant = next((each for each in offices if each.kind is Kind.OFFICE), None)
        if meant is None or not named:
            yield Particular(path / "title", Kind.OFFICE, person.title, judged=False)
            return
        beside = [(each, office) for each, span in named if (office := self._office(each.sentence, span, person))]
        fitting = next((each for each, office in beside if self._fits(meant.office, office.office, each)), None)
        instead = "" if fitting or not beside else beside[0][1].words
        yield Particular(path / "title", Kind.OFFICE, person.title, fitting, instead)

    def _fits(self, ours: str, theirs: str, stated: Stated) -> bool:
        """Tell whether an office is that of a source; another language may have but one word for two."""
        if is_office(ours, theirs):
            return True
        across = not language_pair(stated.sentence.language, self.version.language)
        return across and is_office(_ABROAD.get(ours, ours), _ABROAD.get(theirs, theirs))

    def _office(self, sentence: Sentence, span: tuple[int, int], person: Person) -> Element | None:
        """Give the office beside a name; in another language the given name may be any name."""
        own = set(plain_words(person.name))
        if not language_pair(sentence.language, self.version.language):
            own |= {plain(each.words) for each in sentence.elements if each.kind is Kind.NAME}
        return _office_of(sentence, span, frozenset(own))

    def _forms_of(self, person: Person) -> list[str]:
        """Give what a person is named by, the longest first: the family name, or the whole one where there is none."""
        forms = {person.family_name or person.name, *_turned(person), *(person.also or {}).values()}
        known = [set(plain_words(name or "")) for name in (person.family_name, person.name)]
        groups = [own for own in self.setting.names if any(words and words <= own for words in known)]
        script = person.name.isascii()
        forms |= {form for own in groups for form in own if form.isascii() is not script}
        return sorted(forms, key=lambda form: (-len(form), form))


def _turned(person: Person) -> set[str]:
    """Give a name in both orders: the family name first, and last."""
    parts = person.name.split()
    return {" ".join(parts), " ".join((*parts[1:], parts[0])), " ".join((parts[-1], *parts[:-1]))}


def _spans(sentence: Sentence, forms: Iterable[str]) -> list[tuple[int, int]]:
    """Give where the first of some forms of a name stands that a sentence has."""
    return next(filter(None, (_spans_of(form, sentence) for form in forms)), [])


def _spans_of(name: str, sentence: Sentence) -> list[tuple[int, int]]:
    """Give where a name stands in a text, accents and letter case aside; a mark that text lacks may stand in a name.

    A word with a full stop or comma in the name, such as an initial, may have it in the text.
    """
    words = re.findall(r"([^\W_]+)(\.?,?)", name)
    if not words:
        return []
    text, eastern = sentence.text, primary_language(sentence.language) in EASTERN
    joint = r"[\s\u00a0]*" if eastern else r"[^\w,;.]+"
    joints = {"": joint, ".": rf"(?:\.?{joint}|\.)", ",": rf",?{joint}", ".,": rf"\.?,?{joint}"}
    pattern = "".join(word + joints[marks] for word, marks in words[:-1]) + words[-1][0]
    bound = ("", "") if eastern else (r"(?<!\w)", r"(?!\w)")
    found = list(re.finditer(f"{bound[0]}{pattern}{bound[1]}", text, re.IGNORECASE))
    if not found and not text.isascii() and len(plain(text)) == len(text):
        found = list(re.finditer(f"{bound[0]}{plain(pattern)}{bound[1]}", plain(text)))
    return [each.span() for each in found]


def _office_of(sentence: Sentence, span: tuple[int, int], own: frozenset[str]) -> Element | None:
    """Give the office that stands right before a name, or right behind it; `own` are the words of the name."""
    offices = [each for each in sentence.elements if each.kind is Kind.OFFICE]
    if primary_language(sentence.language) not in EASTERN:
        before = [each for each in offices if each.end <= span[0] and _is_beside(sentence, each.end, span[0], own)]
        if before:
            return before[-1]
    behind = (each for each in offices if each.start >= span[1] and _is_beside(sentence, span[1], each.start, own))
    return next((each for each in behind if not _is_of_next(sentence, each)), None)


def _is_beside(sentence: Sentence, start: int, end: int, own: frozenset[str]) -> bool:
    """Tell whether nothing stands between two places but states, words of a name, a comma and an article."""
    text = sentence.text[start:end]
    for each in reversed([each for each in sentence.elements if start <= each.start < end]):
        if each.kind is Kind.STATE or plain(each.words) in own:
            text = text[: each.start - start] + text[each.end - start :]
    return bool(_BETWEEN.fullmatch(text))


def _is_of_next(sentence: Sentence, office: Element) -> bool:
    """Tell whether an office stands right before a name, whose it is."""
    behind = next((each for each in sentence.elements if each.start >= office.end), None)
    return bool(behind and behind.kind is Kind.NAME and not sentence.text[office.end : behind.start].strip())
