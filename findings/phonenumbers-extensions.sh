#!/usr/bin/env bash
# phonenumbers 9.0.43 and libphonenumber-js 1.13.16: an extension in French is dialled as letters, and one behind a stroke as digits.
#
# `ext.`, `x`, the Spanish, Portuguese and Russian words and RFC 3966 are known. In phonenumbers `poste 12` is read on the keypad of a
# telephone, `76783` for the word, and joined to the number; `/ 12`, as lists of addresses in Geneva and Vienna have it, joins its
# digits in both. The result is one long number, without an extension and without an error; only `is_valid_number` tells.
# The German, Ukrainian, Japanese, Chinese, Korean and Arabic words raise NumberParseException. libphonenumber-js refuses `poste`.
#
# Needs Node.js and npm. Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "phonenumbers==9.0.43"
npm install --silent --no-audit --no-fund --prefix "$work/npm" libphonenumber-js@1.13.16

cat > "$work/npm/parse.cjs" <<'JS'
const { parsePhoneNumber } = require("libphonenumber-js");
try {
  const number = parsePhoneNumber(process.argv[2]);
  console.log(number.number, number.ext ?? "none", number.isValid() ? "valid" : "not valid");
} catch (error) {
  console.log(error.name);
}
JS

status=0
number="+44 20 7946 0123" # one of those that Ofcom keeps for plays and films
expect() { # expect LIBRARY EXTENSION WANTED: the number, its extension and whether it is valid
    local found
    if [ "$1" = libphonenumber-js ]; then
        found=$(node "$work/npm/parse.cjs" "$number $2")
    else
        found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_valid_number, parse
try:
    number = parse(sys.argv[2])
    known = "valid" if is_valid_number(number) else "not valid"
    print(format_number(number, PhoneNumberFormat.E164), number.extension or "none", known)
except NumberParseException as error:
    print(type(error).__name__)
' "$work" "$number $2")
    fi
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
for library in phonenumbers libphonenumber-js; do
    expect "$library" "ext. 12" "+442079460123 12 valid"
    expect "$library" "доб. 12" "+442079460123 12 valid"
    expect "$library" "/ 12" "+44207946012312 none not valid"
done
expect phonenumbers "poste 12" "+4420794601237678312 none not valid"
expect libphonenumber-js "poste 12" ParseError
for word in "Durchwahl" "вн." "内線" "转" "내선" "تحويلة"; do expect phonenumbers "$word 12" NumberParseException; done
exit "$status"
