"""Ways to damage a meeting file, each of which leaves a file that no reader may accept."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

import yaml

Tree = dict[str, object]

NEEDED = {
    "": ("id", "kind", "title", "date", "venue", "issuer", "participants"),
    "venue": ("city", "country"),
    "issuer": ("name",),
    "participants": ("party",),
    "people": ("name",),
    "sections": ("title",),
    "section": ("title",),
    "paragraph": ("text",),
    "table": ("columns",),
    "follow_ups": ("action",),
    "sources": ("title",),
    "allow": ("code", "reason"),
}
"""The keys that must stand in the mappings below a key."""

TEXT_WILL_DO = {"owners", "paragraph"}
"""Keys whose value may be a text as well as a list or mapping."""

CONTROLS = "\x00\x07\x08\x0b\x0c\x1b\x7f\x85\t\u2028\ufeff\uffff"
BREAKING_LINES = ["]", "}", "@", "`", "%", "'", '"', "[", "{", "&", "*", "a text", "key: value: text", "!", "key: ["]
MEGABYTES = 10_000_000


def load(text: str) -> Tree:
    """Read a meeting as texts, lists and mappings."""
    return yaml.load(text, yaml.CBaseLoader)


def dump(tree: Tree) -> str:
    """Write such a tree as YAML, with every text in quotes."""
    return yaml.dump(tree, Dumper=_Quoting, allow_unicode=True, sort_keys=False)


class _Quoting(yaml.CSafeDumper):
    """Quotes texts, writes None as nothing, and never uses anchors."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'"))
_Quoting.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def mappings(tree: object, around: str = "") -> Iterator[tuple[str, Tree]]:
    """Give the mappings of a tree, each with the nearest key around it; the keys of abbreviations are the user's."""
    match tree:
        case dict():
            yield around, tree
            for key, value in tree.items():
                if key != "abbreviations":
                    yield from mappings(value, key)
        case list():
            for item in tree:
                yield from mappings(item, around)


def drop_key(text: str, chance: random.Random) -> str:
    """Leave out a key that must stand."""
    tree = load(text)
    found = [(part, key) for around, part in mappings(tree) for key in NEEDED.get(around, ()) if key in part]
    part, key = chance.choice(found)
    del part[key]
    return dump(tree)


def misspell_key(text: str, chance: random.Random) -> str:
    """Change a letter of a key, so that it is none of the keys there are."""
    tree = load(text)
    known = {key for _, part in mappings(tree) for key in part} | {"from", "to", "role", "place", "office", "points"}
    part, key = chance.choice([(part, key) for _, part in mappings(tree) for key in part])
    misspelt = key
    while misspelt in known:
        at = chance.randrange(len(key))
        misspelt = key[:at] + chance.choice(["", key[at] * 2, chance.choice("xyzq_-")]) + key[at + 1 :]
    items = [(misspelt or "x" if each == key else each, value) for each, value in part.items()]
    part.clear()
    part.update(items)
    return dump(tree)


def double_key(text: str, chance: random.Random) -> str:
    """Write a line with a key and a value twice."""
    lines = text.splitlines(keepends=True)
    found = [n for n, line in enumerate(lines) if re.match(r" *(- )?[a-z_]+: [^>|{\[ ]", line) and _is_key(lines, n)]
    number = chance.choice(found)
    again = re.sub(r"^( *)- ", r"\1  ", lines[number])
    return "".join([*lines[: number + 1], again, *lines[number + 1 :]])


def _is_key(lines: list[str], number: int) -> bool:
    """Tell whether a line is no part of a folded text: those stand deeper than the line that begins them."""
    depth = len(lines[number]) - len(lines[number].lstrip())
    above = next((line for line in reversed(lines[:number]) if len(line) - len(line.lstrip()) < depth), "")
    return not above.rstrip().endswith((">-", ">", "|"))


def wrong_type(text: str, chance: random.Random) -> str:
    """Put a value of another type in the place of one, or nothing."""
    tree = load(text)
    part, key = chance.choice([(part, key) for _, part in mappings(tree) for key in part])
    others: list[object] = [None, [["a list"]], {"a key": {"of": "a mapping"}}]
    if not isinstance(part[key], str) and key not in TEXT_WILL_DO:
        others.append("a text")
    part[key] = chance.choice(others)
    return dump(tree)


def break_yaml(text: str, chance: random.Random) -> str:
    """Put a line between two others that cannot stand there."""
    lines = text.splitlines(keepends=True)
    number = chance.randrange(3, len(lines))
    return "".join([*lines[:number], chance.choice(BREAKING_LINES) + "\n", *lines[number:]])


def put_control(text: str, chance: random.Random) -> str:
    """Put a character into the text that no text may hold."""
    at = chance.randrange(1, len(text))
    return text[:at] + chance.choice(CONTROLS) + text[at:]


def put_byte(text: str, chance: random.Random) -> bytes:
    """Put a byte into the text that is not UTF-8."""
    at = chance.randrange(len(text))
    return text[:at].encode() + bytes([chance.choice([0xC0, 0xFE, 0xFF])]) + text[at:].encode()


def truncate(text: str, chance: random.Random) -> bytes:
    """Cut the file off before the participants, anywhere in a character."""
    data = text.encode()
    return data[: chance.randrange(data.index(b"participants:") + len(b"participants:"))]


def nest(text: str, chance: random.Random) -> bytes:
    """Nest lists or mappings without end, in the place of the file or of its last value."""
    unit = chance.choice([b"[", b"{a: ", b"- ", b"? "])
    start = chance.choice([b"", text.encode() + b"\ncontacts:\n  "])
    return start + unit * (MEGABYTES // len(unit))


def repeat_id(text: str, chance: random.Random) -> str:
    """Give two items of the file the same id."""
    tree = load(text)
    # Columns have their names to themselves.
    named = [part for key, part in mappings(tree) if "id" in part and part is not tree and key != "columns"]
    first, second = chance.sample(named, 2)
    second["id"] = first["id"]
    return dump(tree)


def name_nothing(text: str, chance: random.Random) -> str:
    """Let an item rest on a source that is not listed."""
    tree = load(text)
    citing = [part for _, part in mappings(tree) if part is not tree and "sources" in part]
    chance.choice(citing)["sources"] = [chance.choice(["artikel", "nothing", "x.y"])]
    return dump(tree)


DAMAGES: tuple[Callable[[str, random.Random], str | bytes], ...] = (
    drop_key,
    misspell_key,
    double_key,
    wrong_type,
    break_yaml,
    put_control,
    put_byte,
    truncate,
    nest,
    repeat_id,
    name_nothing,
)


def damaged(text: str, number: int) -> bytes:
    """Give a damaged copy of a text, always the same for the same number; damages take turns."""
    result = DAMAGES[number % len(DAMAGES)](text, random.Random(number))
    return result if isinstance(result, bytes) else result.encode()
