from hypothesis import given
from hypothesis import strategies as st

from factsheet.production.output.names import Claims

NAMES = st.sampled_from("xyz")


def test_a_name_that_one_alone_is_expected_to_take_is_free():
    claims = Claims({"a": ("x",), "b": ("y",), "c": ("y",), "d": None})
    assert claims.may_take("a", "x")
    assert not claims.may_take("b", "y")
    assert not claims.may_take("d", "z")


def test_who_takes_less_than_was_expected_waits():
    claims = Claims({"a": ("x", "y")})
    assert not claims.may_take("a", ("x",))
    assert claims.may_take("a", ("y", "x"))


def test_who_turns_out_to_be_called_otherwise_waits():
    claims = Claims({"a": ("x",)})
    assert not claims.may_take("a", "y")


def test_rivals_are_told_when_all_are_known():
    claims = Claims({"a": ("x",), "b": None, "c": None})
    for source, name in (("a", "x"), ("b", "x"), ("c", "z")):
        claims.may_take(source, name)
    assert claims.rivals("b", "x") == {"x": {"a"}}
    assert claims.rivals("c", "z") == {}


@given(st.dictionaries(st.sampled_from("abcde"), st.tuples(NAMES, st.none() | NAMES)), st.randoms())
def test_what_becomes_of_sheets_does_not_depend_on_their_order(sheets, chance):
    """Each sheet has a true name and perhaps a guessed one; who gets a name is the same in any order of work."""

    def play(order: list[str]) -> dict[str, bool]:
        claims = Claims({source: tuple(guess) if guess else None for source, (_, guess) in sheets.items()})
        at_once = {source for source in order if claims.may_take(source, sheets[source][0])}
        return {source: source in at_once or not claims.rivals(source, sheets[source][0]) for source in sheets}

    order = list(sheets)
    chance.shuffle(order)
    got = play(order)
    assert got == play(sorted(sheets))
    taken = [sheets[source][0] for source, has in got.items() if has]
    assert len(taken) == len(set(taken))
