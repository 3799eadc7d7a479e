import pytest

from factsheet.parity.pairing import Listed, pair


def items(text: str, *, written: bool = True, kind: str = "point") -> list[Listed]:
    """Give items by their ids; `a=1` has a value beside it."""
    pairs = [word.partition("=") for word in text.split()]
    return [Listed(name, written, kind, frozenset(value.split(",")) - {""}) for name, _, value in pairs]


@pytest.mark.parametrize(
    ("ours", "theirs", "partners", "moved"),
    [
        ("a b c", "a b c", "aa bb cc", ""),
        ("a c", "a b c", "aa cc", ""),
        ("b a c", "a b c", "bb aa cc", "b"),
        ("c a b", "a b c", "cc aa bb", "c"),
        ("a x c", "a b c", "aa cc", ""),
        ("", "a", "", ""),
    ],
)
def test_written_ids_alone_make_partners(ours, theirs, partners, moved):
    left, right = items(ours), items(theirs)
    found = pair(left, right)
    assert " ".join(left[a].id + right[b].id for a, b in found.partners) == partners
    assert "".join(left[place].id for place in sorted(found.moved)) == moved
    assert found.by_place == frozenset()
    assert {left[place].id for place in found.ours_alone} == {*ours.split()} - {*theirs.split()}
    assert {right[place].id for place in found.theirs_alone} == {*theirs.split()} - {*ours.split()}


@pytest.mark.parametrize(
    ("ours", "theirs", "partners"),
    [
        ("u v w", "a b c", "ua vb wc"),
        ("u b w", "a b c", "ua bb wc"),
        ("u=1 w=3", "a=1 b=2 c=3", "ua wc"),
        ("u=9 v=2,9 w=3", "b=2,9 c=3", "vb wc"),
    ],
)
def test_derived_ids_go_by_their_places_then_by_what_is_in_the_items(ours, theirs, partners):
    left, right = items(ours, written=False), items(theirs, written=False)
    found = pair(left, right)
    assert " ".join(left[a].id + right[b].id for a, b in found.partners) == partners
    assert {left[place].id for place in found.by_place} == {*"uvw"} & {word[0] for word in partners.split()}


def test_items_of_two_kinds_are_no_partners():
    found = pair(items("a", kind="table"), items("a"))
    assert (found.partners, found.ours_alone, found.theirs_alone) == ((), (0,), (0,))


def test_two_ids_that_are_written_keep_items_apart():
    assert pair(items("a"), items("b")).partners == ()
    assert pair(items("a"), items("b", written=False)).partners == ((0, 0),)
