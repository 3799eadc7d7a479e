"""The labels of the built-in packs: each language has every key, each text its source."""

import re

import pytest
import yaml
from babel import Locale
from packs import packs

from factsheet.compose.inverse import Inverse
from factsheet.meeting import Decision, DocumentKind, FollowUpStatus, Kind, Season, Status
from factsheet.paths import ValuePath
from factsheet.production.inputs.packs import built_in_folder
from factsheet.typography.placeholders import PLACEHOLDER
from factsheet.typography.tags import matching

FOLDER = built_in_folder() / "standard/labels"
FILES = {file.stem: file for file in sorted(FOLDER.glob("*.yaml"))}
LABELS = {tag: yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) for tag, file in FILES.items()}
LANGUAGES = [
    "ar",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "he",
    "hi",
    "id",
    "it",
    "ja",
    "ko",
    "pl",
    "pt",
    "ru",
    "sw",
    "tr",
    "uk",
    "vi",
    "zh",
]
LAID_OVER = {"de-CH": "de", "de-LI": "de", "en-US": "en", "fr-CA": "fr", "pt-PT": "pt"}
_SOURCE = re.compile(r"[^\s#][^#]*: .*\S  # (unchecked|.*https?://\S+.*|CLDR .+)")
_ALIKE = ("kind", "document", "subject", "follow-up", "decision", "status")


def test_the_languages():
    assert {*LANGUAGES, *LAID_OVER, "zh-Hant"} == set(FILES)


@pytest.mark.parametrize("tag", FILES)
def test_every_key_has_a_text_with_the_placeholders_of_english(tag):
    labels, base = LABELS[tag], LABELS.get(LAID_OVER.get(tag, tag), {})
    assert list(base) == list(LABELS["en"])
    for key, text in labels.items():
        assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(LABELS["en"][key])), key
        assert text or key == "punctuation.space", key


@pytest.mark.parametrize("tag", LAID_OVER)
def test_what_is_laid_over_a_language_differs_from_it(tag):
    assert matching(FILES, f"{tag}-x-own")[:2] == (tag, LAID_OVER[tag])
    assert not LABELS[tag].items() & LABELS[LAID_OVER[tag]].items()


@pytest.mark.parametrize("tag", FILES)
def test_every_text_has_its_source(tag):
    lines = [line for line in FILES[tag].read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) == len(LABELS[tag])
    assert [line for line in lines if not _SOURCE.fullmatch(line)] == []


@pytest.mark.parametrize("tag", FILES)
@pytest.mark.parametrize("group", _ALIKE)
def test_choices_of_a_kind_read_differently(tag, group):
    texts = [
        text
        for key, text in ({**LABELS[LAID_OVER.get(tag, tag)], **LABELS[tag]}).items()
        if key.startswith(f"{group}.")
    ]
    assert len(texts) == len(set(map(str.casefold, texts))) >= 3


@pytest.mark.parametrize("tag", FILES)
@pytest.mark.parametrize(
    ("path", "key", "choices"),
    [
        ("kind", "kind", Kind),
        ("document", "document", DocumentKind),
        ("status", "status", Status),
        ("follow_ups[a].status", "follow-up", FollowUpStatus),
        ("clearances[a].decision", "decision", Decision),
    ],
)
def test_choices_are_read_back(tag, path, key, choices):
    labels = packs().pack("standard", tag, None).labels
    known, at = Inverse(Locale.parse(tag, sep="-"), labels, {}), ValuePath.parse(path)
    for choice in choices:
        text = labels[f"{key}.{choice}"]
        shouted = text if tag == "tr" else text.upper()  # without a tailoring, I is not the capital of ı
        assert known.values(at, f" {shouted}\u00a0") == {at: choice.value}


@pytest.mark.parametrize("tag", FILES)
@pytest.mark.parametrize("season", Season)
def test_seasons_are_read_back(tag, season):
    labels = packs().pack("standard", tag, None).labels
    known = Inverse(Locale.parse(tag, sep="-"), labels, {})
    assert known.due(labels[f"season.{season}"].replace("{year}", "2027")) == f"{season} 2027"
