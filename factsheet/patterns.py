"""Regular expressions that are compiled when they are used: to compile one takes up to some milliseconds."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    late = re.compile
else:

    class late:  # noqa: N801 - it stands where `re.compile` would
        """A pattern that most sheets need not: compiled at the first use, and from then on as quick as any other."""

        def __init__(self, pattern: str, flags: int = 0) -> None:
            self.pattern, self.flags = pattern, flags

        def __getattr__(self, name: str) -> object:
            compiled = re.compile(self.pattern, self.flags)
            # As attributes of its own the methods are found without coming here again.
            methods = (each for each in dir(compiled) if not each.startswith("_") and each not in {"pattern", "flags"})
            self.__dict__.update({each: getattr(compiled, each) for each in methods})
            return getattr(compiled, name)
