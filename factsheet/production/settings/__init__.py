"""`factsheet.toml`: the file is looked for and read; what it asks of a build goes out, checked.

A build that finds it unchanged needs no check of it, so that what checks is imported only then.
"""
