import pytest

from factsheet.pipeline.packs import fallbacks, match_language


def test_fallbacks_cut_subtags_from_the_end():
    assert fallbacks("zh-Hant-TW") == ("zh-Hant-TW", "zh-Hant", "zh")


@pytest.mark.parametrize(
    ("tag", "found"), [("en", "en"), ("pt-BR", "pt"), ("PT-br", "pt"), ("zh-hant-TW", "zh-Hant"), ("zh", None)]
)
def test_the_nearest_language_serves(tag, found):
    assert match_language(["en", "pt", "zh-Hant"], tag) == found


def test_where_there_are_no_languages_none_serves():
    assert match_language([], "en") is None
