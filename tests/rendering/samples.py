"""Findings and runs to render; the texts are invented."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.documents import Document
from crossfoot.model.finding import Claim, Finding, Level, Repair, Tier, Verdict
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind, Quantity
from crossfoot.model.report import Coverage, Report, Unchecked
from crossfoot.rendering import Checked, Failure, Run

TEXT = (
    "Harbour Metals sold 800 million shares at HK$53.25 each on Tuesday. The price was set late, at\n"
    "a 16.6% discount from HK$57 Monday closing price.\n"
)


def claim(
    role: str, text: str, low: str | None = None, high: str | None = None, unit: str | None = None
) -> Claim:
    """A claim on the first occurrence of ``text`` in TEXT."""
    start = TEXT.index(text)
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    return Claim(role, text, start, start + len(text), bounds[0], bounds[1], unit)


DISCREPANCY = Finding(
    rule="premium-discount",
    verdict=Verdict.DISCREPANCY,
    level=Level.ERROR,
    message="HK$53.25 is 6.6% below HK$57 (5.7% to 7.4%, allowing for rounding). The article says 16.6%.",
    claims=(
        claim("gap", "16.6%", "0.1655", "0.1665", "percent"),
        claim("price", "HK$53.25", "53.245", "53.255", "HKD"),
        claim("reference", "HK$57", "56.5", "57.5", "HKD"),
    ),
    derivation="1 - 53.25 / 57 = 5.7% to 7.4%",
    tier=Tier.CUED,
    diagnosis="an extra digit",
    repairs=(
        Repair("gap", "16.6%", Decimal("0.057"), Decimal("0.074"), "6.6%"),
        Repair("price", "HK$53.25", Decimal("47.5"), Decimal("47.6"), "HK$47.54"),
    ),
    notes=("'from' may name another close.",),
    fingerprint="0123456789abcdef",
    chance=0.02,
)

CONSISTENT = Finding(
    rule="unit-total",
    verdict=Verdict.CONSISTENT,
    level=Level.ERROR,
    message="800 million shares at HK$53.25 make HK$42.6 billion.",
    claims=(claim("count", "800 million"), claim("price", "HK$53.25", "53.245", None, "HKD")),
    derivation="800000000 * 53.25",
    tier=Tier.ANCHORED,
    rescued="loose zeros",
)


def quantity(
    text: str, kind: Kind, value: str, unit: str | None = None, hedge: str | None = None
) -> Quantity:
    """A figure of TEXT, half a unit wide."""
    start = TEXT.index(text)
    number = Decimal(value)
    around = Interval.around(number, Decimal("0.5"))
    return Quantity(
        text, start, start + len(text), kind, number, number, number, around, around, unit, hedge=hedge
    )


FIGURES = (
    quantity("800 million", Kind.COUNT, "800000000"),
    quantity("HK$53.25", Kind.MONEY, "53.25", "HKD"),
    quantity("16.6%", Kind.PERCENT, "16.6", "percent", "approx"),
    quantity("HK$57", Kind.MONEY, "57", "HKD"),
)


def run_of(*findings: Finding, failures: tuple[Failure, ...] = (), fail_on: Level = Level.ERROR) -> Run:
    """A run over TEXT with these findings."""
    unchecked = (Unchecked(FIGURES[0], "guard:forecast", "unit-total"),)
    report = Report(TEXT, findings, Coverage(5, 3, 1, unchecked), "sale.md", FIGURES)
    checked = Checked(Document.from_text(TEXT, path="sale.md"), report)
    return Run((checked,), failures, empty=("empty.md",), fail_on=fail_on)
