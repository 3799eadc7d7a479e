"""Regular expressions that are compiled when they are used: to compile one takes up to some milliseconds."""

import re
import sys
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    late = re.compile
else:

    class late:  # noqa: N801 - it stands where `re.compile` would
        """A pattern that most sheets need not: compiled at the first use, and from then on as quick as any other."""

        # So that functions of `re`, which ask for it, take one.
        __class__ = property(lambda _: re.Pattern)

        def __init__(self, pattern: str, flags: int = 0) -> None:
            self.pattern, self.flags = pattern, flags

        @cached_property
        def _compiled(self) -> re.Pattern[str]:
            return re.compile(self.pattern, self.flags)

        def __getattr__(self, name: str) -> object:
            # As an attribute of its own what was asked for is found without coming here again.
            found = self.__dict__[name] = getattr(self._compiled, name)
            return found

        def __reduce__(self) -> tuple[object, ...]:
            return re.compile, (self.pattern, self.flags)


_OPTIMIZED = 1
"""The flag of code whose names are local (`inspect.CO_OPTIMIZED`): of functions, not of modules and classes."""

_compile = re.compile


def _compile_or_wait(pattern: str, flags: int = 0) -> re.Pattern[str]:
    is_wanted_now = sys._getframe(1).f_code.co_flags & _OPTIMIZED
    return (_compile if is_wanted_now else late)(pattern, flags)


def compile_late() -> None:
    """Have modules imported from now on, those of libraries too, compile patterns late; functions compile as ever.

    It replaces `re.compile`, so it is for a process of our own.
    """
    re.compile = _compile_or_wait  # type: ignore[assignment]
