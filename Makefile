# `make demo` builds the sample meetings, `make test` runs every check; both need Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH_VENV := .venv-bench
DIST := dist

# uv, where it is installed, does what pip does, only faster.
ifneq ($(shell command -v uv),)
MAKE_VENV := uv venv --quiet --python '>=3.11' $(VENV)
INSTALL := uv pip install --quiet --python $(BIN)/python
else
MAKE_VENV := $(PYTHON) -m venv $(VENV)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

.PHONY: demo test set-1000 lint format bench fuzz-review clean
.DELETE_ON_ERROR:

demo: $(VENV)/.installed
	$(BIN)/factsheet build inputs -o $(DIST)
	$(BIN)/factsheet build inputs -o $(DIST) --template brief

test: lint
	$(BIN)/pytest -n 2

# A thousand meetings, built, killed, rebuilt, pruned and verified: it takes minutes and prints what it measures.
set-1000: $(VENV)/.installed-dev
	$(BIN)/pytest -s -m thousand tests/production/sets/test_thousand.py

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# The random loop of reviews, many times more often than the tests run it.
fuzz-review: $(VENV)/.installed-dev
	$(BIN)/python tests/review/fuzz_review.py 5000

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The programs compared with have a virtual environment of their own; benchmarks/README.md says what they need beside.
bench: $(BENCH_VENV)/.installed
	$(BENCH_VENV)/bin/python -m benchmarks.run

clean:
	rm -rf $(VENV) $(BENCH_VENV) $(DIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is older than Python 3.11; name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	$(MAKE_VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(INSTALL) -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/.installed

$(BENCH_VENV)/.installed: pyproject.toml benchmarks/requirements.txt
	$(PYTHON) -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -e . -r benchmarks/requirements.txt
	@touch $@
