#!/usr/bin/env bash
# pandoc 3.9 and mammoth 1.13.0: what a simple field of Word shows is lost, be it a date or a figure.
#
# A field is written in one of two ways: as `w:fldSimple` around its result (ECMA-376-1, 17.16.19) or as runs between the marks of
# `w:fldChar` (17.16.18). Both are the same field. pandoc and mammoth print the result of the second and leave out that of
# the first: `by 3 April` becomes `by`. pandoc says nothing, with `--fail-if-warnings` too; mammoth puts a message beside its
# text. docx2python 3.7.1 prints both.
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
simple() { # simple FIELD RESULT
    echo "$(run "by ")<w:fldSimple w:instr=\" $1 \">$(run "$2")</w:fldSimple>$(run " in full")"
}
complex() { # complex FIELD RESULT
    echo "$(run "by ")<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> $1 </w:instrText></w:r>"
    echo "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>$(run "$2")<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>$(run " in full")"
}
for field in "DOCPROPERTY Due" "REF Due \\h" "QUOTE Due"; do
    for reader in pandoc mammoth; do
        expect "$reader" "simple $field" "$(simple "$field" "3 April")" "by in full"
        expect "$reader" "complex $field" "$(complex "$field" "3 April")" "by 3 April in full"
    done
    expect docx2python "simple $field" "$(simple "$field" "3 April")" "by 3 April in full"
done
exit "$status"
