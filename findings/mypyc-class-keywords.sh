#!/usr/bin/env bash
# mypyc 2.4.1 with msgspec 0.22.0: a record that is declared frozen can be changed once its module is compiled.
#
# `class Mark(Struct, frozen=True, eq=False)` is a class of Python below mypyc, as its metaclass is none that mypyc knows. The keywords of
# the class are left out without a word: compiled, the mark that stands before a paragraph can be set anew, and two marks that are known
# by their identity are equal by their text. mypy finds no fault, neither does the build. What a base says is kept, so that
# `class Mark(Frozen)` stays as it is declared if `Frozen` is in a module that is not compiled.
#
# Needs a C compiler. Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work/libraries" \
    "mypy==2.4.1" "msgspec==0.22.0" "setuptools==80.9.0"

mkdir "$work/plain" "$work/compiled"
cat > "$work/plain/bases.py" <<'PYTHON'
from typing import dataclass_transform

from msgspec import Struct


@dataclass_transform(frozen_default=True, eq_default=False)
class Frozen(Struct, frozen=True, eq=False):
    pass
PYTHON
cat > "$work/plain/marks.py" <<'PYTHON'
from bases import Frozen
from msgspec import Struct


class Mark(Struct, frozen=True, eq=False):
    text: str


class OfBase(Frozen):
    text: str
PYTHON
cp "$work"/plain/*.py "$work/compiled"
cat > "$work/compiled/build.py" <<'PYTHON'
import sys

sys.path.insert(0, sys.argv.pop(1))
from mypyc.build import mypycify
from setuptools import setup

setup(name="marks", ext_modules=mypycify(["marks.py"]), script_args=["-q", "build_ext", "--inplace"])
PYTHON
(cd "$work/compiled" && PYTHONPATH="$work/libraries" python3 build.py "$work/libraries" )

status=0
expect() { # expect FOLDER CLASS WANTED: how the module was found, whether two of one text are equal, whether one can be changed
    local found
    found=$(python3 -I -c '
import sys
sys.path[:0] = sys.argv[1:3]
import marks
first, second = (getattr(marks, sys.argv[3])("S") for _ in range(2))
same = first == second
try:
    first.text = "U"
except AttributeError:
    pass
print("Python" if marks.__file__.endswith(".py") else "compiled", same, first.text)
' "$work/$1" "$work/libraries" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $2: $found"; else echo "CHANGED   $2: $found, was $3"; status=1; fi
}
expect plain Mark "Python False S"
expect compiled Mark "compiled True U"
expect plain OfBase "Python False S"
expect compiled OfBase "compiled False S"
exit "$status"
