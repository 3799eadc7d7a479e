import pytest

from factsheet.parity.terms import find, find_all

FOUND = [
    ("en", "missile programme", "the missile programmes of"),
    ("en", "Rubio", "Secretary Rubio’s visit"),
    ("en", "extended deterrence", "Extended deterrence matters"),
    ("en", "cease-fire", "a cease fire"),
    ("fr", "dénucléarisation complète", "les dénucléarisations complètes"),
    ("es", "acuerdo nacional", "los acuerdos nacionales"),
    ("de", "Vereinte Nationen", "der Vereinten Nationen"),
    ("ru", "стратегическая стабильность", "стратегической стабильности"),
    ("ru", "Ивая", "с министром Иваей"),
    ("uk", "Рубіо", "Марко Рубіо"),
    ("pl", "zawieszenie broni", "o zawieszeniu broni"),
    ("fi", "rauha", "rauhasta"),
    ("tr", "ateşkes", "ateşkesin"),
    ("ko", "루비오", "루비오 국무장관은"),
    ("ko", "확장억제", "확장억제를"),
    ("ja", "マルコ・ルビオ", "マルコ ルビオ国務長官"),
    ("ja", "NATO", "NATOとの"),
    ("zh", "延伸威慑", "重申延伸威慑至关重要"),
    ("ar", "الردع الموسع", "وبالردع الموسع"),
    ("he", "הפסקת אש", "להפסקת אש"),
    ("hi", "युद्धविराम", "युद्धविराम की"),
]
NOT_FOUND = [
    ("en", "Rubio", "Rub"),
    ("en", "US", "the use of"),
    ("en", "US", "us"),
    ("en", "Cho", "Chopin"),
    ("en", "deterrence", "deter"),
    ("fr", "Doe", "Doerr"),
    ("ru", "Ли", "Лига"),
    ("ja", "NATO", "NATOS"),
    ("ko", "확장억제", "초확장억제"),
    ("zh", "延伸威慑", "延伸核威慑"),
]


@pytest.mark.parametrize(("language", "term", "text"), FOUND)
def test_a_term_is_found_though_it_is_inflected(language, term, text):
    assert len(find(text, [term], language)) == 1


@pytest.mark.parametrize(("language", "term", "text"), NOT_FOUND)
def test_another_word_is_none(language, term, text):
    assert find(text, [term], language) == []


def test_the_longest_form_counts():
    assert find("Jane Doe and Doe", ["Doe", "Jane Doe"], "en") == [(0, 8), (13, 16)]


def test_what_is_part_of_a_longer_term_is_not_given():
    terms = [(0, ("deterrence",)), (1, ("extended deterrence",))]
    assert list(find_all("extended deterrence", terms, "en")) == [(1, 0, 19)]
    assert sorted(find_all("deterrence, extended deterrence", terms, "en")) == [(0, 0, 10), (1, 12, 31)]


def test_of_terms_in_one_place_the_longer_counts():
    terms = [(0, ("대만",)), (1, ("대만해협",))]
    assert [number for number, *_ in find_all("대만해협의 평화", terms, "ko")] == [1]
    assert [number for number, *_ in find_all("대만의 평화", terms, "ko")] == [0]
