"""What is told of "n of the N" elsewhere in its sentence."""

import pytest

from crossfoot import check


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, str(finding.verdict)) for finding in check(text).findings]


@pytest.mark.parametrize(
    ("lead", "right", "wrong"),
    [
        ("Some 36 of the 48 lakes in the district froze over last winter, or ", "75%.", "57%."),
        ("The mill used 18 of its 24 looms for export, which is ", "75%.", "57%."),
        ("The fund lost $9 million of its $36 million in the crash, a proportion of ", "25%.", "52%."),
    ],
)
def test_share_set_off_as_a_result(lead: str, right: str, wrong: str) -> None:
    assert "consistent" in {verdict for _, verdict in found(lead + right)}
    assert "discrepancy" in {verdict for _, verdict in found(lead + wrong)}


@pytest.mark.parametrize(
    "text",
    [
        "Some 36 of the 48 lakes froze over, 57% of them in the north.",
        "Some 36 of the 48 lakes froze over, but 57% of skaters stayed at home.",
        "Some 36 of the 48 lakes and 12 of the 20 ponds froze over, or 57%.",
        "Some 36 of the 48 lakes froze over, 57% more than in 2019.",
    ],
)
def test_other_shares_are_left_alone(text: str) -> None:
    assert all(verdict != "discrepancy" for _, verdict in found(text))


def test_what_is_kept() -> None:
    assert ("remainder", "consistent") in found(
        "Having lent 35 of its 90 paintings, the gallery still has 55."
    )
    assert ("remainder", "discrepancy") in found(
        "Having lent 35 of its 90 paintings, the gallery still has 65."
    )
    assert found("Having lent 35 of its 90 paintings, the gallery still has 7 guards.") == []
