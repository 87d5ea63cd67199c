"""Keep the output shown in the documentation true: run each command shown and compare (or --update).

A block is kept true when it starts with a console prompt under a marker line:

    <!-- output -->
    ```console
    $ crossfoot check claims/budget.md
    ...
    ```

The command runs at the top of the repository, with the crossfoot of this interpreter; and what it
prints, on standard error too, must be the rest of the block. Only `crossfoot` commands run.
"""

import difflib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "CONTRIBUTING.md", "docs/index.md")
BLOCK = re.compile(r"(?<=<!-- output -->\n```console\n)\$ (crossfoot [^\n]*)\n(.*?)(?=```\n)", re.DOTALL)


def run(command: str) -> str:
    """Return what a crossfoot command prints at the top of the repository, without colour."""
    program = Path(sys.executable).with_name("crossfoot")
    start = [str(program)] if program.exists() else [sys.executable, "-m", "crossfoot"]
    done = subprocess.run(
        [*start, *shlex.split(command)[1:]],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def renewed(text: str) -> str:
    """Return the page with the output of every marked command as it is now."""
    return BLOCK.sub(lambda block: f"$ {block[1]}\n{run(block[1])}", text)


def stale(update: bool) -> Iterator[str]:
    """Yield a diff for each page that shows something else than what is printed; write it anew if asked."""
    for name in PAGES:
        path = ROOT / name
        old = path.read_text(encoding="utf-8")
        new = renewed(old)
        if new != old and update:
            path.write_text(new, encoding="utf-8")
        elif new != old:
            yield "".join(
                difflib.unified_diff(
                    old.splitlines(True), new.splitlines(True), f"{name} says", "crossfoot prints"
                )
            )


def main() -> int:
    problems = list(stale(update="--update" in sys.argv[1:]))
    print("".join(problems) or "Documentation: every output shown is what the command prints.")
    if problems:
        print("To accept it: nox -s docs_update")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
