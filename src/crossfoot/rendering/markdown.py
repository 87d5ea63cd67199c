"""A comment for a pull request, or the summary of a CI job, in GitHub's Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossfoot.model.finding import Finding
from crossfoot.rendering.palette import Palette
from crossfoot.rendering.places import by_severity, looks_like, repository_path, state, would_fit
from crossfoot.rendering.quoting import quotation
from crossfoot.rendering.run import Checked, Run

#: A comment may have 65,536 characters; what goes beyond is counted, not sent.
LIMIT = 60_000
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
#: A name behind @ would call that person, a number behind # link an issue.
_CALLS = re.compile(r"([@#])(?=\w)")
_PLAIN = Palette()


def render_markdown(run: Run, show_all: bool = False, colour: bool = False) -> str:
    """A heading with the counts, each finding as an item, what was not read, and what was checked."""
    blocks = [_heading(run), *_unread(run)]
    shown = by_severity(run, show_all)
    size = sum(map(len, blocks))
    for number, (item, finding) in enumerate(shown):
        block = _finding(run, item, finding)
        size += len(block) + 2
        if size > LIMIT:
            blocks.append(f"*{len(shown) - number} more findings are left out here for length.*")
            break
        blocks.append(block)
    return "\n\n".join([*blocks, _coverage(run)]) + "\n"


def _heading(run: Run) -> str:
    levels = run.totals().levels
    counted = [f"{count} {name}{'' if count == 1 else 's'}" for name, count in levels.items() if count]
    return f"### Figures: {', '.join(counted) or 'nothing to query'}"


def _unread(run: Run) -> Iterator[str]:
    for failure in (*run.failures, *run.broken):
        first, *rest = failure.message.splitlines()
        yield "\n".join(
            [f"- **Not read:** {escaped(first)}", *(f"  {escaped(line.strip())}" for line in rest)]
        )


def _finding(run: Run, item: Checked, finding: Finding) -> str:
    place = item.document.locate(finding.start, finding.end)
    path = repository_path(run, item.path)
    head = f"- **{state(finding)}** `{path.replace('`', '')}:{place.line}` {escaped(finding.rule)}"
    said = filter(None, (finding.message, would_fit(finding), looks_like(finding)))
    # A backslash at the end of a line breaks it in GitHub's Markdown.
    body = "\\\n  ".join(escaped(line) for line in said)
    return f"{head}\n\n  > {escaped(quotation(item.document, finding, _PLAIN))}\n\n  {body}"


def _coverage(run: Run) -> str:
    totals = run.totals()
    articles = "1 article" if totals.documents == 1 else f"{totals.documents} articles"
    return (
        f"<sub>{articles}, {totals.found} figures: {totals.checked} checked against each other, "
        f"{totals.identifiers} names or numbers, {totals.unchecked} not checked.</sub>"
    )


def escaped(text: str) -> str:
    """Text that shows as it is: no mark-up, no mention, no link, one line."""
    return _CALLS.sub("\\1\u2060", _SPECIAL.sub(r"\\\1", " ".join(text.split())))
