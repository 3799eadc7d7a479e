"""Text to lines: inlines and the faces that draw them come in, measured lines go out."""
