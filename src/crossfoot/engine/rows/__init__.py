"""Formulas on the rows of a data set: columns in, a verdict and a record a row out.

Nothing here knows pandas, Spark or a file: a column is an array of floats, of integers, or a list of cells as
text. NumPy is needed, and imported only by whoever works on data sets.

rule.py      `RowRule`, a formula over columns, and `apply`: start here
column.py    `RowColumn`: what the cells of a column allow
cells.py     cells of text: what a number looks like, and columns whose numbers are written in two ways
floats.py    how many decimals a column of floats has
records.py   what is wrong with one row, and the slip that would explain it
"""

from crossfoot.engine.rows.column import EXACT, Decimals, RowColumn
from crossfoot.engine.rows.rule import ColumnError, Nulls, RowResult, RowRule
from crossfoot.model.dataset import RowFailure

__all__ = ["EXACT", "ColumnError", "Decimals", "Nulls", "RowColumn", "RowFailure", "RowResult", "RowRule"]
