# Every target sets up what it needs by itself; a second start finds the stamps in .venv and takes seconds.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
UV := $(BIN)/uv
COMPILE := $(UV) pip compile --universal --generate-hashes --python-version 3.11 --exclude-newer "7 days" \
	--no-annotate --no-emit-index-url --no-emit-find-links --quiet
PHONE := static/app/index.html
PHONE_SOURCES = $(shell find frontend static -type f -not -path '*/node_modules/*' -not -path 'static/app/*')

##@ Use

.PHONY: run
run: .venv/.run $(PHONE)  ## Serve the demo clinic on http://localhost:8000 (PORT, SOLEUS_DATA); Ctrl-C stops it
	@exec $(BIN)/soleus serve --demo

.PHONY: scaled
scaled: .venv/.dev $(PHONE) services  ## The same on PostgreSQL and Redis: two web processes, two consumers
	@exec $(BIN)/python -m scripts.run_scaled

##@ Check

.PHONY: test
test: .venv/.dev $(PHONE) services  ## Every check; ends with "N passed, N failed"
	@$(BIN)/python -m scripts.run_checks all

.PHONY: check
check: .venv/.dev frontend/node_modules/.installed  ## Format, lint, types, import rules, unit tests; under a minute
	@$(BIN)/python -m scripts.run_checks fast

.PHONY: torture
torture: .venv/.dev $(PHONE) services  ## The long promises at full length; takes an hour
	@$(BIN)/python -m scripts.run_checks long

.PHONY: bench
bench: .venv/.dev $(PHONE) services  ## Measure, print a table, write bench/results.json
	@$(BIN)/python -m bench

##@ Work on it

.PHONY: setup
setup: .venv/.dev $(PHONE)  ## All that run and check need

.PHONY: services
services:  ## Chromium, Firefox, PostgreSQL and Redis from Debian's packages, where they may be installed
	@scripts/install_services

.PHONY: format
format: .venv/.dev frontend/node_modules/.installed  ## Lay out Python and TypeScript
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	cd frontend && npm run fix

.PHONY: types
types: .venv/.dev frontend/node_modules/.installed  ## TypeScript types of the API, from its OpenAPI description
	@$(BIN)/python -m scripts.write_api_types

.PHONY: pictures
pictures: .venv/.dev $(PHONE) services  ## The README's pictures, from the running demo; a sheet of all exercises in build/
	@$(BIN)/python -m scripts.take_pictures
	@$(BIN)/python -m scripts.draw_figures

.PHONY: lock
lock: .venv/.set-up  ## Lock the dependencies again; nothing younger than a week
	$(COMPILE) --upgrade --group setup --output-file requirements/setup.txt
	$(COMPILE) --upgrade pyproject.toml --output-file requirements/run.txt
	$(COMPILE) --upgrade pyproject.toml --group dev --constraint requirements/run.txt --output-file requirements/dev.txt
	cd frontend && rm -f package-lock.json && npm install --package-lock-only

.PHONY: clean
clean:  ## Remove all that was made here, but not the data folder
	rm -rf .venv frontend/node_modules static/app soleus.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: help
help:  ## This list
	@awk 'BEGIN { FS = ":.*##" } /^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z]+:.*##/ { printf "  make %-9s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# What the targets above stand on.

.venv/.set-up: requirements/setup.txt
	@scripts/make_venv
	@touch $@

.venv/.run: .venv/.set-up requirements/run.txt pyproject.toml
	@echo "Installing the locked dependencies"
	@scripts/install_locked requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@echo "Installing the locked tools"
	@scripts/install_locked requirements/dev.txt
	@touch $@

frontend/node_modules/.installed: frontend/package.json frontend/package-lock.json
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || { echo "Soleus needs Node 20 or newer" >&2; exit 1; }
	@echo "Installing the phone app's packages"
	@cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(PHONE): frontend/node_modules/.installed $(PHONE_SOURCES)
	@echo "Building the phone app"
	@cd frontend && npm run --silent build -- --logLevel warn
	@touch $@
