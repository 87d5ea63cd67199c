"""The decisions file: what reviewers decided about findings, one JSON object a line.

    {"fingerprint": "0123456789abcdef", "verdict": "source", "rule": "percent-change", "path": "articles/sales.md",
     "reason": "as in the annual report", "by": "RM", "date": "2025-03-26", "expires": "2026-03-26"}

(on one line; ``reason``, ``by``, ``date`` and ``expires`` may be left out). Lines are sorted by path, then by
fingerprint, so that two reviewers' additions merge. Empty lines are passed over.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from crossfoot.errors import InputError
from crossfoot.model.decision import MEANING, Decision, Ruling

FILE_NAME = "crossfoot-decisions.jsonl"

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_REQUIRED = ("fingerprint", "verdict", "rule", "path")
_DATES = ("date", "expires")
#: In the order in which they are written.
KEYS = ("fingerprint", "verdict", "rule", "path", "reason", "by", "date", "expires")
#: Problems shown of a file with many.
_SHOWN = 20


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, sorted.

    Raises:
        InputError: the file cannot be read, or has problems; all of them are told, with their lines.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such decisions file [decisions-missing]") from None
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: decisions not read [decisions-invalid]\n  Not UTF-8: byte {error.start}."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: decisions not read [decisions-unreadable]\n  {reason}.") from None
    return parse_decisions(text, str(path))


def parse_decisions(text: str, name: str = "<decisions>") -> tuple[Decision, ...]:
    """The decisions of a file's text, sorted; ``name`` is what a message calls it.

    Raises:
        InputError: lines that are no decisions, and decisions given twice.
    """
    problems: list[str] = []
    found: dict[tuple[str, str], tuple[int, Decision]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        decision = _decision(line)
        if not isinstance(decision, Decision):
            problems.append(f"{name}:{number}: {decision}")
        elif decision.key in found:
            first = found[decision.key][0]
            problems.append(
                f"{name}:{number}: the same finding as on line {first}; keep one of the two lines"
            )
        else:
            found[decision.key] = (number, decision)
    if problems:
        raise InputError(_told(name, problems))
    return in_order(decision for _, decision in found.values())


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write a decisions file, sorted.

    Raises:
        InputError: the file cannot be written.
    """
    try:
        path.write_text(decisions_text(decisions), encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: decisions not written [output-failed]\n  {error.strerror}.") from None


def decisions_text(decisions: Iterable[Decision]) -> str:
    """The text of a decisions file: one line each, sorted by path, then by fingerprint."""
    return "".join(f"{_line(decision)}\n" for decision in in_order(decisions))


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Sorted by path, then by fingerprint."""
    return tuple(sorted(decisions, key=lambda decision: decision.key))


def merged(*sets: Iterable[Decision]) -> tuple[Decision, ...]:
    """Several sets as one; of two decisions on one finding the later set's stays."""
    return in_order({decision.key: decision for several in sets for decision in several}.values())


def _line(decision: Decision) -> str:
    values = {key: getattr(decision, key) for key in KEYS}
    written = {
        key: value.isoformat() if isinstance(value, datetime.date) else str(value)
        for key, value in values.items()
        if value is not None and (value != "" or key in _REQUIRED)
    }
    line = json.dumps(written, ensure_ascii=False)
    # Half of a surrogate pair, as in the name of a file that is not UTF-8, becomes its JSON escape.
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def _decision(line: str) -> Decision | str:
    """The decision of a line, or what is wrong with it."""
    try:
        tree = json.loads(line)
    except (ValueError, RecursionError) as error:
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            return "a mark of an unfinished merge; keep the decisions of both sides, without the marks"
        return f"not JSON: {error}"
    if not isinstance(tree, dict):
        return "not a JSON object; write one object a line"
    problem = next(_problems(tree), None)
    if problem is not None:
        return problem
    dates = {key: datetime.date.fromisoformat(tree[key]) if tree.get(key) else None for key in _DATES}
    return Decision(
        fingerprint=tree["fingerprint"],
        verdict=Ruling(tree["verdict"]),
        rule=tree["rule"],
        path=tree["path"],
        reason=tree.get("reason") or "",
        by=tree.get("by") or "",
        **dates,
    )


def _problems(tree: Mapping[str, object]) -> Iterator[str]:
    for key in _REQUIRED:
        if key not in tree:
            yield f"'{key}' is missing; every decision has {', '.join(_REQUIRED)}"
    for key, value in tree.items():
        if key not in KEYS:
            yield f"unknown key '{key}'; keys: {', '.join(KEYS)}"
        elif not isinstance(value, str) and not (value is None and key not in _REQUIRED):
            yield f"'{key}' must be text in quotation marks"
    if not _FINGERPRINT.fullmatch(str(tree["fingerprint"])):
        yield f"'{tree['fingerprint']}' is no fingerprint: sixteen digits 0-9 and a-f"
    if tree["verdict"] not in list(Ruling):
        meanings = "; ".join(f"{ruling} ({MEANING[ruling]})" for ruling in Ruling)
        yield f"'{tree['verdict']}' is no verdict. Verdicts: {meanings}"
    for key in _DATES:
        if tree.get(key) and not _is_date(str(tree[key])):
            yield f"'{key}' is '{tree[key]}', not a date; write YYYY-MM-DD, as in 2025-03-25"


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _told(name: str, problems: list[str]) -> str:
    shown = problems[:_SHOWN]
    more = len(problems) - len(shown)
    tail = [f"... and {more} more"] if more else []
    return "\n  ".join([f"{name}: decisions not read [decisions-invalid]", *shown, *tail])
