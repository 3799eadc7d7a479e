"""The orders that houses give parties in: as given, English alphabetical, the EU's, the UN's, and whoever is first."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar, get_args

from msgspec import Struct, field

from factsheet.protocol.alphabet import Key, alphabetical

Rest: TypeAlias = Literal["given", "english", "eu", "un"]
"""As the meeting gives them; by their names in English; as the EU orders its members; as the UN seats its own."""

RESTS: tuple[Rest, ...] = get_args(Rest)
HOST, ISSUER = "host", "issuer"
_UNION = "EU"

T = TypeVar("T")


class Order(Struct, frozen=True):
    """An order of parties: who stands `first`, by code or as `host` or `issuer`, and how the `rest` follow.

    `seat` is the state drawn for the first seat of the General Assembly, or its session, where the rest are seated as
    the United Nations are.
    """

    first: tuple[str, ...] = ()
    rest: Rest = "given"
    seat: str = ""


class Parties(Struct, frozen=True):
    """What orders go by: the host's and the issuer's code, and the names of states in English as the sheet has them."""

    host: str | None = None
    issuer: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    def key(self, party: str) -> Key:
        """Give what a party is filed by: its printed name in English, or an organisation's own."""
        return alphabetical(self.names.get(party, party))


def in_order(items: Iterable[T], party_of: Callable[[T], str], order: Order, parties: Parties) -> tuple[T, ...]:
    """Give items, each of a party, in an order; parties that stand alike keep the order in which they are given.

    Raises LookupError for a session of the United Nations whose seat is not known.
    """
    roles = {HOST: parties.host, ISSUER: parties.issuer}
    first = [code for each in order.first if (code := roles.get(each, each))]
    rank = _RANKS[order.rest](order, parties)
    return tuple(sorted(items, key=lambda item: _place(party_of(item), first, rank)))


Rank: TypeAlias = tuple[int, Key | tuple[()]]


def _place(party: str, first: list[str], rank: Callable[[str], Rank]) -> tuple[int, Rank]:
    if party in first:
        return first.index(party), (0, ())
    return len(first), rank(party)


def _given(order: Order, parties: Parties) -> Callable[[str], Rank]:  # noqa: ARG001 - all ranks take both
    return lambda _: (0, ())


def _english(order: Order, parties: Parties) -> Callable[[str], Rank]:  # noqa: ARG001 - as above
    return lambda party: (0, parties.key(party))


def _european(order: Order, parties: Parties) -> Callable[[str], Rank]:  # noqa: ARG001 - as above
    """Give the place of the Union, then of its members by their own names; others follow by their names in English."""
    known = {_UNION: 0} | {code: number for number, code in enumerate(members(), start=1)}
    return lambda party: (known[party], ()) if party in known else (len(known), parties.key(party))


def _seated(order: Order, parties: Parties) -> Callable[[str], Rank]:
    """Give the place from the drawn seat on; who is filed before it is seated behind all others."""
    start = parties.key(seat_of(order.seat))
    return lambda party: (int(parties.key(party)[0] < start[0]), parties.key(party))


_RANKS: Mapping[str, Callable[[Order, Parties], Callable[[str], Rank]]] = {
    "given": _given,
    "english": _english,
    "eu": _european,
    "un": _seated,
}


def members() -> tuple[str, ...]:
    """Give the codes of the Member States of the European Union (ISO 3166-1) in protocol order."""
    return tuple(own_names())


def own_names() -> Mapping[str, str]:
    """Give the names of the Member States in their own languages, in Latin letters, in protocol order."""
    return _table("eu.yaml", "members")


def sessions() -> Mapping[str, str]:
    """Give the states drawn for the first seat of the General Assembly by the numbers of its sessions."""
    return _table("un-seats.yaml", "sessions")


def seat_of(drawn: str) -> str:
    """Give the code of the state that a seat names: itself, or by the number of a session; raises LookupError."""
    if not drawn.isdigit():
        return drawn
    if drawn not in sessions():
        known = tuple(sessions())
        raise LookupError(f"the seat drawn for session {drawn} is not known; those of {known[0]} to {known[-1]} are")
    return sessions()[drawn]


@cache
def _table(file: str, key: str) -> Mapping[str, str]:
    from factsheet.source.nodes import Mapping as Node  # noqa: PLC0415 - only where an order needs a table
    from factsheet.source.nodes import Scalar, child  # noqa: PLC0415 - as above
    from factsheet.source.reader import read  # noqa: PLC0415 - as above

    path = Path(__file__).with_name(file)
    table = child(read(path.read_bytes(), file), key)
    entries = table.entries if isinstance(table, Node) else ()
    return {each.key: str(each.value.value) for each in entries if isinstance(each.value, Scalar)}
