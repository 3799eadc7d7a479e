"""Edits of a sheet drawn at random, each as Word has it and as what it means for the meeting.

What is edited comes from the model: whether a value may be gone, what prints it, which texts it takes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import date

from loop_items import MARKUP, Edit, ItemEditing, Paragraphs
from loop_sheet import Place, Sheet
from loop_trees import with_owners
from word_edits import Body

from factsheet.dates.writing import format_day, locale_of_dates
from factsheet.meeting import FieldMark, facts_at, facts_of
from factsheet.models.declaring import FieldInfo
from factsheet.paths import ValuePath
from factsheet.review.tree import Tree
from factsheet.typography.digits import in_digits, locale_of, numbering_of
from factsheet.typography.lists import change_of, changes_before, pattern_of

UNFIT = "Zzz 9?"
"""What no day, choice, address or number can be."""
STATES = ("AU", "BR", "DE", "ES", "KR", "MX", "NO", "PL")
WORDS = ("stability", "ROK’s", "“quoted” words; and more", "平和", "(in part)", "resolve and talks")
ANEW = ("Qq Rr", "Qq", "平和 Qq", "Rr Qq of Ss", "Qq, Rr")
"""What is typed for a text that is no such words."""
OTHERS = {
    "url": "https://other.example.org/b?c=d",
    "email": "desk@other.example.org",
    "phone": "+41 22 555 01 01",
}
KINDS = ("reword", "reword", "retype", "retype", "remove", "unfit", "label")


class Editing(ItemEditing):
    """Draws the edits of one run."""

    def __init__(self, rng: random.Random, of: Sheet, number_of_items: Iterator[int]) -> None:
        super().__init__(rng, of, number_of_items)
        self.locale = locale_of(of.language)
        self._parties = {value for path, value in of.tree.values.items() if path.keys[-1] == "party"}

    def edits(self, number: int) -> list[Edit]:
        """Give so many edits, or fewer where no more are found."""
        found: list[Edit] = []
        for _ in range(20 * number):
            if len(found) < number and (edit := self.item() if self.rng.random() < 0.25 else self._value()):
                found.append(edit)
        return found

    def _value(self) -> Edit | None:
        place = self.rng.choice(self.sheet.places)
        marks = {place.line, str(place.group.path)} if place.group.path else {place.line}
        kind = self.rng.choice(KINDS) if place.group.path else "label"
        edit = None if marks & self.touched else getattr(self, f"_{kind}")(place)
        self.touched |= marks if edit else set()
        return edit

    def _label(self, place: Place) -> Edit | None:
        """Type into a word of the template."""
        text = place.group.before
        word = re.search(r"[^\W\d_]{2,}", text)
        if place.group.path or word is None:
            return None
        at = self.rng.randrange(word.start() + 1, word.end())
        typed = f"{text[:at]}{UNFIT}{text[at:]}"
        return Edit("label", typing(self.sheet, place, typed), kept=(("", typed.strip()),))

    def _reword(self, place: Place) -> Edit | None:
        """Put words in the place of words; now and then the meeting file says another word far from there."""
        path, text = place.group.path, place.group.before
        if path is None or not facts_at(path).worded or self.sheet.tree.values.get(path) != text:
            return None
        words = text.split(" ")
        at = self.rng.randrange(len(words))
        end = min(len(words), at + self.rng.randint(1, 3))
        new = [*self.rng.choice([[], [words[at]], [words[at]]]), self.rng.choice(WORDS)]
        typed = " ".join([*words[:at], *new, *words[end:]])
        far = [n for n in range(len(words)) if n > end + 2 or n < at - 3]
        today, both = {}, {}
        if far and self.rng.random() < 0.4:
            here = [*words]
            here[self.rng.choice(far)] = "elsewhere"
            today, both = {path: " ".join(here)}, {path: " ".join([*here[:at], *new, *here[end:]])}
        begin = len("".join(f"{word} " for word in words[:at]))
        part = Place(place.line, place.group, place.start + begin, place.start + begin + len(" ".join(words[at:end])))
        make = typing(self.sheet, part, " ".join(new))
        return Edit("reword", make, {path: typed}, today=today, both=both)

    def _retype(self, place: Place) -> Edit | None:
        """Type another value of the kind, as the language has it."""
        path = place.group.path
        if path is None:
            return None
        typed = self.like(place)
        if typed is None or typed[0] == place.group.before:
            return None
        name = (place.group.printed_by or path.keys[-1]).partition(":")[0]
        return self._typed(f"retype {name}", place, *typed)

    def _typed(self, kind: str, place: Place, typed: str, value: str | tuple[str, ...]) -> Edit:
        path, make = place.group.path or ValuePath(), typing(self.sheet, place, typed)
        if isinstance(value, tuple):
            return Edit(kind, make, lists=lambda tree: with_owners(tree, path, value))
        return Edit(kind, make, {path: value})

    def like(self, place: Place) -> tuple[str, str | tuple[str, ...]] | None:
        """Give another value of the kind as it is typed, and as the meeting has it: for a list several."""
        path = place.group.path
        if path is None:
            return None
        if facts_at(path).filter == "listing":
            return self._owners()
        name, _, key = (place.group.printed_by or "").partition(":")
        return getattr(self, f"_{name or 'plain'}_like")(path, key)

    def _owners(self) -> tuple[str, tuple[str, ...]]:
        codes = tuple(self.rng.sample(STATES, self.rng.randint(1, 3)))
        names = [self._name(code) for code in codes]
        change = change_of(self.locale)
        changed = change is not None and changes_before(change, names[-1])
        typed = pattern_of(len(names), self.locale, changed=changed).format(*names) if len(names) > 1 else names[0]
        return typed, codes

    def _name(self, code: str) -> str:
        return str(self.sheet.pack.designations.get(code) or self.locale.territories[code])

    def _day_like(self, _: ValuePath, length: str) -> tuple[str, str]:
        day, country = date(2026, self.rng.randint(1, 12), self.rng.randint(1, 28)), self.sheet.country
        written = format_day(day, locale_of_dates(self.locale, country), length or "long")
        return in_digits(written, numbering_of(self.sheet.language, country)), day.isoformat()

    def _days_like(self, path: ValuePath, _: str) -> tuple[str, str]:
        return self._day_like(path, "")

    def _due_like(self, path: ValuePath, _: str) -> tuple[str, str]:
        return self._day_like(path, "")

    def _designation_like(self, path: ValuePath, _: str) -> tuple[str, str] | None:
        """Give a state; no two parties may be one, which the sheet has or reviewers and the meeting file give."""
        is_party = path.keys[-1] == "party"
        free = [code for code in STATES if not (is_party and code in self._parties)]
        if not free:
            return None
        code = self.rng.choice(free)
        self._parties |= {code} if is_party else set()
        return self._name(code), code

    def _label_like(self, path: ValuePath, key: str) -> tuple[str, str] | None:
        labels, now = self.sheet.pack.labels, self.sheet.tree.values.get(path)
        others = [str(choice) for choice in facts_at(path).choices or () if str(choice) != now]
        others = [each for each in others if f"{key}.{each}" in labels]
        if not others:
            return None
        choice = self.rng.choice(others)
        return labels[f"{key}.{choice}"], choice

    def _digits_like(self, *_: object) -> tuple[str, str]:
        version = self.rng.choice(["3", "2.1", "10.4"])
        return in_digits(version, numbering_of(self.sheet.language, self.sheet.country)), version

    def _number_like(self, *_: object) -> None:
        return None

    def _plain_like(self, path: ValuePath, _: str) -> tuple[str, str] | None:
        """Give another text, numbered, which makes a value fit no less."""
        if path.keys[-1] == "id" or any(mark in self.sheet.tree.values.get(path, "") for mark in MARKUP):
            return None
        other = OTHERS.get(path.keys[-1])
        text = other or self.rng.choice(ANEW)
        if not self.sheet.fits(path, text):
            return None
        typed = other or f"{text} {next(self._numbers)}"
        return typed, typed

    def _remove(self, place: Place) -> Edit | None:
        """Take a value away; what must be there stays in the meeting."""
        path = place.group.path
        if path is None:
            return None
        make = typing(self.sheet, place, "")
        if facts_at(path).filter == "listing":
            return Edit("remove owners", make, lists=lambda tree: with_owners(tree, path, ()))
        kind = f"remove {path.keys[-1]}"
        if path.keys[-2:-1] == ("cells",):
            return Edit(kind, make, {path: ""})
        if _goes(self.sheet.tree, path) and self.sheet.fits(path, None):
            return Edit(kind, make, {path: None})
        if not self._keeps_the_rest(place.line, path.owner):
            return None
        gone = path.owner if self._is_all(place) else None
        return Edit(f"{kind} that must be there", make, kept=((str(path), ""),), gone=gone)

    def _keeps_the_rest(self, line: int, item: ValuePath) -> bool:
        """Have nobody edit what else an item says, and a line of what stands in it; tell whether nobody has.

        With a date gone the decision before it may go, and of an item without any text all of it goes.
        """
        within = [n for n, each in enumerate(self.sheet.lines) if each.item and each.item.is_within(item) and n != line]
        own = [n for n in within if item and self.sheet.lines[n].item == item]
        below = [n for n in within if item and n not in own and self.sheet.lines[n].text.strip()]
        free = [n for n in below if not self._marks_of([n]) & self.touched]
        if self._marks_of(own) & self.touched or (below and not free):
            return False
        self.touched |= self._marks_of([*own, *free[:1]])
        return True

    def _is_all(self, place: Place) -> bool:
        """Tell whether a value is all that its line and its item say: nobody knows then which of them is to go."""
        path = place.group.path
        others = [each for each in self.sheet.places if each.line == place.line and each.group.path not in (path, None)]
        below = path is not None and any(self.sheet.tree.below(path.owner))
        return path is not None and path.is_item is False and bool(path.owner) and not others and not below

    def _unfit(self, place: Place) -> Edit | None:
        """Type what most values cannot be; what can be any text is it."""
        path = place.group.path
        if path is None or any(mark in self.sheet.tree.values.get(path, "") for mark in MARKUP):
            return None
        facts, named = facts_at(path), path.parent / "family_name" in self.sheet.tree.values
        if facts.filter == "listing":
            return self._typed("any text for owners", place, UNFIT, (UNFIT,))
        free = facts.filter == "due" or FieldMark.PARTY in facts.marks or not facts.filter
        # No two parties may have one name, which reviewers and the meeting file might give to two of them.
        text = f"{UNFIT} {next(self._numbers)}" if FieldMark.PARTY in facts.marks else UNFIT
        if free and path.keys[-1] != "id" and (named or self.sheet.fits(path, text)):
            return self._typed(f"any text for {path.keys[-1]}", place, text, text)
        return Edit(f"unfit {path.keys[-1]}", typing(self.sheet, place, UNFIT), kept=((str(path), UNFIT),))


def typing(of: Sheet, place: Place, typed: str) -> Callable[[Body, Paragraphs], None]:
    """Give what types a text in a place."""
    number = of.paragraphs[place.line]
    return lambda body, paragraphs: body.replace(paragraphs[number], place.start, place.end, typed)


def _goes(tree: Tree, path: ValuePath) -> bool:
    """Tell whether a value is optional, and none is meant where it is gone."""
    kind = tree.kinds.get(path.owner, "")
    fields = [found for found, of in _fields(path) if kind in ("", of)]
    return bool(fields) and all(not found.is_required() and found.get_default() is None for found in fields)


def _fields(path: ValuePath) -> Iterator[tuple[FieldInfo, str]]:
    """Give the fields of models that a path may be of, each with its kind of content."""
    for part in facts_at(path.parent).parts:
        for name, facts in facts_of(part).items():
            if facts.key == path.keys[-1]:
                kind = part.model_fields.get("type")
                yield part.model_fields[name], str(kind.get_default()) if kind else ""
