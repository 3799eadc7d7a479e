import pytest
from small import glossary

from factsheet.parity.spelling import Spelt, Verdict, same_city, same_name, same_person

SAME, OTHER, UNCLEAR = Verdict.SAME, Verdict.OTHER, Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("one", "language", "verdict"),
    [
        ("Jane Doe", "fr", SAME),
        ("DOE Jane", "fr", SAME),
        ("Jane Dœ", "fr", OTHER),
        ("ジェーン・ドウ", "ja", SAME),
        ("ジェーン・ドエ", "ja", OTHER),
        ("제인 도", "ko", UNCLEAR),
        ("Jane Roe", "fr", OTHER),
    ],
)
def test_people(one, language, verdict):
    assert same_person(Spelt(one, language), Spelt("Jane Doe", "en"), glossary()) is verdict


@pytest.mark.parametrize(
    ("one", "language", "verdict"),
    [
        ("Bruxelles", "fr", SAME),
        ("ブリュッセル", "ja", SAME),
        ("Брюссель", "ru", SAME),
        ("브뤼셀", "ko", SAME),
        ("布鲁塞尔", "zh", SAME),
        ("Bruselas", "es", SAME),
        ("Paris", "fr", OTHER),
        ("ミュンヘン", "ja", UNCLEAR),
    ],
)
def test_cities_that_time_zones_are_named_after_are_known(one, language, verdict):
    assert same_city(Spelt(one, language), Spelt("Brussels", "en"), glossary()) is verdict


def test_codes_of_states_and_names_of_others():
    assert same_name(Spelt("JP", "fr"), Spelt("KR", "en"), glossary()) is OTHER
    assert same_name(Spelt("OTAN", "fr"), Spelt("NATO", "en"), glossary()) is UNCLEAR
    agreed = glossary("terms: [{term: {en: NATO, fr: OTAN}}]")
    assert same_name(Spelt("OTAN", "fr"), Spelt("NATO", "en"), agreed) is SAME
    assert same_name(Spelt("OTASE", "fr"), Spelt("NATO", "en"), agreed) is OTHER
