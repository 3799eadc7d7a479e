"""Texts of markings read: portion marks and banners, each error with the character it stands at and how to write it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from factsheet.diagnostics import did_you_mean, nearest
from factsheet.markings.marks import Control, MarkError, PortionMark
from factsheet.markings.printing import banner_text, portion_text
from factsheet.markings.rules import check_controls
from factsheet.markings.scheme import Scheme


@lru_cache(maxsize=512)  # a sheet has few marks, each many times
def parse_portion(text: str, scheme: Scheme) -> PortionMark:
    """Read a portion mark, which is written without its parentheses; raises MarkError for what is none."""
    if text.startswith("("):
        raise MarkError("must be written without parentheses", 0, f"write `{text.strip('()')}`")
    mark = _Reader(scheme, text, banner=False).mark()
    return _as_written(mark, text, portion_text(mark, scheme))


def parse_banner(text: str, scheme: Scheme) -> PortionMark:
    """Read the text of a banner; raises MarkError for what is none."""
    mark = _Reader(scheme, text, banner=True).mark()
    written = {rule.title: rule.banner or name for name, rule in scheme.rules.controls.items() if rule.title}
    short = text
    for title in sorted(written, key=len, reverse=True):
        short = re.sub(rf"(?<=/){re.escape(title)}(?=/|$| )", written[title], short)
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

    def mark(self) -> PortionMark:
        """Read it."""
        if not self._text:
            raise MarkError("must not be empty", 0, f"the lowest level is `{next(iter(self._levels))}`")
        first, *rest = _split(self._text, "//", 0)
        found: list[tuple[Control, int]] = []
        level = self._levels.get(first.text)
        if level is None:
            if not self._stands_alone(first.text):
                raise self._no_level(first)
            level = self._scheme.levels[0]
            rest.insert(0, first)
        open_after = ""
        for segment in rest:
            found += [(self._control(token, open_after), token.at) for token in _controls(segment)]
            open_after = segment.text if segment.text in self._scheme.heads else ""
        controls = self._scheme.ordered(control for control, _ in found)
        check_controls(level, found, self._scheme)
        return PortionMark(level, controls)

    def _stands_alone(self, text: str) -> bool:
        mark = self._words.get(text)
        rule = self._scheme.rule(mark) if mark else None
        return text in self._scheme.heads or (rule is not None and rule.alone and not self._banner)

    def _control(self, token: _Token, after: str) -> Control:
        mark = self._words.get(token.text)
        rule = self._scheme.rule(mark) if mark else None
        if mark is not None and (rule is None or rule.codes is None):
            return Control(mark)
        if mark is not None:
            raise MarkError(f"`{token.text}` lists no countries", token.at, f"for example `{self._example(mark)}`")
        for word, known in self._words.items():
            rule = self._scheme.rule(known)
            if rule and rule.codes == "after" and token.text.startswith(f"{word} "):
                return Control(known, self._codes(token, len(word) + 1, token.text[len(word) + 1 :], ","))
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


def _split(text: str, mark: str, at: int) -> list[_Token]:
    found = []
    for part in text.split(mark):
        inner = part.strip()
        found.append(_Token(inner, at + (part.find(inner) if inner else 0)))
        at += len(part) + len(mark)
    return found


_EYES = re.compile(r"(?:[A-Z]{3,4}/)+[A-Z]{3,4} [A-Z ]+|[^/]+|(?<=/)(?=/|$)")


def _controls(segment: _Token) -> Iterator[_Token]:
    """Give the controls of a segment; slashes within a list of countries divide none."""
    if not segment.text:
        raise MarkError("has nothing between its slashes", segment.at, "write it without them")
    for found in _EYES.finditer(segment.text):
        text = found[0].strip()
        if not text:
            raise MarkError("has nothing between its slashes", segment.at + found.start(), "write it without them")
        yield _Token(text, segment.at + found.start())
