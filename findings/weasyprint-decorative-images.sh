#!/usr/bin/env bash
# WeasyPrint 70.0: an image that its author says is decoration is a figure without alternative text in a PDF/UA-1 file.
#
# `alt=""` is how HTML says that an image tells nothing (4.8.4.4), as an emblem beside a title, and screen readers pass over it.
# WeasyPrint makes it a `Figure`, which has to have an alternative text (ISO 14289-1, 7.3; decoration is an artifact, 7.1), and gives it
# none: `pdf_variant="pdf/ua-1"` claims a conformance that the file does not have. Nothing is told. The same image as
# a background is an artifact. Typst 0.15.2 has `pdf.artifact`, and refuses a figure without a text.
#
# Needs Pango, as WeasyPrint does. Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "weasyprint==70.0" "typst==0.15.2" "pikepdf==10.18.0"

cat > "$work/figures.py" <<'PY'
import io
import sys

sys.path.insert(0, sys.argv[1])
import pikepdf

HTML = '<html lang="en"><head><title>T</title></head><body><h1>T</h1>{}<p>Text.</p></body></html>'
SOURCE = "data:image/svg+xml,&lt;svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'&gt;&lt;rect width='9' height='9'/&gt;&lt;/svg&gt;"
TYPST = '#set document(title: "T")\n= T\n{}\nText.'
IMAGE = 'image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"></svg>"))'
PAGES = {
    "alternative text": f'<img alt="Chart" src="{SOURCE}">',
    "decoration": f'<img alt="" src="{SOURCE}">',
    "background": f'<div style="height: 9px; background: url(&quot;{SOURCE}&quot;)"></div>',
    "Typst, artifact": f"#pdf.artifact({IMAGE})",
    "Typst, no text": f"#{IMAGE}",
}


def page(kind):
    if kind.startswith("Typst"):
        import typst

        return typst.compile(TYPST.format(PAGES[kind]).encode(), pdf_standards="ua-1")
    import weasyprint

    return weasyprint.HTML(string=HTML.format(PAGES[kind])).write_pdf(pdf_variant="pdf/ua-1")


try:
    pdf = pikepdf.open(io.BytesIO(page(sys.argv[2])))
except RuntimeError as error:
    print(error)
else:
    elements = (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure")
    print(*[f"figure: {element.get('/Alt', 'no text')}" for element in elements] or ["no figure"])
PY

status=0
expect() { # expect PAGE WANTED
    local found
    found=$(python3 -I "$work/figures.py" "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "alternative text" "figure: Chart"
expect decoration "figure: no text"
expect background "no figure"
expect "Typst, artifact" "no figure"
expect "Typst, no text" "PDF/UA-1 error: missing alt text"
exit "$status"
