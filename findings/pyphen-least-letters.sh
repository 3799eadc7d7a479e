#!/usr/bin/env bash
# Pyphen 0.18.1: the least letters that a dictionary asks for after a hyphen are not kept.
#
# The files for English begin with `RIGHTHYPHENMIN 3`: no part of fewer than three letters goes to the next line, as English
# typesetting has it. Pyphen leaves these lines out when it reads the patterns and takes two letters on both sides unless it is
# told otherwise, so `recent-ly` and `uni-ty` come out. The right number is `Pyphen(right=3)`, which the caller has to know.
#
# Exits 0 as long as Pyphen behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "pyphen==0.18.1"

status=0
expect() { # expect WHAT FOUND WANTED
    if [ "$2" = "$3" ]; then echo "as seen   $1: $2"; else echo "CHANGED   $1: $2, was $3"; status=1; fi
}
hyphened() { # hyphened LANGUAGE WORD [RIGHT]
    python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import pyphen
more = {"right": int(sys.argv[4])} if sys.argv[4:] else {}
print(pyphen.Pyphen(lang=sys.argv[2], **more).inserted(sys.argv[3]))
' "$work" "$@"
}
for language in en_US en_GB; do
    expect "$language asks for" "$(grep -m1 '^RIGHTHYPHENMIN' "$work/pyphen/dictionaries/hyph_$language.dic")" "RIGHTHYPHENMIN 3"
done
expect "recently" "$(hyphened en_US recently)" "re-cent-ly"
expect "unity" "$(hyphened en_US unity)" "uni-ty"
expect "recently, right=3" "$(hyphened en_US recently 3)" "re-cently"
exit "$status"
