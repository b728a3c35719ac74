# Everything an operator or developer does is one of these. `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export DJANGO_SETTINGS_MODULE ?= guildhall.config.settings
TEST_DATABASE_URL ?= postgresql://postgres@127.0.0.1:5432/postgres
# One more than processors: a third of the time is waiting for a served hall or a browser.
PYTEST_WORKERS ?= $(shell expr $$(nproc) + 1)
# Only these are read for test-postgres: reading all of them takes each worker ten seconds.
DATABASE_TESTS = $(shell grep -rl --include='test_*.py' 'mark\.database' guildhall tests)
# Without its bytecode the hall takes seven seconds to start instead of one.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help install install-dev run test test-postgres check messages test-slow bench room
.PHONY: lint types templates contracts migrations

help: ## List what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit("Guildhall needs Python 3.11 or newer.") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.installed: pyproject.toml uv.lock | $(BIN)/uv
	$(BIN)/uv sync --quiet --frozen --compile-bytecode --no-dev --inexact
	@touch $@

$(VENV)/.installed-dev: pyproject.toml uv.lock | $(BIN)/uv
	$(BIN)/uv sync --quiet --frozen --compile-bytecode --all-extras --all-groups
	@touch $@ $(VENV)/.installed

install: $(VENV)/.installed ## Make .venv with what the hall needs

install-dev: $(VENV)/.installed-dev ## ... and with what its tests need

run: install ## Serve the hall on http://localhost:8000
	@$(BIN)/guildhall prepare
	@$(BIN)/guildhall demo --once
	@$(BIN)/guildhall serve

test: install-dev ## Run the tests on SQLite
	$(BIN)/pytest -n $(PYTEST_WORKERS) --dist worksteal -m "not slow"

test-postgres: install-dev ## Run what a database can break on PostgreSQL (TEST_DATABASE_URL), and compare it with SQLite
	DATABASE_URL=$(TEST_DATABASE_URL) $(BIN)/pytest -n $(PYTEST_WORKERS) --dist worksteal -m "database and not slow" $(DATABASE_TESTS)

check: install-dev ## Lint, format, types, templates, import contracts, missing migrations
	@$(MAKE) --no-print-directory --jobs=2 --keep-going types templates lint contracts migrations

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy guildhall

templates:
	$(BIN)/djlint guildhall --lint --quiet

contracts:
	$(BIN)/lint-imports

migrations:
	GUILDHALL_DATA=$$(mktemp -d) $(BIN)/python -m django makemigrations --check --dry-run

test-slow: install-dev ## Run the long simulations, and on PostgreSQL those that a database can break
	$(BIN)/pytest -n 2 -m slow -s
	DATABASE_URL=$(TEST_DATABASE_URL) $(BIN)/pytest -n 2 -m "slow and database" -s

bench: install ## Measure the hall (PostgreSQL where DATABASE_URL names one)
	@$(BIN)/guildhall bench

room: install-dev ## Write a new room: make room NAME=recipes (docs/new-room.md)
	@$(BIN)/python scripts/new_room.py $(NAME) $(KIND)

messages: install-dev ## Gather the sentences to translate (needs gettext)
	mkdir -p guildhall/locale/en
	cd guildhall && GUILDHALL_DATA=$$(mktemp -d) ../$(BIN)/python -m django makemessages --all --no-obsolete
