"""A stand-in for the engine: it knows one relation, so that these tests are about the command line alone."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crossfoot.cli import run
from crossfoot.cli.doors import Doors
from crossfoot.documents import Document
from crossfoot.errors import OptionError, RuleError
from crossfoot.model.explanation import Explanation
from crossfoot.model.finding import Claim, Finding, Level, Repair, Tier, Verdict
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind, Quantity
from crossfoot.model.report import Coverage, Report, Unchecked
from crossfoot.rulebook import Rulebook

_FIGURE = re.compile(r"HK\$[\d.]*\d|\d[\d.]*%|\d+")


def figure(text: str, start: int) -> Quantity:
    """A figure of half a unit's precision."""
    value = Decimal(text.strip("HK$%"))
    spread = Interval.around(value, Decimal("0.5"))
    kind = Kind.PERCENT if text.endswith("%") else Kind.MONEY if text.startswith("HK") else Kind.COUNT
    unit = {"percent": "percent", "money": "HKD"}.get(kind.value)
    return Quantity(text, start, start + len(text), kind, value, value, value, spread, spread, unit)


class OneRule:
    """An engine whose only rule says that the text's percentage is 6.6%."""

    def __init__(
        self, rules: Sequence[str] | None, profile: str | None, config: Mapping[str, Any], rulebook: Rulebook
    ) -> None:
        if rules is not None and "discount" not in rules:
            raise OptionError(f"There is no rule '{rules[0]}'. Did you mean 'discount'?")
        self.on = "discount" not in config["ignore"]
        self.level = dict(config["levels"]).get("discount", Level.ERROR)

    def check(self, source: Document, as_of: datetime.date | None = None) -> Report:
        if "crash" in source.text:
            raise ZeroDivisionError("no such luck")
        figures = [figure(match[0], match.start()) for match in _FIGURE.finditer(source.text)]
        percents = [item for item in figures if item.kind is Kind.PERCENT and self.on]
        findings = tuple(self.finding(item, as_of) for item in percents)
        rest = tuple(Unchecked(item, "no-relation") for item in figures if item not in percents)
        coverage = Coverage(len(figures), len(percents), 0, rest)
        return Report(source.text, findings, coverage, source.path, tuple(figures))

    def finding(self, item: Quantity, as_of: datetime.date | None) -> Finding:
        holds = item.value == Decimal("6.6")
        claim = Claim(
            "gap", item.text, item.start, item.end, item.interval.low, item.interval.high, item.unit
        )
        verdict = Verdict.CONSISTENT if holds else Verdict.DISCREPANCY
        message = f"The price is 6.6% below, as of {as_of}. The article says {item.text}."
        repairs = () if holds else (Repair("gap", item.text, Decimal("6.5"), Decimal("6.7"), "6.6%"),)
        slip = None if holds else "a digit too many"
        return Finding(
            "discount",
            verdict,
            self.level,
            message,
            (claim,),
            "1 - 53.25 / 57 = 6.6%",
            Tier.ANCHORED,
            None,
            slip,
            repairs,
        )

    def explain(self, source: Document, line: int, as_of: datetime.date | None = None) -> Explanation:
        start, end = source.line_offsets(line) or (0, 0)
        return Explanation(source.text, start, end, (), (), ())


@dataclass(frozen=True)
class Outcome:
    """What a run of the command line left behind."""

    code: int
    out: str
    err: str


@dataclass
class Terminal:
    """Runs the command line in a folder of its own."""

    folder: Path
    run: Callable[..., Outcome]
    real: Callable[..., Outcome]

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def broken_book(folders: Iterable[Path]) -> Rulebook:
    """A rulebook with one file that could not be loaded."""
    return Rulebook(problems=[RuleError("rules/x.yaml: rule not loaded, 1 problem [rule-invalid]")])


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A command line in an empty folder, its engine being ``OneRule``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def invoke(*args: str, broken: bool = False) -> Outcome:
        doors = Doors(rulebook=broken_book if broken else lambda folders: Rulebook(), auditor=OneRule)
        code = run(args, doors)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    def invoke_real(*args: str) -> Outcome:
        code = run(args, Doors())
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return Terminal(tmp_path, invoke, invoke_real)
