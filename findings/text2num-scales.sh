#!/usr/bin/env bash
# text2num 3.1.0: millions that follow a decimal point are written behind it as digits: 2.5 million becomes 2,5000000.
#
# `alpha2digit` turns numbers in words into figures. In French, Spanish, Portuguese, Italian and Dutch it puts `000000` behind the
# decimals, so that two and a half million reads as 2.5, and two and a half thousand million as well. In English and German the
# figure falls apart, `2.5 1000000`. Amounts without a decimal point, `one hundred and fifty-five million`, are right.
#
# Exits 0 as long as text2num behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "text2num==3.1.0"

status=0
expect() { # expect LANGUAGE WORDS WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from text_to_num import alpha2digit
print(alpha2digit(sys.argv[3], sys.argv[2]))
' "$work" "${@:1:2}")
    if [ "$found" = "${3}" ]; then echo "as seen   ${*:1:2}: $found"; else echo "CHANGED   ${*:1:2}: $found, was ${3}"; status=1; fi
}
expect fr "deux virgule cinq millions d'euros" "2,5000000 d'euros"
expect fr "deux virgule cinq milliards d'euros" "2,5000000000 d'euros"
expect es "dos coma cinco millones" "2,5000000"
expect pt "dois vírgula cinco milhões" "2,5000000"
expect it "due virgola cinque milioni" "2,5000000"
expect nl "twee komma vijf miljoen" "2,5000000"
expect en "two point five million" "2.5 1000000"
expect de "zwei Komma fünf Millionen" "2,5 1000000"
expect en "one hundred and fifty-five million" "155000000"
exit "$status"
