# What a developer needs: make test runs everything that CI runs.
.PHONY: test build lint format fuzz check-contract man completion help clean

help:            ## this list
	@grep -E '^[a-z-]+: .*##' Makefile | sed 's/:.*##/\t/'

build:           ## the program, as ./factum
	go build -trimpath -o factum ./cmd/factum

test:            ## all checks: format, vet, lint, tests with the race detector, fuzz targets, contract, determinism
	./scripts/test.sh

lint:            ## golangci-lint alone, in the pinned version
	./scripts/lint.sh

format:          ## gofmt everything
	gofmt -w .

man: build       ## man pages into dist/man
	./factum man dist/man

completion: build ## shell completions into dist/completion
	mkdir -p dist/completion
	for sh in bash zsh fish powershell; do ./factum completion $$sh > dist/completion/factum.$$sh; done

clean:           ## what the other targets made
	rm -rf factum dist factum-demo coverage.out
