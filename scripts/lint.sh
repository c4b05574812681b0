#!/usr/bin/env bash
# golangci-lint in the version that tools/go.mod pins.
set -euo pipefail
cd "$(dirname "$0")/.."
exec go tool -modfile=tools/go.mod golangci-lint run ./...
