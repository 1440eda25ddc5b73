# `make help` lists the targets. demo and test set up .venv on a fresh machine.
.PHONY: demo test check bench clean fuzz sbom audit-deps package-test help

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

demo: .venv/.ready  ## classify and report the synthetic month shipped in data/demo, into out/
	$(BIN)/python scripts/demo.py

# A process for each core, a file's tests in one of them (tests/conftest.py).
SIDE_BY_SIDE := --numprocesses=logical --maxprocesses=4 --dist=loadfile --no-loadscope-reorder

test: .venv/.ready-dev check  ## all that CI runs: checks, tests with coverage, a minute of fuzzing, scores
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) --cov --cov-report=term:skip-covered
	$(BIN)/python scripts/fuzz.py $(FUZZ_SECONDS)
	$(BIN)/python scripts/score_shipped.py
	$(BIN)/python scripts/score_months.py

check: .venv/.ready-dev  ## style, types, import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/.ready: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新的版本。/ Python 3.11 or newer is needed."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

.venv/.ready-dev: .venv/.ready
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[encoder,spark,sql,dev]'
	touch $@

bench: .venv/.ready-dev  ## measure all again and write docs/benchmarks.md: over an hour; BENCH="detect" or "--quick" for less
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[bench]'
	PYTHONPATH=scripts $(BIN)/python -m bench $(BENCH)

clean:  ## remove .venv, out and dist
	rm -rf .venv out dist

FUZZ_SECONDS ?= 60

fuzz: .venv/.ready-dev  ## damaged files for every reader, others in each run; FUZZ_SECONDS=3600 for a long one
	$(BIN)/python scripts/fuzz.py $(FUZZ_SECONDS)

package-test: .venv/.ready  ## wheel and sdist, installed into empty environments; PYTHONS="python3.11 python3.12"
	$(BIN)/python scripts/package_test.py $(PYTHONS)

out/tools/.ready:
	$(PYTHON) -m venv out/tools
	out/tools/bin/python -m pip install --quiet pip-audit cyclonedx-bom
	touch $@

sbom: .venv/.ready out/tools/.ready  ## what is installed, as CycloneDX json
	out/tools/bin/cyclonedx-py environment --output-reproducible .venv -o out/sbom.json

audit-deps: out/tools/.ready  ## known holes in what is pinned; the only target that asks the internet
	out/tools/bin/pip-audit --requirement constraints.txt --no-deps --disable-pip --strict

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' Makefile | expand -t 14
