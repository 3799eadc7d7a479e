#!/usr/bin/env bash
# yamlfix 1.19.1: text of several paragraphs becomes one, the code of Norway becomes false, a time loses its quotes.
#
# An empty line within a block scalar (`|` or `>`) is a part of the value (YAML 1.2.2, 8.1). yamlfix takes it for room between
# entries and removes it, so that the paragraphs of a statement are joined. `NO`, which is text in YAML 1.2 and no in YAML 1.1,
# becomes `false` in the file. `"12:30"` is written without its quotes and is 750 to PyYAML, which counts in sixties as YAML
# 1.1 does. All of it is told as `Fixed`.
#
# Exits 0 as long as yamlfix behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "yamlfix==1.19.1" "ruyaml==0.91.0" "maison==2.0.2" "pyyaml==6.0.3"

cat > "$work/sheet.yaml" <<'YAML'
---
statement: |
  The Ministers met in Oslo.

  They agreed on three points.
summary: >-
  The Ministers met
  in Oslo.

  They agreed.
host: NO
begins: "12:30"
YAML
cp "$work/sheet.yaml" "$work/fixed.yaml"
(cd "$work" && python3 -I -c 'import sys; sys.path.insert(0, "."); from yamlfix.entrypoints.cli import cli; cli()' fixed.yaml 2> told)

status=0
expect() { # expect FILE VERSION KEY WANTED: a value as a reader of YAML 1.1 or 1.2 has it
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
text = open(f"{sys.argv[1]}/{sys.argv[2]}.yaml").read()
if sys.argv[3] == "1.1":
    import yaml
    values = yaml.safe_load(text)
else:
    import ruyaml
    values = ruyaml.YAML(typ="safe", pure=True).load(text)
print(repr(values[sys.argv[4]]))
' "$work" "${@:1:3}")
    if [ "$found" = "$4" ]; then echo "as seen   $1, YAML $2: $3 $found"; else echo "CHANGED   $1, YAML $2: $3 $found, was $4"; status=1; fi
}
expect sheet 1.2 statement "'The Ministers met in Oslo.\n\nThey agreed on three points.\n'"
expect fixed 1.2 statement "'The Ministers met in Oslo.\nThey agreed on three points.\n'"
expect sheet 1.2 summary "'The Ministers met in Oslo.\nThey agreed.'"
expect fixed 1.2 summary "'The Ministers met in Oslo. They agreed.'"
expect sheet 1.2 host "'NO'"
expect fixed 1.2 host False
expect sheet 1.1 begins "'12:30'"
expect fixed 1.1 begins 750
if grep -q "1 fixed" "$work/told"; then echo "as seen   told as fixed"; else echo "CHANGED   $(cat "$work/told")"; status=1; fi
exit "$status"
