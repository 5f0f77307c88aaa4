# Two commands do everything: `make run` and `make test`. Both set up first.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)

# Half of the tests' time is waiting (for a killed process, a lease, a time-out), so one process more than there are cores.
TEST_PROCESSES ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

.PHONY: help setup run test test-node lint lock bench clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: $(VENV)/.ready  ## create .venv and install the locked dependencies

$(VENV)/.ready: requirements-dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Consentry needs Python 3.11, 3.12 or 3.13: install one, or name it: make PYTHON=/path/to/python3.12 setup"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --disable-pip-version-check --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e .
	@touch $@

run: setup  ## start the whole system on embedded defaults
	$(BIN)/consentry up

test: setup lint  ## lint, type-check and run every test
	$(BIN)/pytest -n $(TEST_PROCESSES) --dist loadfile --no-loadscope-reorder

test-node: setup  ## the compatible APIs with twilio-node and RingCentral's SDK (needs Node.js; first npm install --prefix tests/web/compat/node)
	$(BIN)/pytest tests/web/compat/node/check_*.py

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup  ## print what the decision core and the system cost, beside what they are held against
	$(BIN)/python -m tests.bench

lock: setup  ## refresh both lock files (needs uv on PATH)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --upgrade -o requirements.lock
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --upgrade -o requirements-dev.lock

clean:  ## remove the virtual environment and caches (data/ stays)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build *.egg-info
