#!/usr/bin/env bash
# python-bidi 0.6.12: brackets, quotation marks and signs of more and less face the wrong way in Hebrew and Arabic.
#
# The package has two functions of one name. `bidi.get_display`, the newer one, which the example of its README has, puts letters in the
# order of the page and leaves out the last rule of UAX 9 (L4): a bracket in text from right to left is shown by its mirror. `(12)`
# is `)12(`, and `5 < 7` says the opposite, since the figures change places and the sign does not. The README says that it lacks
# something, not what. `bidi.algorithm.get_display`, the older one, mirrors. Text that is drawn letter by letter, without HarfBuzz, needs
# it; the letters of both are the same, so that a test of words passes.
#
# Exits 0 as long as python-bidi behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "python-bidi==0.6.12"

status=0
expect() { # expect MODULE TEXT WANTED
    local found
    found=$(python3 -I -c '
import importlib
import sys
sys.path.insert(0, sys.argv[1])
print(importlib.import_module(sys.argv[2]).get_display(sys.argv[3]))
' "$work" "$1" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $3"; status=1; fi
}
expect bidi "שלום" "םולש"
expect bidi.algorithm "שלום" "םולש"
expect bidi "סעיף (12)" ")12( ףיעס"
expect bidi.algorithm "סעיף (12)" "(12) ףיעס"
expect bidi "[א] «ב»" "»ב« ]א["
expect bidi.algorithm "[א] «ב»" "«ב» [א]"
expect bidi "מחיר 5 < 7" "7 < 5 ריחמ"
expect bidi.algorithm "מחיר 5 < 7" "7 > 5 ריחמ"
exit "$status"
