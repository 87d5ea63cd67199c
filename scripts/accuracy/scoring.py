"""What is counted on labelled passages: planted errors found, relations confirmed, false alarms, strays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from crossfoot import Checker, Finding
from scripts.accuracy.passages import Passage, Span, changed_span, place, touch

#: Two operands that are named make it this relation; one may belong to any.
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Score:
    """What a checker made of one passage.

    ``found``: a discrepancy of the corrupt text names the changed figure, or two of the other operands.
    ``confirmed``: a finding of the clean text holds and names at least two operands.
    ``alarms``: the discrepancies of the clean text. ``strays``: those of the corrupt text that name no operand.
    """

    passage: Passage
    found: bool = False
    confirmed: bool = False
    alarms: tuple[Finding, ...] = ()
    strays: tuple[Finding, ...] = ()


def score(passage: Passage, checker: Checker) -> Score:
    """Check both texts of a passage."""
    clean = checker.check(passage.clean, as_of=passage.as_of)
    if passage.corrupt is None:
        return Score(passage, alarms=clean.discrepancies)
    corrupt = checker.check(passage.corrupt, as_of=passage.as_of)
    found, strays = accusations(passage, corrupt.discrepancies)
    operands = place(passage.clean, passage.operands)
    wanted = min(ENOUGH, len(operands))
    confirmed = any(named(finding, operands) >= wanted for finding in clean.consistent)
    return Score(passage, found, confirmed, clean.discrepancies, strays)


def accusations(passage: Passage, discrepancies: Iterable[Finding]) -> tuple[bool, tuple[Finding, ...]]:
    """Whether one of them hits the planted error, and those that are beside the point."""
    changed = changed_span(passage)
    others = place(passage.corrupt or "", [piece for piece in passage.operands if piece != passage.before])
    found = False
    strays = []
    for finding in discrepancies:
        count = named(finding, others)
        if named(finding, [changed]) or count >= ENOUGH:
            found = True
        elif not count:
            strays.append(finding)
    return found, tuple(strays)


def named(finding: Finding, spans: Iterable[Span]) -> int:
    """How many of the stretches a finding names."""
    claims = [(claim.start, claim.end) for claim in finding.claims]
    return sum(any(touch(claim, span) for claim in claims) for span in spans)


COLUMNS = ("pairs", "found", "confirmed", "clean", "alarmed", "strays")


def tally(scores: Iterable[Score]) -> Counter[str]:
    """Counts by column; ``alarmed`` counts clean passages with an alarm, not alarms."""
    counts: Counter[str] = Counter(dict.fromkeys(COLUMNS, 0))
    for one in scores:
        counts["pairs"] += one.passage.corrupt is not None
        counts["found"] += one.found
        counts["confirmed"] += one.confirmed
        counts["clean"] += 1
        counts["alarmed"] += bool(one.alarms)
        counts["strays"] += len(one.strays)
    return counts


def grouped(scores: Iterable[Score], group: Callable[[Passage], str]) -> dict[str, Counter[str]]:
    """Tallies by family or difficulty, sorted by name."""
    rows: dict[str, list[Score]] = {}
    for one in scores:
        rows.setdefault(group(one.passage), []).append(one)
    return {name: tally(rows[name]) for name in sorted(rows)}


def totals(scores: list[Score]) -> dict[str, float]:
    """The shares that floors speak of: of the pairs, or of the clean passages for ``alarmed``."""
    counts = tally(scores)
    shares = {
        "found": counts["found"] / counts["pairs"],
        "confirmed": counts["confirmed"] / counts["pairs"],
        "alarmed": counts["alarmed"] / counts["clean"],
        "strays": counts["strays"] / counts["pairs"],
    }
    for name, row in grouped(scores, lambda passage: passage.difficulty).items():
        if row["pairs"]:
            shares[f"found-{name}"] = row["found"] / row["pairs"]
    families = grouped(scores, lambda passage: passage.family).values()
    shares["families-at-zero"] = float(sum(1 for row in families if row["pairs"] and not row["found"]))
    return shares


def broken(shares: Mapping[str, float], floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """A line for each total that is worse than recorded: under ``at-least``, or over ``at-most``.

    Raises:
        ValueError: the floors name something that is not measured.
    """
    lines = []
    for bound, wanted in floors.items():
        if bound not in ("at-least", "at-most"):
            raise ValueError(f"'{bound}' is no kind of floor: at-least, at-most")
        for name, limit in wanted.items():
            if name not in shares:
                raise ValueError(f"'{name}' is not measured: {', '.join(sorted(shares))}")
            worse = shares[name] < limit if bound == "at-least" else shares[name] > limit
            if worse:
                lines.append(f"{name} is {shares[name]:.4g}, floor: {bound.replace('-', ' ')} {limit:.4g}")
    return lines
