"""The bytes of files come in and appear in the output folder, whole or not at all."""
