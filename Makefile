# Every target sets up what it needs: a fresh machine wants Python 3.11 with venv, make and the package index.
PYTHON ?= python3
BIN := .venv/bin
# Modules are compiled when they are first used, and kept: most never are used, some by hundreds of processes of the tests.
export PYTHONDONTWRITEBYTECODE :=
INSTALL = $(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes
TOOLS := .venv/tools
LOCKED := requirements requirements-dev requirements-tools requirements-torture bench/requirements-readers
NPM_CI = npm ci --loglevel=error --ignore-scripts --no-audit --no-fund --prefix
VNU := tools/npm/vnu
LIGHTHOUSE := tools/npm/lighthouse

.PHONY: site test test-fast test-all lint serve check schema rules commands wheel bench lighthouse shots torture lock sbom clean

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

# The locker is itself locked: change requirements-tools.in, and the old one locks the new one.
lock: $(TOOLS)/ready
	for name in $(LOCKED); do $(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header --default-index https://pypi.org/simple --output-file $$name.txt $$name.in || exit 1; done

# What a build runs on, as CycloneDX: names, versions, hashes and licences.
sbom: $(TOOLS)/ready .venv/ready
	$(BIN)/python -m tools.sbom $(TOOLS)/bin/cyclonedx-py sbom.cdx.json

clean:
	rm -rf .venv .cache site shards shots sbom.cdx.json tools/npm/*/node_modules

.venv/made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/ready: requirements.txt | .venv/made
	$(INSTALL) --requirement requirements.txt
	touch $@

# By uv, as pip takes six times as long for what the tests need.
.venv/ready-dev: requirements-dev.txt $(TOOLS)/ready | .venv/ready
	$(TOOLS)/bin/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement requirements-dev.txt
	touch $@

$(TOOLS)/ready: requirements-tools.txt | .venv/made
	$(PYTHON) -m venv --without-pip $(TOOLS)
	$(BIN)/python -m pip --python $(TOOLS)/bin/python install --quiet --no-compile --disable-pip-version-check --require-hashes \
	  --requirement requirements-tools.txt
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

# The generator as one file, with its theme, for a site of its own. What builds it is locked with the rest, not fetched.
wheel: .venv/ready-dev
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

bench: .venv/ready-dev
	$(BIN)/python -m bench

# `make torture ARGS="--seed 7 --kills 100"`. Where atheris has no wheel, the run says that it is left out.
torture: .venv/ready-dev
	$(INSTALL) --requirement requirements-torture.txt || echo 'atheris cannot be installed here'
	$(BIN)/python -m tools.torture $(ARGS)

lighthouse: .venv/ready-dev $(LIGHTHOUSE)/node_modules/ready
	$(BIN)/python -m tools.lighthouse

$(LIGHTHOUSE)/node_modules/ready: $(LIGHTHOUSE)/package-lock.json
	$(NPM_CI) $(LIGHTHOUSE)
	touch $@

# `make shots README=1` makes the picture at the top of the README instead.
shots: .venv/ready-dev
	$(BIN)/python -m tools.shots $(if $(README),--readme)
