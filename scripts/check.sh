#!/usr/bin/env bash
# The contract seen from outside: what ./factum prints, byte for byte.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${1:-${FACTUM_SHARED:-../shared}}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "check: $*" >&2; exit 1; }

# The same input gives the same bytes: in another order, under other names, with
# one core or two.
cp -r internal/sample/reports "$tmp/a"; rm "$tmp/a/README.md"
mkdir "$tmp/b"
n=9; for f in "$tmp"/a/*; do n=$((n-1)); cp "$f" "$tmp/b/report-$n.${f##*.}"; done
./factum build --json --with-text --jobs 1 "$tmp"/a/* >"$tmp/1.json"
./factum build --json --with-text --jobs 2 $(ls -r "$tmp"/a/*) >"$tmp/2.json"
cmp "$tmp/1.json" "$tmp/2.json" || fail "the order of the input or the number of cores changes the record"
./factum build --json --with-text "$tmp/b" >"$tmp/3.json"
sed 's/"file": .*/"file": "",/' "$tmp/1.json" >"$tmp/1.names"; sed 's/"file": .*/"file": "",/' "$tmp/3.json" >"$tmp/3.names"
cmp "$tmp/1.names" "$tmp/3.names" || fail "the names of the files change the record"
./factum build "$tmp/a" --report "$tmp/1.html" >/dev/null
./factum build $(ls -r "$tmp"/a/*) --jobs 1 --report "$tmp/2.html" >/dev/null
cmp "$tmp/1.html" "$tmp/2.html" || fail "the order of the input changes the page"

# Bad input: named, skipped, exit status 1; wrong usage: 2.
printf 'Police arrested Anna Berg in Oslo on 3 May 2024.\n' >"$tmp/good.txt"
: >"$tmp/empty.txt"
set +e
./factum build --json "$tmp/good.txt" "$tmp/empty.txt" "$tmp/missing.txt" >"$tmp/bad.json" 2>"$tmp/bad.err"; status=$?
./factum build >/dev/null 2>&1; usage=$?
set -e
[ "$status" = 1 ] || fail "skipped inputs should end with status 1, not $status"
[ "$usage" = 2 ] || fail "wrong usage should end with status 2, not $usage"
[ "$(wc -l <"$tmp/bad.err")" = 2 ] || fail "two inputs should be named on standard error: $(cat "$tmp/bad.err")"
jq -e '(.documents | length == 1) and (.skipped | length == 2)' "$tmp/bad.json" >/dev/null || fail "the good document should be built"

# The scores of the shared data.
if [ ! -d "$shared/tools" ]; then
  [ -z "${CI:-}" ] || fail "no shared data at $shared"
  echo "check: no shared data at $shared; scores skipped"
  exit 0
fi
python=python3
python3 -c 'import yaml' 2>/dev/null || python=/usr/bin/python3
./factum build --json --with-text "$shared/cases/elmasry/sources" >"$tmp/record.json"
$python "$shared/tools/check_quotes.py" "$tmp/record.json" "$shared/cases/elmasry/sources"
$python "$shared/tools/score_record.py" "$tmp/record.json" "$shared/cases/elmasry/expected.yaml" "$shared/cases/elmasry/sources" | tee "$tmp/score"
awk '/^score/ && $2 < 0.55 {exit 1}' "$tmp/score" || fail "score_record.py fell below 0.55"
$python "$shared/tools/score_reading.py" ./factum | tee "$tmp/reading"
awk '/^core_f1/ && $2 < 0.45 {exit 1} /^quote_validity/ && $2 < 1 {exit 1} /^crashes/ && $2 > 0 {exit 1}' "$tmp/reading" || fail "score_reading.py fell below its floor"
