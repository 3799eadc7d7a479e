#!/usr/bin/env bash
# codespell 2.4.3 and typos 1.52.0: with `-w` Viet Nam becomes Viet Name, the Paraná without its accent the Piranha.
#
# Both correct words that have one correction in their lists, capitals kept: `nam` is `name`, `parana` is `piranha`, in codespell `rouge` is
# `rogue`, `unter` is `under` and `vie` is `via`, so that the Khmer Rouge tribunal and Unter den Linden change as well. Viet Nam is the
# name that the United Nations use. Words with two corrections or more are told and stay.
#
# Exits 0 as long as they behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "codespell==2.4.3" "typos==1.52.0"

status=0
expect() { # expect TEXT CODESPELL TYPOS
    local found
    printf '%s\n' "$1" >"$work/first.txt"
    printf '%s\n' "$1" >"$work/second.txt"
    (cd "$work" && PYTHONPATH="$work" python3 -m codespell_lib -q 3 -w first.txt >/dev/null 2>&1) || true
    (cd "$work" && bin/typos -w second.txt >/dev/null 2>&1) || true
    found="$(cat "$work/first.txt") | $(cat "$work/second.txt")"
    if [ "$found" = "$2 | $3" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2 | $3"; status=1; fi
}
expect "Viet Nam joined." "Viet Name joined." "Viet Name joined."
expect "Vietnam joined." "Vietnam joined." "Vietnam joined."
expect "the Parana river" "the Piranha river" "the Piranha river"
expect "the Khmer Rouge tribunal" "the Khmer Rogue tribunal" "the Khmer Rouge tribunal"
expect "Unter den Linden" "Under den Linden" "Under den Linden"
exit "$status"
