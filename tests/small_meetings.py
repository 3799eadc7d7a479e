"""A small meeting in every language that has labels."""

from datetime import UTC, datetime
from functools import cache

import yaml
from packs import packs

from factsheet.compose.composer import compose
from factsheet.document.text import document_text
from factsheet.meeting import read_meeting
from factsheet.production.inputs.packs import built_in_folder

FOLDER = built_in_folder() / "standard/labels"
TAGS = sorted(file.stem for file in FOLDER.glob("*.yaml"))
WHEN = datetime(2025, 4, 3, tzinfo=UTC)


@cache
def words(language: str) -> dict[str, str]:
    """Give the labels of a language, in English where it has none."""
    labels = yaml.load((FOLDER / f"{language}.yaml").read_text("utf-8"), yaml.CSafeLoader)
    every = labels if language == "en" else words("en") | labels
    return {key.replace("-", "_"): text for key, text in every.items()}


def small(language: str, lead: str = "L") -> str:
    """Give a meeting whose values are labels of its language, so that it has the language's letters."""
    word = words(language)
    meeting = {
        "id": "m",
        "kind": "trilateral",
        "title": word["kind.trilateral"],
        "language": language,
        "date": "2025-04-03",
        "version": "2",
        "reference": "R1",
        "venue": {"city": "Vc", "country": "BE", "place": "Vp"},
        "issuer": {"name": word["office"], "office": "Io", "country": "BE"},
        "participants": [{"party": "JP", "people": [{"name": "Pn", "title": "Pt", "role": "Pr"}]}, {"party": "US"}],
        "sections": [{"title": word["points"], "content": [{"lead": lead, "text": word["summary"], "sources": ["s"]}]}],
        "follow_ups": [{"action": word["action"], "owners": ["FR", "IT", "JP"], "due": "summer 2025"}],
        "abbreviations": {"Aa": "Ab", "Ac": "Ad"},
        "sources": [{"id": "s", "title": "St", "publisher": "Sp", "date": "2025-04-05"}],
        "contacts": [{"name": "Cn", "office": "Co"}],
    }
    return yaml.dump(meeting, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def made(language: str, lead: str = "L", pack: str = "standard"):
    file = read_meeting(small(language, lead).encode(), "m.yaml")
    return compose(file.meeting, packs().pack(pack, language, "BE"), WHEN).document


def lines(language: str, lead: str = "L", pack: str = "standard") -> list[str]:
    return list(document_text(made(language, lead, pack)))
