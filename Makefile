# Each target sets up what it needs in .venv; nothing but Python 3.11+, make and git has to be there.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

.PHONY: demo test check docs clean

demo: .venv/demo-ready
	$(BIN)/wijkplan validate plans
	$(BIN)/wijkplan prioritise plans/2026/soesterkwartier.yaml
	$(BIN)/wijkplan allocate plans/2026/soesterkwartier.yaml

test: .venv/dev-ready
	$(BIN)/python -m pytest

check: .venv/dev-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tools.generate --check
	$(BIN)/wijkplan fmt --check plans
	$(BIN)/wijkplan allocate plans --format json > .venv/advice.json
	$(BIN)/wijkplan verify .venv/advice.json
	$(BIN)/wijkplan verify plans

# Everything that is made from the code: schemas, catalogues, the pages under docs/ that show output.
docs: .venv/dev-ready
	$(BIN)/python -m tools.generate

.venv/bin-ready:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/demo-ready: .venv/bin-ready pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev-ready: .venv/bin-ready pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ .venv/demo-ready

clean:
	rm -rf .venv
