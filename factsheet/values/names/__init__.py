"""Names in texts: a table of a language goes in, and a text; what it names comes out, with its places."""
