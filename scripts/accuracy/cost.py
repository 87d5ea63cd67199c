"""What each rule costs and what each guard silences: `python -m scripts.accuracy.cost NAME... [--limit N]`.

A rule's cost is the processor time spent in binding and recomputing it, in microseconds a kilobyte of text. Reading the
figures and laying out the sentences (words, frames, roles) is shared by all, and timed apart; a check lays out only
those sentences that some rule has a use for. A guard is counted where it alone kept a rule quiet: over a relation
that fails (an accusation spared, rightly or not) and over one that holds.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from crossfoot import Checker
from crossfoot.engine.checker import Run
from scripts.accuracy import collection, ready

if TYPE_CHECKING:
    from crossfoot.binding.reading import Group

SHARED, LAID_OUT = "(reading and deciding)", "(laying out sentences)"


class TimedRun(Run):
    """A run that adds the seconds spent on each rule to ``seconds``."""

    def __init__(self, checker: Checker, text: str, as_of: date | None, seconds: dict[str, float]) -> None:
        self.seconds = seconds
        begin, before = time.process_time(), sum(seconds.values())
        super().__init__(checker, text, as_of)
        on_rules = sum(seconds.values()) - before
        seconds[SHARED] = seconds.get(SHARED, 0.0) + time.process_time() - begin - on_rules

    def _bind(self) -> None:
        begin = time.process_time()
        for view in self.page.views:
            _ = view.played
        self.seconds[LAID_OUT] = self.seconds.get(LAID_OUT, 0.0) + time.process_time() - begin
        for binding in self.checker.bindings:
            self._timed(binding.rule.name, partial(self.joiner.groups, binding))
        for detection in self.checker.detections:
            found = partial(detection.groups, self.page, self.checker.reader.book)
            self._timed(detection.rule.name, found)

    def _timed(self, rule: str, groups: Callable[[], Iterable[Group]]) -> None:
        begin = time.process_time()
        for group in groups():
            self._weigh(group)
        self.seconds[rule] = self.seconds.get(rule, 0.0) + time.process_time() - begin


def guarded(run: Run) -> Iterator[tuple[str, str, str]]:
    """Yield (guard, rule, "spared" or "held") for each key figure over which only a guard was in the way."""
    for group, evaluations in run.tried:
        known = [one for one in evaluations if one.undecided is None]
        holding = [one for one in known if one.holds]
        blocked = [one.reading.blocked for one in (holding or known) if one.reading.blocked]
        if known and len(blocked) == len(holding or known):
            yield str(blocked[0]), group.rule.name, "held" if holding else "spared"


def costs(seconds: dict[str, float], kilobytes: float) -> Iterator[str]:
    """Yield a line for each rule, dearest first."""
    yield f"{'microseconds a KB':32}{sum(seconds.values()) / kilobytes * 1e6:9.1f}"
    for rule, spent in sorted(seconds.items(), key=lambda pair: -pair[1]):
        yield f"{rule:32}{spent / kilobytes * 1e6:9.2f}"


def guards(counts: Counter[tuple[str, str, str]]) -> Iterator[str]:
    """Yield a line for each guard, with the rules it kept quiet over a failing relation."""
    yield f"{'guard':24}{'spared':>8}{'held':>8}  spared by rule"
    totals: Counter[str] = Counter()
    for (guard, _, _), count in counts.items():
        totals[guard] += count
    for guard, _ in totals.most_common():
        spared = Counter(
            {rule: n for (own, rule, kind), n in counts.items() if own == guard and kind == "spared"}
        )
        held = sum(n for (own, _, kind), n in counts.items() if own == guard and kind == "held")
        by_rule = ", ".join(f"{rule} {n}" for rule, n in spared.most_common())
        yield f"{guard:24}{sum(spared.values()):8}{held:8}  {by_rule}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="cost", description=(__doc__ or "").splitlines()[0])
    collection.add_options(parser)
    options = parser.parse_args(arguments)
    checker = ready.checker()
    checker.check("Sales rose 25% to $5 from $4.")  # loads what is loaded once
    for name, sample in collection.chosen(options).items():
        seconds: dict[str, float] = {}
        silenced: Counter[tuple[str, str, str]] = Counter()
        for article in sample:
            run = TimedRun(checker, article.text, article.date, seconds)
            silenced.update(guarded(run))
        kilobytes = sum(len(article.text.encode()) for article in sample) / 1024
        print("\n".join([name, *costs(seconds, kilobytes), "", *guards(silenced), ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
