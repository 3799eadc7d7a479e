"""What the user names comes in: meeting files, template packs, themes, images; their content goes out, bounded.

Whatever cannot be read is told as a diagnostic.
"""
