#!/usr/bin/env bash
# cyrtranslit 1.2.0: Bulgarian names that begin with Я, Ю or Щ get two or three capitals: `YAmbol`, `YUriy`, `SHTărbinova`.
#
# A letter that becomes several is a capital throughout, whatever stands behind it. Ъ is `ă` in the same text in which ж is `zh`: the former
# is of the scholarly way of writing, the latter of the law of 2009, which has `a` and writes София Sofia and Ямбол Yambol. In Ukrainian,
# by its scholarly table, щ is one letter, and зг, which the resolution of 2010 writes zgh to tell it from ж, is zh, as ж is ž.
#
# Exits 0 as long as the library behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "cyrtranslit==1.2.0"

status=0
expect() { # expect LANGUAGE NAME WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import cyrtranslit
print(cyrtranslit.to_latin(sys.argv[3], sys.argv[2]))
' "$work" "$1" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $2: $found"; else echo "CHANGED   $2: $found, was $3"; status=1; fi
}
expect bg Ямбол YAmbol
expect bg Юрий YUriy
expect bg Щърбинова SHTărbinova
expect bg Търново Tărnovo
expect bg София Sofiya
expect ua Щербухи Ščerbuxy
expect ua Згурський "Zhurs'kyj"
exit "$status"
