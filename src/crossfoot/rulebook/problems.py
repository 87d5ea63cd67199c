"""What is wrong with a rule file: every problem with its place, told the way an editor can mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossfoot.errors import RuleError

REASON = "rule-invalid"
_SHOWN = 100
_LISTED = 40


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong: line and column count from 1, ``length`` in characters, ``source`` is the line as written.

    Line 0 stands for the file as a whole (too big, not text, ...).
    """

    line: int
    column: int
    length: int
    message: str
    source: str = ""

    def __str__(self) -> str:
        if not self.line:
            return f"  {self.message}"
        shown, before, width = _clip(self.source, self.column - 1, self.length)
        return f"{self.line:>4} | {shown}\n     | {' ' * before}{'^' * width}\n  {self.message}"


def invalid(path: str, problems: Iterable[Problem]) -> RuleError:
    """The error that a rule file earns: all its problems in source order, under one head line."""
    ordered = tuple(sorted(problems))
    count = "1 problem" if len(ordered) == 1 else f"{len(ordered)} problems"
    lines = [f"{path}: rule not loaded, {count} [{REASON}]", *map(str, ordered[:_LISTED])]
    if len(ordered) > _LISTED:
        lines.append(f"  and {len(ordered) - _LISTED} more.")
    return RuleError("\n".join(lines), ordered)


def shown_path(path: Path | None, name: str | None = None) -> str:
    """The path as a person at this terminal would type it."""
    if path is None:
        return name or "<rule>"
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that ``word`` most likely stands for, if any comes near."""
    # Loaded here because only a rule with a mistake needs it.
    from difflib import get_close_matches

    found = get_close_matches(word[:80].lower(), sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


def suggestion(word: str, known: Iterable[str], label: str = "Known here") -> str:
    """``Did you mean 'year'?``, or the list of what there is."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return f"Did you mean '{near}'?"
    return listing(names, label)


def listing(names: Sequence[str], label: str = "Known here") -> str:
    """``Known here: a, b, c.`` with long lists cut."""
    if not names:
        return f"{label}: nothing."
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return f"{label}: {', '.join(names[:_LISTED])}{more}."


def quoted(text: str, limit: int = 40) -> str:
    """``text`` in quotation marks, cut and made printable."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return f"'{_printable(cut)}'"


def _clip(source: str, column: int, length: int) -> tuple[str, int, int]:
    """The line cut to the part around the token, the width before the token and the width of the token."""
    start = max(0, min(column - _SHOWN // 2, len(source) - _SHOWN))
    stop = start + _SHOWN
    head = "…" if start else ""
    tail = "…" if stop < len(source) else ""
    token_end = min(column + max(length, 1), max(stop, column + 1))
    before = _width(head + source[start:column]) + max(0, column - len(source))
    width = _width(source[column:token_end]) or 1
    return _printable(head + source[start:stop] + tail).rstrip(), before, width


def _printable(text: str) -> str:
    """One visible character for each tab, control or surrogate, so that carets stay under their token."""
    if text.isprintable():
        return text
    return "".join(" " if c == "\t" else c if c.isprintable() or c == " " else "\ufffd" for c in text)


def _width(text: str) -> int:
    """Columns that a terminal gives to ``text``."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)
