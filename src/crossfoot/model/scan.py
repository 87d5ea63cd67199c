"""What a scan of many articles comes to: counts by rule, by month and by source."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from crossfoot.model.finding import Level

LEVELS = ("error", "warning", "note")
#: More sources than this are no table any more (they are ids, most likely).
MOST_SOURCES = 5_000
#: How many of the slowest articles are kept.
SLOWEST = 10
#: The month of an article without a date, and the source of one without a source.
UNDATED, UNNAMED = "undated", "unnamed"


@dataclass(slots=True)
class Group:
    """Articles of a kind, and what was found in them; ``levels`` counts discrepancies."""

    articles: int = 0
    characters: int = 0
    figures: int = 0
    checked: int = 0
    identifiers: int = 0
    unchecked: int = 0
    confirmed: int = 0
    undecided: int = 0
    suppressed: int = 0
    levels: Counter[str] = field(default_factory=Counter)
    #: Articles with a discrepancy at all, and with an error.
    queried: int = 0
    faulty: int = 0

    def add(self, row: Mapping[str, Any]) -> None:
        """Add a coverage row."""
        self.articles += 1
        self.characters += row["characters"]
        self.figures += row["figures"]
        self.checked += row["checked"]
        self.identifiers += row["identifiers"]
        self.unchecked += row["unchecked"]
        self.confirmed += row["confirmed"]
        self.undecided += row["undecided"]
        self.suppressed += row["suppressed"]
        found = {level: row[f"{level}s"] for level in LEVELS}
        self.levels.update(found)
        self.queried += any(found.values())
        self.faulty += found["error"] > 0

    @property
    def discrepancies(self) -> int:
        """Discrepancies of all levels."""
        return sum(self.levels[level] for level in LEVELS)


@dataclass(slots=True)
class RuleCount:
    """What one rule settled; ``articles`` counts those that it has a discrepancy in."""

    confirmed: int = 0
    levels: Counter[str] = field(default_factory=Counter)
    undecided: int = 0
    articles: int = 0

    @property
    def discrepancies(self) -> int:
        """Discrepancies of all levels."""
        return sum(self.levels[level] for level in LEVELS)

    @property
    def settled(self) -> int:
        """Relations that hold or do not."""
        return self.confirmed + self.discrepancies


@dataclass(slots=True)
class Summary:
    """A scan summed up. ``statuses`` counts articles, ``failures`` messages by their code."""

    total: Group = field(default_factory=Group)
    statuses: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    rules: dict[str, RuleCount] = field(default_factory=dict)
    months: dict[str, Group] = field(default_factory=dict)
    sources: dict[str, Group] = field(default_factory=dict)
    too_many_sources: bool = False
    seconds: float = 0.0
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def add_articles(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add coverage rows."""
        for row in rows:
            self._add_article(row)

    def add_findings(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows of findings, all of an article in one call; rule, verdict, level, file and place are needed."""
        queried: set[tuple[str, str, int]] = set()
        for row in rows:
            count = self.rules.setdefault(row["rule"], RuleCount())
            if row["verdict"] == "consistent":
                count.confirmed += 1
            elif row["verdict"] == "discrepancy":
                count.levels[row["level"]] += 1
                queried.add((row["rule"], row["file"], row["place"]))
            else:
                count.undecided += 1
        for rule, _, _ in queried:
            self.rules[rule].articles += 1

    def _add_article(self, row: Mapping[str, Any]) -> None:
        self.statuses[row["status"]] += 1
        self.seconds += row["seconds"]
        slow = (row["seconds"], row["article"])
        if len(self.slowest) < SLOWEST:
            heapq.heappush(self.slowest, slow)
        else:
            heapq.heappushpop(self.slowest, slow)
        if row["error"]:
            self.failures[code_of(row["error"])] += 1
        if row["status"] in ("failed", "data-set"):
            return
        self.total.add(row)
        month = row["date"].isoformat()[:7] if row["date"] else UNDATED
        self.months.setdefault(month, Group()).add(row)
        if not self.too_many_sources:
            self.sources.setdefault(row["source"] or UNNAMED, Group()).add(row)
            if len(self.sources) > MOST_SOURCES:
                self.too_many_sources = True
                self.sources.clear()

    @property
    def articles(self) -> int:
        """All articles, whatever became of them."""
        return self.statuses.total()

    def exit_code(self, fail_on: Level, broken: bool = False) -> int:
        """0 nothing at or above ``fail_on``; 1 discrepancies; 2 something was not read, or a rule is broken."""
        if broken or self.failures or self.total.undecided or not self.articles:
            return 2
        return int(any(self.total.levels[level] for level in LEVELS if Level(level).rank >= fail_on.rank))


def code_of(message: str) -> str:
    """The ``[code]`` at the end of a message's first line; ``other`` if it has none."""
    head = message.partition("\n")[0].rstrip()
    return head[head.rfind("[") + 1 : -1] if head.endswith("]") and "[" in head else "other"
