"""A document with all its revisions accepted or rejected, and which of its blocks are there in either reading."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias, get_args

from msgspec.structs import replace

from factsheet.document import nodes
from factsheet.document.algebra import Node, children, is_branch, rewrite, walk
from factsheet.document.text import inline_text
from factsheet.models.records import Frozen

Revisable: TypeAlias = nodes.ListItem | nodes.Row | nodes.Figure | nodes.Note
"""What may be revised as a whole."""
_CHANGES = (nodes.Insertion, nodes.Deletion)
_REVISED = frozenset({*_CHANGES, *get_args(Revisable)})
_HOLDERS = (nodes.Section, nodes.Callout, nodes.Cell, nodes.ListItem, nodes.Document)


class Reading(Frozen):
    """What is gone in a reading: accepting takes deletions away, rejecting insertions."""

    gone: nodes.RevisionKind

    def document(self, document: nodes.Document) -> nodes.Document:
        """Give the document without revisions."""
        return rewrite((document,), self._read)[0]

    def inlines(self, inlines: nodes.Line) -> nodes.Line:
        """Give inlines without revisions."""
        return rewrite(inlines, self._read)

    def shows(self, inlines: nodes.Line) -> bool:
        """Tell whether the reading leaves any text of inlines."""
        return bool(inline_text(self.inlines(inlines)))

    def keeps(self, node: Revisable) -> bool:
        """Tell whether a node that may be revised as a whole is there in the reading."""
        return node.revision is None or node.revision.kind is not self.gone

    def blocks(self, blocks: tuple[nodes.Block, ...]) -> tuple[nodes.Block, ...]:
        """Give blocks without revisions; those of which nothing is left are left out."""
        return tuple(filter(_is_left, rewrite(blocks, self._read)))

    def _read(self, node: Node) -> tuple[Node, ...]:
        """Give what is left of a node in which the revisions are read already."""
        if type(node) in nodes.LEAVES:
            return (node,)
        if is_branch(node):
            return self._branch(node)
        if isinstance(node, Revisable):
            return (_unrevised(node),) if self.keeps(node) else ()
        return (_filled(node),)

    def _branch(self, node: nodes.Branch) -> nodes.Line:
        if isinstance(node, _CHANGES):
            return (
                () if isinstance(node, nodes.Insertion) is (self.gone is nodes.RevisionKind.INSERTION) else node.inlines
            )
        return (node,) if node.inlines else ()


def _unrevised(node: Revisable) -> Node:
    if isinstance(node, nodes.Note) and node.label_revised:
        node = replace(node, label=inline_text(node.label_revised), label_revised=())
    return _filled(replace(node, revision=None) if node.revision else node)


def _filled(node: Node) -> Node:
    """Give a node without the blocks in it of which nothing is left; an item's first paragraph has the bullet."""
    if not isinstance(node, _HOLDERS):
        return node
    lead = 1 if isinstance(node, nodes.ListItem) and node.blocks and isinstance(node.blocks[0], nodes.Paragraph) else 0
    left = tuple(filter(_is_left, node.blocks[lead:]))
    return node if len(left) + lead == len(node.blocks) else replace(node, blocks=(*node.blocks[:lead], *left))


def _is_left(block: nodes.Block) -> bool:
    if type(block) is nodes.Paragraph or type(block) is nodes.Title:
        return bool(inline_text(block.inlines))
    return isinstance(block, nodes.Figure) or bool(children(block))


ACCEPTED = Reading(gone=nodes.RevisionKind.DELETION)
REJECTED = Reading(gone=nodes.RevisionKind.INSERTION)


def revised(inlines: nodes.Line, revision: nodes.Revision | None) -> nodes.Line:
    """Give inlines as inserted or deleted by a revision, if there is one; none stay none."""
    if revision is None or not inlines:
        return inlines
    node = nodes.Insertion if revision.kind is nodes.RevisionKind.INSERTION else nodes.Deletion
    return (node(revision.author, revision.date, inlines, revision.move),)


def text_revision(inlines: nodes.Line) -> nodes.Revision | None:
    """Give the revision that all text of a paragraph is inserted by, or deleted by; None for any other paragraph."""
    if not _is_revised(inlines):
        return None  # as most are
    return _only(tuple(_revisions(inlines)), ACCEPTED.shows(inlines), REJECTED.shows(inlines))


def _is_revised(inlines: nodes.Line) -> bool:
    kinds = {*map(type, inlines)}
    if nodes.BRANCHES.isdisjoint(kinds):
        return False
    return not kinds.isdisjoint(_CHANGES) or any(_is_revised(each.inlines) for each in inlines if is_branch(each))


def table_revision(table: nodes.Table) -> nodes.Revision | None:
    """Give the revision that all rows of a table are inserted by, or deleted by; None for any other table."""
    revisions = [row.revision for row in (*table.head, *table.body)]
    kinds = {revision.kind if revision else None for revision in revisions}
    return revisions[0] if len(kinds) == 1 else None


def callout_revision(callout: nodes.Callout) -> nodes.Revision | None:
    """Give the revision that all content of a callout is inserted by, or deleted by; None for any other callout."""
    block = (callout,)
    found = tuple(_revisions(block))
    return _only(found, bool(ACCEPTED.blocks(block)), bool(REJECTED.blocks(block))) if found else None


def is_revised(document: nodes.Document) -> bool:
    """Tell whether anything in a document is revised: whether its two readings differ."""
    return ACCEPTED.document(document) != REJECTED.document(document)


def _only(found: Iterable[nodes.Revision], is_new: bool, is_old: bool) -> nodes.Revision | None:
    if is_new is is_old:
        return None
    kind = nodes.RevisionKind.INSERTION if is_new else nodes.RevisionKind.DELETION
    own = [revision for revision in found if revision.kind is kind]
    return next((revision for revision in own if revision.move), own[0])


def _revisions(roots: Iterable[Node]) -> Iterator[nodes.Revision]:
    for node in walk(roots):
        if type(node) not in _REVISED:
            continue
        if isinstance(node, _CHANGES):
            kind = nodes.RevisionKind.INSERTION if isinstance(node, nodes.Insertion) else nodes.RevisionKind.DELETION
            yield nodes.Revision(kind, node.author, node.date, node.move)
        elif isinstance(node, Revisable) and node.revision:
            yield node.revision


def item_labels(block: nodes.List) -> Iterator[str | None]:
    """Give the label of each item of a list, None for the theme's mark; what is deleted has that of what follows."""
    place = 0
    for item in block.items:
        yield block.numbering.label(place) if block.numbering else block.mark
        place += item.revision is None or item.revision.kind is not nodes.RevisionKind.DELETION
