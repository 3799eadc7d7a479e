"""Dates in words, and words back to dates: a language and a day go in, text comes out, and the other way."""
