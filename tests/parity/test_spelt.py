import pytest
from small import glossary

from factsheet.parity.spelling import SpeltName, Verdict, same_city, same_name, same_person

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
    assert same_person(SpeltName(one, language), SpeltName("Jane Doe", "en"), glossary()) is verdict


@pytest.mark.parametrize(
    ("name", "language", "verdict"),
    [
        ("岩屋毅", "ja", SAME),
        ("岩屋毅氏", "ja", SAME),
        ("鈴木毅", "ja", OTHER),
        ("이와야 다케시", "ko", UNCLEAR),
        ("M. Takeshi IWAYA", "fr", SAME),
    ],
)
def test_people_whose_names_in_other_languages_are_declared(name, language, verdict):
    declared = SpeltName("Iwaya Takeshi", "en", {"ja": "岩屋 毅"})
    assert same_person(SpeltName(name, language), declared, glossary()) is verdict
    assert same_person(declared, SpeltName(name, language), glossary()) is verdict


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
    assert same_city(SpeltName(one, language), SpeltName("Brussels", "en"), glossary()) is verdict


def test_codes_of_states_and_names_of_others():
    assert same_name(SpeltName("JP", "fr"), SpeltName("KR", "en"), glossary()) is OTHER
    assert same_name(SpeltName("OTAN", "fr"), SpeltName("NATO", "en"), glossary()) is UNCLEAR
    agreed = glossary("terms: [{term: {en: NATO, fr: OTAN}}]")
    assert same_name(SpeltName("OTAN", "fr"), SpeltName("NATO", "en"), agreed) is SAME
    assert same_name(SpeltName("OTASE", "fr"), SpeltName("NATO", "en"), agreed) is OTHER
