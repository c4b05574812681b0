#!/usr/bin/env bash
# Runs every fuzz target for the given time: fuzz.sh 3s
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-3s}
targets=$(grep -rlE --include='*_test.go' '^func Fuzz' . | xargs -n1 dirname | sort -u | while read -r dir; do
  grep -hoE '^func Fuzz[A-Za-z0-9_]*' "$dir"/*_test.go | sed "s#^func #$dir #" | sort -u
done)
[ -n "$targets" ] || { echo "fuzz: no targets found" >&2; exit 1; }
while read -r dir target; do
  echo "fuzz $dir $target"
  if ! out=$(go test "$dir" -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 10x </dev/null 2>&1); then
    printf '%s\n' "$out"
    exit 1
  fi
done <<<"$targets"
