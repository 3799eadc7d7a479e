#!/usr/bin/env bash
# pandoc 3.9, odfdo 3.27.3, kreuzberg 4.10.4 and officeparser 7.8.0 (npm): figures of OpenDocument change columns, and headings of tables go.
#
# Each place that a merged cell covers has an element of its own, `covered-table-cell` (ODF 1.3, 9.1.5), so that every row has a cell a
# column. pandoc writes none: below a cell of two rows (`rowspan`) Korea and 7 are the first cells of their row, and odfdo, which
# counts, has 7 under Party and nothing under Votes. With the element put in it has both right. kreuzberg passes over the element as
# well. officeparser leaves out the rows of a heading (`table-header-rows`). LibreOffice and pandoc read the file as it was meant.
#
# Needs Node.js and npm. Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "odfdo==3.27.3" "kreuzberg==4.10.4"
npm install --silent --no-audit --no-fund --prefix "$work" officeparser@7.8.0

cat > "$work/table.py" <<'PY'
import sys
import zipfile
from pathlib import Path

work, task, *rest = sys.argv[1:]
sys.path.insert(0, work)
HTML = (
    "<table><thead><tr><th>Region</th><th>Party</th><th>Votes</th></tr></thead><tbody>"
    "<tr><td rowspan='2'>Asia</td><td>Japan</td><td>12</td></tr><tr><td>Korea</td><td>7</td></tr></tbody></table>"
)
if task == "write":
    import pypandoc

    written = Path(work, "pandoc.odt")
    pypandoc.convert_text(HTML, "odt", "html", outputfile=str(written), extra_args=["--fail-if-warnings"])
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(Path(work, "covered.odt"), "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "content.xml":
                start, _, row = part.rpartition(b"<table:table-row>")
                part = start + b"<table:table-row><table:covered-table-cell/>" + row
            new.writestr(name, part)
elif rest[0] == "odfdo":
    import odfdo

    rows = odfdo.Document(f"{work}/{task}.odt").body.tables[0].get_values()
    print("; ".join(", ".join(str(cell or "-") for cell in row) for row in rows))
else:
    import kreuzberg

    rows = kreuzberg.extract_file_sync(f"{work}/{task}.odt").tables[0].cells
    print("; ".join(", ".join(cell or "-" for cell in row) for row in rows))
PY
cat > "$work/read.cjs" <<'JS'
require("officeparser")
  .OfficeParser.parseOffice(process.argv[2])
  .then((found) => console.log(found.toText().trim().split(/\s+/).join(", ")));
JS
python3 -I "$work/table.py" "$work" write
status=0
expect() { # expect FILE READER WANTED: the cells
    local found
    if [ "$2" = officeparser ]; then
        found=$(cd "$work" && node read.cjs "$1.odt")
    else
        found=$(python3 -I "$work/table.py" "$work" "$1" "$2")
    fi
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
expect pandoc odfdo "Region, Party, Votes; Asia, Japan, 12; Korea, 7, -"
expect covered odfdo "Region, Party, Votes; Asia, Japan, 12; -, Korea, 7"
expect pandoc kreuzberg "Region, Party, Votes; Asia, Japan, 12; Korea, 7"
expect covered kreuzberg "Region, Party, Votes; Asia, Japan, 12; Korea, 7"
expect pandoc officeparser "Asia, Japan, 12, Korea, 7"
expect covered officeparser "Asia, Japan, 12, Korea, 7"
exit "$status"
