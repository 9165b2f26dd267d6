# All that a person can ask of this checkout; README.md explains it. The two that matter: run, test.
PYTHON := .venv/bin/python
OUT ?= out/tour
ARGS ?=
UPGRADE ?=

# What was compiled once is kept: the tests are read by two processes and start the program many times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup setup-run run test test-long mutants check bench catalog pictures lock fresh-check clean

help:
	@echo "make run          open the program (sets everything up first; without a display: the tour)"
	@echo "make test         all checks and tests (sets everything up first)"
	@echo "make test-long    the longer walks through the windows, not part of make test"
	@echo "make mutants      the tests against seeded defects, which they must notice (half an hour)"
	@echo "make setup        the set-up alone"
	@echo "make check        style, types and import contracts alone"
	@echo "make bench        the figures of the README, measured here"
	@echo "make catalog      collect the texts to translate and build the English catalogue"
	@echo "make pictures     take the pictures of the guide anew from the tour"
	@echo "make lock         write requirements/lock*.txt anew from pyproject.toml"
	@echo "make fresh-check  prove run and test on a bare Debian 12 (root, about 2 GB under build/)"
	@echo "make clean        remove what the above made, records excepted"

setup:
	@python3 -m tools.setup --tests

setup-run:
	@python3 -m tools.setup

run: setup-run
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  echo "这里没有显示器，改为演示一遍：图片和协议书在$(OUT)"; \
	  echo "No display here: giving the tour instead; pictures and the agreement are in $(OUT)"; \
	  QT_QPA_PLATFORM=offscreen $(PYTHON) main.py tour --out "$(OUT)" $(ARGS); \
	else \
	  $(PYTHON) main.py $(ARGS); \
	fi

test: setup check
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 2 --dist worksteal $(ARGS)

test-long: setup
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 2 --dist worksteal -m long $(ARGS)

mutants: setup
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.mutants $(ARGS)

check: setup
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy -p mediator -p tools
	$(PYTHON) -c 'from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))'

bench:
	@python3 -m tools.setup --bench
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m benchmarks $(ARGS)

catalog: setup
	$(PYTHON) -m tools.catalogue $(ARGS)

pictures: setup
	$(PYTHON) -m tools.pictures

lock:
	@python3 -m tools.lock $(UPGRADE)

fresh-check:
	@bash tools/fresh_check.sh

clean:
	rm -rf .venv .setup out dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	rm -rf --one-file-system build
	find . -name __pycache__ -prune -exec rm -rf {} +
