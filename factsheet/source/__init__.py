"""Reading YAML and TOML: bytes come in, nodes that know their place in the file go out, and from nodes models.

YAML is YAML 1.2 and nothing more: no anchors, tags, merge keys or duplicate keys. `write` writes such YAML.
"""
