#!/usr/bin/env bash
# pandoc 3.9, mammoth 1.13.0, markitdown 0.1.9, docx2python 3.7.1 and docx2txt 0.9: what Word hides is read as text of the page.
#
# Hidden text (`w:vanish`, ECMA-376-1, 17.3.2.41) is not displayed and not printed, be it so by a run or by its style. Drafts have it for
# fall-back positions and for notes to whoever speaks, beside the line to take. All five put its words between those of the
# sentence, without a sign by which a tool behind them could leave them out. python-docx 1.2.0 has `font.hidden`, for runs that say it
# themselves.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "mammoth==1.13.0" "markitdown[docx]==0.1.9" "docx2python==3.7.1" "docx2txt==0.9" "python-docx==1.2.0"

cat > "$work/read.py" <<'PY'
import re
import sys

sys.path.insert(0, sys.argv[1])
import docx
from docx.enum.style import WD_STYLE_TYPE

reader, case, file = sys.argv[2], sys.argv[3], sys.argv[1] + "/file.docx"
document = docx.Document()
document.styles.add_style("Note to speaker", WD_STYLE_TYPE.CHARACTER).font.hidden = True
paragraph = document.add_paragraph("We ask for a term of ")
run = paragraph.add_run("five years; three will do")
paragraph.add_run(".")
if case == "run":
    run.font.hidden = True
else:
    run.style = "Note to speaker"
document.save(file)

if reader == "python-docx":
    text = "".join(run.text for run in docx.Document(file).paragraphs[0].runs if not run.font.hidden)
elif reader == "docx2txt":
    import docx2txt

    text = docx2txt.process(file)
elif reader == "docx2python":
    from docx2python import docx2python

    text = docx2python(file, html=True).text
elif reader == "markitdown":
    from markitdown import MarkItDown

    text = MarkItDown().convert(file).text_content
elif reader == "mammoth":
    import mammoth

    with open(file, "rb") as opened:
        text = mammoth.convert_to_html(opened).value.removeprefix("<p>").removesuffix("</p>")
else:
    import pypandoc

    text = pypandoc.convert_file(file, "html", extra_args=["--fail-if-warnings"])
    text = text.strip().removeprefix("<p>").removesuffix("</p>")
print(*text.split())
PY

status=0
expect() { # expect READER CASE WANTED
    local found
    found=$(python3 -I "$work/read.py" "$work" "$1" "$2" 2>/dev/null)
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
all="We ask for a term of five years; three will do."
for reader in pandoc mammoth markitdown docx2python docx2txt; do
    expect "$reader" run "$all"
    expect "$reader" style "$all"
done
expect python-docx run "We ask for a term of ."
expect python-docx style "$all"
exit "$status"
