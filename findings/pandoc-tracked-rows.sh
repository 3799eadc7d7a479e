#!/usr/bin/env bash
# pandoc 3.9: a row of a table that is inserted or deleted with tracking on stays as an empty row.
#
# Word marks the row itself (`w:trPr` with `w:ins` or `w:del`, ECMA-376-1, 17.13.5.16 and 17.13.5.12) beside its text. With
# `--track-changes=accept` pandoc drops the text of the deleted row, with `reject` that of the inserted one, and keeps the
# row: four rows either way, where Word shows three. With `all` the text has its marks and the rows have none.
#
# Exits 0 as long as pandoc behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "pypandoc_binary==1.17"

python3 -I - "$work/rows.docx" <<'PY'
import sys
import zipfile

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = "http://schemas.openxmlformats.org/package/2006/"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
numbers = iter(range(1, 100))


def by():
    return f'w:id="{next(numbers)}" w:author="Desk" w:date="2025-04-03T00:00:00Z"'


def cell(text, change):
    run = f"<w:r><w:{'delText' if change == 'del' else 't'}>{text}</w:{'delText' if change == 'del' else 't'}></w:r>"
    mark = f"<w:pPr><w:rPr><w:{change} {by()}/></w:rPr></w:pPr>" if change else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p>{mark}' + (
        f"<w:{change} {by()}>{run}</w:{change}></w:p></w:tc>" if change else f"{run}</w:p></w:tc>"
    )


def row(first, second, change=""):
    mark = f"<w:trPr><w:{change} {by()}/></w:trPr>" if change else ""
    return f"<w:tr>{mark}{cell(first, change)}{cell(second, change)}</w:tr>"


rows = row("State", "Day") + row("Japan", "3") + row("Korea", "4", "del") + row("France", "5", "ins")
body = (
    '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/>'
    f"</w:tblGrid>{rows}</w:tbl><w:p/>"
)
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
    package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
PY

status=0
expect() { # expect CHANGES WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import re
import pypandoc
html = pypandoc.convert_file(sys.argv[1] + "/rows.docx", "html", extra_args=["--track-changes=" + sys.argv[2]])
rows = re.findall(r"<tr.*?</tr>", html, re.S)
print(" / ".join(" ".join(re.sub("<[^>]*>", " ", row).split()) or "-" for row in rows))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect accept "State Day / Japan 3 / - / France 5"
expect reject "State Day / Japan 3 / Korea 4 / -"
exit "$status"
