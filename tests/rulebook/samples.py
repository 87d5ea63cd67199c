"""A rule that is right, made wrong one line at a time by the tests of this folder."""

from __future__ import annotations

import pytest

from crossfoot.errors import RuleError
from crossfoot.rulebook import Problem, Rule, Vocabulary, load_rule

VOCABULARY = Vocabulary(
    roles=frozenset({"gap", "unit-price", "reference", "total", "part"}),
    guards=frozenset({"extreme", "fee", "partial"}),
    slips=frozenset({"digits-transposed", "power-of-ten"}),
    classes=frozenset({"discount", "premium", "to-word"}),
    detectors=frozenset({"list-total"}),
)

GOOD = """\
rule: premium-discount
summary: A discount must agree with the two prices it compares.
why: Readers act on it.
level: error
figures:
  gap:       {kind: percent, role: gap}
  price:     {kind: money, role: unit-price}
  reference: {kind: money, role: reference, like: price}
key: {figure: gap, class: specific}
window: {frame: yes, sentence: unique}
phrases: ["{gap} <discount> <to-word> ... {reference}"]
check: 1 - price / reference == gap
unless: {gap: [extreme], all: [fee]}
slips: [digits-transposed, power-of-ten]
say: "{price} is {computed} below {reference}. The article says {gap}."
examples:
  consistent:
    - "The shares sold at {price=$9}, a {gap=10%} discount to {reference=$10}."
  discrepancy:
    - {text: "The shares sold at {price=$9}, a {gap=1%} cut from {reference=$10}.", slip: power-of-ten, says: ["10%"]}
  silent:
    - "A 20% discount is offered on the $10 ticket."
  todo: []
"""


def changed(*pairs: tuple[str, str]) -> str:
    """The good rule with pieces replaced; each piece must be there."""
    text = GOOD
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def load(text: str, *, shipped: bool = False, name: str | None = None) -> Rule:
    return load_rule(text, name, vocabulary=VOCABULARY, shipped=shipped)


def problems(text: str, *, shipped: bool = False, name: str | None = None) -> list[Problem]:
    """What is wrong with a rule."""
    with pytest.raises(RuleError) as caught:
        load(text, shipped=shipped, name=name)
    found = [problem for problem in caught.value.problems if isinstance(problem, Problem)]
    assert found
    return found


def problem(text: str, *, shipped: bool = False, name: str | None = None) -> Problem:
    """The one thing that is wrong with a rule."""
    found = problems(text, shipped=shipped, name=name)
    assert len(found) == 1, [one.message for one in found]
    return found[0]


def token(found: Problem) -> str:
    """The piece of the source line that a problem points at."""
    return found.source[found.column - 1 : found.column - 1 + found.length]
