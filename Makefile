# Crypteo Desktop. `make` alone lists the commands.
.DEFAULT_GOAL := help
.PHONY: help demo test fuzz fuzz-files faults lint dev bench bench-backend soak docs installer translations pictures kept-pictures clean
PYTHON := .venv/bin/python
OUTPUT := demo-output
MINUTES := 10
FILES := 100000
WALKS := 500
FAULTS_PART := 1/1
ONLY :=
# Where the surroundings forbid Python to keep what it has compiled, each of a thousand processes compiles all libraries.
unexport PYTHONDONTWRITEBYTECODE

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## set everything up and download a certificate from a service on this machine
	@tools/system-packages run
	@tools/environment
	@rm -rf $(OUTPUT)
	@mkdir -p $(OUTPUT)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(PYTHON) -m crypteo_desktop --demo --to $(OUTPUT); \
	else \
		echo "No display here: a scripted holder uses the real screens."; \
		$(PYTHON) -m crypteo_desktop --demo --auto --lang fr --pictures $(OUTPUT)/pictures --to $(OUTPUT); \
	fi

test: ## set everything up and run the tests
	@tools/system-packages test
	@tools/environment
	$(PYTHON) -m pytest -n 2 --dist worksteal --junit-xml build/tests.xml

fuzz: ## send generated requests to the service for 10 minutes (MINUTES=60 for an hour)
	@tools/system-packages test
	@tools/environment
	PYTHONPATH=. $(PYTHON) tools/fuzz.py --minutes $(MINUTES)

fuzz-files: ## open 100,000 damaged and hostile .p12 files, in the assistant too (FILES=1000 for fewer)
	@tools/environment
	PYTHONPATH=. $(PYTHON) tools/fuzz_files.py --files $(FILES)
	PYTHONPATH=. QT_QPA_PLATFORM=offscreen $(PYTHON) tools/fuzz_assistant.py --files $(FILES)

faults: ## harm service and client at every point of a whole journey; lost must be 0 (FAULTS_PART=1/3 for a third)
	@tools/system-packages test
	@tools/environment
	$(PYTHON) -m tests.faults.backend_points --part $(FAULTS_PART)
	$(PYTHON) -m tests.faults.client_points --part $(FAULTS_PART)

lint: ## check style, types and layers
	@tools/system-packages test
	@tools/environment
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-cache

dev: ## set everything up, with the checks before each commit
	@tools/system-packages test
	@tools/environment
	.venv/bin/pre-commit install

bench: ## measure what people wait for, each figure beside its baseline, into docs/performance.md
	@tools/system-packages bench
	@tools/environment
	$(PYTHON) -m bench.run

bench-backend: ## measure enrolments a second on SQLite and PostgreSQL, against this machine's own limit
	@tools/system-packages test
	@tools/environment
	$(PYTHON) bench/backend.py

soak: ## walk 500 times in one process and report what grows (WALKS=50 for fewer)
	@tools/system-packages run
	@tools/environment
	$(PYTHON) -m bench.soak $(WALKS)

installer: ## build the Debian package and the portable archive, with their bill of materials, into dist/
	@tools/system-packages installer
	@tools/environment
	@tools/installer

translations: ## collect the texts of the source into the French file
	@tools/environment
	.venv/bin/pyside6-lupdate -no-obsolete -locations none $$(git ls-files 'crypteo_desktop/*.py') -ts resources/translations/crypteo_fr.ts

docs: ## write the documents that are generated from the source, with their pictures
	@tools/system-packages test
	@tools/environment
	PYTHONPATH=. $(PYTHON) -m tools.documents.write --pictures
	PYTHONPATH=. $(PYTHON) tools/readers_table.py

pictures: ## draw every state of every screen, in both languages, light and dark, at 100, 150 (light alone) and 200 %, into build/pictures (ONLY=6-copy for some)
	@tools/system-packages run
	@tools/environment
	PYTHONPATH=. $(PYTHON) tools/pictures.py --only "$(ONLY)"

kept-pictures: ## keep how every state looks now: what the tests compare with
	@tools/system-packages run
	@tools/environment
	PYTHONPATH=. $(PYTHON) tools/pictures.py --keep

clean: ## remove what the commands above made
	rm -rf .venv build dist $(OUTPUT) .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f resources/translations/*.qm
