"""What texts in several languages say: the same in all forms of each, and every change of one of them."""

from __future__ import annotations

import pytest
from small import WORDS, meeting, told

WORDS |= {
    "ko": {"title": "회담", "city": "브뤼셀", "name": "제인 도", "family": "도"},
    "es": {"title": "Conversaciones", "city": "Bruselas", "name": "Jane Doe", "family": "Doe"},
    "de": {"title": "Gespräche", "city": "Brüssel", "name": "Jane Doe", "family": "Doe"},
    "zh": {"title": "会谈", "city": "布鲁塞尔", "name": "简·多伊", "family": "多伊"},
}
TERMS = "terms: [{term: {en: Jane Doe, ja: ジェーン・ドウ, ru: Джейн Доу, ko: 제인 도, zh: 简·多伊}}]"
TEXTS = {
    "money": {
        "en": "USD 1.5 billion were stolen; some coverage gives USD 1.46 billion.",
        "ja": "15億米ドルが窃取された。14億6,000万米ドルとする報道もある。",
        "fr": "1,5 milliard de dollars ont été volés ; certains médias parlent de 1,46 milliard de dollars.",
        "ko": "15억 달러가 탈취되었다. 14억 6000만 달러라는 보도도 있다.",
        "ru": "Похищено 1,5 млрд долларов; по другим данным — 1,46 млрд долларов.",
        "es": "Se robaron 1500 millones de dólares; algunos medios hablan de 1460 millones de dólares.",
        "zh": "15亿美元被盗；也有报道称14.6亿美元。",
    },
    "order": {
        "en": "The second Summit is in Japan in summer 2025.",
        "ja": "第2回サミットは2025年夏に日本で開かれる。",
        "fr": "Le deuxième Sommet se tiendra au Japon à l’été 2025.",
        "ko": "제2차 정상회의는 2025년 여름 일본에서 열린다.",
        "ru": "Второй саммит пройдёт в Японии летом 2025 года.",
        "es": "La segunda Cumbre se celebrará en el Japón en el verano de 2025.",
        "zh": "第二届峰会将于2025年夏在日本举行。",
    },
    "dates": {
        "en": "They met about six weeks earlier, on February 15, 2025.",
        "ja": "約6週間前の2025年2月15日に会談した。",
        "fr": "Ils s’étaient rencontrés environ six semaines plus tôt, le 15 février 2025.",
        "ko": "약 6주 전인 2025년 2월 15일에 만났다.",
        "ru": "Они встречались около шести недель назад, 15 февраля 2025 года.",
        "es": "Se habían reunido unas seis semanas antes, el 15 de febrero de 2025.",
        "zh": "约六周前于2025年2月15日会晤。",
    },
    "states": {
        "en": "The US commitment to the defense of Japan and of the ROK stands, as the United States affirmed.",
        "ja": "日本及び韓国の防衛に対する米国のコミットメントは揺るぎない。",
        "fr": "L’engagement américain pour la défense du Japon et de la République de Corée tient.",
        "ko": "일본과 한국 방위에 대한 미국의 공약은 철통같다.",
        "ru": "Приверженность США обороне Японии и Республики Корея нерушима.",
        "es": "El compromiso de los Estados Unidos con la defensa del Japón y de la República de Corea es firme.",
        "zh": "美国对日本和韩国防务的承诺坚如磐石。",
    },
    "treaties": {
        "en": "In line with UN Security Council resolution 2397 (2017), and with NATO at APEC 2025.",
        "ja": "国連安全保障理事会決議第2397号（2017年）に沿い、2025年APECでNATOと。",
        "fr": "Conformément à la résolution 2397 (2017) du Conseil de sécurité de l’ONU, avec l’OTAN à l’APEC 2025.",
        "ko": "유엔 안전보장이사회 결의 2397호(2017)에 따라, 2025년 APEC에서 NATO와.",
        "ru": "В соответствии с резолюцией 2397 (2017) Совета Безопасности ООН, с НАТО, на АТЭС-2025.",
        "es": "De conformidad con la resolución 2397 (2017) del Consejo de Seguridad de las Naciones Unidas, con la "
        "OTAN, en el APEC 2025.",
        "zh": "根据联合国安理会第2397（2017）号决议，与北约在2025年亚太经合组织。",
    },
    "amounts": {
        "en": "Growth of 5 per cent, or 3.2 million tons, from 15 to 17 July 2025.",
        "ja": "2025年7月15日から17日まで、5％、320万トンの増加。",
        "fr": "Une croissance de 5 %, soit 3,2 millions de tonnes, du 15 au 17 juillet 2025.",
        "ko": "2025년 7월 15일부터 17일까지 5%, 320만 톤 증가.",
        "ru": "Рост на 5 %, или 3,2 млн тонн, с 15 по 17 июля 2025 года.",
        "es": "Un crecimiento del 5 %, o 3,2 millones de toneladas, del 15 al 17 de julio de 2025.",
        "zh": "2025年7月15日至17日增长5%，即320万吨。",
    },
    "phrases": {
        "en": "The two welcomed both plans, the first of their kind; one of them regards Taiwan.",
        "fr": "Les deux parties ont salué les deux plans, les premiers du genre ; l’un d’eux concerne Taïwan.",
        "ja": "両国は両計画を歓迎した。うち一つは台湾に関する。初めてのことである。",
    },
}
PAIRS = [(name, language) for name, texts in TEXTS.items() for language in texts if language != "en"]


def codes(english: str, other: str, language: str) -> list[str]:
    files = [
        meeting(tag, f"summary:\n- id: a\n  text: >-\n    {text}\n")
        for tag, text in (("en", english), (language, other))
    ]
    return [each.code for each in told(*files, terms=TERMS)]


@pytest.mark.parametrize(("name", "language"), PAIRS)
def test_what_says_the_same_is_not_told(name, language):
    texts = TEXTS[name]
    assert codes(texts["en"], texts[language], language) == []


CHANGES = [
    ("money", "en", "1.46", "1.64", "parity-value"),
    ("money", "en", "1.5 billion", "1.5 million", "parity-value"),
    ("money", "en", "USD 1.5", "EUR 1.5", "parity-value"),
    ("money", "en", "; some coverage gives USD 1.46 billion", "", "parity-value"),
    ("order", "en", "second", "third", "parity-value"),
    ("order", "en", "summer", "autumn", "parity-value"),
    ("order", "en", "2025", "2026", "parity-value"),
    ("order", "en", "Japan", "Italy", "parity-name"),
    ("dates", "en", "six weeks", "eight weeks", "parity-value"),
    ("dates", "en", "about ", "over ", "parity-value"),
    ("dates", "en", "February", "March", "parity-value"),
    ("states", "en", "the ROK", "the DPRK", "parity-name"),
    ("treaties", "en", "2397", "2379", "parity-name"),
    ("treaties", "en", "NATO", "ASEAN", "parity-name"),
    ("treaties", "en", "APEC 2025", "APEC 2026", "parity-value"),
    ("amounts", "en", "5 per cent", "6 per cent", "parity-value"),
    ("amounts", "en", "5 per cent", "5 percentage points", "parity-value"),
    ("amounts", "en", "3.2 million tons", "3.2 billion tons", "parity-value"),
    ("amounts", "en", "17 July", "18 July", "parity-value"),
]


@pytest.mark.parametrize(("name", "_", "old", "new", "code"), CHANGES)
@pytest.mark.parametrize("language", ["ja", "fr", "ko", "ru", "es", "zh"])
def test_a_change_is_told_whatever_the_other_language(name, _, old, new, code, language):
    english = TEXTS[name]["en"]
    assert old in english
    assert code in codes(english.replace(old, new), TEXTS[name][language], language)


UNCLEAR = [
    ("They met on 3/4/2025.", "Ils se sont réunis le 3 avril 2025."),
    ("They met about 6 times.", "Ils se sont réunis 6 fois."),
    ("Japan agreed.", "Le pays a accepté."),
    ("They took five steps.", "Ils ont pris des mesures."),
]


@pytest.mark.parametrize(("english", "french"), UNCLEAR)
def test_what_cannot_be_compared_is_told_as_such(english, french):
    assert codes(english, french, "fr") == ["parity-unclear"]


def test_the_united_nations_may_stand_in_the_name_of_a_resolution():
    english = "In line with UN Security Council resolution 2397 (2017)."
    assert (
        codes(english, "Im Einklang mit der Resolution 2397 (2017) des Sicherheitsrats der Vereinten Nationen.", "de")
        == []
    )
    assert codes(english, "Im Einklang mit der Charta der Vereinten Nationen und den Resolutionen.", "de") != []


def test_abbreviations_of_the_meeting_itself_are_names():
    texts = "summary: [{{id: a, text: '{}'}}]\nabbreviations: {}\n"
    english = meeting("en", texts.format("The RoX agreed.", "{RoX: Republic of Korea}"))
    assert told(english, meeting("fr", texts.format("La République de Corée a accepté.", "{}")), terms=TERMS) == []
    (found,) = told(english, meeting("fr", texts.format("Le Japon a accepté.", "{}")), terms=TERMS)
    assert found.code == "parity-name"
