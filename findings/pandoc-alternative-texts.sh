#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17): images lose their alternative text on the way to OpenDocument and Typst; in PowerPoint it is the file's name.
#
# What an image tells is said for those who do not see it (WCAG 2.2, 1.1.1). `![Map of the region](map.png)` and `{alt="…"}` have it, and HTML,
# EPUB and Word get it (`alt`, `descr`). OpenDocument has `svg:desc` for it (ODF 1.3, 10.3.18), Typst `image(alt:)`, and PowerPoint the
# same `descr` as Word: a screen reader says nothing, or `map.png`. Typst 0.15.2 refuses to make PDF/UA-1 of what pandoc wrote.
# pandoc says nothing, with `--fail-if-warnings` too.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "typst==0.15.2"

cat > "$work/images.py" <<'PY'
import base64
import os
import re
import sys
import zipfile
from pathlib import Path

work, kind, text = sys.argv[1:]
sys.path.insert(0, work)
import pypandoc
import typst

os.chdir(work)
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
Path("map.png").write_bytes(base64.b64decode(PIXEL))
file = Path(f"file.{kind.removesuffix('-pdf')}")
options = ["--fail-if-warnings", "--wrap=none", "--metadata=title:T"]
pypandoc.convert_text(text, file.suffix[1:], "markdown", outputfile=str(file), extra_args=options)
if kind == "typst-pdf":
    page = f'#set document(title: "T")\n{file.read_text()}'
    file.write_text(page)
    try:
        typst.compile(str(file), pdf_standards="ua-1")
    except typst.TypstError as error:
        print(str(error).splitlines()[0])
elif zipfile.is_zipfile(file):
    with zipfile.ZipFile(file) as package:
        parts = [name for name in package.namelist() if re.search(r"content\.xml|document\.xml|/slide\d+\.xml|/ch\d+\.xhtml", name)]
        markup = "".join(package.read(name).decode() for name in sorted(parts))
    texts = r'<(?:img|wp:docPr|p:cNvPr) [^>]*(?:alt|descr)="([^"]+)"|<svg:(?:title|desc)>([^<]*)'
    said = re.findall(texts, markup)
    print(*("".join(each) for each in said) if said else ["no text"], sep=", ")
else:
    print(*re.findall(r'alt[:=] ?"([^"]*)"', file.read_text()) or ["no text"], sep=", ")
PY
status=0
expect() { # expect FORMAT MARKDOWN WANTED: the texts of its images
    local found
    found=$(python3 -I "$work/images.py" "$work" "$1" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
captioned='![Talks, day 1](map.png){alt="Map of the region"}'
within='See ![Map of the region](map.png) here.'
for text in "$captioned" "$within"; do
    expect html "$text" "Map of the region"
    expect epub "$text" "Map of the region"
    expect docx "$text" "Map of the region"
    expect odt "$text" "no text"
    expect typst "$text" "no text"
    expect typst-pdf "$text" "PDF/UA-1 error: missing alt text"
done
expect pptx "$captioned" "map.png"
exit "$status"
