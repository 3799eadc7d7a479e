"""Brackets: the parts between commas, taken out, put in and put in another order."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a collection in brackets: its text, and what stands before it, the comma left out."""

    text: str
    lead: str | None = None


def lead_of(between: str) -> str:
    """Give what stands between two parts without the comma, which a comment may hold as well."""
    code = re.sub("#[^\r\n]*", lambda comment: "\0" * len(comment[0]), between)
    comma = code.find(",")
    return between if comma < 0 else between[:comma] + between[comma + 1 :]


def join(parts: list[Part], opening: str, closing: str, dropped: list[str]) -> str:
    """Join parts inside brackets; `opening` stands behind the first bracket, `closing` before the last.

    Of what stood before parts that are `dropped` its comments stay.
    """
    usual = next((part.lead for part in parts[1:] if part.lead is not None and "#" not in part.lead), " ")
    text = opening
    for number, part in enumerate(parts):
        lead = usual if part.lead is None else part.lead
        text += (lead if "#" in lead else "") if number == 0 else f",{lead}"
        text += part.text
    kept = "".join(lead for lead in dropped if "#" in lead)
    return f"{text}{kept}{closing}"
