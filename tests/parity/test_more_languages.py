"""Sentences in ten more languages: correct translations say the same, and a change in English is told in all."""

import pytest
from small import WORDS, meeting, told

ENGLISH = {
    "money": "USD 1.5 billion were stolen; some coverage gives USD 1.46 billion.",
    "order": "The second Summit is in Japan in summer 2025.",
    "dates": "They met about six weeks earlier, on February 15, 2025.",
    "states": "The US commitment to the defense of Japan and of the ROK stands, as the United States affirmed.",
    "treaties": "In line with UN Security Council resolution 2397 (2017), with NATO.",
    "amounts": "Growth of 5 per cent, or 3.2 million tons, from 15 to 17 July 2025.",
}
TRANSLATED = {
    "de": {
        "money": "1,5 Milliarden US-Dollar wurden gestohlen; in manchen Berichten ist von 1,46 "
        "Milliarden US-Dollar die Rede.",
        "order": "Der zweite Gipfel findet im Sommer 2025 in Japan statt.",
        "dates": "Sie hatten sich etwa sechs Wochen zuvor, am 15. Februar 2025, getroffen.",
        "states": "Die Zusage der Vereinigten Staaten zur Verteidigung Japans und der Republik Korea steht.",
        "treaties": "Im Einklang mit der Resolution 2397 (2017) des Sicherheitsrats der Vereinten "
        "Nationen, mit der NATO.",
        "amounts": "Ein Wachstum von 5 Prozent oder 3,2 Millionen Tonnen vom 15. bis 17. Juli 2025.",
    },
    "it": {
        "money": "Sono stati rubati 1,5 miliardi di dollari; secondo alcune fonti 1,46 miliardi di dollari.",
        "order": "Il secondo vertice si terrà in Giappone nell’estate 2025.",
        "dates": "Si erano incontrati circa sei settimane prima, il 15 febbraio 2025.",
        "states": "L’impegno degli Stati Uniti per la difesa del Giappone e della Repubblica di Corea resta saldo.",
        "treaties": "In linea con la risoluzione 2397 (2017) del Consiglio di sicurezza delle "
        "Nazioni Unite, con la NATO.",
        "amounts": "Una crescita del 5 per cento, ossia 3,2 milioni di tonnellate, dal 15 al 17 luglio 2025.",
    },
    "pt": {
        "money": "Foram roubados 1,5 bilhão de dólares; alguns meios falam em 1,46 bilhão de dólares.",
        "order": "A segunda Cúpula será no Japão no verão de 2025.",
        "dates": "Haviam-se reunido cerca de seis semanas antes, em 15 de fevereiro de 2025.",
        "states": "O compromisso dos Estados Unidos com a defesa do Japão e da República da Coreia permanece.",
        "treaties": "Em conformidade com a resolução 2397 (2017) do Conselho de Segurança das "
        "Nações Unidas, com a OTAN.",
        "amounts": "Um crescimento de 5%, ou 3,2 milhões de toneladas, de 15 a 17 de julho de 2025.",
    },
    "pl": {
        "money": "Skradziono 1,5 mld dolarów; niektóre źródła podają 1,46 mld dolarów.",
        "order": "Drugi szczyt odbędzie się w Japonii latem 2025 roku.",
        "dates": "Spotkali się około sześciu tygodni wcześniej, 15 lutego 2025 r.",
        "states": "Zobowiązanie Stanów Zjednoczonych do obrony Japonii i Republiki Korei trwa.",
        "treaties": "Zgodnie z rezolucją 2397 (2017) Rady Bezpieczeństwa ONZ, z NATO.",
        "amounts": "Wzrost o 5 procent, czyli 3,2 mln ton, od 15 do 17 lipca 2025 r.",
    },
    "uk": {
        "money": "Викрадено 1,5 млрд доларів; за іншими даними — 1,46 млрд доларів.",
        "order": "Другий саміт відбудеться в Японії влітку 2025 року.",
        "dates": "Вони зустрічалися приблизно за шість тижнів до того, 15 лютого 2025 року.",
        "states": "Зобов’язання США щодо оборони Японії та Республіки Корея непорушне.",
        "treaties": "Відповідно до резолюції 2397 (2017) Ради Безпеки ООН, з НАТО.",
        "amounts": "Зростання на 5 %, або 3,2 млн тонн, з 15 по 17 липня 2025 року.",
    },
    "tr": {
        "money": "1,5 milyar dolar çalındı; bazı haberlerde 1,46 milyar dolar deniyor.",
        "order": "İkinci zirve 2025 yazında Japonya’da yapılacak.",
        "dates": "Yaklaşık altı hafta önce, 15 Şubat 2025’te bir araya gelmişlerdi.",
        "states": "ABD’nin Japonya ve Kore Cumhuriyeti’nin savunmasına bağlılığı sürüyor.",
        "treaties": "BM Güvenlik Konseyi’nin 2397 (2017) sayılı kararı uyarınca, NATO ile.",
        "amounts": "15-17 Temmuz 2025 arasında yüzde 5, yani 3,2 milyon ton artış.",
    },
    "vi": {
        "money": "1,5 tỷ đô la Mỹ bị đánh cắp; có nguồn nói 1,46 tỷ đô la Mỹ.",
        "order": "Hội nghị thượng đỉnh lần thứ hai sẽ diễn ra tại Nhật Bản vào mùa hè năm 2025.",
        "dates": "Họ đã gặp nhau khoảng sáu tuần trước đó, ngày 15 tháng 2 năm 2025.",
        "states": "Cam kết của Hoa Kỳ đối với việc bảo vệ Nhật Bản và Hàn Quốc vẫn vững chắc.",
        "treaties": "Phù hợp với nghị quyết 2397 (2017) của Hội đồng Bảo an Liên hợp quốc, với NATO.",
        "amounts": "Tăng 5%, tức 3,2 triệu tấn, từ ngày 15 đến 17 tháng 7 năm 2025.",
    },
    "id": {
        "money": "USD 1,5 miliar dicuri; beberapa media menyebut USD 1,46 miliar.",
        "order": "KTT kedua akan diadakan di Jepang pada musim panas 2025.",
        "dates": "Mereka bertemu sekitar enam minggu sebelumnya, pada 15 Februari 2025.",
        "states": "Komitmen Amerika Serikat terhadap pertahanan Jepang dan Republik Korea tetap teguh.",
        "treaties": "Sejalan dengan resolusi 2397 (2017) Dewan Keamanan PBB, dengan NATO.",
        "amounts": "Pertumbuhan 5 persen, atau 3,2 juta ton, dari 15 hingga 17 Juli 2025.",
    },
    "ar": {
        "money": "سُرق 1.5 مليار دولار أمريكي؛ وذكرت بعض التغطيات 1.46 مليار دولار أمريكي.",
        "order": "ستُعقد القمة الثانية في اليابان في صيف 2025.",
        "dates": "كانوا قد التقوا قبل نحو ستة أسابيع، في 15 فبراير 2025.",
        "states": "إن التزام الولايات المتحدة بالدفاع عن اليابان وجمهورية كوريا ثابت.",
        "treaties": "وفقا لقرار مجلس الأمن 2397 (2017)، مع حلف الناتو.",
        "amounts": "نمو بنسبة 5 في المائة، أي 3.2 مليون طن، من 15 إلى 17 يوليو 2025.",
    },
    "he": {
        "money": "נגנבו 1.5 מיליארד דולר; לפי דיווחים אחרים 1.46 מיליארד דולר.",
        "states": "המחויבות של ארצות הברית להגנת יפן והרפובליקה של קוריאה איתנה.",
        "treaties": 'בהתאם להחלטה 2397 (2017) של מועצת הביטחון של האו"ם, עם נאט"ו.',
        "amounts": "צמיחה של 5 אחוזים, או 3.2 מיליון טון, מ-15 עד 17 ביולי 2025.",
    },
}
WORDS |= {language: {"title": "T", "city": "Brussels", "name": "Jane Doe", "family": "Doe"} for language in TRANSLATED}
PAIRS = [(language, name) for language, texts in TRANSLATED.items() for name in texts]
CHANGES = {
    "money": ("1.46", "1.64"),
    "order": ("summer 2025", "autumn 2025"),
    "dates": ("February", "March"),
    "states": ("the ROK", "Italy"),
    "treaties": ("2397", "2379"),
    "amounts": ("3.2 million", "3.2 billion"),
}


def codes(english: str, language: str, other: str) -> list[str]:
    below = "summary:\n- id: a\n  text: |-\n    {}\n"
    found = told(meeting("en", below.format(english)), meeting(language, below.format(other)), terms=None)
    return [each.code for each in found if "summary" in (each.path or "")]


@pytest.mark.parametrize(("language", "name"), PAIRS)
def test_a_translation_says_the_same(language, name):
    assert codes(ENGLISH[name], language, TRANSLATED[language][name]) == []


@pytest.mark.parametrize(("language", "name"), PAIRS)
def test_a_change_is_told(language, name):
    english = ENGLISH[name].replace(*CHANGES[name])
    assert english != ENGLISH[name]
    assert codes(english, language, TRANSLATED[language][name])
