"""A page of any sentence, as the binder sees it."""

from collections.abc import Callable

import pytest

from crossfoot.binding.page import Page, Reader, make_reader
from crossfoot.quantities import extract_figures


@pytest.fixture(scope="session")
def reader() -> Reader:
    return make_reader([])


@pytest.fixture(scope="session")
def page(reader: Reader) -> Callable[[str], Page]:
    return lambda text: reader.page(extract_figures(text))
