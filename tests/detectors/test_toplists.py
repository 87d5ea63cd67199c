"""Rankings without a word for every place."""

import pytest

from tests.detectors.bindings import bound


def test_as_many_values_as_announced() -> None:
    text = "The top three growers were Corland with 61 million tonnes, Vessia with 48 million and Tarn with 35 million."
    assert [(row["larger"], row["smaller"]) for row in bound("rank-order", text)] == [
        ("61 million tonnes", "48 million"),
        ("48 million", "35 million"),
    ]


def test_a_list_behind_a_colon_and_a_runner_up() -> None:
    text = "Biggest spenders on defence: Arlond, $48 billion; Besk, $31 billion; Corvia, $22 billion."
    assert len(bound("rank-order", text)) == 2
    text = "With 412 points, Vale finished second behind Orme, who had 431."
    assert bound("rank-order", text) == [{"larger": "431", "smaller": "412 points"}]


@pytest.mark.parametrize(
    "text",
    [
        "The top three schools took 40, 55 and 32 pupils respectively.",
        "The top three sources are Syria (43 percent), Somalia (3 percent) and others (27 percent).",
        "Among the top three were Corland with 61 million tonnes and Vessia with 70 million.",
        "The top three growers were Tarn with 35 tonnes, Vessia with 48 tonnes and Corland with 61 tonnes.",
    ],
)
def test_other_orders(text: str) -> None:
    assert bound("rank-order", text) == []
