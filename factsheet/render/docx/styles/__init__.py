"""The styles and lists of a Word file, made from a theme."""
