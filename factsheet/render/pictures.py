"""How large images may be, alike in both formats; lengths are in points."""

from typing import Protocol

from factsheet.document.nodes import Figure, FigureRole
from factsheet.render.theme import Theme

IMAGE_GAP = 6.0
"""What stands between the image of a running line and its texts."""
_LEAST_GAP = 0.5
"""What stays free between a running line and the text of the page, in lines."""


class _Rule(Protocol):
    @property
    def width(self) -> float: ...
    @property
    def gap(self) -> float: ...


def greatest_height(figure: Figure, theme: Theme) -> float:
    """Give the greatest height of a figure."""
    look = theme.figures
    return look.emblem if figure.role is FigureRole.EMBLEM else theme.page.text_height * look.max_height


def free_height(room: float, leading: float, *rules: _Rule | None) -> float:
    """Give what a running line may fill of the `room` beside the text of the page, less its rules."""
    return room - sum(rule.gap + rule.width for rule in rules if rule) - _LEAST_GAP * leading
