#!/usr/bin/env bash
# korean-romanizer 0.28.0: letters that sound otherwise beside each other are romanized one by one: 종로 is `jongro`, 신라 `sinra`.
#
# The Revised Romanization writes what is said (chapter 3, section 1): its own examples are 백마 Baengma, 신문로 Sinmunno, 종로 Jongno,
# 왕십리 Wangsimni, 별내 Byeollae, 신라 Silla, 학여울 Hangnyeoul, 해돋이 haedoji, 같이 gachi. The library, which names that system, follows it for
# a ㅎ that joins the next letter (좋고 joko, 놓다 nota) and at the end of a word, and not for nasals and liquids.
#
# Exits 0 as long as the library behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "korean-romanizer==0.28.0"

status=0
expect() { # expect NAME WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from korean_romanizer.romanizer import Romanizer
print(Romanizer(sys.argv[2]).romanize())
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect 백마 baekma
expect 신문로 sinmunro
expect 종로 jongro
expect 왕십리 wangsipri
expect 별내 byeolnae
expect 신라 sinra
expect 학여울 hagyeoul
expect 해돋이 haedodi
expect 같이 gati
expect 좋고 joko
expect 압구정 apgujeong
exit "$status"
