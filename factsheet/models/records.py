"""Bases of records: what msgspec is to make of a class stands here, as compiled modules cannot say it.

mypyc leaves out the keywords of a class, so that a record that it compiles would be neither frozen nor known by its
identity; what a base says, its records have all the same.
"""

from typing import dataclass_transform

from msgspec import Struct


@dataclass_transform(frozen_default=True)
class Frozen(Struct, frozen=True):
    """A record that does not change."""


@dataclass_transform(frozen_default=True)
class Light(Struct, frozen=True, gc=False):
    """A record that does not change, made by the thousand, that never holds what holds it."""


@dataclass_transform(frozen_default=True, eq_default=False)
class Distinct(Struct, frozen=True, eq=False):
    """A record that does not change, known by its identity."""
