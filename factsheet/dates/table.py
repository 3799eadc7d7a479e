"""The patterns and names of dates for the languages of docs/dates.md, which says what each rests on."""

from collections.abc import Mapping

from msgspec import Struct

from factsheet.dates.patterns import DateForms
from factsheet.typography.tags import primary_language


class _Patterns(Struct, frozen=True):
    """Days (full, long, medium, short), a month, a day without its year, days within a month, what parts two dates."""

    days: tuple[str, str, str, str]
    month: str
    day_and_month: str
    within_month: str
    dash: str = "\u2009–\u2009"


_PATTERNS: Mapping[str, _Patterns] = {
    "en": _Patterns(("EEEE, MMMM d, y", "MMMM d, y", "MMM d, y", "M/d/yy"), "MMMM y", "MMMM d", "MMMM d–d, y"),
    "en-GB": _Patterns(("EEEE, d MMMM y", "d MMMM y", "d MMM y", "dd/MM/y"), "MMMM y", "d MMMM", "d–d MMMM y"),
    "en-CA": _Patterns(("EEEE, MMMM d, y", "MMMM d, y", "MMM d, y", "y-MM-dd"), "MMMM y", "MMMM d", "MMMM d–d, y", "–"),
    "fr": _Patterns(("EEEE d MMMM y", "d MMMM y", "d MMM y", "dd/MM/y"), "MMMM y", "d MMMM", "d–d MMMM y"),
    "fr-CA": _Patterns(("EEEE d MMMM y", "d MMMM y", "d MMM y", "y-MM-dd"), "MMMM y", "d MMMM", "d–d MMMM y"),
    "es": _Patterns(
        ("EEEE, d 'de' MMMM 'de' y", "d 'de' MMMM 'de' y", "d MMM y", "d/M/yy"),
        "MMMM 'de' y",
        "d 'de' MMMM",
        "d–d 'de' MMMM 'de' y",
    ),
    "it": _Patterns(("EEEE d MMMM y", "d MMMM y", "d MMM y", "dd/MM/yy"), "MMMM y", "d MMMM", "d–d MMMM y"),
    "pt": _Patterns(
        ("EEEE, d 'de' MMMM 'de' y", "d 'de' MMMM 'de' y", "d 'de' MMM 'de' y", "dd/MM/y"),
        "MMMM 'de' y",
        "d 'de' MMMM",
        "d–d 'de' MMMM 'de' y",
    ),
    "de": _Patterns(("EEEE, d. MMMM y", "d. MMMM y", "dd.MM.y", "dd.MM.yy"), "MMMM y", "d. MMMM", "d.–d. MMMM y"),
    "nl": _Patterns(("EEEE d MMMM y", "d MMMM y", "d MMM y", "dd-MM-y"), "MMMM y", "d MMMM", "d–d MMMM y"),
    "ru": _Patterns(
        ("EEEE, d MMMM y\u202fг.", "d MMMM y\u202fг.", "d MMM y\u202fг.", "dd.MM.y"),
        "LLLL y\u202fг.",
        "d MMMM",
        "d–d MMMM y\u202fг.",
        " – ",
    ),
    "uk": _Patterns(
        ("EEEE, d MMMM y\u202fр.", "d MMMM y\u202fр.", "d MMM y\u202fр.", "dd.MM.yy"),
        "LLLL y\u202fр.",
        "d MMMM",
        "d–d MMMM y\u202fр.",
        " – ",
    ),
    "pl": _Patterns(("EEEE, d MMMM y", "d MMMM y", "d MMM y", "d.MM.y"), "LLLL y", "d MMMM", "d–d MMMM y", "–"),
    "cs": _Patterns(("EEEE d. MMMM y", "d. MMMM y", "d. M. y", "dd.MM.yy"), "LLLL y", "d. MMMM", "d.–d. MMMM y"),
    "sk": _Patterns(
        ("EEEE d. MMMM y", "d. MMMM y", "d. M. y", "d. M. y"), "LLLL y", "d. MMMM", "d.\u2009–\u2009d. MMMM y"
    ),
    "bg": _Patterns(
        ("EEEE, d MMMM y\u202fг.", "d MMMM y\u202fг.", "d.MM.y\u202fг.", "d.MM.yy\u202fг."),
        "MMMM y\u202fг.",
        "d MMMM",
        "d – d MMMM y\u202fг.",
        " – ",
    ),
    "tr": _Patterns(("d MMMM y EEEE", "d MMMM y", "d MMM y", "d.MM.y"), "MMMM y", "d MMMM", "d–d MMMM y"),
    "hu": _Patterns(
        ("y. MMMM d., EEEE", "y. MMMM d.", "y. MMM d.", "y. MM. dd."), "y. MMMM", "MMMM d.", "y. MMMM d–d."
    ),
    "fi": _Patterns(("cccc d. MMMM y", "d. MMMM y", "d.M.y", "d.M.y"), "LLLL y", "d. MMMM", "d.–d. MMMM y"),
    "sv": _Patterns(("EEEE d MMMM y", "d MMMM y", "d MMM y", "y-MM-dd"), "MMMM y", "d MMMM", "d–d MMMM y", "–"),
    "el": _Patterns(("EEEE d MMMM y", "d MMMM y", "d MMM y", "d/M/yy"), "LLLL y", "d MMMM", "d–d MMMM y", " – "),
    "he": _Patterns(("EEEE, d בMMMM y", "d בMMMM y", "d בMMM y", "d.M.y"), "MMMM y", "d בMMMM", "d–d בMMMM y", " – "),
    "ar": _Patterns(
        ("EEEE، d MMMM y", "d MMMM y", "dd\u200f/MM\u200f/y", "d\u200f/M\u200f/y"),
        "MMMM y",
        "d MMMM",
        "d–d MMMM y",
        " – ",
    ),
    "fa": _Patterns(("EEEE d MMMM y", "d MMMM y", "d MMM y", "y/M/d"), "MMMM y", "d LLLL", "d تا d MMMM y", " تا "),
    "hi": _Patterns(("EEEE, d MMMM y", "d MMMM y", "d MMM y", "d/M/yy"), "MMMM y", "d MMMM", "d–d MMMM y", " – "),
    "bn": _Patterns(("EEEE, d MMMM, y", "d MMMM, y", "d MMM, y", "d/M/yy"), "MMMM y", "d MMMM", "d–d MMMM, y", " – "),
    "th": _Patterns(
        ("EEEEที่ d MMMM พ.ศ. y", "d MMMM พ.ศ. y", "d MMM พ.ศ. y", "d/M/พ.ศ. y"),
        "MMMM พ.ศ. y",
        "d MMMM",
        "d–d MMMM พ.ศ. y",
        " – ",
    ),
    "vi": _Patterns(
        ("EEEE, d 'tháng' M, y", "d 'tháng' M, y", "d 'thg' M, y", "d/M/yy"),
        "'tháng' M 'năm' y",
        "d 'tháng' M",
        "d\u2009–\u2009d 'tháng' M, y",
    ),
    "id": _Patterns(("EEEE, dd MMMM y", "d MMMM y", "d MMM y", "dd/MM/yy"), "MMMM y", "d MMMM", "d–d MMMM y"),
    "sw": _Patterns(("EEEE, d MMMM y", "d MMMM y", "d MMM y", "dd/MM/y"), "MMMM y", "d MMMM", "d\u2009–\u2009d MMMM y"),
    "am": _Patterns(("EEEE d MMMM y", "d MMMM y", "d MMM y", "dd/MM/y"), "MMMM y", "d MMMM", "d–d MMMM y", " – "),
    "ja": _Patterns(("y年M月d日EEEE", "y年M月d日", "y/MM/dd", "y/MM/dd"), "y年M月", "M月d日", "y年M月d日～d日", "～"),
    "ko": _Patterns(
        ("y년 M월 d일 EEEE", "y년 M월 d일", "y. M. d.", "yy. M. d."), "y년 M월", "M월 d일", "y년 M월 d일~d일", "~"
    ),
    "zh": _Patterns(("y年M月d日EEEE", "y年M月d日", "y年M月d日", "y/M/d"), "y年M月", "M月d日", "y年M月d日至d日", "至"),
    "zh-Hant": _Patterns(
        ("y年M月d日 EEEE", "y年M月d日", "y年M月d日", "y/M/d"), "y年M月", "M月d日", "y年M月d日至d日", "至"
    ),
}
_OVER_YEARS = {"uk": "d MMMM y – d MMMM y\u202fрр."}
"""Where that is not the long form twice."""
_FIRST = {"fr": "1er", "fr-CA": "1er"}
_YEARS_AHEAD = {"th": 543}
_NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "MMMM": "January|February|March|April|May|June|July|August|September|October|November|December",
        "MMM": "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
        "EEEE": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    },
    "en-GB": {"MMM": "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec"},
    "fr": {
        "MMMM": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
        "MMM": "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.",
        "EEEE": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    },
    "fr-CA": {"MMM": "janv.|févr.|mars|avr.|mai|juin|juill.|août|sept.|oct.|nov.|déc."},
    "es": {
        "MMMM": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
        "MMM": "ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic",
        "EEEE": "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    },
    "it": {
        "MMMM": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
        "MMM": "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic",
        "EEEE": "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
    },
    "pt": {
        "MMMM": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
        "MMM": "jan.|fev.|mar.|abr.|mai.|jun.|jul.|ago.|set.|out.|nov.|dez.",
        "EEEE": "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo",
    },
    "de": {
        "MMMM": "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
        "MMM": "Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sept.|Okt.|Nov.|Dez.",
        "LLL": "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez",
        "EEEE": "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag",
    },
    "nl": {
        "MMMM": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
        "MMM": "jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec",
        "EEEE": "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
    },
    "ru": {
        "MMMM": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
        "LLLL": "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь",
        "MMM": "янв.|февр.|мар.|апр.|мая|июн.|июл.|авг.|сент.|окт.|нояб.|дек.",
        "LLL": "янв.|февр.|март|апр.|май|июнь|июль|авг.|сент.|окт.|нояб.|дек.",
        "EEEE": "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье",
    },
    "uk": {
        "MMMM": "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
        "LLLL": "січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень",
        "MMM": "січ.|лют.|бер.|квіт.|трав.|черв.|лип.|серп.|вер.|жовт.|лист.|груд.",
        "EEEE": "понеділок|вівторок|середа|четвер|пʼятниця|субота|неділя",
    },
    "pl": {
        "MMMM": "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
        "LLLL": "styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik|listopad|grudzień",
        "MMM": "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru",
        "EEEE": "poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela",
    },
    "cs": {
        "MMMM": "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince",
        "LLLL": "leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec",
        "MMM": "led|úno|bře|dub|kvě|čvn|čvc|srp|zář|říj|lis|pro",
        "EEEE": "pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle",
    },
    "sk": {
        "MMMM": "januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra",
        "LLLL": "január|február|marec|apríl|máj|jún|júl|august|september|október|november|december",
        "MMM": "jan|feb|mar|apr|máj|jún|júl|aug|sep|okt|nov|dec",
        "EEEE": "pondelok|utorok|streda|štvrtok|piatok|sobota|nedeľa",
    },
    "bg": {
        "MMMM": "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
        "MMM": "яну|фев|март|апр|май|юни|юли|авг|сеп|окт|ное|дек",
        "EEEE": "понеделник|вторник|сряда|четвъртък|петък|събота|неделя",
    },
    "tr": {
        "MMMM": "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık",
        "MMM": "Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara",
        "EEEE": "Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi|Pazar",
    },
    "hu": {
        "MMMM": "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
        "MMM": "jan.|febr.|márc.|ápr.|máj.|jún.|júl.|aug.|szept.|okt.|nov.|dec.",
        "EEEE": "hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap",
    },
    "fi": {
        "MMMM": (
            "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|"
            "heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta"
        ),
        "LLLL": (
            "tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu"
        ),
        "MMM": "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu",
        "EEEE": "maanantaina|tiistaina|keskiviikkona|torstaina|perjantaina|lauantaina|sunnuntaina",
        "cccc": "maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai",
    },
    "sv": {
        "MMMM": "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
        "MMM": "jan.|feb.|mars|apr.|maj|juni|juli|aug.|sep.|okt.|nov.|dec.",
        "EEEE": "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag",
    },
    "el": {
        "MMMM": (
            "Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|"
            "Ιουλίου|Αυγούστου|Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου"
        ),
        "LLLL": (
            "Ιανουάριος|Φεβρουάριος|Μάρτιος|Απρίλιος|Μάιος|Ιούνιος|"
            "Ιούλιος|Αύγουστος|Σεπτέμβριος|Οκτώβριος|Νοέμβριος|Δεκέμβριος"
        ),
        "MMM": "Ιαν|Φεβ|Μαρ|Απρ|Μαΐ|Ιουν|Ιουλ|Αυγ|Σεπ|Οκτ|Νοε|Δεκ",
        "LLL": "Ιαν|Φεβ|Μάρ|Απρ|Μάι|Ιούν|Ιούλ|Αύγ|Σεπ|Οκτ|Νοέ|Δεκ",
        "EEEE": "Δευτέρα|Τρίτη|Τετάρτη|Πέμπτη|Παρασκευή|Σάββατο|Κυριακή",
    },
    "he": {
        "MMMM": "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר",
        "MMM": "ינו׳|פבר׳|מרץ|אפר׳|מאי|יוני|יולי|אוג׳|ספט׳|אוק׳|נוב׳|דצמ׳",
        "EEEE": "יום שני|יום שלישי|יום רביעי|יום חמישי|יום שישי|יום שבת|יום ראשון",
    },
    "ar": {
        "MMMM": "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
        "EEEE": "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    },
    "fa": {
        "MMMM": "ژانویهٔ|فوریهٔ|مارس|آوریل|مهٔ|ژوئن|ژوئیهٔ|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
        "LLLL": "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
        "MMM": "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
        "EEEE": "دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|جمعه|شنبه|یکشنبه",
    },
    "hi": {
        "MMMM": "जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर",
        "MMM": "जन॰|फ़र॰|मार्च|अप्रैल|मई|जून|जुल॰|अग॰|सित॰|अक्टू॰|नव॰|दिस॰",
        "EEEE": "सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार",
    },
    "bn": {
        "MMMM": "জানুয়ারী|ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
        "MMM": "জানু|ফেব|মার্চ|এপ্রি|মে|জুন|জুল|আগ|সেপ|অক্টো|নভে|ডিসে",
        "LLL": "জানু|ফেব|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
        "EEEE": "সোমবার|মঙ্গলবার|বুধবার|বৃহস্পতিবার|শুক্রবার|শনিবার|রবিবার",
    },
    "th": {
        "MMMM": "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
        "MMM": "ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.",
        "EEEE": "วันจันทร์|วันอังคาร|วันพุธ|วันพฤหัสบดี|วันศุกร์|วันเสาร์|วันอาทิตย์",
    },
    "vi": {"EEEE": "Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy|Chủ Nhật"},
    "id": {
        "MMMM": "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember",
        "MMM": "Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des",
        "EEEE": "Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu",
    },
    "sw": {
        "MMMM": "Januari|Februari|Machi|Aprili|Mei|Juni|Julai|Agosti|Septemba|Oktoba|Novemba|Desemba",
        "MMM": "Jan|Feb|Mac|Apr|Mei|Jun|Jul|Ago|Sep|Okt|Nov|Des",
        "EEEE": "Jumatatu|Jumanne|Jumatano|Alhamisi|Ijumaa|Jumamosi|Jumapili",
    },
    "am": {
        "MMMM": "ጃንዋሪ|ፌብሩዋሪ|ማርች|ኤፕሪል|ሜይ|ጁን|ጁላይ|ኦገስት|ሴፕቴምበር|ኦክቶበር|ኖቬምበር|ዲሴምበር",
        "MMM": "ጃን|ፌብ|ማርች|ኤፕሪ|ሜይ|ጁን|ጁላይ|ኦገስ|ሴፕቴ|ኦክቶ|ኖቬም|ዲሴም",
        "EEEE": "ሰኞ|ማክሰኞ|ረቡዕ|ሐሙስ|ዓርብ|ቅዳሜ|እሑድ",
    },
    "ja": {"EEEE": "月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日"},
    "ko": {"EEEE": "월요일|화요일|수요일|목요일|금요일|토요일|일요일"},
    "zh": {"EEEE": "星期一|星期二|星期三|星期四|星期五|星期六|星期日"},
}
"""The names of months and weekdays that dates print, by tag and field (UTS 35), from January and from Monday."""


def _forms(tag: str, patterns: _Patterns) -> DateForms:
    """Give the forms of a tag; in a span over months the year stands once, where the language has it."""
    long, dash = patterns.days[1], patterns.dash
    over_months = (long, patterns.day_and_month) if long.startswith("y") else (patterns.day_and_month, long)
    over_years = _OVER_YEARS.get(tag, f"{long}{dash}{long}")
    spans = patterns.within_month, dash.join(over_months), over_years
    return DateForms(
        *patterns.days, patterns.month, *spans, _names(tag), _FIRST.get(tag, "1"), _YEARS_AHEAD.get(tag, 0)
    )


def _names(tag: str) -> dict[str, tuple[str, ...]]:
    """Give the names of a tag: those of its language, with its own; months alone are as beside a day if not told."""
    written = {**_NAMES.get(primary_language(tag), {}), **_NAMES.get(tag, {})}
    names = {field: tuple(names.split("|")) for field, names in written.items()}
    if "MMMM" in names:
        abbreviated = names.get("MMM", names["MMMM"])
        names = {"LLLL": names["MMMM"], "MMM": abbreviated, "LLL": abbreviated, **names}
    return names


TABLE: Mapping[str, DateForms] = {tag: _forms(tag, patterns) for tag, patterns in _PATTERNS.items()}
"""The forms by tag. Other tags take CLDR's (`writing.forms_of`)."""
