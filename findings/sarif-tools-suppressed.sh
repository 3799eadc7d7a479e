#!/usr/bin/env bash
# sarif-tools 3.0.5: findings that somebody accepted, and those that are gone, still fail a check.
#
# SARIF 2.1.0 has accepted findings in the file, with `suppressions` (3.27.23), and those of an earlier run that are no more, with
# `baselineState: absent` (3.27.24), so that viewers can leave them out, as code scanning of GitHub does. `sarif summary` counts both
# among the errors, and `--check error` ends with an error for a run whose one finding is accepted or absent. A message that names a
# text of its rule (`message.id`, 3.11.10) is listed as the name, without text and arguments. Levels that a rule sets are read.
#
# Exits 0 as long as sarif-tools behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "sarif-tools==3.0.5"

status=0
expect() { # expect WHAT RESULT WANTED: the exit code of a check, then what is listed
    local code=0 found
    cat > "$work/file.sarif" <<JSON
{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "checker", "rules": [{"id": "missing-state",
"messageStrings": {"missing": {"text": "{0} is missing."}}, "defaultConfiguration": {"level": "error"}}]}}, "results": [
{"ruleId": "missing-state", "ruleIndex": 0, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a.yaml"},
"region": {"startLine": 1}}}], $2}]}]}
JSON
    PYTHONPATH="$work" python3 -m sarif --check error summary "$work/file.sarif" >"$work/told" 2>&1 || code=$?
    found="$code, $(grep -o 'missing-state .*' "$work/told")"
    if [ "$found" = "$3" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $3"; status=1; fi
}
text='"message": {"text": "Japan is missing."}'
expect plain "$text" "1, missing-state Japan is missing.: 1"
expect accepted "$text, \"suppressions\": [{\"kind\": \"inSource\", \"status\": \"accepted\"}]" "1, missing-state Japan is missing.: 1"
expect absent "$text, \"baselineState\": \"absent\"" "1, missing-state Japan is missing.: 1"
expect note "$text, \"level\": \"note\"" "0, missing-state Japan is missing.: 1"
expect "message by name" '"message": {"id": "missing", "arguments": ["Japan"]}' "1, missing-state missing: 1"
exit "$status"
