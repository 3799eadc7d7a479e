#!/usr/bin/env bash
# pandoc 3.9, mammoth 1.13.0, markitdown 0.1.9 and docx2txt 0.9: what was chosen in a drop-down list of a form of Word is lost.
#
# A form of Word has text, check boxes and drop-down lists (`FORMDROPDOWN`, ECMA-376-1, 17.16.5.21). The list holds all its entries and
# the number of the one that is shown (`w:ddList`, `w:result`), and no run with its words, as fields otherwise have. All four print
# nothing in its place: `Marking: Restricted` is read as a paper without a marking. pandoc says nothing, with `--fail-if-warnings`
# too. Text that is typed into a form, and the newer list (`w:dropDownList` of a content control), are read by all. docx2python 3.7.1
# has the entry.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "mammoth==1.13.0" "markitdown[docx]==0.1.9" "docx2python==3.7.1" "docx2txt==0.9" "python-docx==1.2.0"

cat > "$work/read.py" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

TEXT = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Marking"/><w:enabled/>{}</w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
LIST = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Open"/><w:listEntry w:val="Restricted"/></w:ddList>'
CONTROL = (
    '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Open" w:value="1"/>'
    '<w:listItem w:displayText="Restricted" w:value="2"/></w:dropDownList></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
)
RESTRICTED = TEXT.format("Restricted")
KINDS = {
    "list of a form": FIELD.format(LIST, "FORMDROPDOWN", ""),
    "text of a form": FIELD.format("<w:textInput/>", "FORMTEXT", RESTRICTED),
    "list of a control": CONTROL.format(RESTRICTED),
}

reader, kind, file = sys.argv[2], sys.argv[3], sys.argv[1] + "/file.docx"
document = docx.Document()
paragraph = f"<w:p {nsdecls('w')}>{TEXT.format('Marking: ')}{KINDS[kind]}{TEXT.format('.')}</w:p>"
document.element.body.insert(0, parse_xml(paragraph))
document.save(file)

if reader == "docx2txt":
    import docx2txt

    text = docx2txt.process(file)
elif reader == "docx2python":
    from docx2python import docx2python

    text = docx2python(file).text
elif reader == "markitdown":
    from markitdown import MarkItDown

    text = MarkItDown().convert(file).text_content
elif reader == "mammoth":
    import mammoth

    with open(file, "rb") as opened:
        text = mammoth.extract_raw_text(opened).value
else:
    import pypandoc

    text = pypandoc.convert_file(file, "plain", extra_args=["--fail-if-warnings"])
print(*text.split())
PY

status=0
expect() { # expect READER KIND WANTED
    local found
    found=$(python3 -I "$work/read.py" "$work" "$1" "$2" 2>/dev/null)
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
for reader in pandoc mammoth markitdown docx2txt; do expect "$reader" "list of a form" "Marking: ."; done
expect docx2python "list of a form" "Marking: Restricted."
for reader in pandoc mammoth markitdown docx2txt docx2python; do
    expect "$reader" "text of a form" "Marking: Restricted."
    expect "$reader" "list of a control" "Marking: Restricted."
done
exit "$status"
