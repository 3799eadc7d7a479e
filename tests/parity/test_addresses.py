import pytest

from factsheet.parity.addresses import same_but_language

SAME = [
    ("https://www.un.org/en/about-us/un-charter", "en", "https://www.un.org/fr/about-us/un-charter", "fr"),
    ("https://eur-lex.europa.eu/eli/reg/2016/679/oj/eng", "en", "https://eur-lex.europa.eu/eli/reg/2016/679/oj", "de"),
    (
        "https://www.mofa.go.jp/page1e_000.html?lang=en",
        "en",
        "https://www.mofa.go.jp/page1e_000.html?lang=ja",
        "ja",
    ),
    ("https://example.org/index_e.html", "en", "https://example.org/index_j.html", "ja"),
    ("figures/map.png", "en", "figures/map-pt-br.png", "pt-BR"),
    ("https://ru.example.org/a", "ru", "https://example.org/a", "en"),
]
OTHER = [
    ("https://example.org/fr/one", "fr", "https://example.org/en/two", "en"),
    ("https://example.org/one", "fr", "https://example.org/one/2", "en"),
    ("https://example.org/de/one", "fr", "https://example.org/one", "en"),
    ("figures/map.png", "en", "figures/plan.png", "fr"),
]


@pytest.mark.parametrize(("one", "language", "other", "second"), SAME)
def test_names_of_the_languages_do_not_count(one, language, other, second):
    assert same_but_language(one, language, other, second)
    assert same_but_language(other, second, one, language)


@pytest.mark.parametrize(("one", "language", "other", "second"), OTHER)
def test_anything_else_does(one, language, other, second):
    assert not same_but_language(one, language, other, second)
