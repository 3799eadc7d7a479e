#!/usr/bin/env bash
# quantulum3 0.10.0: a range of millions is added up or halved, half a million is one and a half, and a short million is a metre.
#
# A scale word after a range belongs to both of its ends: `10–12 million` is ten to twelve million. quantulum3 multiplies the
# second alone and adds the first two figures where a dash joins them, 22 million; with `to` it gives 6 million, the middle of
# ten and twelve million. `half a million` is 1.5 million, the same as `one and a half million`. `€3m` is three euro metres, `€3bn`
# three euro barn newtons, without the scale. `¥` is the yuan. Amounts with one figure and a scale word are right.
#
# Exits 0 as long as quantulum3 behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "quantulum3==0.10.0" "inflect==7.6.0" "num2words==0.5.14"

wanted='10–12 million people: 22000000 dimensionless
10-12 million people: 22000000 dimensionless
10 to 12 million people: 6000005 dimensionless
20 million to 30 million euros: 25000000 euro
half a million euros: 1500000 euro
one and a half million euros: 1500000 euro
€3m: 3 euro metre
€3bn: 3 euro barn newton
¥15 billion: 15000000000 chinese yuan
155 million euros: 155000000 euro'
found=$(cut -d: -f1 <<< "$wanted" | python3 -I -W ignore -c '
import sys
sys.path.insert(0, sys.argv[1])
from quantulum3 import parser
for text in sys.stdin.read().splitlines():
    print(text, ", ".join(f"{quantity.value:.0f} {quantity.unit.name}" for quantity in parser.parse(text)), sep=": ")
' "$work")
if [ "$found" = "$wanted" ]; then echo "as seen"; echo "$found"; else echo "CHANGED"; diff <(echo "$wanted") <(echo "$found"); exit 1; fi
