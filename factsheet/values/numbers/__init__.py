"""Figures: a text and its language go in; its figures come out by value, unit and place, each with all its readings."""
