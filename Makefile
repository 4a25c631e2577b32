# Two commands are enough: `make run` and `make test`. CONTRIBUTING.md says what the others are for.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
THREADS ?= 8
WORKERS ?= 2
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
BASE := $(VENV)/installed-base
DEV := $(VENV)/installed-dev
PEERS := $(VENV)/peers
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --no-input --quiet --require-hashes
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

.PHONY: run test check bench lock clean

run: $(BASE)
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@CIVICPOLICY_STATEMENT_SECONDS=0 $(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py demo --if-empty
	@echo "civicpolicy is at http://$(if $(filter 0.0.0.0,$(HOST)),localhost,$(HOST)):$(PORT)/ (Ctrl-C ends it)"
	@exec $(BIN)/gunicorn civicpolicy.wsgi --bind $(HOST):$(PORT) --workers 1 --threads $(THREADS) --no-control-socket \
		--log-level warning

test: $(DEV)
	@$(BIN)/python tests/both_databases.py -n $(WORKERS) $(ARGS)

check: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint --lint --quiet templates
	@$(BIN)/python manage.py makemigrations --check --dry-run

# `make bench ARGS="drafters growth"` for some parts only.
bench: $(DEV) $(PEERS)
	@$(BIN)/python -m tests.bench $(ARGS)

# Needs uv (https://docs.astral.sh/uv/). `make lock UPGRADE=--upgrade` takes newer versions.
lock:
	$(LOCK) $(UPGRADE) requirements/base.in --output-file requirements/base.txt
	$(LOCK) $(UPGRADE) requirements/dev.in --constraints requirements/base.txt --output-file requirements/dev.txt
	$(LOCK) $(UPGRADE) requirements/bench.in --constraints requirements/base.txt --output-file requirements/bench.txt

clean:
	rm -rf $(VENV) staticfiles

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "civicpolicy needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python cannot make virtual environments here. On Debian and Ubuntu, as root:"; \
		echo "    apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(BASE): requirements/base.txt | $(BIN)/python
	@echo "Installing what civicpolicy runs on …"
	@$(INSTALL) --requirement requirements/base.txt
	@touch $@

$(DEV): requirements/dev.txt | $(BIN)/python
	@echo "Installing what civicpolicy is tested with …"
	@$(INSTALL) --requirement requirements/dev.txt
	@touch $@ $(BASE)

$(PEERS): requirements/bench.txt | $(BIN)/python
	@echo "Installing the engines that the benchmark compares with …"
	@rm -rf $@
	@$(INSTALL) --target $@ --requirement requirements/bench.txt
