#!/usr/bin/env bash
# cn2an 0.5.24: in a Chinese statement `transform` makes `一带一路` (Belt and Road) `1带1路`, and a document's symbol a fraction.
#
# Its page says that the function tries things out, and shows amounts, dates, fractions and shares, all of which are right in both
# directions. A numeral within a word is no amount: `一国两制` (one country, two systems) gets a digit, Sichuan province is
# `4川省`, what is agreed `一致` (unanimously) is `1致`, `统一` (to unify) `统1`, `十分重视` (attach great importance) is
# `10分重视`. The other way A/RES/80/1 is `A/RES/一分之八十`, which no one finds.
#
# Exits 0 as long as cn2an behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "cn2an==0.5.24" "proces==0.1.7"

status=0
expect() { # expect DIRECTION TEXT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import cn2an
print(cn2an.transform(sys.argv[3], sys.argv[2]))
' "$work" "$1" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $2: $found"; else echo "CHANGED   $2: $found, was $3"; status=1; fi
}
expect cn2an 第八十届联合国大会 第80届联合国大会
expect cn2an 二〇二五年四月三日 2025年4月3日
expect cn2an 三百五十万美元 3500000美元
expect cn2an 一带一路倡议 1带1路倡议
expect cn2an 一国两制 1国两制
expect cn2an 四川省 4川省
expect cn2an 双方一致同意 双方1致同意
expect cn2an 和平统一 和平统1
expect cn2an 十分重视 10分重视
expect an2cn 2025年4月3日 二零二五年四月三日
expect an2cn 第80届 第八十届
expect an2cn A/RES/80/1 A/RES/一分之八十
exit "$status"
