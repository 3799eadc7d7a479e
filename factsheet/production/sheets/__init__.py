"""One sheet: the content of a meeting comes in, the bytes of its files and what there is to say go out."""
