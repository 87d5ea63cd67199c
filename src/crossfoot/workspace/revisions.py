"""What a change did to the figures: articles as they were at a git revision, against what they are now.

A query is the change's own if the same rule did not query the same figures before. Where a relation held before and one
of its figures was edited while the others were not, the query says so, naming both lines: the input was changed, what
follows from it was not.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from crossfoot.documents import Document, ReadOptions, read_each
from crossfoot.documents.options import DEFAULT_OPTIONS
from crossfoot.errors import InputError, OptionError
from crossfoot.model.finding import Claim, Finding, Verdict
from crossfoot.model.report import Report
from crossfoot.rendering.run import Checked, Run


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the repository whose top is ``root``."""

    name: str
    root: Path

    @classmethod
    def of(cls, name: str, folder: Path) -> Revision:
        """The revision of that name.

        Raises:
            OptionError: the folder lies in no git repository, git is not there, or it knows no such revision.
        """
        root = _git(folder, "rev-parse", "--show-toplevel")
        if root is None:
            raise OptionError(
                f"--diff needs a git repository, and {folder} lies in none (or git is not there)."
            )
        top = Path(root.decode("utf-8", "surrogateescape").strip())
        if _git(top, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{commit}}") is None:
            raise OptionError(f"--diff: git knows no revision '{name}' here.")
        return cls(name, top)

    def bytes_of(self, path: str) -> bytes | None:
        """A file as it was; None if there was none, or it lies outside the repository."""
        whole = Path(path).resolve()
        if not whole.is_relative_to(self.root.resolve()):
            return None
        relative = whole.relative_to(self.root.resolve()).as_posix()
        return _git(self.root, "show", "--end-of-options", f"{self.name}:{relative}")


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints; None if it refuses or is not installed."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def only_changed(
    run: Run,
    revision: Revision,
    check: Callable[[Document, str], Report],
    options: ReadOptions = DEFAULT_OPTIONS,
) -> Run:
    """The run with those queries alone that the change since a revision brought; what agrees stays.

    Args:
        check: checks a document as the article at a path is checked.
    """
    return replace(run, checked=tuple(_changed(item, revision, check, options) for item in run.checked))


def _changed(
    item: Checked, revision: Revision, check: Callable[[Document, str], Report], options: ReadOptions
) -> Checked:
    data = revision.bytes_of(item.path)
    if data is None:  # a new article: all of it is the change's own
        return item
    try:
        before = _same(item, read_each(replace(options, format=item.document.format), data, item.path))
    except InputError:
        return item
    if before is None:
        return item
    if before.parts == item.document.parts:  # not edited: every query was there before
        return replace(item, report=replace(item.report, findings=_agreeing(item)))
    past = check(before, item.path)
    findings = tuple(_since(item, before, past, revision.name))
    return replace(item, report=replace(item.report, findings=findings))


def _same(item: Checked, articles: Iterable[Document | InputError]) -> Document | None:
    """The article of a file that is the one checked, by its id where there are several."""
    held = (one for one in articles if isinstance(one, Document))
    return next((one for one in held if one.record == item.document.record), None)


def _agreeing(item: Checked) -> tuple[Finding, ...]:
    return tuple(one for one in item.report.findings if one.verdict is not Verdict.DISCREPANCY)


def _since(item: Checked, before: Document, past: Report, name: str) -> Iterator[Finding]:
    queried = Counter(_texts(finding) for finding in past.discrepancies)
    for finding in item.report.findings:
        if finding.verdict is not Verdict.DISCREPANCY:
            yield finding
        elif queried[_texts(finding)]:
            queried[_texts(finding)] -= 1
        else:
            note = _stale(item.document, finding, before, past.consistent, name)
            yield replace(finding, notes=(*finding.notes, note)) if note else finding


def _texts(finding: Finding) -> tuple[str, ...]:
    """The rule and the printed figures, by which a query is known again wherever it has moved."""
    return (finding.rule, *sorted(" ".join(claim.text.split()) for claim in finding.claims))


def _stale(
    document: Document, finding: Finding, before: Document, held: Iterable[Finding], name: str
) -> str | None:
    """Which figure was edited and which were not, if the relation held before."""
    best: tuple[int, str] | None = None
    for past in held:
        if past.rule != finding.rule or len(past.claims) != len(finding.claims):
            continue
        pairs = list(zip(past.claims, finding.claims, strict=True))
        edited = [(was, now) for was, now in pairs if was.text != now.text]
        kept = [now for was, now in pairs if was.text == now.text]
        if edited and kept and (best is None or len(kept) > best[0]):
            best = len(kept), _told(document, edited, kept, before, name)
    return best[1] if best else None


def _told(
    document: Document, edited: list[tuple[Claim, Claim]], kept: list[Claim], before: Document, name: str
) -> str:
    changed = " and ".join(
        f"{now.text} {_where(document, now)} was {was.text} at {name} ({_where(before, was).partition(' ')[2]})"
        for was, now in edited
    )
    same = " and ".join(f"{one.text} {_where(document, one)}" for one in kept)
    return f"{changed}; {same} {'was' if len(kept) == 1 else 'were'} not changed."


def _where(document: Document, claim: Claim) -> str:
    return document.locate(claim.start, claim.end).spoken
