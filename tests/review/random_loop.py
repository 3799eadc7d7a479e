"""The random loop: mutate the YAML, make a draft, edit it as Word does, merge it, compare with the intended YAML."""

from __future__ import annotations

import random
from dataclasses import dataclass

from babel import Locale
from drafts import composed, library, make_draft, read_draft
from meeting_trees import SAMPLE, changes_of, movable, said, said_by, tree_in
from msgspec.structs import replace
from word_edits import Body, W, read

from factsheet.compose.inverse import Inverse
from factsheet.draft.remarks import ReviewFile
from factsheet.paths import ValuePath
from factsheet.review.apply import apply_changes
from factsheet.review.changes import Change, ItemAdded, ItemKind, ItemMoved, ItemRemoved, ValueChange
from factsheet.review.lines import Line, lines_of
from factsheet.review.merge import Decisions
from factsheet.review.outcome import merge_reviews
from factsheet.review.proof import review
from factsheet.review.tree import Tree
from factsheet.review.writing import write_tree

_FILLER = """
  - id: filler
    title: Filler of the tests
    content:
      - The first filler point, which has neither a lead nor a source, says a good many words.
      - The second filler point says other words, and again it has none of the two.
      - >-
        The third filler point is folded over two lines, as a longer text would be in a file that somebody
        keeps by hand.
      - lead: A fourth one
        text: It has a lead, and no source.
      - "The fifth filler point is quoted: it has a colon."
      - The sixth filler point is the last but one in the list of filler points.
      - The seventh filler point ends the list.

follow_ups:
  - {id: agenda, action: Agree on the agenda of the filler meeting, owners: JP, due: 2025-05-12}
  - id: venue
    action: Name the place of the filler meeting
    owners: [US, KR]
    due: 2025-06
  - id: budget
    action: Draw up the filler budget
    owners: [US]
    due: 2025-07-01
"""
DATA = SAMPLE.read_text("utf-8").replace("\nfollow_ups:\n", _FILLER).encode()
_PACK = library().pack("standard", "en", None)
FOLLOW_UPS, SUMMARY = ValuePath.parse("follow_ups"), ValuePath.parse("summary")
INVERSE = Inverse(Locale("en"), _PACK.labels, _PACK.designations)
PROMISED = {"tracked": 0.98, "untracked": 0.85}
"""The share of edits that merge cleanly, at least."""
EDITS = ("word", "word", "word", "remove", "add", "move", "split", "join", "action", "row gone", "row new", "due")


@dataclass(frozen=True)
class Run:
    """What came of one run: its edits, and one of `clean`, `refused`, `wrong`; `planted` where a conflict was meant."""

    seed: int
    edits: tuple[str, ...]
    tracked: bool
    planted: bool
    outcome: str
    why: str = ""


def run(seed: int) -> Run:
    """Run the loop once."""
    rng = random.Random(seed)
    tracked, planted = rng.random() < 0.5, rng.random() < 0.15
    text = write_tree(DATA, "m.yaml", apply_changes(tree_in(DATA), changes_of(rng, tree_in(DATA), 3), INVERSE).tree, {})
    base = tree_in(text)
    editor = _Editor(rng, base, text.decode(), tracked=tracked)
    editor.make(rng.randint(1, 4))
    mine = [_own(c) for c in changes_of(rng, base, rng.randint(0, 3), set(editor.free))]
    clash = _clash(rng, editor.changes) if planted else []
    planted = bool(clash)
    here = [*mine, *([] if planted else editor.beside), *clash]
    today = write_tree(text, "m.yaml", apply_changes(base, here, INVERSE).tree, {})
    both = [*mine, *editor.changes, *([] if planted else editor.together)]
    outcome, why = _merged(editor, today, both, base, planted=planted)
    return Run(seed, tuple(editor.kinds), tracked, planted, outcome, why)


def _own(change: Change) -> Change:
    """Name a new item of the YAML otherwise than those of the draft."""
    return replace(change, id=f"own-{change.id}") if isinstance(change, ItemAdded) else change


def _clash(rng: random.Random, changes: list[Change]) -> list[Change]:
    """Change in the YAML the very words that the draft changes, or an item that it removes."""
    for change in changes:
        if isinstance(change, ValueChange) and change.path.keys[-1] != "due":
            return [ValueChange(change.path, change.before, f"Entirely otherwise {rng.random()}")]
        if isinstance(change, ItemRemoved):
            key = "action" if change.path.keys[0] == "follow_ups" else "text"
            return [ValueChange(change.path / key, "", f"Entirely otherwise {rng.random()}")]
    return []


def _merged(editor: _Editor, today: bytes, changes: list[Change], base: Tree, *, planted: bool) -> tuple[str, str]:
    reading = read_draft(editor.body.data())
    reviewed = review("edited.docx", reading)
    result = merge_reviews(today, "m.yaml", [reviewed], ReviewFile(), Decisions())
    if not result.may_be_written:
        unproved = [f"{d.printed!r} -> {d.accepted!r}" for d in reviewed.differences if d.change is None]
        return "refused", "; ".join([*map(str, result.conflicts), *unproved, *map(str, result.diagnostics)])
    if reviewed.unplaced:
        return "refused", f"unplaced: {reviewed.unplaced}"
    if planted:
        return "wrong", "a planted conflict was merged"
    wanted = said_by(_all_applied(base, changes))
    got = said(result.data or b"")
    return ("clean", "") if got == wanted else ("wrong", _unlike(wanted, got))


def _all_applied(base: Tree, changes: list[Change]) -> Tree:
    """Make changes, of those of one value the last."""
    last = {c.path: c for c in changes if isinstance(c, ValueChange)}
    kept = [c for c in changes if not isinstance(c, ValueChange) or last[c.path] is c]
    done = apply_changes(base, kept, INVERSE)
    assert not done.faults, done.faults
    return done.tree


def _unlike(wanted, got, at="") -> str:
    if isinstance(wanted, dict) and isinstance(got, dict):
        keys = [*wanted, *(key for key in got if key not in wanted)]
        return "".join(_unlike(wanted.get(key), got.get(key), f"{at}.{key}") for key in keys)
    if isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        return "".join(_unlike(a, b, f"{at}[{n}]") for n, (a, b) in enumerate(zip(wanted, got, strict=True)))
    return "" if wanted == got else f"\n{at}: wanted {wanted!r} got {got!r}"


class _Editor:
    """Edits a draft, and notes what the changes are in terms of the meeting."""

    def __init__(self, rng: random.Random, base: Tree, text: str, *, tracked: bool) -> None:
        self.rng, self.base = rng, base
        data = make_draft(text)
        self.body = Body(data, tracked=tracked)
        self.lines = _lines(text)
        self.changes: list[Change] = []
        self.beside: list[Change] = []
        self.together: list[Change] = []
        self.kinds: list[str] = []
        self.free = {item for item in movable(base) if self.line(item)}

    def line(self, item: ValuePath) -> Line | None:
        """Give the line of a point, if it is the only one that reads so."""
        values = [item / key for key in ("text", "lead", "action")]
        found = [line for line in self.lines if set(line.paths) & set(values)]
        alone = len(found) == 1 and sum(other.text == found[0].text for other in self.lines) == 1
        return found[0] if alone else None

    def make(self, number: int) -> None:
        while len(self.kinds) < number and self.free:
            kind = self.rng.choice(EDITS)
            if getattr(self, f"_{kind.replace(' ', '_')}")():
                self.kinds.append(kind)

    def _points(self) -> list[ValuePath]:
        home = self.base.home()
        found = [i for i in sorted(self.free) if home[i] != FOLLOW_UPS and not list(self._points_below(i))]
        return self.rng.sample(found, len(found))

    def _points_below(self, item: ValuePath):
        return (inner for path, items in self.base.lists.items() for inner in items if path == item / "points")

    def _take(self, *items: ValuePath) -> None:
        home = self.base.home()
        for item in items:
            self.free -= {item, *self.base.below(item)}
            self.free -= {home[item].owner}
        # What stands beside an item that goes or comes is left alone: it is where the YAML's own changes would go.

    def _word(self) -> bool:
        for item in self._points():
            return self._reword(item, "text")
        return False

    def _action(self) -> bool:
        items = [item for item in self.free if self.base.home()[item] == FOLLOW_UPS]
        return self._reword(self.rng.choice(sorted(items)), "action") if items else False

    def _reword(self, item: ValuePath, key: str) -> bool:
        path = item / key
        line, value = self.line(item), self.base.values.get(path)
        if value is None or line is None or any(c in value for c in "*[]\\_"):
            return False
        words = value.split(" ")
        at, end, new = self._rewording(words)
        offset = line.text.index(value) + len("".join(f"{word} " for word in words[:at]))
        length = len(" ".join(words[at:end]))
        self.body.replace(self.body.paragraph(line.text), offset, offset + length, new)
        after = [*words[:at], *([new] if new else []), *words[end:]]
        self.changes.append(ValueChange(path, value, " ".join(after)))
        self._beside(self.changes[-1], words, (at, end), new)
        self._take(item)
        return True

    def _rewording(self, words: list[str]) -> tuple[int, int, str]:
        """Choose words and what takes their place: another word, more words, most of the text."""
        at = self.rng.randrange(len(words))
        new = self.rng.choice(["stability", "平和", "resolve and talks", "ROK’s", "“quoted” words; and more"])
        match self.rng.randrange(6):
            case 0:
                return at, at + 1, f"{words[at]} {new}"
            case 1 if len(words) > 6:
                return 0, len(words) - 2, f"{new} {' '.join(reversed(words[: len(words) // 2]))}"
            case _:
                return at, min(len(words), at + self.rng.randint(1, 3)), new

    def _beside(self, change: ValueChange, words: list[str], place: tuple[int, int], new: str) -> None:
        """Let the YAML change another word of the same value, now and then."""
        at, end = place
        far = [n for n in range(len(words)) if n > end + 2 or n < at - 3]
        if not far or self.rng.random() < 0.6:
            return
        other = self.rng.choice(far)
        here = [*words[:other], "elsewhere", *words[other + 1 :]]
        both = [*here[:at], new, *here[end:]]
        self.beside.append(replace(change, after=" ".join(here)))
        self.together.append(replace(change, after=" ".join(both)))

    def _remove(self) -> bool:
        for item in self._points():
            path = self.base.home()[item]
            if len(self.base.lists[path]) > 2:
                self.body.remove(self.body.paragraph(self.line(item).text))
                self.changes.append(ItemRemoved(item))
                self._take(item)
                return True
        return False

    def _add(self) -> bool:
        for item in self._points():
            text = f"They agreed on point {self.rng.randrange(10**6)} of the new agenda."
            path = self.base.home()[item]
            if path == SUMMARY and len(self.base.lists[path]) == 1:
                continue
            self.body.add_after(self.body.paragraph(self.line(item).text), text)
            fields = {"text": text}
            self.changes.append(ItemAdded(path, item.id, f"new-{len(self.changes)}", ItemKind.POINT, fields))
            self._take(item)
            return True
        return False

    def _move(self) -> bool:
        for item in self._points():
            path = self.base.home()[item]
            order = self.base.lists[path]
            others = [o for o in order if o in self.free and o != item and not list(self._points_below(o))]
            others = [o for o in others if order.index(o) != order.index(item) - 1 and o in self._points()]
            if others:
                other = self.rng.choice(sorted(others))
                source, target = self.line(item), self.line(other)
                self.body.move_after(self.body.paragraph(source.text), self.body.paragraph(target.text))
                self.changes.append(ItemMoved(item, path, other.id))
                self._take(item, other)
                return True
        return False

    def _split(self) -> bool:
        for item in self._points():
            value, line = self.base.values.get(item / "text"), self.line(item)
            if value is None or self.base.lists.get(item / "sources") or any(c in value for c in "*[]\\_"):
                continue
            words = value.split(" ")
            if len(words) < 6:
                continue
            head = " ".join(words[: len(words) // 2])
            tail = value[len(head) + 1 :]
            paragraph = self.body.paragraph(line.text)
            at = line.text.index(value) + len(head)
            self.body.replace(paragraph, at, at + 1, "")
            self.body.split(paragraph, at)
            path = self.base.home()[item]
            self.changes.append(ValueChange(item / "text", value, head))
            added = ItemAdded(path, item.id, f"new-{len(self.changes)}", ItemKind.POINT, {"text": tail})
            self.changes.append(added)
            self._take(item)
            return True
        return False

    def _join(self) -> bool:
        for item in self._points():
            path = self.base.home()[item]
            order = self.base.lists[path]
            at = order.index(item) + 1
            following = order[at] if at < len(order) else None
            if following not in self.free or len(order) < 3 or following not in self._points():
                continue
            texts = [self.base.values.get(each / "text") for each in (item, following)]
            lead = self.base.values.get(following / "lead")
            sourced = any(self.base.lists.get(each / "sources") for each in (item, following))
            if lead or None in texts or sourced or any(c in "".join(texts) for c in "*[]\\_"):
                continue
            first, second = (self.body.paragraph(self.line(each).text) for each in (item, following))
            self.body.join_next(first, second)
            self.changes += [ValueChange(item / "text", texts[0], " ".join(texts)), ItemRemoved(following)]
            self._take(item, following)
            return True
        return False

    def _rows(self) -> list[ValuePath]:
        return sorted(item for item in self.free if self.base.home()[item] == FOLLOW_UPS)

    def _row(self, item: ValuePath):
        return next(self.body.paragraph(self.line(item).text).iterancestors(f"{W}tr"))

    def _row_gone(self) -> bool:
        rows = self._rows()
        if len(rows) < 3:
            return False
        item = self.rng.choice(rows)
        self.body.remove_row(self._row(item))
        self.changes.append(ItemRemoved(item))
        self._take(item)
        return True

    def _row_new(self) -> bool:
        rows = self._rows()
        if not rows:
            return False
        item = self.rng.choice(rows)
        action = f"Prepare meeting {self.rng.randrange(10**6)}."
        self.body.add_row_after(self._row(item), [action, "Japan", "July 15, 2025", "Open"])
        fields = {"action": action, "owners": "Japan", "due": "July 15, 2025", "status": "Open"}
        printed = frozenset({"owners", "due", "status"})
        added = ItemAdded(FOLLOW_UPS, item.id, f"new-{len(self.changes)}", ItemKind.RECORD, fields, printed)
        self.changes.append(added)
        self._take(item)
        return True

    def _due(self) -> bool:
        rows = [item for item in self._rows() if item / "due" in self.base.values]
        if not rows:
            return False
        item = self.rng.choice(rows)
        cells = list(self._row(item).iter(f"{W}tc"))
        paragraph = next(cells[2].iter(f"{W}p"))
        old = read(paragraph)
        self.body.replace(paragraph, 0, len(old), "August 4, 2025")
        self.changes.append(ValueChange(item / "due", self.base.values[item / "due"], "2025-08-04"))
        self._take(item)
        return True


def _lines(text: str) -> tuple[Line, ...]:
    return lines_of(composed(text, "standard", "en").document)


def tally(runs: list[Run]) -> dict[str, list[int]]:
    """Count the edits that merged cleanly, and all edits, where no conflict was planted."""
    found = {"tracked": [0, 0], "untracked": [0, 0]}
    for each in runs:
        if not each.planted:
            counts = found["tracked" if each.tracked else "untracked"]
            counts[0] += len(each.edits) * (each.outcome == "clean")
            counts[1] += len(each.edits)
    return found
