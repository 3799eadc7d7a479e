"""Names of people: what is none of a name, which part is the family's, and whether two texts name one person."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factsheet.values import people
from factsheet.values.people import NamedPerson, Sameness, read_name, same_person

LANGUAGES = [
    *("en", "fr", "es", "it", "pt", "de", "ru", "uk", "pl", "tr"),
    *("he", "ar", "fa", "hi", "id", "vi", "sw", "zh", "ja", "ko"),
]
STYLES = tomllib.loads((Path(people.__file__).parent / "styles.toml").read_text(encoding="utf-8"))


def test_twenty_languages_have_their_styles():
    assert set(STYLES) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_style_is_taken_off_a_name(language):
    before, behind = (
        [style for words in STYLES[language][key] for style in words.split("|")] for key in ("before", "behind")
    )
    name = {"zh": "岩屋毅", "ja": "岩屋毅", "ko": "조태열"}.get(language, "Xantha Qvist")
    plain = read_name(name, language).words
    for style in before:
        assert read_name(f"{style} {name}", language).words == plain, style
    for style in behind:
        assert read_name(f"{name}{'' if language in {'zh', 'ja'} else ' '}{style}", language).words == plain, style


@pytest.mark.parametrize(
    ("language", "name", "words"),
    [
        ("en", "H.E. Mr. Takeshi Iwaya", "takeshi iwaya"),
        ("en", "Mr Iwaya", "iwaya"),
        ("en", "The Honorable Marco Rubio", "marco rubio"),
        ("en", "Dr. Jane Roe, PhD", "jane roe"),
        ("en", "Foreign Minister Cho Tae-yul", "cho tae-yul"),
        ("fr", "M. Jean-Noël Barrot", "jean-noël barrot"),
        ("fr", "S.E. Mme Anna Example", "anna example"),
        ("es", "Excmo. Sr. D. José Ejemplo", "josé ejemplo"),
        ("de", "Herr Dr. Johann Muster", "johann muster"),
        ("ja", "岩屋毅氏", "岩屋毅"),
        ("ja", "岩屋 毅 閣下", "岩屋毅"),
        ("ko", "조태열 장관", "조태열"),
        ("ru", "г-н Иван Пример", "иван пример"),
        ("ar", "معالي السيد أحمد مثال", "احمد مثال"),
        ("hi", "श्री राम उदाहरण", "राम उदाहरण"),
        ("zh", "王毅外长", "王毅"),
        # What is a name stays one: an initial, a family name, a name that is nothing but a style.
        ("en", "M. Rubio", "m rubio"),
        ("en", "He Lifeng", "he lifeng"),
        ("en", "Sen Amartya", "sen amartya"),
        ("en", "Hun Sen", "hun sen"),
        ("en", "Sheikh Hasina", "sheikh hasina"),
        ("en", "Martin Luther King Jr.", "martin luther king jr"),
        ("es", "Dolores Don", "dolores don"),
        ("en", "Minister", "minister"),
    ],
)
def test_what_stands_with_a_name_is_none_of_it(language, name, words):
    assert " ".join(read_name(name, language).words) == words


@pytest.mark.parametrize(
    ("language", "name", "family"),
    [
        ("en", "IWAYA Takeshi", "iwaya"),
        ("fr", "Takeshi IWAYA", "iwaya"),
        ("en", "Iwaya, Takeshi", "iwaya"),
        ("ja", "岩屋 毅", "岩屋"),
        ("ja", "岩屋毅", None),
        ("ko", "조태열", "조"),
        ("ko", "남궁민수", "남궁"),
        ("vi", "Nguyễn Văn Mẫu", "nguyễn"),
        ("en", "Iwaya Takeshi", None),
    ],
)
def test_the_family_name_is_known_where_the_text_says_it(language, name, family):
    assert read_name(name, language).family == family


def test_a_declared_family_name_goes_first():
    assert read_name("Iwaya Takeshi", "en", "Iwaya").family == "iwaya"


IWAYA = NamedPerson("Iwaya Takeshi", "en", also={"ja": "岩屋 毅", "ko": "이와야 다케시"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NamedPerson("Iwaya Takeshi", "en"), NamedPerson("Takeshi Iwaya", "fr")),
        (NamedPerson("IWAYA Takeshi", "en"), NamedPerson("Takeshi Iwaya", "en")),
        (NamedPerson("Iwaya, Takeshi", "en"), NamedPerson("H.E. Mr. Takeshi Iwaya", "en")),
        (NamedPerson("岩屋 毅", "ja"), NamedPerson("岩屋毅", "ja")),
        (NamedPerson("岩屋毅外務大臣", "ja"), NamedPerson("岩屋毅氏", "ja")),
        (NamedPerson("Cho Tae-yul", "en"), NamedPerson("Taeyul Cho", "de")),
        (NamedPerson("Cho Tae Yul", "en"), NamedPerson("CHO Tae-yul", "en")),
        (NamedPerson("José Ejemplo", "es"), NamedPerson("Jose\u0301 Ejemplo", "en")),
        (IWAYA, NamedPerson("岩屋毅", "ja")),
        (NamedPerson("이와야 다케시 외무대신", "ko"), IWAYA),
        (NamedPerson("岩屋毅", "ja", also={"ko": "이와야 다케시"}), IWAYA),
    ],
)
def test_one_person(one, other):
    assert same_person(one, other) is same_person(other, one) is Sameness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NamedPerson("Iwaya Takeshi", "en"), NamedPerson("Marco Rubio", "en")),
        (NamedPerson("Marco Rubio", "en"), NamedPerson("Marco Rubbio", "en")),
        (NamedPerson("Marco Rubio", "en"), NamedPerson("Jean Barrot", "fr")),
        (NamedPerson("岩屋毅", "ja"), NamedPerson("鈴木毅", "ja")),
        (IWAYA, NamedPerson("鈴木 毅", "ja")),
        (NamedPerson("조태열", "ko"), NamedPerson("조태용", "ko")),
    ],
)
def test_two_people(one, other):
    assert same_person(one, other) is same_person(other, one) is Sameness.OTHER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NamedPerson("Iwaya Takeshi", "en"), NamedPerson("岩屋毅", "ja")),
        (NamedPerson("Cho Tae-yul", "en"), NamedPerson("조태열", "ko")),
        (IWAYA, NamedPerson("Иваи Такэси", "ru")),
        (NamedPerson("Sergey Lavrov", "en"), NamedPerson("Sergej Lawrow", "de")),
        (NamedPerson("Rubio", "en"), NamedPerson("Marco Rubio", "en")),
        (NamedPerson("Marco A. Rubio", "en"), NamedPerson("Marco Rubio", "en")),
        (NamedPerson("M. Rubio", "en"), NamedPerson("Marco Rubio", "en")),
        (NamedPerson("趙兌烈", "ja"), NamedPerson("赵兑烈", "zh")),
    ],
)
def test_what_nothing_declares_is_not_guessed(one, other):
    assert same_person(one, other) is same_person(other, one) is Sameness.NOT_COMPARABLE
