"""Lets `python -m factsheet` do what `factsheet` does."""

from factsheet.cli import main

main()
