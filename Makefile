# What follows ## is what `make` prints. Programs of the project come from node_modules/.bin, Node 24 among them.
.DEFAULT_GOAL := help
.PHONY: help install partners run test fuzz bench generate lint format

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: node_modules/.installed ## what package-lock.json names, once

# Not `npm ci`: that refuses a lock file made where the registry lacks other platforms' optional packages.
node_modules/.installed: package-lock.json
	@npm install --no-save --no-audit --no-fund
	@touch $@

run: install ## the server on a database of its own with demonstration data
	@NODE_COMPILE_CACHE=node_modules/.cache/node exec node_modules/.bin/node src/cli/program.ts serve --demo

# Only the tests need them, so that running the server need not wait for them.
partners: test/partners/node_modules/.installed ## the tools of partners that the tests try, once

test/partners/node_modules/.installed: test/partners/package-lock.json | node_modules/.installed
	@PATH="$(CURDIR)/node_modules/.bin:$$PATH" npm install --no-save --no-audit --no-fund --prefix test/partners
	@touch $@

test: install partners ## everything that must hold, on a real PostgreSQL that it starts itself
	@npm run -s test

fuzz: install ## thousands of requests that the contract allows or forbids, each held against it
	@npm run -s fuzz

bench: install ## how fast it is, as ratios to baselines of the same run; a quarter of an hour, results in test/bench/RESULTS.md
	@node_modules/.bin/node test/bench/run.ts

generate: install ## the generated files, after a change of the contract or the schema
	@npm run -s generate

lint: install ## lint, format and types
	@npm run -s lint && npm run -s types

format: install ## mends format and what lint can mend
	@npm run -s format
