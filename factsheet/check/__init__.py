"""Editorial rules: a meeting and its document come in, diagnostics go out; one file a rule."""
