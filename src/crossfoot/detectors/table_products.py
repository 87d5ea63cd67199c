"""Product columns: quantity times price, hours times rate, area times yield."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.detectors.table_fits import Fit, Trial, best_fit, readings_of, value_of
from crossfoot.rulebook import Rule
from crossfoot.tables import LineKind, Table
from crossfoot.tables.labels import has_one

_FACTORS = frozenset({LineKind.AMOUNT, LineKind.RATE, LineKind.PERCENT, LineKind.COUNTER})
_PRODUCTS = frozenset({LineKind.AMOUNT, LineKind.RUNNING})


def product_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every amount column with the two columns that most of its figures are the product of."""
    for table in page.tables:
        taken: set[int] = set()
        for number, column in enumerate(table.columns):
            if column.kind in _PRODUCTS and has_one(column.words, "products") and number not in taken:
                yield from readings_of(rule, best_fit(_fits(table, number)))


def _fits(table: Table, amount: int) -> Iterator[Fit]:
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
            yield Fit(None, trials, clear=len(prices) == 1 and named == [quantity])


def _trials(table: Table, quantity: int, price: int, amount: int) -> Iterator[Trial]:
    for row in range(len(table.rows)):
        count, rate, product = (table.at(row, number) for number in (quantity, price, amount))
        if count is None or rate is None or product is None:
            continue
        cells = {"quantity": count, "price": rate, "amount": product}
        yield Trial(cells, value_of(count) * value_of(rate), value_of(product))
