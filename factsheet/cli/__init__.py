"""The command line: one file a command, each thin; exit codes 0 fine, 1 the input is at fault, 2 usage.

Each command imports what it needs when it runs, so that `--help` and `check` load no renderer.
"""

from factsheet.cli.process import main

__all__ = ["main"]
