#!/usr/bin/env bash
# Babel 2.18.0: the name of a month that stands alone (`LLLL`) depends on which languages were asked before.
#
# CLDR has aliases where a language uses the same names in two places. Babel 2.18.0 keeps what such an alias gave for one
# locale in data that all locales share. Once Hebrew has been asked for its months, Bosnian months are Hebrew in the
# same process, although nobody asked for Hebrew dates. Babel 2.19.0 prints Bosnian.
#
# Exits 0 as long as both releases behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printed() { # printed VERSION LANGUAGES: the month in Bosnian, after the months of the languages have been looked up
    python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from datetime import date
from babel import Locale
from babel.dates import format_skeleton
for language in sys.argv[2:]:
    Locale(language).months["stand-alone"]["wide"][4]
print(format_skeleton("yMMMM", date(2025, 4, 3), locale="bs"))
' "$work/$1" "${@:2}"
}

status=0
expect() { # expect WHAT IS WANTED
    if [ "$2" = "$3" ]; then echo "as seen   $1: $2"; else echo "CHANGED   $1: $2, was $3"; status=1; fi
}

for version in 2.18.0 2.19.0; do
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target "$work/$version" "babel==$version"
done
expect "2.18.0, Bosnian alone"          "$(printed 2.18.0)"    "april 2025."
expect "2.18.0, Bosnian behind Hebrew"  "$(printed 2.18.0 he)" "אפריל 2025."
expect "2.19.0, Bosnian behind Hebrew"  "$(printed 2.19.0 he)" "april 2025."
exit "$status"
