"""Writing YAML that the reader takes back: block style, one form for the same data."""

from __future__ import annotations

import yaml

from factsheet.source.nodes import PlainValue

_WIDTH = 110


class _Dumper(yaml.CSafeDumper):
    """Writes everything out: the reader takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        """Tell that no value is written as an alias of another."""
        del data
        return True


def write(value: PlainValue) -> str:
    """Give text, lists and dicts as YAML 1.2, in the order that they have; texts that read as more are quoted.

    Numbers, truth values and dates are written as YAML does. Raises ValueError for anything else, and for what is
    nested without end.
    """
    try:
        text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(f"cannot be written as YAML: {error}") from None
    return text
