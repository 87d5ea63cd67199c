"""Tables out of a text: grids, then headers and labels, then cells as figures of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from decimal import Decimal

from crossfoot.model.notation import Notation
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Extraction, Figure
from crossfoot.tables.cells import Blank, CellFigure, put_unit, read_cell
from crossfoot.tables.columns import column_kind, row_kind, total_kind
from crossfoot.tables.grid import RawCell, RawTable, find_grids
from crossfoot.tables.labels import has_one, plain, tells_rounding, words_of
from crossfoot.tables.table import Cell, Line, LineKind, Table, trailing_zeros
from crossfoot.tables.units import HeaderUnit, header_unit

#: How long a line above a table may be and still be its caption; how far below a note may stand.
_CAPTION, _NOTES = 160, 400
_LOOSE_ZEROS = 2
_FEW_FIGURES = 2
_UNITLESS = frozenset({LineKind.RANK, LineKind.YEAR, LineKind.COUNTER, LineKind.CHANGE, LineKind.SHARE})


def read_tables(extraction: Extraction) -> tuple[Extraction, list[Table]]:
    """The tables of a text, and the extraction in which their cells have taken the place of what stood there.

    Every cell with a figure is one figure of the new extraction, with the unit and scale of its header.
    """
    tables = [
        table
        for grid in find_grids(extraction.text)
        if (table := _read(extraction.text, grid, extraction.notation)) is not None
    ]
    if not tables:
        return extraction, []
    figures = _merged(extraction, tables)
    return replace(extraction, figures=figures), tables


def _merged(extraction: Extraction, tables: list[Table]) -> list[Figure]:
    """Figures outside the cells, and the cells' own, in order; tokens and sentences set."""
    cells = [figure for table in tables for figure in table.figures]
    starts = [figure.start for figure in cells]
    kept: list[Figure] = []
    for figure in extraction.figures:
        place = bisect_right(starts, figure.end - 1) - 1
        if place < 0 or cells[place].end <= figure.start:
            kept.append(figure)
    sentences = [sentence.start for sentence in extraction.sentences]
    tokens = extraction.tokens
    for figure in cells:
        figure.first = bisect_left(tokens.starts, figure.start)
        figure.last = figure.behind = bisect_left(tokens.starts, figure.end)
        figure.sentence = max(bisect_right(sentences, figure.start) - 1, 0)
    merged = sorted([*kept, *cells], key=lambda figure: figure.start)
    for index, figure in enumerate(merged):
        if isinstance(figure, CellFigure):
            figure.index = index
    return merged


def _read(text: str, grid: RawTable, notation: Notation) -> Table | None:
    rows = [[read_cell(text, cell.start, cell.end, notation) for cell in row] for row in grid.rows]
    headed = grid.ruled or not _is_numeric(rows[0])
    header = grid.rows[0] if headed else ()
    body = rows[1:] if headed else rows
    spans = grid.rows[1:] if headed else grid.rows
    units: tuple[RawCell, ...] = ()
    if headed and body and _is_units(text, spans[0]):
        units, body, spans = spans[0], body[1:], spans[1:]
    if sum(isinstance(cell, CellFigure) for row in body for cell in row) < _FEW_FIGURES:
        return None
    columns = _columns(text, header, units, body)
    table = Table(grid.start, grid.end, _caption(text, grid.start), [], columns, body, 0, ragged=grid.ragged)
    table.label_column = _label_column(table)
    table.rows = [_row(text, row[table.label_column]) for row in spans]
    table.rounding = _has_rounding_note(text, table)
    _settle(table)
    return table


def _is_numeric(row: list[Cell]) -> bool:
    """Whether a first row holds figures as the others do, and not years or names of columns."""
    figures = [cell for cell in row if isinstance(cell, CellFigure)]
    return bool(figures) and any(not 1000 <= figure.amount <= 2999 for figure in figures)


def _is_units(text: str, row: tuple[RawCell, ...]) -> bool:
    """A second header line: nothing but units."""
    texts = [text[cell.start : cell.end] for cell in row]
    said = [label for label in texts if label.strip("*_ ")]
    return bool(said) and all(
        (unit := header_unit(f"({label})")) is not None and unit != HeaderUnit() and not label[-1].isdigit()
        for label in said
    )


def _columns(
    text: str, header: tuple[RawCell, ...], units: tuple[RawCell, ...], body: list[list[Cell]]
) -> list[Line]:
    columns = []
    for place in range(len(body[0])):
        cell = header[place] if header else None
        label = text[cell.start : cell.end] if cell else ""
        if units and units[place].end > units[place].start:
            label = f"{label} ({text[units[place].start : units[place].end]})"
        line = Line(plain(label), words_of(label))
        if cell:
            line.start, line.end = cell.start, cell.end
        columns.append(line)
    return columns


def _label_column(table: Table) -> int:
    """The first column that mostly holds words; the first of all if none does."""
    for place in range(len(table.columns)):
        kinds = Counter(isinstance(row[place], CellFigure) for row in table.cells)
        words = sum(row[place] is Blank.WORDS for row in table.cells)
        if words > kinds[True]:
            return place
    return 0


def _row(text: str, cell: RawCell) -> Line:
    label = text[cell.start : cell.end]
    bare = label.lstrip("*_ ")
    dashed = 2 if bare[:1] in "-–—·•" or bare.startswith("&") else 0
    return Line(
        plain(label).lstrip("-–—·• "),
        words_of(label),
        indent=cell.indent + dashed,
        start=cell.start,
        end=cell.end,
    )


def _caption(text: str, start: int) -> str:
    """The line above a table, if it is short enough to be its title."""
    above = text[max(0, start - _CAPTION - 4) : start].rstrip()
    if len(text[:start]) and not text[:start].endswith("\n"):
        return ""
    line = above[above.rfind("\n") + 1 :].strip()
    return line if 0 < len(line) <= _CAPTION else ""


def _has_rounding_note(text: str, table: Table) -> bool:
    notes = text[table.end : table.end + _NOTES].lstrip().split("\n\n")[:2]
    within = [row.label for row in table.rows]
    return any(tells_rounding(note) for note in (table.caption, *notes, *within))


def _settle(table: Table) -> None:
    """Kinds of lines, then units, then what rounding allows."""
    for place, line in enumerate(table.columns):
        line.kind = column_kind(table, place)
        line.total = total_kind(line.words)
    overall = header_unit(table.columns[table.label_column].label) or _caption_unit(table.caption)
    rows = [header_unit(row.label) for row in table.rows]
    for place, line in enumerate(table.columns):
        _put_units(table, place, line, header_unit(line.label), overall, rows)
    for number, row in enumerate(table.rows):
        row.total = total_kind(row.words)
        row.kind = row_kind(table, number)
    table.partial = has_one(words_of(table.caption), "partial_captions") or any(
        has_one(words_of(table.columns[table.label_column].label), name) for name in ("partial_captions",)
    )
    for number, row_cells in enumerate(table.cells):
        for place, cell in enumerate(row_cells):
            if isinstance(cell, CellFigure):
                cell.row, cell.column = number + 1, table.columns[place].label or f"column {place + 1}"
                table.figures.append(cell)
    table.figures.sort(key=lambda figure: figure.start)


def _caption_unit(caption: str) -> HeaderUnit | None:
    """A caption states a unit at its end or in brackets; a sentence of the article does not."""
    return None if caption.endswith((".", "!", "?")) else header_unit(caption.rstrip(":"), caption=True)


def _put_units(
    table: Table,
    place: int,
    line: Line,
    own: HeaderUnit | None,
    overall: HeaderUnit | None,
    rows: list[HeaderUnit | None],
) -> None:
    bare = line.kind in _UNITLESS
    fractions = all(figure.amount <= 1 for figure in table.column_figures(place))
    for number, row in enumerate(table.cells):
        cell = row[place]
        if not isinstance(cell, CellFigure):
            continue
        unit = own or rows[number] or (None if bare else overall)
        if unit is not None and line.kind not in (LineKind.RANK, LineKind.YEAR, LineKind.COUNTER):
            put_unit(cell, unit)
        elif line.kind is LineKind.SHARE and not fractions:
            put_unit(cell, HeaderUnit(percent=True))
        if line.kind is LineKind.YEAR and cell.kind is Kind.NUMBER:
            cell.kind = Kind.YEAR
    _put_slack(table, place, line)


def _put_slack(table: Table, place: int, line: Line) -> None:
    """What rounding allows in a column: nothing for things counted one by one, more for columns of round figures."""
    figures = table.column_figures(place)
    plain_numbers = [
        figure for figure in figures if figure.kind in (Kind.NUMBER, Kind.MONEY, Kind.COUNT, Kind.MEASURE)
    ]
    zeros = trailing_zeros(plain_numbers) if len(plain_numbers) > _FEW_FIGURES else 0
    counted = _is_counted(table, line)
    for figure in figures:
        whole = figure.kind in (Kind.NUMBER, Kind.COUNT) and figure.half == Decimal("0.5")
        if counted and whole and not figure.power:
            figure.half = figure.loose = Decimal(0)
        elif figure.kind in (Kind.PERCENT, Kind.PERCENTAGE_POINTS):
            figure.loose = None
        if zeros >= _LOOSE_ZEROS and figure in plain_numbers:
            figure.loose = max(figure.half, Decimal(5).scaleb(zeros + figure.power - 1))
        if table.rounding:
            granted = max(figure.half, figure.loose or figure.half)
            figure.loose = 2 * granted or Decimal(1).scaleb(figure.power)


def _is_counted(table: Table, line: Line) -> bool:
    words = (line.words, words_of(table.caption), table.columns[table.label_column].words)
    return line.kind is LineKind.AMOUNT and any(has_one(each, "counted") for each in words[:2])
