"""Tables in articles: pipe tables of the checked text as rows, columns and cells with figures.

Read ``reading.py`` first, then ``table.py``. Nothing here judges; what should add up is for ``detectors`` to find.
"""

from crossfoot.tables.cells import Blank, CellFigure
from crossfoot.tables.reading import read_tables
from crossfoot.tables.table import Line, LineKind, Side, Table, TotalKind, sort_of

__all__ = ["Blank", "CellFigure", "Line", "LineKind", "Side", "Table", "TotalKind", "read_tables", "sort_of"]
