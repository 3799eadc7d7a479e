"""Bidirectional text: characters, paragraphs and their parts come in, levels, orders and isolates go out (UAX 9)."""
