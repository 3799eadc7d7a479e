"""The command line: one file a command, each thin; exit codes 0 fine, 1 the input is at fault, 2 usage.

Help of the program imports no command, and `check` no renderer.
"""

import gc
import os
import sys
from typing import NoReturn

from factsheet.patterns import compile_late
from factsheet.production.collector import collect_rarely
from factsheet.production.libraries import load_late


def main() -> NoReturn:
    """Run the program and exit with its code."""
    # First of all, since what the imports make lives on, too.
    collect_rarely()
    compile_late()
    load_late()
    # Plug-ins of pydantic that happen to be installed have no say in what a meeting is, and are not searched for.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    from factsheet.cli.app import app  # noqa: PLC0415 - after the above
    from factsheet.cli.errors import run  # noqa: PLC0415 - as above

    code = run(app, sys.argv[1:])
    # Python looks for garbage once more as it ends, a seventh of the time of a sheet; the system takes back all memory.
    gc.freeze()
    sys.exit(code)
