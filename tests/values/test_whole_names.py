"""Names of states stay whole in titles, in twenty languages."""

import pytest

from factsheet.values.whole_names import spaces_in_names


@pytest.mark.parametrize(
    ("language", "held"),
    [
        ("en", "Meeting of the~United~States and the~Republic~of~Korea"),
        ("en-GB", "THE~UNITED~KINGDOM and New Mexico"),
        ("en", "the Ministers of Japan and the~Philippines"),
        ("en", "the~United Kingdom of Great Britain and Northern Ireland"),
        ("fr", "Réunion de la~République~de~Corée et des~États-Unis~d’Amérique"),
        ("es", "Reunión de los~Estados~Unidos~de~América"),
        ("pt", "Encontro dos~Estados~Unidos e da~República~da~Coreia"),
        ("it", "Incontro tra gli~Stati~Uniti e la~Repubblica~di~Corea"),
        ("de", "Treffen der~Vereinigten~Staaten und der~Republik~Korea"),
        ("pl", "Spotkanie Stanów~Zjednoczonych i Republiki~Korei"),
        ("ru", "Встреча Соединённых~Штатов~Америки и Республики~Корея"),
        ("uk", "Зустріч Сполучених~Штатів~Америки та Республіки~Корея"),
        ("tr", "Amerika~Birleşik~Devletleri ve Güney~Kore"),
        ("vi", "Cuộc gặp Hoa~Kỳ và Hàn~Quốc"),
        ("id", "Pertemuan Amerika~Serikat dan Korea~Selatan"),
        ("sw", "Mkutano wa Afrika~Kusini"),
        ("ar", "اجتماع الولايات~المتحدة وجمهورية~كوريا"),
        ("fa", "دیدار ایالات~متحده"),
        ("he", "פגישת ארצות~הברית וקוריאה~הדרומית"),
        ("hi", "संयुक्त~राज्य~अमेरिका और भारत"),
        ("ko", "대한민국과 미합중국의 회담"),
        ("ja", "アメリカ合衆国 と 大韓民国"),
        ("zh", "美国 与 韩国"),
        ("xx", "the United States"),
        ("", "the United States"),
    ],
)
def test_names_of_states_hold_with_their_articles(language, held):
    words = held.replace("~", " ")
    found = set(spaces_in_names(words, language))
    assert "".join("~" if at + 1 in found else sign for at, sign in enumerate(words)) == held
