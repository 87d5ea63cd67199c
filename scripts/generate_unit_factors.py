"""Write the table of exact unit factors from the pint column of the unit lexicon.

    python scripts/generate_unit_factors.py            write src/crossfoot/lexicon/unit_factors.json
    python scripts/generate_unit_factors.py --check    say whether the table is up to date (exit 1 if it is not)

pint is asked here and in a test, never while an article is checked: it takes half a second to start.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pint
import yaml

SOURCE = Path(__file__).resolve().parents[1] / "src" / "crossfoot"
UNITS = SOURCE / "lexicon" / "units.yaml"
DEFINITIONS = SOURCE / "reference" / "units.txt"
TABLE = SOURCE / "lexicon" / "unit_factors.json"


def registry() -> pint.UnitRegistry[Any]:
    """Make a registry that computes in Fractions, with our definitions on top of pint's."""
    made: pint.UnitRegistry[Any] = pint.UnitRegistry(
        non_int_type=Fraction, autoconvert_offset_to_baseunit=False, on_redefinition="raise"
    )
    made.load_definitions(DEFINITIONS)
    return made


@dataclass(frozen=True)
class Size:
    """How a reading becomes SI base units: times `factor`, plus `offset`; `dimensionality` is pint's, sorted."""

    factor: Fraction
    offset: Fraction
    dimensionality: tuple[tuple[str, Fraction], ...]


def size(units: pint.UnitRegistry[Any], definition: str) -> Size:
    """Work out the size of a definition: a unit's name, or an expression such as ``kilometer / hour``."""
    # A reading of 0 and one of 1 give the factor of a scale with its own zero, which pint will not multiply.
    unit = units.parse_expression(definition)
    zero, one = (
        units.Quantity(n * unit.magnitude, unit.units).to_base_units() for n in (Fraction(0), Fraction(1))
    )
    dimensionality = tuple(sorted((name, Fraction(str(power))) for name, power in one.dimensionality.items()))
    return Size(one.magnitude - zero.magnitude, zero.magnitude, dimensionality)


def rows() -> dict[str, dict[str, Any]]:
    """Compute the table: a row a unit, sorted, with the factor as "numerator/denominator"."""
    units, table = registry(), {}
    for name, entry in yaml.safe_load(UNITS.read_text(encoding="utf-8")).items():
        row: dict[str, Any] = {"dimension": entry["dimension"]}
        if "pint" in entry:
            found = size(units, entry["pint"])
            row["factor"] = str(found.factor)
            if found.offset:
                row["offset"] = str(found.offset)
        for key in ("alternatives", "parts"):
            if key in entry:
                row[key] = entry[key]
        table[name] = row
    return dict(sorted(table.items()))


def rendered() -> str:
    """Give the table as JSON with one unit a line, so that a change shows as one line."""
    lines = [f"  {json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}" for name, row in rows().items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(arguments: list[str]) -> int:
    """Write the table, or with ``--check`` compare it."""
    text = rendered()
    if "--check" in arguments:
        if TABLE.is_file() and TABLE.read_text(encoding="utf-8") == text:
            return 0
        print(f"{TABLE.name} is out of date: run python scripts/generate_unit_factors.py", file=sys.stderr)
        return 1
    TABLE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
