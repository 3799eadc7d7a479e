"""What lines are made of: segments, between two places where a line may end, and pieces, of one run each."""

from collections.abc import Sequence

from factsheet.models.records import Light
from factsheet.render.pdf.text.runs import TextRun
from factsheet.render.pdf.text.shaping import Fragment


class MeasuredSegment(Light):
    """What stands between two break points: `width` at the end of a line, `advance` before another, in points.

    A segment is wider before another by the spaces at its end, and at the end of a line by its hyphen, if `soft`.
    """

    start: int
    end: int
    width: float
    advance: float
    forced: bool = False
    soft: bool = False


class LinePiece:
    """The part of a run that stands on a line, `x` points from its left end, or else behind the piece before it.

    One that `hangs` takes no room there. `says` is what it says that it reads, where readers would turn that round;
    `lead` is where they find it, by a space there, points from the left end of the line.
    """

    __slots__ = ("fragments", "hangs", "lead", "run", "says", "x")

    def __init__(
        self,
        run: TextRun,
        fragments: Sequence[Fragment],
        x: float | None = None,
        says: str = "",
        lead: float | None = None,
    ) -> None:
        self.run, self.fragments, self.x = run, fragments, x
        self.hangs, self.says, self.lead = False, says, lead

    @property
    def width(self) -> float:
        """The width in points."""
        advances = 0.0 if self.hangs else sum([fragment.advance for fragment in self.fragments], 0.0)
        return advances * self.run.run_style.size

    @property
    def gap(self) -> float:
        """The part of its width that falls away where a line ends, in points."""
        return self.fragments[-1].gap * self.run.run_style.size

    @property
    def spaces(self) -> int:
        """How many spaces of a justified line it has."""
        return sum([fragment.spaces for fragment in self.fragments])
