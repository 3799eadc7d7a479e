"""Numerals of Han characters, and their Sino-Korean readings in Hangul: `二十五`, `〇・五`, `二〇二五`, `삼천`."""

import re
from collections.abc import Iterator
from fractions import Fraction

from factsheet.values.numbers.senses import Role, Sense, Token
from factsheet.values.numbers.separators import LONGEST, Digits

_BY_DIGIT = "〇零○영공 一壹壱일 二贰貳弐两兩이 三叁參参삼 四肆사 五伍오 六陆陸육륙 七柒칠 八捌팔 九玖구"
_DIGITS = {sign: value for value, signs in enumerate(_BY_DIGIT.split()) for sign in signs}
_SCALES = {sign: scale for scale, signs in ((10, "十拾십"), (100, "百佰백"), (1000, "千仟천")) for sign in signs}
_PLAIN = "〇零一二三四五六七八九"
_FORMAL = "壹壱贰貳弐叁參参肆伍陆陸柒捌玖拾佰仟"
_HAN = rf"[{_PLAIN}十百千]|(?<=[{_PLAIN}{_FORMAL}十百千])[{_FORMAL}]|[{_FORMAL}](?=[{_FORMAL}{_PLAIN}])"
_SMALL = "(?:[일이삼사오육칠팔구]?[천백십])"
HAN = {
    "zh": re.compile(rf"(?:{_HAN}|[两兩])+(?:[点點][{_PLAIN}]+)?"),
    "ja": re.compile(
        rf"[{_PLAIN}]{{1,3}}(?:、[{_PLAIN}]{{3}})+(?![{_PLAIN}])|(?:{_HAN}|○(?=[{_PLAIN}])|(?<=[{_PLAIN}])○)+(?:[・点][{_PLAIN}]+)?"
    ),
    "ko": re.compile(
        rf"(?:(?<![가-힣])|(?<=[0-9만억조경])){_SMALL}+[일이삼사오육칠팔구]?"
        r"|(?:(?<![가-힣])|(?<=[만억조경]))[일이삼사오육칠팔구](?=[만억조경]|\s?(?:퍼센트|개국|개월)|분의)|\A[일이삼사오육칠팔구]\Z"
    ),
}
SHY = "shy"
"""The text of the sense of a number that is one only beside what it counts: 三, 두."""


def read_han(numeral: re.Match[str], text: str, language: str) -> Iterator[Token]:
    """Give the tokens of a numeral: scales where digits stand before it (`5千`), else its number."""
    start, end = numeral.span()
    if end - start > LONGEST:
        return
    if text[start - 1 : start].isdecimal() and text[start - 1 : start] not in _DIGITS:
        while start < end and text[start] in _SCALES:
            yield Token(start, start + 1, (Sense(Role.SCALE, (Fraction(_SCALES[text[start]]),), room=0),))
            start += 1
    if start == end:
        return
    written = text[start:end].replace("、", "")
    whole, _, decimals = _split_at_point(written)
    values = _values(whole, language)
    if values:
        digits = "".join(str(_DIGITS[sign]) for sign in decimals)
        values = tuple(value + Fraction(f"0.{digits or 0}") for value in values)
        shy = not decimals and (len(whole) == 1 or not any(sign in _DIGITS for sign in whole))
        yield Token(start, end, (Sense(Role.NUMBER, values, SHY if shy else "", _room(whole)),), Digits(values))


def _split_at_point(written: str) -> tuple[str, str, str]:
    return next((written.partition(point) for point in "点點・" if point in written), (written, "", ""))


def _room(whole: str) -> int:
    return 1 if whole[-1] in _DIGITS else _SCALES[whole[-1]]


def _values(whole: str, language: str) -> tuple[Fraction, ...]:
    """Give the values of a numeral: by place if it has no scales, else by its scales; none if it is no number."""
    if not any(sign in _SCALES for sign in whole):
        return _by_place(whole)
    total, digit, last, zero = 0, None, 10**4, False
    for sign in whole:
        if sign in _SCALES:
            if _SCALES[sign] >= last:
                return ()
            last = _SCALES[sign]
            total += (1 if digit is None else digit) * last
            digit = None
        elif digit:
            return ()
        else:
            digit = _DIGITS[sign]
            zero = zero or digit == 0
    plain = Fraction(total + (digit or 0))
    if not digit or last <= 10 or zero:
        return (plain,)
    scaled = Fraction(total + digit * last // 10)
    return (scaled, plain) if language == "zh" else (plain, scaled)


def _by_place(whole: str) -> tuple[Fraction, ...]:
    """Read digits by place; two that follow each other are an estimate, `三四個` three or four."""
    digits = [_DIGITS[sign] for sign in whole]
    estimate = len(digits) == 2 and digits[1] == digits[0] + 1 and digits[0]
    return () if estimate else (Fraction(int("".join(map(str, digits)))),)
