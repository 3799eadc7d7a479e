#!/usr/bin/env bash
# redlines 0.6.2: where a language puts no spaces between words, one changed word strikes the whole sentence.
#
# Texts are compared by what stands between spaces. A Japanese, Chinese or Thai sentence has none, so that it is deleted and written anew
# for one word, and its change ratio is near 1, of an English sentence of six words a sixth. Hebrew and Arabic, which have spaces, compare
# by words.
#
# Exits 0 as long as redlines behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "redlines==0.6.2"

status=0
expect() { # expect BEFORE AFTER WANTED: what is struck, what is written, and the ratio
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from redlines import Redlines
both = Redlines(sys.argv[2], sys.argv[3])
print(*[f"{each.source_text.strip()} > {each.test_text.strip()}" for each in both.changes], f"{both.stats().change_ratio:.2f}")
' "$work" "$1" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $found"; else echo "CHANGED   $found, was $3"; status=1; fi
}
expect "The two sides agreed to meet." "The two sides agreed to talk." "meet. > talk. 0.17"
expect "両首脳は協力を確認した。" "両首脳は連携を確認した。" "両首脳は協力を確認した。 > 両首脳は連携を確認した。 1.00"
expect "双方同意会谈。" "双方同意合作。" "双方同意会谈。 > 双方同意合作。 1.00"
expect "ทั้งสองฝ่ายตกลงพบกัน" "ทั้งสองฝ่ายตกลงหารือกัน" "ทั้งสองฝ่ายตกลงพบกัน > ทั้งสองฝ่ายตกลงหารือกัน 0.87"
expect "اتفق الطرفان على اللقاء" "اتفق الطرفان على الحوار" "اللقاء > الحوار 0.26"
exit "$status"
