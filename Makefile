# `make` prints the text after ##. Programs come from node_modules/.bin, including Node.js 24.
.DEFAULT_GOAL := help
.PHONY: help install partners run test check fuzz bench soak generate lint format

help: ## show this help
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: node_modules/.installed ## install dependencies

node_modules/.installed: package-lock.json
	@npm ci --no-audit --no-fund
	@touch $@

run: install ## start the server with demonstration data
	@NODE_COMPILE_CACHE=node_modules/.cache/node exec node_modules/.bin/node src/cli/program.ts serve --demo

# Only tests need them, so `make run` does not install them.
partners: test/partners/node_modules/.installed ## install the partners' tools that tests use

test/partners/node_modules/.installed: test/partners/package-lock.json | node_modules/.installed
	@PATH="$(CURDIR)/node_modules/.bin:$$PATH" npm ci --no-audit --no-fund --prefix test/partners
	@touch $@

test: install partners ## run all checks and tests, on a PostgreSQL that it starts itself
	@npm run -s test

check: install ## run the fast checks and tests (types, lint, unit and HTTP tests)
	@npm run -s test -- --fast

fuzz: install ## run property tests with a random seed and thousands of requests
	@npm run -s fuzz

bench: install ## measure performance (15 minutes); results in test/bench/RESULTS.md
	@node_modules/.bin/node test/bench/run.ts

soak: install ## book for 30 minutes while everything is killed in turn
	@node_modules/.bin/node test/soak/run.ts

generate: install ## regenerate code after changing the contract or schema
	@npm run -s generate

lint: install ## check lint, formatting and types
	@npm run -s lint && npm run -s types

format: install ## fix formatting and lint
	@npm run -s format
