"""Small meetings in several languages, and what parity says of them."""

from __future__ import annotations

from factsheet.diagnostics import Diagnostic
from factsheet.parity.comparison import compare_family
from factsheet.parity.glossary import Glossary, parse_glossary
from factsheet.parity.versions import families, read_version

HEAD = """\
id: talks
kind: bilateral
title: "{title}"
language: {language}
date: 2025-04-03
venue: {{city: "{city}", country: BE}}
issuer: {{name: Desk}}
participants:
- party: US
  people: [{{id: doe, name: "{name}", family_name: "{family}"}}]
- party: KR
"""
WORDS = {
    "en": {"title": "Talks", "city": "Brussels", "name": "Jane Doe", "family": "Doe"},
    "fr": {"title": "Entretien", "city": "Bruxelles", "name": "Jane Doe", "family": "Doe"},
    "ja": {"title": "会談", "city": "ブリュッセル", "name": "ジェーン・ドウ", "family": "ドウ"},
    "ru": {"title": "Переговоры", "city": "Брюссель", "name": "Джейн Доу", "family": "Доу"},
}
TERMS = """\
terms:
- term: {en: Jane Doe, fr: Jane Doe, ja: ジェーン・ドウ, ru: Джейн Доу}
- term: {en: ceasefire, fr: cessez-le-feu, ja: 停戦}
  forms: {fr: [trêve]}
- term: {en: comprehensive ceasefire, fr: cessez-le-feu complet, ja: 包括的停戦}
"""


def meeting(language: str, below: str = "", **others: str) -> str:
    """Give a meeting file in a language, with what stands below its head; `others` replaces words of the head."""
    return HEAD.format(language=language, **{**WORDS[language], **others}) + below


def glossary(text: str = TERMS) -> Glossary:
    return parse_glossary("glossary.yaml", text.encode())


def told(*files: str, terms: str | None = TERMS, reference: str | None = None) -> list[Diagnostic]:
    """Give what is said of versions; the files are called a.yaml, b.yaml …"""
    read = [read_version(f"{name}.yaml", text.encode()) for name, text in zip("abcdefgh", files, strict=False)]
    agreed = glossary(terms) if terms else None
    return [found for family in families(read, reference) for found in compare_family(family, agreed)]


def said(*files: str, terms: str | None = TERMS) -> list[str]:
    """Give what is said as lines: code, both places, message."""
    return [f"{each.code} {each.span} {each.related[0].span}: {each.message}" for each in told(*files, terms=terms)]
