"""From the files of schemes of markings to the schemes: each laid over its base, and checked."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from factsheet.markings.model import SchemeFile
from factsheet.markings.scheme import Scheme
from factsheet.pipeline.layered_files import LayeredFiles, LayeredKind
from factsheet.pipeline.packs import NamedFile, unknown_scheme
from factsheet.source import nodes
from factsheet.source.bind import bind


class Schemes(LayeredFiles):
    """The schemes of markings of some files by their names, each read once; one's own come first."""

    def __init__(self, files: Mapping[str, NamedFile]) -> None:
        super().__init__(files, _KIND)
        self._schemes: dict[str, Scheme] = {}

    def scheme(self, name: str) -> Scheme:
        """Give a scheme; raises FactsheetError with all that is wrong with it, each at its place."""
        if name not in self._schemes:
            self._schemes[name] = Scheme(name, bind(self.laid(name), SchemeFile))
        return self._schemes[name]


def schemes_of(files: Mapping[str, NamedFile]) -> Schemes:
    """Give the schemes of files; those that were asked for last stay read for the next sheet of the process."""
    return _schemes(tuple(sorted(files.items(), key=lambda each: each[0])))


@lru_cache(maxsize=2)
def _schemes(files: tuple[tuple[str, NamedFile], ...]) -> Schemes:
    return Schemes(dict(files))


def _without(base: nodes.Node, over: nodes.Node) -> nodes.Node:
    """Take the levels and controls out of a base that a scheme over it does not have, and what names them there."""
    left_out = nodes.child(over, "without")
    items = left_out.items if isinstance(left_out, nodes.Sequence) else ()
    marks = {item.value for item in items if isinstance(item, nodes.Scalar)}
    return _cut(base, marks) if marks else base


_LISTS = ("levels", "needs", "needs_one", "excludes", "yields_to", "parts")


def _cut(base: nodes.Node, marks: set[str | None]) -> nodes.Node:
    """Take the rules of some marks out of a scheme, and these marks out of all others."""
    if not isinstance(base, nodes.Mapping):
        return base
    entries = []
    for entry in base.entries:
        value = entry.value
        if isinstance(value, nodes.Mapping) and entry.key == "foreign":
            if any(_names(each.value, marks) for each in value.entries):
                continue
        elif isinstance(value, nodes.Mapping) and entry.key == "release":
            value = _kept(value, lambda each: not _names(each.value, marks))
        elif isinstance(value, nodes.Mapping):
            value = _kept(value, lambda each: each.key not in marks)
            value = _rules(value, marks)
        entries.append(nodes.with_value(entry, value))
    return nodes.Mapping(tuple(entries), base.span)


def _rules(rules: nodes.Mapping, marks: set[str | None]) -> nodes.Mapping:
    return nodes.Mapping(tuple(nodes.with_value(each, _rule(each.value, marks)) for each in rules.entries), rules.span)


def _rule(rule: nodes.Node, marks: set[str | None]) -> nodes.Node:
    if not isinstance(rule, nodes.Mapping):
        return rule
    return nodes.Mapping(tuple(nodes.with_value(each, _list(each, marks)) for each in rule.entries), rule.span)


def _list(entry: nodes.Entry, marks: set[str | None]) -> nodes.Node:
    value = entry.value
    if entry.key == "compartments" and isinstance(value, nodes.Mapping):
        return _rules(value, marks)
    if entry.key not in _LISTS or not isinstance(value, nodes.Sequence):
        return value
    return nodes.Sequence(tuple(each for each in value.items if not _names(each, marks)), value.span)


def _kept(mapping: nodes.Mapping, test: Callable[[nodes.Entry], bool]) -> nodes.Mapping:
    return nodes.Mapping(tuple(filter(test, mapping.entries)), mapping.span)


def _names(node: nodes.Node, marks: set[str | None]) -> bool:
    return isinstance(node, nodes.Scalar) and node.value in marks


_KIND = LayeredKind(
    "scheme", unknown_scheme, ("base", "title", "without"), ("categories", "sources", "bears"), _without
)
