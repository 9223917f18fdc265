# Every target sets up what it needs: a fresh machine wants Python 3.11 with venv, make and the package index.
PYTHON ?= python3
BIN := .venv/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: site test serve check schema rules bench lock clean

site: .venv/ready
	@$(BIN)/python build.py

check: .venv/ready
	@$(BIN)/python build.py check

serve: .venv/ready
	$(BIN)/mkdocs serve

test: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/python -m pytest

lock: .venv/ready
	$(BIN)/python -m pip install --quiet uv==0.13.9
	for name in requirements requirements-dev; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-header --default-index https://pypi.org/simple --output-file $$name.txt $$name.in; done

clean:
	rm -rf .venv .cache site

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

schema: .venv/ready
	$(BIN)/python -m factsheet.schema > facts.schema.json

rules: .venv/ready
	$(BIN)/python -m factsheet.checks > docs/rules.md

bench: .venv/ready
	$(BIN)/python -m bench
