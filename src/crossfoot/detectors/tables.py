"""The detectors that work on tables, by the name that rules give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.detectors.table_crossfoot import crossfoot_readings
from crossfoot.detectors.table_sums import column_total_readings, row_total_readings
from crossfoot.rulebook import Rule

TABLE_DETECTORS: Mapping[str, Callable[[Rule, Page, Codebook], Iterator[Reading]]] = {
    "table-column-total": column_total_readings,
    "table-row-total": row_total_readings,
    "table-crossfoot": crossfoot_readings,
}
