#!/usr/bin/env bash
# pandoc 3.9, markitdown 0.1.9, kreuzberg 4.10.4 and officeparser 7.8.0 (npm): a slide that is hidden is read as any other; pandoc loses grouped boxes.
#
# A hidden slide (`show="0"`, ECMA-376-1, 19.3.1.38) is left out when a briefing is shown, and is where its fall-back positions are kept. All
# four print its words between those of the slides that are shown, without a sign by which a tool behind them could leave them out. Boxes
# that somebody grouped (`p:grpSp`, 19.3.1.22), as every diagram has them, are missing in pandoc, with `--fail-if-warnings` too: of
# the votes of two sides, one box is left. So are the numbers of points that count themselves (`a:buAutoNum`, 21.1.2.4.1), in all.
#
# Needs Node.js and npm. Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "markitdown[pptx]==0.1.9" "kreuzberg==4.10.4" "python-pptx==1.0.2"
npm install --silent --no-audit --no-fund --prefix "$work" officeparser@7.8.0

cat > "$work/written.py" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

show = Presentation()
votes, fallback, points = (show.slides.add_slide(show.slide_layouts[number]) for number in (5, 5, 1))
votes.shapes.title.text = "Votes"
votes.shapes.add_textbox(0, Inches(2), Inches(2), Inches(1)).text_frame.text = "12 in favour"
group = votes.shapes.add_group_shape()
group.shapes.add_textbox(0, Inches(4), Inches(2), Inches(1)).text_frame.text = "7 against"
fallback.shapes.title.text = "Fall-back"
fallback._element.set("show", "0")
points.shapes.title.text = "Points"
frame = points.placeholders[1].text_frame
for number, words in enumerate(("Trade", "Travel")):
    paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
    paragraph.text = words
    count = paragraph._p.get_or_add_pPr().makeelement(qn("a:buAutoNum"), {"type": "arabicPeriod", "startAt": "5"})
    paragraph._p.get_or_add_pPr().append(count)
show.save(sys.argv[1] + "/file.pptx")
PY
cat > "$work/read.cjs" <<'JS'
require("officeparser").OfficeParser.parseOffice(process.argv[2]).then((found) => console.log(found.toText()));
JS
cat > "$work/read.py" <<'PY'
import re
import sys

sys.path.insert(0, sys.argv[1])
reader, file = sys.argv[2], sys.argv[1] + "/file.pptx"
if reader == "markitdown":
    from markitdown import MarkItDown

    text = re.sub("<!--.*?-->|#", "", MarkItDown().convert(file).text_content)
elif reader == "kreuzberg":
    import kreuzberg

    text = kreuzberg.extract_file_sync(file).content
else:
    import pypandoc

    text = pypandoc.convert_file(file, "plain", format="pptx", extra_args=["--fail-if-warnings"])
print(text)
PY
python3 -I "$work/written.py" "$work"
status=0
expect() { # expect READER WANTED
    local found
    if [ "$1" = officeparser ]; then
        found=$(cd "$work" && node read.cjs file.pptx | xargs)
    else
        found=$(python3 -I "$work/read.py" "$work" "$1" | xargs)
    fi
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect pandoc "Votes 12 in favour Fall-back Points Trade Travel"
expect markitdown "Votes 12 in favour 7 against Fall-back Points Trade Travel"
expect kreuzberg "Votes 12 in favour 7 against Fall-back Points Trade Travel"
expect officeparser "Votes 12 in favour 7 against Fall-back Points Trade Travel"
exit "$status"
