"""Shares that are told over several sentences, and the one that makes the hundred full."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        (
            "Two in five of the beds are for surgery and a quarter for medicine. Births have 20%. That leaves 15% for "
            "children.",
            {"rest": "15%", "parts": "Two in five|a quarter|20%"},
        ),
        (
            "Labour is on 37%, the Liberals 36. The Greens have 13, and the rest, 14%, would not vote for any of them.",
            {"rest": "14%", "parts": "37%", "bare": "36|13", "case": "bare-parts"},
        ),
        (
            "Shops sell 41% of the wine. Bars take 28%. Exports make up 19%, and the cellar door the other 12.",
            {"rest": "12", "parts": "41%|28%|19%", "case": "bare-rest"},
        ),
    ],
)
def test_a_rest_is_bound_to_the_shares_before_it(text: str, filled: dict[str, str]) -> None:
    assert filled in bound("complement", text)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        (
            "Now 43%, down from 48% in spring, want to join. The No camp has grown from 45% to 51%. Six percent could "
            "not say.",
            {"neither": "Six percent", "parts": "43%|51%"},
        ),
        (
            "She leads him 52 to 39, with 9% undecided.",
            {"neither": "9%", "bare": "52|39", "case": "bare-only"},
        ),
        (
            "Some 38% said yes, 35% said no and more than a quarter (27%) did not mind.",
            {"neither": "27%", "parts": "38%|35%"},
        ),
    ],
)
def test_the_undecided_are_bound_to_the_answers(text: str, filled: dict[str, str]) -> None:
    assert filled in bound("poll-total", text)


@pytest.mark.parametrize(
    "text",
    [
        "Trust rose by 10% and then by another 5%; in the end 40% were unsure.",
        "At least 60% said yes and 30% no. Some 20% were undecided.",
        "Each of them holds 30%. Others have 20% and 25%. The rest, 45%, is the state's.",
        "Some 80% trust doctors, 70% nurses and 60% judges. Some 10% did not know.",
    ],
)
def test_no_hundred_is_made_up(text: str) -> None:
    assert bound("poll-total", text) + bound("complement", text) == []
