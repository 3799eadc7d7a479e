#!/usr/bin/env bash
# html-to-docx 1.8.0 and @turbodocx/html-to-docx 1.23.1 (npm): quoted words, abbreviations and the last row of a table are lost.
#
# HTML says what words are: quoted (`q`), an abbreviation (`abbr`), small print (`small`), a time (`time`). Whoever does not know an
# element keeps its words, as browsers do. Both leave them out: `They said No to the EU` becomes `They said to the` in Word.
# `tfoot`, where totals stand, and the caption of a table are lost as well. In 1.8.0 the space between two elements
# goes, `G7leaders`, and `del` is no longer struck. Nothing is told. `mark` and `code` keep their words.
#
# Needs Node.js and npm. Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" html-to-docx@1.8.0 @turbodocx/html-to-docx@1.23.1

cat > "$work/write.cjs" <<'JS'
const { writeFileSync } = require("fs");

async function main([library, html]) {
  const loaded = require(library);
  const made = await (loaded.default ?? loaded)(html);
  writeFileSync("file.docx", Buffer.from(made.arrayBuffer ? await made.arrayBuffer() : made));
}
main(process.argv.slice(2));
JS

status=0
expect() { # expect LIBRARY HTML WANTED: the paragraphs of the Word file, struck words within ~~
    local found
    (cd "$work" && node write.cjs "$1" "$2")
    found=$(python3 -I -c '
import sys
import zipfile
from xml.etree import ElementTree
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
def words(run):
    text = "".join(part.text or "" for part in run.iter(f"{W}t"))
    return f"~~{text}~~" if run.find(f"{W}rPr/{W}strike") is not None else text
root = ElementTree.fromstring(zipfile.ZipFile(sys.argv[1] + "/file.docx").read("word/document.xml"))
paragraphs = ("".join(map(words, paragraph.iter(f"{W}r"))) for paragraph in root.iter(f"{W}p"))
print(*filter(None, (" ".join(text.split()) for text in paragraphs)), sep=" / ")
' "$work")
    if [ "$found" = "$3" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $3"; status=1; fi
}
old=html-to-docx
new=@turbodocx/html-to-docx
for library in "$old" "$new"; do
    expect "$library" '<p>They said <q>No</q> to the <abbr>EU</abbr> on <time>3 April</time>.</p>' "They said to the on ."
    expect "$library" '<p>Agreed <small>by a vote</small>.</p>' "Agreed ."
    expect "$library" '<p>Text <mark>marked</mark> and <code>coded</code>.</p>' "Text marked and coded."
    expect "$library" \
        '<table><caption>Votes</caption><tbody><tr><td>Japan 7</td></tr></tbody><tfoot><tr><td>Total 12</td></tr></tfoot></table>' "Japan 7"
done
expect "$old" '<p><b>G7</b> <i>leaders</i> shall <del>not</del> meet.</p>' "G7leaders shall not meet."
expect "$new" '<p><b>G7</b> <i>leaders</i> shall <del>not</del> meet.</p>' "G7 leaders shall ~~not~~ meet."
exit "$status"
