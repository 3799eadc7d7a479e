#!/usr/bin/env bash
# htmldate 1.11.0: a page whose date is written as most languages write it is of 1 January.
#
# `find_date` reads `3 April 2025` in a sentence, in English, German, Dutch, Turkish and Indonesian, and French but for the first of a
# month, `1er`. Of dates in Spanish, Portuguese, Italian, Polish, Russian, Ukrainian, Greek, Arabic, Japanese and Chinese it
# sees the year alone and gives its first day, in the same form as a date that it has read: no second value tells a guess
# from a find. A sentence that names only the next meeting gives that day, months ahead. With `extensive_search=False` none of these pages
# has a date, those in English neither.
#
# Exits 0 as long as htmldate behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "htmldate==1.11.0" "dateparser==1.5.0" "lxml==6.1.3"

status=0
expect() { # expect TEXT WANTED [EXTENSIVE]
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from htmldate import find_date
page = f"<html><head><title>Statement</title></head><body><h1>Statement</h1><p>{sys.argv[2]}</p></body></html>"
print(find_date(page, extensive_search=sys.argv[3] == "yes"))
' "$work" "$1" "${3:-yes}")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
for read in "Brussels, 3 April 2025" "Berlin, 3. April 2025" "Bruxelles, le 3 avril 2025" "Den Haag, 3 april 2025" \
    "Ankara, 3 Nisan 2025" "Jakarta, 3 April 2025"; do
    expect "$read" 2025-04-03
done
for guessed in "Bruxelles, le 1er avril 2025" "Madrid, 3 de abril de 2025" "Lisboa, 3 de abril de 2025" "Roma, 3 aprile 2025" \
    "Warszawa, 3 kwietnia 2025" "Москва, 3 апреля 2025 года" "Київ, 3 квітня 2025" "Αθήνα, 3 Απριλίου 2025" "القاهرة، 3 أبريل 2025" \
    "2025年4月3日"; do
    expect "$guessed" 2025-01-01
done
expect "The next meeting is on 15 July 2025." 2025-07-15
expect "Brussels, 3 April 2025" None no
exit "$status"
