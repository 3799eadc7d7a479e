"""What the tests of the API share: a meeting of plain values, and the samples."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from PIL import Image

INPUTS = Path(__file__).parents[2] / "inputs"
MEETING = {
    "id": "sample",
    "kind": "bilateral",
    "title": "Party A and Party B",
    "date": "2025-04-03",
    "status": "draft",
    "venue": {"city": "Brussels", "country": "BE"},
    "issuer": {"name": "Ministry of Party A"},
    "participants": [{"party": "Party A", "people": [{"name": "Anna Able"}]}, {"party": "JP"}],
    "sections": [
        {
            "id": "security",
            "title": "Security",
            "content": [{"id": "again", "text": "The parties agreed to speak of it again."}],
        }
    ],
    "follow_ups": [{"action": "Draw up a plan", "owners": ["JP", "Party A"], "due": "2025-07-15"}],
}
FIGURE = {"figure": {"path": "map.png", "alt": "A map"}}


@cache
def image(color: str = "navy", size: tuple[int, int] = (16, 8)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, color).save(stream, "PNG")
    return stream.getvalue()


def extended(docx: bytes, sentence: str = " And soon.") -> bytes:
    """Give a draft in which Jane has added a sentence to the point, tracked."""
    parts = zipfile.ZipFile(io.BytesIO(docx))
    end = "of it again.</w:t></w:r>"
    added = f'<w:r><w:t xml:space="preserve">{sentence}</w:t></w:r>'
    stamp = 'w:id="900" w:author="Jane" w:date="2025-04-04T10:00:00Z"'
    body = parts.read("word/document.xml").decode()
    assert body.count(end) == 1
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in parts.namelist():
            changed = body.replace(end, f"{end}<w:ins {stamp}>{added}</w:ins>").encode()
            archive.writestr(name, changed if name == "word/document.xml" else parts.read(name))
    return stream.getvalue()
