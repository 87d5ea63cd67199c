"""p-values, claims of significance, and test statistics."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("t(28) = 2.20, p = .036", {"statistic": "2.20", "df": "28", "p": ".036", "case": "t-test"}),
        (
            "F(2, 45) = 3.81, p < .05",
            {"statistic": "3.81", "df": "2", "df2": "45", "p": ".05", "case": "f-test"},
        ),
        (
            "χ²(1, N = 90) = 5.02, p = .025",
            {"statistic": "5.02", "df": "1", "p": ".025", "case": "chi-test"},
        ),
        ("r(48) = -.31, p = .028", {"statistic": "-.31", "df": "48", "p": ".028", "case": "r-test"}),
        ("z = 1.96, p = .05, one-tailed", {"statistic": "1.96", "p": ".05", "case": "z-test-one-sided"}),
    ],
)
def test_a_statistic_with_its_p_value(text: str, expected: dict[str, str]) -> None:
    assert bound("p-value", f"The effect was there, {text}.") == [expected]


def test_corrected_p_values_are_left_alone() -> None:
    assert bound("p-value", "After a Bonferroni correction, t(28) = 2.20, p = .072.") == []


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("The gap was not significant at a threshold of 0.05 (p = 0.22).", "denied-given"),
        ("The drop was significant at the 5% level (p = 0.03).", "claimed-given"),
        ("Sleep improved significantly (p = 0.002).", "claimed-assumed"),
        ("A p-value of 0.4 was not regarded as significant.", "denied-assumed"),
        ("The p-value for that comparison was 0.4, so that chance cannot be ruled out.", "denied-assumed"),
        ("A p value of 0.001 led them to reject the null hypothesis.", "claimed-assumed"),
        ("The null hypothesis could not be rejected (p = 0.4).", "denied-assumed"),
        ("The result was not significant. The p-value was 0.4.", "denied-assumed"),
        ("Salt made no measurable difference (p = 0.7).", "denied-assumed"),
    ],
)
def test_a_claim_with_its_p_value(text: str, case: str) -> None:
    assert [reading["case"] for reading in bound("decision", text)] == [case]


@pytest.mark.parametrize(
    "text",
    [
        "Sleep improved significantly (p = 0.03).",
        "It was clinically significant (p = 0.4).",
        "The change was significant, and height did not matter (p = 0.4).",
    ],
)
def test_a_doubtful_claim_says_nothing(text: str) -> None:
    assert bound("decision", text) == []


def test_a_page_number_is_no_p_value() -> None:
    assert bound("p-value-bound", "The map is on p 63 of the guide.") == []
    assert bound("p-value-bound", "Neither age (p = 6.3) nor sex (p = 0.87) mattered.") == [
        {"p": "6.3"},
        {"p": "0.87"},
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The t statistic was 3.02, with 24 degrees of freedom. The two-sided p-value was 0.006.",
            {"statistic": "3.02", "df": "24", "p": "0.006", "case": "t-test"},
        ),
        (
            "An F of 4.11 on 2 and 57 degrees of freedom gives a P value of 0.02.",
            {"statistic": "4.11", "df": "2", "df2": "57", "p": "0.02", "case": "f-test"},
        ),
        (
            "The chi-square was 6.84 with 1 d.f. (P = .009).",
            {"statistic": "6.84", "df": "1", "p": ".009", "case": "chi-test"},
        ),
        (
            "Depth mattered (F[4,95] = 3.20, P = 0.016).",
            {"statistic": "3.20", "df": "4,95", "p": "0.016", "case": "f-test-joined"},
        ),
    ],
)
def test_statistics_told_in_words(text: str, expected: dict[str, str]) -> None:
    assert bound("p-value", text) == [expected]
