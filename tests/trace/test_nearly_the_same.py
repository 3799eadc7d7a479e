"""Sentences that say nearly the same, by language: joined clauses, denials, figures, years, places.

Each stands beside the words that it is held against; all are invented.
"""

from __future__ import annotations

import pytest
from test_support import findings

from factsheet.trace.elements import Kind, read_sentence

SAME = {
    "en": [
        ("The Vice Minister spoke.", "The Vice Foreign Minister spoke."),
        ("Japan condemned Y and the ROK welcomed X.", "The ROK welcomed X and Japan condemned Y."),
        (
            "The United States and Japan announced a fund, while the ROK noted progress.",
            "The United States and Japan announced a fund, while the ROK noted progress.",
        ),
        (
            "Japan and the United States announced a fund; the ROK noted progress.",
            "The United States and Japan announced a fund, while the ROK noted progress.",
        ),
        (
            "The ROK noted progress, and the United States and Japan announced a fund.",
            "The United States and Japan announced a fund, while the ROK noted progress.",
        ),
        (
            "Japan will host the summit in 2026, after the ROK in 2025.",
            "The ROK will host the summit in 2025 and Japan in 2026.",
        ),
        (
            "A fund was announced by the United States and Japan; progress was noted by the ROK.",
            "The United States and Japan announced a fund, while the ROK noted progress.",
        ),
        (
            "Progress was noted by the ROK.",
            "The United States and Japan announced a fund, while the ROK noted progress.",
        ),
        ("Japan announced a fund.", "The United States and Japan announced a fund, while the ROK noted progress."),
        ("The ROK pledged $20 million.", "Japan pledged $30 million and the ROK $20 million."),
        ("This was the third meeting.", "This was the third meeting."),
        ("The 3rd meeting was held.", "The third meeting was held."),
        ("At least 500 ships took part.", "No fewer than 500 ships took part."),
        ("More than 500 ships took part.", "Over 500 ships took part."),
        ("Some 500 ships took part.", "About 500 ships took part."),
        ("Growth was 2.5%.", "Growth was 2.5 percent."),
        ("In FY2025 it spends $5 million.", "In fiscal year 2025 it spends $5 million."),
        ("It takes 5 to 10 years.", "It takes 5–10 years."),
        ("It costs ¥5 billion.", "It costs 5 billion yen."),
        ("No agreement was reached on tariffs.", "They did not reach an agreement on tariffs."),
        ("The temperature rises by 1.5°C.", "The temperature rises by 1.5 degrees Celsius."),
        ("10 kt of steel were sent.", "10,000 tonnes of steel were sent."),
        ("In the first quarter of 2025 it fell.", "In the first quarter of 2025 it fell."),
        ("They met from April 3 to 5.", "They met on April 3-5."),
    ],
    "fr": [
        ("Ils n’acceptent que ce plan.", "Ils acceptent seulement ce plan."),
        (
            "Le Japon a condamné l’essai et la France a salué le plan.",
            "La France a salué le plan et le Japon a condamné l’essai.",
        ),
        ("Cela a augmenté de 5 pour cent.", "Cela a augmenté de 5 %."),
        ("La 3e réunion a eu lieu.", "La troisième réunion a eu lieu."),
    ],
    "es": [
        ("La 3.ª reunión tuvo lugar.", "La tercera reunión tuvo lugar."),
        ("La ayuda es de 2000 millones de euros.", "La ayuda es de 2 mil millones de euros."),
    ],
    "ja": [
        ("日本は基金を発表し、韓国は進展に留意した。", "日本は基金を発表し、韓国は進展に留意した。"),
        ("少なくとも500隻が参加した。", "500隻以上が参加した。"),
        ("5パーセント上昇した。", "5%上昇した。"),
        ("第三回会合を開いた。", "第3回会合を開いた。"),
        ("令和7年度に5億円を支出した。", "2025年度に5億円を支出した。"),
    ],
    "ko": [
        ("5퍼센트 상승했다.", "5% 상승했다."),
        ("3차 회의를 열었다.", "제3차 회의를 열었다."),
    ],
}
"""What is the same in other words, or in another order."""

OTHER = {
    "en": [
        (
            "Japan welcomed the plan and Korea condemned the test.",
            "Japan condemned the test and Korea welcomed the plan.",
        ),
        (
            "The ROK announced a fund, while the United States and Japan noted progress.",
            "The United States and Japan announced a fund, while the ROK noted progress.",
        ),
        (
            "The United States and the ROK announced a fund, while Japan noted progress.",
            "The United States and Japan announced a fund, while the ROK noted progress.",
        ),
        ("Japan thanked the United States for its help.", "The United States thanked Japan for its help."),
        (
            "Minister Iwaya welcomed the plan and Minister Cho the test.",
            "Minister Cho welcomed the plan and Minister Iwaya the test.",
        ),
        (
            "Japan will host the summit in 2025 and the ROK in 2026.",
            "The ROK will host the summit in 2025 and Japan in 2026.",
        ),
        (
            "A fund was announced by the ROK; progress was noted by the United States and Japan.",
            "The United States and Japan announced a fund, while the ROK noted progress.",
        ),
        ("Progress was noted by Japan.", "The United States and Japan announced a fund, while the ROK noted progress."),
        ("The ROK announced a fund.", "The United States and Japan announced a fund, while the ROK noted progress."),
        ("Rubio met Iwaya and thanked Cho.", "Rubio met Cho and thanked Iwaya."),
        ("The ROK pledged $30 million and Japan $20 million.", "Japan pledged $30 million and the ROK $20 million."),
        ("The ROK pledged $30 million.", "Japan pledged $30 million and the ROK $20 million."),
        ("Exports rose by 5 percent and imports by 3 percent.", "Imports rose by 5 percent and exports by 3 percent."),
        ("This was the third meeting.", "This was the second meeting."),
        ("They held three meetings.", "They held their third meeting."),
        ("They held their third meeting.", "They held three meetings."),
        ("At least 500 ships took part.", "500 ships took part."),
        ("At least 500 ships took part.", "Up to 500 ships took part."),
        ("Nearly 500 ships took part.", "More than 500 ships took part."),
        ("Growth was 2.5%.", "Growth was 2.5 percentage points."),
        ("In FY2026 it spends $5 million.", "In fiscal year 2025 it spends $5 million."),
        ("In 2025 it spends $5 million.", "In fiscal year 2025 it spends $5 million."),
        ("It takes 5 to 12 years.", "It takes 5–10 years."),
        ("It takes 10 years.", "It takes 5–10 years."),
        ("It costs ¥5 million.", "It costs 5 billion yen."),
        ("It costs 5 billion won.", "It costs 5 billion yen."),
        ("They did not agree on 5 points.", "They agreed on 5 points."),
        ("They failed to agree.", "They agreed."),
        ("They agreed.", "They failed to agree."),
        ("They refused to sign the text.", "They signed the text."),
        ("They signed the text.", "They refused to sign the text."),
        ("Neither side agreed.", "Both sides agreed."),
        ("No agreement was reached on tariffs.", "An agreement was reached on tariffs."),
        ("They hardly agreed.", "They agreed."),
        ("It was 5 degrees.", "It was -5 degrees."),
        ("10 Mt of steel were sent.", "10,000 tonnes of steel were sent."),
        ("They met for 40 minutes.", "They met for about 40 minutes."),
        ("In the second quarter of 2025 it fell.", "In the first quarter of 2025 it fell."),
        ("They met from April 3 to 6.", "They met on April 3-5."),
    ],
    "fr": [
        ("Ils ont accepté le plan que le Japon propose.", "Ils n’ont pas accepté le plan que le Japon propose."),
        ("Ils n’ont pas accepté le plan que le Japon propose.", "Ils ont accepté le plan que le Japon propose."),
        (
            "Le Japon a annoncé un fonds, tandis que la France a salué les progrès.",
            "La France a annoncé un fonds, tandis que le Japon a salué les progrès.",
        ),
        ("Au moins 500 navires ont participé.", "Jusqu’à 500 navires ont participé."),
        ("Plus de 500 navires ont participé.", "Environ 500 navires ont participé."),
        ("Cela a augmenté de 5 points de pourcentage.", "Cela a augmenté de 5 %."),
        ("La troisième réunion a eu lieu.", "La deuxième réunion a eu lieu."),
        ("Ils n’ont jamais accepté le plan.", "Ils ont accepté le plan."),
        ("Ils ont refusé de signer le texte.", "Ils ont signé le texte."),
        ("Aucun accord n’a été conclu.", "Un accord a été conclu."),
        ("L’aide s’élève à 2 milliards de yens.", "L’aide s’élève à 2 millions de yens."),
        ("L’aide s’élève à 2 milliards d’euros.", "L’aide s’élève à 2 milliards de dollars."),
        (
            "Au cours de l’exercice 2025, cela a coûté 5 millions.",
            "Au cours de l’exercice 2026, cela a coûté 5 millions.",
        ),
        ("Ils étaient de 5 à 10.", "Ils étaient de 5 à 12."),
    ],
    "es": [
        (
            "Japón anunció un fondo, mientras que España celebró los avances.",
            "España anunció un fondo, mientras que Japón celebró los avances.",
        ),
        ("Al menos 500 buques participaron.", "Hasta 500 buques participaron."),
        ("Más de 500 buques participaron.", "Unos 500 buques participaron."),
        ("Subió 5 puntos porcentuales.", "Subió un 5 por ciento."),
        ("La tercera reunión tuvo lugar.", "La segunda reunión tuvo lugar."),
        ("Nunca aceptaron el plan.", "Aceptaron el plan."),
        ("Se negaron a firmar el texto.", "Firmaron el texto."),
        ("La ayuda es de 2000 millones de euros.", "La ayuda es de 2 millones de euros."),
        ("En el ejercicio 2025 costó 5 millones.", "En el ejercicio 2026 costó 5 millones."),
    ],
    "ja": [
        ("日本は基金を発表し、韓国は進展に留意した。", "韓国は基金を発表し、日本は進展に留意した。"),
        ("会合は広島県で行われた。", "会合は長崎県で行われた。"),
        ("会合は横浜市で行われた。", "会合は神戸市で行われた。"),
        ("500隻以上が参加した。", "約500隻が参加した。"),
        ("500隻以上が参加した。", "500隻が参加した。"),
        ("5ポイント上昇した。", "5%上昇した。"),
        ("第3回会合を開いた。", "第2回会合を開いた。"),
        ("第3回会合を開いた。", "3回会合を開いた。"),
        ("2025年度に5億円を支出した。", "2026年度に5億円を支出した。"),
        ("2025年度に5億円を支出した。", "2025年に5億円を支出した。"),
        ("20億ユーロを拠出する。", "20億ドルを拠出する。"),
        ("20億円を拠出する。", "20万円を拠出する。"),
        ("署名を拒否した。", "署名した。"),
        ("署名しないことで一致した。", "署名することで一致した。"),
        ("5年から10年かかる。", "5年から12年かかる。"),
        ("東京都で開催した。", "京都府で開催した。"),
        ("茂木外相が述べた。", "岩屋外相が述べた。"),
    ],
    "ko": [
        ("일본은 기금을 발표했고 미국은 진전에 주목했다.", "미국은 기금을 발표했고 일본은 진전에 주목했다."),
        ("회의는 부산시에서 열렸다.", "회의는 인천시에서 열렸다."),
        ("회의는 경기도에서 열렸다.", "회의는 강원도에서 열렸다."),
        ("500척 이상이 참가했다.", "약 500척이 참가했다."),
        ("최소 500척이 참가했다.", "최대 500척이 참가했다."),
        ("5%포인트 상승했다.", "5% 상승했다."),
        ("제3차 회의를 열었다.", "제2차 회의를 열었다."),
        ("20억 원을 지원한다.", "20억 달러를 지원한다."),
        ("20억 원을 지원한다.", "20만 원을 지원한다."),
        ("서명을 거부했다.", "서명했다."),
        ("합의하지 못했다.", "합의했다."),
        ("2025 회계연도에 5억 원을 썼다.", "2026 회계연도에 5억 원을 썼다."),
        ("강남구에서 열렸다.", "종로구에서 열렸다."),
    ],
}
"""What is another figure, unit, year, place, denial or subject, though all its words may stand in the quote."""


@pytest.mark.parametrize("language", SAME)
def test_what_is_the_same_in_other_words_is_supported(language):
    assert [pair for pair in SAME[language] if findings(*pair, language)] == []


@pytest.mark.parametrize("language", OTHER)
def test_what_is_nearly_the_same_is_told(language):
    assert [pair for pair in OTHER[language] if not findings(*pair, language)] == []


@pytest.mark.parametrize("text", ["They satisfy 2025 goals.", "In FY0000 they met.", "In fiscal year 0000 they met."])
def test_neither_the_end_of_a_word_nor_a_year_that_never_was_is_one_of_budgets(text):
    assert [each.words for each in read_sentence(text, "en").elements if each.kind is Kind.DATE] == []
