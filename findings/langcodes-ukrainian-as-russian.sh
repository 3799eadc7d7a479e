#!/usr/bin/env bash
# langcodes 3.5.1: of the six languages of the United Nations the closest for a reader of Ukrainian or Belarusian is Russian.
#
# `closest_match` takes a language within a distance of 25. Its table gives Ukrainian and Belarusian to Russian at 24, Welsh, Irish and
# Māori to English, Guarani and Aymara to Spanish; for Kazakh, Kyrgyz, Tajik, Georgian, Azerbaijani and Bulgarian there is none (`und`).
# Catalan, Galician and Basque are Spanish at 20, Breton French. Who looks for the language of a sheet so gets one with no word that
# it is not the reader's; a distance below 20 leaves all of these without one.
#
# Exits 0 as long as langcodes behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "langcodes==3.5.1"

status=0
expect() { # expect LANGUAGE WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from langcodes import closest_match
print(*closest_match(sys.argv[2], ["ar", "en", "es", "fr", "ru", "zh"]))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect uk "ru 24"
expect be "ru 24"
for language in kk ky tg ka az bg; do expect "$language" "und 1000"; done
for language in cy ga mi; do expect "$language" "en 24"; done
for language in gn ay; do expect "$language" "es 24"; done
for language in ca gl eu; do expect "$language" "es 20"; done
expect br "fr 20"
exit "$status"
