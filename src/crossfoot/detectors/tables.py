"""The detectors that work on tables, by the name that rules give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from crossfoot.binding.codebook import TABULAR, Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.table_balances import balance_readings
from crossfoot.detectors.table_changes import change_readings
from crossfoot.detectors.table_crossfoot import crossfoot_readings
from crossfoot.detectors.table_inferred import inferred_readings
from crossfoot.detectors.table_products import product_readings
from crossfoot.detectors.table_ranks import rank_readings
from crossfoot.detectors.table_running import running_readings
from crossfoot.detectors.table_shares import share_readings
from crossfoot.detectors.table_sums import column_total_readings, row_total_readings
from crossfoot.detectors.table_text import text_readings
from crossfoot.detectors.table_told import told_total_readings
from crossfoot.rulebook import Rule

_DETECTORS: Mapping[str, Callable[[Rule, Page, Codebook], Iterator[Reading]]] = {
    "table-column-total": column_total_readings,
    "table-row-total": row_total_readings,
    "table-crossfoot": crossfoot_readings,
    "table-share": share_readings,
    "table-change": change_readings,
    "table-product": product_readings,
    "table-rank": rank_readings,
    "table-running": running_readings,
    "table-balance": balance_readings,
    "table-text": text_readings,
    "table-inferred": inferred_readings,
    "table-told-total": told_total_readings,
}
_TABLES = Trigger(classes=(TABULAR,))
TABLE_DETECTORS = {name: needs(_TABLES)(detector) for name, detector in _DETECTORS.items()}
