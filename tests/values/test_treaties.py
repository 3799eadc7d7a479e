"""Treaties, organisations and resolutions are the same by name in every language."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from factsheet.values import states
from factsheet.values.treaties import find_treaties

TABLES = Path(states.__file__).with_name("names") / "tables"
TAGS = sorted(file.stem.removeprefix("treaties.") for file in TABLES.glob("treaties.*.txt"))


def names_of(tag: str) -> list[tuple[str, str]]:
    lines = (TABLES / f"treaties.{tag}.txt").read_text("utf-8").splitlines()
    parted = [line.partition(" ") for line in lines if not line.startswith("#")]
    return [(key.rstrip("+"), name) for key, _, names in parted for name in names.split("; ")]


KNOWN = {key for key, _ in names_of("en")}


@pytest.mark.parametrize("tag", TAGS)
def test_every_name_is_found_and_means_one_thing(tag):
    for key, name in names_of(tag):
        found = [(span.start, span.end, span.name) for span in find_treaties(name, tag)]
        assert found == [(0, len(name), key)]


@pytest.mark.parametrize("tag", TAGS)
def test_languages_share_their_names(tag):
    assert {key for key, _ in names_of(tag)} <= KNOWN


def test_a_good_hundred_are_known():
    assert len(KNOWN) > 100


TEXTS = {
    "en": "the [un-charter UN Charter], [npt NPT], Security-minded, [nato NATO], who, [who WHO], [unsc-resolution-1718 "
    "resolutions 1718 (2006)], [unsc-resolution-1874 1874 (2009)] and [unsc-resolution-2397 2397 (2017)], "
    "[unga-resolution-70/1 resolution 70/1], [unga-resolution-ES-11/1 resolution ES-11/1], "
    "[unsc-resolution-2397 S/RES/2397 (2017)], [unsc-resolution-2397 UNSCR 2397] and 2018",
    "fr": "la [un-charter Charte des Nations Unies], le [npt TNP], l’[nato OTAN], la [unclos CNUDM], "
    "la [unsc-resolution-2397 résolution 2397 (2017)]",
    "es": "la [un-charter Carta de las Naciones Unidas], el [npt TNP], [unsc-resolution-2397 resolución 2397 (2017)]",
    "ru": "[un-charter Устава ООН], [npt ДНЯО], [npt Договора о нераспространении ядерного оружия], в [nato НАТО], "
    "[unsc-resolution-2397 резолюции 2397 (2017)] [un-security-council Совета Безопасности]",
    "ar": "[un-charter ميثاق الأمم المتحدة] و[nato الناتو]، [unsc-resolution-2397 قرار مجلس الأمن 2397 (2017)]، "
    "[unsc-resolution-2397 القرار ٢٣٩٧]",
    "zh": "[un-charter 联合国宪章]、[npt 不扩散核武器条约]、[un-security-council 安理会]"
    "[unsc-resolution-2397 第2397（2017）号]决议",
    "ja": "[un-charter 国連憲章]、[npt 核兵器不拡散条約]、[nato 北大西洋条約機構]、[un-security-council 安保理]"
    "[unsc-resolution-2397 決議第2397号]",
    "ko": "[un-charter 유엔 헌장]과 [npt 핵확산금지조약], [un-security-council 안보리] "
    "[unsc-resolution-2397 결의 2397호]",
    "de": "der [un-charter Charta der Vereinten Nationen], "
    "des [npt Vertrags über die Nichtverbreitung von Kernwaffen], "
    "der [iaea Internationalen Atomenergie-Organisation], [unsc-resolution-2397 Resolution 2397 (2017)]",
    "it": "la [un-charter Carta delle Nazioni Unite], [unsc-resolution-2397 risoluzione 2397 (2017)]",
    "pt": "a [un-charter Carta das Nações Unidas], a [unsc-resolution-2397 resolução 2397 (2017)], a [nato OTAN]",
    "tr": "[un-security-council BM Güvenlik Konseyi]'nin [unsc-resolution-2397 2397 sayılı] kararı, [nato NATO]'nun",
    "pl": "[un-charter Karty Narodów Zjednoczonych], [unsc-resolution-2397 rezolucji 2397 (2017)]",
    "uk": "[un-charter Статуту ООН], [un-security-council Раді Безпеки ООН], [unsc-resolution-2397 резолюції 2397]",
    "vi": "[un-charter Hiến chương Liên hợp quốc], [unsc-resolution-2397 Nghị quyết 2397 (2017)]",
    "he": "[un-charter מגילת האומות המאוחדות], ב[nato נאט״ו], [unsc-resolution-2397 החלטת מועצת הביטחון 2397]",
    "fa": "[un-charter منشور ملل متحد]، [unsc-resolution-2397 قطعنامه ۲۳۹۷] [un-security-council شورای امنیت]",
    "id": "[un-charter Piagam PBB], [unsc-resolution-2397 Resolusi 2397]",
    "hi": "[un-security-council संयुक्त राष्ट्र सुरक्षा परिषद] का [unsc-resolution-2397 प्रस्ताव 2397]",
    "sw": "[un-security-council Baraza la Usalama], [unsc-resolution-2397 azimio 2397]",
}


def marked(text: str) -> tuple[str, list[tuple[str, str]]]:
    pieces = text.replace("]", "[").split("[")
    found = [piece.partition(" ")[::2] for piece in pieces[1::2]]
    return "".join(piece.partition(" ")[2] if n % 2 else piece for n, piece in enumerate(pieces)), found


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_they_are_found_in_running_text(language, form):
    plain, right = marked(TEXTS[language])
    text = unicodedata.normalize(form, plain)
    found = [
        (span.name, unicodedata.normalize("NFC", text[span.start : span.end])) for span in find_treaties(text, language)
    ]
    assert found == right


def test_a_language_without_a_table_has_none():
    assert find_treaties("NATO", "is") == ()
