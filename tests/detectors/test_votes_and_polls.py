"""Leads, tallies and margins of error."""

import pytest

import crossfoot


def bound(text: str, *rules: str) -> list[tuple[str, ...]]:
    report = crossfoot.check(text, rules=rules)
    return [tuple(claim.text for claim in finding.claims) for finding in report.findings]


@pytest.mark.parametrize(
    ("claims", "text"),
    [
        (("52%", "38%", "14 points"), "She has a lead of 14 points, 52% to 38%."),
        (("52%", "38%", "14-point"), "She is on 52% and he on 38%, a 14-point gap."),
        (("52", "38", "14-point"), "It gives her a 14-point lead, 52 to 38."),
    ],
)
def test_a_lead_is_bound(claims: tuple[str, ...], text: str) -> None:
    assert [sorted(row) for row in bound(text, "lead")] in ([sorted(claims)], [["14-point", "52 to 38"]])


@pytest.mark.parametrize(
    "text",
    [
        "Her lead rose by 14 points; turnout was 52%, against 38% before.",
        "Her party is up 14 points at 52%, his down nine at 38%.",
        "They beat them by 7 to 4, and the others by 9 to 3.",
    ],
)
def test_changes_and_ratios_are_no_lead(text: str) -> None:
    assert bound(text, "lead", "vote-margin") == []


def test_a_margin_of_goals_is_no_margin_of_votes() -> None:
    assert bound("They won 24-10, and beat them by six goals last year.", "vote-margin") == []
    assert bound("The bill passed by 24 votes to 18, a majority of six.", "vote-margin") == [
        ("24", "18", "six")
    ]


def test_a_tally_must_fill_a_full_chamber() -> None:
    text = "All 31 members voted, with 17 in favour, 11 against and {} abstaining."
    assert not crossfoot.check(text.format("three"), rules=["chamber-tally"]).discrepancies
    assert crossfoot.check(text.format("nine"), rules=["chamber-tally"]).discrepancies
    assert crossfoot.check("The nine-member court ruled 8-3 for it.", rules=["chamber-tally"]).discrepancies


@pytest.mark.parametrize(("margin", "fits"), [("3.1", True), ("4", True), ("0.3", False), ("9", False)])
def test_a_margin_of_error_follows_from_the_sample(margin: str, fits: bool) -> None:
    text = f"The poll of 1,010 adults has a margin of error of {margin} percentage points."
    report = crossfoot.check(text, rules=["margin-of-error-sample"])
    assert bool(report.discrepancies) is not fits
    assert report.findings


def test_undecided_voters_complete_the_answers() -> None:
    text = "Some 38% approve and {} do not, with 11% undecided."
    assert not crossfoot.check(text.format("51%"), rules=["poll-total"]).discrepancies
    assert crossfoot.check(text.format("71%"), rules=["poll-total"]).discrepancies
