"""Whole sets: meeting files and options come in; files in the output folder and a report on each sheet go out."""
