"""The random loop over values: all that a draft prints is typed anew, taken away or made unfit, in every language.

What is edited comes from the model: whether a value may be gone, what prints it, which texts it takes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from drafts import library, make_base, make_draft, members, read_draft
from every_kind import every_kind
from lxml import etree
from meeting_trees import said_by, tree_in
from pydantic.fields import FieldInfo
from small_meetings import TAGS
from word_edits import PART, Body, W, read

from factsheet.compose.pack import Pack
from factsheet.dates.writing import format_day, locale_of_dates
from factsheet.diagnostics import FactsheetError
from factsheet.draft.remarks import ReviewFile
from factsheet.meeting import FieldMark, facts_at, facts_of, read_meeting
from factsheet.paths import ValuePath
from factsheet.review.attribution import Group, Parts, groups_of
from factsheet.review.lines import Line
from factsheet.review.merge import Decisions
from factsheet.review.outcome import Result, merge_readings
from factsheet.review.replay import replay_text
from factsheet.review.results import MergeOutcome
from factsheet.review.tree import Tree
from factsheet.review.writing import write_tree
from factsheet.typography.digits import in_digits, locale_of, numbering_of
from factsheet.typography.lists import change_of, changes_before, pattern_of

UNFIT = "Zzz 9?"
"""What no day, state, choice, address or number can be."""
STATES = ("AU", "BR", "DE", "ES", "KR", "MX", "NO", "PL")
WORDS = ("stability", "ROK’s", "“quoted” words; and more", "平和", "(in part)")
OTHERS = {"url": "https://other.example.org/b?c=d", "email": "desk@other.example.org", "phone": "+41 22 555 01 01"}
KINDS = ("reword", "reword", "retype", "retype", "remove", "unfit", "label")
TEMPLATE = "template"
Kept = tuple[str, str]
"""The path of what goes into the review file, empty for words of the template, and what it reads there."""


@dataclass(frozen=True)
class Place:
    """A stretch of a line: its group of segments, and where it begins and ends in what Word has for text."""

    line: int
    group: Group
    start: int
    end: int


@dataclass(frozen=True)
class Edit:
    """What is typed in a place, and what it means: values (None: gone), owners, or an entry of the review file.

    Where an item is `gone`, its removal is as right as the entry.
    """

    kind: str
    place: Place
    typed: str
    values: dict[ValuePath, str | None] = field(default_factory=dict)
    owners: tuple[ValuePath, tuple[str, ...]] | None = None
    kept: Kept | None = None
    gone: ValuePath | None = None


@dataclass(frozen=True)
class ValueRun:
    """What came of one run: `clean`, `stuck` (nothing was merged), `wrong` or `untold`."""

    seed: int
    language: str
    tracked: bool
    edits: tuple[str, ...]
    outcome: str
    why: str = ""


class Sheet:
    """A meeting in a language with its draft, made once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.text = every_kind(language)
        self.pack: Pack = library().pack("standard", language, "BE")
        self.draft = make_draft(self.text, labels=language)
        self.lines = replay_text(make_base(self.text, labels=language), self.text, {}).lines
        self.tree = tree_in(self.text.encode())
        self.paragraphs = _paragraphs(self.draft, self.lines)
        self.places = tuple(place for number in self.paragraphs for place in _places(number, self.lines[number]))
        self._fits: dict[tuple[ValuePath, str | None], bool] = {}

    def fits(self, path: ValuePath, value: str | None) -> bool:
        """Tell whether the meeting is one with another value, or without it."""
        if (path, value) not in self._fits:
            self._fits[path, value] = self._is_meeting(_with(self.tree, {path: value}))
        return self._fits[path, value]

    def _is_meeting(self, tree: Tree) -> bool:
        with suppress(FactsheetError):
            read_meeting(write_tree(self.text.encode(), "m.yaml", tree, {}), "m.yaml")
            return True
        return False


@cache
def sheet(language: str) -> Sheet:
    """Give the sheet of a language."""
    return Sheet(language)


def _with(tree: Tree, values: dict[ValuePath, str | None]) -> Tree:
    other = tree.copy()
    for path, value in values.items():
        if value is None:
            other.values.pop(path, None)
        else:
            other.values[path] = value
    return other


def _paragraphs(draft: bytes, lines: tuple[Line, ...]) -> dict[int, int]:
    """Give the number of the paragraph that each line is; the blanks that wait for a choice are no text."""
    texts = [said if (said := read(p)).strip() else "" for p in etree.fromstring(members(draft)[PART]).iter(f"{W}p")]
    found, at = {}, 0
    for number, line in enumerate(lines):
        at = texts.index(_typed(line.text), at)
        found[number] = at
        at += 1
    return found


def _typed(text: str) -> str:
    """Give what Word has in elements of text: breaks and tabs have their own."""
    return text.replace("\n", "").replace("\t", "")


def _places(number: int, line: Line) -> Iterator[Place]:
    for group in groups_of(line.segments, Parts([[] for _ in line.segments])):
        start = len(_typed(line.text[: group.start]))
        if group.before.strip() and not any(segment.note for segment in group.segments):
            yield Place(number, group, start, start + len(_typed(group.before)))


class _Editing:
    """Draws the edits of one run; no line or value is edited twice."""

    def __init__(self, rng: random.Random, of: Sheet) -> None:
        self.rng, self.sheet = rng, of
        self.locale = locale_of(of.language)
        self.touched: set[int | str] = set()

    def edits(self, number: int) -> list[Edit]:
        found: list[Edit] = []
        places = self.rng.sample(self.sheet.places, len(self.sheet.places))
        for place in places:
            marks = {place.line, str(place.group.path)} if place.group.path else {place.line}
            if len(found) == number or marks & self.touched:
                continue
            kind = self.rng.choice(KINDS) if place.group.path else "label"
            edit = getattr(self, f"_{kind}")(place)
            if edit:
                found.append(edit)
                self.touched |= marks
        return found

    def _label(self, place: Place) -> Edit | None:
        """Type into a word of the template."""
        text = place.group.before
        word = re.search(r"[^\W\d_]{2,}", text)
        if place.group.path or word is None:
            return None
        at = self.rng.randrange(word.start() + 1, word.end())
        typed = f"{text[:at]}{UNFIT}{text[at:]}"
        return Edit("label", place, typed, kept=("", typed.strip()))

    def _reword(self, place: Place) -> Edit | None:
        """Put words in the place of words."""
        path, text = place.group.path, place.group.before
        if path is None or not facts_at(path).worded or self.sheet.tree.values.get(path) != text:
            return None
        words = text.split(" ")
        at = self.rng.randrange(len(words))
        words[at : at + 1] = [*self.rng.choice([[], [words[at]], [words[at]]]), self.rng.choice(WORDS)]
        typed = " ".join(words)
        return Edit("reword", place, typed, {path: typed})

    def _retype(self, place: Place) -> Edit | None:
        """Type another value of the kind, as the language has it."""
        path = place.group.path
        if path is None:
            return None
        if facts_at(path).filter == "listing":
            return self._owners(place, path)
        name, _, key = (place.group.printed_by or "").partition(":")
        other = getattr(self, f"_{name or 'plain'}_like")(path, key)
        if not other or other[0] == place.group.before:
            return None
        return Edit(f"retype {name or path.keys[-1]}", place, other[0], {path: other[1]})

    def _owners(self, place: Place, path: ValuePath) -> Edit:
        codes = tuple(self.rng.sample(STATES, self.rng.randint(1, 3)))
        names = [self._name(code) for code in codes]
        change = change_of(self.locale)
        changed = change is not None and changes_before(change, names[-1])
        typed = pattern_of(len(names), self.locale, changed=changed).format(*names) if len(names) > 1 else names[0]
        return Edit("retype owners", place, typed, owners=(path, codes))

    def _name(self, code: str) -> str:
        return str(self.sheet.pack.designations.get(code) or self.locale.territories[code])

    def _day_like(self, _: ValuePath, length: str) -> tuple[str, str]:
        day = date(2026, self.rng.randint(1, 12), self.rng.randint(1, 28))
        written = format_day(day, locale_of_dates(self.locale, "BE"), length or "long")
        return in_digits(written, numbering_of(self.sheet.language, "BE")), day.isoformat()

    def _days_like(self, path: ValuePath, _: str) -> tuple[str, str]:
        return self._day_like(path, "")

    def _due_like(self, path: ValuePath, _: str) -> tuple[str, str]:
        return self._day_like(path, "")

    def _designation_like(self, *_: object) -> tuple[str, str]:
        code = self.rng.choice(STATES)
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
        return in_digits(version, numbering_of(self.sheet.language, "BE")), version

    def _number_like(self, *_: object) -> None:
        return None

    def _plain_like(self, path: ValuePath, _: str) -> tuple[str, str] | None:
        text = OTHERS.get(path.keys[-1])
        return text and (text, text)

    def _remove(self, place: Place) -> Edit | None:
        """Take a value away; what must be there stays in the meeting."""
        path = place.group.path
        if path is None:
            return None
        if facts_at(path).filter == "listing":
            return Edit("remove owners", place, "", owners=(path, ()))
        kind = f"remove {path.keys[-1]}"
        if _is_cell(path):
            return Edit(kind, place, "", {path: ""})
        if _goes(self.sheet.tree, path) and self.sheet.fits(path, None):
            return Edit(kind, place, "", {path: None})
        gone = path.owner if self._is_all(place) else None
        return Edit(f"{kind} that must be there", place, "", kept=(str(path), ""), gone=gone)

    def _is_all(self, place: Place) -> bool:
        """Tell whether a value is all that its line and its item say: nobody knows then which of them is to go."""
        path = place.group.path
        others = [each for each in self.sheet.places if each.line == place.line and each.group.path not in (path, None)]
        below = path is not None and any(self.sheet.tree.below(path.owner))
        return path is not None and path.is_item is False and bool(path.owner) and not others and not below

    def _unfit(self, place: Place) -> Edit | None:
        """Type what the value cannot be."""
        path = place.group.path
        if path is None or facts_at(path).filter in ("due", "listing") or FieldMark.PARTY in facts_at(path).marks:
            return None
        if not facts_at(path).filter and path.keys[-1] != "id" and self.sheet.fits(path, UNFIT):
            return None
        return Edit(f"unfit {path.keys[-1]}", place, UNFIT, kept=(str(path), UNFIT))


def _is_cell(path: ValuePath) -> bool:
    return path.keys[-2:-1] == ("cells",)


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


def value_run(seed: int) -> ValueRun:
    """Run the loop once: one to three reviewers edit a draft, and their files are merged twice."""
    rng = random.Random(f"values {seed}")
    return run_edits(rng, seed, sheet(rng.choice(TAGS)), tracked=rng.random() < 0.5)


def run_edits(rng: random.Random, seed: int, of: Sheet, *, tracked: bool) -> ValueRun:
    """Let reviewers edit a draft, and judge what comes of it."""
    editing, drafts, edits = _Editing(rng, of), {}, []
    for number in range(rng.randint(1, 3)):
        own = editing.edits(rng.randint(1, 4))
        drafts[f"{number}.docx"] = edited(of, own, tracked=tracked, author=f"Reviewer {number}")
        edits += own
    outcome, why = judged(of, drafts, edits)
    return ValueRun(seed, of.language, tracked, tuple(edit.kind for edit in edits), outcome, why)


def edited(of: Sheet, edits: list[Edit], *, tracked: bool, author: str = "Reviewer") -> bytes:
    """Give the draft with edits."""
    body = Body(of.draft, tracked=tracked, author=author)
    paragraphs = list(body.root.iter(f"{W}p"))
    for edit in edits:
        place = edit.place
        body.replace(paragraphs[of.paragraphs[place.line]], place.start, place.end, edit.typed)
    return body.data()


def judged(of: Sheet, drafts: dict[str, bytes], edits: list[Edit]) -> tuple[str, str]:
    """Merge drafts, and say how that went."""
    readings = {name: read_draft(data, name=name) for name, data in drafts.items()}
    result = merge_readings(readings, of.text.encode(), "m.yaml", ReviewFile(), Decisions())
    if result.data is None:
        told = [row for row in result.rows if row.outcome in (MergeOutcome.UNPROVED, MergeOutcome.CONFLICT)]
        return "stuck", "; ".join(map(str, [*told, *result.conflicts, *(each.message for each in result.diagnostics)]))
    kept = sorted(("" if c.kind == TEMPLATE else c.near or "", c.after.strip()) for c in result.review_file.changes)
    gone = [edit for edit in edits if edit.gone and edit.kept not in kept]
    wanted, got = said_by(_without_digests(_intended(of.tree, edits, gone))), said_by(_without_digests(_tree(result)))
    if wanted != got:
        return "wrong", _unlike(wanted, got)
    meant = sorted(edit.kept for edit in edits if edit.kept and edit not in gone)
    if meant != kept:
        return "untold", f"meant {[m for m in meant if m not in kept]}, kept {[k for k in kept if k not in meant]}"
    again = merge_readings(readings, result.data, "m.yaml", result.review_file, Decisions())
    same = (again.data, again.review_file) == (result.data, result.review_file)
    return ("clean", "") if same else ("wrong", "merging again adds something")


def _tree(result: Result) -> Tree:
    return tree_in(result.data or b"")


def _without_digests(tree: Tree) -> Tree:
    """Leave out what a merge signs clearances with."""
    return Tree({p: v for p, v in tree.values.items() if p.keys[-1] != "digest"}, tree.lists, tree.kinds)


def _intended(base: Tree, edits: list[Edit], gone: list[Edit]) -> Tree:
    tree = base.copy()
    for edit in edits:
        tree = _with(tree, edit.values)
        if edit.owners:
            path, codes = edit.owners
            tree.lists[path] = tuple(path.item(code) for code in codes)
            tree.values.update({path.item(code) / "name": code for code in codes})
    items = {edit.gone for edit in gone}
    tree.lists = {path: tuple(item for item in found if item not in items) for path, found in tree.lists.items()}
    return tree.without_dead()


def _unlike(wanted: object, got: object, at: str = "") -> str:
    if isinstance(wanted, dict) and isinstance(got, dict):
        keys = [*wanted, *(key for key in got if key not in wanted)]
        return "".join(_unlike(wanted.get(key), got.get(key), f"{at}.{key}") for key in keys)
    if isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        return "".join(_unlike(a, b, f"{at}[{n}]") for n, (a, b) in enumerate(zip(wanted, got, strict=True)))
    return "" if wanted == got else f"\n{at}: wanted {wanted!r} got {got!r}"
