"""crossfoot: do the figures of a text agree with each other, given how they were rounded?

>>> import crossfoot
>>> report = crossfoot.check("Sales fell 33% to £30m from £40m.")
>>> print(report.discrepancies[0].message)
£40m to £30m is a change of 25% (22% to 28%, allowing for rounding). The article says 33%.

Everything is loaded when it is first used, so that ``import crossfoot`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossfoot.documents import Document, Location, read, read_all
    from crossfoot.engine.checker import Checker, check
    from crossfoot.engine.tabular import check_table
    from crossfoot.errors import (
        ConfigError,
        CrossfootError,
        DataSetError,
        InputError,
        OptionError,
        RuleError,
        UnreadableError,
    )
    from crossfoot.formula import FormulaError
    from crossfoot.model.finding import Claim, Finding, Level, Repair, Tier, Verdict
    from crossfoot.model.interval import Interval
    from crossfoot.model.quantity import Kind, Quantity
    from crossfoot.model.report import Coverage, Report, Unchecked
    from crossfoot.quantities import extract

__version__ = "0.1.0"

_HOMES = {
    "Checker": "crossfoot.engine.checker",
    "Claim": "crossfoot.model.finding",
    "ConfigError": "crossfoot.errors",
    "Coverage": "crossfoot.model.report",
    "CrossfootError": "crossfoot.errors",
    "DataSetError": "crossfoot.errors",
    "Document": "crossfoot.documents",
    "Finding": "crossfoot.model.finding",
    "FormulaError": "crossfoot.formula",
    "InputError": "crossfoot.errors",
    "Interval": "crossfoot.model.interval",
    "Kind": "crossfoot.model.quantity",
    "Level": "crossfoot.model.finding",
    "Location": "crossfoot.documents",
    "OptionError": "crossfoot.errors",
    "Quantity": "crossfoot.model.quantity",
    "Repair": "crossfoot.model.finding",
    "Report": "crossfoot.model.report",
    "RuleError": "crossfoot.errors",
    "Tier": "crossfoot.model.finding",
    "Unchecked": "crossfoot.model.report",
    "UnreadableError": "crossfoot.errors",
    "Verdict": "crossfoot.model.finding",
    "check": "crossfoot.engine.checker",
    "check_table": "crossfoot.engine.tabular",
    "extract": "crossfoot.quantities",
    "read": "crossfoot.documents",
    "read_all": "crossfoot.documents",
}

__all__ = [
    "Checker", "Claim", "ConfigError", "Coverage", "CrossfootError", "DataSetError", "Document", "Finding",
    "FormulaError", "InputError", "Interval", "Kind", "Level", "Location", "OptionError", "Quantity",
    "Repair", "Report", "RuleError", "Tier", "Unchecked", "UnreadableError", "Verdict", "check",
    "check_table", "extract", "read", "read_all",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'crossfoot' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
