#!/usr/bin/env bash
# fontTools 4.68.0 and HarfBuzz's subsetter (uharfbuzz 0.57.0): a font that is cut to a Thai text does not draw the text.
#
# Sara am (U+0E33), which is in words as common as `ทำ` and `สำนักงาน`, is shaped as U+0E4D and U+0E32, by HarfBuzz itself, before it looks
# into the font. Both subsetters keep the glyphs of these two and no way to them from a character, since the text has neither: shaped
# with the subset, each is `.notdef`, a box on the page. Where U+0E32 stands elsewhere in the text, one of the two is. Words
# without sara am come out whole, and so does Arabic or Hindi, so that no other text of a test shows it. With U+0E4D and U+0E32 asked for
# as well the subset is right.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "fonttools==4.68.0" "uharfbuzz==0.57.0" "fontpkg-noto-sans-thai==2.2"

cat > "$work/cut.py" <<'PY'
import io
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
import uharfbuzz
from fontTools import subset
from fontTools.ttLib import TTFont

subsetter, text, added = sys.argv[2:]
whole = next(Path(sys.argv[1]).glob("fontpkg_noto_sans_thai/files/*.ttf")).read_bytes()


def missing(data):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(data)), buffer)
    return sum(glyph.codepoint == 0 for glyph in buffer.glyph_infos)


def cut():
    if subsetter == "HarfBuzz":
        wanted = uharfbuzz.SubsetInput()
        wanted.unicode_set.update(map(ord, text + added))
        return uharfbuzz.subset(uharfbuzz.Face(whole), wanted).blob.data
    font, file = TTFont(io.BytesIO(whole)), io.BytesIO()
    program = subset.Subsetter()
    program.populate(text=text + added)
    program.subset(font)
    font.save(file)
    return file.getvalue()


print("whole", missing(whole), "subset", missing(cut()))
PY

status=0
expect() { # expect SUBSETTER TEXT ADDED WANTED: how many glyphs are .notdef
    local found
    found=$(python3 -I "$work/cut.py" "$work" "$1" "$2" "$3")
    if [ "$found" = "$4" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $4"; status=1; fi
}
for subsetter in fontTools HarfBuzz; do
    expect "$subsetter" "ทำ" "" "whole 0 subset 2"
    expect "$subsetter" "สำนักงาน" "" "whole 0 subset 1"
    expect "$subsetter" "รัฐมนตรี" "" "whole 0 subset 0"
    expect "$subsetter" "สำนักงาน" $'\u0e4d\u0e32' "whole 0 subset 0"
done
exit "$status"
