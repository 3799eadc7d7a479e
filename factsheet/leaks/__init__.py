"""The net below a release: files and what a level withholds go in, the places where something of it stands come out.

It shares no code with what writes files: it unpacks whatever it finds, and knows no meeting, document or renderer.
"""
