"""crossfoot's relations as expectations of Great Expectations, on pandas and on Spark.

    from crossfoot.adapters.gx import ExpectRowsToReconcile, ExpectTextToAddUp

    ExpectRowsToReconcile(column_list=["shares", "price", "proceeds"], formula="proceeds == shares * price")
    ExpectTextToAddUp(column="body", mostly=0.99, severity="warning")

A formula is read by crossfoot's own parser; nothing of it is ever run as code. `suite.py` runs the expectations of
a description for `crossfoot data check`, `docs.py` makes Data Docs that need no network.
"""

from crossfoot.adapters.gx.rows import ExpectRowsToReconcile
from crossfoot.adapters.gx.texts import ExpectTextToAddUp

__all__ = ["ExpectRowsToReconcile", "ExpectTextToAddUp"]
