"""The pandera schemas of the tables beside this file; loaded by its path, never imported as a package."""

from __future__ import annotations

import pandera.pandas as pa

from crossfoot.adapters.pandera import reconciles


class EquityOfferings(pa.DataFrameModel):
    """A sale of shares a row; without a reference price there is no discount."""

    date: str
    company: str
    kind: str
    currency: str = pa.Field(isin=["HKD", "USD"])
    shares_million: float = pa.Field(gt=0)
    price: float = pa.Field(gt=0)
    reference_price: float = pa.Field(gt=0, nullable=True)
    discount_percent: float = pa.Field(in_range={"min_value": 0, "max_value": 50}, nullable=True)
    proceeds_billion: float = pa.Field(gt=0)

    class Config:
        """No other column."""

        strict = True


class VehicleDeliveries(pa.DataFrameModel):
    """A maker's year a row; quarters, the year before and the target may be unknown."""

    company: str
    year: int
    q1: float = pa.Field(ge=0, nullable=True)
    q2: float = pa.Field(ge=0, nullable=True)
    q3: float = pa.Field(ge=0, nullable=True)
    q4: float = pa.Field(ge=0, nullable=True)
    deliveries: int = pa.Field(gt=0)
    deliveries_before: float = pa.Field(gt=0, nullable=True)
    change_percent: float = pa.Field(nullable=True)
    target: float = pa.Field(gt=0, nullable=True)
    target_percent: float = pa.Field(gt=0, nullable=True)

    class Config:
        """A maker has one row a year."""

        unique = ["company", "year"]  # noqa: RUF012  pandera reads it so
        strict = True


class ReferenceRates(pa.DataFrameModel):
    """A day a row."""

    date: str = pa.Field(str_matches=r"^20\d\d-\d\d-\d\d$", unique=True)
    usd_per_eur: float = pa.Field(gt=0)
    hkd_per_eur: float = pa.Field(gt=0)
    cny_per_eur: float = pa.Field(gt=0)
    gbp_per_eur: float = pa.Field(gt=0)
    hkd_per_usd: float = pa.Field(gt=0)
    cny_per_usd: float = pa.Field(gt=0)
    usd_per_gbp: float = pa.Field(gt=0)

    crosses = reconciles("hkd_per_usd * usd_per_eur == hkd_per_eur")
