"""Word drafts for clearance: meetings come in, files for review and the bases that they are read back by go out."""
