"""Which sheet may take which file names: those that two would have, neither gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass
class Claims:
    """The names that sheets are expected to take, and those that they took; sheets go by their source.

    What a sheet will be called is guessed before any is made, so that most appear as soon as they are done. One that
    has no guess, or turns out to be called otherwise, or is expected to share a name, waits until all are known:
    what becomes of it does not depend on which is done first.
    """

    expected: Mapping[str, tuple[str, ...] | None]
    taken: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counts = Counter(name for names in self.expected.values() for name in names or ())
        self._shared = {name for name, count in counts.items() if count > 1}

    def may_take(self, source: str, names: Iterable[str]) -> bool:
        """Tell whether a sheet may take its names now; whether or not, they are noted as its own."""
        own = set(names)
        for name in own:
            taken = self.taken.get(name, ())
            if source not in taken:
                self.taken[name] = (*taken, source)
        expected = self.expected.get(source)
        return expected is not None and own == set(expected) and not own & self._shared

    def rivals(self, source: str, names: Iterable[str]) -> dict[str, set[str]]:
        """Give the names that others took too, with the others, now that all are known."""
        others = {name: set(self.taken.get(name, ())) - {source} for name in names}
        return {name: sources for name, sources in others.items() if sources}
