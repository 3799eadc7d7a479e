#!/usr/bin/env bash
# num2words 0.5.14: in Arabic, Bengali, Persian, Turkish and Vietnamese 3.05 is written out as three point five.
#
# Arabic, Turkish and Vietnamese count hundredths without saying so: `ثلاثة , خمس`, `üçvirgülbeş` and `ba phẩy năm` for 3.05, three
# point fifty for 3.5, and in Arabic plain three for 3.005. Bengali has the same words for 3.05 and 3.5, and so has Persian,
# which writes three and a half (`سه و نیم`) for both. English, French, Japanese and Korean have the zeros.
#
# Exits 0 as long as num2words behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "num2words==0.5.14"

status=0
expect() { # expect LANGUAGE FIGURE WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from num2words import num2words
print(*num2words(float(sys.argv[3]), lang=sys.argv[2]).split())
' "$work" "${@:1:2}")
    if [ "$found" = "${3}" ]; then echo "as seen   ${*:1:2}: $found"; else echo "CHANGED   ${*:1:2}: $found, was ${3}"; status=1; fi
}
expect ar 3.05 "ثلاثة , خمس"
expect ar 3.005 "ثلاثة"
expect bn 3.05 "তিন দশমিক পাঁচ"
expect bn 3.5 "তিন দশমিক পাঁচ"
expect fa 3.05 "سه و نیم"
expect fa 3.5 "سه و نیم"
expect tr 3.05 "üçvirgülbeş"
expect tr 3.5 "üçvirgülelli"
expect vi 3.05 "ba phẩy năm"
expect vi 3.5 "ba phẩy năm mươi"
expect ja 3.05 "三点零五"
expect en 3.05 "three point zero five"
expect fr 3.05 "trois virgule zéro cinq"
expect ko 3.05 "삼 점 영 오"
exit "$status"
