#!/usr/bin/env bash
# pandoc 3.9, mammoth 1.13.0, docx2python 3.7.1, docx2txt 0.9, kreuzberg 4.10.4 and officeparser 7.8.0 (npm): a cover page has an older title than Word shows.
#
# A content control may be bound to a property of the document or to a value of its data (`w:dataBinding`, ECMA-376-1, 17.5.2.6), as the
# title, author and date of Word's cover pages are; what is stored there is what Word and LibreOffice show, and the words in the
# control are what was there when it was saved. Who sets `core_properties.title`, as python-docx 1.2.0 lets one, has a new title
# page in Word and the old one in all six, whether it be a title or a marking in custom XML. Nothing is told.
#
# Needs Node.js and npm. Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "mammoth==1.13.0" "docx2python==3.7.1" "docx2txt==0.9" "kreuzberg==4.10.4" "python-docx==1.2.0"
npm install --silent --no-audit --no-fund --prefix "$work" officeparser@7.8.0

cat > "$work/written.py" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
STORES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MARKINGS = "{5A6F3E5C-0B7A-4C57-9F5B-3D1C2B0A9E41}"


def control(names, path, store, words):
    """A content control of a paragraph that is bound to what path finds in a store."""
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="{names}" w:xpath="{path}" w:storeItemID="{store}"/>'
        f"<w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )


document = docx.Document()
paragraphs = (
    control(
        f"xmlns:c='{CORE}' xmlns:d='http://purl.org/dc/elements/1.1/'",
        "/c:coreProperties[1]/d:title[1]",
        "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
        "Draft statement",
    ),
    control("xmlns:m='urn:x-markings'", "/m:marking[1]", MARKINGS, "Restricted"),
)
for number, paragraph in enumerate(paragraphs):
    document.element.body.insert(number, paragraph)


def part(name, kind, text):
    """A part of the package with XML of one's own."""
    return Part(PackURI(name), kind, text.encode(), document.part.package)


marking = part("/customXml/item2.xml", "application/xml", '<m:marking xmlns:m="urn:x-markings">Public</m:marking>')
about = part(
    "/customXml/itemProps2.xml",
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    f'<s:datastoreItem xmlns:s="{STORES}" s:itemID="{MARKINGS}"/>',
)
marking.relate_to(about, f"{RELATIONSHIPS}/customXmlProps")
document.part.relate_to(marking, RELATIONSHIP_TYPE.CUSTOM_XML)
document.core_properties.title = "Joint statement"
document.save(sys.argv[1] + "/file.docx")
PY
cat > "$work/read.cjs" <<'JS'
require("officeparser").OfficeParser.parseOffice(process.argv[2]).then((found) => console.log(found.toText()));
JS
cat > "$work/read.py" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
reader, file = sys.argv[2], sys.argv[1] + "/file.docx"
if reader == "docx2python":
    from docx2python import docx2python

    text = docx2python(file).text
elif reader == "docx2txt":
    import docx2txt

    text = docx2txt.process(file)
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
python3 -I "$work/written.py" "$work"
status=0
for reader in pandoc mammoth docx2python docx2txt kreuzberg officeparser; do
    if [ "$reader" = officeparser ]; then
        found=$(cd "$work" && node read.cjs file.docx)
    else
        found=$(python3 -I "$work/read.py" "$work" "$reader")
    fi
    found=$(xargs <<< "$found")
    wanted="Draft statement Restricted"
    if [ "$found" = "$wanted" ]; then echo "as seen   $reader: $found"; else echo "CHANGED   $reader: $found, was $wanted"; status=1; fi
done
exit "$status"
