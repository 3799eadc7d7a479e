#!/usr/bin/env bash
# python-docx 1.2.0, docx2txt 0.9, kreuzberg 4.10.4, officeparser 7.8.0 and word-extractor 1.0.4 (npm): the minus of −7 and the sign of ≥ 5 are lost.
#
# What Word inserts as a symbol of the fonts Symbol and Wingdings is an element of its own (`w:sym`, ECMA-376-1, 17.3.3.30), with the font and
# the number of the glyph, beside the text of the run. All five pass over it: `≥ 5 %` is 5 %, −7 is 7, and a list of points that
# somebody ticked has no ticks. Nothing is told. pandoc 3.9 and mammoth 1.13.0 have the letters; docx2python 3.7.1 names font and number.
#
# Needs Node.js and npm. Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "mammoth==1.13.0" "docx2txt==0.9" "python-docx==1.2.0" "kreuzberg==4.10.4"
npm install --silent --no-audit --no-fund --prefix "$work" officeparser@7.8.0 word-extractor@1.0.4

cat > "$work/written.py" <<'PY'
import sys
import zipfile

NAME = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = "http://schemas.openxmlformats.org/package/2006/"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
with zipfile.ZipFile(sys.argv[1], "w") as package:
    package.writestr(
        "[Content_Types].xml",
        f'<Types xmlns="{OPEN}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
    )
    package.writestr(
        "_rels/.rels",
        f'<Relationships xmlns="{OPEN}relationships"><Relationship Id="r1" Target="word/document.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    )
    package.writestr("word/document.xml", f"<w:document {NAME}><w:body><w:p>{sys.argv[2]}</w:p></w:body></w:document>")
PY
cat > "$work/read.cjs" <<'JS'
const { OfficeParser } = require("officeparser");
const WordExtractor = require("word-extractor");
const [reader, file] = process.argv.slice(2);
if (reader === "officeparser") OfficeParser.parseOffice(file).then((found) => console.log(found.toText()));
else new WordExtractor().extract(file).then((found) => console.log(found.getBody()));
JS
cat > "$work/read.py" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
reader, file = sys.argv[2], sys.argv[1] + "/file.docx"
if reader == "docx2txt":
    import docx2txt

    text = docx2txt.process(file)
elif reader == "python-docx":
    import docx

    text = " ".join(paragraph.text for paragraph in docx.Document(file).paragraphs)
elif reader == "kreuzberg":
    import kreuzberg

    text = kreuzberg.extract_file_sync(file).content
elif reader == "mammoth":
    import mammoth

    text = mammoth.extract_raw_text(open(file, "rb")).value
else:
    import pypandoc

    text = pypandoc.convert_file(file, "plain", extra_args=["--fail-if-warnings"])
print(text)
PY

status=0
text() { # text WORDS: a run of words
    echo "<w:r><w:t xml:space=\"preserve\">$1</w:t></w:r>"
}
symbol() { # symbol FONT NUMBER: a run of a glyph
    echo "<w:r><w:sym w:font=\"$1\" w:char=\"$2\"/></w:r>"
}
expect() { # expect WHAT BODY WANTED READER...
    local what="$1" wanted="$3" reader found
    python3 -I "$work/written.py" "$work/file.docx" "$2"
    shift 3
    for reader; do
        case $reader in
            officeparser | word-extractor) found=$(cd "$work" && node read.cjs "$reader" file.docx) ;;
            *) found=$(python3 -I "$work/read.py" "$work" "$reader") ;;
        esac
        found=$(xargs <<< "$found")
        if [ "$found" = "$wanted" ]; then
            echo "as seen   $reader, $what: $found"
        else
            echo "CHANGED   $reader, $what: $found, was $wanted"
            status=1
        fi
    done
}
share="$(text 'a share of ')$(symbol Symbol F0B3)$(text ' 5 per cent')"
change="$(text 'a change of ')$(symbol Symbol F02D)$(text '7 points')"
tick="$(symbol Wingdings F0FE)$(text ' agreed ')$(symbol Wingdings F0A8)$(text ' open')"
without=(python-docx docx2txt kreuzberg officeparser word-extractor)
expect "a share" "$share" "a share of 5 per cent" "${without[@]}"
expect "a change" "$change" "a change of 7 points" "${without[@]}"
expect "boxes" "$tick" "agreed open" "${without[@]}"
expect "a share" "$share" "a share of ≥ 5 per cent" pandoc mammoth
expect "a change" "$change" "a change of −7 points" pandoc mammoth
exit "$status"
