#!/usr/bin/env bash
# pandoc 3.9, odfdo 3.27.3 and officeparser 7.8.0 (npm): what a field of an OpenDocument text shows is lost, and a name that has its reading above it.
#
# A field holds the words that it shows: a date, a figure, whom a mail merge addresses, what was chosen in a list (ODF 1.3, 7). All three
# print nothing in its place: `on 3 April 2025 in Geneva` is `on in Geneva`, `Her Excellency` is `Excellency`, a marking is gone. Of
# ruby (6.4), as a Japanese name may have it, they keep neither base nor reading, and nor does kreuzberg 4.10.4. pandoc keeps
# cross-references, and says nothing with `--fail-if-warnings` too. odfpy 1.4.1 has the words of all fields.
#
# Needs Node.js and npm. Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "odfdo==3.27.3" "odfpy==1.4.1" "kreuzberg==4.10.4"
npm install --silent --no-audit --no-fund --prefix "$work" officeparser@7.8.0

cat > "$work/written.py" <<'PY'
import sys
import zipfile

TYPE = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style", "manifest")
)
with zipfile.ZipFile(sys.argv[1], "w") as package:
    package.writestr("mimetype", TYPE)
    package.writestr(
        "META-INF/manifest.xml",
        f'<manifest:manifest {NAMES} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    )
    package.writestr("styles.xml", f'<office:document-styles {NAMES} office:version="1.3"><office:styles/></office:document-styles>')
    package.writestr(
        "content.xml",
        f'<office:document-content {NAMES} office:version="1.3"><office:body><office:text><text:p>{sys.argv[2]}</text:p></office:text>'
        "</office:body></office:document-content>",
    )
PY
cat > "$work/read.cjs" <<'JS'
require("officeparser").OfficeParser.parseOffice(process.argv[2]).then((found) => console.log(found.toText()));
JS
cat > "$work/read.py" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
reader, file = sys.argv[2], sys.argv[1] + "/file.odt"
if reader == "odfdo":
    import odfdo

    text = odfdo.Document(file).get_formatted_text()
elif reader == "odfpy":
    from odf import opendocument, teletype

    text = teletype.extractText(opendocument.load(file).text)
elif reader == "kreuzberg":
    import kreuzberg

    text = kreuzberg.extract_file_sync(file).content
else:
    import pypandoc

    text = pypandoc.convert_file(file, "plain", extra_args=["--fail-if-warnings"])
print(*text.split())
PY

status=0
expect() { # expect BODY WANTED READER...
    local body="$1" wanted="$2" reader found
    python3 -I "$work/written.py" "$work/file.odt" "$body"
    shift 2
    for reader; do
        if [ "$reader" = officeparser ]; then
            found=$(cd "$work" && node read.cjs file.odt | xargs)
        else
            found=$(python3 -I "$work/read.py" "$work" "$reader")
        fi
        if [ "$found" = "$wanted" ]; then
            echo "as seen   $reader: $found"
        else
            echo "CHANGED   $reader, $body: $found, was $wanted"
            status=1
        fi
    done
}
date='on <text:date text:fixed="true" text:date-value="2025-04-03">3 April 2025</text:date> in Geneva'
figure='<text:user-field-get text:name="n">12</text:user-field-get> in favour'
merged='<text:database-display text:column-name="c" text:table-name="t" text:table-type="table">Her</text:database-display> Excellency'
choice='marking: <text:drop-down text:name="m"><text:label text:value="Public"/><text:label text:current-selected="true" text:value="Restricted"/>Restricted</text:drop-down>'
condition='<text:conditional-text text:condition="f" text:string-value-if-true="Her" text:string-value-if-false="His">Her</text:conditional-text> Excellency'
reference='see <text:bookmark-ref text:ref-name="b" text:reference-format="text">Annex II</text:bookmark-ref> below'
name='<text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>で'
without=(pandoc odfdo officeparser)
expect "$date" "on in Geneva" "${without[@]}"
expect "$figure" "in favour" "${without[@]}"
expect "$merged" "Excellency" "${without[@]}"
expect "$choice" "marking:" "${without[@]}"
expect "$condition" "Excellency" "${without[@]}"
expect "$reference" "see below" odfdo officeparser
expect "$reference" "see Annex II below" pandoc odfpy
expect "$name" "で" "${without[@]}" kreuzberg
expect "$date" "on 3 April 2025 in Geneva" odfpy kreuzberg
expect "$merged" "Her Excellency" odfpy kreuzberg
expect "$choice" "marking: Restricted" odfpy
exit "$status"
