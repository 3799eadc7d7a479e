"""Which texts need shaping, and what their scripts are called."""

import unicodedata
from collections import defaultdict

import pytest
from fontTools import unicodedata as scripts
from script_data import SET

from factsheet.characters import composed
from factsheet.render.fonts.shaping import MARKS, unset

SURROGATES = range(0xD800, 0xE000)


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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\U0001f1ef\U0001f1f5 flag", {"\U0001f1ef\U0001f1f5": "emoji of several characters"}),
        ("\U0001f468\u200d\U0001f4bb", {"\U0001f468\u200d\U0001f4bb": "emoji of several characters"}),
        ("❤\ufe0f\u200d\U0001f525", {"❤\ufe0f\u200d\U0001f525": "emoji of several characters"}),
        ("\U0001f44d\U0001f3fd", {"\U0001f44d\U0001f3fd": "emoji of several characters"}),
        ("a\u202ecba", {"\u202e": "text that is turned to run from right to left"}),
        ("\u2067abc\u2069", {"\u2067": "text that is turned to run from right to left"}),
        ("\ufff9漢\ufffaかん\ufffb", dict.fromkeys("\ufff9\ufffa\ufffb", "annotations between lines")),
        ("x\u0e48", {"\u0e48": "Thai"}),
        ("ᄀ", {"ᄀ": "old Hangul"}),
        ("\ua960\u1161", {"\ua960": "old Hangul", "\u1161": "old Hangul"}),
        ("\U0001ec71", {"\U0001ec71": "signs that run from right to left"}),
        ("e\u0302\u0303 and e\u0303\u0302", {"ẽ\u0302": MARKS}),
        ("ﺳﻼﻡ", dict.fromkeys("ﺳﻼﻡ", "Arabic")),
        ("שׁ", {"ש": "Hebrew", "ׁ": "Hebrew"}),
        ("𖭐𖬰", {"𖭐": "Pahawh Hmong", "𖬰": "Pahawh Hmong"}),
    ],
)
def test_what_is_one_sign_only_together_is_told(text, told):
    assert unset(composed(text)) == told


SHARED = {"Common", "Inherited", "Unknown"}


def test_of_every_script_of_unicode_it_is_known_whether_it_is_set():
    """Each character by itself: those of a script that is set are clear but for its marks, of all others none is."""
    wrong = defaultdict(list)
    names = {code: scripts.script_name(code).replace(" ", "_") for code in scripts.Scripts.NAMES}
    for point in set(range(0x40000)) - set(SURROGATES):
        character = chr(point)
        name = names[scripts.script(character)]
        told = unset(character)
        if told.get(character, "") not in of(character, name) or told.keys() - {character}:
            wrong[name, unicodedata.category(character)].append((hex(point), told))
    assert dict(wrong) == {}


NAMED = {
    **dict.fromkeys((*range(0x1100, 0x1200), *range(0xA960, 0xA980), *range(0xD7B0, 0xD800)), "old Hangul"),
    **dict.fromkeys((0x202B, 0x202E, 0x2067), "text that is turned to run from right to left"),
    **dict.fromkeys((0xFFF9, 0xFFFA, 0xFFFB), "annotations between lines"),
}
INVISIBLE = {0x34F, 0x61C, 0x200F, *range(0xFE00, 0xFE10)}


def of(character: str, name: str) -> set[str]:
    """Say by Unicode's data what of a character cannot be set: the names that it may go by, the empty one if it can."""
    if ord(character) in NAMED or ord(character) in INVISIBLE:
        return {NAMED.get(ord(character), "")}
    if name in SHARED:
        extension = {scripts.script_name(code) for code in scripts.script_extension(character)} - SHARED
    else:
        extension = {scripts.script_name(scripts.script(character))}
    if extension and not {each.replace(" ", "_") for each in extension} & set(SET):
        return extension
    if unicodedata.category(character).startswith("M"):
        return {MARKS}
    return {"signs that run from right to left" if unicodedata.bidirectional(character) in {"R", "AL"} else ""}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("،", {"Arabic"}),
        ("مُحَمَّد، ؟", {"Arabic"}),
        ("।", {"Devanagari"}),
        ("আমি।", {"Bengali"}),
        ("ދިވެހި،", {"Thaana"}),
        ("10 ฿ (٪)", {"Arabic"}),
    ],
)
def test_signs_of_several_scripts_go_by_the_letters_beside_them(text, names):
    assert set(unset(text).values()) == names
