"""Natural recall: plant slips in the relations that real text states, and see whether they are flagged.

`python -m scripts.accuracy.recall NAME... [--offset N --step N --limit N]`. For each confirmed relation of at least
two figures one figure is changed by each slip. It is flagged if a discrepancy names it, whatever the rule; a change
after which the same rule still holds (a digit that rounding swallows) proves nothing and is not counted. The opposite
is tried too: one figure of each article that no relation names is changed, and no new discrepancy may name only others.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from zlib import crc32

from crossfoot import Checker, Claim, Finding, Kind, Quantity, Report
from scripts.accuracy import collection, ready
from scripts.accuracy.collection import Article
from scripts.accuracy.passages import Span, touch
from scripts.accuracy.slips import SLIPS

TEMPORAL = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.YEAR, Kind.PERIOD, Kind.CLOCK})


@dataclass(slots=True)
class Tally:
    """Counts by (rule, slip) for planted slips; ``missed`` holds a line for each one that nothing flagged."""

    flagged: Counter[tuple[str, str]] = field(default_factory=Counter)
    silent: Counter[tuple[str, str]] = field(default_factory=Counter)
    fitting: Counter[tuple[str, str]] = field(default_factory=Counter)
    outside: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    accused: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Planted:
    """An article with one figure changed; ``span`` is the new figure's place."""

    text: str
    span: Span
    shift: int
    start: int

    def moved(self, place: int) -> int:
        """Where a place of the original text is now."""
        return place + self.shift if place > self.start else place


def plant(text: str, figure: Claim | Quantity, printed: str) -> Planted:
    """Put another print in the place of a figure."""
    changed = text[: figure.start] + printed + text[figure.end :]
    span = figure.start, figure.start + len(printed)
    return Planted(changed, span, len(printed) - (figure.end - figure.start), figure.start)


def inside(article: Article, report: Report, checker: Checker, tally: Tally) -> None:
    """Plant each slip once in each confirmed relation; nobody writes a year ten times as large."""
    kinds = {figure.start: figure.kind for figure in report.figures}
    for finding in report.consistent:
        claims = [claim for claim in finding.claims if claim.row is None]
        if len(claims) < 2:
            continue
        dated = {claim for claim in claims if kinds.get(claim.start) in TEMPORAL}
        for name, slip in SLIPS.items():
            # The same choice at every run, whatever else is in the sample.
            chance = Random(crc32(f"{article.id} {finding.rule} {finding.start} {name}".encode()))
            options = [
                (claim, made)
                for claim in claims
                if (made := slip(claim.text, chance)) is not None
                and not (name == "power-of-ten" and claim in dated)
            ]
            if not options:
                continue
            claim, printed = chance.choice(options)
            key = finding.rule, name
            planted = plant(article.text, claim, printed)
            after = checker.check(planted.text, as_of=article.date)
            if any(names(one, planted.span) for one in after.discrepancies):
                tally.flagged[key] += 1
            elif any(one.rule == finding.rule and names(one, planted.span) for one in after.consistent):
                tally.fitting[key] += 1
            else:
                tally.silent[key] += 1
                tally.missed.append(miss(article, finding, claim, printed, name, after, planted))


def names(finding: Finding, span: Span) -> bool:
    """Whether a finding names a figure in that place."""
    return any(touch((claim.start, claim.end), span) for claim in finding.claims)


def miss(
    article: Article,
    finding: Finding,
    claim: Claim,
    printed: str,
    slip: str,
    after: Report,
    planted: Planted,
) -> str:
    """Describe a slip that was not flagged, with the reasons why its figures were passed by."""
    spans = [planted.span, *((planted.moved(c.start), planted.moved(c.end)) for c in finding.claims)]
    reasons = {
        f"{item.rule}:{item.reason}" if item.rule else item.reason
        for item in after.coverage.unchecked
        if any(touch((item.figure.start, item.figure.end), span) for span in spans)
    }
    context = " ".join(article.text[max(0, finding.start - 100) : finding.end + 60].split())
    return (
        f"{finding.rule} {slip}: {claim.role} {claim.text} -> {printed} ({', '.join(sorted(reasons))}) "
        f"{article.id}:{claim.start}\n    {context}"
    )


def outside(article: Article, report: Report, checker: Checker, tally: Tally) -> None:
    """Change a figure that no finding names, and look for new discrepancies."""
    taken = [(claim.start, claim.end) for finding in report.findings for claim in finding.claims]
    chance = Random(crc32(article.id.encode()))
    free = [
        (figure, printed)
        for figure in report.figures
        if not figure.identifier
        and not any(touch((figure.start, figure.end), span) for span in taken)
        and (printed := SLIPS["one-digit"](figure.text, chance)) is not None
    ]
    if not free:
        return
    figure, printed = chance.choice(free)
    planted = plant(article.text, figure, printed)
    after = checker.check(planted.text, as_of=article.date)
    known = {
        (one.rule, planted.moved(one.start), tuple(claim.text for claim in one.claims))
        for one in report.discrepancies
    }
    tally.outside["changed"] += 1
    for one in after.discrepancies:
        if (one.rule, one.start, tuple(claim.text for claim in one.claims)) in known:
            continue
        kind = "naming it" if names(one, planted.span) else "naming only others"
        tally.outside[kind] += 1
        tally.accused.append(
            f"{kind}: {figure.text} -> {printed} {article.id}:{figure.start} {one.rule} {one.message}"
        )


def table(tally: Tally) -> Iterator[str]:
    """Yield a row for each rule: the share flagged, by slip and over all."""
    yield f"{'flagged of planted':28}" + " ".join(f"{name:>13}" for name in (*SLIPS, "all", "still fits"))
    rules = sorted({rule for counts in (tally.flagged, tally.silent, tally.fitting) for rule, _ in counts})
    for rule in [*rules, ""]:
        cells, hits, tried, fits = [], 0, 0, 0
        for slip in SLIPS:
            yes, no, fit = (
                sum(n for (r, s), n in counts.items() if s == slip and r == (rule or r))
                for counts in (tally.flagged, tally.silent, tally.fitting)
            )
            cells.append(f"{yes}/{yes + no}")
            hits, tried, fits = hits + yes, tried + yes + no, fits + fit
        share = f"{hits}/{tried} {hits / tried:4.0%}" if tried else "-"
        yield f"{rule or 'all rules':28}" + " ".join(f"{cell:>13}" for cell in [*cells, share, str(fits)])


def opposite(tally: Tally) -> str:
    """Tell what became of figures changed outside every relation."""
    counts = tally.outside
    return (
        f"Figures outside every relation changed: {counts['changed']}; new discrepancies naming the changed figure: "
        f"{counts['naming it']}, naming only others: {counts['naming only others']}"
    )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="recall", description=(__doc__ or "").splitlines()[0])
    collection.add_options(parser)
    parser.add_argument("--misses", action="store_true", help="show what was not flagged")
    options = parser.parse_args(arguments)
    checker = ready.checker()
    for name, sample in collection.chosen(options).items():
        tally = Tally()
        for article in sample:
            report = checker.check(article.text, as_of=article.date)
            inside(article, report, checker, tally)
            outside(article, report, checker, tally)
        print("\n".join([name, *table(tally), ""]))
        print(opposite(tally))
        print("\n".join([*tally.accused, *(tally.missed if options.misses else [])]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
