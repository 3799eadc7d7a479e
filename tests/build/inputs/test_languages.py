import pytest

from factsheet.build.inputs.languages import fallbacks, find_language, language_files


def test_fallbacks_cut_subtags_from_the_end():
    assert fallbacks("zh-Hant-TW") == ("zh-Hant-TW", "zh-Hant", "zh")


@pytest.fixture
def labels(tmp_path):
    for name in ("en.yaml", "pt.yaml", "zh-Hant.yaml", "README.md"):
        (tmp_path / name).touch()
    return tmp_path


def test_language_files_are_the_yaml_files(labels):
    assert list(language_files(labels)) == ["en", "pt", "zh-Hant"]


@pytest.mark.parametrize(
    ("tag", "found"), [("en", "en"), ("pt-BR", "pt"), ("PT-br", "pt"), ("zh-hant-TW", "zh-Hant"), ("zh", None)]
)
def test_the_nearest_language_serves(labels, tag, found):
    file = find_language(labels, tag)
    assert (file.stem if file else None) == found


def test_a_folder_that_is_not_there_has_no_languages(tmp_path):
    assert find_language(tmp_path / "labels", "en") is None
