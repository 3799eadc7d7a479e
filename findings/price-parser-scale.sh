#!/usr/bin/env bash
# price-parser 0.5.1: the scale word of an amount is dropped without a sign, and may turn a decimal point into a group's.
#
# `$1.5 billion`, `€150m` and `15億円` are read as 1.5, 150 and 15 of the currency. `$1.500 million`, a million and a half, is 1500
# dollars: three decimals are taken for thousands. Of a range the first figure is taken. Nothing in the result says that
# words were left over.
#
# Exits 0 as long as price-parser behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "price-parser==0.5.1"

status=0
expect() { # expect TEXT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from price_parser import Price
price = Price.fromstring(sys.argv[2])
print(price.amount, price.currency)
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect '$1.5 billion' '1.5 $'
expect '€150m' '150 €'
expect '15億円' '15 円'
expect '$1.500 million' '1500 $'
expect 'between $1 and $2 million' '1 $'
expect '₹1,50,000' '150000 ₹'
exit "$status"
