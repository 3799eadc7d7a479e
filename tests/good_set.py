"""A set of everything that the program reads, which builds; bad inputs are made of it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from good_sources import marked, sources
from PIL import Image

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests/review/sample.yaml"
MEETING, DRAFT = "talks.yaml", "drafts/test-2025-04-03.en.draft.docx"
EMBLEM = """\
  office: Press Office
  country: US
  emblem: {path: arms.png, alt: A field.}
"""
FIGURES = """\
      - figure: {path: figure.png, alt: Four fields., caption: Four fields}
      - figure: {path: photo.jpg, alt: Four fields.}
"""
HEAD = """\
status: draft
document: joint statement
reference: 12/2025
starts: 2025-04-03T17:40 Europe/Brussels
duration: about 60 minutes
released: {time: "2025-10-26T02:30+01:00[Europe/Brussels]", place: Brussels}
numbering: {sections: "1.", paragraphs: "1.", points: ["(1)", a, □]}
alternat: ["sections[security].summary"]
abbreviations: {GDP: gross domestic product}
annexes: [Programme of work, {title: Terms, url: "https://example.org/t"}]
related: [{id: terms, title: Terms, date: 2025-04-04}]
allow: [{code: unused-abbreviation, reason: A placeholder.}]
co_issuers: [{name: Other Ministry, country: JP}]
groups: [{title: Guests, participants: [{party: UN, people: [{name: A. Person, also: {ja: 人}}]}]}]
"""
PROFILE = """\
title: The desk
base: state
paper: a4
head: [emblem, issuer, office, kind, title, dateline, docket, released]
body: [facts, summary, attribution, begin, lead, sections, parties, follow-ups, annexes, related, abbreviations,
  sources, contacts]
languages: {fr: {body: [opening, sections], numbering: {sections: [A]}}}
documents: {readout: {body: [attributable, opening]}}
zone: Asia/Tokyo
order: {first: [host, JP], rest: un, seat: 79}
names: {en: {family: first, capitals: true, of: [JP]}}
dates: {en: {pattern: d MMMM y}, fr: {locale: fr-CA}}
labels: {en: {begin: "Begin:", contacts: Press contacts}}
designations: {en: {JP: Japan}}
theme: {styles: {title: {space_after: 12}}}
fit: [0.97, 0.9]
"""
SETTINGS = """\
inputs = ["talks*.yaml"]
formats = ["docx"]
name = "{id}.{language}.{format}"
templates = "packs"
profiles = "profiles"
profile = "desk"
template = "standard"
theme = "theme.yaml"
paper = "a4"
glossary = "glossary.yaml"
languages = ["en", "fr"]
rules-off = ["follow-up-due"]

[template-by-kind]
bilateral = "own"
"""
DESIGNATIONS = """\
default: {JP: Japan, US: United States (the)}
issuers: {US: {KR: Korea}}
forms: {in: {US: in the US}}
"""
GLOSSARY = """\
terms:
  - term: {en: Test Meeting, fr: Test Meeting}
    forms: {fr: [réunion d’essai]}
  - {term: {en: cooperation, fr: cooperation}, note: As agreed}
"""
REVIEW = """\
comments:
- author: Writer
  date: '2025-11-26T10:00:00Z'
  id: c-631bfb1971a1
  status: open
  path: venue.city
  quote: Brussels
  text: Which hall?
  replies: [{author: Desk, date: '2025-11-26T11:00:00Z', text: The usual one.}]
changes:
- {id: x-1, author: Writer, date: '2025-11-26T10:00:00Z', status: open, kind: formatting, near: summary, before: a}
"""
THEME = """\
page: {size: a4, top: 20, right: 24}
palette: {accent: "#14365d", text: "#101010"}
fonts: {body: {family: Source Sans 3, word: Calibri}}
styles:
  body: {size: 10.5, leading: 14.5, color: text}
  title: {size: 24, rule_below: {width: 1, color: accent, gap: 4}}
titles: {most_lines: 2, steps: [0.9, 0.8, 0.7]}
last_page: {most_pages: 10, least: 0.125, steps: [0.9, 0.8]}
lists: {marks: ["•", "–", "•"], indent: 14}
tables: {padding_x: 5, facts_label: 0.225}
figures: {max_height: 0.4}
watermark: {color: "#eaecf0", angle: 50, width: 0.7}
"""


def good_files() -> Mapping[str, bytes]:
    """Give the files of a set that builds."""
    text = SAMPLE.read_text("utf-8").replace("  - id: economy\n", f"{FIGURES}  - id: economy\n", 1)
    text = text.replace("status: draft\n", HEAD, 1).replace("What was said", "What Japan and the United States said", 1)
    text = text.replace("  office: Press Office\n", EMBLEM, 1)
    pack = ROOT / "templates/standard"
    template, macros = (pack / "template.html.j2").read_bytes(), (pack / "macros.html.j2").read_bytes()
    return {
        MEETING: text.encode(),
        "talks.fr.yaml": text.replace("kind:", "language: fr\nkind:", 1).encode(),
        "factsheet.toml": SETTINGS.encode(),
        "theme.yaml": THEME.encode(),
        "glossary.yaml": GLOSSARY.encode(),
        "profiles/desk.yaml": PROFILE.encode(),
        "packs/designations/en.yaml": DESIGNATIONS.encode(),
        "talks.review.yaml": REVIEW.encode(),
        "arms.png": image("PNG"),
        "packs/own/template.html.j2": template.replace(b"standard/macros", b"own/macros"),
        "packs/own/macros.html.j2": macros,
        "packs/own/labels/en.yaml": b"sources: References\n",
        "packs/standard/labels/en.yaml": b'sources: "Sources, all of them"\npage: "Page {page} of {pages}"\n',
        "figure.png": image("PNG"),
        "photo.jpg": image("JPEG"),
        **sources(),
        **marked(),
    }


def image(kind: str) -> bytes:
    """Give a small image with notes beside it."""
    exif = Image.Exif()
    exif[0x010E] = "A description"
    stream = io.BytesIO()
    Image.radial_gradient("L").resize((60, 40)).convert("RGB").save(stream, kind, exif=exif)
    return stream.getvalue()
