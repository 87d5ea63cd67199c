"""crossfoot's relations as pandera checks, in anyone's DataFrameModel or DataFrameSchema.

    import pandera.pandas as pa
    from crossfoot.adapters.pandera import adds_up, reconciles

    class Offerings(pa.DataFrameModel):
        shares: int
        price: float
        proceeds: float
        note: str

        proceeds_agree = reconciles("proceeds == shares * price")
        notes_add_up = adds_up("note")

    pa.DataFrameSchema({"note": pa.Column(str, adds_up())}, checks=reconciles("proceeds == shares * price"))

A formula is read by crossfoot's own parser; nothing of it is ever run as code. `validating.py` runs a schema for
`crossfoot data check`.
"""

from crossfoot.adapters.pandera.checks import adds_up, failing_rows, reconciles

__all__ = ["adds_up", "failing_rows", "reconciles"]
