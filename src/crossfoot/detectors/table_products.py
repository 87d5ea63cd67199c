"""Product columns: quantity times price, hours times rate, area times yield."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.detectors.table_fits import Fit, Trial, best_fit, readings_of, value_of
from crossfoot.rulebook import Rule
from crossfoot.tables import CellFigure, LineKind, Table
from crossfoot.tables.labels import has_one

_FACTORS = frozenset({LineKind.AMOUNT, LineKind.RATE, LineKind.PERCENT, LineKind.COUNTER})
_PRODUCTS = frozenset({LineKind.AMOUNT, LineKind.RUNNING})


def product_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every amount column with the two columns that most of its figures are the product of."""
    for table in page.tables:
        amounts = [
            number
            for number, column in enumerate(table.columns)
            if column.kind in _PRODUCTS and has_one(column.words, "products")
        ]
        best: dict[tuple[str, str], Fit] = {}
        for number in amounts:
            fit = best_fit(_fits(table, number, only=len(amounts) == 1))
            if fit is None:
                continue
            # Of two amounts beside one quantity and price the better fitting is their product.
            factors = _column(fit, "quantity"), _column(fit, "price")
            best[factors] = max(best.get(factors, fit), fit, key=lambda one: one.holding - one.failing)
        for fit in best.values():
            yield from readings_of(rule, fit)


def _column(fit: Fit, name: str) -> str:
    cell = fit.trials[0].cells[name]
    return cell.column if isinstance(cell, CellFigure) else ""


def _fits(table: Table, amount: int, only: bool) -> Iterator[Fit]:
    columns = table.columns
    prices = [
        number
        for number, column in enumerate(columns)
        if number != amount and column.kind in _FACTORS and has_one(column.words, "prices")
    ]
    for price in prices:
        quantities = [
            number
            for number, column in enumerate(columns)
            if number not in (amount, price) and column.kind in _FACTORS
        ]
        named = [number for number in quantities if has_one(columns[number].words, "quantities")]
        for quantity in quantities:
            trials = list(_trials(table, quantity, price, amount))
            yield Fit(None, trials, clear=only and len(prices) == 1 and named == [quantity])


def _trials(table: Table, quantity: int, price: int, amount: int) -> Iterator[Trial]:
    for row in range(len(table.rows)):
        count, rate, product = (table.at(row, number) for number in (quantity, price, amount))
        if count is None or rate is None or product is None:
            continue
        cells = {"quantity": count, "price": rate, "amount": product}
        yield Trial(cells, value_of(count) * value_of(rate), value_of(product))
