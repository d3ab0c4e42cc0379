# Everything a person runs. `make help` lists it.
PYTHON ?= python3
UV_VERSION := 0.13.8
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.complete
# Two more than the two cores: some tests wait for processes that they started. Three took 380 s where four took 323.
WORKERS ?= 4

# Some images forbid bytecode: each process would compile Dagster anew, which takes seconds.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup lock demo dev test lint ddl docs bench clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: $(STAMP) ## make .venv from requirements.lock, with .venv/bin/ingest in it

# uv installs the lock file several times faster than pip; the hashes are checked either way.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version). Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked dependencies into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements.lock
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e .
	@# Bytecode of what every command imports: the tests' workers would each compile it, at the same moment.
	@$(BIN)/python -c 'import dagster_postgres, ingest_platform.definitions, webhook_receiver.server'
	@touch $@

demo: $(STAMP) ## the whole road on a sandbox account, proven at its end (ORDERS=1000)
	@$(BIN)/ingest demo $(if $(ORDERS),--orders $(ORDERS))

dev: $(STAMP) ## everything running with the Dagster UI, until Ctrl-C
	@$(BIN)/ingest up

LINT := $(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

# Beside each other: the tests leave some of both cores. What lint says comes in one piece, at the end.
test: $(STAMP) ## lint and every test
	@said=$$(mktemp); ($(LINT)) >$$said 2>&1 & lint=$$!; \
	trap 'kill $$lint 2>/dev/null; rm -f $$said' EXIT; trap 'exit 130' INT TERM; \
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal; tested=$$?; \
	wait $$lint; linted=$$?; cat $$said; test $$tested = 0 && test $$linted = 0

lint: $(STAMP) ## ruff and mypy
	@$(LINT)

ddl: $(STAMP) ## write sql/<source>.sql anew from the declarations
	@$(BIN)/python -c 'from ingest_platform import paths, sources; from ingest_platform.refine.ddl import ddl; [(paths.SQL / f"{s.name}.sql").write_text(ddl(s)) for s in sources.SOURCES.values()]'

bench: $(STAMP) ## every benchmark, one after the other (ONLY=webhooks runs one)
	@set -e; for file in $(addprefix benchmarks/,$(addsuffix .py,$(or $(ONLY),backfill webhooks memory verify_cost))); do $(BIN)/python $$file; done

lock: ## resolve pyproject.toml anew into requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-strip-extras --python-version 3.11 \
	  --extra dev --custom-compile-command "make lock" --upgrade pyproject.toml -o requirements.lock

clean: ## stop the embedded database, then remove its data and the environment
	@test ! -x $(BIN)/ingest || $(BIN)/ingest db stop || true
	@rm -rf .ingest $(VENV) .mypy_cache .ruff_cache .pytest_cache

docs: $(STAMP) ## write docs/integrations anew from the declarations
	@for source in $$($(BIN)/python -c 'from ingest_platform import sources; print(*sources.SOURCES)'); do $(BIN)/ingest docs $$source --write; done
