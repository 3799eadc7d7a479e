#!/usr/bin/env bash
# officeparser 7.8.0 (npm): paragraphs, rows and cells of Word that stand in a content control are lost, and with them whole pages.
#
# A content control may hold words of a sentence, whole paragraphs, a row or a cell of a table (`w:sdt`, ECMA-376-1, 17.5.2.29 to
# 17.5.2.32). Word itself puts title pages, tables of contents and bibliographies into such controls, and forms have rows in
# them. officeparser reads the first kind and passes over the other three: a state is missing in a list of votes, and nothing
# is told. word-extractor 1.0.4 reads all of them.
#
# Needs Node.js and npm. Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" officeparser@7.8.0 word-extractor@1.0.4
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work/libraries" "python-docx==1.2.0"

cat > "$work/written.py" <<'PY'
import sys

sys.path.insert(0, sys.argv[1] + "/libraries")
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def control(content):
    return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content):
    return f"<w:p>{content}</w:p>"


def cell(text):
    return f"<w:tc>{paragraph(run(text))}</w:tc>"


def table(*rows):
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>{"".join(rows)}</w:tbl>'


def row(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


BODIES = {
    "words": paragraph(run("Japan ") + control(run("in favour"))),
    "paragraph": control(paragraph(run("Japan"))),
    "row": table(row(cell("France"), cell("against")), control(row(cell("Japan"), cell("in favour")))),
    "cell": table(row(cell("Japan"), control(cell("in favour")))),
}
document = docx.Document()
body = parse_xml(f"<w:body {nsdecls('w')}>{BODIES[sys.argv[2]]}{paragraph(run('End'))}</w:body>")
for place, child in enumerate(list(body)):
    document.element.body.insert(place, child)
document.save(sys.argv[1] + "/file.docx")
PY
cat > "$work/read.cjs" <<'JS'
const { parseOffice } = require("officeparser");
const WordExtractor = require("word-extractor");

async function main([reader, file]) {
  const text =
    reader === "officeparser" ? (await parseOffice(file)).toText() : (await new WordExtractor().extract(file)).getBody();
  console.log(text.split(/\s+/).join(" ").trim());
}
main(process.argv.slice(2));
JS

status=0
expect() { # expect READER WHAT WANTED
    local found
    python3 -I "$work/written.py" "$work" "$2"
    found=$(cd "$work" && node read.cjs "$1" file.docx)
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
expect officeparser words "Japan in favour End"
expect officeparser paragraph "End"
expect officeparser row "France against End"
expect officeparser cell "Japan End"
expect word-extractor words "Japan in favour End"
expect word-extractor paragraph "Japan End"
expect word-extractor row "France against Japan in favour End"
expect word-extractor cell "Japan in favour End"
exit "$status"
