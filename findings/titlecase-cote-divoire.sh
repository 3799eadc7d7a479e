#!/usr/bin/env bash
# titlecase 2.4.1: of a heading in capitals `CÔTE D'IVOIRE` is half kept, `Côte d'IVOIRE`, and abbreviations with a vowel are words: `Eu`.
#
# A word in capitals throughout is small but for its first letter, and `d'` and `l'` before a vowel leave what stands behind the apostrophe as
# it is: d'IVOIRE, l'AQUILA; with the curly apostrophe it is D’ivoire and L’aquila, with another letter N'djamena. EU and USA
# are Eu and Usa, while a word without a vowel, TPNW, stays. A heading that is not in capitals comes out right.
#
# Exits 0 as long as titlecase behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "titlecase==2.4.1"

status=0
expect() { # expect TEXT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from titlecase import titlecase
print(titlecase(sys.argv[2]))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "CÔTE D'IVOIRE" "Côte d'IVOIRE"
expect "MEETING IN CÔTE D’IVOIRE" "Meeting in Côte D’ivoire"
expect "PROTOCOL OF L'AQUILA" "Protocol of l'AQUILA"
expect "N'DJAMENA" "N'djamena"
expect "STATEMENT BY THE EU AND THE USA" "Statement by the Eu and the Usa"
expect "PRESS CONFERENCE ON THE TPNW" "Press Conference on the TPNW"
expect "côte d'ivoire" "Côte d'Ivoire"
expect "joint statement by the G7 and NATO" "Joint Statement by the G7 and NATO"
exit "$status"
