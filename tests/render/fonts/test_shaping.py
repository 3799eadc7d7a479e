"""Which texts need shaping, and what their scripts are called."""

import pytest

from factsheet.characters import composed
from factsheet.render.fonts.shaping import MARKS, unset


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("भारत", "Devanagari"),
        ("বাংলা", "Bengali"),
        ("தமிழ்", "Tamil"),
        ("සිංහල", "Sinhala"),
        ("ไทย", "Thai"),
        ("ລາວ", "Lao"),
        ("བོད", "Tibetan"),
        ("မြန်မာ", "Myanmar"),
        ("ខ្មែរ", "Khmer"),
        ("ᠮᠣᠩᠭᠣᠯ", "Mongolian"),
        ("سلام", "Arabic"),
        ("\ufe8d", "Arabic"),
        ("שלום", "Hebrew"),
        ("ܫܠܡܐ", "Syriac"),
        ("ދިވެހި", "Thaana"),
        ("ߒߞߏ", "Nko"),
        ("𞤀𞤣", "Adlam"),
        ("\u1112\u119e\u11ab", "old Hangul"),
        ("x\u0304", MARKS),
        ("か\u309a", MARKS),
        ("а\u0301", MARKS),
        ("1\ufe0f\u20e3", MARKS),
    ],
)
def test_a_script_that_is_not_set_is_named(text, script):
    assert set(unset(composed(text)).values()) == {script}


@pytest.mark.parametrize(
    "text",
    [
        "Plain",
        "Türkiye, Nguyễn, Việt Nam",
        "Ελλάδα Київ Ձայն საქართველო አማርኛ",
        "日本国がパ、한국외교부、中国",
        "100 ฿, 20 ₪",
        "葛\U000e0100 and ☎\ufe0e",
        "soft\u00adhyphen, zero\u200bwidth, no\u034fjoin, word\u2060joiner \ufeff",
    ],
)
def test_what_is_set_is_not(text):
    assert unset(text) == {}
    assert unset(composed(f"decomposed e\u0301 {text}")) == {}


def test_marks_stand_with_their_letters():
    assert unset("a x\u0304\u0301 भ x\u0304\u0301") == {"x\u0304\u0301": MARKS, "भ": "Devanagari"}
