#!/usr/bin/env bash
# num2words 0.5.14: dollars, euros and yen are Saudi riyals in Arabic, and 12 is twelve dollars or twelve cents by the language.
#
# Arabic has words for a few currencies and takes riyals for every other one that it is asked for, without an error; French
# and Korean raise NotImplementedError for a currency they lack. A whole number is an amount in cents in English, French and
# German, `zero dollars, twelve cents`, and in dollars in Arabic and Korean, so that the same call for all languages of a
# paper is a hundred times too much or too little in some. `12.0` is twelve dollars in all of them.
#
# Exits 0 as long as num2words behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "num2words==0.5.14"

status=0
expect() { # expect LANGUAGE CURRENCY AMOUNT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from num2words import num2words
language, currency, amount = sys.argv[2:]
amount = float(amount) if "." in amount else int(amount)
print(num2words(amount, lang=language, to="currency", currency=currency))
' "$work" "${@:1:3}")
    if [ "$found" = "${4}" ]; then echo "as seen   ${*:1:3}: $found"; else echo "CHANGED   ${*:1:3}: $found, was ${4}"; status=1; fi
}
expect ar USD 12.0 "اثنا عشر ريالاً"
expect ar EUR 12.0 "اثنا عشر ريالاً"
expect ar JPY 12.0 "اثنا عشر ريالاً"
expect ar KWD 12.0 "اثنا عشر ديناراً"
expect ar USD 12 "اثنا عشر ريالاً"
expect ko USD 12 "십이달러 영센트"
expect en USD 12 "zero dollars, twelve cents"
expect fr USD 12 "zéro dollars et douze cents"
expect de USD 12 "null Dollar und zwölf Cent"
expect en USD 12.0 "twelve dollars, zero cents"
exit "$status"
