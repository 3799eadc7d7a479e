#!/usr/bin/env bash
# pykakasi 2.3.0: the spelling of passports keeps some long vowels and drops others: Tokyo is `tokyou`.
#
# Passports of Japan leave the second half of a long vowel out. pykakasi's `passport` does so in `osaka`, `kobe` and `sato`, and not in
# `tokyou`, `kyouto` and `endou`; its `hepburn` has it in all of them, so that neither is the spelling of a list of participants.
# The Minister of Defence, `boueidai shin`, is parted within the word for minister, the Foreign Minister is not. Of
# cities abroad Beijing has its name, `pekin`, Pyongyang and Busan have the characters' sound in Japanese, `heijou` and `fuzan`.
#
# Exits 0 as long as pykakasi behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "pykakasi==2.3.0"

status=0
expect() { # expect SPELLING NAME WANTED
    local found
    found=$(python3 -I -W ignore -c '
import sys
sys.path.insert(0, sys.argv[1])
import pykakasi
print(*(part[sys.argv[2]] for part in pykakasi.kakasi().convert(sys.argv[3])))
' "$work" "${@:1:2}")
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
expect passport 東京 tokyou
expect passport 京都 kyouto
expect passport 遠藤 endou
expect passport 佐藤 sato
expect passport 大阪 osaka
expect passport 神戸 kobe
expect hepburn 東京 toukyou
expect hepburn 防衛大臣 "boueidai shin"
expect hepburn 外務大臣 gaimudaijin
expect hepburn 北京 pekin
expect hepburn 平壌 heijou
expect hepburn 釜山 fuzan
exit "$status"
