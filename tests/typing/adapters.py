"""The checks and expectations for other libraries as a user with a type checker writes them; nothing runs it."""

import pandas as pd
import pandera.pandas as pa

from crossfoot.adapters.gx import ExpectRowsToReconcile, ExpectTextToAddUp
from crossfoot.adapters.pandera import adds_up, failing_rows, reconciles


class Offerings(pa.DataFrameModel):
    shares: int
    price: float = pa.Field(gt=0)
    proceeds: float
    note: str

    proceeds_agree = reconciles(
        "proceeds == shares * price", decimals={"price": 2, "shares": "exact"}, mostly=0.99
    )
    notes_add_up = adds_up("note", level="warning")


def schema() -> pa.DataFrameSchema:
    return pa.DataFrameSchema(
        {"note": pa.Column(str, adds_up())},
        checks=[reconciles("total == sum(parts)", columns={"parts": ["q1", "q2"]}, nulls="skip")],
    )


def slips(frame: pd.DataFrame) -> list[str]:
    return failing_rows(frame, "proceeds == shares * price")["slip"].tolist()


def expectations() -> list[ExpectRowsToReconcile | ExpectTextToAddUp]:
    return [
        ExpectRowsToReconcile(column_list=["a", "b"], formula="a == b", decimals=2, mostly=0.9),
        ExpectTextToAddUp(column="body", rules=["percent-change"], as_of="2025-03-25"),
    ]
