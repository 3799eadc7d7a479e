"""Figures found in a text, or read as a whole one."""

import re

from msgspec.structs import replace

from factsheet.values.numbers.figures import Amount, Figure, FigureKind
from factsheet.values.numbers.folding import PlainText, fold
from factsheet.values.numbers.lexicon import lexicon_of
from factsheet.values.numbers.numerals import TokenText
from factsheet.values.numbers.ranges import AmountSpan, span_at, values_of
from factsheet.values.numbers.senses import Role
from factsheet.values.numbers.tokens import tokens_of

_NAMES_GO_ON = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ0-9_]")
_LIST = re.compile(r"[\s\N{NO-BREAK SPACE},、،;/–-]*")
_OPENS = re.compile(r"(?:\A|[\s\N{NO-BREAK SPACE}(（「:：])\Z")


def find_figures(text: str, language: str) -> tuple[Figure, ...]:
    """Find the figures of a text in a language (BCP 47): in order, none within another.

    What is no figure is passed over: digits of names (`G7`, `F-35`), of links, times and marks of notes, numbers in
    words that need not be ones (`one`, French `un`). Dates are found by `factsheet.dates`; bare years are figures here.
    Raises what Babel raises for a language that it does not know.
    """
    return tuple(figure for figure, _ in _figures(*_tokens(text, language), whole=False))


def read_figure(text: str, language: str) -> Figure | None:
    """Read a text that is one figure, with or without a qualifier; None if it is not.

    Words that a sentence may use otherwise are numbers here: `one` alone is 1.
    """
    plain, tokens = _tokens(text, language)
    figures = _figures(plain, tokens, whole=True)
    if len(figures) != 1:
        return None
    figure, (start, end) = figures[0]
    beside = [token for token in tokens.tokens if token.end <= start or token.start >= end]
    rest = _SPACES.sub("", plain.low[:start] + plain.low[end:])
    said = "".join(plain.low[token.start : token.end] for token in beside if token.sense(*_BESIDE_WHOLE))
    more = len(rest) - len(_SPACES.sub("", said))
    return figure if not more or rest in tokens.lexicon.writing.prefixes else None


_SPACES = re.compile(r"[\s\N{NO-BREAK SPACE}-]+")
_BESIDE_WHOLE = (Role.QUALIFIER, Role.ENOUGH, Role.FROM, Role.OF, Role.ARTICLE, Role.THING)


def _tokens(text: str, language: str) -> tuple[PlainText, TokenText]:
    lexicon = lexicon_of(language)
    plain = fold(text, lexicon.language == "tr")
    return plain, TokenText(plain.low, plain.plain, tokens_of(plain, lexicon), lexicon)


def _figures(plain: PlainText, text: TokenText, whole: bool) -> list[tuple[Figure, tuple[int, int]]]:
    """Give the figures with their places in the folded text."""
    found: list[tuple[Figure, tuple[int, int]]] = []
    index, after_thing = 0, -1
    while index < len(text.tokens):
        span = None if text.sense(index, Role.STOP) else span_at(text, index)
        if span is None or not _stands(text, span, whole):
            index += 1
            continue
        span = _named(text, index, span, after_thing)
        if span.first.kind is FigureKind.REFERENCE:
            after_thing = span.end
        found.append(_figure(plain, text, index, span))
        index = span.end
    return found


def _named(text: TokenText, start: int, span: AmountSpan, after_thing: int) -> AmountSpan:
    """Make a plain number the number of a thing if a word before it says so, or it goes on a list of such."""
    first = span.first
    plain = first.kind is FigureKind.CARDINAL and not first.unit and not (first.number and first.number.scale)
    things = bool(text.sense(start - 1, Role.THING)) and _is_close(text, start)
    goes_on = after_thing >= 0 and _goes_on(text, after_thing, start)
    if not plain or not (things or goes_on):
        return span
    kind = FigureKind.REFERENCE
    return AmountSpan(replace(first, kind=kind), replace(span.last, kind=kind) if span.last else None)


def _is_close(text: TokenText, index: int) -> bool:
    return text.near(index, ".") or text.gap(index) in {". ", " (", "("}


def _goes_on(text: TokenText, end: int, start: int) -> bool:
    between = range(end, start)
    return all(text.sense(index, Role.AND) for index in between) and all(
        _LIST.fullmatch(text.gap(index) or "") for index in range(end, start + 1)
    )


def _stands(text: TokenText, span: AmountSpan, whole: bool) -> bool:
    """Tell whether a span is a figure where it stands: no part of a name, and beside what a number in words needs."""
    last = span.last or span.first
    token = text.tokens[last.end - 1]
    ends_in_digits = not last.tail and text.plain[token.end - 1].isdecimal()
    if ends_in_digits and (_NAMES_GO_ON.match(text.plain, token.end) or _is_divided(text, span)):
        return False
    number = span.first.number
    if whole or number is None or span.last:
        return True
    if number.in_words and _goes_on_from_word(text, span.first.start):
        return False
    company = number.company
    measured = bool(span.first.unit) or span.first.kind is not FigureKind.CARDINAL
    if company == "shy":
        return measured or span.first.end > number.end
    if company == "weak":
        return measured
    return company != "article"


_HANGUL = re.compile("[가-힣]")


def _goes_on_from_word(text: TokenText, start: int) -> bool:
    """Tell whether a number is the end of a word: the 만 of 대만, what is left of a number in one word."""
    begin = text.tokens[start].start
    joined = text.gap(start) == "" and text.sense(start - 1, Role.QUALIFIER, Role.MARK, Role.AND)
    if text.lexicon.language == "ko":
        return not joined and begin > 0 and _HANGUL.match(text.low, begin - 1) is not None
    return not joined and text.gap(start) == "" and not text.lexicon.writing.running and text.is_word(start - 1)


def _is_divided(text: TokenText, span: AmountSpan) -> bool:
    """Tell whether digits stand beside a stroke and other digits that they make no fraction with: `26/11`."""
    begin, end = text.tokens[span.first.start].start, text.tokens[span.end - 1].end
    before, after = text.plain[max(0, begin - 2) : begin], text.plain[end : end + 2]
    return (before[-1:] == "/" and before[:1].isdecimal()) or (after[:1] == "/" and after[1:].isdecimal())


def _figure(plain: PlainText, text: TokenText, start: int, span: AmountSpan) -> tuple[Figure, tuple[int, int]]:
    begin, end = text.tokens[start].start, text.tokens[span.end - 1].end + (span.last or span.first).tail
    begin, negative = (text.tokens[start - 1].start, False) if span.opened else _sign(text, start, begin)
    readings = tuple(_readings(span, -1 if negative else 1))
    numbers = [each.number for each in (span.first, span.last) if each and each.number]
    forms = (number.form for number in numbers if number.form)
    in_words = not any(sign.isdecimal() or sign in "½⅓⅔¼¾" for sign in plain.plain[begin:end])
    given = plain.span(begin, end)
    figure = Figure(*given, readings, next(forms, ""), _qualifier(text, start, span), in_words)
    return figure, (begin, end)


def _sign(text: TokenText, start: int, begin: int) -> tuple[int, bool]:
    """Give where a figure begins with its sign of minus, or word for it, and whether it has one."""
    if text.sense(start - 1, Role.MINUS) and text.near(start):
        return text.tokens[start - 1].start, True
    opens = _OPENS.search(text.plain[max(0, begin - 2) : max(0, begin - 1)])
    negative = text.plain[max(0, begin - 1) : begin] in {"-", "−"} and opens is not None
    return begin - negative, negative


def _readings(span: AmountSpan, sign: int) -> list[Amount]:
    first = span.first
    amounts = [
        Amount(low * sign, high * sign if high is not None else None, first.kind, first.unit)
        for low, high in values_of(span)
    ]
    others = [Amount(value * sign, None, kind, unit) for value, kind, unit in first.others] if not span.last else []
    return [*amounts, *others]


def _qualifier(text: TokenText, start: int, span: AmountSpan) -> str:
    """Give what a word before, within or after a figure says of it."""
    before = text.sense(start - 1, Role.QUALIFIER)
    if text.sense(start - 1, Role.FROM, Role.THING, Role.ARTICLE):
        before = text.sense(start - 2, Role.QUALIFIER)
    if before and text.near(start, "-"):
        return before.text
    after = text.sense(span.end, Role.ENOUGH) if text.near(span.end) else None
    return after.text if after else span.first.qualifier
