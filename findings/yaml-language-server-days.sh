#!/usr/bin/env bash
# yaml-language-server 1.19.2 takes February 30 for a date: of JSON Schema's `format: date` it checks the form of the month
# and of the day, each by itself, and tells of 2025-13-45 ("String is not a RFC3339 date."), but not of a day that the
# month does not have. RFC 3339, section 5.7, restricts the day by the month and, in February, by the year; so does
# the format of JSON Schema 2020-12 (section 7.3.1). Ajv 8 with ajv-formats 3.0.1 in full mode refuses the day.
#
# A schema that is to have editors tell of such days needs a pattern of its own. Needs Node.js and npm.
# Exits 0 as long as the server behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" yaml-language-server@1.19.2 ajv@8.17.1 ajv-formats@3.0.1

cat > "$work/ask.cjs" <<'JS'
const { getLanguageService } = require("yaml-language-server");
const { TextDocument } = require("vscode-languageserver-textdocument");
const Ajv = require("ajv");
const addFormats = require("ajv-formats");

const schema = { type: "object", properties: { day: { type: "string", format: "date" } } };
const silent = { send() {}, sendError() {}, sendTrack() {} };
const service = getLanguageService({
  schemaRequestService: async () => JSON.stringify(schema),
  workspaceContext: { resolveRelativePath: (path) => path },
  telemetry: silent,
});
service.configure({ validate: true, yamlVersion: "1.2", schemas: [{ uri: "file:///s.json", fileMatch: ["*.yaml"], schema }] });

async function main() {
  const ajv = addFormats(new Ajv(), { mode: "full", formats: ["date"] }).compile(schema);
  for (const day of process.argv.slice(2)) {
    const document = TextDocument.create(`file:///${day}.yaml`, "yaml", 1, `day: ${day}\n`);
    const told = await service.doValidation(document, false);
    console.log(day, told.length ? told[0].message : "nothing", ajv({ day }) ? "valid" : "invalid");
  }
}
main();
JS
found=$(cd "$work" && node ask.cjs 2025-02-28 2025-02-30 2025-04-31 2025-13-45)
wanted='2025-02-28 nothing valid
2025-02-30 nothing invalid
2025-04-31 nothing invalid
2025-13-45 dateFormatWarning invalid'
if [ "$found" = "$wanted" ]; then
    echo "as seen (day, what the server tells, Ajv):"
    echo "$found"
    exit 0
fi
echo "CHANGED: $found"
exit 1
