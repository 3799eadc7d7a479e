#!/usr/bin/env bash
# BudouX 0.10.1: the Japanese parser breaks lines inside numbers that stand in ASCII digits.
#
# A phrase of Japanese may break where BudouX says, for that is what it is for. It cuts `2025年` after `202` and `第80回` after
# `第8`, as if digits were syllables, so that a line of a date or of an ordinal begins with its last digit. The same date in
# full-width digits, and numbers in other words, stay whole. Whoever breaks by it has to forbid breaks between digits, as
# UAX 14 does (LB25).
#
# Exits 0 as long as BudouX behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "budoux==0.10.1"

status=0
expect() { # expect TEXT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import budoux
print("|".join(budoux.load_default_japanese_parser().parse(sys.argv[2])))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $found"; else echo "CHANGED   $found, was $2"; status=1; fi
}
expect "2025年4月3日に日米韓外相会合が" "202|5年4月3日に|日米韓外相会合が"
expect "第80回国連総会" "第8|0回国連総会"
expect "２０２５年４月３日に日米韓外相会合が" "２０２５年４月３日に|日米韓外相会合が"
expect "安保理決議第2397号" "安保理決議第2397号"
exit "$status"
