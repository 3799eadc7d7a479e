#!/usr/bin/env bash
# pandoc 3.9: the text of a paragraph at which a text box of Word is anchored is lost, be it a heading or a figure in a table.
#
# A text box hangs on a run of some paragraph, as a marking or an embargo in the margin does. Word writes it twice, as a shape and, for
# old readers, in VML (`mc:AlternateContent`, ECMA-376-3). pandoc puts the text of the box where the paragraph stood and leaves
# out whatever else was in it, with `--fail-if-warnings` too. docx2python 3.7.1 and docx2txt 0.9 have the paragraph and print
# the box twice; mammoth 1.13.0 has each once.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "mammoth==1.13.0" "docx2python==3.7.1" "docx2txt==0.9"

cat > "$work/written.py" <<'PY'
import sys
import zipfile

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
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
box() { # box TEXT: a run with a text box, as Word writes it
    local text="<w:txbxContent><w:p>$(run "$1")</w:p></w:txbxContent>"
    local shape="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    echo "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"300000\"/>\
<wp:docPr id=\"1\" name=\"Box\"/><a:graphic><a:graphicData uri=\"$shape\"><wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr/>\
<wps:txbx>$text</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>\
<mc:Fallback><w:pict><v:shape><v:textbox>$text</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
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
elif reader == "mammoth":
    import mammoth
    text = mammoth.extract_raw_text(open(file, "rb")).value
else:
    import pypandoc
    text = pypandoc.convert_file(file, "plain", extra_args=["--fail-if-warnings"])
print(*(word for word in text.split() if word.strip("-")))
' "$work" "$1")
    if [ "$found" = "$4" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $4"; status=1; fi
}
sentence="<w:p>$(run "Agreed on 3 April. ")$(box EMBARGO)$(run "Japan abstained.")</w:p><w:p>$(run "Next.")</w:p>"
cell="<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr><w:p>"
column="<w:gridCol w:w=\"3000\"/>"
table="<w:tbl><w:tblPr/><w:tblGrid>$column$column</w:tblGrid><w:tr>$cell$(run Japan)</w:p></w:tc>\
$cell$(run "10 t")$(box EMBARGO)</w:p></w:tc></w:tr></w:tbl><w:p/>"
expect pandoc "a sentence" "$sentence" "EMBARGO Next."
expect mammoth "a sentence" "$sentence" "Agreed on 3 April. Japan abstained. EMBARGO Next."
expect docx2python "a sentence" "$sentence" "EMBARGO EMBARGO Agreed on 3 April. Japan abstained. Next."
expect docx2txt "a sentence" "$sentence" "Agreed on 3 April. EMBARGO EMBARGOJapan abstained. Next."
expect pandoc "a table" "$table" "Japan EMBARGO"
expect mammoth "a table" "$table" "Japan 10 t EMBARGO"
exit "$status"
