"""What docs/architecture.py counts with: syntax trees of modules come in, places in them go out."""
