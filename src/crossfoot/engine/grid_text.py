"""Rows of values as the text of a table, with the place of each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from crossfoot.errors import OptionError
from crossfoot.tables.grid import MAX_COLUMNS, MAX_ROWS

Cell = str | int | float | Decimal | None
Row = Sequence[Cell] | Mapping[str, Cell]


class GridText(NamedTuple):
    """A table as lines with pipes; ``spans[row][column]`` are the offsets of the cells below the header."""

    text: str
    header: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[tuple[int, int], ...], ...]

    def column(self, name: str) -> int:
        """The number of a column, from 0."""
        return self.header.index(name)


def grid_text(
    rows: Sequence[Row],
    header: Sequence[str] | None = None,
    units: Mapping[str, str] | None = None,
    decimals: int | Mapping[str, int] | None = None,
) -> GridText:
    """Write a table out.

    Args:
        rows: sequences of cells, or mappings by column name.
        header: the names of the columns; may be left out where rows are mappings.
        units: the unit of a column by its name, as a header would state it ("£m", "000s", "%").
        decimals: how many decimals floats have, for all columns or by name; the most that a column's floats show
            in their shortest form unless given.

    Raises:
        OptionError: no rows or columns, rows of different lengths, an unknown column, or too large a table.
    """
    names = _names(rows, header)
    values = [_values(row, names, number) for number, row in enumerate(rows, 1)]
    for known in (units or {}, decimals if isinstance(decimals, Mapping) else {}):
        unknown = next((name for name in known if name not in names), None)
        if unknown is not None:
            raise OptionError(f"The table has no column '{unknown}'. Columns: {', '.join(names)}.")
    places = [_places([row[number] for row in values], name, decimals) for number, name in enumerate(names)]
    cells = tuple(
        tuple(_shown(cell, place) for cell, place in zip(row, places, strict=True)) for row in values
    )
    heads = [f"{name} ({units[name]})" if units and name in units else name for name in names]
    return _written(names, heads, cells)


def _names(rows: Sequence[Row], header: Sequence[str] | None) -> tuple[str, ...]:
    if not rows:
        raise OptionError("The table has no rows.")
    first = rows[0]
    names = tuple(header) if header is not None else tuple(first) if isinstance(first, Mapping) else ()
    if not names:
        raise OptionError("The table has no header. Give the names of its columns, header=[...].")
    if len(set(names)) < len(names):
        raise OptionError("Two columns of the table have the same name.")
    if len(rows) > MAX_ROWS or len(names) > MAX_COLUMNS:
        raise OptionError(
            f"The table has {len(rows)} rows and {len(names)} columns; a table of an article has at most {MAX_ROWS} "
            f"and {MAX_COLUMNS}. Check a data set with `crossfoot data check`."
        )
    return names


def _values(row: Row, names: tuple[str, ...], number: int) -> list[Cell]:
    if isinstance(row, Mapping):
        return [row.get(name) for name in names]
    if len(row) != len(names):
        raise OptionError(f"Row {number} has {len(row)} cells, the header {len(names)}.")
    return list(row)


def _places(column: Sequence[Cell], name: str, decimals: int | Mapping[str, int] | None) -> int:
    stated = decimals.get(name) if isinstance(decimals, Mapping) else decimals
    if stated is not None:
        return stated
    shown = [Decimal(repr(cell)).as_tuple().exponent for cell in column if isinstance(cell, float)]
    return max((-exponent for exponent in shown if isinstance(exponent, int)), default=0)


def _shown(cell: Cell, places: int) -> str:
    if cell is None or cell != cell:  # NaN is no figure
        return ""
    if isinstance(cell, float):
        return f"{cell:.{max(places, 0)}f}"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return " ".join(str(cell).split())


def _written(names: tuple[str, ...], heads: Sequence[str], cells: tuple[tuple[str, ...], ...]) -> GridText:
    parts = ["| " + " | ".join(_escaped(head) for head in heads) + " |\n" + "|---" * len(heads) + "|"]
    at = len(parts[0])
    spans = []
    for row in cells:
        places = []
        line = "\n"
        for cell in row:
            line += "| "
            shown = _escaped(cell)
            places.append((at + len(line), at + len(line) + len(shown)))
            line += shown + " "
        parts.append(line + "|")
        at += len(parts[-1])
        spans.append(tuple(places))
    return GridText("".join(parts), names, cells, tuple(spans))


def _escaped(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
