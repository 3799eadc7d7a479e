"""A marking taken apart: its level and its controls, as portions bear them and as banners do."""

from msgspec import Struct


class Control(Struct, frozen=True):
    """A control by its portion mark, and the codes that it lists: `REL TO`, `USA` and `JPN`.

    Of one with compartments the codes are these, with their sub-compartments: `SI`, `EU`, `G ABCD` and `G DEFG`.
    """

    mark: str
    codes: tuple[str, ...] = ()


class PortionMark(Struct, frozen=True):
    """A level by its portion mark, and controls in the order of the scheme.

    One that is `foreign` has the level that others gave it; whose it is a control says.
    """

    level: str
    controls: tuple[Control, ...] = ()
    foreign: bool = False

    def control(self, mark: str) -> Control | None:
        """Give its control of a portion mark, if it has one."""
        return next((each for each in self.controls if each.mark == mark), None)


class MarkError(ValueError):
    """Says what is wrong with the text of a marking: `at` counts its characters from 0, and `hints` how to write it."""

    def __init__(self, message: str, at: int = 0, *hints: str) -> None:
        self.at, self.hints = at, hints
        super().__init__(message)
