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

# What an organisation that wants to adopt this looks at: every file has a licence, workflows are sound.
.PHONY: public-code build sbom audit
check: public-code
public-code: .venv/dev-ready
	$(BIN)/reuse lint --lines
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/ci.yml .github/workflows/release.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-actions action.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml

# What a release is made of; its tools are an extra, so that nothing else waits for them.
build: .venv/release-ready
	rm -rf dist
	$(BIN)/python -m build
	$(BIN)/twine check --strict dist/*

sbom: .venv/release-ready .venv/runtime-ready
	mkdir -p build
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --mc-type application --output-reproducible \
		--output-file build/wijkplan.cdx.json $(RUNTIME)/python

# Asks PyPI which versions have known vulnerabilities; --strict: what it could not look up is a failure too.
audit: .venv/release-ready .venv/runtime-ready
	mkdir -p build
	$(BIN)/python -m pip --python $(RUNTIME)/python freeze --exclude wijkplan > build/runtime.txt
	$(BIN)/pip-audit --strict --no-deps --disable-pip --requirement build/runtime.txt

# An environment with what users get, and nothing else. PINS: options for pip that pin versions.
RUNTIME := $(subst .venv,.venv/runtime,$(BIN))
PINS ?=
.venv/runtime-ready: .venv/bin-ready pyproject.toml
	$(BIN)/python -m venv --clear --without-pip .venv/runtime
	$(BIN)/python -m pip --python $(RUNTIME)/python install --quiet --disable-pip-version-check $(PINS) ".[excel]"
	@touch $@

.venv/release-ready: .venv/bin-ready pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[release]"
	@touch $@
