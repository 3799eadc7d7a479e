"""Clearances that drafts bring are given for a content, whose digest they are signed with once all is merged."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from factsheet.meeting import Meeting, content_digest, read_meeting
from factsheet.paths import ValuePath
from factsheet.review.merge import merge3
from factsheet.review.tree import Tree
from factsheet.review.writing import write_tree

_CLEARANCES = ValuePath.parse("clearances")
_KEYS = ("decision", "date", "name")


class Answering(Protocol):
    """A reviewer's version of the base; `signed` are digests of it by the clearances that it answers."""

    @property
    def name(self) -> str:
        """What the version is called."""

    @property
    def tree(self) -> Tree:
        """What it says."""

    @property
    def signed(self) -> Mapping[ValuePath, str]:
        """The digest of its content, by each clearance that it answers."""


def answered(base: Tree, tree: Tree, meeting: Meeting) -> dict[ValuePath, str]:
    """Give the digest of a reviewer's meeting by each clearance in which its tree has another answer than the base."""
    items = [item for item in tree.lists.get(_CLEARANCES, ()) if _answer(tree, item) != _answer(base, item)]
    digest = content_digest(meeting) if items else ""
    return dict.fromkeys(items, digest)


def _answer(tree: Tree, item: ValuePath) -> dict[str, str | None]:
    return {key: tree.values.get(item / key) for key in _KEYS}


def sign(merged: Tree, today: Tree, base: Tree, data: bytes, versions: Iterable[Answering]) -> None:
    """Sign clearances with the digest of what their offices had before them; `data` are the bytes of the base.

    Where several versions make one answer together it is given for what they make of the base together. What stands in
    today's meeting is signed already.
    """
    versions = list(versions)
    for item in merged.lists.get(_CLEARANCES, ()):
        says, path = _answer(merged, item), item / "digest"
        signers = [each for each in versions if item in each.signed and _gives(says, each.tree, base, item)]
        if says["decision"] is None:
            merged.values.pop(path, None)
        elif signers and not (says == _answer(today, item) and path in today.values):
            digests = {each.signed[item] for each in signers}
            merged.values[path] = digests.pop() if len(digests) == 1 else _together(base, data, signers)


def _gives(says: Mapping[str, str | None], tree: Tree, base: Tree, item: ValuePath) -> bool:
    """Tell whether a version has given part of an answer."""
    own, before = _answer(tree, item), _answer(base, item)
    return any(own[key] == says[key] != before[key] for key in _KEYS)


def _together(base: Tree, data: bytes, signers: Iterable[Answering]) -> str:
    tree = merge3(base, base, {each.name: each.tree for each in signers}).tree
    return content_digest(read_meeting(write_tree(data, "base.yaml", tree, {}), "base.yaml").meeting)
