#!/usr/bin/env bash
# translate-toolkit 3.20.4: a translation in XLIFF that is put in the place of an older one with markup keeps words of the old one behind its own.
#
# Within `target` the words of a marked part stand in an element (`<g>Palais</g>`, XLIFF 1.2, Inline Elements), as in files made of a page or a Word file.
# `unit.target = "…"` sets the text before the first element and leaves the elements: `Au Palais des NationsPalais hier`, and 13 thousand
# after 12 `<x/>` thousand is written twice as well. The file is told to be translated (`state="translated"`). `rich_target` replaces
# all, and so does `target` where the old one has no markup.
#
# Exits 0 as long as translate-toolkit behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "translate-toolkit==3.20.4"

status=0
expect() { # expect OLD NEW WANTED [ATTRIBUTE]: what stands in the file
    local found
    found=$(python3 -I - "$work" "$1" "$2" "${4:-target}" <<'PY'
import re
import sys

sys.path.insert(0, sys.argv[1])
from translate.storage import xliff
from translate.storage.placeables import StringElem

old, new, attribute = sys.argv[2:]
store = xliff.xlifffile.parsestring(
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" '
    f'datatype="html"><body><trans-unit id="1"><source>s</source><target>{old}</target></trans-unit></body></file></xliff>'.encode()
)
setattr(store.units[0], attribute, new if attribute == "target" else [StringElem([new])])
print(re.sub("<[^>]*>", "", re.search("<target[^>]*>(.*)</target>", bytes(store).decode(), re.DOTALL)[1]))
PY
)
    if [ "$found" = "$3" ]; then echo "as seen   $1 > $2: $found"; else echo "CHANGED   $1 > $2: $found, was $3"; status=1; fi
}
expect 'Au <g id="1">Palais</g> hier' 'Au Palais des Nations' 'Au Palais des NationsPalais hier'
expect '<g id="1">Palais</g>' 'Palais des Nations' 'Palais des NationsPalais'
expect '12 <x id="1"/>mille' '13 mille' '13 millemille'
expect 'Au Palais hier' 'Au Palais des Nations' 'Au Palais des Nations'
expect 'Au <g id="1">Palais</g> hier' 'Au Palais des Nations' 'Au Palais des Nations' rich_target
exit "$status"
