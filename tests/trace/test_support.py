"""What a quote supports and what it does not, as the table of docs/trace.md has it."""

from __future__ import annotations

from datetime import date

import pytest

from factsheet.trace.contexts import Evidence
from factsheet.trace.elements import read_sentence
from factsheet.trace.findings import Doubt, Finding
from factsheet.trace.sameness import Setting
from factsheet.trace.support import hold

SETTING = Setting(
    years=frozenset({date(2025, 4, 3).year}),
    offices={"iwaya": frozenset({"minister.foreign"})},
    meanings={"APEC": "Asia-Pacific Economic Cooperation"},
    names=(frozenset({"iwaya", "takeshi", "岩屋毅"}), frozenset({"lavrov", "лавров"})),
)


def findings(says: str, quoted: str, language: str = "en", other: str = "") -> list[Finding]:
    evidence = [Evidence.whole(read_sentence(each, other or language)) for each in quoted.split(" | ")]
    return list(hold(read_sentence(says, language), evidence, SETTING).findings)


def doubts(says: str, quoted: str, language: str = "en", other: str = "") -> list[Doubt]:
    return [each.doubt for each in findings(says, quoted, language, other)]


SUPPORTED = [
    ("They condemned a theft of USD 1.5 billion.", "They condemned a $1.5bn theft."),
    ("They condemned a theft of 1,500 million dollars.", "They condemned a $1.5 billion theft."),
    ("It lasts ninety days.", "It lasts 90 days."),
    ("They met on 3 April.", "They met on April 3."),
    ("They met on 3 April 2025.", "They met on April 3."),
    ("They met in April 2025.", "They met on April 3, 2025."),
    ("The summit is in summer 2025.", "The summit is this summer."),
    ("They will meet in 2026.", "They will meet next year."),
    ("Foreign Minister Takeshi Iwaya spoke.", "Foreign Minister Iwaya Takeshi spoke."),
    ("FM Iwaya spoke.", "Foreign Minister Iwaya spoke."),
    ("Foreign Minister Iwaya spoke.", "Iwaya spoke."),
    ("The minister for foreign affairs spoke.", "The Foreign Minister spoke."),
    ("The minister spoke.", "The Foreign Minister spoke."),
    ("South Korea welcomed the talks.", "The ROK welcomed the talks."),
    ("Japan’s minister spoke.", "The Japanese Foreign Minister spoke."),
    ("They cited the Nuclear Non-Proliferation Treaty.", "They cited the NPT."),
    ("They support APEC.", "They support Asia-Pacific Economic Cooperation."),
    ("They did not agree on tariffs.", "The two sides could not agree on tariffs."),
    ("They want no further missile tests.", "They called for an end to further missile tests."),
    ("They welcomed the talks.", "The Secretary and Foreign Ministers welcomed the talks."),
    ("We welcomed the talks.", "All sides welcomed the talks."),
    ("Both spoke of the two allies.", "They spoke of the allies."),
    ("Talks on a ceasefire", "They welcomed talks between Russia and Ukraine on a ceasefire."),
    (
        "They did not tolerate threats to peace, which they cannot do without.",
        "They did not tolerate threats to peace.",
    ),
]


@pytest.mark.parametrize(("says", "quoted"), SUPPORTED)
def test_what_is_the_same_by_value_is_supported(says, quoted):
    assert findings(says, quoted) == []


NOT_SUPPORTED = [
    ("They condemned a theft of USD 1.6 billion.", "They condemned a $1.5 billion theft.", Doubt.FIGURE),
    ("They condemned a theft of EUR 1.5 billion.", "They condemned a $1.5 billion theft.", Doubt.UNIT),
    ("It rose by 5 percentage points.", "It rose by 5 percent.", Doubt.UNIT),
    ("Over 500 ships took part.", "About 500 ships took part.", Doubt.QUALIFIER),
    ("They met on 4 April.", "They met on April 3.", Doubt.DATE),
    ("They met on 3 April 2024.", "They met on April 3.", Doubt.DATE),
    ("The summit is in summer 2026.", "The summit is this summer.", Doubt.DATE),
    ("Foreign Minister Kishida spoke.", "Foreign Minister Iwaya spoke.", Doubt.NAME),
    ("Defense Minister Iwaya spoke.", "Foreign Minister Iwaya spoke.", Doubt.OFFICE),
    ("The Vice Foreign Minister spoke.", "The Foreign Minister spoke.", Doubt.OFFICE),
    ("China welcomed the talks.", "Japan welcomed the talks.", Doubt.STATE),
    ("They cited the CTBT.", "They cited the NPT.", Doubt.TREATY),
    ("Peace in the Strait of Hormuz matters.", "Peace in the Taiwan Strait matters.", Doubt.NAME),
    ("They agreed on tariffs.", "They did not agree on tariffs.", Doubt.NEGATION),
    ("They did not agree on tariffs.", "They agreed on tariffs.", Doubt.NEGATION),
    ("They never opposed the plan.", "They opposed the plan.", Doubt.NEGATION),
    ("They reiterated their commitment.", "The United States reiterated its commitment.", Doubt.SUBJECT),
    ("Japan reiterated its commitment.", "We reiterated our commitment.", Doubt.SUBJECT),
    ("Three allies met.", "Two allies met.", Doubt.FIGURE),
    (
        "The ROK will provide $1.5 billion for cables.",
        "Japan will provide $1.5 billion for ports. | The ROK will provide $2 billion for cables.",
        Doubt.FIGURE,
    ),
]


@pytest.mark.parametrize(("says", "quoted", "doubt"), NOT_SUPPORTED)
def test_what_is_another_is_told(says, quoted, doubt):
    assert doubt in doubts(says, quoted)


LANGUAGES = {
    "fr": [
        ("Le ministre des Affaires étrangères Iwaya n’a pas accepté 1,5 milliard de dollars le 3 avril.",
         "Le ministre des Affaires étrangères Iwaya n’a pas accepté 1500 millions de dollars le 3 avril."),
        ("Ils ont salué les pourparlers.", "Les deux parties ont salué les pourparlers."),
        ("Ils ont salué le plan.", "Ils ont non seulement salué le plan, mais ils l’ont signé."),
    ],
    "es": [
        ("El ministro de Relaciones Exteriores Iwaya no aceptó 1500 millones de dólares el 3 de abril.",
         "El ministro de Asuntos Exteriores Iwaya no aceptó 1.500 millones de dólares el 3 de abril."),
    ],
    "ja": [("岩屋外務大臣は4月3日、15億ドルに合意しなかった。", "岩屋外相は4月3日、15億ドルに合意しなかった。")],
    "ko": [
        ("조태열 외교장관은 4월 3일 15억 달러에 합의하지 않았다.",
         "조태열 외교부 장관은 4월 3일 15억 달러에 합의하지 않았다.")],
}  # fmt: skip
ALTERED = {
    "fr": [
        ("Ils ont accepté le plan.", "Ils n’ont pas accepté le plan.", Doubt.NEGATION),
        (
            "Le ministre de la Défense Iwaya a parlé.",
            "Le ministre des Affaires étrangères Iwaya a parlé.",
            Doubt.OFFICE,
        ),
        ("Le vol s’élève à 1,6 milliard de dollars.", "Le vol s’élève à 1,5 milliard de dollars.", Doubt.FIGURE),
        ("La réunion a eu lieu le 4 avril.", "La réunion a eu lieu le 3 avril.", Doubt.DATE),
        ("Le ministre Kishida a parlé.", "Le ministre Iwaya a parlé.", Doubt.NAME),
        ("La Chine a salué les pourparlers.", "Le Japon a salué les pourparlers.", Doubt.STATE),
    ],
    "es": [
        ("Aceptaron el plan.", "No aceptaron el plan.", Doubt.NEGATION),
        ("El ministro de Defensa Iwaya habló.", "El ministro de Asuntos Exteriores Iwaya habló.", Doubt.OFFICE),
        ("El robo fue de 1600 millones de dólares.", "El robo fue de 1500 millones de dólares.", Doubt.FIGURE),
        ("La reunión fue el 4 de abril.", "La reunión fue el 3 de abril.", Doubt.DATE),
        ("El ministro Kishida habló.", "El ministro Iwaya habló.", Doubt.NAME),
    ],
    "ja": [
        ("三者は計画に合意しなかった。", "三者は計画に合意した。", Doubt.NEGATION),
        ("岩屋防衛大臣が述べた。", "岩屋外務大臣が述べた。", Doubt.OFFICE),
        ("被害は16億ドルである。", "被害は15億ドルである。", Doubt.FIGURE),
        ("会合は4月4日に行われた。", "会合は4月3日に行われた。", Doubt.DATE),
        ("岸田外相が述べた。", "岩屋外相が述べた。", Doubt.NAME),
        ("中国は協議を歓迎した。", "日本は協議を歓迎した。", Doubt.STATE),
        ("東シナ海の平和が重要である。", "南シナ海の平和が重要である。", Doubt.NAME),
    ],
    "ko": [
        ("3국은 계획에 합의하지 않았다.", "3국은 계획에 합의했다.", Doubt.NEGATION),
        ("조태열 국방장관이 말했다.", "조태열 외교장관이 말했다.", Doubt.OFFICE),
        ("피해는 16억 달러이다.", "피해는 15억 달러이다.", Doubt.FIGURE),
        ("회의는 4월 4일에 열렸다.", "회의는 4월 3일에 열렸다.", Doubt.DATE),
        ("박진 외교장관이 말했다.", "조태열 외교장관이 말했다.", Doubt.NAME),
        ("중국은 협의를 환영했다.", "일본은 협의를 환영했다.", Doubt.STATE),
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_the_same_in_another_language_is_supported(language):
    for says, quoted in LANGUAGES[language]:
        assert findings(says, quoted, language) == [], says


@pytest.mark.parametrize("language", ALTERED)
def test_what_is_another_in_another_language_is_told(language):
    for says, quoted, doubt in ALTERED[language]:
        assert doubt in doubts(says, quoted, language), says


ENGLISH = "On April 3 Foreign Minister Iwaya Takeshi did not agree to a $1.5 billion plan of the Republic of Korea."
ACROSS = {
    "ja": "岩屋外務大臣は4月3日、韓国の15億ドルの計画に合意しなかった。",
    "ko": "이와야 외무대신은 4월 3일 대한민국의 15억 달러 계획에 합의하지 않았다.",
    "fr": "Le 3 avril, le ministre Iwaya n’a pas accepté le plan de 1,5 milliard de dollars de la République de Corée.",
    "es": "El 3 de abril, el ministro Iwaya no aceptó el plan de 1500 millones de dólares de la República de Corea.",
    "de": "Am 3. April stimmte Minister Iwaya dem Plan der Republik Korea über 1,5 Milliarden Dollar nicht zu.",
}
ALTERED_ACROSS = {
    "ja": {"15億": ("16億", Doubt.FIGURE), "4月3日": ("4月4日", Doubt.DATE), "韓国": ("中国", Doubt.STATE),
           "ドル": ("ユーロ", Doubt.UNIT)},
    "ko": {"15억": ("16억", Doubt.FIGURE), "4월 3일": ("4월 4일", Doubt.DATE), "대한민국": ("중국", Doubt.STATE),
           "하지 않았다": ("했다", Doubt.NEGATION)},
    "fr": {"1,5": ("1,6", Doubt.FIGURE), "3 avril": ("4 avril", Doubt.DATE),
           "République de Corée": ("Chine", Doubt.STATE)},
    "es": {"1500": ("1600", Doubt.FIGURE), "3 de abril": ("4 de abril", Doubt.DATE),
           "República de Corea": ("China", Doubt.STATE)},
    "de": {"1,5": ("1,6", Doubt.FIGURE), "3. April": ("4. April", Doubt.DATE),
           "Republik Korea": ("Schweiz", Doubt.STATE)},
}  # fmt: skip


@pytest.mark.parametrize("language", ACROSS)
def test_a_sheet_in_another_language_is_held_by_value(language):
    assert findings(ACROSS[language], ENGLISH, language, "en") == []
    for old, (new, doubt) in ALTERED_ACROSS[language].items():
        assert doubt in doubts(ACROSS[language].replace(old, new), ENGLISH, language, "en"), new


def test_what_nothing_declares_in_another_language_is_not_judged():
    held = hold(read_sentence("佐藤外務大臣が述べた。", "ja"), [Evidence.whole(read_sentence(ENGLISH, "en"))], SETTING)
    assert [each.words for each in held.unjudged] == ["佐藤"]
    known = hold(read_sentence("岩屋外務大臣が述べた。", "ja"), [Evidence.whole(read_sentence(ENGLISH, "en"))], SETTING)
    assert known.unjudged == ()


def test_words_that_are_quoted_alone_do_not_hide_the_denial_around_them():
    source = read_sentence("The parties did not agree on tariffs.", "en")
    start = source.text.index("agree")
    held = hold(read_sentence("They agreed on tariffs.", "en"), [Evidence(source, start, len(source.text))], SETTING)
    assert [each.doubt for each in held.findings] == [Doubt.NEGATION]
