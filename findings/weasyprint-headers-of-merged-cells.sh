#!/usr/bin/env bash
# WeasyPrint 70.0: beside a merged cell, cells of a PDF/UA-1 table are tied to the header of another column, or to none.
#
# `Headers` of a cell names the header cells that a screen reader says with it (ISO 32000-1, 14.8.5.7; ISO 14289-1, 7.5). WeasyPrint
# counts the cells of a row, not the columns. In a row below a cell of two rows (`rowspan`) each is tied to the header left of its own:
# `Region: Korea, Party: 5` is what is heard. A header of two columns (`colspan`) is that of the first alone, and a header of two rows
# that of the first row. The page looks right, and so is a table without merged cells. Typst 0.15.2 counts columns.
#
# Needs Pango, as WeasyPrint does. Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "weasyprint==70.0" "typst==0.15.2" "pikepdf==10.18.0"

cat > "$work/headers.py" <<'PY'
import io
import sys

sys.path.insert(0, sys.argv[1])
import pikepdf

HTML = '<html lang="en"><head><title>Votes</title></head><body><h1>Votes</h1><table>{}</table></body></html>'
TYPST = '#set document(title: "Votes")\n#table(columns: 3, {})'
ROWS = "<thead><tr><th>Region<th>Party<th>Votes<tbody>"
TABLES = {  # the table for each program, then the words of its cells
    "plain": (ROWS + "<tr><td>Asia<td>Japan<td>7", "", "Region Party Votes Asia Japan 7"),
    "rows": (
        ROWS + "<tr><td rowspan=2>Asia<td>Japan<td>7<tr><td>Korea<td>5",
        "table.header([Region], [Party], [Votes]), table.cell(rowspan: 2)[Asia], [Japan], [7], [Korea], [5]",
        "Region Party Votes Asia Japan 7 Korea 5",
    ),
    "columns": (
        "<thead><tr><th colspan=2>Party<th>Votes<tbody><tr><td>Asia<td>Japan<td>7",
        "table.header(table.cell(colspan: 2)[Party], [Votes]), [Asia], [Japan], [7]",
        "Party Votes Asia Japan 7",
    ),
    "header of rows": (
        ROWS + "<tr><th scope=row rowspan=2>Asia<td>Japan<td>7<tr><td>Korea<td>5",
        "",
        "Region Party Votes Asia Japan 7 Korea 5",
    ),
}


def page(program, html, typst_code):
    if program == "Typst":
        import typst

        return typst.compile(TYPST.format(typst_code).encode(), pdf_standards="ua-1")
    import weasyprint

    return weasyprint.HTML(string=HTML.format(html)).write_pdf(pdf_variant="pdf/ua-1")


def cells(element):
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from cells(child)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        if element.S in ("/TH", "/TD"):
            yield element
        if "/K" in element:
            yield from cells(element.K)


def headers(cell):
    attributes = cell.get("/A", [])
    for attribute in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        yield from map(str, attribute.get("/Headers", []))


html, typst_code, words = TABLES[sys.argv[3]]
pdf = pikepdf.open(io.BytesIO(page(sys.argv[2], html, typst_code)))
named = list(zip(cells(pdf.Root.StructTreeRoot.K), words.split(), strict=True))
names = {str(cell.ID): word for cell, word in named if "/ID" in cell}
told = (f"{word}: {' and '.join(names[header] for header in headers(cell)) or 'none'}" for cell, word in named if cell.S == "/TD")
print(*told, sep=", ")
PY

status=0
expect() { # expect PROGRAM TABLE WANTED: the headers of each cell
    local found
    found=$(python3 -I "$work/headers.py" "$work" "$1" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
expect WeasyPrint plain "Asia: Region, Japan: Party, 7: Votes"
expect WeasyPrint rows "Asia: Region, Japan: Party, 7: Votes, Korea: Region, 5: Party"
expect Typst rows "Asia: Region, Japan: Party, 7: Votes, Korea: Party, 5: Votes"
expect WeasyPrint columns "Asia: Party, Japan: none, 7: Votes"
expect Typst columns "Asia: Party, Japan: Party, 7: Votes"
expect WeasyPrint "header of rows" "Japan: Asia and Party, 7: Asia and Votes, Korea: Region, 5: Party"
exit "$status"
