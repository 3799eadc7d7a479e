"""Composition: a meeting and a template pack come in, a format-neutral document goes out.

The template writes one closed markup; every value carries its origin through it into the document. `composer` composes;
the pipeline alone calls it.
"""
