"""The digits that a language writes numbers with, and those that a tag asks for by `-u-nu-` (UTS 35, part 1, 3.6.1)."""

import re
import unicodedata
from functools import lru_cache

from babel import Locale

EUROPEAN = "latn"
_ZEROS = {
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "deva": 0x0966,
    "gujr": 0x0AE6,
    "guru": 0x0A66,
    "khmr": 0x17E0,
    "knda": 0x0CE6,
    "laoo": 0x0ED0,
    "latn": 0x0030,
    "mlym": 0x0D66,
    "mymr": 0x1040,
    "olck": 0x1C50,
    "orya": 0x0B66,
    "tamldec": 0x0BE6,
    "telu": 0x0C66,
    "thai": 0x0E50,
    "tibt": 0x0F20,
}
SYSTEMS = tuple(_ZEROS)
"""The decimal numbering systems (UTS 35, `numberingSystems.xml`) that the program writes."""

_ARAB = re.findall("..", "BHDJEGERILIQJOKMKWLBMROMPSQASASDSOSSSYTDYE")
_NATIVE = {
    **dict.fromkeys(("fa", "ps", "ks", "lrc", "mzn", "pa-Arab", "ur-IN", "uz-Arab"), "arabext"),
    **dict.fromkeys(("ckb", "sd", "sdh", *(f"ar-{each}" for each in _ARAB)), "arab"),
    **dict.fromkeys(("as", "bn", "mni"), "beng"),
    **dict.fromkeys(("bho", "mr", "ne", "raj", "sa"), "deva"),
    **dict.fromkeys(("sd-Deva", "ks-Deva"), EUROPEAN),
    "dz": "tibt",
    "my": "mymr",
    "sat": "olck",
}
"""The languages, scripts and regions that write their own digits as a rule (CLDR 47, `defaultNumberingSystem`)."""

_EXTENSION = r"(?i)-u(?:-[a-z0-9]{2,8})+"
_ASKED = r"(?i)-u(?:-[a-z0-9]{3,8})*(?:-(?!nu-)[a-z0-9]{2}(?:-[a-z0-9]{3,8})*)*-nu-([a-z]+)"


def plain_tag(tag: str) -> str:
    """Give a BCP 47 tag without its Unicode extension, which fonts, Word and Babel do not know."""
    return re.sub(_EXTENSION, "", tag) if "-u-" in tag.lower() else tag


@lru_cache(maxsize=64)
def locale_of(tag: str) -> Locale:
    """Give the locale of a BCP 47 tag; raises ValueError or UnknownLocaleError for a tag that Babel has none for."""
    return Locale.parse(plain_tag(tag), sep="-")


def numbering_asked(tag: str) -> str | None:
    """Give the numbering system that a tag asks for, `deva` of `hi-u-nu-deva`; None where it asks for none."""
    match = re.search(_ASKED, tag) if "-u-" in tag.lower() else None
    return match[1].lower() if match else None


@lru_cache(maxsize=64)
def numbering_of(tag: str, country: str | None = None) -> str:
    """Give the numbering system of a BCP 47 tag: what it asks for, or else what its language writes.

    Arabic without a region writes as the `country` does, which is the issuer's.
    """
    if asked := numbering_asked(tag):
        return asked if asked in _ZEROS else EUROPEAN
    locale = locale_of(tag)
    territory = locale.territory or (country if locale.language == "ar" else None)
    tags = (f"{locale.language}-{territory}", f"{locale.language}-{locale.script}", locale.language)
    return next((_NATIVE[each] for each in tags if each in _NATIVE), EUROPEAN)


def in_digits(text: str, system: str) -> str:
    """Give a text with the European digits in it written in a numbering system."""
    return text if system == EUROPEAN else text.translate(_to(system))


@lru_cache(maxsize=32)
def _to(system: str) -> dict[int, int]:
    return {ord("0") + value: _ZEROS[system] + value for value in range(10)}


def european(text: str) -> str:
    """Give a text with European digits in the place of decimal digits of any script."""
    if text.isascii():
        return text
    return re.sub(r"(?![0-9])\d", lambda match: str(unicodedata.decimal(match[0])), text)
