"""A text that exists becomes a meeting file: bytes come in, YAML and the record of what was not taken go out.

Each reader (`markdown`, `html`, …) gives the blocks of a source in order with every word of it, what is not taken
included; `structure` finds title, dateline and heads among them, `composer` writes the meeting file.
"""
