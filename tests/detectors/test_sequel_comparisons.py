"""Comparisons whose subject is told in the sentence before."""

import pytest

from crossfoot import check


def verdicts(text: str) -> list[str]:
    return [str(finding.verdict) for finding in check(text).findings if finding.rule == "comparison"]


@pytest.mark.parametrize("subject", ["That", "This", "It", "The figure", "But the total"])
def test_opening_points_back(subject: str) -> None:
    assert verdicts(f"The fair drew 41,200 visitors. {subject} exceeded the 38,500 of last year.") == [
        "consistent"
    ]
    assert verdicts(f"The fair drew 35,200 visitors. {subject} exceeded the 38,500 of last year.") == [
        "discrepancy"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The fair drew 41,200 visitors, the market 12,900. That exceeded the 38,500 of last year.",  # two subjects
        "The fair drew 41,200 visitors. It rained. That exceeded the 38,500 of last year.",  # not the sentence before
        "The fair drew 41,200 visitors. It sold 3,100 pies, which exceeded the 2,500 of last year.",  # a closer figure
        "The fair drew 41,200 visitors. That exceeded the 500 of the first year.",  # too far apart
        "The fair drew 41,200 visitors. Its rival exceeded the 48,500 of last year.",  # another subject
    ],
)
def test_other_subjects_are_not_taken(text: str) -> None:
    assert all(
        "41,200" not in finding.message for finding in check(text).findings if finding.rule == "comparison"
    )
