#!/usr/bin/env bash
# markitdown 0.1.9 and docx2python 3.7.1: raised figures and figures on both sides of a special hyphen become one figure.
#
# Word has 10⁶ as 10 and a raised 6 (`w:vertAlign`, ECMA-376-1, 17.3.2.42), and so it has the number of a note that somebody
# raised by hand. Both print `106 tonnes`, and `500` with note 1 is `5001`. docx2python leaves out the hyphen that does not break
# (`w:noBreakHyphen`, 17.3.3.18) as well: the year 2025‑26 is 202526; markitdown has it. pandoc 3.9 keeps all three.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "markitdown[docx]==0.1.9" "mammoth==1.13.0" "markdownify==1.2.3" "docx2python==3.7.1" "pypandoc_binary==1.17"

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
elif reader == "markitdown":
    from markitdown import MarkItDown
    text = MarkItDown().convert(file).text_content
else:
    import pypandoc
    text = pypandoc.convert_file(file, "plain")
print(*text.split())
' "$work" "$1")
    if [ "$found" = "$4" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $4"; status=1; fi
}
raised() { # raised FIGURE RAISED: a figure with another one raised behind it
    echo "$(run "$1")<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>$2</w:t></w:r>"
}
power="$(raised 10 6)$(run " tonnes")"
note="$(raised 500 1)$(run " tonnes")"
year="<w:r><w:t>2025</w:t><w:noBreakHyphen/><w:t>26</w:t></w:r>"
for reader in markitdown docx2python; do
    expect "$reader" "a power" "$power" "106 tonnes"
    expect "$reader" "a note" "$note" "5001 tonnes"
done
expect markitdown "a year" "$year" "2025‑26"
expect docx2python "a year" "$year" "202526"
expect pandoc "a power" "$power" "10⁶ tonnes"
expect pandoc "a note" "$note" "500¹ tonnes"
expect pandoc "a year" "$year" "2025‑26"
exit "$status"
