"""What is a figure and what is none, in which readings, at which places."""

import re
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest
from babel import UnknownLocaleError
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples
from values.numbers.figure_tables import LANGUAGES, rows_of

from factsheet.values.numbers.figures import Amount, FigureKind
from factsheet.values.numbers.reading import find_figures, read_figure
from factsheet.values.numbers.units import in_base_unit, same_unit


def values(text: str, language: str) -> list[str]:
    """Give the readings of each figure of a text, as short as can be."""
    return [
        " / ".join(
            f"{amount.value}{'..' + str(amount.upper) if amount.upper is not None else ''} {amount.unit}".strip()
            for amount in figure.readings
        )
        for figure in find_figures(text, language)
    ]


SAME = {
    "ja": "15億",
    "en": "1.5 billion",
    "ko": "15억",
    "fr": "1,5 milliard",
    "de": "1,5 Mrd.",
    "ar": "١٫٥ مليار",
    "es": "mil quinientos millones",
    "zh": "15亿",
    "zh-Hant": "15億",
    "ru": "1,5 млрд",
    "pt-PT": "1,5 mil milhões",
    "pt-BR": "1,5 bilhão",
    "it": "1,5 miliardi",
    "pl": "półtora miliarda",
    "uk": "1,5 мільярда",
    "tr": "1,5 milyar",
    "he": "1.5 מיליארד",
    "fa": "۱٫۵ میلیارد",
    "hi": "1.5 अरब",
    "id": "1,5 miliar",
    "vi": "1,5 tỷ",
    "sw": "bilioni 1.5",
    "bn": "১৫০ কোটি",
    "mr": "१.५ अब्ज",
    "ne": "१.५ अर्ब",
    "my": "၁၅၀၀ သန်း",
}


@pytest.mark.parametrize("tag", SAME)
def test_one_number_in_every_language(tag: str) -> None:
    figure = read_figure(SAME[tag], tag)
    assert figure is not None
    assert [amount.value for amount in figure.readings] == [Fraction(1_500_000_000)]
    assert figure.form == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The G7 and the G20 met on F-35s, COVID-19 and 5G.", "en"),
        ("S/RES/2735 (2024), A/RES/79/1", "en"),
        ("https://example.org/2025/1500 and desk-5@example.org", "en"),
        ("Call +81 3-3580-3311 or 02-2100-2114.", "en"),
        ("at 10:30, at 09:15:00", "en"),
        ("a text with a note[12] and another[^3]", "en"),
        ("versions 2.1.3 and 1,234,5", "en"),
        ("the 26/11 attacks", "en"),
        ("no one, one another, third countries, at first", "en"),
        ("tens of millions, hundreds of thousands", "en"),
        ("une réunion, un sommet, le Premier ministre, les pays tiers", "fr"),
        ("una reunión, el primer ministro, Oriente Medio, medio ambiente", "es"),
        ("eine Sitzung, Drittstaaten", "de"),
        ("uma reunião, segundo o comunicado, meio ambiente", "pt"),
        ("una riunione, secondo il comunicato, prima della riunione", "it"),
        ("одна из стран, третьи страны, в первую очередь", "ru"),
        ("一方、一致、二国間、第三国、十分な、統一、数十億ドル、四半期", "ja"),
        ("一致、一些、统一、进一步、第三国、十分、几十亿、两国", "zh"),
        ("한국과 일본, 이 회의, 만약, 조선, 수십억 달러, 대만 주변, 대만 해협", "ko"),
    ],
)
def test_what_is_no_figure(text: str, language: str) -> None:
    found = [text[figure.start : figure.end] for figure in find_figures(text, language)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "language", "readings"),
    [
        ("1.500", "de", "1500"),
        ("1.500", "en", "3/2"),
        ("1,500", "en", "1500"),
        ("1,500", "fr", "3/2 / 1500"),
        ("1.500", "fr", "3/2 / 1500"),
        ("1,500", "es-MX", "1500"),
        ("1.500", "es-MX", "3/2"),
        ("1.500", "es", "1500"),
        ("1.5", "es", "3/2"),
        ("1'500", "de-CH", "1500"),
        ("1’500.5", "de-CH", "3001/2"),
        ("1 500", "fr", "1500"),
        ("1\u202f500,5", "fr", "3001/2"),
        ("1 500", "en-ZA", ""),
        ("1\u00a0500,5", "en-ZA", "3001/2"),
        ("1,50,00,000", "en-IN", "15000000"),
        ("１，５００", "ja", "1500"),
        ("1.234.567", "en", "1234567"),
        ("1,234.5", "de", "2469/2"),
        ("0,500", "fr", "1/2"),
    ],
)
def test_separators(text: str, language: str, readings: str) -> None:
    figure = read_figure(text, language)
    assert " / ".join(str(amount.value) for amount in (figure.readings if figure else ())) == readings


@pytest.mark.parametrize(
    ("text", "language"), [("1.5十億", "ja"), ("1.5", "de"), ("1,234.5", "de"), ("1.234.567", "en")]
)
def test_forms_of_no_language_are_told(text: str, language: str) -> None:
    figure = read_figure(text, language)
    assert figure is not None
    assert figure.form


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("from $1 to $2 billion", "en", ["1000000000..2000000000 USD?"]),
        ("USD $800 million", "en", ["800000000 USD"]),
        ("$5 million USD", "en", ["5000000 USD"]),
        ("500 million to 1.5 billion", "en", ["500000000..1500000000"]),
        ("resolutions 1718, 2397 and 2371", "en", ["1718", "2397", "2371"]),
        ("a 150m dash, €150m", "en", ["150 m / 150000000", "150000000 EUR"]),
        ("a 10-kilometre zone, a 50-year pact", "en", ["10 km", "50 a"]),
        ("−5 °C, minus 10 °C", "en", ["-5 °C", "-10 °C"]),
        ("zwischen 3 und 5, dann 7 und 9", "de", ["3..5", "7", "9"]),
        ("3. Treffen", "de", ["3 / 3"]),
        ("na 3. spotkaniu", "pl", ["3"]),
        ("Es waren 3. Danach", "de", ["3 / 3"]),
        ("Es waren 3.", "de", ["3"]),
        ("la 3e réunion, le 1er sommet", "fr", ["3", "1"]),
        ("第3回会合、第5条、決議第2397号", "ja", ["3", "5", "2397"]),
        ("三万五", "ja", ["30005 / 35000"]),
        ("三万五", "zh", ["35000 / 30005"]),
        ("1兆", "ja", ["1000000000000"]),
        ("1兆", "zh", ["1000000000000 / 1000000"]),
        ("1조", "ko", ["1000000000000"]),
        ("5 兆瓦", "zh", ["5 MW"]),
        ("¥5, 5元", "zh", ["5 CNY", "5 CNY"]),
        ("¥5, 5円", "ja", ["5 JPY", "5 JPY"]),
        ("¥5", "en", ["5 JPY?"]),
        ("3-х стран, 3-й встречи", "ru", ["3", "3"]),
        ("در ۱/۵ میلیارد", "fa", ["1500000000 / 200000000"]),
        ("mil 500 millones de pesos, 2 mil 500 personas", "es", ["1500000000 MXN?", "2500"]),
        ("1 млрд 200 млн рублей", "ru", ["1200000000 RUB"]),
        ("مليون و200 ألف، ألف و500", "ar", ["1200000", "1500"]),
        ("3 crore 50 lakh", "en", ["35000000"]),
        ("el quincuagésimo noveno período", "es", ["59"]),
        ("la vingt-et-unième session, la soixante-dix-neuvième", "fr", ["21", "79"]),
        ("die neunundfünfzigste Tagung", "de", ["59"]),
        ("la settantanovesima sessione", "it", ["79"]),
        ("三割、2割", "ja", ["30 %", "20 %"]),
        ("a quarter of a million, half a dozen, two dozen", "en", ["250000", "6", "24"]),
        ("one point five billion, three and a quarter million", "en", ["1500000000", "3250000"]),
        ("zwei Komma fünf Milliarden, hundertfünfzig", "de", ["2500000000", "150"]),
        ("две целых пять десятых, полмиллиона", "ru", ["5/2", "500000"]),
        ("the twenty-third session, two thirds", "en", ["23", "2/3"]),
        ("$1.5-billion, a 5-million-dollar deal", "en", ["1500000000 USD?", "5000000 USD?"]),
        ("№ 5, § 7", "ru", ["5", "7"]),
        ("10 - 15 nghìn, phiên 5 - 10", "vi", ["10000..15000", "5", "10"]),
        ("mille e cinquecento, 3° incontro, 25 °C", "it", ["1500", "3", "25 °C"]),
        ("beşte biri", "tr", ["1/5"]),
        ("50 percent-60 percent, F-60", "en", ["50..60 %"]),
        ("٪5، 5٪", "ar", ["5 %", "5 %"]),
        ("15億㌦、第一次、3―5個", "ja", ["1500000000 USD?", "1", "3..5"]),
        ("20 2/3, 3 1/2 km, 5 24/7", "en", ["62/3", "7/2 km", "5"]),
        ("Fr. 500, Rs. 1,500 crore", "en", ["500 CHF", "15000000000 INR?"]),
        ("€10–15m, $500m to $1bn", "en", ["10000000..15000000 EUR", "500000000..1000000000 USD?"]),
        ("1兆，15億元", "zh-Hant", ["1000000000000", "1500000000 CNY?"]),
        ("七万一千人，万一", "zh", ["71000"]),
        ("elfu kumi na tano", "sw", ["15000 / 10005"]),
        ("up to $2\n     billion, 5\n\nmillion", "en", ["2000000000 USD?", "5"]),
        ("两成，15个成员国", "zh", ["20 %", "15"]),
        ("16時20分から15分間、16時30分まで", "ja", ["15 min"]),
        ("2025年、今後3年、70年間", "ja", ["2025", "3 a", "70 a"]),
        ("в 2000 году, 2000 года, 70 лет", "ru", ["2000", "2000", "70 a"]),
        ("2,5-prozentig, eine 2,5-prozentige Erhöhung", "de", ["5/2", "5/2 %"]),
    ],
)
def test_readings(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language) == expected


PAGE = Path(__file__).parents[3] / "docs" / "values.md"
DOCUMENTED = re.findall(r"^\| `(\w\w)` \|(.*)\|$", PAGE.read_text("utf-8"), re.MULTILINE)
MEANT = [
    Amount(Fraction(1_500_000_000)),
    Amount(Fraction(2_500_000)),
    Amount(Fraction(5), None, FigureKind.POINTS, "%"),
    Amount(Fraction(3), None, FigureKind.ORDINAL),
    Amount(Fraction(2, 3), None, FigureKind.FRACTION),
    Amount(Fraction(3), Fraction(5)),
    Amount(Fraction(2397), None, FigureKind.REFERENCE),
]


@pytest.mark.parametrize(("language", "cells"), DOCUMENTED)
def test_the_examples_of_the_page_are_read_as_it_says(language: str, cells: str) -> None:
    read = {cell.strip(): amount for cell, amount in zip(cells.split("|"), MEANT, strict=True) if cell.strip() != "–"}
    figures = {text: read_figure(text, language) for text in read}
    assert {text: figure and figure.readings for text, figure in figures.items()} == {
        text: (amount,) for text, amount in read.items()
    }


def test_every_language_has_its_examples() -> None:
    assert sorted(language for language, _ in DOCUMENTED) == LANGUAGES


def test_a_percentage_point_is_no_percent() -> None:
    kinds = [figure.readings[0].kind for figure in find_figures("5%, 5 percentage points, 5 per cent", "en")]
    assert kinds == [FigureKind.PERCENT, FigureKind.POINTS, FigureKind.PERCENT]
    kinds = [figure.readings[0].kind for figure in find_figures("5 %-Punkte, 5 Punkte, 5 % Punktabzug", "de")]
    assert kinds == [FigureKind.POINTS, FigureKind.CARDINAL, FigureKind.PERCENT]


def test_two_kinds_of_figures_make_no_range() -> None:
    found = find_figures("from 3 to 5 percent; by 2 percentage points to 5 percent", "en")
    read = [(each.readings[0].kind, each.readings[0].value, each.readings[0].upper) for each in found]
    assert read == [(FigureKind.PERCENT, 3, 5), (FigureKind.POINTS, 2, None), (FigureKind.PERCENT, 5, None)]


def test_numbers_of_things_are_told_apart() -> None:
    kinds = {figure.readings[0].kind for figure in find_figures("Article 5, resolution 2397, page 3", "en")}
    assert kinds == {FigureKind.REFERENCE}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_places_are_those_of_the_text_as_given(language: str, form: str) -> None:
    sentence, rows = rows_of(language)
    for row in rows:
        if row.alone:
            continue
        text = unicodedata.normalize(form, sentence.replace("{}", f"{{}} {row.text}").format("é"))
        figure = find_figures(text, language)[0]
        found = text[figure.start : figure.end]
        assert unicodedata.normalize("NFC", found).strip() == found.strip() or form == "NFD"
        assert read_figure(found, language) is not None


@given(text=st.text(max_size=60), language=st.sampled_from(LANGUAGES))
@examples(300)
def test_any_text_is_read_in_order_and_without_overlap(text: str, language: str) -> None:
    figures = find_figures(text, language)
    ends = [0, *(place for figure in figures for place in (figure.start, figure.end))]
    assert ends == sorted(ends)
    assert all(figure.readings and figure.start < figure.end <= len(text) for figure in figures)


PIECES = """
1 5 15 1,5 1.500 - – 十 億 万 第 % $ € ° and a half million et de d' 's . , / ½ third one von bis до ال و ب -х km kt m
分の 三 억 만 천 제 조 लाख साढ़े yüzde mil milhões
"""


@given(
    pieces=st.lists(st.sampled_from(PIECES.split()), max_size=12),
    joint=st.sampled_from(["", " "]),
    language=st.sampled_from(LANGUAGES),
)
@examples(600)
def test_pieces_in_any_order_are_read_in_order(pieces: list[str], joint: str, language: str) -> None:
    text = joint.join(pieces)
    figures = find_figures(text, language)
    ends = [0, *(place for figure in figures for place in (figure.start, figure.end))]
    assert ends == sorted(ends)
    assert all(amount.upper is None or amount.value < amount.upper for figure in figures for amount in figure.readings)


@pytest.mark.parametrize("text", ["1" * 5000, "1," * 5000, "一" * 5000, "zwei" * 5000, "a/" * 5000 + "1", "a." * 5000])
def test_what_is_too_long_for_a_number_is_none(text: str) -> None:
    for language in ("en", "ja", "de"):
        assert all(figure.end - figure.start <= 60 for figure in find_figures(text, language))


def test_units_that_may_be_the_same() -> None:
    assert same_unit("USD?", "USD")
    assert same_unit("CAD", "USD?")
    assert not same_unit("USD", "CAD")
    assert not same_unit("USD?", "EUR")


def test_prefixes_of_units_are_powers_of_ten() -> None:
    assert in_base_unit(Amount(Fraction(10), unit="kt")) == Amount(Fraction(10_000), unit="t")
    assert in_base_unit(Amount(Fraction(5), Fraction(6), unit="km")) == Amount(Fraction(5000), Fraction(6000), unit="m")
    assert in_base_unit(Amount(Fraction(5), unit="min")) == Amount(Fraction(5), unit="min")


def test_a_language_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(UnknownLocaleError):
        find_figures("5", "qqq")
