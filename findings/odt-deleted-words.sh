#!/usr/bin/env bash
# odfdo 3.27.3 and odfpy 1.4.1: words that a tracked change deleted from an OpenDocument text are its first paragraphs.
#
# What is deleted while changes are tracked stands in `text:tracked-changes`, before the text (OpenDocument 1.3 part 3, 5.5). Both libraries
# give its paragraphs among those of the text: `get_paragraphs` of odfdo, the elements `P` of odfpy. The paragraph of a footnote comes once
# by itself and once within the paragraph that it belongs to, glued to its number and the word behind. `get_formatted_text` of odfdo
# leaves deleted words out, and with them `text:s`, so that two words stand as one.
#
# Exits 0 as long as they behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "odfdo==3.27.3" "odfpy==1.4.1"

python3 -I - "$work" <<'P'
import sys, zipfile
names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
names += ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
change = "<office:change-info><dc:creator>desk</dc:creator><dc:date>2026-05-04T10:00:00</dc:date></office:change-info>"
region = f'<text:changed-region text:id="c1"><text:deletion>{change}<text:p>words taken out</text:p></text:deletion></text:changed-region>'
note = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>'
line = f'<text:p>The ministers <text:change text:change-id="c1"/>met{note} in<text:s text:c="2"/>Geneva.</text:p>'
body = f"<office:body><office:text><text:tracked-changes>{region}</text:tracked-changes>{line}</office:text></office:body>"
kind = "application/vnd.oasis.opendocument.text"
manifest = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
for path, each in (("/", kind), ("content.xml", "text/xml"), ("styles.xml", "text/xml")):
    manifest += f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{each}"/>'
with zipfile.ZipFile(sys.argv[1] + "/in.odt", "w") as out:
    out.writestr("mimetype", kind)
    out.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
    out.writestr("styles.xml", f"<office:document-styles {names}/>")
    out.writestr("META-INF/manifest.xml", manifest + "</manifest:manifest>")
P

status=0
expect() { # expect WAY WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
file = sys.argv[1] + "/in.odt"
match sys.argv[2]:
    case "odfdo, paragraphs":
        import odfdo
        print(*[each.inner_text for each in odfdo.Document(file).body.get_paragraphs()], sep=" / ")
    case "odfdo, formatted text":
        import odfdo
        print(odfdo.Document(file).get_formatted_text().split("\n")[0])
    case "odfpy, paragraphs":
        from odf import opendocument, teletype, text
        print(*map(teletype.extractText, opendocument.load(file).getElementsByType(text.P)), sep=" / ")
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "odfdo, paragraphs" "words taken out / The ministers met1. A note. in  Geneva. / A note."
expect "odfdo, formatted text" "The ministers met[1] inGeneva."
expect "odfpy, paragraphs" "words taken out / The ministers met1A note. in  Geneva. / A note."
exit "$status"
