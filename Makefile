# Every target sets up what it needs: a fresh machine wants Python 3.11 with venv, make and the package index.
PYTHON ?= python3
BIN := .venv/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
NPM_CI = npm ci --loglevel=error --ignore-scripts --no-audit --no-fund --prefix
VNU := tools/npm/vnu
LIGHTHOUSE := tools/npm/lighthouse

.PHONY: site test test-fast test-all lint serve check schema rules commands wheel bench lighthouse shots lock clean

site: .venv/ready
	@$(BIN)/python build.py

check: .venv/ready
	@$(BIN)/python build.py check

serve: .venv/ready
	$(BIN)/mkdocs serve

test: lint $(VNU)/node_modules/ready
	$(BIN)/python -m pytest -m "not exhaustive"

# What needs no second process and no browser.
test-fast: .venv/ready-dev
	$(BIN)/python -m pytest -m "not slow and not exhaustive"

# Also both browsers in full, races, torture, and the race with a peer.
test-all: lint $(VNU)/node_modules/ready
	$(BIN)/python -m pytest

lint: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary

lock: .venv/ready
	$(BIN)/python -m pip install --quiet uv==0.13.9
	for name in requirements requirements-dev; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-header --default-index https://pypi.org/simple --output-file $$name.txt $$name.in; done

clean:
	rm -rf .venv .cache site shards shots tools/npm/*/node_modules

.venv/made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/ready: requirements.txt | .venv/made
	$(INSTALL) --requirement requirements.txt
	touch $@

.venv/ready-dev: requirements-dev.txt | .venv/ready
	$(INSTALL) --requirement requirements-dev.txt
	touch $@

# The checker of HTML. Where there is no npm, or npm fails, its test says that it is left out.
$(VNU)/node_modules/ready: $(VNU)/package-lock.json
	@if command -v npm >/dev/null && $(NPM_CI) $(VNU); then touch $@; else echo 'The checker of HTML cannot be fetched'; fi

schema: .venv/ready
	$(BIN)/python -m factsheet.core.json_schema > facts.schema.json

rules: .venv/ready
	$(BIN)/python -m factsheet.checks > docs/rules.md

commands: .venv/ready
	$(BIN)/python -m factsheet.cli > docs/commands.md

# The generator as one file, with its theme, for a site of its own.
wheel: .venv/ready
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

bench: .venv/ready-dev
	$(BIN)/python -m bench

lighthouse: .venv/ready-dev $(LIGHTHOUSE)/node_modules/ready
	$(BIN)/python -m tools.lighthouse

$(LIGHTHOUSE)/node_modules/ready: $(LIGHTHOUSE)/package-lock.json
	$(NPM_CI) $(LIGHTHOUSE)
	touch $@

# `make shots README=1` makes the picture at the top of the README instead.
shots: .venv/ready-dev
	$(BIN)/python -m tools.shots $(if $(README),--readme)
