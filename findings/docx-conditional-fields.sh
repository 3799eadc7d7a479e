#!/usr/bin/env bash
# pandoc 3.9, mammoth 1.13.0, docx2python 3.7.1, docx2txt 0.9, python-docx 1.2.0: what a condition of Word asks for is read as text.
#
# A field may stand within the code of another (ECMA-376-1, 17.16.18): `IF` asks for the gender or the rank that a mail merge puts
# in, and shows one of two words, as notes to many addressees do. The inner field's result is a part of the question, and Word prints
# the outer one's alone: `Her Excellency`. All five print both, `FHer Excellency`. A figure that a condition compares comes
# before the one that is meant: 12 and 7 are `127 votes`. A field that stands alone is right in all of them.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "mammoth==1.13.0" "docx2python==3.7.1" "docx2txt==0.9" "python-docx==1.2.0"

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
mark() { # mark TYPE: begin, separate or end of a field
    echo "<w:r><w:fldChar w:fldCharType=\"$1\"/></w:r>"
}
code() { # code TEXT: a piece of a field's code
    echo "<w:r><w:instrText xml:space=\"preserve\">$1</w:instrText></w:r>"
}
condition() { # condition NAME VALUE REST SHOWN: a field whose code asks for a merged value
    local value="$(mark begin)$(code " MERGEFIELD $1 ")$(mark separate)$(run "$2")$(mark end)"
    echo "$(mark begin)$(code " IF ")$value$(code "$3")$(mark separate)$(run "$4")$(mark end)"
}
expect() { # expect READER WHAT BODY WANTED
    local found
    python3 -I "$work/written.py" "$work/file.docx" "$3"
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
reader, file = sys.argv[2], sys.argv[1] + "/file.docx"
if reader == "docx2python":
    from docx2python import docx2python
    text = docx2python(file).text
elif reader == "docx2txt":
    import docx2txt
    text = docx2txt.process(file)
elif reader == "python-docx":
    import docx
    text = " ".join(paragraph.text for paragraph in docx.Document(file).paragraphs)
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
address="<w:p>$(condition Gender F ' = "F" "Her" "His" ' Her)$(run " Excellency")</w:p>"
votes="<w:p>$(condition For 12 ' > "9" "7" "none" ' 7)$(run " votes")</w:p>"
plain="<w:p>$(mark begin)$(code " MERGEFIELD Title ")$(mark separate)$(run Her)$(mark end)$(run " Excellency")</w:p>"
for reader in pandoc mammoth docx2python docx2txt python-docx; do
    expect "$reader" "a condition" "$address" "FHer Excellency"
    expect "$reader" "a figure asked for" "$votes" "127 votes"
    expect "$reader" "a field alone" "$plain" "Her Excellency"
done
exit "$status"
