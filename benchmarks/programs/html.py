"""The content as HTML, for the programs that read it."""

from __future__ import annotations

from html import escape

from benchmarks import fonts
from benchmarks.content import Content, Point, Section

_FACES = {"regular": "", "bold": "font-weight: bold;", "italic": "font-style: italic;"}


def page(content: Content) -> str:
    """Give the whole page, its styles included."""
    parts = [
        f"<p><b>{escape(content.issuer)}</b></p><p><b>Fact sheet</b></p><h1>{escape(content.title)}</h1>",
        f"<p><i>{escape(content.dateline)}</i></p>",
        table(content.facts, head=False),
        f"<div class='summary'><b>Summary</b>{points(content.summary)}</div>",
        *map(_section, content.sections),
        "<h2>Follow-ups</h2>",
        table((("Action", "Owner", "Due", "Status"), *content.follow_ups)),
        f"<h2>Sources</h2><ol>{''.join(f'<li>{escape(text)}</li>' for text in content.sources)}</ol>",
    ]
    head = f"<meta charset='utf-8'><title>{escape(content.title)}</title><style>{_style()}</style>"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{''.join(parts)}</body></html>"


def points(items: tuple[Point, ...], mark: str = "") -> str:
    """Give a list of points."""
    rows = (f"<li><b>{escape(item.lead)}.</b> {escape(item.text)}{mark}</li>" for item in items)
    return f"<ul>{''.join(rows)}</ul>"


def table(rows: tuple[tuple[str, ...], ...], *, head: bool = True) -> str:
    """Give a table, its first row as a header unless there is none."""
    lines = [f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows]
    first = f"<thead>{lines.pop(0).replace('td>', 'th>')}</thead>" if head else ""
    return f"<table>{first}<tbody>{''.join(lines)}</tbody></table>"


def _section(section: Section) -> str:
    rows = table(section.rows) if section.rows else ""
    return f"<h2>{escape(section.title)}</h2>{points(section.points, '<sup>1</sup>')}{rows}"


def _style() -> str:
    faces = (
        f"@font-face {{font-family: Sheet; src: url('{fonts.file(style).as_uri()}'); {look}}}"
        for style, look in _FACES.items()
    )
    return f"""{"".join(faces)}
@page {{size: A4; margin: 20mm 24mm 23mm 24mm;
  @bottom-left {{content: "Final · Version 1"; font: 8.5pt Sheet}}
  @bottom-right {{content: "Page " counter(page) " of " counter(pages); font: 8.5pt Sheet}}}}
body {{font: 10.5pt/14.5pt Sheet}} p {{margin: 0 0 6pt}} ul, ol {{margin: 0; padding-left: 14pt}}
h1, h2 {{color: #14365d}} h1 {{font-size: 24pt; line-height: 28pt; margin: 3pt 0 5pt}}
h2 {{font-size: 16pt; line-height: 20pt; margin: 13pt 0 4pt}} li {{margin-bottom: 3.5pt}}
table {{width: 100%; border-collapse: collapse; font-size: 9.5pt; line-height: 12.5pt; margin: 5pt 0 12pt}}
td, th {{border-bottom: 0.5pt solid #c3cad3; padding: 3.5pt 5pt; text-align: left; vertical-align: top}}
.summary {{background: #f1f4f8; padding: 11pt}}"""
