#!/usr/bin/env bash
# pandoc 3.9 and mammoth 1.13.0: where a row of a table of Word has fewer cells, figures are lost or change columns.
#
# A row may begin after the first column or end before the last (`w:gridBefore` and `w:gridAfter`, ECMA-376-1, 17.4), as a row of
# years does whose corner is empty. pandoc takes the number of columns from the first row, not from `w:tblGrid`, and leaves out what the
# others have beyond it: the figures of the last year are gone, without a warning. Both begin such a row at the first
# column, so that 2024 stands over the names of the states.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "mammoth==1.13.0"

cat > "$work/written.py" <<'PY'
import sys
import zipfile

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
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
    package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{sys.argv[2]}</w:body></w:document>")
PY

status=0
run() { # run TEXT: a run of a paragraph
    echo "<w:r><w:t xml:space=\"preserve\">$1</w:t></w:r>"
}
row() { # row PROPERTIES TEXT...: a row of cells
    local properties=$1 text
    shift
    echo "<w:tr><w:trPr>$properties</w:trPr>"
    for text in "$@"; do echo "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr><w:p>$(run "$text")</w:p></w:tc>"; done
    echo "</w:tr>"
}
table() { # table ROWS: three columns wide
    local column="<w:gridCol w:w=\"3000\"/>"
    echo "<w:tbl><w:tblPr/><w:tblGrid>$column$column$column</w:tblGrid>$1</w:tbl><w:p/>"
}
expect() { # expect READER WHAT BODY WANTED
    local found
    python3 -I "$work/written.py" "$work/file.docx" "$3"
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
reader, file = sys.argv[2], sys.argv[1] + "/file.docx"
if reader == "mammoth":
    import mammoth
    html = mammoth.convert_to_html(open(file, "rb")).value
else:
    import pypandoc
    html = pypandoc.convert_file(file, "html", extra_args=["--fail-if-warnings"])
import re
rows = (re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in re.findall(r"<tr.*?</tr>", html, re.DOTALL))
print(*(", ".join(re.sub("<.*?>", "", cell) for cell in row) for row in rows), sep=" / ")
' "$work" "$1")
    if [ "$found" = "$4" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $4"; status=1; fi
}
before="<w:gridBefore w:val=\"1\"/><w:wBefore w:w=\"3000\" w:type=\"dxa\"/>"
after="<w:gridAfter w:val=\"1\"/><w:wAfter w:w=\"3000\" w:type=\"dxa\"/>"
years="$(table "$(row "$before" 2024 2025)$(row "" Japan 10 20)")"
ends="$(table "$(row "$after" State Votes)$(row "" Japan 10 20)")"
later="$(table "$(row "" State 2024 2025)$(row "$before" 30 40)")"
expect pandoc "first row begins later" "$years" "2024, 2025 / Japan, 10"
expect mammoth "first row begins later" "$years" "2024, 2025 / Japan, 10, 20"
expect pandoc "first row ends before" "$ends" "State, Votes / Japan, 10"
expect mammoth "first row ends before" "$ends" "State, Votes / Japan, 10, 20"
expect pandoc "last row begins later" "$later" "State, 2024, 2025 / 30, 40, "
expect mammoth "last row begins later" "$later" "State, 2024, 2025 / 30, 40"
exit "$status"
