"""What is said where portions bear no marks: which mark a scheme has them bear, and among which keys it stands."""

from factsheet.markings.marks import PortionMark
from factsheet.markings.scheme import Scheme

_WHERE = "among the keys of each item; a text that stands alone becomes `text:` with `marking:` below it"


def hints_on_marks(scheme: Scheme) -> tuple[str, ...]:
    """Say how portions are marked by a scheme, and how all are at once where it leaves that to the banner."""
    low = scheme.levels[0]
    each = f"write `marking: {low}`, or another mark of `{scheme.name}`, beside `title:` of the meeting, and {_WHERE}"
    if not scheme.goes_unmarked(PortionMark(low)):
        return (each,)
    at_once = f"`portions: {low}` below `classification:` of the meeting"
    return each, f"where all have one mark, write it once instead: {at_once}"


def hint_on_each(text: str) -> str:
    """Say how all portions are marked one by one that one mark was stated for."""
    return f"leave `portions` out, and write `marking: {text}` beside `title:` of the meeting, and {_WHERE}"
