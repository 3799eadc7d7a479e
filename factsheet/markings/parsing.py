"""Texts of markings read: portion marks and banners, each error with the character it stands at and how to write it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factsheet.diagnostics import did_you_mean, nearest
from factsheet.markings.marks import Control, MarkError, PortionMark
from factsheet.markings.printing import banner_text, portion_text
from factsheet.markings.rules import check_controls
from factsheet.markings.scheme import Scheme

if TYPE_CHECKING:
    from factsheet.markings.model import CategoryRule


@lru_cache(maxsize=512)  # a sheet has few marks, each many times
def parse_portion(text: str, scheme: Scheme) -> PortionMark:
    """Read a portion mark, which is written without its parentheses; raises MarkError for what is none."""
    if text.startswith("("):
        raise _in_parentheses(text.strip("() "), scheme)
    mark = _Reader(scheme, text, banner=False).mark()
    return _as_written(mark, text, portion_text(mark, scheme))


def _in_parentheses(inner: str, scheme: Scheme) -> MarkError:
    """Give what is wrong with a mark in parentheses, and with what stands in them where that is no mark either."""
    message = "must be written without parentheses"
    try:
        parse_portion(inner, scheme)
    except MarkError as error:
        return MarkError(f"{message}, and {error}", 0, *error.hints)
    return MarkError(message, 0, f"write `{inner}`")


def parse_banner(text: str, scheme: Scheme) -> PortionMark:
    """Read the text of a banner; raises MarkError for what is none."""
    mark = _Reader(scheme, text, banner=True).mark()
    written = {rule.title: rule.banner or name for name, rule in scheme.rules.controls.items() if rule.title}
    short = text
    for title in sorted(written, key=len, reverse=True):
        short = re.sub(rf"(?<=/){re.escape(title)}(?=/|$| |-)", written[title], short)
    return _as_written(mark, short, banner_text(mark, scheme))


def _as_written(mark: PortionMark, text: str, right: str) -> PortionMark:
    if text != right:
        at = next(
            (at for at, (a, b) in enumerate(zip(text, right, strict=False)) if a != b), min(len(text), len(right))
        )
        raise MarkError("is not written as the scheme has it", at, f"write `{right}`")
    return mark


class _Token(Struct, frozen=True):
    text: str
    at: int


class _Reader:
    """Reads one text; `banner` tells which of the words of a scheme it may have."""

    def __init__(self, scheme: Scheme, text: str, *, banner: bool) -> None:
        self._scheme, self._text, self._banner = scheme, text, banner
        rules = scheme.rules
        self._levels = {rule.banner if banner else mark: mark for mark, rule in rules.levels.items()}
        self._words = {head: head for head in scheme.heads}
        for mark, rule in rules.controls.items():
            named = (rule.banner or mark, rule.title) if banner else (mark,)
            self._words.update({word: mark for word in named if word})
        before = {mark for mark, rule in rules.controls.items() if rule.codes == "before"}
        self._pattern = _pattern(word for word, mark in self._words.items() if mark in before)

    def mark(self) -> PortionMark:
        """Read it."""
        if not self._text:
            raise MarkError("must not be empty", 0, f"the lowest level is `{next(iter(self._levels))}`")
        first, *rest = _split(self._text, "//", 0)
        found: list[tuple[Control, int]] = []
        foreign = bool(self._scheme.foreign and not self._banner and not first.text and rest)
        if foreign:
            level, owner = self._of_others(rest[0])
            found.append((owner, rest.pop(0).at))
        elif self._levels.get(first.text) is not None:
            level = self._levels[first.text]
        elif self._stands_alone(first.text):
            level = self._scheme.levels[0]
            rest.insert(0, first)
        elif not first.text and rest and not self._scheme.foreign:
            raise MarkError(f"begins as portions of others do, of which `{self._scheme.name}` has none", 0)
        else:
            raise self._no_level(first)
        found += self._listed(rest)
        controls = self._scheme.ordered(control for control, _ in found)
        check_controls(level, found, self._scheme, banner=self._banner)
        return PortionMark(level, controls, foreign)

    def _of_others(self, token: _Token) -> tuple[str, Control]:
        """Read whose a portion is, and its level: `GBR S`, `FGI S`."""
        owners, _, word = token.text.rpartition(" ")
        at = token.at + len(token.text) - len(word)
        if word not in self._levels:
            raise self._no_level(_Token(word, at))
        mark = self._scheme.foreign.control if self._scheme.foreign else ""
        if not owners:
            message, hint = f"does not say whose `{word}` is", f"for example `//GBR {word}`, or `//{mark} {word}`"
            raise MarkError(message, token.at, hint)
        return self._levels[word], Control(mark, () if owners == mark else self._codes(token, 0, owners, " "))

    def _listed(self, segments: Sequence[_Token]) -> Iterator[tuple[Control, int]]:
        """Read the controls of segments, each with its place."""
        open_after = ""
        for segment in segments:
            lead = self._scheme.lead(segment.text)
            for token in _controls(segment, self._pattern, self._words):
                yield (self._program(token, lead) if lead else self._control(token, open_after)), token.at
            open_after = segment.text if segment.text in self._scheme.heads else ""

    def _program(self, token: _Token, category: CategoryRule) -> Control:
        """Read an open control of a category that has a lead: `SAR-BP-J12 J54`, and behind it `CD-YYY 456`."""
        lead = category.lead or ""
        start = len(lead) if token.text.startswith(lead) else 0
        name = token.text[start:].partition("-")[0]
        if not re.fullmatch(category.open or "", f"{lead}{name}"):
            raise MarkError(f"`{name}` is none of `{lead}`", token.at + start, f"for example `{lead}BP`")
        return Control(f"{lead}{name}", self._below(f"{lead}{name}", token, start + len(name)))

    def _below(self, mark: str, token: _Token, start: int) -> tuple[str, ...]:
        """Read the compartments of a control, each with its sub-compartments, from an offset of its text on."""
        words = {word: name for name, word in self._scheme.compartment_words(mark).items()} if self._banner else {}
        found: list[str] = []
        text = token.text[start:]
        for part in _split(text.removeprefix("-"), "-", token.at + start + 1) if text else ():
            if not part.text:
                raise MarkError("has nothing behind its hyphen", part.at, "write it without one")
            name, *subs = part.text.split(" ")
            codes = [f"{words.get(name, name)} {sub}" for sub in subs] or [words.get(name, name)]
            for code in codes:
                if self._scheme.compartment(mark, code) is None:
                    raise MarkError(f"`{code}` is no compartment of `{mark}`", part.at)
            found += codes
        return tuple(found)

    def _stands_alone(self, text: str) -> bool:
        mark = self._words.get(text)
        rule = self._scheme.rule(mark) if mark else None
        return text in self._scheme.heads or (rule is not None and rule.alone and not self._banner)

    def _control(self, token: _Token, after: str) -> Control:
        mark = self._words.get(token.text)
        rule = self._scheme.rule(mark) if mark else None
        if mark is not None and (rule is None or rule.codes in {None, "spaced"}):
            return Control(mark)
        if mark is not None:
            raise MarkError(f"`{token.text}` lists no countries", token.at, f"for example `{self._example(mark)}`")
        for word, known in self._words.items():
            rule = self._scheme.rule(known)
            if rule and rule.codes in _DIVIDERS and token.text.startswith(f"{word} "):
                return Control(
                    known, self._codes(token, len(word) + 1, token.text[len(word) + 1 :], _DIVIDERS[rule.codes])
                )
            if rule and rule.compartments and token.text.startswith(f"{word}-"):
                return Control(known, self._below(known, token, len(word)))
            if rule and rule.codes == "before" and token.text.endswith(f" {word}"):
                return Control(known, self._codes(token, 0, token.text[: -len(word) - 1], "/"))
        category = self._scheme.heads.get(after)
        if category and category.open and re.fullmatch(category.open, token.text):
            return Control(token.text)
        raise self._no_control(token)

    def _codes(self, token: _Token, start: int, text: str, mark: str) -> tuple[str, ...]:
        found = []
        for each in _split(text, mark, token.at + start):
            code = each.text.strip()
            if not self._scheme.knows_code(code):
                hint = "codes of countries have three letters (ISO 3166-1), those of groups stand in the scheme"
                raise MarkError(f"`{code}` is no code of a country or group", each.at, hint)
            if code in found:
                raise MarkError(f"`{code}` stands twice", each.at)
            found.append(code)
        return tuple(found)

    def _example(self, mark: str) -> str:
        release = self._scheme.release
        home = f"{release.home}, " if release and mark == release.to else ""
        rule = self._scheme.rule(mark)
        return f"{mark} {home}JPN" if rule and rule.codes == "after" else f"USA/GBR {mark}"

    def _no_level(self, token: _Token) -> MarkError:
        known = [*self._levels, *(word for word in self._words if self._stands_alone(word))]
        hint = self._meant(token.text, known) or f"it must begin with a level: {', '.join(known)}"
        return MarkError(f"`{token.text}` is no level of `{self._scheme.name}`", token.at, hint)

    def _no_control(self, token: _Token) -> MarkError:
        if token.text == "REL" and self._scheme.release:
            return MarkError("`REL` lists no countries", token.at, f"for example `{self._example('REL TO')}`")
        hint = self._meant(token.text, self._words) or f"there are: {', '.join(self._words) or 'none'}"
        return MarkError(f"`{token.text}` is no control of `{self._scheme.name}`", token.at, hint)

    def _meant(self, text: str, known: object) -> str | None:
        """Give the hint that names what the other form of markings means by a word, or a word that is like it."""
        words = list(known) if isinstance(known, (list, dict)) else []
        other = next((mark for word, mark in self._scheme.words() if word == text), None)
        right = next((word for word in words if {**self._levels, **self._words}.get(word) == other), None)
        if other and right:
            return f"write `{right}`: {'a banner' if self._banner else 'a portion mark'} has it so"
        close = nearest(text, words)
        return did_you_mean(close) if close else None


_DIVIDERS = {"after": ",", "spaced": " "}
"""What stands between the codes behind a control."""


def _split(text: str, mark: str, at: int) -> list[_Token]:
    found = []
    for part in text.split(mark):
        inner = part.strip()
        found.append(_Token(inner, at + (part.find(inner) if inner else 0)))
        at += len(part) + len(mark)
    return found


def _pattern(listing: Iterable[str]) -> re.Pattern[str]:
    """Give the pattern of a control, where slashes within a list of countries before some words divide none."""
    words = "|".join(map(re.escape, listing))
    lists = rf"(?:[A-Z]{{3,4}}/)+[A-Z]{{3,4}} (?:{words})(?=/|$)|" if words else ""
    return re.compile(rf"{lists}[^/]+|(?<=/)(?=/|$)")


def _controls(segment: _Token, pattern: re.Pattern[str], known: Container[str]) -> Iterator[_Token]:
    """Give the controls of a segment.

    What looks like a country at the start of a list and is a `known` control stands before it: `IMC/USA/GBR EYES ONLY`.
    """
    if not segment.text:
        raise MarkError("has nothing between its slashes", segment.at, "write it without them")
    for found in pattern.finditer(segment.text):
        text, start = found[0].strip(), found.start()
        if not text:
            raise MarkError("has nothing between its slashes", segment.at + start, "write it without them")
        while "/" in text and text.partition("/")[0] in known:
            first, _, text = text.partition("/")
            yield _Token(first, segment.at + start)
            start += len(first) + 1
        yield _Token(text, segment.at + start)
