#!/usr/bin/env bash
# pandoc 3.9, mammoth 1.13.0, markitdown 0.1.9, docx2python 3.7.1 and docx2txt 0.9: words and figures on two lines of Word become one.
#
# Of what parts words, a run may hold a line break (`w:br`), the same in an older form (`w:cr`, ECMA-376-1, 17.3.3.4), a break of a page
# (`w:br` with `w:type="page"`, 17.3.3.1), a tab, and a tab to the margin (`w:ptab`, 17.3.3.23), as running heads have it. `w:br` and
# the tab part words in all five. `w:cr` and the tab to the margin are dropped by the first four, and the break of a page by
# mammoth and markitdown: 12 in favour and 7 against are 127. docx2txt loses the tab to the margin alone. pandoc says nothing, with
# `--fail-if-warnings` too; mammoth puts a message beside its text, not for the break of a page.
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

KINDS = {
    "br": "<w:br/>",
    "tab": "<w:tab/>",
    "cr": "<w:cr/>",
    "page": '<w:br w:type="page"/>',
    "ptab": '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>',
}

reader, kind, file = sys.argv[2], sys.argv[3], sys.argv[1] + "/file.docx"
document = docx.Document()
paragraph = f"<w:p {nsdecls('w')}><w:r><w:t>12</w:t>{KINDS[kind]}<w:t>7</w:t></w:r></w:p>"
document.element.body.insert(0, parse_xml(paragraph))
document.save(file)

messages = []
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
        result = mammoth.convert_to_html(opened)
    text, messages = result.value.replace("<br />", " ").removeprefix("<p>").removesuffix("</p>"), result.messages
else:
    import pypandoc

    text = pypandoc.convert_file(file, "plain", extra_args=["--fail-if-warnings"])
print(*text.split(), *("with a message" for _ in messages))
PY

status=0
expect() { # expect READER KIND WANTED
    local found
    found=$(python3 -I "$work/read.py" "$work" "$1" "$2" 2>/dev/null)
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
for reader in pandoc mammoth markitdown docx2python docx2txt; do
    expect "$reader" br "12 7"
    expect "$reader" tab "12 7"
done
for kind in cr ptab; do
    for reader in pandoc markitdown docx2python; do expect "$reader" "$kind" 127; done
    expect mammoth "$kind" "127 with a message"
done
expect docx2txt cr "12 7"
expect docx2txt ptab 127
for reader in mammoth markitdown; do expect "$reader" page 127; done
for reader in pandoc docx2python docx2txt; do expect "$reader" page "12 7"; done
exit "$status"
