import pytest

from factsheet.typography.tags import fallbacks, match_language, matching, primary_language


def test_fallbacks_cut_subtags_from_the_end():
    assert fallbacks("de-Latn-CH") == ("de-Latn-CH", "de-Latn", "de")


@pytest.mark.parametrize("tag", ["zh-TW", "zh-HK", "zh-MO", "zh-Hant", "zh-Hant-HK", "ZH-hant-tw"])
def test_traditional_characters_are_not_served_by_simplified_ones(tag):
    assert match_language(["zh", "en"], tag) is None
    assert match_language(["zh", "zh-Hant"], tag) == "zh-Hant"


@pytest.mark.parametrize(("tag", "found"), [("zh-CN", "zh"), ("zh-Hans-SG", "zh"), ("pt-BR", "pt"), ("pt-AO", "pt-PT")])
def test_a_region_takes_what_it_is_nearest_to(tag, found):
    assert match_language(["zh", "zh-Hant", "pt", "pt-PT"], tag) == found


def test_all_that_serve_a_language_are_given_the_nearest_first():
    assert matching(["pt", "PT-mz", "es", "pt-PT"], "pt-MZ") == ("PT-mz", "pt-PT", "pt")


@pytest.mark.parametrize(
    ("tag", "found"), [("en", "en"), ("pt-BR", "pt"), ("PT-br", "pt"), ("zh-hant-TW", "zh-Hant"), ("zh", None)]
)
def test_the_nearest_language_serves(tag, found):
    assert match_language(["en", "pt", "zh-Hant"], tag) == found


def test_where_there_are_no_languages_none_serves():
    assert match_language([], "en") is None


@pytest.mark.parametrize("tag", ["zh-Hant-TW", "ZH", "zh_TW", "zh-u-ca-chinese"])
def test_the_primary_language_is_in_lower_case_whatever_stands_behind(tag):
    assert primary_language(tag) == "zh"
