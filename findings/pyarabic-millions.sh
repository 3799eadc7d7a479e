#!/usr/bin/env bash
# PyArabic 0.6.15: `text2number` leaves out words that it does not know, and with them the millions of an amount.
#
# From eleven upwards the counted noun is singular accusative: `عشرون مليونا` is twenty million. `مليونا` and `مليارا` are not known,
# so it is 20; without the ending it is right. `مائتان`, the older spelling of two hundred, is nothing, so that 230,000 is
# 30000, while `مئتان` is right. `ونصف`, a half, is left out: one and a half thousand million is one. Nothing tells of a word
# that was not read.
#
# Exits 0 as long as PyArabic behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "pyarabic==0.6.15"

status=0
expect() { # expect WORDS WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from pyarabic.number import text2number
print(text2number(sys.argv[2]))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "عشرون مليونا" 20
expect "عشرون مليون" 20000000
expect "خمسة عشر مليارا" 15
expect "مائتان وثلاثون ألفا" 30000
expect "مئتان وثلاثون ألفا" 230000
expect "مليار ونصف" 1000000000
expect "ألفان وخمسة وعشرون" 2025
exit "$status"
