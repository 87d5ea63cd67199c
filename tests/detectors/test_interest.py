"""Interest that bears interest is paid at the rate that is printed, and no other way."""

from __future__ import annotations

from crossfoot import check

_TEXT = "The loan was for €8 million. The lender may add interest of 6% every year. Ten years on, the balance is {}."


def test_simple_interest_is_no_excuse_where_interest_is_added() -> None:
    assert check(_TEXT.format("€12.8 million")).discrepancies
    assert not check(_TEXT.format("€14.3 million")).discrepancies
