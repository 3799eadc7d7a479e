# `make demo` builds the sample meetings, `make test` runs every check; both need Python 3.11 or newer and nothing else.
PYTHON ?= python3
# VERSIONS=newest takes the newest libraries that pyproject.toml allows, in an environment of its own; else those of requirements/.
VERSIONS ?= locked
VENV := .venv$(if $(filter newest,$(VERSIONS)),-newest)
BIN := $(VENV)/bin
LOCK_VENV := .venv-lock
BENCH_VENV := .venv-bench
MUTANTS_VENV := .venv-mutants
DIST := dist

# uv, where it is installed, does what pip does, only faster.
ifneq ($(shell command -v uv),)
MAKE_VENV := uv venv --quiet --python '>=3.11' $(VENV)
INSTALL := uv pip install --quiet --python $(BIN)/python
NEWEST := --upgrade
else
MAKE_VENV := $(PYTHON) -m venv $(VENV)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
NEWEST := --upgrade --upgrade-strategy eager
endif

# A run starts hundreds of interpreters: they load what the first of them has compiled, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo quick room test test-compiled wheel deep lint checkers format bench mutants lock clean FORCE
.DELETE_ON_ERROR:

demo: $(VENV)/.installed
	$(BIN)/factsheet build inputs -o $(DIST)
	$(BIN)/factsheet build inputs/trilateral-*.yaml -o $(DIST) --template brief

# One room's tests in less than a minute, a fifth of what is drawn at random: make quick ROOM=compose
ROOMS = $(sort $(patsubst tests/%/,%,$(dir $(wildcard tests/*/test_*.py tests/*/*/test_*.py))))
quick: room $(VENV)/.installed-dev
	$(BIN)/pytest -n 2 --dist worksteal --hypothesis-profile quick tests/$(ROOM)

room:
	@test -n "$(ROOM)" -a -d "tests/$(ROOM)" || \
	  { echo "name a room: make $(MAKECMDGOALS) ROOM=compose; the rooms are: $(ROOMS)" >&2; exit 2; }

test: lint
	$(BIN)/pytest -n 2 --dist worksteal

# A wheel whose hot modules are compiled (docs/architecture.md), in dist/wheel; it needs a C compiler.
WHEEL := $(DIST)/wheel
wheel: $(VENV)/.installed-dev
	rm -rf $(WHEEL)
	HATCH_BUILD_HOOKS_ENABLE=true $(BIN)/python -m build --wheel --outdir $(WHEEL)

# The compiled wheel, unpacked in the way of the checkout: its files are the same, byte for byte, and its rooms' tests pass.
UNPACKED := $(WHEEL)/unpacked
test-compiled: wheel
	$(BIN)/python -m zipfile -e $(WHEEL)/*.whl $(UNPACKED)
	FACTSHEET_COMPILED=true PYTHONPATH=$(CURDIR)/$(UNPACKED) $(BIN)/pytest -n 2 --dist worksteal tests/test_compiled_wheel.py \
	  tests/render/pdf tests/render/docx tests/source tests/document tests/meeting tests/compose
	$(BIN)/python tests/same_bytes.py $(CURDIR) $(CURDIR)/$(UNPACKED) --meetings 6

# The large counts: random reviews, many more values for the tests that draw some, a set of a thousand. What was stopped
# goes on where it was; DEEP='--only reviews --from 5000 --to 6000' chooses.
deep: $(VENV)/.installed-dev
	$(BIN)/python tests/deep.py $(DEEP)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# Changes to a room that its tests should notice, half an hour of them; tests/mutants/README.md tells the rest.
mutants: room $(MUTANTS_VENV)/.installed
	$(MUTANTS_VENV)/bin/python tests/mutants/run.py $(ROOM) --seed $(or $(SEED),1) $(ARGS)

# The quick checks of what files hold, written from the models: after every change of one.
checkers: $(VENV)/.installed-dev
	$(BIN)/python tests/checkers.py

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The programs compared with have a virtual environment of their own; benchmarks/README.md says what they need beside.
bench: $(BENCH_VENV)/.installed
	$(BENCH_VENV)/bin/python -m benchmarks.run

# The newest versions that pyproject.toml allows, for Python 3.11 and newer, with their hashes and without an index.
LOCK := pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --no-annotate --custom-compile-command 'make lock' pyproject.toml requirements/build.in
lock: $(LOCK_VENV)/bin/uv
	$(LOCK_VENV)/bin/uv $(LOCK) --extra dev --output-file requirements/dev.txt
	$(LOCK_VENV)/bin/uv $(LOCK) --constraint requirements/dev.txt --output-file requirements/run.txt

$(LOCK_VENV)/bin/uv:
	$(PYTHON) -m venv $(LOCK_VENV)
	$(LOCK_VENV)/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9

clean:
	rm -rf $(VENV) $(BENCH_VENV) $(LOCK_VENV) $(MUTANTS_VENV) $(DIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is older than Python 3.11; name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	$(MAKE_VENV)

ifeq ($(VERSIONS),newest)
$(VENV)/.installed $(VENV)/.installed-dev: FORCE | $(BIN)/python
	$(INSTALL) $(NEWEST) -e '.[dev]'
	@touch $(VENV)/.installed $(VENV)/.installed-dev
else
$(VENV)/.installed: pyproject.toml requirements/run.txt | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements/run.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml requirements/dev.txt | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements/dev.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.installed
endif

$(BENCH_VENV)/.installed: pyproject.toml benchmarks/requirements.txt
	$(PYTHON) -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -e . -r benchmarks/requirements.txt
	@touch $@

$(MUTANTS_VENV)/.installed: pyproject.toml requirements/dev.txt tests/mutants/requirements.txt
	$(PYTHON) -m venv $(MUTANTS_VENV)
	$(MUTANTS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(MUTANTS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(MUTANTS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r tests/mutants/requirements.txt
	@touch $@
