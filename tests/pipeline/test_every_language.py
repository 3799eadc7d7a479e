"""What stands between the values of a small meeting, in every language."""

import pytest
from packs import packs
from small_meetings import TAGS, lines


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["R1 · {draft} · Version 2", "Vc, 3 April 2025", "Pn, Pt (Pr)", "Vp, Vc, {BE}", "Aa\u00a0Ab; Ac"]),
        ("ja", ["R1・案・第2版", "2025年4月3日、Vc", "Pn、Pt（Pr）", "{BE}・Vc、Vp", "Aa：Ab；Ac：Ad", "L：概要"]),
        ("zh", ["R1 · 草案 · 第2版", "2025年4月3日，Vc", "Pn，Pt（Pr）", "{BE}，Vc，Vp", "Aa：Ab；Ac：Ad", "L。摘要"]),
        ("ko", ["2025년 4월 3일, Vc", "Pn, Pt(Pr)", "{BE} Vc, Vp", "Aa: Ab; Ac: Ad", "L: 요약"]),
        ("ar", ["Vc، 3 أبريل 2025", "Pn، Pt (Pr)", "Vp، Vc، {BE}", "Aa: Ab؛ Ac: Ad", "L. الملخص"]),
        ("fa", ["Vc، ۳ آوریل ۲۰۲۵", "Aa: Ab؛ Ac: Ad", "L. خلاصه"]),
        ("hi", ["Vc, 3 अप्रैल 2025", "L। सारांश"]),
        ("es", ["Vc, 3 de abril de 2025", "L. Resumen", "verano de 2025"]),
        ("he", ["Vc, 3 באפריל 2025", "L. תקציר"]),
    ],
)  # fmt: skip
def test_punctuation_is_the_languages(language, expected):
    text = "\n".join(lines(language))
    belgium = packs().pack("standard", language, "BE").designations.get("BE", "BE")
    draft = packs().pack("standard", language, "BE").labels["status.draft"]
    for each in expected:
        assert each.format(BE=belgium, draft=draft) in text


LEADS = {
    "非核化：": "非核化",
    "なぜ？": "なぜ？",
    "進展！": "進展！",
    "再確認。": "再確認",
    "ما؟": "ما؟",
    "أمن؛": "أمن",
    "सुरक्षा।": "सुरक्षा",
    "“Why?”": "“Why?”",
    "（問？）": "（問？）",
    "ሰላም።": "ሰላም",
}
"""Leads that end in a mark, and how they stand in a list of leads, which has marks of its own."""


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize("lead", LEADS)
def test_a_lead_that_ends_in_a_mark_takes_no_second_one(language, lead):
    stop = packs().pack("standard", language, "BE").labels["punctuation.full-stop"]
    found = [line for line in lines(language, lead) if lead in line]
    assert found
    assert not [line for line in found if f"{lead}{stop}" in line]
    listed = LEADS[lead]
    assert [line for line in lines(language, lead, "brief") if line.endswith(listed)]


@pytest.mark.parametrize("language", TAGS)
def test_a_lead_without_one_takes_the_stop_of_the_language(language):
    stop = packs().pack("standard", language, "BE").labels["punctuation.full-stop"]
    assert [line for line in lines(language, "L”") if f"L”{stop}" in line]
