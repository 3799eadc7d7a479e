"""Random meetings whose portions bear marks, and the same with other things withheld: by seeds, without the program.

`LEVEL` sees the marks of `SEEN` and none of `HIDDEN`. In a varied meeting what the level gets is as it was; changed are
words, short values, numbers, ids, figures, marks and the order of what it does not get, and how much of it there is.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from random_meetings import ENGLISH, Data, let_out, meeting

LEVEL = "REL TO USA, JPN"
SEEN = ["U", "U", "U", "C//REL TO USA, JPN", "S//REL TO USA, JPN, KOR", "U//REL TO USA, JPN", "TS//REL TO USA, JPN"]
HIDDEN = ["S", "C", "S//NF", "TS//REL TO USA, KOR", "U//NF", "S//OC/NF", "C//DISPLAY ONLY JPN", "S//RELIDO"]
LISTS = ("participants", "summary", "sections", "follow_ups", "sources", "contacts", "annexes", "related")
_LETTERS = "bcdfghklmnpqrstvwz"
WRAPPERS = ("paragraph", "table", "figure", "section")

SMALL = """\
id: marked
kind: bilateral
title: Party A and Party B
marking: U
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
classification: {scheme: us}
participants: [{party: Party A, marking: U}, {party: Party B, marking: U}]
summary: [{text: Both met., marking: U}]
"""
"""A meeting that every level may see."""


def marked_meeting(seed: str) -> Data:
    """Give a meeting as plain values in which every portion has its mark, about a third of them hidden ones."""
    return let_out(_Marker(random.Random(seed)).whole(meeting(seed)))


class _Marker:
    """Gives every portion a mark, and each the form of a mapping."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def mark(self, part: Data) -> Data:
        return part | {"marking": self.rng.choice(HIDDEN if self.rng.random() < 0.35 else SEEN)}

    def whole(self, data: Data) -> Data:
        year = int(str(data.get("date") or data["to"])[:4])
        block = {"scheme": "us", "by": "An officer", "derived_from": "Multiple Sources"}
        marked = data | {
            "marking": "U",
            "classification": block | {"declassify_on": f"{year + 9}0403", "origin": "2025-01-01"},
            "annexes": [{"title": f"Annex {word}"} for word in self.rng.sample(ENGLISH[:20], 2)],
            "related": [{"title": f"Paper on {word}"} for word in self.rng.sample(ENGLISH[:20], 2)],
        }
        for key in LISTS:
            if marked.get(key):
                marked[key] = [self.item(key, each) for each in marked[key]]
        marked["participants"][0]["marking"] = "U"
        return marked

    def item(self, key: str, item: Any) -> Data:
        if key == "sections":
            return self.section(item)
        if key == "summary":
            return self.point(item)
        return self.mark(item if isinstance(item, dict) else {"title": item})

    def point(self, item: Any) -> Data:
        point = self.mark({"text": item} if isinstance(item, str) else item)
        return point | ({"points": [self.point(each) for each in point["points"]]} if "points" in point else {})

    def section(self, section: Data) -> Data:
        return self.mark(section) | {"content": [self.content(each) for each in section.get("content", ())]}

    def content(self, item: Any) -> Data:
        kind = next((each for each in WRAPPERS if isinstance(item, dict) and each in item), None)
        if kind is None:
            return self.point(item)
        inner = item[kind]
        if kind == "section":
            return {kind: self.section(inner)}
        if kind == "table":
            rows = [each if isinstance(each, dict) else {"cells": each} for each in inner.get("rows", ())]
            return {kind: self.mark(inner | {"rows": [self.mark(row) for row in rows]})}
        return {kind: self.mark({"text": inner} if isinstance(inner, str) else inner)}


def varied(data: Data, seed: str, *, indicated: bool) -> Data:
    """Give the same meeting with other things withheld; `indicated`, as many of the same kinds and extent."""
    return _Varier(random.Random(seed), indicated=indicated).whole(deepcopy(data))


class _Varier:
    """Changes what is hidden. New words are of one nonce each, so that derived ids clash with none."""

    def __init__(self, rng: random.Random, *, indicated: bool) -> None:
        self.rng, self.indicated, self.count = rng, indicated, 0
        self.seen: list[str] = []

    def whole(self, data: Data) -> Data:
        self.seen = list(_texts(data))
        names = {each["id"]: self.text(each["id"]) for each in data.get("sources", ()) if is_hidden(each)}
        for key in LISTS:
            if key in data:
                data[key] = self.listed(key, data[key])
        _rename(data, names)
        data["clearances"] = [{"office": self.word(), "decision": "cleared"} for _ in range(self.rng.randint(0, 3))]
        data["abbreviations"] = dict(data.get("abbreviations", {})) | {self.word().upper(): self.word()}
        for allowance in data.get("allow", ()):
            allowance["reason"] = self.word()
        if not self.indicated:
            self.rng.shuffle(order := list(data))
            return {key: data[key] for key in order}
        return data

    def word(self) -> str:
        """Give a word that is another in its first four letters already: some are cut short."""
        self.count += 1
        own = "".join(_LETTERS[self.count // len(_LETTERS) ** place % len(_LETTERS)] for place in range(4))
        return f"{own}nonce{''.join(self.rng.choices(_LETTERS, k=5))}"

    def listed(self, key: str, items: list[Data]) -> list[Data]:
        """Give a list with other hidden items; seen ones stay, and in their order."""
        found = [self.item(key, each) for each in items]
        if self.indicated:
            return found
        kept = [each for each in found if not is_hidden(each)]
        hidden = [each for each in found if is_hidden(each) and self.rng.random() < 0.7]
        hidden += [self.made(key, each) for each in found if self.rng.random() < 0.3]
        for each in hidden:
            kept.insert(self.rng.randint(0, len(kept)), each)
        return kept

    def made(self, key: str, like: Data) -> Data:
        """Give a new item that is hidden: one of the kind of another, or a point with words that are seen elsewhere."""
        if key in ("summary", "points", "content"):
            text = self.rng.choice(self.seen) if self.seen and self.rng.random() < 0.5 else self.word()
            return {"id": self.word(), "text": text, "marking": self.hidden()}
        return self.reworded(key, deepcopy(like) | {"marking": self.hidden()}, named=True)

    def hidden(self) -> str:
        return self.rng.choice(HIDDEN)

    def item(self, key: str, item: Data) -> Data:
        if is_hidden(item):
            return self.reworded(key, item)
        kind = next((each for each in WRAPPERS if each in item), None)
        inner = item[kind] if kind else item
        for below in ("points", "content", "rows"):
            if below in inner:
                inner[below] = self.listed(below, inner[below])
        return item

    def reworded(self, key: str, item: Data, *, named: bool = False) -> Data:
        """Give a hidden item with other words all through."""
        kind = next((each for each in WRAPPERS if each in item), None)
        inner = self.changed(item[kind] if kind else item, "")
        inner["marking"] = self.hidden()
        if not self.indicated and (named or "id" in inner) and key != "sources":
            inner["id"] = self.word()
        if key == "participants":
            inner["party"] = f"Party {self.word()}"
        return {kind: inner} if kind else inner

    def changed(self, value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {name: self.changed(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.changed(inner, key) for inner in value]
        return _CHANGES.get(key, _Varier.text)(self, str(value))

    def text(self, old: str) -> str:
        new = self.word()
        return (new * len(old))[: len(old)] if self.indicated else new

    def kept(self, old: str) -> str:
        return old

    def path(self, old: str) -> str:
        return f"{self.text(old)[:-4]}.png"

    def party(self, old: str) -> str:
        return old if len(old) == 2 else self.text(old)


_KEPT = dict.fromkeys(
    ("date", "due", "status", "align", "width", "url", "email", "phone", "also", "type"), _Varier.kept
)
_CHANGES: dict[str, Callable[[_Varier, str], str]] = {
    **_KEPT,
    "path": _Varier.path,
    "party": _Varier.party,
    "owners": _Varier.party,
    "family_name": _Varier.kept,
    "name": _Varier.kept,
    "marking": _Varier.kept,
    "sources": _Varier.kept,
    "id": _Varier.text,
}
"""How values of keys are changed that cannot be any text."""


def is_hidden(item: Data) -> bool:
    """Tell whether an item of a list is withheld for its own mark."""
    inner = next((item[each] for each in WRAPPERS if each in item), item)
    return inner.get("marking") in HIDDEN


def _rename(value: Any, names: dict[str, str]) -> None:
    """Give hidden sources other ids, and cite them by these."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "id" and inner in names:
                value[key] = names[inner]
            elif key == "sources" and inner and isinstance(inner[0], str):
                value[key] = [names.get(each, each) for each in inner]
            else:
                _rename(inner, names)
    elif isinstance(value, list):
        for inner in value:
            _rename(inner, names)


def _texts(value: Any) -> Iterator[str]:
    """Give the texts of a meeting's points and paragraphs."""
    if isinstance(value, dict):
        yield from (text for key, text in value.items() if key == "text" and isinstance(text, str))
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
