"""What a page shows: findings numbered in reading order over all its articles, with the decisions on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crossfoot.model.decision import Decision, Ruling
from crossfoot.model.finding import Finding, Verdict
from crossfoot.rendering.page.blocks import Block, blocks_of
from crossfoot.rendering.places import repository_path
from crossfoot.rendering.places import state as state_of
from crossfoot.rendering.run import Checked, Run

#: States of findings and of the figures in them, the most serious first, and the words for them.
STATES = {
    "error": "Error",
    "warning": "Warning",
    "note": "Note",
    "undecided": "Undecided",
    "consistent": "Agrees",
}
#: States of figures that no finding shows.
OTHERS = {"agrees": "Agrees", "unchecked": "Not checked", "identifier": "Name"}
#: Verdicts of a reviewer as the page words them, and the key of each.
RULINGS: Mapping[Ruling, tuple[str, str]] = {
    Ruling.FIXED: ("Fixed", "f"),
    Ruling.SOURCE: ("Source says so", "s"),
    Ruling.DIFFERENT_BASE: ("Different base", "d"),
    Ruling.WRONG_LINK: ("Wrong link", "w"),
    Ruling.ACCEPTED: ("Leave as it is", "a"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding on the page; ``number`` counts from 1 over the whole page."""

    number: int
    finding: Finding
    state: str
    path: str

    @property
    def is_query(self) -> bool:
        """Whether it asks something of the editor."""
        return self.finding.verdict is not Verdict.CONSISTENT

    @property
    def rank(self) -> int:
        """0 for the most serious state."""
        return list(STATES).index(self.state)


@dataclass(frozen=True, slots=True)
class Article:
    """A document on the page; ``number`` counts from 1."""

    number: int
    item: Checked
    path: str
    findings: tuple[Shown, ...]
    blocks: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """The checked text, which every offset points into."""
        return self.item.document.text

    @property
    def headline(self) -> str:
        """The heading that it opens with, if it opens with one."""
        if not self.blocks or self.blocks[0].kind != "heading":
            return ""
        return " ".join(self.text[self.blocks[0].start : self.blocks[0].end].split())

    @property
    def title(self) -> str:
        """Its own title, else its headline, else its path."""
        return self.item.document.title or self.headline or self.path


@dataclass(frozen=True, slots=True)
class View:
    """Everything on one page."""

    run: Run
    articles: tuple[Article, ...]
    decisions: Mapping[tuple[str, str], Decision] = field(default_factory=dict)

    @property
    def findings(self) -> list[Shown]:
        """The findings of all articles, in order."""
        return [shown for article in self.articles for shown in article.findings]

    def count(self, state: str) -> int:
        """How many findings have a state."""
        return sum(shown.state == state for shown in self.findings)

    def decision_on(self, shown: Shown) -> Decision | None:
        """What was decided on a finding, if anything."""
        return self.decisions.get((shown.path, shown.finding.fingerprint))


def view_of(run: Run) -> View:
    """Number the findings of a run."""
    articles: list[Article] = []
    number = 0
    for place, item in enumerate(run.checked, 1):
        path = repository_path(run, item.path)
        found = []
        for finding in item.report.findings:
            number += 1
            found.append(Shown(number, finding, state_of(finding), path))
        articles.append(Article(place, item, path, tuple(found), blocks_of(item.document)))
    return View(run, tuple(articles), {decision.key: decision for decision in run.decisions})
