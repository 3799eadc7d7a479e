"""A text taken apart: digits, signs, and the words that figures are made of; all else is passed over."""

import re
from collections.abc import Iterator

from factsheet.values.numbers.folding import PlainText
from factsheet.values.numbers.han import HAN, read_han
from factsheet.values.numbers.lexicon import PARTS_OF_PHRASE, Lexicon, parts_of
from factsheet.values.numbers.senses import Role, Sense, Token
from factsheet.values.numbers.separators import read_digits


def tokens_of(text: PlainText, lexicon: Lexicon) -> list[Token]:
    """Give the tokens of a text, in order, those of one word or phrase once with all its senses."""
    found: list[Token] = []
    position = 0
    while match := lexicon.scanner.search(text.plain, position):
        position = match.end()
        for token in _of_match(match, text, lexicon):
            found.append(token)
            position = max(position, token.end)
    return found


def _of_match(match: re.Match[str], text: PlainText, lexicon: Lexicon) -> Iterator[Token]:
    start, end = match.span()
    match match.lastgroup:
        case "digits":
            digits = read_digits(match[0], lexicon.habits)
            if digits and not _is_code(text.plain, start, end, lexicon):
                yield Token(start, end, digits=digits)
        case "sign":
            sign = match[0].replace("\N{NO-BREAK SPACE}", " ")
            known = (*lexicon.exact.get(sign, ()), *lexicon.words.get((sign,), ()))  # ° is of ordinals in Italian
            if known:
                yield Token(start, end, known)
        case "run":
            yield from _running(start, end, text, lexicon)
        case "word" | "latin":
            yield from _word(start, end, text, lexicon)
        case _:
            pass


_BEFORE = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ_#@/][-.]?\Z|[A-Za-z0-9]-\Z|[.,:]\Z")


def _is_code(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether digits belong to a name, as those of `G7`, `F-35` and `COVID-19` do."""
    before = text[max(0, start - 2) : start]
    if before[-1:] in ".,:" and before[:1].isdecimal():
        return True
    if before[-1:] and before[-1:] in "_#@/":
        return before[-1:] != "/" or not before[:1].isdecimal()
    if re.search(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]-?\Z", before) and not _may_stand_before(text, start, lexicon):
        return True
    return text[end : end + 1] == "_"


def _may_stand_before(text: str, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the letters before digits are a sign of money, a code, or a mark of ordinals."""
    word = re.search(r"[^\W\d_]+-?\Z", text[max(0, end - 8) : end])
    if not word:
        return False
    letters = word[0]
    if letters in lexicon.exact:
        return lexicon.exact[letters][0].role is Role.MONEY
    known = lexicon.words.get((lexicon.fold(letters).rstrip("-"),), ())
    roles = {Role.MARK, *(_ENDS_AN_AMOUNT if letters.endswith("-") and len(letters) > 3 else ())}
    return any(sense.role in roles for sense in known)


_ENDS_AN_AMOUNT = (Role.PERCENT, Role.UNIT, Role.SCALE, Role.MONEY)
"""What the first end of a range may end with: `50 percent-60 percent`."""


def _word(start: int, end: int, text: PlainText, lexicon: Lexicon) -> Iterator[Token]:
    exact = lexicon.exact.get(text.plain[start:end], ())
    found = _phrase(start, end, text, lexicon)
    if found:
        senses = (*exact, *(s for s in found.senses if s not in exact)) if found.end - end in (0, 1) else found.senses
        yield found._replace(senses=senses)
    elif exact:
        yield Token(start, end, exact)
    else:
        yield from _split(start, end, text, lexicon)


def _phrase(start: int, end: int, text: PlainText, lexicon: Lexicon) -> Token | None:
    """Give the longest phrase that begins with a word; an abbreviation takes its point along."""
    first = text.low[start:end]
    if first not in lexicon.firsts:
        return None
    best = lexicon.words.get((first,))
    best_end = end
    parts = [first]
    place = end
    while len(parts) < lexicon.longest:
        gap = PARTS_OF_PHRASE.match(text.low, place)
        following = (
            lexicon.word.match(text.low, gap.end()) if gap and gap[0].count("\n") < 2 and len(gap[0]) < 10 else None
        )
        if not following:
            break
        parts.append(following[0])
        place = following.end()
        if known := lexicon.words.get(tuple(parts)):
            best, best_end = known, place
    pointed = text.low[best_end : best_end + 1] == "." and _is_abbreviated(text, start, best_end, lexicon)
    return Token(start, best_end + pointed, best) if best else None


def _is_abbreviated(text: PlainText, start: int, end: int, lexicon: Lexicon) -> bool:
    return parts_of(text.low[start:end], lexicon.writing) in lexicon.abbreviated


def _split(start: int, end: int, text: PlainText, lexicon: Lexicon) -> Iterator[Token]:
    """Take a word apart: letters that stand before words of the language, or numbers that are written as one word."""
    word = text.low[start:end]
    for prefix, meaning in lexicon.writing.prefixes.items():
        if word.startswith(prefix) and len(word) > len(prefix):
            found = _phrase(start + len(prefix), end, text, lexicon)
            if found and found.sense(*_MAY_BE_PREFIXED):
                if meaning:
                    sense = Sense(Role.AND) if meaning == "and" else Sense(Role.QUALIFIER, text=meaning)
                    yield Token(start, start + len(prefix), (sense,))
                yield found
                return
    if lexicon.writing.compounds:
        yield from _compound(start, word, lexicon)


_MOST_STEPS = 200
"""How many ways of splitting a word are tried: numbers in one word take a few."""
_MAY_BE_PREFIXED = (
    Role.NUMBER, Role.SCALE, Role.PART, Role.HALF, Role.ORDINAL, Role.UNIT, Role.MONEY, Role.QUALIFIER, Role.THING,
    Role.PERCENT,
)  # fmt: skip


def _compound(start: int, word: str, lexicon: Lexicon) -> Iterator[Token]:
    """Take a word apart into numbers, the longest first, as long as all of it is one: `duecentottanta`."""
    ways: list[tuple[int, list[Token]]] = [(0, [])]
    steps = 0
    while ways and steps < _MOST_STEPS:
        steps += 1
        place, found = ways.pop()
        if place == len(word):
            yield from found
            return
        longest = lexicon.entries.match(word, place)
        for end in range(place + 2, longest.end() + 1 if longest else 0):
            senses = lexicon.words.get((word[place:end],))
            if senses:
                ways.append((end, [*found, Token(start + place, start + end, senses)]))


def _running(start: int, end: int, text: PlainText, lexicon: Lexicon) -> Iterator[Token]:
    """Find words in letters without spaces: longest first, numerals of Han and Hangul as far as they go."""
    place, last = start, start
    while place < end:
        word = lexicon.entries.match(text.low, place)
        if word and last == place > start and lexicon.words[tuple(word[0].split(" "))][0].role is Role.STOP:
            word = _shorter(word, text, lexicon)  # 七万一千 has no 万一
        numeral = HAN[lexicon.language].match(text.low, place) if lexicon.language in HAN else None
        senses = lexicon.words[tuple(word[0].split(" "))] if word else ()
        if numeral and (not word or (numeral.end() >= word.end() and senses[0].role is not Role.STOP)):
            yield from read_han(numeral, text.low, lexicon.language)
            last = place = numeral.end()
        elif word:
            yield Token(place, word.end(), senses)
            place = word.end()
        else:
            place += 1


def _shorter(word: re.Match[str], text: PlainText, lexicon: Lexicon) -> re.Match[str] | None:
    """Give the scale that a word begins with, if it begins with one."""
    first = lexicon.entries.match(text.low, word.start(), word.start() + 1)
    return first if first and lexicon.words[first[0],][0].role is Role.SCALE else word
