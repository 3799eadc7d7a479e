"""Which texts end in a mark of their own."""

import pytest

from factsheet.typography.marks import ends_in_mark, without_closing_mark

# By Terminal_Punctuation of Unicode 15 (PropList.txt); texts in one script a line.
MARKED = [
    *("Why?", "Yes!", "Denuclearization:", "Trade;", "Trade,", "Trade…", "Trade."),
    *("非核化：", "なぜ？", "進展！", "再確認。", "半角｡", "経済；", "貿易，", "甲、"),
    *("لماذا؟", "التجارة؛", "الأمن،", "الأمن:", "یہ۔"),
    *("सुरक्षा।", "सुरक्षा॥", "নিরাপত্তা।"),
    *("แล้ว๚", "ស្រុក។", "လုံခြုံရေး။", "བོད།"),
    *("ደህንነት።", "ደህንነት፦", "ደህንነት፤", "ደህንነት፧"),
    *("Անվտանգություն։", "Γιατί;", "ᠮᠣᠩᠭᠣᠯ᠃", "ܐ܀"),
]
CLOSED = [
    "“Why?”",
    "(below.)",
    "„Warum?“",
    "»Warum?«",
    "«Pourquoi\u202f?\u202f»",
    "「なぜ？」",
    "（再確認。）",
    '"Why?"',
    "Why?) ",
]
RUNNING_ON = ["Trade –", "Trade—", "貿易……", "貿易――"]
OPEN = [
    "Trade",
    "Trade (EU)",
    "“Trade”",
    "貿易（米国）",
    "「貿易」",
    "التجارة",
    "सुरक्षा",
    "Türkiye",
    "Tu\u0308",
    "G7",
    "50%",
    "",
    " ”",
]


@pytest.mark.parametrize("text", [*MARKED, *CLOSED, *RUNNING_ON])
def test_a_text_that_ends_in_a_mark(text):
    assert ends_in_mark(text)


@pytest.mark.parametrize("text", OPEN)
def test_a_text_that_ends_in_none(text):
    assert not ends_in_mark(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Ports:", "Ports"),
        ("Ports : ", "Ports"),
        ("Ports.", "Ports"),
        ("Ports –", "Ports"),
        ("非核化：", "非核化"),
        ("再確認。", "再確認"),
        ("التجارة؛", "التجارة"),
        ("सुरक्षा।", "सुरक्षा"),
        *(
            (same, same)
            for same in ["Ports", "Why?", "なぜ？", "لماذا؟", "Yes!", "Trade…", "Trade...", "“Why.”", "the U.S.", ":"]
        ),
    ],
)
def test_a_text_loses_the_marks_that_lead_on(text, bare):
    assert without_closing_mark(text) == bare
