"""What crossfoot does with files made to break it: `python -m bench.hostile [NAME...] [--update PAGE]`.

Every input is made anew, given to the command line in a process of its own with so much memory and time, and told with
what stopped it (the error's code and what was found), its exit status, its processor time and its highest memory. A
status other than 0, 1 or 2, a traceback or a process that had to be killed is a fault: the program then exits with 1.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tabulate import tabulate

from bench.hostile_inputs import CASES, Case
from scripts.marked import filled

_CODE = re.compile(r"\[([a-z]+(?:-[a-z]+)+)\]\Z")
_EXCERPT = re.compile(r"\s*(?:\d+ \||\|)")
MEMORY = 3 * 1024**3
SECONDS = 120
BOUNDED = ("prlimit", f"--as={MEMORY}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a process did: its exit status (None: killed at the time limit), messages, seconds, megabytes."""

    status: int | None
    output: str
    seconds: float
    megabytes: float

    @property
    def sound(self) -> bool:
        """Whether the process ended by itself, with a status and messages that it meant."""
        return self.status in (0, 1, 2) and "Traceback (most recent call last)" not in self.output

    @property
    def said(self) -> str:
        """Why it was not read: the code of the error, and the line below it, which tells what was found."""
        lines = [
            line.strip() for line in self.output.splitlines() if line.strip() and not _EXCERPT.match(line)
        ]
        if self.status in (0, 1):
            return "read"
        for line, below in zip(lines, [*lines[1:], ""], strict=True):
            code = _CODE.search(line)
            if code:
                return f"`{code[1]}`: {below}" if below else f"`{code[1]}`"
        return lines[0].removeprefix("crossfoot: ") if lines else "nothing"


def run(case: Case, folder: Path) -> Outcome:
    """Make the input and hand it to crossfoot."""
    arguments = case.make(folder)
    command = [sys.executable, "-m", "crossfoot", *arguments]
    shell = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [*BOUNDED, *command], cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=shell
        )
        status, used = _wait(process)
        output.seek(0)
        text = output.read(200_000).decode("utf-8", "replace")
    return Outcome(status, text, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _wait(process: "subprocess.Popen[bytes]") -> tuple[int | None, resource.struct_rusage]:
    """The exit status and what the process used; a process beyond the time is killed."""
    end = time.monotonic() + SECONDS
    killed = False
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return (None if killed else process.returncode), used
        if time.monotonic() > end and not killed:
            process.kill()
            killed = True
        time.sleep(0.02)


def row(case: Case, outcome: Outcome, folder: Path) -> list[str]:
    status = "killed" if outcome.status is None else str(outcome.status)
    said = outcome.said.replace(str(folder) + os.sep, "").replace("|", "\\|")
    return [case.name, said[:140], status, f"{outcome.seconds:.1f}", f"{outcome.megabytes:.0f}"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="part of the name of an input; all if none")
    parser.add_argument("--update", type=Path, metavar="PAGE", help="write the table into this page")
    parser.add_argument("--show", action="store_true", help="print the whole output of what is unsound")
    options = parser.parse_args()
    rows, faults = [], 0
    for case in CASES:
        if options.names and not any(name in case.name for name in options.names):
            continue
        with tempfile.TemporaryDirectory() as folder:
            outcome = run(case, Path(folder))
            rows.append(row(case, outcome, Path(folder)))
        faults += not outcome.sound
        print("  ".join(rows[-1]), "" if outcome.sound else "  FAULT", flush=True)
        if options.show and not outcome.sound:
            print(outcome.output[-3000:])
    heads = ["input", "what crossfoot said", "exit status", "seconds", "MB"]
    columns = ("left", "left", "right", "right", "right")
    if options.update:
        told = f"Measured on {date.today():%-d %B %Y}, in processor time:\n\n"
        table = tabulate(rows, heads, tablefmt="pipe", colalign=columns, disable_numparse=True)
        page = filled(options.update.read_text(encoding="utf-8"), {"hostile": told + table})
        options.update.write_text(page, encoding="utf-8")
    print(f"{len(rows)} inputs, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
