"""Workflow commands of GitHub Actions: annotations on the lines of a pull request, the most serious first.

GitHub shows ten errors, ten warnings and ten notices of a step; what is beyond that is counted in a plain line, so
that nothing is lost silently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from crossfoot.model.finding import Finding
from crossfoot.rendering.places import by_severity, rank, repository_path, sentences, state
from crossfoot.rendering.run import Checked, Failure, Run

#: Annotations of one kind that GitHub keeps of a step.
CAP = 10
_KINDS = {3: "error", 2: "warning", 1: "notice", 0: "notice"}
_ESCAPES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTIES = ((":", "%3A"), (",", "%2C"))


def render_github(run: Run, show_all: bool = False, colour: bool = False) -> str:
    """One command a line, at most ``CAP`` of a kind, then how many more there are."""
    kept: Counter[str] = Counter()
    beyond: Counter[str] = Counter()
    lines: list[str] = []
    for kind, line in _commands(run, show_all):
        counter = kept if kept[kind] < CAP else beyond
        counter[kind] += 1
        lines += [line] if counter is kept else []
    if beyond:
        more = ", ".join(f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in beyond.items())
        lines.append(f"crossfoot: {more} more, beyond the {CAP} of a kind that GitHub shows.")
    return "".join(f"{line}\n" for line in lines)


def _commands(run: Run, show_all: bool) -> Iterator[tuple[str, str]]:
    for failure in (*run.failures, *run.broken):
        yield "error", _unread(run, failure)
    for item, finding in by_severity(run, show_all):
        kind = _KINDS[rank(finding)]
        yield kind, _annotation(run, item, finding, kind)


def _annotation(run: Run, item: Checked, finding: Finding, kind: str) -> str:
    place = item.document.locate(finding.start, finding.end)
    properties = {
        "file": repository_path(run, item.path),
        "line": str(place.line),
        "endLine": str(place.end_line),
        "title": f"{finding.rule} ({state(finding)})",
    }
    if place.line == place.end_line:  # GitHub refuses columns on more than one line
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    return _command(kind, properties, sentences(finding))


def _unread(run: Run, failure: Failure) -> str:
    properties = {"file": repository_path(run, failure.path), "title": "not read"}
    return _command("error", properties, failure.message)


def _command(kind: str, properties: dict[str, str], message: str) -> str:
    given = ",".join(
        f"{key}={_escaped(value, *_ESCAPES, *_IN_PROPERTIES)}" for key, value in properties.items()
    )
    return f"::{kind} {given}::{_escaped(message, *_ESCAPES)}"


def _escaped(text: str, *escapes: tuple[str, str]) -> str:
    for char, escape in escapes:
        text = text.replace(char, escape)
    return text
