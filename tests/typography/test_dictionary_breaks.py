"""Words of scripts without spaces: with ICU, which is kept beside the tests, and without any dictionary."""

import json
import os
import subprocess
import sys

import pytest
from tools import ROOT, unavailable

from factsheet.typography import dictionary_breaks
from factsheet.typography.dictionary_breaks import unbroken_script, word_points

FOLDER = ROOT / ".tools" / "words"

# Article 1 of the Universal Declaration of Human Rights, cut by ICU 78; a line never ends within `(กรุงเทพ)` or `G7`.
WORDS = {
    "th": "มนุษย์|ทั้ง|หลาย|เกิด|มา|มี|อิสระ|และ|เสมอ|ภาค|กัน G7 (กรุงเทพ)",
    "lo": "ມະນຸດ|ທຸກຄົນ|ເກີດ|ມາ|ມີ|ກຽດສັກສີ",
    "km": "មនុស្ស|ទាំងអស់|កើតមក|មាន|សេរីភាព",
    "my": "လူ|တိုင်း|သည် တူညီ လွတ်လပ်|သော",
    "en": "The word 和平 and the name Zürich",
}
PROGRAM = """
import json, sys
from factsheet.typography.line_breaks import cut_points
from factsheet.typography.dictionary_breaks import has_dictionary, unbroken_script, word_points
texts = json.loads(sys.argv[1])
lines = [[*{*word_points(each)} - {*cut_points(each)}] for each in texts]
print(json.dumps([has_dictionary(), [list(word_points(each)) for each in texts], unbroken_script(texts[0] * 9), lines]))
"""


@pytest.fixture(scope="module")
def found():
    """Ask a process that has ICU on its path."""
    if not (FOLDER / "icu4py").is_dir() and not dictionary_breaks.has_dictionary():
        unavailable("icu4py", f"pip install --target {FOLDER.relative_to(ROOT)} icu4py==1.2.0")
    texts = [words.replace("|", "") for words in WORDS.values()]
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{FOLDER}"}
    command = [sys.executable, "-c", PROGRAM, json.dumps(texts)]
    return json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)


def cut(text, points):
    starts = (0, *points)
    return "|".join(text[start:end] for start, end in zip(starts, (*points, len(text)), strict=True))


def test_words_end_where_the_dictionary_has_them(found):
    is_there, points, untold, _ = found
    assert is_there
    texts = [words.replace("|", "") for words in WORDS.values()]
    assert dict(zip(WORDS, map(cut, texts, points), strict=True)) == WORDS
    assert untold is None


def test_lines_may_end_where_words_do(found):
    assert found[-1] == [[]] * len(WORDS)


@pytest.fixture
def without(monkeypatch):
    monkeypatch.setattr(dictionary_breaks, "has_dictionary", lambda: False)


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize("words", WORDS.values())
def test_without_a_dictionary_no_word_ends(words):
    assert list(word_points(words.replace("|", ""))) == []


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize(("tag", "script"), [("th", "Thai"), ("lo", "Lao"), ("km", "Khmer"), ("my", "Myanmar")])
def test_without_a_dictionary_a_long_stretch_is_told(tag, script):
    words = WORDS[tag].partition(" ")[0].replace("|", "")
    assert unbroken_script(f"{words} {words}") is None
    assert unbroken_script(words * 5) == script
    assert unbroken_script("\u200b".join([words] * 5)) is None


@pytest.mark.usefixtures("without")
def test_other_texts_are_never_told():
    assert unbroken_script("和平" * 100 + "é" * 100) is None
