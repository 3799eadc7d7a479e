"""What files of profiles and of meetings seem to say, without the parser: what is up to date is found by it.

It may be wrong, in a file that is odd enough: who builds on it compares with what the true reading gave, or makes a
sheet that need not be made.
"""

import re
from collections.abc import Mapping

from factsheet.patterns import late
from factsheet.pipeline.packs import DEFAULT_TEMPLATE, NamedFile
from factsheet.profiles.house import PLAIN

_NAMED = re.compile(rb"^(base|pack)[ ]*:[ ]+[\"']?([\w.-]+)", re.MULTILINE)
_COUNTRIES = late(rb"^countries[ ]*:((?:[ ]*[^\r\n]*\[[^\]]*\])|(?:[^\n]*\n(?:[ ]*-[^\n]*\n?)+))", re.MULTILINE)
_CODE = re.compile(rb"\b[A-Z]{2}\b")
_ISSUER = re.compile(rb"^issuer[ ]*:(?:[^\r\n]*\n(?:[ ]+[^\n]*\n|\r?\n)*)", re.MULTILINE)
_COUNTRY = re.compile(rb"\bcountry[ ]*:[ ]+[\"']?([A-Z]{2})\b")


def packs_of(profiles: Mapping[str, NamedFile]) -> dict[str, str]:
    """Give the template packs of profiles by their names."""
    said = {name: {key: value.decode() for key, value in _NAMED.findall(file.data)} for name, file in profiles.items()}
    return {name: _pack(name, said) for name in said}


def _pack(name: str, said: dict[str, dict[bytes, str]]) -> str:
    for _ in said:
        own = said.get(name, {})
        if b"pack" in own:
            return own[b"pack"]
        if b"base" not in own:
            break
        name = own[b"base"]
    return DEFAULT_TEMPLATE


def may_be_marked(data: bytes) -> bool:
    """Tell whether a meeting file may have markings: it has a key of theirs, or escapes that may hide one."""
    return not data or any(sign in data for sign in (b"marking", b"classification", b"\\", b"\0"))


def profile_of(profiles: Mapping[str, NamedFile], country: str | None) -> str:
    """Give the name of the profile of a country's issuers."""
    code = (country or "").encode()
    for name, file in profiles.items() if country else ():
        if any(code in _CODE.findall(countries) for countries in _COUNTRIES.findall(file.data)):
            return name
    return PLAIN.name


def country_at_a_glance(meeting: bytes) -> str | None:
    """Give the issuer's country of a meeting file, None where it seems to have none."""
    issuer = _ISSUER.search(meeting + b"\n")
    found = _COUNTRY.search(issuer[0]) if issuer else None
    return found[1].decode() if found else None
