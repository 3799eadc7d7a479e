"""The names of months and weekdays that dates print, by tag and field (UTS 35), from January and from Monday."""

from __future__ import annotations

from collections.abc import Mapping

NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "MMMM": "January|February|March|April|May|June|July|August|September|October|November|December",
        "MMM": "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
        "EEEE": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    },
    "en-GB": {
        "MMM": "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec",
    },
    "fr": {
        "MMMM": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
        "MMM": "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.",
        "EEEE": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    },
    "fr-CA": {
        "MMM": "janv.|févr.|mars|avr.|mai|juin|juill.|août|sept.|oct.|nov.|déc.",
    },
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
    "vi": {
        "EEEE": "Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy|Chủ Nhật",
    },
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
    "ja": {
        "EEEE": "月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日",
    },
    "ko": {
        "EEEE": "월요일|화요일|수요일|목요일|금요일|토요일|일요일",
    },
    "zh": {
        "EEEE": "星期一|星期二|星期三|星期四|星期五|星期六|星期日",
    },
}
