"""The words inside a paragraph: which stay, which are gone, which are new; and marking what is either."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factsheet.align.heaviest import heaviest_stretches
from factsheet.align.likeness import KEPT
from factsheet.align.words import words
from factsheet.document import nodes
from factsheet.document.algebra import Node, leaves, rewrite
from factsheet.document.nodes import Block, Inline
from factsheet.document.readings import revised
from factsheet.document.text import paths_shown
from factsheet.paths import ValuePath, common

Marked = TypeVar("Marked", Block, nodes.ListItem, nodes.Row, nodes.Note)


class Marker(Struct, frozen=True):
    """Whose revisions a comparison makes, and when they were made (aware)."""

    author: str
    date: datetime

    @property
    def insertion(self) -> nodes.Revision:
        """The revision of what is new."""
        return nodes.Revision(nodes.RevisionKind.INSERTION, self.author, self.date)

    @property
    def deletion(self) -> nodes.Revision:
        """The revision of what is gone."""
        return nodes.Revision(nodes.RevisionKind.DELETION, self.author, self.date)

    def added(self, node: Marked) -> Marked:
        """Give what is inserted as it is, with all that stands in it."""
        return _marked(node, self.insertion)

    def gone(self, node: Marked) -> Marked:
        """Give what is deleted as it is, with all that stands in it."""
        return _marked(node, self.deletion)


def _marked(root: Marked, revision: nodes.Revision) -> Marked:
    def mark(node: Node) -> Iterable[Node]:
        if isinstance(node, nodes.Note):
            return (replace(node, revision=revision, label_revised=revised(node.label_inlines, revision)),)
        return (
            replace(node, revision=revision) if isinstance(node, nodes.ListItem | nodes.Row | nodes.Figure) else node,
        )

    return rewrite((root,), mark, lambda line: revised(line, revision))[0]


_LARGE = 4_000_000
"""The product of two lengths from which on a text is replaced as a whole."""


class _Token(Struct, frozen=True):
    """A piece of text or another leaf, and the nodes around it, emptied, from the outermost in.

    Tokens are compared by what they show: the piece, and how it is set off.
    """

    leaf: Inline
    wrappers: tuple[nodes.Branch, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What a token is compared by."""
        leaf = self.leaf.text if isinstance(self.leaf, nodes.Text) else self.leaf
        return leaf, self.wrappers

    @property
    def text(self) -> str:
        """The piece, or one character in place of another leaf."""
        return self.leaf.text if isinstance(self.leaf, nodes.Text) else "\N{OBJECT REPLACEMENT CHARACTER}"


_Marked: TypeAlias = tuple[nodes.Revision | None, _Token]
_Change: TypeAlias = tuple[Sequence[_Token], Sequence[_Token]]
"""What is gone and what is new; where nothing changes, twice the same number of tokens."""


def identity(shown: Iterable[Node]) -> ValuePath | None:
    """Give the path of the item of a list in the meeting that all the text is from, or None where there is none.

    `sections[security].content[deterrence]` for a lead and a text of that item; the last part is always an item.
    """
    return common(map(ValuePath.parse, paths_shown(shown))).owner or None


def merge_inlines(old: tuple[Inline, ...], new: tuple[Inline, ...], mark: Marker) -> tuple[Inline, ...]:
    """Give the inlines of a paragraph with what changed in it as insertions and deletions."""
    if old == new:
        return unchanged(new)
    marked: list[_Marked] = []
    for is_kept, (gone, fresh) in _changes(list(_tokens(old)), list(_tokens(new))):
        if is_kept:
            marked.extend((None, token) for token in fresh)
        else:
            marked.extend((mark.deletion, token) for token in gone)
            marked.extend((mark.insertion, token) for token in fresh)
    return tuple(_rebuilt(marked, 0))


def unchanged(inlines: nodes.Line) -> nodes.Line:
    """Give the inlines of a paragraph as one has them in which nothing changed."""
    around: tuple[nodes.Branch, ...] = ()
    whole = (_Token(leaf, wrappers) for leaf, wrappers in leaves(inlines, around, _within))
    return tuple(_rebuilt([(None, token) for token in whole if token.text], 0))


def split_moved(
    old: nodes.Line, new: nodes.Line, mark: Marker, move: str, least: int = 2
) -> tuple[nodes.Line, nodes.Line] | None:
    """Give a paragraph that moved as it shows where it stood and where it stands; None where too little of it stays.

    No stretch that stays has then the `least` number of characters. What stays is of the move, what is gone is deleted
    at the one end, what is new is inserted at the other.
    """
    changes = _changes(list(_tokens(old)), list(_tokens(new)))
    if not any(stays and _weight(kept) >= least for stays, (kept, _) in changes):
        return None
    source: list[_Marked] = []
    target: list[_Marked] = []
    for stays, (before, after) in changes:
        name = move if stays else ""
        source.extend((replace(mark.deletion, move=name), token) for token in before)
        target.extend((replace(mark.insertion, move=name), token) for token in after)
    return tuple(_rebuilt(source, 0)), tuple(_rebuilt(target, 0))


def _tokens(inlines: Iterable[Inline]) -> Iterator[_Token]:
    around: tuple[nodes.Branch, ...] = ()
    for leaf, wrappers in leaves(inlines, around, _within):
        if isinstance(leaf, nodes.Text):
            yield from (_Token(nodes.Text(piece, leaf.origin), wrappers) for piece in words(leaf.text))
        else:
            yield _Token(leaf, wrappers)


def _within(branch: nodes.Branch, wrappers: tuple[nodes.Branch, ...]) -> tuple[nodes.Branch, ...]:
    if isinstance(branch, nodes.Insertion | nodes.Deletion):
        raise ValueError(  # noqa: TRY004 - the document is wrong, not its type
            "a document with revisions is read with them accepted before it is compared"
        )
    return (*wrappers, replace(branch, inlines=()))


def _changes(old: list[_Token], new: list[_Token]) -> list[tuple[bool, _Change]]:
    """Give stretches in turn, each with whether it stays."""
    if len(old) * len(new) > _LARGE:
        return [(False, (old, new))]
    old_keys, new_keys = ([token.key for token in tokens] for tokens in (old, new))
    found = heaviest_stretches(old_keys, new_keys, _key_weight)
    return _without_islands(_without_scraps([(same, (old[before], new[after])) for same, before, after in found]))


def _key_weight(key: tuple[object, ...]) -> float:
    """Weigh a token by its characters, so that one long word outweighs short ones; blanks weigh least."""
    leaf = key[0] if isinstance(key[0], str) else "\N{OBJECT REPLACEMENT CHARACTER}"
    return 0.1 if leaf.isspace() else 0.5 + len(leaf)


def _without_scraps(stretches: list[tuple[bool, _Change]]) -> list[tuple[bool, _Change]]:
    """Replace what lies between the first and the last change as a whole where little of it stays."""
    changed = [number for number, (stays, _) in enumerate(stretches) if not stays]
    if not changed:
        return stretches
    start, end = changed[0], changed[-1] + 1
    gone, fresh = ([token for _, change in stretches[start:end] for token in change[side]] for side in (0, 1))
    kept = sum(_weight(change[0]) for stays, change in stretches[start:end] if stays)
    if kept >= KEPT * max(_weight(gone), _weight(fresh)):
        return stretches
    return [*stretches[:start], (False, (gone, fresh)), *stretches[end:]]


def _weight(tokens: Sequence[_Token]) -> int:
    return sum(len(token.text) for token in tokens if not token.text.isspace())


def _without_islands(stretches: Sequence[tuple[bool, _Change]]) -> list[tuple[bool, _Change]]:
    """Let what stays between two changes go with them where it is no word: blanks, a mark, a single character."""
    joined: list[tuple[bool, _Change]] = []
    for number, (stays, change) in enumerate(stretches):
        is_island = stays and 0 < number < len(stretches) - 1 and _weight(change[0]) <= 1
        if joined and not joined[-1][0] and (is_island or not stays):
            gone, fresh = joined[-1][1]
            joined[-1] = (False, ([*gone, *change[0]], [*fresh, *change[1]]))
        else:
            joined.append((stays and not is_island, change))
    return joined


def _rebuilt(marked: Sequence[_Marked], depth: int) -> Iterator[Inline]:
    """Make inlines of tokens again: nodes around neighbours first, revisions inside those."""
    for wrapper, group in groupby(marked, key=lambda pair: pair[1].wrappers[depth : depth + 1]):
        inside = list(group)
        if wrapper:
            yield replace(wrapper[0], inlines=tuple(_rebuilt(inside, depth + 1)))
        else:
            yield from _revised_leaves(inside)


def _revised_leaves(marked: Sequence[_Marked]) -> Iterator[Inline]:
    for revision, group in groupby(marked, key=lambda pair: pair[0]):
        leaves = tuple(_joined(token.leaf for _, token in group))
        yield from revised(leaves, revision)


def _joined(leaves: Iterable[Inline]) -> Iterator[Inline]:
    """Join neighbouring pieces of text of one origin."""
    for (is_text, origin), group in groupby(leaves, key=_text_and_origin):
        if is_text:
            yield nodes.Text("".join(leaf.text for leaf in group if isinstance(leaf, nodes.Text)), origin)
        else:
            yield from group


def _text_and_origin(leaf: Inline) -> tuple[bool, nodes.Origin | None]:
    return (True, leaf.origin) if isinstance(leaf, nodes.Text) else (False, None)
