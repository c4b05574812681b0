#!/usr/bin/env python3
"""Run the commands of docs/BENCHMARKS.md and put what they print below them.

A block of that page that begins with lines "$ command" is a measurement: the
commands run at the top of the repository, and all else in the block is replaced by what they
print. So no figure there is typed in by hand.

    go build -o factum ./cmd/factum
    scripts/measure.py              # all blocks
    scripts/measure.py reading      # blocks whose commands hold this word
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "BENCHMARKS.md"


def measure(block: re.Match) -> str:
    commands = [line for line in block[1].splitlines() if line.startswith("$ ")]
    if not commands or not any(word in c for c in commands for word in sys.argv[1:] or [""]):
        return block[0]
    out = []
    for command in commands:
        print(command, file=sys.stderr)
        run = subprocess.run(["bash", "-o", "pipefail", "-c", command[2:]], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        if run.returncode:
            sys.exit(f"measure: exit status {run.returncode} of: {command}")
        out += [command, run.stdout.rstrip()] if run.stdout.strip() else [command]
    return "```text\n" + "\n".join(out) + "\n```"


if __name__ == "__main__":
    PAGE.write_text(re.sub(r"```text\n(.*?)\n```", measure, PAGE.read_text(encoding="utf-8"), flags=re.S), encoding="utf-8")
