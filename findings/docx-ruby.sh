#!/usr/bin/env bash
# pandoc 3.9 and mammoth 1.13.0: a Japanese name that has its reading above it is lost, and the reading with it.
#
# Word sets the reading (`w:rt`) and the name (`w:rubyBase`) together as `w:ruby` (ECMA-376-1, 17.3.3.25), as papers do with
# names of persons and places. pandoc and mammoth pass over the whole of it: `羽田で会談` is read as `で会談`, a meeting at no place.
# pandoc says nothing, with `--fail-if-warnings` too; mammoth puts a message beside its text. docx2python 3.7.1 prints the
# reading and then the name, as if both were words of the sentence.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "mammoth==1.13.0" "docx2python==3.7.1" "pypandoc_binary==1.17"

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
    package.writestr("word/document.xml", f"<w:document {NAMES}><w:body><w:p>{sys.argv[2]}</w:p></w:body></w:document>")
PY

status=0
run() { # run TEXT: a run of a paragraph
    echo "<w:r><w:t xml:space=\"preserve\">$1</w:t></w:r>"
}
expect() { # expect READER WHAT PARAGRAPH WANTED
    local found
    python3 -I "$work/written.py" "$work/file.docx" "$3"
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
reader, file = sys.argv[2], sys.argv[1] + "/file.docx"
if reader == "docx2python":
    from docx2python import docx2python
    text = docx2python(file).text
elif reader == "mammoth":
    import mammoth
    text = mammoth.extract_raw_text(open(file, "rb")).value
else:
    import pypandoc
    text = pypandoc.convert_file(file, "plain", extra_args=["--fail-if-warnings"])
print(*text.split())
' "$work" "$1")
    if [ "$found" = "$4" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $4"; status=1; fi
}
ruby="<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val=\"center\"/><w:hps w:val=\"10\"/><w:hpsRaise w:val=\"18\"/>\
<w:hpsBaseText w:val=\"21\"/><w:lid w:val=\"ja-JP\"/></w:rubyPr><w:rt>$(run はねだ)</w:rt>\
<w:rubyBase>$(run 羽田)</w:rubyBase></w:ruby></w:r>$(run で会談)"
expect pandoc ruby "$ruby" "で会談"
expect mammoth ruby "$ruby" "で会談"
expect docx2python ruby "$ruby" "はねだ羽田で会談"
exit "$status"
