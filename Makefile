# What one does with this tree. `make` alone lists it.

.DEFAULT_GOAL := help
.PHONY: help demo build check test bench doc clean format vet lint go-tests provider-test browser-tests

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: build ## Build Jalon and start it on the programme of 2018-2019
	./jalon demo

build: ## Build the two commands, jalon and jalon-verify
	go build -trimpath -ldflags '-s -w' -o jalon .
	go build -trimpath -ldflags '-s -w' -o jalon-verify ./cmd/jalon-verify

check: format vet ## Format, vet and test with Go alone: the quick check while you work
	go test ./...

test: ## Install what the tests need and run them all: the check before you send
	dev/install
	dev/with-postgres $(MAKE) --no-print-directory format vet lint go-tests browser-tests provider-test

bench: ## Run the benchmarks
	go test -run '^$$' -bench . -benchmem ./...

doc: build ## Write doc/reference again, from the code
	mkdir -p doc/reference
	./jalon doc --dir doc/reference

clean: ## Delete what was built; registers (*.db) stay
	rm -rf jalon jalon-verify test/browser/node_modules test/browser/out

format:
	@unformatted=$$(gofmt -l .) && test -z "$$unformatted" || { echo "run gofmt -w on:" $$unformatted; exit 1; }

vet:
	go vet ./...

lint:
	shellcheck dev/* .ci/run
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

# The race detector slows a program ten times. Two rooms go without it: registers that are killed, which would mostly take longer to start; and sources, which
# read long files, but for the file that several readers count at once.
SLOW = /source$$|/test/fault$$

go-tests:
	JALON_TEST_PROGRAMS=1 go test -race -timeout 20m $$(go list ./... | grep -Ev '$(SLOW)')
	go test -race -run TestDirtIsFoundRowByRow ./source
	go test -timeout 20m $$(go list ./... | grep -E '$(SLOW)')

provider-test: ## Sign in through a real identity provider, in a module of its own
	cd test/provider && go test ./...

browser-tests: build
	cd test/browser && node --test --test-reporter=spec *.test.mjs
