"""Edits of a draft in Word's own XML, by seeds: words changed in silence, insertions and deletions that are tracked."""

from __future__ import annotations

import io
import random
import re
import zipfile

from random_meetings import ENGLISH

_PART = "word/document.xml"
_RUN = re.compile(r'<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve">([^<]* [^<]*)</w:t></w:r>')
_DATE = 'w:date="2025-05-02T08:00:00Z">'


def scribble(draft: bytes, seed: str) -> bytes:
    """Give a draft with up to five edits of its text."""
    rng = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(draft)) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for info, data in parts.items():
            archive.writestr(info, _edited(rng, data.decode()) if info.filename == _PART else data)
    return written.getvalue()


def _edited(rng: random.Random, xml: str) -> str:
    for number in range(rng.choice([1, 2, 5])):
        # No insertion stands in another.
        free = [run for run in _RUN.finditer(xml) if not xml.endswith(_DATE, 0, run.start())]
        run = rng.choice(free)
        xml = f"{xml[: run.start()]}{_new(rng, run, 90_000 + number)}{xml[run.end() :]}"
    return xml


def _new(rng: random.Random, run: re.Match[str], number: int) -> str:
    """Give what stands in the place of a run."""
    word, mark = rng.choice(ENGLISH), f'w:id="{number}" w:author="A. Reviewer" {_DATE}'
    words = run[2].split(" ")
    match rng.randrange(3):
        case 0:
            return f"{run[0]}<w:ins {mark}{_run('t', run[1], f' {word} and more')}</w:ins>"
        case 1:
            kept, gone = " ".join(words[:-1]), f" {words[-1]}"
            return f"{_run('t', run[1], kept)}<w:del {mark}{_run('delText', run[1], gone)}</w:del>"
    words[rng.randrange(len(words))] = word
    return _run("t", run[1], " ".join(words))


def _run(tag: str, look: str | None, text: str) -> str:
    return f'<w:r>{look or ""}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'
