"""Names of states in twenty languages, read by their codes."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml
from babel import Locale

from factsheet.compose.pack import part_article
from factsheet.values.states import find_states, near_states, read_state, states_meant

FOLDER = Path(__file__).parents[2] / "templates/designations"
TAGS = sorted(file.stem for file in FOLDER.glob("*.yaml"))
SHARED = {"CG": ("CD", "CG"), "CD": ("CD", "CG")}
"""The Congos share a name in most languages, which is the designation of one of them."""


def designations(tag: str) -> dict[str, str]:
    known = yaml.load((FOLDER / f"{tag}.yaml").read_text("utf-8"), yaml.CBaseLoader)
    tables = [known["default"], *known.get("issuers", {}).values()]
    return {f"{code} {number}": part_article(name)[0] for number, t in enumerate(tables) for code, name in t.items()}


@pytest.mark.parametrize("tag", TAGS)
def test_every_designation_means_its_state(tag):
    wrong = {
        name: read_state(name, tag)
        for key, name in designations(tag).items()
        if read_state(name, tag) not in {(key[:2],), SHARED.get(key[:2])}
    }
    assert not wrong


@pytest.mark.parametrize("tag", [tag for tag in TAGS if "-" not in tag])
def test_every_language_names_all_members(tag):
    assert {key[:2] for key in designations(tag)} == {key[:2] for key in designations("en")}


@pytest.mark.parametrize("tag", TAGS)
def test_every_name_of_cldr_means_its_state(tag):
    territories = Locale.parse(tag, sep="-").territories
    names = {key[:2]: str(territories[key[:2]]) for key in designations("en")}
    wrong = {n: read_state(n, tag) for c, n in names.items() if read_state(n, tag) not in {(c,), SHARED.get(c)}}
    assert not wrong


@pytest.mark.parametrize("tag", TAGS)
def test_every_designation_is_found_in_running_text(tag):
    """Names that are usual words as well, such as `Maurice`, are read alone only."""
    alone = {"fr": {"Maurice"}, "ko": {"기니", "가나", "이란", "오만", "수단"}, "vi": {"Áo", "Ý"}}
    alone |= {"ru": {"Того"}, "uk": {"Того"}, "ar": {"عمان"}, "pt-PT": {"Salvador"}}
    for key, name in designations(tag).items():
        text = f"({name})"
        spans = [(text[span.start : span.end], span.codes) for span in find_states(text, tag)]
        known = [(name, (key[:2],)), (name, SHARED.get(key[:2]))]
        assert any(spans == [each] for each in known) or (not spans and name in alone.get(tag, ())), name


# Official, alternative and former names. Those of ISO 3166-1 and UNTERM are in the tables of all; these are tried here.
NAMES = """
en KR Republic of Korea; South Korea; ROK; R.O.K.; Korea, Republic of; the Republic of Korea; south korea
en KP Democratic People's Republic of Korea; DPRK; North Korea; Korea, Democratic People's Republic of
en KG Kyrgyz Republic; Kyrgyzstan
en TR Turkey; Türkiye; Turkiye; Republic of Türkiye
en VA Holy See; the Holy See; Vatican; Vatican City State; Holy See (Vatican City State)
en CI Ivory Coast; Côte d'Ivoire; Cote d'Ivoire; Cote d’Ivoire
en MM Burma; Myanmar
en SZ Swaziland; Eswatini
en CZ Czech Republic; Czechia; the Czech Republic
en GB UK; U.K.; United Kingdom; Great Britain; United Kingdom of Great Britain and Northern Ireland
en US U.S.; US; USA; U.S.A.; United States; United States of America; the United States
en IR Iran; Islamic Republic of Iran; Iran, Islamic Republic of; Iran (Islamic Republic of)
en MK North Macedonia; Republic of North Macedonia
en CV Cape Verde; Cabo Verde
en TL East Timor; Timor-Leste
en GN Guinea
en GQ Equatorial Guinea
en PG Papua New Guinea
en NR Nauru; Naoero
en CD CG Congo
en KP KR Korea
fr KR Corée du Sud; République de Corée; Coree du Sud; la Corée du Sud; de la République de Corée
fr BY Bélarus; Biélorussie; le Bélarus; du Bélarus
fr KG Kirghizistan; Kirghizstan; République kirghize
fr US États-Unis; Etats-Unis; États-Unis d'Amérique; aux États-Unis
fr MU Maurice; Île Maurice
es KR Corea del Sur; República de Corea; Republica de Corea
es US EE. UU.; EE.UU.; EEUU; Estados Unidos; los Estados Unidos
de KR Südkorea; Republik Korea; der Republik Korea
de CH Schweiz; der Schweiz; Schweizerische Eidgenossenschaft
de DE Deutschlands
it KR Corea del Sud; Repubblica di Corea
it NL Paesi Bassi; dei Paesi Bassi
pt KR Coreia do Sul; República da Coreia
pt VN Vietnã; Vietname
ru KR Республика Корея; Южная Корея; Республики Корея
ru JP Япония; Японии; Японией
ru US США; Соединенные Штаты Америки; Соединённые Штаты Америки; Соединенных Штатов
uk US США; Сполучені Штати; Сполучених Штатів
pl KR Republika Korei; Korea Południowa; Republiki Korei
pl US USA; Stany Zjednoczone; Stanów Zjednoczonych
tr US ABD; Amerika Birleşik Devletleri
ar US الولايات المتحدة; الولايات المتحدة الأمريكية; أمريكا; اميركا
he US ארצות הברית; ארה"ב; ארה״ב
fa KR کره جنوبی; کرهٔ جنوبی; جمهوری کره
hi IN भारत
ja KR 韓国; 大韓民国
ja KP 北朝鮮; 朝鮮民主主義人民共和国
ja US 米国; アメリカ; アメリカ合衆国
zh KR 韩国; 大韩民国
zh-Hant KR 韓國; 大韓民國; 南韓
ko KP 북한; 조선민주주의인민공화국
ko TR 튀르키예; 터키
id US AS; Amerika Serikat
vi KR Hàn Quốc
sw GB Uingereza; Ufalme wa Muungano
"""
LINES = [line.split(" ") for line in NAMES.strip().splitlines()]


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line[:2]))
def test_official_alternative_and_former_names(line):
    codes = tuple(word for word in line[1:] if len(word) == 2 and word.isascii() and word.isupper())
    codes = codes if line[0] == "en" and line[1:3] in (["CD", "CG"], ["KP", "KR"]) else codes[:1]
    for name in " ".join(line[1 + len(codes) :]).split("; "):
        assert read_state(name, line[0]) == codes, name


MISSPELT = {
    ("Untied States", "en"): "US",
    ("Republc of Korea", "en"): "KR",
    ("Azerbaidjan", "en"): "AZ",
    ("Switzerlnad", "en"): "CH",
    ("Phillipines", "en"): "PH",
    ("Kazahkstan", "en"): "KZ",
    ("Alemagne", "fr"): "DE",
    ("Deutchland", "de"): "DE",
    ("Giapone", "it"): "JP",
    ("Фрнация", "ru"): "FR",
}


@pytest.mark.parametrize(("name", "language"), MISSPELT)
def test_misspelt_names_are_near(name, language):
    assert read_state(name, language) == ()
    assert near_states(name, language) == states_meant(name) == (MISSPELT[name, language],)


@pytest.mark.parametrize(
    "name",
    [
        "NATO",
        "Trilateral Secretariat",
        "ASEAN",
        "Party A",
        "Bank of Korea",
        "Ministry of Foreign Affairs",
        "J.",
        "",
        " ",
    ],
)
def test_organisations_are_no_states(name):
    assert states_meant(name) == ()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Corée du Sud", "KR"),
        ("韓国", "KR"),
        ("미국", "US"),
        ("Япония", "JP"),
        ("اليابان", "JP"),
        ("Turky", "TR"),
        ("भारत", "IN"),
    ],
)
def test_what_is_meant_is_known_in_any_language(name, codes):
    assert states_meant(name) == (codes,)


# What stands in brackets is found; `=CODES` names those of a name that is no state's alone.
TEXTS = {
    "en": "The [US U.S.], [JP Japan] and the [KR Republic of Korea]; the [KP Democratic People’s Republic of Korea], "
    "[PG Papua New Guinea], [GW Guinea-Bissau], [GN Guinea], [KP,KR Korea]–[US U.S.] ties, [JP JAPAN], [TR Turkey]; "
    "Japanese, turkey, us, the South China Sea, New Mexico, Northern Ireland, Latin America, [CD,CG Congo], "
    "[SD Sudan] and [SS South Sudan], [JP Japan]'s, [NE Niger], [NG Nigeria], Koreans",
    "fr": "[KR Corée du Sud] et l’[IN Inde], d’[IE Irlande], l’Irlande du Nord, [US États-Unis d’Amérique], Mer de "
    "Chine méridionale, coréen, les [US Etats-Unis], Maurice Chevalier, l’[MU île Maurice]",
    "es": "[KR República de Corea], [US EE. UU.], [US Estados Unidos], el [JP Japón], golfo de México, [MX México]",
    "de": "[DE Deutschland]s, der [US Vereinigten Staaten], [JP Japan]s, die [CH Schweiz], [KP,KR Korea], japanisch",
    "ja": "[JP 日本]と[KR 韓国]、[KP 北朝鮮]。インド太平洋、[IN インド]、日本人、日本海、[SO ソマリア]、[ML マリ]、"
    "マリーナ、[US 米国]",
    "zh": "[CN 中国]、[US 美国]和[KR 韩国]在朝鲜半岛；韩国人、印度洋、[ID 印度尼西亚]、[PG 巴布亚新几内亚]",
    "ko": "[KR 한국]은 [US 미국]과 [KP 북한]에 대해, 인도·태평양에서 [JP 일본]의 [IN 인도]와, 한국어, "
    "한국인, 수단과 방법",
    "ru": "[KR Республики Корея] и [JP Японии], с [KP,KR Кореей], в [US США], [US Соединёнными Штатами Америки], "
    "японский, [JP ЯПОНИЯ], Новая Гвинея",
    "uk": "[JP Японії], зі [US Сполученими Штатами], в [KP,KR Кореї], [UA України], японський",
    "pl": "[JP Japonii], [US Stanów Zjednoczonych], z [KP,KR Koreą], [DE Niemczech], japoński",
    "tr": "[JP Japonya]'nın, [KR Kore Cumhuriyeti]’nden [US ABD]’ye, Japonca",
    "ar": "و[JP اليابان] و[KR جمهورية كوريا] و[FR فرنسا]، [JP لليابان]، ب[FR فرنسا]، الياباني",
    "he": "ב[JP יפן], וב[US ארצות הברית], מ[JP יפן], יפני",
    "hi": "[IN भारत] और [JP जापान] में, भारतीय",
    "vi": "[VN Việt Nam], [KR Hàn Quốc], [US Hoa Kỳ], Đức Giáo hoàng, [DE Đức], bán đảo Triều Tiên",
    "id": "[US Amerika Serikat], [KR Korea Selatan], Laut Cina Selatan",
    "sw": "[US Marekani], [JP Japani] na [KR Jamhuri ya Korea]",
    "it": "gli [US Stati Uniti], dell’[UA Ucraina], la [KR Repubblica di Corea], America Latina",
    "pt": "os [US EUA], a [KR Coreia do Sul], o [GB Reino Unido], América Latina",
    "fa": "[IR ایران] و [KR کره جنوبی]، [US ایالات متحده آمریکا]",
}


def marked(text: str) -> tuple[str, list[tuple[int, int, tuple[str, ...]]]]:
    plain, spans = "", []
    for number, piece in enumerate(text.replace("]", "[").split("[")):
        if number % 2:
            codes, _, name = piece.partition(" ")
            spans.append((len(plain), len(plain) + len(name), tuple(codes.split(","))))
            plain += name
        else:
            plain += piece
    return plain, spans


@pytest.mark.parametrize("language", TEXTS)
def test_names_are_found_in_running_text(language):
    text, spans = marked(TEXTS[language])
    assert [(span.start, span.end, span.codes) for span in find_states(text, language)] == spans


@pytest.mark.parametrize("language", ["fr", "vi", "ko", "ja", "hi", "ru"])
def test_places_are_those_of_the_text_as_given(language):
    text, spans = marked(TEXTS[language])
    taken_apart = unicodedata.normalize("NFD", text)
    found = [unicodedata.normalize("NFC", taken_apart[s.start : s.end]) for s in find_states(taken_apart, language)]
    assert found == [text[start:end] for start, end, _ in spans]


def test_a_language_without_a_table_has_no_names_to_find():
    assert find_states("Ísland og Japan", "is") == ()
    assert read_state("Ísland", "is") == ()


PLACES = ["TW", "XK", "HK", "MO", "GL", "EH", "CK", "NU", "NC", "PF", "FO"]


@pytest.mark.parametrize("tag", sorted(tag for tag in TAGS if "-" not in tag))
@pytest.mark.parametrize("code", PLACES)
def test_places_that_are_no_members_are_found_as_well(tag, code):
    """CLDR's names of HK and MO are those of administrative regions; its Russian islands are abbreviated."""
    name = str(Locale.parse(tag).territories[code]).replace("о-ва", "острова")
    if code in ("HK", "MO"):
        lines = (TABLES / f"states.{tag}.txt").read_text("utf-8").splitlines()
        name = next(line[4:].split("; ")[0] for line in lines if line.startswith(f"{code}?"))
    assert [span.codes for span in find_states(f"({name})", tag)] == [(code,)]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("the Taiwan Strait", "en", "TW"),
        ("détroit de Taïwan", "fr", "TW"),
        ("台湾海峡の平和", "ja", "TW"),
        ("대만 해협", "ko", "TW"),
        ("대만해협", "ko", "TW"),
        ("한국정부는", "ko", "KR"),
        ("в Гонконге", "ru", "HK"),
        ("w Kosowie", "pl", "XK"),
        ("Hong Kong Special Administrative Region", "en", "HK"),
        ("les îles Marshall", "fr", "MH"),
        ("Les Îles Marshall", "fr", "MH"),
        ("la república de Corea", "es", "KR"),
        ("com a república da Coreia", "pt", "KR"),
        ("le isole Salomone", "it", "SB"),
        ("островов Кука", "ru", "CK"),
        ("w republice Korei", "pl", "KR"),
    ],
)
def test_places_in_texts(text, language, code):
    assert [span.codes for span in find_states(text, language)] == [(code,)]


TABLES = Path(__file__).parents[2] / "factsheet/values/names/tables"


@pytest.mark.parametrize("tag", sorted(tag for tag in TAGS if "-" not in tag))
def test_no_name_means_another_state(tag):
    """Every name and form of a table means its own state; those that two share are the Koreas' and the Congos'."""
    for line in (TABLES / f"states.{tag}.txt").read_text("utf-8").splitlines():
        key, _, names = line.partition(" ")
        for name in names.split("; ") if key[0].isalpha() else ():
            codes = read_state(name.lstrip("~"), tag)
            assert codes == (key[:2],) or (key[:2] in codes and set(codes) in ({"KP", "KR"}, {"CD", "CG"})), name


# The short names of ISO 3166-1 that are other than those of the United Nations or of CLDR.
ISO = """
BO Bolivia, Plurinational State of
CD Congo, The Democratic Republic of the
FM Micronesia, Federated States of
IR Iran, Islamic Republic of
KP Korea, Democratic People's Republic of
KR Korea, Republic of
LA Lao People's Democratic Republic
MD Moldova, Republic of
PS Palestine, State of
RU Russian Federation
SY Syrian Arab Republic
TZ Tanzania, United Republic of
VA Holy See (Vatican City State)
VE Venezuela, Bolivarian Republic of
VN Viet Nam
"""


@pytest.mark.parametrize("line", ISO.strip().splitlines())
def test_names_of_iso_3166(line):
    assert read_state(line[3:], "en") == (line[:2],)


# Formal names, UNTERM.
FORMAL = """
KG the Kyrgyz Republic | la République kirghize | la República Kirguisa | Кыргызская Республика | 吉尔吉斯共和国
KR the Republic of Korea | la République de Corée | la República de Corea | Республика Корея | 大韩民国
DE the Federal Republic of Germany | la République fédérale d'Allemagne | la República Federal de Alemania \
| Федеративная Республика Германия | 德意志联邦共和国
MX the United Mexican States | les États-Unis du Mexique | los Estados Unidos Mexicanos \
| Мексиканские Соединенные Штаты | 墨西哥合众国
GR the Hellenic Republic | la République hellénique | la República Helénica | Греческая Республика | 希腊共和国
CH the Swiss Confederation | la Confédération suisse | la Confederación Suiza | Швейцарская Конфедерация | 瑞士联邦
UY the Eastern Republic of Uruguay | la République orientale de l'Uruguay | la República Oriental del Uruguay \
| Восточная Республика Уругвай | 乌拉圭东岸共和国
"""


@pytest.mark.parametrize("line", FORMAL.replace("\\\n", "").strip().splitlines(), ids=lambda line: line[:2])
def test_formal_names_of_the_united_nations(line):
    for tag, name in zip(["en", "fr", "es", "ru", "zh"], line[3:].split(" | "), strict=True):
        assert read_state(name, tag) == (line[:2],), name
