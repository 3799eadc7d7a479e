"""Changes made to a meeting come out in its file; versions merge in any order, or tell the same conflicts."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from meeting_trees import INVERSE, SAMPLE, changes_of, said, said_by, tree_in
from sampling import examples

from factsheet.meeting import read_meeting
from factsheet.paths import ValuePath
from factsheet.review.apply import apply_changes
from factsheet.review.changes import ItemAdded, ItemKind, ItemMoved, ItemRemoved, ValueChange
from factsheet.review.item_matching import in_names_of
from factsheet.review.merge import merge3, merge_texts
from factsheet.review.writing import write_tree

DATA = SAMPLE.read_bytes()
BASE = tree_in(DATA)
SEEDS = st.integers(0, 10**9)


def applied(changes, base=BASE):
    done = apply_changes(base, changes, INVERSE)
    assert not done.faults
    return done.tree


def merged_file(today: bytes, reviewed):
    """Merge reviewers' trees into a file; gives the conflicts, and the file without them."""
    tree, names = in_names_of(BASE, tree_in(today), reviewed.values())
    merged = merge3(BASE, tree, reviewed)
    return merged, write_tree(today, "f.yaml", merged.tree, names)


@examples(20)
@given(SEEDS)
def test_changes_are_what_the_file_says_afterwards(seed):
    rng = random.Random(seed)
    tree = applied(changes_of(rng, BASE, 6))
    written = write_tree(DATA, "f.yaml", tree, {})
    assert said(written) == said_by(tree)
    read_meeting(written, "f.yaml")


@examples(20)
@given(SEEDS)
def test_changes_of_different_items_merge_into_one(seed):
    rng = random.Random(seed)
    changes = changes_of(rng, BASE, 8)
    mine = [change for change in changes if rng.random() < 0.5]
    theirs = [change for change in changes if change not in mine]
    today = write_tree(DATA, "f.yaml", applied(mine), {})
    merged, written = merged_file(today, {"a": applied(theirs)})
    kinds = {type(change).__name__ for change in changes}
    if merged.conflicts:
        assert kinds & {"ItemMoved", "ItemRemoved"}
    elif not kinds & {"ItemMoved", "ItemAdded"}:
        assert said(written) == said_by(applied(changes))
    else:
        assert _bag(said(written)) == _bag(said_by(applied(changes)))


def _bag(value):
    """Give what is said where the order of items is left open, as when two put theirs in one place."""
    if isinstance(value, dict):
        return tuple(sorted((key, _bag(inner)) for key, inner in value.items()))
    if isinstance(value, list):
        return tuple(sorted(map(_bag, value), key=repr))
    return value


@examples(10)
@given(SEEDS)
@example(8729)
def test_seven_reviewers_give_the_same_in_any_order(seed):
    rng = random.Random(seed)
    reviewed = [applied(changes_of(rng, BASE, rng.randint(1, 4))) for _ in range(7)]
    today = write_tree(DATA, "f.yaml", applied(changes_of(rng, BASE, 2)), {})
    results = []
    for _ in range(3):
        rng.shuffle(reviewed)
        # The names of files tell nothing, either: only what conflicts say goes by them.
        merged, written = merged_file(today, {f"r{at}": tree for at, tree in enumerate(reviewed)})
        results.append(({(c.path, c.reason) for c in merged.conflicts}, written))
    assert results[0] == results[1] == results[2]


@examples(25)
@given(SEEDS)
def test_merging_again_changes_nothing(seed):
    rng = random.Random(seed)
    reviewed = {"a": applied(changes_of(rng, BASE, 5))}
    merged, once = merged_file(DATA, reviewed)
    again, twice = merged_file(once, reviewed)
    assert not merged.conflicts
    assert not again.conflicts
    assert twice == once


DPRK = ValuePath.parse("sections[dprk].content")


def test_what_is_new_stands_right_behind_its_neighbour_though_others_there_changed_places():
    """Of two neighbours that changed places either may be the one that moved."""
    today = write_tree(
        DATA, "f.yaml", applied([ItemMoved(DPRK.item("military-cooperation-with-russia"), DPRK, None)]), {}
    )
    new = ItemAdded(DPRK, "weapons-programs-and-sanctions", "new", ItemKind.POINT, {"text": "A new point."})
    swapped = applied([ItemMoved(DPRK.item("military-cooperation-with-russia"), DPRK, "cyber-theft-condemned")])
    for version in (today, write_tree(DATA, "f.yaml", swapped, {})):
        merged, written = merged_file(version, {"a": applied([new])})
        assert not merged.conflicts
        leads = [item.get("lead", item["text"]) for item in _section(written, "dprk")]
        assert leads.index("A new point.") == leads.index("Weapons programs and sanctions") + 1


def _section(data: bytes, id_: str):
    return next(each["content"] for each in said(data)["sections"] if each["id"] == id_)


def test_an_item_reworded_beside_a_new_one_is_still_the_same():
    """Today's file has another lead, another beginning and a new neighbour; a reviewer has another end."""
    item = DPRK.item("weapons-programs-and-sanctions")
    text = BASE.values[item / "text"]
    begun = text.replace("They emphasized that the nuclear and missile programs", "All agreed that weapons of any kind")
    here = [
        ItemAdded(DPRK, "complete-denuclearization", "new", ItemKind.POINT, {"text": "A new point."}),
        ValueChange(item / "lead", "", "Arms and sanctions"),
        ValueChange(item / "text", "", begun),
    ]
    today = write_tree(DATA, "f.yaml", applied(here), {})
    ended = ValueChange(item / "text", text, text.replace("maintained", "kept"))
    merged, written = merged_file(today, {"a": applied([ended])})
    assert merged.conflicts == ()
    assert [(each.get("lead"), each["text"]) for each in _section(written, "dprk")][1:3] == [
        (None, "A new point."),
        ("Arms and sanctions", begun.replace("maintained", "kept")),
    ]


@pytest.mark.parametrize("gone", ["complete-denuclearization", "military-cooperation-with-russia"])
def test_an_item_that_may_be_there_in_other_words_is_not_removed_in_silence(gone):
    """Today's file lacks one neighbour and has the other in other words, and tells nobody which of them is which."""
    item = DPRK.item("weapons-programs-and-sanctions")
    reworded = [ValueChange(item / field, "", f"Zz {field}") for field in ("lead", "text")]
    today = write_tree(DATA, "f.yaml", applied([ItemRemoved(DPRK.item(gone)), *reworded]), {})
    merged, _ = merged_file(today, {"a": applied([ItemRemoved(item)])})
    (conflict,) = merged.conflicts
    assert (conflict.at, conflict.reason) == (item, "removed by one, changed by another")
    assert conflict.versions[0] == ("a", None)
    assert "Zz text" in conflict.versions[1][1]
    # Removed in both, with nothing in its place, it is gone.
    merged, _ = merged_file(
        write_tree(DATA, "f.yaml", applied([ItemRemoved(item)]), {}), {"a": applied([ItemRemoved(item)])}
    )
    assert not merged.conflicts


def test_an_item_moves_to_another_list_with_its_comments_and_quotes():
    text = DATA.decode().replace("      - lead: Condolences", "      # after the fires\n      - lead: Condolences")
    base = tree_in(text.encode())
    item = ValuePath.parse("sections[purpose].content[condolences-after-the-wildfires]")
    change = ItemMoved(item, DPRK, "complete-denuclearization")
    written = write_tree(text.encode(), "f.yaml", apply_changes(base, [change], INVERSE).tree, {}).decode()
    piece = text[text.index("      # after the fires") : text.index("\n  - id: security")]
    assert written.count(piece.rstrip()) == 1
    assert sorted(written.splitlines()) == sorted(text.splitlines())
    assert written.index("Complete denuclearization") < written.index("# after the fires")


def test_what_is_not_changed_keeps_its_bytes():
    rng = random.Random(7)
    reviewed = {"a": applied(changes_of(rng, BASE, 1))}
    _, written = merged_file(DATA, reviewed)
    old, new = DATA.decode().splitlines(), written.decode().splitlines()
    assert 0 < len(set(old) ^ set(new)) < 12


@pytest.mark.parametrize(
    ("base", "one", "other", "merged"),
    [
        ("a b c d", "A b c d", "a b c D", "A b c D"),
        ("a b c d", "a b c d", "a x c d", "a x c d"),
        ("a b c d", "a X c d", "a Y c d", None),
        ("a b c d", "a X c d", "a b Y d", None),
        ("a b c d", "a X c d", "a X c d", "a X c d"),
        ("a b c d", "a c d", "a b x c d", None),
        ("平和と安定を守る", "平和と繁栄を守る", "平和と安定に守る", None),
        ("平和と安定を強く守る", "平和と繁栄を強く守る", "平和と安定を強く保つ", "平和と繁栄を強く保つ"),
        ("the **old pact** holds", "the **new pact** holds", "the **old pact** stands", "the **new pact** stands"),
        ("the old pact holds", "the **old** pact holds", "the old pact stands", "the **old** pact stands"),
        ("see [text](https://a.b) now", "see [text](https://a.c) now", "see [words](https://a.b) now", None),
        (
            "see [text here](https://a.b) now",
            "see [text here](https://a.c) now",
            "see [words here](https://a.b) now",
            "see [words here](https://a.c) now",
        ),
    ],
)
def test_words_of_one_text_merge(base, one, other, merged):
    assert merge_texts(base, [one, other], rich=True) == merged
    assert merge_texts(base, [other, one], rich=True) == merged
