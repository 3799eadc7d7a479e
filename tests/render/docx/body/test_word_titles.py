"""Long titles: the style of titles has the size of a step of the theme."""

from sample import inlines
from word_file import word

from factsheet.document.nodes import Title

LONG = "Joint Fact Sheet on the Meeting of the Presidents of the United States and the Republic of Korea"


def size(theme, words: str) -> float:
    file = word(theme, Title(inlines(words)))
    (found,) = file.find("//w:style[@w:styleId='Title']/w:rPr/w:sz/@w:val", "styles")
    return int(found) / 2


def test_the_style_of_a_long_title_is_smaller(theme):
    full = theme.styles.title.size
    assert size(theme, "Party A and Party B") == full
    assert full * theme.titles.steps[-1] - 0.5 <= size(theme, LONG) < full
    assert abs(size(theme, LONG * 5) - full * theme.titles.steps[-1]) <= 0.5
