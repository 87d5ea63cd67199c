"""Check a sample of real articles: `python -m scripts.accuracy.realtext NAME... [--offset N --step N --limit N]`.

Professional copy is nearly always right, so nearly every discrepancy is a wrong binding until a person has read it.
All of them are written to a file for reading; those that docs/readings knows carry the class they were given.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from crossfoot import Checker, Finding, Verdict
from scripts.accuracy import collection, levels, readings, ready
from scripts.accuracy.collection import Article
from scripts.accuracy.passages import touch

ROOT = Path(__file__).resolve().parents[2]
#: How much of the text is shown on either side of a finding.
BEFORE, AFTER = 250, 200


@dataclass(slots=True)
class Audit:
    """What was found in a sample; ``seconds`` of processor time are those of checking alone."""

    articles: int = 0
    kilobytes: float = 0.0
    seconds: float = 0.0
    found: list[tuple[Article, Finding]] = field(default_factory=list)

    def add(self, article: Article, checker: Checker) -> None:
        """Check one article."""
        begin = time.process_time()
        report = checker.check(article.text, as_of=article.date)
        self.seconds += time.process_time() - begin
        self.articles += 1
        self.kilobytes += len(article.text.encode()) / 1024
        self.found += [(article, finding) for finding in report.findings]

    def having(self, verdict: Verdict) -> list[tuple[Article, Finding]]:
        """The findings of a verdict."""
        return [(article, finding) for article, finding in self.found if finding.verdict is verdict]


def table(audit: Audit) -> Iterator[str]:
    """Yield a line for each rule: consistent, and discrepancies by level."""
    columns = ("consistent", "error", "warning", "note")
    rules: dict[str, Counter[str]] = {}
    for _, finding in audit.found:
        column = "consistent" if finding.verdict is Verdict.CONSISTENT else finding.level.value
        rules.setdefault(finding.rule, Counter())[column] += 1
    yield f"{'':28}" + " ".join(f"{column:>10}" for column in columns)
    for name in sorted(rules, key=lambda name: (-sum(rules[name].values()), name)):
        yield f"{name:28}" + " ".join(f"{rules[name][column]:10}" for column in columns)


def rates(audit: Audit) -> Iterator[str]:
    """Yield the rates that the aims are set for."""
    wrong = audit.having(Verdict.DISCREPANCY)
    errors = sum(finding.level.value == "error" for _, finding in wrong)
    held = [finding for _, finding in audit.having(Verdict.CONSISTENT)]
    several = sum(len(finding.claims) > 1 for finding in held)
    hundreds, count = max(audit.articles, 1) / 100, max(audit.articles, 1)
    speed = audit.kilobytes / max(audit.seconds, 1e-9)
    yield f"{audit.articles} articles, {audit.kilobytes:.0f} KB, {speed:.0f} KB/s"
    yield (
        f"discrepancies per 100 articles: {errors / hundreds:.2f} errors, "
        f"{len(wrong) / hundreds:.2f} of any level"
    )
    yield (
        f"confirmed an article: {several / count:.2f}, "
        f"with findings about a single figure {len(held) / count:.2f}"
    )


def shown(article: Article, finding: Finding) -> Iterator[str]:
    """Yield a finding with the text around it."""
    yield (
        f"# {article.id} {finding.start} {finding.end} {finding.rule} {finding.level.value} {finding.tier.value}"
    )
    yield f"  {finding.message} {[f'{claim.role}={claim.text}' for claim in finding.claims]}"
    yield "  " + " ".join(article.text[max(0, finding.start - BEFORE) : finding.end + AFTER].split()) + "\n"


def for_reading(audit: Audit, known: Iterable[readings.Reading]) -> Iterator[str]:
    """Yield every discrepancy: first those nobody has read, then the others with their class."""
    classes = {reading.key: reading.category for reading in known}
    unread: list[tuple[str, Article, Finding]] = []
    read: list[tuple[str, Article, Finding]] = []
    for article, finding in audit.having(Verdict.DISCREPANCY):
        category = classes.get(key_of(article, finding))
        (read if category else unread).append((category or "unread", article, finding))
    yield f"{len(unread)} unread, {len(read)} read before\n"
    for category, article, finding in unread + read:
        yield f"[{category}]"
        yield from shown(article, finding)


def key_of(article: Article, finding: Finding) -> tuple[str, str, int, int, str]:
    """What tells a finding from others in the files of readings."""
    return article.id, finding.rule, finding.start, finding.end, finding.verdict.value


def lost(audit: Audit, known: Iterable[readings.Reading], sample: Iterable[Article]) -> Iterator[str]:
    """Yield a line for each real error of the sample that nothing points at any more."""
    names = {article.id for article in sample}
    wrong = audit.having(Verdict.DISCREPANCY)
    for reading in known:
        if reading.category == "real-error" and reading.id in names:
            span = reading.start, reading.end
            if not any(
                article.id == reading.id and touch((finding.start, finding.end), span)
                for article, finding in wrong
            ):
                yield f"no longer found: {reading.rule} {reading.id} {reading.start} {reading.end}"


def drawn(audit: Audit, known: Iterable[readings.Reading], count: int, seed: int) -> Iterator[str]:
    """Yield confirmed findings of at least two figures, drawn at random, to be read for wrong bindings."""
    classes = {reading.key: reading.category for reading in known}
    held = [pair for pair in audit.having(Verdict.CONSISTENT) if len(pair[1].claims) > 1]
    for article, finding in random.Random(seed).sample(held, min(count, len(held))):
        yield f"[{classes.get(key_of(article, finding), 'unread')}]"
        yield from shown(article, finding)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="realtext", description=(__doc__ or "").splitlines()[0])
    collection.add_options(parser)
    parser.add_argument(
        "--out", type=Path, default=ROOT / "build" / "realtext.txt", help="where to list them"
    )
    parser.add_argument("--confirmed", type=int, metavar="N", help="list N confirmed findings as well")
    parser.add_argument("--seed", type=int, default=0, help="which N")
    parser.add_argument("--profile", help="news unless given")
    parser.add_argument("--update", action="store_true", help="write the tables of docs/accuracy.md")
    options = parser.parse_args(arguments)
    checker = ready.checker(options.profile)
    known = readings.load(ROOT / "docs" / "readings")
    by_key = {reading.key: reading for reading in known}
    current: list[readings.Reading] = []
    found: Counter[str] = Counter()
    lines: list[str] = []
    for name, sample in collection.chosen(options).items():
        audit = Audit()
        for article in sample:
            audit.add(article, checker)
        print("\n".join([name, *table(audit), *rates(audit), *lost(audit, known, sample), ""]))
        # A confirmed finding about a single figure binds nothing.
        found.update(
            one.rule for _, one in audit.found if len(one.claims) > 1 or one.verdict == "discrepancy"
        )
        current += [by_key[key] for key in (key_of(*pair) for pair in audit.found) if key in by_key]
        lines += for_reading(audit, known)
        lines += drawn(audit, known, options.confirmed or 0, options.seed)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("\n".join(lines), encoding="utf-8")
    print(f"For reading: {options.out}")
    if options.update:
        levels.write(known, current, found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
