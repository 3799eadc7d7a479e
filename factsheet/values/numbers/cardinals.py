"""Numbers as they stand in a text, in digits, words or both: `1.5 billion`, `1兆2,300億`, `two and a half million`."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product

from factsheet.values.numbers.han import SHY
from factsheet.values.numbers.lexicon import MONEY_ONLY
from factsheet.values.numbers.numerals import Number, NumberPart, TokenText, evaluate
from factsheet.values.numbers.scale_first import scales_first_at
from factsheet.values.numbers.senses import Role, Sense


def number_at(text: TokenText, start: int, money: bool = False, most: int = 40) -> Number | None:
    """Read the longest number that begins with a token, of so many parts at most.

    `money` says that a sign of money stands before it.
    """
    key = start, money, most
    if key not in text.numbers:
        first = scales_first_at(text, start) if text.lexicon.writing.scale_first else None
        text.numbers[key] = first or _longest(text, start, money, most)
    return text.numbers[key]


def _longest(text: TokenText, start: int, money: bool, most: int) -> Number | None:
    parts: list[NumberPart] = []
    index, qualifier = start, ""
    while len(parts) < most and (step := _next(text, index, parts, money)):
        more, end, said = step
        if evaluate([*parts, *more]) is None:
            break
        parts.extend(more)
        qualifier = qualifier or said
        index = end
    return _number(text, start, index, parts, qualifier) if parts else None


def _number(text: TokenText, start: int, end: int, parts: list[NumberPart], qualifier: str) -> Number | None:
    values = dict.fromkeys(_values(text, start, end, parts))
    if not values:
        return None
    tokens = text.tokens[start:end]
    forms = (token.digits.form for token in tokens if token.digits and token.digits.form)
    scale = _last_scale(parts)
    return Number(
        start,
        end,
        tuple(values),
        scale,
        not any(text.low[token.start].isdecimal() or token.sense(Role.GLYPH) for token in tokens),
        _company(text, start, end, parts),
        next(forms, _odd_form(parts, text.lexicon.language)),
        parts[-1].room,
        qualifier,
    )


def _values(text: TokenText, start: int, end: int, parts: list[NumberPart]) -> Iterator[Fraction]:
    """Give what the parts can mean together, one choice of each after another."""
    last = parts[-1]
    omitted = text.lexicon.writing.omitted_unit if _omits_unit(text, start, end, parts) else ""
    scaled = evaluate([*parts[:-1], NumberPart("n", (last.values[0] * parts[-2].values[0] / 10,))]) if omitted else None
    if omitted == "first" and scaled is not None:
        yield scaled
    for choice in product(*(part.values for part in parts)):
        value = evaluate([NumberPart(part.does, (each,), part.room) for part, each in zip(parts, choice, strict=True)])
        if value is not None:
            yield value
    if omitted == "last" and scaled is not None:
        yield scaled


def _omits_unit(text: TokenText, start: int, end: int, parts: list[NumberPart]) -> bool:
    """Tell whether one digit ends a number after a scale, which may stand for the next scale below: `三万五`."""
    token = text.tokens[end - 1]
    return (
        end - start > 2
        and [part.does for part in parts[-2:]] == ["s", "n"]
        and parts[-2].values[0] >= 10**4
        and token.end - token.start == 1
        and 0 < parts[-1].values[0] < 10
    )


def _last_scale(parts: list[NumberPart]) -> Fraction | None:
    tail = [part.values[0] for part in parts[1:] if part.does == "s"]
    if not tail or parts[-1].does != "s":
        return None
    scale = Fraction(1)
    for part in reversed(parts[1:]):
        if part.does != "s":
            break
        scale *= part.values[0]
    return scale


def _company(text: TokenText, start: int, end: int, parts: list[NumberPart]) -> str:
    if end - start > 1 and any(part.does == "s" for part in parts):
        return ""
    sense = text.sense(start, Role.NUMBER)
    if end - start == 1:
        word = text.word(start)
        if text.sense(start, Role.ARTICLE):
            return "article"
        if word in text.lexicon.weak:
            return "weak"
        if (sense and sense.text == SHY) or (sense is None and parts[0].does == "s"):
            return SHY
    return ""


def _odd_form(parts: list[NumberPart], language: str) -> str:
    """Tell of digits that are counted in tens, or a decimal in hundreds or tens of a greater scale: `1.5十億`."""
    for part, after in pairwise(parts):
        if part.does == "n" and after.does == "s" and after.room == 0:
            value = part.values[0]
            tens = after.values[0] == 10 and language != "ko"
            if tens or value.denominator != 1 or value >= 10:
                return "a decimal or several digits before a scale below ten thousand"
    return ""


Step = tuple[list[NumberPart], int, str]
"""Parts that come next, the token after them, and a qualifier said among them."""


def _next(text: TokenText, index: int, parts: list[NumberPart], money: bool) -> Step | None:
    """Give what continues a number at a token, or begins it."""
    if index >= len(text.tokens):
        return None
    if not parts:
        return _first(text, index)
    hyphen = "-" if text.is_word(index) and (text.is_word(index - 1) or text.sense(index, Role.SCALE)) else ""
    if not text.near(index, hyphen + "\u200c."):
        return None
    token = text.tokens[index]
    if scale := token.sense(Role.SCALE):
        return _scale(text, index, scale, money)
    if token.sense(Role.AND):
        return _joined(text, index, parts)
    return (_more_digits if token.digits and not token.senses else _more)(text, index, parts)


def _more(text: TokenText, index: int, parts: list[NumberPart]) -> Step | None:
    """Take a half, `½`, another number in words, or what a language says within a number: `500多万`."""
    token = text.tokens[index]
    if said := token.sense(Role.ENOUGH):
        inside = text.gap(index + 1) == "" and text.sense(index + 1, Role.SCALE)
        return ([NumberPart("s", inside.values)], index + 2, said.text) if inside else None
    if half := token.sense(Role.HALF):
        return [NumberPart("h", half.values or (Fraction(1, 2),))], index + 1, ""
    if glyph := token.sense(Role.GLYPH):
        first = parts[-1].does == "n" and len(parts) == 1
        return ([NumberPart("h", glyph.values)], index + 1, "") if first else None
    if token.sense(Role.POINT):
        return _decimals(text, index)
    number = token.sense(Role.NUMBER)
    return (
        ([NumberPart("n", number.values, number.room)], index + 1, "") if number and _fits_words(text, index) else None
    )


def _decimals(text: TokenText, index: int) -> Step | None:
    """Take the decimals behind a decimal sign in words: `deux virgule vingt-cinq`, `two point two five`."""
    digits, place = "", index + 1
    while (number := text.sense(place, Role.NUMBER)) and text.near(place, "-") and text.is_word(place):
        value = number.values[0]
        if value.denominator != 1 or value >= 100 or (digits and value >= 10):
            break
        ends_tens = value < 10 and len(digits) == 2 and digits.endswith("0")
        digits = digits[:-1] + str(value) if ends_tens else digits + str(value)
        place += 1
    if not digits or not text.is_word(index - 1):
        return None
    return [NumberPart("d", (Fraction(f"0.{digits}"),))], place, ""


def _fits_words(text: TokenText, index: int) -> bool:
    """Tell whether a number in words may follow: after digits only past a scale."""
    before = text.tokens[index - 1]
    return not before.digits or bool(before.senses)


def _first(text: TokenText, index: int) -> Step | None:
    """Begin a number: digits, a word, `½`, a scale that needs none before it, or what is added to the number after."""
    token = text.tokens[index]
    if token.digits and not token.senses:
        return [NumberPart("n", token.digits.values)], index + 1, ""
    if number := token.sense(Role.NUMBER, Role.GLYPH):
        return [NumberPart("n", number.values, number.room)], index + 1, ""
    if scale := token.sense(Role.SCALE):
        return ([NumberPart("s", scale.values)], index + 1, "") if text.word(index) in text.lexicon.bare else None
    if not text.near(index + 1):
        return None
    if token.sense(Role.ARTICLE):
        scale = text.sense(index + 1, Role.SCALE)
        return ([NumberPart("s", scale.values)], index + 2, "") if scale and not scale.text else None
    return _added(text, index)


def _added(text: TokenText, index: int) -> Step | None:
    """Begin with what is added to the number after it, or to one of the scale after it: `साढ़े तीन`, `सवा करोड़`."""
    added, number = text.sense(index, Role.ADDED), text.sense(index + 1, Role.NUMBER)
    if added and number:
        return [NumberPart("n", (number.values[0] + added.values[0],))], index + 2, ""
    whole = added and text.sense(index + 1, Role.SCALE)
    return ([NumberPart("n", (1 + added.values[0],))], index + 1, "") if added and whole else None


def _scale(text: TokenText, index: int, scale: Sense, money: bool) -> Step | None:
    """Take a scale; one letter is one beside money alone (`$5m`, `5 M€`)."""
    if scale.text == MONEY_ONLY and not money:
        follows = text.near(index + 1) and text.sense(index + 1, Role.MONEY)
        if not follows:
            return None
    return [NumberPart("s", scale.values, 0 if scale.room == 0 else 1)], index + 1, ""


def _joined(text: TokenText, index: int, parts: list[NumberPart]) -> Step | None:
    """Take what an `and` joins to a number, as the language does it."""
    if not text.near(index + 1, "-"):
        return None
    if text.tokens[index + 1].digits and not text.tokens[index + 1].senses:
        return _more_digits(text, index + 1, parts)
    article = text.sense(index + 1, Role.ARTICLE) is not None and text.near(index + 2)
    part = text.sense(index + 1 + article, Role.PART)
    if part and (part.values[0] == Fraction(1, 2) or article or parts[-1].does == "s"):
        return [NumberPart("h", part.values)], index + 2 + article, ""
    number = text.sense(index + 1, Role.NUMBER)
    within = text.lexicon.writing.and_within
    if number is None or not within or not text.is_word(index - 1):
        return None
    value, last = number.values[0], _room(parts)
    if within in {"inverted", "both"} and last == 1 and 20 <= value < 100:
        return [NumberPart("i", number.values, 1)], index + 2, ""
    joins = {"tens": 10 <= last < 100, "hundreds": last >= 100}.get(within, True) and value < last
    return ([NumberPart("n", number.values, number.room)], index + 2, "") if joins else None


def _room(parts: list[NumberPart]) -> int:
    """Give what may be added to the last part."""
    return parts[-1].room if parts[-1].does == "n" else int(parts[-1].values[0])


def _more_digits(text: TokenText, index: int, parts: list[NumberPart]) -> Step | None:
    """Take digits after a scale: `1兆2,300億`, `3 crore 50 lakh`, `mil 500 millones`, `2 mil 500`."""
    digits = text.tokens[index].digits
    writing = text.lexicon.writing
    if digits is None or digits.values[0] >= _room(parts) or (_room(parts) < 1000 and not writing.running):
        return None
    part = NumberPart("n", digits.values)
    scale = text.sense(index + 1, Role.SCALE) if text.near(index + 1) else None
    if scale and not scale.text and not writing.running:
        more = [part, NumberPart("s", scale.values)]
        return (more, index + 2, "") if evaluate([*parts, *more]) is not None else None
    tight = writing.running and (text.gap(index) == "" or text.lexicon.language == "ko")
    three = writing.digits_after and re.fullmatch("[0-9]{3}", text.word(index)) and _room(parts) == 1000
    return ([part], index + 1, "") if tight or three else None
