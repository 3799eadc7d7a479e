"""Choices in the words of twenty languages: each means one value, and what is not wholly a choice means none."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.meeting import Decision, FollowUpStatus, Status
from factsheet.values import choices
from factsheet.values.choices import choice_table, read_choice

TABLES = Path(choices.__file__).parent / "decisions"
LANGUAGES = sorted(file.stem for file in TABLES.glob("*.toml"))
FIELDS = {"decision": Decision, "follow-up": FollowUpStatus, "status": Status}


def decision(text: str, language: str = "en") -> str | None:
    """Read a decision."""
    return read_choice(text, [*Decision], language)


def test_twenty_languages_have_a_table():
    assert len(LANGUAGES) == 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_has_words_for_every_value_and_each_means_one(language):
    table = choice_table(language)
    assert {name: set(section) for name, section in table.items()} == {
        name: {str(value) for value in values} for name, values in FIELDS.items()
    }
    for name, section in table.items():
        for value, phrases in section.items():
            assert phrases
            for phrase in phrases:
                assert read_choice(phrase, [*FIELDS[name]], language) == value, phrase
                assert read_choice(f" {phrase.upper()}. ", [*FIELDS[name]], language) == value, phrase


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Cleared."),
        ("en", "ok"),
        ("en", "OK"),
        ("en", "O.K."),
        ("en", "OK!"),
        ("en", "no objection"),
        ("en", "No  objections."),
        ("en", "approved"),
        ("fr", "Visé"),
        ("fr", "vise"),
        ("fr", "Sans objection."),
        ("fr", "d’accord"),
        ("ja", "了解"),
        ("ja", "異議なし"),
        ("ja", "異議なし。"),
        ("ko", "이의 없음"),
        ("ko", "이의없음"),
        ("ru", "нет возражений"),
        ("ru", "Без замечаний."),
        ("zh", "无意见"),
        ("zh", "同意。"),
        ("es", "Sin objeciones"),
        ("es", "Vo.Bo."),
        ("de", "Keine Einwände"),
        ("it", "Nulla osta"),
        ("pt", "Nada a opor"),
        ("uk", "Без зауважень"),
        ("pl", "Bez uwag"),
        ("tr", "İtirazımız yok"),
        ("he", "אין התנגדות"),
        ("ar", "لا اعتراض"),
        ("fa", "بلامانع است"),
        ("hi", "कोई आपत्ति नहीं"),
        ("id", "Tidak ada keberatan"),
        ("vi", "Không có ý kiến"),
        ("sw", "Hakuna pingamizi"),
        ("ja", "Cleared"),
        ("xx", "OK"),
        ("zh-Hant", "無意見"),
    ],
)
def test_what_clears_a_sheet(language, text):
    assert decision(text, language) == "cleared"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "cleared with edits", "cleared with edits"),
        ("en", "OK w/ edits", "cleared with edits"),
        ("fr", "Visé avec modifications", "cleared with edits"),
        ("ja", "修正の上了解", "cleared with edits"),
        ("en", "We object.", "objected"),
        ("en", "Not cleared", "objected"),
        ("ru", "Возражаем", "objected"),
        ("zh", "不同意", "objected"),
        ("en", "FYI", "for information"),
        ("de", "z. K.", "for information"),
    ],
)
def test_other_decisions(language, text, value):
    assert decision(text, language) == value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "OK to go?"),
        ("en", "ok?"),
        ("en", "noted"),
        ("en", "cleared subject to the change in 3"),
        ("en", "Cleared, but see comment"),
        ("en", "not ok"),
        ("en", "pending"),
        ("en", ""),
        ("en", "."),
        ("fr", "pris note"),
        ("fr", "visé sous réserve"),
        ("ru", "принято к сведению"),
        ("ja", "了解できれば"),
        ("zh", "知悉"),
        ("ko", "조건부 승인"),
        ("de", "zur Mitzeichnung"),
    ],
)
def test_what_is_not_wholly_a_choice_is_none(language, text):
    assert decision(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "In progress", "ongoing"),
        ("en", "Completed.", "done"),
        ("en", "closed", None),
        ("fr", "en cours", "ongoing"),
        ("es", "pendiente", "open"),
        ("ja", "完了", "done"),
        ("ru", "в работе", "ongoing"),
        ("ar", "قيد التنفيذ", "ongoing"),
    ],
)
def test_how_far_a_follow_up_has_come(language, text, value):
    assert read_choice(text, [*FollowUpStatus], language) == value


def test_values_of_a_field_without_a_table_are_none():
    assert read_choice("bilateral", ["bilateral", "summit"], "en") is None
