#!/usr/bin/env bash
# pdfmake 0.3.11 (npm): `tagged: true` marks a PDF as tagged, `subset: "PDF/UA"` as accessible, and nothing in it has a tag.
#
# A file that says `/Marked true` has its content in structure elements (ISO 32000-1, 14.8), and one that names PDF/UA-1 or level A of PDF/A has
# all of it there or marked as an artifact (ISO 14289-1, 7.1; ISO 19005-2, 6.7.3). pdfmake knows headings, lists and tables, and hands
# the options to PDFKit, which leaves the tags to its caller: the structure tree is empty, no content is marked, and a screen reader finds
# no heading and no header of a table. The metadata claim PDF/UA-1, or PDF/A-2a. Language and title are right. Nothing is told.
#
# Needs Node.js and npm. Exits 0 as long as pdfmake behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "pikepdf==10.18.0"
npm install --silent --no-audit --no-fund --prefix "$work" pdfmake@0.3.11

cat > "$work/make.cjs" <<'JS'
const pdfmake = require("pdfmake");
const font = "node_modules/pdfmake/build/fonts/Roboto/Roboto-Regular.ttf";
pdfmake.setFonts({ Roboto: { normal: font, bold: font, italics: font, bolditalics: font } });
const [subset] = process.argv.slice(2);
const content = [
  { text: "Joint statement", headlineLevel: 1 },
  { ul: ["The sides met."] },
  { table: { headerRows: 1, body: [["Party", "Share"], ["EU", "12"]] } },
];
const about = { language: "en", info: { title: "Joint statement" }, displayTitle: true };
pdfmake.createPdf({ version: "1.7", tagged: true, subset: subset || undefined, ...about, content }).write("file.pdf");
JS
status=0
expect() { # expect SUBSET WANTED: what the file says of itself, its structure elements, and its marked content
    local found
    (cd "$work" && node make.cjs "$1" 2> told) || cat "$work/told"
    found=$(python3 -I - "$work" <<'PY'
import re
import sys

sys.path.insert(0, sys.argv[1])
import pikepdf

with pikepdf.open(sys.argv[1] + "/file.pdf") as pdf:
    said = re.findall(r"(pdf\w+id):\w+>(\w+)<", pdf.Root.Metadata.read_bytes().decode())
    elements = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each]
    marks = [operator for _, operator in pikepdf.parse_content_stream(pdf.pages[0]) if str(operator) in ("BDC", "BMC")]
    print(f"{pdf.Root.Lang} marked {bool(pdf.Root.MarkInfo.Marked)},", *(" ".join(each) for each in said), end=" ")
    print(f"elements {len(elements)}, marks {len(marks)}, in tree {len(pdf.Root.StructTreeRoot.get('/K', []))}")
PY
)
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "" "en marked True, elements 0, marks 0, in tree 0"
expect PDF/UA "en marked True, pdfuaid 1 elements 0, marks 0, in tree 0"
expect PDF/A-2a "en marked True, pdfaid 2 pdfaid A elements 0, marks 0, in tree 0"
exit "$status"
