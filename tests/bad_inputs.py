"""Bad inputs by seeds: a set of everything that the program reads, one file of which is damaged, and who reads it."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml
from damage import DAMAGES
from good_set import DRAFT, MEETING, image
from good_sources import IMPORTED, MARKED
from scribbles import scribble


class Run(NamedTuple):
    """What was damaged, the arguments of the command that reads it, and of one that must succeed where that does."""

    kind: str
    damage: str
    command: tuple[str, ...]
    then: tuple[str, ...] = ()


Damage = Callable[[random.Random, bytes], bytes]

_SCALARS = re.split(
    r"\s+",
    r"""-1 0 0.0000001 1e999 -1e308 .nan .inf 99999999999999999999 0x7fffffff 1_000 true ~ "" '' [] {} [[]] {a: [1, 2]}
    - ? | >- & * ! % "\0" "\ud800" "\U0010FFFF" "\t" "\u202e" "\r\n" 0000-00-00 9999-12-31 0001-01-01 2025-02-30 a:b
    ../../etc/passwd /dev/zero figure.png/ . .. %s %n {0} {x} {{ }} {% %} {# #} </p> <b> &amp; <![CDATA[ ]]> <!DOCTYPE
    ${HOME} $(id) con nul #ffffff00 #ggg xx-YY i-default""",
)
_CHARACTERS = (
    "\0\x07\t\x1b\x7f\x85\xa0\xad\u0301\u200b\u200d\u202e\u2028\u2066\ufeff\ufffe\U0001f468\U000e0041\U0010ffffا日אİßﬁ"
)


def _cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def _drop(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.choice([1, 4, 30, 300]) :]


def _repeat(rng: random.Random, data: bytes) -> bytes:
    start, times = rng.randrange(len(data)), rng.choice([1, 2, 100, 5000])
    piece = data[start : start + rng.choice([1, 20, 200])]
    return data[:start] + piece * times + data[start:]


def _flip(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice([1, 1, 5, 50])):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _other(rng: random.Random, data: bytes) -> bytes:
    """Put something else in the place of the file."""
    return rng.choice(
        [b"", b"\0" * 1000, b"\xff\xfe", image("PNG"), b"%PDF-1.7", b"PK\x03\x04", rng.randbytes(500), data[::-1]]
    )


def _put_scalar(rng: random.Random, data: bytes) -> bytes:
    """Put an odd value behind a colon, a dash, a bracket or an equals sign, in the place of what stands there."""
    found = list(re.finditer(rb"(?<=[:\-=] )[^\n,\]}]*|(?<=[\[{(|])[^\n,\]}|]*", data))
    if not found:
        return _flip(rng, data)
    place = rng.choice(found)
    return data[: place.start()] + rng.choice(_SCALARS).encode() + data[place.end() :]


def _put_characters(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + (rng.choice(_CHARACTERS) * rng.choice([1, 1, 3, 3000])).encode() + data[at:]


def _swap_lines(rng: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(rng.choice([1, 3])):
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _indent(rng: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    number = rng.randrange(len(lines))
    lines[number] = rng.choice([b" ", b"  ", b"      ", b"- ", b"# "]) + lines[number]
    return b"".join(lines)


def _grow(rng: random.Random, data: bytes) -> bytes:
    """Make a word, a line or a list long."""
    at = rng.choice([place.end() for place in re.finditer(rb"\w+", data)] or [0])
    return (
        data[:at]
        + rng.choice([b"a", b"A ", b"1", b"*a* ", b"[a](", b"(AB) ", b"a-", b"\xe6\x97\xa5"]) * 15_000
        + data[at:]
    )


_BYTES: tuple[Damage, ...] = (_cut, _drop, _repeat, _flip, _flip, _other)
_TEXT: tuple[Damage, ...] = (
    *_BYTES,
    *(_put_scalar,) * 6,
    _put_characters,
    _put_characters,
    _swap_lines,
    _indent,
    _grow,
)

_WORDS = re.split(
    r"\s+(?=[{<&])",
    """{{ meeting }} {{ meeting.nothing }} {{ meeting.title.nothing }} {{ label("x") }} {{ label() }} {{ 1/0 }} {{ x| }}
    {{ "a" * 10**9 }} {% if %} {% endif %} {% for %} {{ meeting|nothing }} {% include "x" %} {% raw %} <notes/>
    <document> {% include "own/template.html.j2" %} {% extends "own/template.html.j2" %} </p> <p> <x/> <table/>
    & < &nbsp; <title/>
    <ref note="x"/> <figure/> <ul><ul/></ul> <td/> {{ meeting.sections[9**9] }} {{ meeting.__class__ }} {{ [].append }}
    <p class="x"/> <section/> <!-- --> <tr/> <col/> <br/> <page-number/> <figure src="../x" alt="x"/>
    <a href="x">y</a>
    <figure src="pack:x" alt="y"/> {{ meeting.date|day("x") }}""",
)
_LOOPS = (
    "{% for i in range(10**9) %}{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}a{% endfor %}{% endfor %}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% set x = namespace(a='a') %}{% for i in range(99) %}{% set x.a = x.a ~ x.a %}{% endfor %}",
    "{% set ns = namespace(l=[]) %}{% for i in range(99) %}{% set ns.l = ns.l + [ns.l, ns.l] %}{% endfor %}{{ ns.l }}",
    "{{ '%999999999d' % 1 }}",
    "{{ meeting.title | center(999999999) }}",
    "<ul><li>" * 500 + "</li></ul>" * 500,
    "<table>" + "<tr><td>a</td></tr>" * 5000 + "</table>",
)


def _put_template(rng: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    piece = rng.choice(_LOOPS) if rng.random() < 0.2 else rng.choice(_WORDS)
    at = rng.randrange(len(lines) + 1)
    return b"".join([*lines[:at], piece.encode() + b"\n", *lines[at:]])


def _meeting_damage(rng: random.Random, data: bytes) -> bytes:
    """Damage a meeting so that no reader may accept it."""
    for _ in range(20):
        try:
            damaged = rng.choice(DAMAGES)(data.decode(), rng)
        except (yaml.YAMLError, LookupError, ValueError, TypeError, RecursionError):  # this meeting has no place for it
            continue
        return damaged.encode() if isinstance(damaged, str) else damaged
    return data


def _part_damage(rng: random.Random, data: bytes) -> bytes:
    """Damage one part of a Word file, and leave the package whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, LookupError, ValueError, NotImplementedError, EOFError):  # broken before
        return data
    document = "word/document.xml"
    name = document if rng.random() < 0.6 and document in parts else rng.choice(sorted(parts))
    match rng.randrange(12):
        case 0:
            del parts[name]
        case 1:
            parts[f"word/{rng.choice(['x.xml', 'document2.xml', 'vbaProject.bin'])}"] = rng.randbytes(200)
        case 2:
            parts[name] = parts[rng.choice(sorted(parts))]
        case 3:
            parts[name] = rng.choice(_BYTES)(rng, parts[name] or b"x")
        case _:
            for _ in range(rng.choice([1, 1, 4, 20])):
                parts[name] = _xml_damage(rng, parts[name])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return stream.getvalue()


_ELEMENTS = (
    *(
        "<w:del w:id='1' w:author='A'>{}</w:del>",
        "<w:ins>{}</w:ins>",
        "<w:moveFrom w:id='x'>{}</w:moveFrom>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    ),
    *(
        "{}<w:tab/>",
        "{}{}",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:tbl>{}</w:tbl>",
        "<w:p>{}</w:p>",
        "{}<w:br w:type='page'/>",
        "<w:r>{}</w:r>",
        "",
    ),
    *(
        "{}<w:sym w:char='F0E0' w:font='Wingdings'/>",
        "{}<w:commentRangeStart w:id='77'/>",
        "<x>{}</x>",
        "{}<w:fldChar w:fldCharType='begin'/>",
        "<w:tc>{}</w:tc>",
    ),
    *(
        "{}<w:bookmarkStart w:id='1' w:name='x'/>",
        "{}<w:bookmarkEnd w:id='5'/>",
        "<mc:AlternateContent xmlns:mc='m'>{}</mc:AlternateContent>",
    ),
)


def _xml_damage(rng: random.Random, xml: bytes) -> bytes:
    """Change an element, an attribute or a text, so that the part stays well-formed as a rule."""
    text = xml.decode("utf-8", "replace")
    pattern, change = rng.choice(_XML_CHANGES)
    found = list(re.finditer(pattern, text))
    if not found:
        return xml
    place = rng.choice(found)
    return (text[: place.start()] + change(rng, place[0]) + text[place.end() :]).encode("utf-8", "replace")


def _change_element(rng: random.Random, old: str) -> str:
    return rng.choice(_ELEMENTS).replace("{}", old)


def _change_tag(rng: random.Random, old: str) -> str:
    return old * 2 if old.endswith("/>") else old.replace(">", rng.choice([" w:x='1'>", "/>", "><w:x/>"]))


def _change_attribute(rng: random.Random, old: str) -> str:
    return rng.choice(["", "-1", "9" * 30, "x", "2025-13-45T99:99:99Z", old * 50, "rId999", "true", "&#x41;"])


def _change_text(rng: random.Random, old: str) -> str:
    backwards = old[::-1].replace("&", "").replace(";", "")
    return rng.choice(["", " ", old * 3, backwards, "日本" * 999, "{{ x }}", "1 2 3", "a\u0301\u202e", "=(A1)"])


_XML_CHANGES: tuple[tuple[str, Callable[[random.Random, str], str]], ...] = (
    (r"<(w:(?:r|p|t|tc|tr|tbl|sdt|ins|del|hyperlink))\b(?:[^<>]*[^/])?>(?:(?!</?\1\b).)*</\1>", _change_element),
    (r"<w:[^<>]*/>|<w:\w+(?: [^<>]*)?>", _change_tag),
    (r'(?<==")[^"]*(?=")', _change_attribute),
    (r"(?<=>)[^<>]+(?=<)", _change_text),
)


BUILD = ("build", "-j", "1")
COPIES = ("build", MEETING, "-f", "docx", "-o", "out", "--alternat", "all", "--name", "{id}.{party}.{format}")
_READ = (BUILD, ("check",), ("build", MEETING, "-f", "docx", "-o", "out"), ("build", MEETING, "-f", "pdf", "-o", "out"))
_MEETING_READ = (
    *(*_READ, ("build", MEETING, "--draft", "-o", "out"), ("redline", MEETING, "talks.fr.yaml", "-o", "out.docx")),
    COPIES,
    *(
        ("beside", "talks.fr.yaml", MEETING, "-o", "out.docx"),
        ("parity",),
        ("review", "merge", DRAFT),
        ("review", "show", DRAFT),
    ),
)
_SHAPED = (("build", MEETING, "-f", "docx", "-o", "out"), ("build", MEETING, "-f", "pdf", "-o", "out"), BUILD)
_OUTPUT = (BUILD, ("verify",), ("verify", "--rebuild"), ("build", "--prune"), ("changes", "dist", "dist"))
_REVIEW = (("review", "show", DRAFT), ("review", "merge", DRAFT), ("review", "show", DRAFT, "--format", "json"))
_MARKED = (
    *(("check", MARKED), ("build", MARKED, "-f", "docx", "-o", "out"), ("build", MARKED, "-f", "pdf", "-o", "out")),
    *(("markings",), ("markings", "desk"), ("banner", "S//REL TO USA, JPN", "S//DESK", "U", "--scheme", "desk")),
)
_TRUST = ("review", "merge", DRAFT, "--trust-embedded", "--into", MEETING)

KINDS: Mapping[str, tuple[tuple[str, ...], tuple[Damage, ...], tuple[tuple[str, ...], ...]]] = {
    "meetings": ((MEETING,), (*_TEXT, *(_meeting_damage,) * 6), _MEETING_READ),
    "packs": (
        ("packs/own/template.html.j2", "packs/own/macros.html.j2"),
        (*_TEXT, *(_put_template,) * 14),
        (*_SHAPED, ("build", MEETING, "--draft", "-o", "out"), ("templates",)),
    ),
    "labels": (("packs/own/labels/en.yaml", "packs/standard/labels/en.yaml"), _TEXT, _SHAPED),
    "themes": (("theme.yaml",), _TEXT, _SHAPED),
    "images": (("figure.png", "photo.jpg", "arms.png"), _BYTES, _SHAPED),
    "settings": (("factsheet.toml",), _TEXT, (BUILD, ("check",), ("verify",), ("parity",))),
    "profiles": (
        ("profiles/desk.yaml",),
        _TEXT,
        (*_SHAPED, COPIES, (*_SHAPED[1], "--fit"), ("profiles",), ("check",)),
    ),
    "designations": (("packs/designations/en.yaml",), _TEXT, (*_SHAPED, ("check",))),
    "review files": (("talks.review.yaml",), _TEXT, (*_REVIEW, ("build", MEETING, "--draft", "-o", "out"))),
    "glossaries": (("glossary.yaml",), _TEXT, (("check",), ("parity",))),
    "Word files": ((DRAFT,), (*_BYTES, *(_part_damage,) * 20), (*_REVIEW, _TRUST)),
    "bases": ((".factsheet/drafts/*",), _TEXT, _REVIEW),
    **{
        f"texts as {ending}": ((f"source.{ending}",), damages, (("new", IMPORTED, "--from", f"source.{ending}"),))
        for ending, damages in {
            **dict.fromkeys(("md", "html", "txt"), _TEXT),
            "docx": (*_BYTES, *(_part_damage,) * 20),
            "pdf": (*_TEXT, *(_flip,) * 6),
        }.items()
    },
    "marked meetings": ((MARKED,), (*_TEXT, *(_meeting_damage,) * 6), _MARKED[:3]),
    "schemes of markings": (("markings/desk.yaml",), _TEXT, _MARKED),
    "records": (("dist/.factsheet-record", "dist/manifest.json", "dist/SHA256SUMS"), _TEXT, _OUTPUT),
}
"""What is damaged: its files, the damages, and the commands that read it."""

_WEIGHTS = dict(zip(KINDS, (24, 15, 4, 8, 8, 6, 6, 2, 3, 3, 16, 2, 4, 5, 2, 8, 6, 4, 6, 3), strict=True))


def damage(folder: Path, seed: int) -> Run:
    """Damage one file of a set, and say which command is to read it; the same for the same seed."""
    rng = random.Random(seed)
    kind = rng.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
    names, damages, commands = KINDS[kind]
    file = rng.choice(sorted(found for name in names for found in folder.glob(name)))
    data = file.read_bytes()
    if kind == "Word files" and data[:2] == b"PK" and rng.random() < 0.5:
        data = scribble(data, str(seed))
    how = [rng.choice(damages) for _ in range(rng.choice([1, 1, 1, 3]))]
    for each in how:
        data = each(rng, data) if data else data
    file.write_bytes(data)
    command = rng.choice(commands)
    told = f"{file.name}: {', '.join(each.__name__.strip('_') for each in how)}"
    return Run(kind, told, command, ("check", IMPORTED) if command[0] == "new" else ())
