# Daglicht. `make` alone says what there is. Needs Python 3.11 or newer, git and make, nothing else.

PYTHON ?= python3
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps
REGISTER := $(BIN)/python -m generator
NPM := tests/browser/node_modules
COMPILE := $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock' --extra fast --extra formats --group build

# An environment of another folder, or of a Python that is gone, is made anew.
USABLE := $(shell test "$$(cat $(VENV)/folder 2>/dev/null)" = "$$(pwd -P)" && $(BIN)/python -c '' 2>/dev/null && echo yes)

.PHONY: help site serve check diff guard snapshot test tools golden lint bench lock clean anew
.NOTPARALLEL:
.DELETE_ON_ERROR:

help:
	@echo 'make site    make the site and the dataset in site/               (ON=today: as of today, not of the commit)'
	@echo 'make serve   show the site in a browser; it follows every change'
	@echo 'make check   check the registrations             (FORMAT=github: as annotations of a pull request)'
	@echo 'make diff    what changed since the commit before    (FORMAT=markdown: as tables, for who looks at a proposal)'
	@echo 'make guard   search the whole history for what may not be public'
	@echo 'make snapshot TAG=2026-11-25   pack the dataset at a tag; the next site publishes it      (KEY=file: signed)'
	@echo 'make test    run every test                                              (ARGS="-k name": some;'
	@echo '             TOOLS=required: none is skipped because a browser or a checker is missing)'
	@echo 'make tools   install the browser, R and the like that tests use, where apt-get is  (it asks for root)'
	@echo 'make golden  write what people look at before it changes, pages and definitions: git diff tests'
	@echo 'make lint    ruff and mypy'
	@echo 'make bench   measure, beside other generators                            (ARGS="--help": choices)'
	@echo 'make lock    renew requirements/ after a change in pyproject.toml        (UPGRADE=1: newest versions)'
	@echo 'make clean   remove everything that was made'

site: $(VENV)/site
	@$(REGISTER) build $(if $(ON),--on $(ON:today=$(shell date -u +%F))) $(ARGS)

serve: $(VENV)/site
	@$(REGISTER) serve $(ARGS)

check: $(VENV)/site
	@$(REGISTER) check $(if $(FORMAT),--format $(FORMAT)) $(ARGS)

# In a workflow of a forge it is shown beside the proposal, whose commit comes after the one that it is a proposal to.
diff: $(VENV)/site
	@$(REGISTER) diff HEAD^1 HEAD $(if $(FORMAT),--format $(FORMAT)) $(ARGS) $(if $(GITHUB_STEP_SUMMARY),>> "$$GITHUB_STEP_SUMMARY")

guard: $(VENV)/site
	@$(REGISTER) guard $(ARGS)

snapshot: $(VENV)/site
	@$(REGISTER) snapshot $(TAG) $(if $(KEY),--key '$(KEY)') $(ARGS)

test: $(VENV)/dev $(if $(shell command -v npm),$(NPM)/.done)
	@$(if $(TOOLS),TOOLS='$(TOOLS)' )$(BIN)/python -m pytest $(ARGS)

tools:
	@bash .ci/tools

golden: $(VENV)/dev
	@GOLDEN=write $(BIN)/python -m pytest tests/site/test_golden.py tests/dataset/test_definitions.py

lint: $(VENV)/dev
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy

bench: $(VENV)/bench
	@$(BIN)/python -m tests.bench.run $(ARGS)

# Each environment holds the smaller ones, with the same versions. The stamps come last: what is half made is made anew.
# The lock holds every package there is, so pip looks for no other. Only wheels, so that installing runs no code of a
# package; `reuse`, for developers, is published as source alone.
$(VENV)/bench: holds := site dev bench
$(VENV)/dev: holds := site dev
$(VENV)/site: holds := site

# Programs that check pages. Nothing of them runs while they are installed, and nothing of them is part of the site.
$(NPM)/.done: tests/browser/package-lock.json
	@if (cd $(<D) && npm ci --ignore-scripts --no-audit --no-fund --silent); then touch $@; else \
	  echo 'npm could not install what checks the pages: tests that need it are skipped.' >&2; test '$(TOOLS)' != required; fi

$(VENV)/%: requirements/%.txt pyproject.toml $(if $(USABLE),,anew)
	@command -v '$(PYTHON)' >/dev/null || { \
	  echo 'There is no $(PYTHON). Install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3' >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is $$('$(PYTHON)' --version 2>&1); version 3.11 or newer is needed. Name another: make PYTHON=python3.12" >&2; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo '$(PYTHON) cannot make environments. On Debian and Ubuntu: sudo apt install python3-venv' >&2; exit 1; }
	@echo 'Making the environment in $(VENV)/ from $<: once, less than a minute.' >&2
	@rm -rf $(VENV)
	@'$(PYTHON)' -m venv $(VENV)
	@$(INSTALL) --only-binary :all: --no-binary reuse --require-hashes --requirement $<
	@$(INSTALL) --no-build-isolation --editable .
	@pwd -P > $(VENV)/folder
	@cd $(VENV) && touch $(holds)

anew:

# The largest is solved first; the others start from its versions and keep them.
lock:
	@command -v '$(UV)' >/dev/null || { \
	  echo 'There is no uv, which solves the versions. Install it: python3 -m pip install uv (or: pipx install uv)' >&2; exit 1; }
	@$(COMPILE) $(if $(UPGRADE),--upgrade) --group dev --group bench --output-file requirements/bench.txt >/dev/null
	@cp requirements/bench.txt requirements/dev.txt
	@$(COMPILE) --group dev --output-file requirements/dev.txt >/dev/null
	@cp requirements/dev.txt requirements/site.txt
	@$(COMPILE) --output-file requirements/site.txt >/dev/null
	@echo 'requirements/ is up to date. Look at what changed: git diff --stat requirements'

clean:
	rm -rf $(VENV) site .site.new-* .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find generator tests -name __pycache__ -prune -exec rm -rf {} +
