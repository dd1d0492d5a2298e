VERSION ?= $(shell date +%F)
# Every target works after a clone; the first one installs.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test golden check lint format types layers evaluate train bench docs clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY)  ## make the virtual environment and install the lock

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.11 " + "setup")'
	@echo "installing into $(VENV); this takes some minutes the first time"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup  ## run the night and the weekly report on data/sample
	@$(BIN)/cxtext demo

test: setup  ## run all tests, side by side on all cores
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile

golden: setup  ## show how twelve hard contacts differ from what is expected; ACCEPT=1 writes what is found
	@ACCEPT=$(ACCEPT) $(BIN)/python -m pytest tests/golden --tb=short

check: lint format types layers  ## lint, format, types, import layers

lint: setup  ## ruff rules
	@$(BIN)/ruff check .

format: setup  ## ruff formatting, checked only
	@$(BIN)/ruff format --check .

types: setup  ## mypy, strict
	@$(BIN)/mypy

layers: setup  ## import layers
	@$(BIN)/lint-imports

train: setup  ## train the embedded engine on data/training: make train VERSION=2026-12-01
	@$(BIN)/cxtext train --version $(VERSION)

evaluate: setup  ## measure quality on the gold contacts
	@$(BIN)/cxtext evaluate

bench: setup  ## measure speed and memory
	@$(BIN)/python -m benchmarks

docs: demo  ## write the answers in the README and the data dictionary from the demo
	@$(BIN)/python docs/build.py

clean:  ## remove the environment and everything made by the demo
	rm -rf $(VENV) data/demo
