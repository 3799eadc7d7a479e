#!/usr/bin/env bash
# Arrow 1.4.0: `D MMMM YYYY` takes the month as it stands alone: `3 styczeń`, `3 leden`, `3 tammikuu`, where a date has another form.
#
# Behind the number of a day the name of the month is declined in Polish, Czech, Slovak, Croatian, Lithuanian and Finnish, and Catalan
# puts `de` before it: CLDR, here in Babel 2.19.0, gives `3 stycznia`, `3 ledna`, `3. tammikuuta`, `3 de gener`. Arrow has one list of
# months a language. In Russian, Ukrainian and Greek that is the one of dates, so that these are right, and a month alone,
# `MMMM YYYY`, is not: `января 2026` for `январь 2026`. Slovenian and Azerbaijani months have capitals, which the languages write small.
#
# Exits 0 as long as Arrow behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "arrow==1.4.0" "babel==2.19.0"

status=0
expect() { # expect LANGUAGE ARROW CLDR: a day, and a month alone
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from datetime import date
import arrow
from babel.dates import format_date, format_skeleton
language = sys.argv[2]
day = arrow.get(2026, 1, 3)
print(day.format("D MMMM", locale=language), day.format("MMMM YYYY", locale=language), sep=", ", end=" | ")
print(format_date(date(2026, 1, 3), "d MMMM", locale=language), format_date(date(2026, 1, 3), "LLLL y", locale=language), sep=", ")
' "$work" "$1")
    if [ "$found" = "$2 | $3" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2 | $3"; status=1; fi
}
expect pl "3 styczeń, styczeń 2026" "3 stycznia, styczeń 2026"
expect cs "3 leden, leden 2026" "3 ledna, leden 2026"
expect sk "3 január, január 2026" "3 januára, január 2026"
expect hr "3 siječanj, siječanj 2026" "3 siječnja, siječanj 2026"
expect lt "3 sausis, sausis 2026" "3 sausio, sausis 2026"
expect fi "3 tammikuu, tammikuu 2026" "3 tammikuuta, tammikuu 2026"
expect ca "3 gener, gener 2026" "3 de gener, gener 2026"
expect ru "3 января, января 2026" "3 января, январь 2026"
expect uk "3 січня, січня 2026" "3 січня, січень 2026"
expect el "3 Ιανουαρίου, Ιανουαρίου 2026" "3 Ιανουαρίου, Ιανουάριος 2026"
expect sl "3 Januar, Januar 2026" "3 januar, januar 2026"
expect az "3 Yanvar, Yanvar 2026" "3 yanvar, yanvar 2026"
exit "$status"
