"""Reading Word: the bytes of an edited draft come in, a stream of characters with their revisions goes out."""
