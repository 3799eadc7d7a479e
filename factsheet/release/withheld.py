"""What a level does not get of a meeting, for the releasing officer."""

from msgspec import Struct


class Withheld(Struct, frozen=True):
    """What a level does not get: its path in the full meeting, its kind and mark, why, and every text in it."""

    path: str
    kind: str
    mark: str
    why: str
    texts: tuple[str, ...] = ()
