"""Intervals with their estimates, and claims about effects beside them."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HR 0.78 (95% CI 0.66–0.92)", {"estimate": "0.78", "interval": "0.66–0.92", "case": "as-range"}),
        (
            "The odds ratio was 1.4; 95 percent confidence interval, 1.1 to 1.8.",
            {"estimate": "1.4", "interval": "1.1 to 1.8", "case": "as-range"},
        ),
        (
            "The relative risk was 1.2 [0.9, 1.6].",
            {"estimate": "1.2", "lower": "0.9", "upper": "1.6", "case": "as-ends"},
        ),
        (
            "Growth is put at 2.4%. The 90% band stretches from 1.1% to 3.7%.",
            {"estimate": "2.4%", "interval": "1.1% to 3.7%", "case": "as-range"},
        ),
        (
            "Stays were 1.5 days shorter (95% CI 0.4 to 2.6 days).",
            {"estimate": "1.5 days", "interval": "0.4 to 2.6 days", "case": "as-range"},
        ),
    ],
)
def test_an_interval_finds_its_estimate(text: str, expected: dict[str, str]) -> None:
    assert bound("ci-estimate", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose between 1.1% and 3.7%, and wages by 2.4%.",
        "The 95% confidence intervals of the two groups overlapped.",
        "More than 1.4 (95% CI 0.4 to 0.9) was never meant to be an estimate of 2.",
        "In CI Games' first 40 weeks, 12 of them were good.",
    ],
)
def test_other_ranges_are_left_alone(text: str) -> None:
    assert bound("ci-estimate", text) == []


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("There was no effect (hazard ratio 0.9, 95% CI 0.7 to 1.1).", "ratio-none-as-range"),
        ("Risk fell significantly (hazard ratio 0.7, 95% CI 0.6 to 0.8).", "ratio-some-as-range"),
        ("There was no clear effect (mean difference 0.4, 95% CI −0.2 to 1.0).", "difference-none-as-range"),
    ],
)
def test_a_claim_beside_an_interval(text: str, case: str) -> None:
    assert [reading["case"] for reading in bound("ci-effect", text)] == [case]


def test_two_claims_or_an_ordinary_word_say_nothing() -> None:
    assert (
        bound("ci-effect", "It was not clinically significant (mean difference 0.4, 95% CI 0.1 to 0.7).")
        == []
    )
    assert (
        bound("ci-effect", "No effect in men (odds ratio 1.1, 95% CI 0.9 to 1.3), significant overall.") == []
    )


def test_an_interval_and_its_p_value() -> None:
    text = "Fewer fell ill (odds ratio 0.58; 95% CI 0.41 to 0.82; P = 0.002)."
    assert bound("ci-p-value", text) == [
        {"interval": "0.41 to 0.82", "p": "0.002", "case": "ratio-some-as-range"}
    ]


def test_a_margin_either_way() -> None:
    text = "Support is 51.2%, give or take 1.8 points. That is an interval of 49.4% to 53.0%."
    assert {
        "estimate": "51.2%",
        "margin": "1.8 points",
        "interval": "49.4% to 53.0%",
        "case": "as-margin-points",
    } in bound("ci-estimate", text)


def test_things_counted_are_no_estimate_of_decimals() -> None:
    text = "Each passes it to 0.9 others. The data come from 62 plants. Its 90% confidence interval is 0.7 to 1.1."
    assert [one["estimate"] for one in bound("ci-estimate", text)] == ["0.9"]
