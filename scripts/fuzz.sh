#!/usr/bin/env bash
# Runs every fuzz target for the given time: fuzz.sh 3s
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-3s}
grep -rl --include='*_test.go' '^func Fuzz' . | xargs -n1 dirname | sort -u | while read -r dir; do
  grep -ho '^func Fuzz[A-Za-z0-9_]*' "$dir"/*_test.go | sed 's/func //' | sort -u | while read -r target; do
    echo "fuzz $dir $target"
    go test "$dir" -run '^$' -fuzz "^$target\$" -fuzztime "$time" </dev/null | grep -v -e '^fuzz: elapsed' -e '^ok' -e '^PASS' || true
    test "${PIPESTATUS[0]}" = 0
  done
done
