"""A text as others send it, in every form that is imported, and a marked meeting with a scheme of its own."""

from __future__ import annotations

import io
from collections.abc import Mapping

from docx import Document
from reportlab.pdfgen.canvas import Canvas

MARKED, IMPORTED = "marked.yaml", "imported.yaml"
MARKDOWN = """\
---
title: Joint Statement on Energy
date: 2025-04-03
source_url: https://www.example.org/energy
---

# Joint Statement on Energy

Brussels, April 3, 2025

The **United States** and *Japan* met on 3 April 2025 and agreed to hold [talks](https://example.org/t).

***

## Trade & energy

**Supplies:** Talks on `trade` resume by June 30, 2025.

- One of the points
    - A point below, with an image: ![A map](map.png)
- Another

5. The fifth
6. The sixth

| Party | Share |
| --- | --- |
| Japan | 40 % |

> Words of others
"""
PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>Party A and Party B on Energy | Daily</title><meta charset="utf-8">
<link rel="canonical" href="https://www.example.org/energy"><script>run()</script></head>
<body><nav><a href="/">World</a> <a href="/economy">Economy</a></nav>
<main><h1>Party A and Party B on Energy</h1><p>Brussels, 3 April 2025</p>
<p>Foreign Minister A. Person of Japan and <b>Secretary</b> B. Person met in Brussels &amp; agreed.</p>
<h2>Energy</h2><p><strong>Supplies.</strong> They agreed to hold “talks” – and to publish the results.<br>At once.</p>
<ol start="5"><li>A first report.</li><li>A second: <a href="/plan">the plan</a>.<ul><li>Below</li></ul></li></ol>
<table><tr><th>Party</th><th colspan="2">Share</th></tr><tr><td>Japan</td><td>40 %</td><td>new</td></tr></table>
<figure><img src="a.png" alt="A map"><figcaption>The map</figcaption></figure></main>
<aside><h3>Top 5 This Week</h3><p>Other stories</p></aside><form><label>A comment</label></form></body></html>
"""
SCHEME = """\
title: The desk's own
base: us
without: [FOUO]
sources: [A handbook of the desk]
levels: {U: {banner: UNCLASSIFIED, source: "1"}}
controls:
  DESK: {category: non-ic, banner: DESK ONLY, title: For the desk, levels: [S, TS], excludes: [XD], source: "2"}
release: {groups: {QUAD: [AUS, IND, JPN, USA]}}
block: {by: "Classified by:", reason: "Reason:"}
bears: [{what: date, level: C, source: "3"}]
"""
MEETING = """\
id: marked
kind: bilateral
title: Japan and the United States
marking: U
date: 2025-04-03
reference: 12/25
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
classification: {scheme: desk, by: The desk officer, derived_from: Multiple Sources, declassify_on: "20500403"}
participants: [{party: JP, marking: U}, {party: US, marking: U}]
summary: [{text: What was said., marking: "S//REL TO USA, JPN"}]
sections:
  - {title: Trade, marking: U, content: [{text: One point., marking: C//NF, points: [{text: Below, marking: S//DESK}]}]}
"""
_ENDINGS = {"md": MARKDOWN.encode(), "html": PAGE.encode(), "txt": MARKDOWN.split("---\n", 2)[2].encode()}


def sources() -> Mapping[str, bytes]:
    """Give a text in every form that is imported, as files."""
    files = {**_ENDINGS, "docx": _word(), "pdf": _pdf()}
    return {f"source.{ending}": data for ending, data in files.items()}


def marked() -> Mapping[str, bytes]:
    """Give a marked meeting and its scheme of markings."""
    return {MARKED: MEETING.encode(), "markings/desk.yaml": SCHEME.encode()}


def _word() -> bytes:
    document = Document()
    document.add_paragraph("Joint Statement on Energy", style="Title")
    document.add_paragraph("Brussels, April 3, 2025")
    document.add_paragraph("The United States and Japan met on 3 April 2025 and agreed to hold talks.")
    document.add_heading("Trade & energy", 1)
    document.add_paragraph("").add_run("Supplies: ").bold = True
    for style in ("List Bullet", "List Bullet 2", "List Number", "List Number"):
        document.add_paragraph("One of the points", style=style)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "ABCD", strict=True):
        cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pdf() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True, pageCompression=0)
    lines = [line for line in MARKDOWN.split("---\n", 2)[2].splitlines() if line]
    for page in (lines[:8], lines[8:]):
        for number, line in enumerate(page):
            canvas.setFont("Helvetica-Bold" if line.startswith("#") else "Helvetica", 16 - 4 * bool(number))
            canvas.drawString(70, 750 - 24 * number, line.strip("# "))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
