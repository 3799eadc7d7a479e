#!/usr/bin/env bash
# pypinyin 0.55.0: surnames whose characters have a sound of their own as names are given the sound that they have in words.
#
# 单, 曾, 仇, 解, 查, 盖, 翟, 缪, 乜 and 区 are read Shàn, Zēng, Qiú, Xiè, Zhā, Gě, Zhái, Miào, Niè and Ōu as surnames. Before 先生, `Mr`, and
# 部长, `minister`, pypinyin gives the sounds of 单 alone, 曾经 or 解决: dan, ceng, jie. Phrases are known, but a surname before a form
# of address is none of them; of surnames of two characters 尉迟, yu chi, is one.
#
# Exits 0 as long as pypinyin behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "pypinyin==0.55.0"

status=0
expect() { # expect NAME WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from pypinyin import lazy_pinyin
print(*lazy_pinyin(sys.argv[2]))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect 单先生 "dan xian sheng"
expect 单部长 "dan bu zhang"
expect 曾先生 "ceng xian sheng"
expect 曾部长 "ceng bu zhang"
expect 仇先生 "chou xian sheng"
expect 解先生 "jie xian sheng"
expect 查先生 "cha xian sheng"
expect 盖先生 "gai xian sheng"
expect 翟先生 "di xian sheng"
expect 缪先生 "mou xian sheng"
expect 乜先生 "mie xian sheng"
expect 区先生 "qu xian sheng"
expect 尉迟先生 "yu chi xian sheng"
expect 王先生 "wang xian sheng"
exit "$status"
