"""Spaces that hold what they stand between, in each language."""

from collections.abc import Iterable

import pytest

from factsheet.typography.held_spaces import behind_office, held_spaces, office_spaces


@pytest.mark.parametrize(
    ("language", "held"),
    [
        ("en", "on April~3, 2025"),
        ("en-GB", "on 3~April 2025"),
        ("en", "by Secretary Rubio and Foreign Minister Iwaya"),
        ("en", "worth USD~1.5~billion, or US$~2 for 5~km and 10~% at 3~p.m."),
        ("en", "No.~5, Article~9, Resolution~2270, Phase~II, pp.~4 to 5"),
        ("en", "Dr.~Smith and J.~B.~Smith"),
        ("en", "one~– or two"),
        ("fr", "le 3~avril 2025 : «~oui »"),
        ("fr", "5~millions d’euros, M.~Dupont"),
        ("de", "am 3.~April 2025 um 10~Uhr, 5~Millionen"),
        ("es", "el 3~de~abril de 2025"),
        ("pl", "w~dniu 3~kwietnia 2025~r. i~w~Brukseli, 1,5~mld USD"),
        ("ru", "в~Брюсселе 3~апреля 2025~года, на сумму 1,5~млрд долларов США, о~мерах и~целях"),
        ("ru", "по ст.~5 и~п.~3; г.~Москва; Австрия и~Чили"),
        ("uk", "у~Брюсселі 3~квітня 2025~року, 1,5~млрд доларів і~в~інших містах"),
        ("ko", "2025년 4월~3일 미화~14억~6천만~달러와 15억~미국 달러"),
        ("en", "in force since 16~November 1994"),
        ("pt", "10~de~dezembro de 1982, 5~milhões"),
        ("it", "il 3~aprile 2025, 5~milioni, 1º~maggio"),
        ("tr", "3~Nisan 2025, 5~milyon"),
        ("id", "3~April 2025 dan 5~juta"),
        ("sw", "3~Aprili 2025"),
        ("vi", "ngày~3~tháng~4 năm~2025, Điều~5"),
        ("cs", "3.~dubna 2025 v~Bruselu a~o~míru, k~„věci“, 5~mld."),
        ("sk", "3.~apríla 2025 v~Bruseli a~s~nimi"),
        ("ru", "в~«Доме» и~(в~других местах)"),
        ("ar", "3~أبريل 2025, 1.5~مليار دولار, 15~في المئة"),
        ("fa", "۳~آوریل ۲۰۲۵, ۱٫۵~میلیارد دلار, ۱۵~درصد"),
        ("he", "3~באפריל 2025, 1.5~מיליארד דולר, 15~אחוזים"),
        ("hi", "3~अप्रैल 2025, 1.46~अरब डॉलर, 15~प्रतिशत"),
        ("ja", "12~km and April 3"),
        ("en", "In 2025 the three agreed; the Minister said so. May the March of 2024 end"),
    ],
)
def test_spaces_hold_by_the_rules_of_the_language(language, held):
    assert marked(held, held_spaces(held.replace("~", " "), language)) == held


def marked(held: str, found: Iterable[int]) -> str:
    return "".join("~" if at in found else sign for at, sign in enumerate(held.replace("~", " "), 1))


@pytest.mark.parametrize(
    ("language", "held"),
    [
        ("en", "by Secretary of State~Rubio, Foreign Minister~Iwaya and the Minister of Japan"),
        ("fr", "avec le ministre~Iwaya et le ministre des affaires étrangères"),
        ("de", "mit Minister~Iwaya und dem Minister des Auswärtigen"),
        ("ru", "министр Ивая"),
    ],
)
def test_an_office_and_a_name_stand_together(language, held):
    words = held.replace("~", " ")
    found = {*office_spaces(words, language)}
    assert marked(held, found) == held
    assert {at for at in range(len(words)) if behind_office(words, at, language)} == found
