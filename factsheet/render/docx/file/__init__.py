"""What the file is made of: what a theme decides, made once; the package, its parts and its zip archive."""
