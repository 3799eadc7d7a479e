#!/usr/bin/env bash
# docx2txt 0.9 and docx2python 3.7.1: a sentence that somebody moved with tracking on comes out twice.
#
# The text of a deletion is in `w:delText` and both leave it out. The text of a move stays in `w:t` at its old place too, inside
# `w:moveFrom` (ECMA-376-1, 17.13.5.22), and both print it there and at its new place. Neither tells that there are open
# changes. pandoc 3.9 prints it once, at the place that accepting or rejecting asks for.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "docx2txt==0.9" "docx2python==3.7.1" "pypandoc_binary==1.17"

python3 -I - "$work/moved.docx" <<'PY'
import sys
import zipfile

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OPEN = "http://schemas.openxmlformats.org/package/2006/"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
by = 'w:author="Desk" w:date="2025-04-03T00:00:00Z"'


def paragraph(text, mark="", before="", after=""):
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{before}<w:r><w:t>{text}</w:t></w:r>{after}</w:p>"


def moved(tag, first):
    mark = f'<w:{tag} w:id="{first}" {by}/>'
    before = f'<w:{tag}RangeStart w:id="{first + 1}" {by} w:name="move1"/><w:{tag} w:id="{first + 2}" {by}>'
    return paragraph("Moved.", mark, before, f"</w:{tag}>") + f'<w:{tag}RangeEnd w:id="{first + 1}"/>'


body = paragraph("First.") + moved("moveFrom", 1) + paragraph("Middle.") + moved("moveTo", 11) + paragraph("Last.")
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
expect() { # expect PROGRAM WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
program, file = sys.argv[2], sys.argv[1] + "/moved.docx"
if program == "docx2txt":
    import docx2txt
    text = docx2txt.process(file)
elif program == "docx2python":
    from docx2python import docx2python
    text = docx2python(file).text
else:
    import pypandoc
    text = pypandoc.convert_file(file, "plain", extra_args=["--track-changes=" + program.split()[1]])
print(*text.split())
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect docx2txt "First. Moved. Middle. Moved. Last."
expect docx2python "First. Moved. Middle. Moved. Last."
expect "pandoc accept" "First. Middle. Moved. Last."
expect "pandoc reject" "First. Moved. Middle. Last."
exit "$status"
