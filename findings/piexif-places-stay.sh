#!/usr/bin/env bash
# piexif 1.1.3: `remove` takes Exif out of a JPEG, and leaves the place and the author that its XMP and comment say.
#
# Cameras and agencies write place and author twice, in Exif (CIPA DC-008) and in XMP (ISO 16684-1), which is in a segment of the same kind, APP1.
# After `piexif.remove` the Exif is gone, author and GPS with it; `photoshop:City`, `exif:GPSLatitude` and the comment are there.
#
# Exits 0 as long as piexif behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "piexif==1.1.3" "pillow==12.0.0"

status=0
found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import piexif
from PIL import Image
file = sys.argv[1] + "/in.jpg"
exif = piexif.dump({"0th": {piexif.ImageIFD.Artist: b"the photographer"}, "GPS": {piexif.GPSIFD.GPSLatitudeRef: b"N"}})
names = "xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" xmlns:exif=\"http://ns.adobe.com/exif/1.0/\""
said = f"<rdf:Description {names} photoshop:City=\"Geneva\" exif:GPSLatitude=\"46,12.27N\"/>"
rdf = f"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">{said}</rdf:RDF>"
xmp = f"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">{rdf}</x:xmpmeta>".encode()
Image.new("RGB", (8, 8)).save(file, exif=exif, xmp=xmp, comment=b"for the desk")
def has():
    data = open(file, "rb").read()
    return [each in data for each in (b"the photographer", b"Geneva", b"46,12.27N", b"for the desk")]
print(*has())
piexif.remove(file)
print(*has())
' "$work" | tr '\n' ';')
if [ "$found" = "True True True True;False True True True;" ]; then
    echo "as seen   Exif, city, latitude, comment before and after: $found"
else
    echo "CHANGED   Exif, city, latitude, comment before and after: $found"
    status=1
fi
exit "$status"
