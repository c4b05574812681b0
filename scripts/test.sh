#!/usr/bin/env bash
# All checks, in the order in which they fail fastest. Installs what it needs.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${FACTUM_SHARED:-../shared}
step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

step "format"
unformatted=$(git ls-files '*.go' | xargs gofmt -l)
[ -z "$unformatted" ] || { echo "not gofmt'ed: $unformatted"; exit 1; }

step "modules"
go mod tidy -diff
go mod verify >/dev/null

step "vet"
go vet ./...

step "lint"
./scripts/lint.sh

step "tests, with the race detector"
go test -race ./...

step "fuzz targets"
./scripts/fuzz.sh 3s

step "contract, determinism, scores"
go build -trimpath -o factum ./cmd/factum
./scripts/check.sh "$shared"

step "done"
