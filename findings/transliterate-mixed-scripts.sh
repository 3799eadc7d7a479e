#!/usr/bin/env bash
# transliterate 1.10.2: Yerevan is `Er&an`, and Greek names that begin with an accent keep their Greek letter.
#
# The Armenian ligature `և`, which is in the name of the capital, is written as an ampersand in the midst of the word; in capitals,
# where it is two letters, the name is right. Of the Greek vowels with an accent the capitals are left: `Άνδρος` is a Greek `Ά` and
# Latin `ndros`, `Ένωση` (union) and `Ύδρα` likewise. Such a name looks right, sorts after Z and is not found by whoever
# searches for it. Nothing tells that a letter was left.
#
# Exits 0 as long as transliterate behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "transliterate==1.10.2"

status=0
expect() { # expect LANGUAGE NAME WANTED: the letters that are not ASCII are told by their numbers
    local found
    found=$(python3 -I -W ignore -c '
import sys
sys.path.insert(0, sys.argv[1])
from transliterate import translit
latin = translit(sys.argv[3], sys.argv[2], reversed=True)
print("".join(letter if letter.isascii() else f"<{ord(letter):04X}>" for letter in latin))
' "$work" "${@:1:2}")
    if [ "$found" = "$3" ]; then echo "as seen   $2: $found"; else echo "CHANGED   $2: $found, was $3"; status=1; fi
}
expect hy Երևան "Er&an"
expect hy ԵՐԵՎԱՆ "EREVAN"
expect hy Հայաստան "Hajastan"
expect el Άνδρος "<0386>ndros"
expect el Ένωση "<0388>nosi"
expect el Ήπειρος "<0389>peiros"
expect el Ύδρα "<038E>dra"
expect el ΕΛΛΆΔΑ "ELL<0386>DA"
expect el Αθήνα "Athina"
exit "$status"
