"""What the detectors of sums, remainders and shares bind, and what they leave alone."""

import pytest

import crossfoot

TOTALS = ["total-of-parts", "breakdown", "joint-share"]


def bound(text: str, *rules: str) -> list[tuple[str, ...]]:
    report = crossfoot.check(text, rules=rules)
    return [tuple(claim.text for claim in finding.claims) for finding in report.findings]


@pytest.mark.parametrize(
    ("claims", "text"),
    [
        (("12", "nine", "21"), "It has 12 shops and nine depots, 21 in all."),
        (("12", "nine", "21"), "It has 12 shops and nine depots. In all there are 21."),
        (("12", "nine", "21"), "It lost 21 people: 12 men and nine women."),
        (("12", "eight", "21"), "It lost 21 people: 12 men, eight women and a child."),
        (("12", "nine", "21"), "It lost 21 people – 12 men and nine women – that year."),
        (("12%", "9%", "21%"), "Two firms, with 12% and 9%, together hold 21%."),
    ],
)
def test_a_total_is_bound_to_its_parts(claims: tuple[str, ...], text: str) -> None:
    assert bound(text, *TOTALS) == [claims]


@pytest.mark.parametrize(
    "text",
    [
        "It has 12 shops and nine depots, and in all 300 people work there.",
        "It lost 21 people, including 12 men and nine women.",
        "It lost 21 people: 12 men, nine women and others.",
        "Sales rose by 12 in May and by nine in June, to 21 in all.",
        "Regions gave 31%, 27% and 42% of total sales.",
        "Three aims: 1) peace, 2) bread and 3) land.",
    ],
)
def test_no_total_is_made_up(text: str) -> None:
    assert bound(text, *TOTALS) == []


@pytest.mark.parametrize(
    ("claims", "text"),
    [
        (("57", "41", "16"), "They reached 41 of the 57 miners, leaving 16 below."),
        (("57", "41", "16"), "They reached 57 miners. Of those, 41 were well and the other 16 hurt."),
        (("57", "41", "16"), "Of the 57 miners, 41 are out. The remaining 16 are well."),
    ],
)
def test_a_remainder_is_bound(claims: tuple[str, ...], text: str) -> None:
    assert bound(text, "remainder") == [claims]


def test_the_rest_of_a_hundred_is_any_choice_of_the_shares_before_it() -> None:
    assert bound("The state owns 60%, up from 40%, and a fund the other 40%.", "complement") == [
        ("40%", "60%")
    ]
    assert bound("The state owns a third and staff 20%. A fund has the other 47%.", "complement") == [
        ("47%", "a third", "20%")
    ]


@pytest.mark.parametrize(
    ("claims", "text"),
    [
        (("44", "57", "77%"), "Some 44 of the 57 pupils who sat it, or 77%, passed."),
        (("9", "25", "36%"), "Of the 25 dams, 9 leak. That is 36% of them."),
        (("3", "8", "37.5%"), "Some 3 of the 8 (37.5%) leak."),
    ],
)
def test_a_share_of_a_sample_is_bound(claims: tuple[str, ...], text: str) -> None:
    assert bound(text, "percent-of-sample") == [claims]


def test_a_part_larger_than_its_whole_is_told() -> None:
    report = crossfoot.check("The boat held 21 people, including 31 children.", rules=["subset-bound"])
    assert [finding.message for finding in report.discrepancies] == [
        "31 is more than the 21 that it is part of."
    ]


def test_items_are_counted_to_the_last() -> None:
    text = "It set two tests. The first is cost. The second is time. The third and last is taste."
    assert [finding.message for finding in crossfoot.check(text, rules=["list-count"]).discrepancies] == [
        "Three are listed. The article says two."
    ]
    open_end = text.replace(" and last", "")
    assert len(crossfoot.check(open_end, rules=["list-count"]).discrepancies) == 1  # a third one of two
    assert bound(open_end.replace("two", "five"), "list-count") == []


def test_a_toll_is_the_sum_of_what_is_told_place_by_place() -> None:
    text = "Nineteen people died in the port and {} in the hills. A further five drowned. The toll of 32 is final."
    assert bound(text.format("eight"), "toll") == [("32", "Nineteen", "eight", "five")]
    assert crossfoot.check(text.format("nine hundred"), rules=["toll"]).findings == ()
    assert crossfoot.check(text.format("three"), rules=["toll"]).discrepancies


@pytest.mark.parametrize(
    ("rule", "claims", "text"),
    [
        (
            "remainder",
            ("48", "11", "37"),
            "A clinic took in 48 hurt walkers, 11 of them badly; the other 37 went home.",
        ),
        (
            "remainder",
            ("$9 million", "$7 million", "$2 million"),
            "It set aside $9 million; with $7 million paid, $2 million remains.",
        ),
        (
            "breakdown",
            ("18", "15", "13", "46"),
            "With 46 medals, they led the table; 18 were gold, 15 silver and 13 bronze.",
        ),
        (
            "breakdown",
            ("Three", "two", "five"),
            "The slide killed five walkers. Three of the victims were Swiss, and two came from Spain.",
        ),
        (
            "percent-of-sample",
            ("Twelve", "80", "15 percent"),
            "It flies 80 jets. Twelve of them, 15 percent of the fleet, are old.",
        ),
        (
            "percent-of-sample",
            ("Nine", "12", "75%"),
            "It hired 12 women. Nine stayed, a retention rate of 75%.",
        ),
        (
            "percent-of-sample",
            ("900", "15,000", "6 percent"),
            "It will lay off 900 people. That represents 6 percent of its 15,000 people.",
        ),
        (
            "total-of-parts",
            ("$18", "$25", "$43"),
            "Receipts were as follows: rents $18, grants $25. Total receipts: $43.",
        ),
        (
            "total-of-parts",
            ("$9", "$5", "$14"),
            "The two stalls together took $14. Hers brought in $9. His made $5.",
        ),
        (
            "complement",
            ("19%", "48%", "31%", "2%"),
            "Some 48% said by car, 31% by bus, 2% on foot and the remaining 19% by bicycle.",
        ),
    ],
)
def test_figures_further_off_are_bound(rule: str, claims: tuple[str, ...], text: str) -> None:
    assert sorted(*bound(text, rule)) == sorted(claims)


@pytest.mark.parametrize(
    "text",
    [
        "He won 12 games and lost five, leaving two to play.",
        "The firm has 46 shops and 30 depots; 18 were new, 15 old and 13 empty.",
        "It flies 80 jets and 12 gliders. Nine of them, 15 percent of the fleet, are old.",
        "It sold 80 jets in June. Twelve, or 40 percent of those that went to lenders, are large.",
    ],
)
def test_a_whole_that_is_not_clear_is_none(text: str) -> None:
    assert not bound(text, "remainder", "breakdown", "percent-of-sample")
