"""Plain values written as YAML that the reader takes: no aliases, no tags."""

from collections.abc import Mapping

import yaml
from yaml.representer import SafeRepresenter

from factsheet.source.nodes import PlainValue

_WIDTH = 110
_UNWRITABLE = "cannot be written as YAML"


class _WrittenOut(SafeRepresenter):
    """Writes everything out: the reader takes no aliases; texts and mappings of any class are plain ones."""

    def ignore_aliases(self, data: object) -> bool:
        """Tell that no value is written as an alias of another."""
        del data
        return True

    def represent_other(self, data: object) -> yaml.Node:
        """Represent what is no class of YAML's own; raises ValueError for what is no text or mapping."""
        if isinstance(data, str):
            return self.represent_str(str.__str__(data))
        if isinstance(data, Mapping):
            return self.represent_dict(data)
        raise ValueError(f"{_UNWRITABLE}: {data!r:.100} is no text, number, date, list or mapping")


_WrittenOut.add_multi_representer(object, _WrittenOut.represent_other)
for _kind in (bytes, set):  # these have tags, which the reader refuses
    _WrittenOut.add_representer(_kind, _WrittenOut.represent_other)


class _Dumper(_WrittenOut, yaml.CSafeDumper):
    """Writes with libyaml."""


class _EscapingDumper(_WrittenOut, yaml.SafeDumper):
    """Writes halves of characters, too: as escapes, which the reader tells of by their places."""


def write(value: PlainValue) -> str:
    """Give text, lists and mappings as YAML 1.2, in the order that they have; texts that read as more are quoted.

    Numbers, truth values and dates are written as YAML does. Raises ValueError for anything else, and for what is
    nested without end.
    """
    try:
        return _dump(value, _Dumper)
    except UnicodeEncodeError:
        return _dump(value, _EscapingDumper)
    except RecursionError:
        raise ValueError(f"{_UNWRITABLE}: the values are nested too deeply, or without end") from None


def _dump(value: PlainValue, dumper: type[_Dumper | _EscapingDumper]) -> str:
    text: str = yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text
