#!/usr/bin/env bash
# pandoc 3.9 and mammoth 1.13.0: words that stand within an element for their direction are lost, in pandoc those in custom XML too.
#
# `w:dir` and `w:bdo` hold runs and say which way they are read (ECMA-376-1, 17.3.2.8 and 17.3.2.3), `w:customXml` holds runs and
# says what they mean (17.5.1). Their words are words of the sentence. pandoc passes over all three and mammoth over the first
# two, so that `shall not apply` is read as `shall apply`. pandoc says nothing, with `--fail-if-warnings` too; mammoth
# puts a message beside its text. `w:smartTag` and content controls are read by both, and all of them by docx2python 3.7.1.
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
within() { # within ELEMENT ATTRIBUTES
    echo "$(run "shall ")<w:$1 $2>$(run "not")</w:$1>$(run " apply")"
}
custom='w:uri="urn:example:meeting" w:element="denial"'
for reader in pandoc mammoth docx2python; do
    lost="shall apply"
    [ "$reader" = docx2python ] && lost="shall not apply"
    expect "$reader" w:dir "$(within dir 'w:val="rtl"')" "$lost"
    expect "$reader" w:bdo "$(within bdo 'w:val="ltr"')" "$lost"
    expect "$reader" w:smartTag "$(within smartTag "$custom")" "shall not apply"
    expect "$reader" w:sdt "$(run "shall ")<w:sdt><w:sdtContent>$(run "not")</w:sdtContent></w:sdt>$(run " apply")" "shall not apply"
done
expect pandoc w:customXml "$(within customXml "$custom")" "shall apply"
expect mammoth w:customXml "$(within customXml "$custom")" "shall not apply"
expect docx2python w:customXml "$(within customXml "$custom")" "shall not apply"
exit "$status"
