"""Profiles: what files of profiles say comes in, checked, and what a house of style prints in one language goes out.

A profile is data: it names a template pack, and says which elements this prints, in which order and words.
"""
