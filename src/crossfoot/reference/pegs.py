"""Exchange rates that are fixed rather than quoted (``lexicon/pegs.yaml``)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from crossfoot.lexicon import table


class Peg(NamedTuple):
    """A fixed rate: `low` to `high` units of a currency for one of `anchor`, from `first` to `last`, both included."""

    anchor: str
    low: Decimal
    high: Decimal
    first: date
    last: date
    source: str


@cache
def pegs(code: str) -> tuple[Peg, ...]:
    """Give the fixed rates of a currency, in order of time; none for most."""
    return tuple(_peg(row) for row in table("pegs").get(code, ()))


def _peg(row: dict[str, str]) -> Peg:
    low = Decimal(row.get("low") or row["rate"])
    high = Decimal(row.get("high") or row["rate"])
    last = date.fromisoformat(row["until"]) if "until" in row else date.max
    return Peg(row["to"], low, high, date.fromisoformat(row["from"]), last, row["source"])
