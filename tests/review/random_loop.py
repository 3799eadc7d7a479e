"""The random loop: one to three reviewers edit a draft in Word while the meeting file changes; all is merged, twice.

Sheets are in every language and of every length; all that a draft prints is typed anew, taken away or made unfit, and
items come, go, move, part and join.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations, count

from loop_edits import Editing
from loop_items import Edit, Kept
from loop_sheet import NAMES, Sheet, sheet
from meeting_trees import said_by, tree_in
from word_edits import Body, W

from factsheet.diagnostics import FactsheetError
from factsheet.draft.remarks import ReviewFile
from factsheet.edit.edits import REMOVED, Edits
from factsheet.edit.rewrite import rewrite
from factsheet.meeting import outline, read_meeting
from factsheet.paths import ValuePath
from factsheet.production.collector import paused
from factsheet.review.merge import Decisions
from factsheet.review.outcome import Result, merge_reviews
from factsheet.review.proof import review
from factsheet.review.reader import ReadDraft, read_review
from factsheet.review.results import MergeOutcome
from factsheet.review.tree import Tree

PROMISED = {"tracked": 1.0, "untracked": 0.98, "planted": 1.0}
"""The share of edits that merge cleanly, at least, and of planted conflicts that are found."""
CLASH = "Entirely otherwise"
TEMPLATE = "template"


@dataclass(frozen=True)
class Run:
    """What came of one run.

    It is `clean`, `kept` (an edit that fits is in the review file instead), `stuck` (nothing was merged) or `wrong`.
    """

    seed: int
    sheet: str
    tracked: bool
    planted: bool
    edits: tuple[str, ...]
    outcome: str
    why: str = ""

    @property
    def kind(self) -> str:
        """What is counted by itself."""
        return "planted" if self.planted else "tracked" if self.tracked else "untracked"


def sheet_of(seed: int) -> str:
    """Give the name of the sheet that a run edits, the first that its seed draws."""
    return _rng(seed).choice(NAMES)


def _rng(seed: int) -> random.Random:
    return random.Random(f"reviews {seed}")


@paused()  # as commands do
def run(seed: int) -> Run:
    """Run the loop once."""
    rng = _rng(seed)
    name, tracked, planted = rng.choice(NAMES), rng.random() < 0.5, rng.random() < 0.1
    of = sheet(name)
    editing, drafts, edits = Editing(rng, of, count(1)), {}, list[Edit]()
    for number in range(rng.randint(1, 3)):
        own = editing.edits(rng.randint(1, 4))
        drafts[f"{number}.docx"] = edited(of, own, tracked=tracked, author=f"Reviewer {number}")
        edits += own
    clash = _clash(of, edits) if planted else None
    mine = [edit for edit in editing.edits(rng.randint(0, 2)) if not edit.kept and _stays_meeting(of, edit)]
    today = _applied(of.tree, mine)
    for edit in () if clash else edits:
        today.values.update({path: value for path, value in edit.today.items() if value is not None})
    if clash:
        today.values[clash] = CLASH
    merge = _Merge(of, drafts, edits, mine, of.written(today))
    outcome, why = merge.conflict(clash) if clash else merge.judged()
    return Run(seed, name, tracked, bool(clash), tuple(edit.kind for edit in edits), outcome, why)


def edited(of: Sheet, edits: Iterable[Edit], *, tracked: bool, author: str = "Reviewer") -> bytes:
    """Give the draft with edits."""
    body = Body(of.draft, tracked=tracked, author=author)
    paragraphs = list(body.root.iter(f"{W}p"))
    for edit in edits:
        edit.make(body, paragraphs)
    return body.data()


def _clash(of: Sheet, edits: Iterable[Edit]) -> ValuePath | None:
    """Choose a value that reviewers change and the meeting file is to have otherwise."""
    found = ((path, value) for edit in edits for path, value in edit.values.items() if edit.kind == "reword")
    return next((path for path, value in found if value and of.fits(path, CLASH)), None)


def _stays_meeting(of: Sheet, edit: Edit) -> bool:
    """Tell whether the meeting file could say it: nobody who corrects a name there leaves the old family name."""
    return all(of.fits(path, value) for path, value in edit.values.items())


def _is_meeting_without(data: bytes, paths: Iterable[ValuePath]) -> bool:
    places = map(outline(data, "m.yaml").find, paths)
    with suppress(FactsheetError):
        read_meeting(rewrite(data, "m.yaml", Edits({place: REMOVED for place in places if place})), "m.yaml")
        return True
    return False


def _applied(tree: Tree, edits: Iterable[Edit]) -> Tree:
    for edit in edits:
        tree = edit.applied(tree)
    return tree.copy()


class Merging:
    """Merges drafts, proved once, however often they are merged."""

    def __init__(self, readings: Mapping[str, ReadDraft]) -> None:
        self._proved = [review(name, each) for name, each in readings.items()]

    def merged(self, today: bytes, known: ReviewFile) -> Result:
        """Merge into the meeting file of today."""
        return merge_reviews(today, "m.yaml", self._proved, known, Decisions())


@dataclass
class _Merge:
    """Merges drafts with their edits into the file of today, which has edits of its own, and says how that went."""

    of: Sheet
    drafts: dict[str, bytes]
    edits: list[Edit]
    mine: list[Edit]
    today: bytes

    def __post_init__(self) -> None:
        bases = (self.of.bases,)
        self.merging = Merging({name: read_review(data, name, bases) for name, data in self.drafts.items()})
        self.result = self.merging.merged(self.today, ReviewFile())

    def conflict(self, clash: ValuePath) -> tuple[str, str]:
        """Judge a merge in which one value was changed on both sides."""
        if self.result.data is not None:
            return "wrong", f"a planted conflict on {clash} was merged"
        # Typed anew without tracking, an item of one value is another one.
        found = [each for each in self.result.conflicts if each.at.keys not in (clash.keys, clash.owner.keys)]
        return ("stuck", self._stuck()) if found or not self.result.conflicts else ("clean", "")

    def judged(self) -> tuple[str, str]:
        """Judge a merge that is to go well."""
        result = self.result
        if result.data is None:
            return "stuck", self._stuck()
        changes = result.review_file.changes
        kept = sorted(("" if c.kind == TEMPLATE else c.near or "", c.after.strip()) for c in changes)
        gone = [edit for edit in self.edits if edit.gone and not set(edit.kept) <= set(kept)]
        meant = sorted(entry for edit in self.edits if edit not in gone for entry in edit.kept)
        found = tree_in(result.data)
        got, ids = self._said(found), self._ids_put(found)
        if ids and _is_meeting_without(result.data, ids):
            return "wrong", f"ids that nothing needs: {list(map(str, ids))}"
        wanted = self._wanted(gone)
        if wanted != got:
            return self._left_out(gone, got) or ("wrong", unlike(wanted, got))
        if meant != kept:
            texts = [text for _, text in kept]
            return "kept" if all(text in texts for _, text in meant) else "wrong", _untold(meant, kept)
        return self._again(got)

    def _again(self, got: object) -> tuple[str, str]:
        """Judge what comes of merging once more."""
        result = self.result
        self.result = self.merging.merged(result.data, result.review_file)
        if self.result.data is None:
            return "stuck", f"merged again: {self._stuck()}"
        if self.result.data != result.data:
            return "wrong", f"merged again{unlike(got, self._said(tree_in(self.result.data)))}"
        return ("clean", "") if self.result.review_file == result.review_file else ("wrong", "the review file grows")

    def _stuck(self) -> str:
        told = [row for row in self.result.rows if row.outcome in (MergeOutcome.UNPROVED, MergeOutcome.CONFLICT)]
        return "; ".join(map(str, [*told, *self.result.conflicts, *(each.message for each in self.result.diagnostics)]))

    def _wanted(self, gone: list[Edit], without: tuple[Edit, ...] = ()) -> object:
        tree = _applied(self.of.tree, [*self.mine, *(edit for edit in self.edits if edit not in without)])
        items = {edit.gone for edit in gone}
        tree.lists = {path: tuple(item for item in found if item not in items) for path, found in tree.lists.items()}
        return self._said(tree.without_dead())

    def _said(self, tree: Tree) -> object:
        """Give what a meeting says, without what a merge adds: digests, family names in corrected names, ids."""
        named = any(path.keys[-1] == "name" for edit in (*self.edits, *self.mine) for path in edit.values)
        beside, ids = ("digest", "family_name") if named else ("digest",), self._ids_put(tree)
        values = {p: v for p, v in tree.values.items() if p.keys[-1] not in beside and p not in ids}
        return said_by(Tree(values, tree.lists, tree.kinds))

    def _ids_put(self, tree: Tree) -> list[ValuePath]:
        """Give the ids of a tree that the sheet does not have."""
        own = {value for path, value in self.of.tree.values.items() if path.keys[-1] == "id"}
        return [path for path, value in tree.values.items() if path.keys[-1] == "id" and value not in own]

    def _left_out(self, gone: list[Edit], got: object) -> tuple[str, str] | None:
        """Tell whether one or two edits were kept instead of merged."""
        fits = [edit for edit in self.edits if not edit.kept]
        beside = len(self.result.review_file.changes) - sum(len(edit.kept) for edit in self.edits if edit not in gone)
        for some in (each for size in (1, 2) for each in combinations(fits, size)):
            if self._wanted(gone, some) == got and beside >= len(some):
                return "kept", f"kept: {[edit.kind for edit in some]}"
        return None


def _untold(meant: list[Kept], kept: list[Kept]) -> str:
    return f"meant {[m for m in meant if m not in kept]}, kept {[k for k in kept if k not in meant]}"


def unlike(wanted: object, got: object, at: str = "") -> str:
    """Say in what two meetings differ."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        keys = [*wanted, *(key for key in got if key not in wanted)]
        return "".join(unlike(wanted.get(key), got.get(key), f"{at}.{key}") for key in keys)
    if isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        return "".join(unlike(a, b, f"{at}[{n}]") for n, (a, b) in enumerate(zip(wanted, got, strict=True)))
    return "" if wanted == got else f"\n{at}: wanted {wanted!r} got {got!r}"
