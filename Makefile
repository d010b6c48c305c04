# routekaart: every target does its own set-up. Needed: python3.11 or newer, git and make.

PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet install
PIP_BENCH := $(VENV)-bench/bin/python -m pip --disable-pip-version-check --quiet install

# The demo: these commands, in this order.
define DEMO
routekaart controleer
routekaart test
routekaart simuleer klantreizen/ede-partnergeweld.yaml --html uitvoer/oefening-ede.html
routekaart kaart --alle --uit uitvoer/kaarten
endef

PYTEST_ARGS ?=
UPGRADE     ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test lint types lagen wiel wheel bench lock schoon

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

# ── demo and test ─────────────────────────────────────────────────────────────────────────────

demo: $(VENV)/.demo ## check the agreements, play a klantreis, make the kaarten
	@mkdir -p uitvoer
	@printf '%s\n' "$$DEMO" | while read -r command; do \
		printf '\n$$ %s\n' "$$command"; \
		PATH="$(CURDIR)/$(BIN):$$PATH" sh -c "$$command" </dev/null || exit; \
	done
	@printf '\nDe kaarten staan in uitvoer/kaarten/; open eerst %s.\n' \
		"$$(ls uitvoer/kaarten/ede-*.html | tail -n 1)"
	@printf 'De oefening staat in uitvoer/oefening-ede.html; open die in een browser.\n'

export DEMO

# What fails soonest goes first. The wheel's smoke run is a step of its own, not a pytest test: it
# installs everything once more, which nobody wants at every pytest run, and pytest must close.
test: lint types lagen wiel ## everything that CI does; PYTEST_ARGS=... reaches pytest
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.test ## ruff: rules and format
	@echo '── ruff'
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(VENV)/.test ## mypy --strict
	@echo '── mypy'
	@$(BIN)/mypy

lagen: $(VENV)/.test ## import-linter: imports point down only
	@echo '── import-linter'
	@$(BIN)/lint-imports

wiel: $(VENV)/.test ## try the wheel in an empty environment; leaves nothing behind
	@echo '── wheel'
	@$(BIN)/python tests/smoke/wheel.py

wheel: $(VENV)/.test ## leave a wheel in dist/, to install elsewhere
	@$(BIN)/python -m build --no-isolation --outdir dist . >/dev/null
	@ls dist/*.whl

# ── measuring ─────────────────────────────────────────────────────────────────────────────────

# Not a part of make test: a time is no law, and a busy machine must not turn a build red.
bench: $(VENV)-bench/.bench ## measure beside the peers; the figures go to benchmarks/resultaten.md
	@$(VENV)-bench/bin/python benchmarks/bench.py

# ── set-up: a stamp per layer, so that a second run installs nothing ──────────────────────────

# An environment without a working pip is removed again: make must not take it for finished.
$(VENV)/.venv:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
		echo "make: '$(PYTHON)' is not found. routekaart needs Python 3.11 or newer; name yours: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "make: '$(PYTHON)' is too old or does not start. routekaart needs Python 3.11 or newer; name yours: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "make: '$(PYTHON)' has no venv. On Debian and Ubuntu it is a package of its own: python3-venv" >&2; exit 2; }
	@echo "── set-up: $(VENV)"
	@rm -rf $(VENV) && $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 2; }
	@touch $@

$(VENV)/.runtime: requirements/runtime.txt requirements/build.txt | $(VENV)/.venv
	@echo '── set-up: what it needs to run'
	@$(PIP) --only-binary :all: --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	@touch $@

$(VENV)/.demo: $(VENV)/.runtime pyproject.toml routekaart/__init__.py
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.demo requirements/test.txt
	@echo '── set-up: what it needs to be tested'
	@$(PIP) --only-binary :all: --require-hashes -r requirements/test.txt
	@touch $@

# An environment of its own: the peers bring packages that nobody else needs, and start-up is timed
# where no test tool slows it down.
$(VENV)-bench/.packages: requirements/bench.txt | $(VENV)/.venv
	@echo '── set-up: what it needs to be measured'
	@rm -rf $(VENV)-bench && $(PYTHON) -m venv $(VENV)-bench
	@$(PIP_BENCH) --only-binary :all: --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)-bench/.bench: $(VENV)-bench/.packages pyproject.toml routekaart/__init__.py
	@$(PIP_BENCH) --no-deps --no-build-isolation --editable .
	@touch $@

# ── maintenance ───────────────────────────────────────────────────────────────────────────────

# Universal (every platform, Python 3.11 and newer), with hashes, without any address. Versions that
# still fit stay as they are; make lock UPGRADE=--upgrade takes the newest. Each constrains the next.
lock: | $(VENV)/.venv ## compile requirements/*.txt anew; UPGRADE=--upgrade for newer versions
	@test -d build/lock || $(BIN)/python -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install \
		$$(test -s requirements/lock.txt && echo --require-hashes -r requirements/lock.txt || echo uv)
	@for name in test runtime build bench lock; do \
		constraint=; \
		case $$name in runtime|build|bench) constraint='--constraints requirements/test.txt' ;; esac; \
		build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE) $$constraint \
			requirements/$$name.in --output-file requirements/$$name.txt >/dev/null || exit; \
		{ echo "# Compiled from $$name.in by make lock; do not edit."; cat requirements/$$name.txt; } \
			> build/lock.tmp && mv build/lock.tmp requirements/$$name.txt; \
	done
	@if grep -n '://' requirements/*.txt; then echo 'make: a lock names an address' >&2; exit 2; fi

schoon: ## remove everything that make made
	rm -rf $(VENV) $(VENV)-bench build dist uitvoer .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find routekaart tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
