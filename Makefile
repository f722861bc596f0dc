# The project's commands. Each one that needs the environment makes it first, when it is missing or older than its lock.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
BUNDLES ?= ../shared/bundles/*/
SCORE ?= ../shared/score/score.py

.PHONY: help run test check format bench fuzz kills tour lock score dev clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 10

run: $(VENV)/.run ## open the dashboard (the sample, or ARGS="FOLDER"); prints the report where there is no terminal
	@$(BIN)/peace-tui $(ARGS)

test: $(VENV)/.dev ## the whole test suite (ARGS="-k dates" for a part)
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.dev ## format, lint, types, arrows between the layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## put the code into the project's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## words a second, where the time goes, start-up and keys
	@$(BIN)/python -m tests.bench $(ARGS)

fuzz: $(VENV)/.dev ## damaged input against the readers and the rules (SECONDS=60 for each target)
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install --quiet --require-hashes -r requirements-fuzz.lock || true
	@$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),60) $(ARGS)

kills: $(VENV)/.dev ## kill the dashboard at random moments (KILLS=200) and look for every confirmed verdict
	@$(BIN)/python -m tests.fixtures.killing $(or $(KILLS),200)

tour: $(VENV)/.run ## walk through every panel in tmux at 80x24 and 200x50; the screens are left in tour-screens/
	@bash tests/tour.sh

score: $(VENV)/.run ## how the rules do on story bundles with gold answers
	@$(BIN)/python $(SCORE) --command "$(CURDIR)/$(BIN)/peace-tui" $(ARGS) $(BUNDLES)

lock: $(VENV)/.dev ## make the lock files anew from pyproject.toml
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
		pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
		--extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
		--extra fuzz -c requirements.lock pyproject.toml -o requirements-fuzz.lock

dev: $(VENV)/.dev ## the environment alone

clean: ## remove the environment and every cache
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find core tui styles seeds tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "peace-tui needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Start-up is measured with bytecode in place: some machines set PYTHONDONTWRITEBYTECODE, so it is written here.
define install
	$(BIN)/python -m pip install --quiet --require-hashes -r $(1)
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	$(BIN)/python -m compileall -q core tui styles seeds
endef

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(call install,requirements.lock)
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(call install,requirements-dev.lock)
	@touch $@ $(VENV)/.run
