"""Two results with what they come to a share: which pairs are set side by side."""

import pytest

from tests.detectors.bindings import bound

_NOW = {"income": "$223 million", "eps": "49 cents"}
_THEN = {"old_income": "$62 million", "old_eps": "14 cents"}


@pytest.mark.parametrize(
    "text",
    [
        "Profit was $223 million, or 49 cents a share, compared with $62 million, or 14 cents a share.",
        "Profit was $223 million, or 49 cents a share, compared with $62 million, or 14 cents.",
        "Profit was $223 million (49 cents per share) against $62 million (14 cents per share).",
        "Profit was $223 million, or 49 cents a share. A year earlier it was $62 million, or 14 cents a share.",
        "Profit was $223 million, or 49 cents a share. A year ago it made $62 million (14 cents a share).",
    ],
)
def test_two_results_of_one_company(text: str) -> None:
    assert bound("share-results", text) == [{**_NOW, **_THEN}]


@pytest.mark.parametrize(
    "text",
    [
        # another company
        "Lark earned $223 million, or 49 cents a share. Rival Finch earned $62 million, or 14 cents a share.",
        # no amount a share
        "It paid $223 million, or $49 a head, compared with $62 million, or $14 a head.",
        # another currency
        "Profit was $223 million, or 49 cents a share, compared with £62 million, or 14 pence a share.",
        # preferred dividends part a result from its shares
        "Profit was $223 million, or 49 cents a share, compared with $62 million, or 6 cents a share.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert bound("share-results", text) == []


def test_of_a_loss_beside_a_profit_only_a_wrong_scale_word_is_believed() -> None:
    loss = "It lost ${} million, or 49 cents a share, compared with a profit of $62 million, or 14 cents a share."
    assert bound("share-results", loss.format("2,230")) == []
    assert bound("share-results", loss.format("223,000"))
    assert bound("share-results", loss.replace("lost", "made").format("2,230"))
