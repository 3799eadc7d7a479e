#!/usr/bin/env bash
# pandoc 3.9, mammoth 1.13.0, docx2python 3.7.1 and docx-parser-converter 1.0.3: points of a Word file get other numbers than Word prints.
#
# A paragraph names a list (`w:num`), which names its kind (`w:abstractNum`). Lists of one kind count on, one after the other, unless
# a list has `w:startOverride` (ECMA-376-1, 17.9.26), and a kind begins at `w:start` (17.9.25). pandoc begins each list anew, so that
# point 3 behind a sentence is 1. mammoth knows neither start: point 5 is the first of its list, and 9 behind 2 the third.
# docx2python begins anew as well, where the list asks for 9 too. docx-parser-converter, whose list of features has restarts and overrides,
# begins all of them at 1. A reference to point 9 then names another one, or none, and no reader warns.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "mammoth==1.13.0" "docx2python==3.7.1" "docx-parser-converter==1.0.3"

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
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{TYPE.replace("document.main", "numbering")}"/></Types>',
    )
    package.writestr(
        "_rels/.rels",
        f'<Relationships xmlns="{OPEN}relationships"><Relationship Id="r1" Target="word/document.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    )
    package.writestr(
        "word/_rels/document.xml.rels",
        f'<Relationships xmlns="{OPEN}relationships"><Relationship Id="r1" Target="numbering.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"/></Relationships>',
    )
    package.writestr("word/numbering.xml", f"<w:numbering {NAMES}>{sys.argv[2]}</w:numbering>")
    package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{sys.argv[3]}</w:body></w:document>")
PY

status=0
kind() { # kind START: numbers with a point, the first of them START
    echo "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"$1\"/>\
<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
}
list() { # list NUMBER OVERRIDE: a list of this kind
    echo "<w:num w:numId=\"$1\"><w:abstractNumId w:val=\"0\"/>$2</w:num>"
}
point() { # point LIST TEXT: a paragraph of a list, or of none
    local number=""
    if [ -n "$1" ]; then number="<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"$1\"/></w:numPr></w:pPr>"; fi
    echo "<w:p>$number<w:r><w:t>$2</w:t></w:r></w:p>"
}
expect() { # expect READER WHAT NUMBERING BODY WANTED
    local found
    python3 -I "$work/written.py" "$work/file.docx" "$3" "$4"
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
reader, file = sys.argv[2], sys.argv[1] + "/file.docx"
if reader == "docx2python":
    from docx2python import docx2python
    text = docx2python(file).text
elif reader == "docx-parser-converter":
    from docx_parser_converter import docx_to_text
    text = docx_to_text(file)
elif reader == "mammoth":
    import mammoth
    text = mammoth.convert_to_html(open(file, "rb")).value
else:
    import pypandoc
    text = pypandoc.convert_file(file, "plain", extra_args=["--fail-if-warnings"])
print(*text.split())
' "$work" "$1")
    if [ "$found" = "$5" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $5"; status=1; fi
}
nine="<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"9\"/></w:lvlOverride>"
started() { expect "$1" "begins at 5" "$(kind 5)$(list 1 "")" "$(point 1 five)$(point 1 six)" "$2"; }
counted() {
    expect "$1" "counts on" "$(kind 1)$(list 1 "")$(list 2 "")" "$(point 1 one)$(point 1 two)$(point "" Agreed:)$(point 2 three)" "$2"
}
overridden() {
    expect "$1" "is set to 9" "$(kind 1)$(list 1 "")$(list 2 "$nine")" "$(point 1 one)$(point 1 two)$(point 2 nine)$(point 2 ten)" "$2"
}
started pandoc "5. five 6. six"
counted pandoc "1. one 2. two Agreed: 1. three"
overridden pandoc "1. one 2. two 9. nine 10. ten"
started mammoth "<ol><li>five</li><li>six</li></ol>"
overridden mammoth "<ol><li>one</li><li>two</li><li>nine</li><li>ten</li></ol>"
started docx2python "5) five 6) six"
counted docx2python "1) one 2) two Agreed: 1) three"
overridden docx2python "1) one 2) two 1) nine 2) ten"
started docx-parser-converter "1. five 2. six"
counted docx-parser-converter "1. one 2. two Agreed: 1. three"
overridden docx-parser-converter "1. one 2. two 1. nine 2. ten"
exit "$status"
