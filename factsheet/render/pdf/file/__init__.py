"""The PDF as a file: objects, structure tree and metadata come in, bytes go out."""
