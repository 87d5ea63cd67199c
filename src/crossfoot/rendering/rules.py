"""The rulebook as a list, and what ``crossfoot rules check`` found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from crossfoot.rendering.palette import Palette
from crossfoot.rendering.tables import aligned
from crossfoot.rulebook import Rulebook
from crossfoot.rulebook.problems import shown_path


class Proof(Protocol):
    """The outcome of one example of a rule; ``line`` is its line in the rule file."""

    @property
    def rule(self) -> str:
        """The rule's name."""

    @property
    def kind(self) -> str:
        """consistent, discrepancy, silent or todo."""

    @property
    def text(self) -> str:
        """The passage."""

    @property
    def ok(self) -> bool:
        """Whether the rule did what the example says."""

    @property
    def message(self) -> str:
        """What it did instead."""

    @property
    def line(self) -> int:
        """Line in the rule file, from 1."""


def render_rules(rulebook: Rulebook) -> str:
    """One row a rule, by name; ends with a line end."""
    rows = [[rule.name, rule.level.value, rule.pack, rule.summary] for rule in rulebook]
    table = aligned(rows, ("rule", "level", "pack", "summary"), widths=(None, None, None, 76))
    return f"{table}\n\n{len(rows)} rules. 'crossfoot rules NAME' shows one.\n"


def render_proofs(rulebook: Rulebook, proofs: Sequence[Proof], palette: Palette) -> str:
    """Every example that fails, then the count; ends with a line end."""
    blocks = [_failed(rulebook, proof, palette) for proof in proofs if not proof.ok]
    good, rules = sum(proof.ok for proof in proofs), len({proof.rule for proof in proofs})
    blocks.append(f"{good} of {len(proofs)} examples of {rules} rules do what they say.")
    return "\n\n".join(blocks) + "\n"


def _failed(rulebook: Rulebook, proof: Proof, palette: Palette) -> str:
    rule = rulebook.rules.get(proof.rule)
    path = shown_path(rule.path if rule is not None else None, proof.rule)
    head = (
        f"{palette.paint(f'{path}:{proof.line}', 'bold')}  {proof.rule}  {palette.paint(proof.kind, 'red')}"
    )
    lines = [head, f'"{" ".join(proof.text.split())}"', *proof.message.splitlines()]
    return "\n  ".join(lines)
