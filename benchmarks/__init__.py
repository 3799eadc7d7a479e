"""Benchmarks: one content, several programs that make a PDF of it, measured in turn on the machine at hand.

`make bench` runs them all and writes RESULTS.md; `benchmarks/README.md` says what is measured and how.
"""
