"""What is settled by rule once portions are cut out: what bears no mark of its own, and what referred to more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from factsheet.check.abbreviations import abbreviations_in
from factsheet.meeting import outline
from factsheet.paths import ValuePath, item_text, key_text
from factsheet.release.cutting import KINDS, texts_in
from factsheet.release.withheld import Withheld
from factsheet.release.writing import plain_meeting
from factsheet.source import nodes
from factsheet.source.writer import write

REASON = "Allowed in the full sheet."
_CITED, _PATHS = "sources", "alternat"
"""The keys of ids of sources, and of paths of values."""


class Settled(Struct, frozen=True):
    """The meeting as it is to be written, what went by rule, and old paths of items by new ones."""

    root: nodes.Mapping
    withheld: tuple[Withheld, ...]
    paths: Mapping[str, str]


def settle(root: nodes.Mapping, lines: Callable[[nodes.Mapping], Iterable[str]]) -> Settled:
    """Settle a meeting that portions were cut out of; of its classification those `lines` stay that the rest needs.

    Clearances go: they are of the full text, as the digest of silence and objections are. So do keys that no rule
    releases, sources that nothing cites any more, abbreviations that no text has, and why rules are switched off. Ids
    and paths are those of the new file.
    """
    gone: list[Withheld] = []
    root = _known(root, gone)
    cited = set(_citations(root))
    root = _without(root, _CITED, lambda id_: None if id_ in cited else "nothing that is released cites it", gone)
    used = _used_abbreviations(root)
    root = _without(root, "abbreviations", lambda id_: None if id_ in used else "no text that is released has it", gone)
    root = _with(root, "allow", lambda node: _reasonless(node, gone))
    root = _with(root, "silence", _undigested)
    needed = set(lines(root))
    root = _with(root, "classification", lambda node: _block(node, needed, gone))
    names = _names(root)
    return Settled(_referring(root, names), tuple(gone), {new: old for old, new in names.items.items()})


HEAD = (
    *("format", "id", "reference", "kind", "document", "title", "marking", "language", "date", "from", "to", "starts"),
    *("duration", "previous", "status", "version", "venue", "issuer", "co_issuers", "released", "embargo", "numbering"),
)
"""The keys of the head of a sheet, which the mark of the title covers."""
PORTIONS = ("participants", "groups", "summary", "sections", "follow_ups", "annexes", "related", "contacts")
"""The keys of lists of portions."""
BY_RULE = ("sources", "abbreviations", "allow", "classification", "silence", _PATHS)
"""The keys of which stays what the rest needs."""
NEVER = {"clearances": "offices clear the full text", "objections": "parties objected to the full text"}
"""The keys of what is released to no level, and why."""


def _known(root: nodes.Mapping, gone: list[Withheld]) -> nodes.Mapping:
    """Leave out what is released to no level, and any key of which no rule says that it is."""
    for entry in root.entries:
        if entry.key not in {*HEAD, *PORTIONS, *BY_RULE}:
            why = NEVER.get(entry.key, "no rule releases it")
            items = entry.value.items if isinstance(entry.value, nodes.Sequence) else ()
            names = [(item_text(entry.key, nodes.identity(item)), item) for item in items] or [(entry.key, entry.value)]
            kind = KINDS.get(entry.key, entry.key)
            gone += [Withheld(path, kind, "", why, tuple(texts_in(node))) for path, node in names]
    kept = tuple(entry for entry in root.entries if entry.key in {*HEAD, *PORTIONS, *BY_RULE})
    return nodes.Mapping(kept, root.span)


def _undigested(node: nodes.Node) -> nodes.Node:
    """Leave out the digest of the text that is under silence, which is the full one."""
    return _with(node, "digest", lambda _: None) if isinstance(node, nodes.Mapping) else node


def _with(root: nodes.Mapping, key: str, change: Callable[[nodes.Node], nodes.Node | None]) -> nodes.Mapping:
    """Give a mapping with another value of a key, if it has one; None leaves the key out."""
    entries = []
    for entry in root.entries:
        value = change(entry.value) if entry.key == key else entry.value
        if value is not None:
            entries.append(nodes.Entry(entry.key, entry.key_span, value, entry.implied))
    return nodes.Mapping(tuple(entries), root.span)


def _without(root: nodes.Mapping, key: str, why: Callable[[str], str | None], gone: list[Withheld]) -> nodes.Mapping:
    """Take the items out of a list of the meeting for which there is a reason."""

    def kept(node: nodes.Node) -> nodes.Node | None:
        items = []
        for item in node.items if isinstance(node, nodes.Sequence) else ():
            name = nodes.identity(item) or ""
            if reason := why(name):
                gone.append(Withheld(item_text(key, name), KINDS[key], "", reason, tuple(texts_in(item))))
            else:
                items.append(item)
        return nodes.Sequence(tuple(items), node.span) if items else None

    return _with(root, key, kept)


def _citations(node: nodes.Node, *, root: bool = True) -> Iterator[str]:
    """Give the ids of sources that a meeting cites."""
    match node:
        case nodes.Mapping(entries):
            for entry in entries:
                if entry.key == _CITED and not root:
                    yield from texts_in(entry.value)
                elif not isinstance(entry.value, nodes.Scalar):
                    yield from _citations(entry.value, root=False)
        case nodes.Sequence(items):
            for item in items:
                yield from _citations(item, root=False)


def _used_abbreviations(root: nodes.Mapping) -> set[str]:
    """Give the abbreviations that stand in texts, or in what another one of these stands for."""
    listed = root.get("abbreviations")
    items = listed.value.items if listed and isinstance(listed.value, nodes.Sequence) else ()
    every = [each for each in items if isinstance(each, nodes.Mapping)]
    meanings = {str(nodes.identity(each)): each.text("meaning") or "" for each in every}
    texts = [] if not meanings else list(_prose(root))
    used: set[str] = set()
    while found := abbreviations_in(texts, meanings.keys() - used):
        used |= found
        texts = [meanings[each] for each in found]
    return used


_ASIDE = frozenset(("id", "marking", "path", "url", "abbreviations", "allow", "classification", _PATHS))
"""Keys of what is no prose."""


def _prose(node: nodes.Node, key: str = "") -> Iterator[str]:
    match node:
        case nodes.Mapping(entries):
            for entry in entries:
                if entry.key not in _ASIDE:
                    yield from _prose(entry.value, entry.key)
        case nodes.Sequence(items):
            for item in items:
                yield from _prose(item, key) if key != _CITED or isinstance(item, nodes.Mapping) else ()
        case nodes.Scalar(value):
            if value:
                yield value


def _reasonless(node: nodes.Node, gone: list[Withheld]) -> nodes.Node:
    """Leave of allowances the rules alone: their reasons are the drafters'."""
    items = []
    for item in node.items if isinstance(node, nodes.Sequence) else ():
        if isinstance(item, nodes.Mapping):
            path = key_text(item_text("allow", nodes.identity(item)), "reason")
            texts = tuple(texts_in(nodes.child(item, "reason") or item))
            gone.append(Withheld(path, "reason", "", "reasons are the drafters' own", texts))
            items.append(_with(item, "reason", lambda reason: nodes.Scalar(REASON, reason.span)))
    return nodes.Sequence(tuple(items), node.span)


def _block(node: nodes.Node, kept: set[str], gone: list[Withheld]) -> nodes.Node | None:
    """Leave of the block of a sheet what the banner of what remains asks for."""
    entries = node.entries if isinstance(node, nodes.Mapping) else ()
    for entry in entries:
        if entry.key not in kept:
            path, why = f"classification.{entry.key}", "the banner of what is released does not ask for it"
            gone.append(Withheld(path, "classification", "", why, tuple(texts_in(entry.value))))
    left = tuple(entry for entry in entries if entry.key in kept)
    return nodes.Mapping(left, node.span) if left else None


def items_of(node: nodes.Node, path: str = "") -> Iterator[str]:
    """Give the paths of all items that are no texts, in the order of the file."""
    for entry in node.entries if isinstance(node, nodes.Mapping) else ():
        at = key_text(path, entry.key)
        if isinstance(entry.value, nodes.Mapping):
            yield from items_of(entry.value, at)
        for item in entry.value.items if isinstance(entry.value, nodes.Sequence) else ():
            if isinstance(item, nodes.Mapping):
                name = item_text(at, nodes.identity(item))
                yield name
                yield from items_of(item, name)


class _Names(Struct, frozen=True):
    """The paths of items in a file of their own, by those that they had, and whether a path leads to a value there."""

    items: Mapping[str, str]
    leads: Callable[[ValuePath], bool]

    def source(self, text: str) -> str | None:
        """Give the new id of a source; None for one that is gone."""
        path = self.items.get(item_text(_CITED, text))
        return ValuePath.parse(path).id if path else None

    def path(self, text: str) -> str | None:
        """Give the new path of a value; None for one that is gone."""
        path = ValuePath.parse(text)
        owner = ValuePath.parse(self.items.get(str(path.owner), ""))
        new = owner.joined(path.field)
        return str(new) if len(owner) == len(path.owner) and self.leads(new) else None


def _names(root: nodes.Mapping) -> _Names:
    bare = _referring(root, None)
    again = outline(write(plain_meeting(bare)).encode(), "")
    return _Names(dict(zip(items_of(bare), items_of(again.named), strict=True)), again.positions.has)


def _referring(root: nodes.Mapping, names: _Names | None) -> nodes.Mapping:
    """Give a meeting that names items as they are in its new file; without names, ids and paths are left out."""

    def refer(node: nodes.Node, *, top: bool = False) -> nodes.Node:
        match node:
            case nodes.Mapping(entries):
                kept = [(entry, new(entry, top=top)) for entry in entries]
                changed = tuple(
                    nodes.Entry(entry.key, entry.key_span, value, entry.implied) for entry, value in kept if value
                )
                return nodes.Mapping(changed, node.span)
            case nodes.Sequence(items):
                return nodes.Sequence(tuple(map(refer, items)), node.span)
        return node

    def new(entry: nodes.Entry, *, top: bool) -> nodes.Node | None:
        if entry.key == _PATHS and top:
            return _named(entry.value, names.path) if names else None
        if entry.key == _CITED and not top:
            return _named(entry.value, names.source) if names else None
        return refer(entry.value)

    result = refer(root, top=True)
    return result if isinstance(result, nodes.Mapping) else root


def _named(node: nodes.Node, name: Callable[[str], str | None]) -> nodes.Node | None:
    items = node.items if isinstance(node, nodes.Sequence) else ()
    found = [(item, name(item.value)) for item in items if isinstance(item, nodes.Scalar) and item.value]
    kept = tuple(nodes.Scalar(text, item.span) for item, text in found if text)
    return nodes.Sequence(kept, node.span) if kept else None
