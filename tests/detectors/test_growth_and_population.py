"""Growth over periods, changes told afterwards, rates per so many, amounts a head, densities."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (
            "compound-growth",
            "At 3.5% a year it will double in 20 years.",
            {"rate": "3.5%", "span": "20 years", "multiple": "double", "case": "growing-over-multiple"},
        ),
        (
            "chained-changes",
            "Rents rose 30% and then a further 20%, leaving them 56% higher overall.",
            {"first": "30%", "second": "20%", "total": "56%", "case": "first-up-up"},
        ),
        (
            "restated-change",
            "Smoking fell from 20% to 15%. That is a decline of 25%.",
            {"change": "25%", "new": "15%", "old": "20%", "case": "in-percent"},
        ),
        (
            "told-change",
            "A year ago the plant made 1,240 engines a week; it now makes 1,550, 25% more.",
            {"change": "25%", "new": "1,550", "old": "1,240", "case": "percent-up"},
        ),
        (
            "told-change",
            "Approval, 44 per cent in May, had sunk nine points by October, to 35 per cent.",
            {"change": "nine points", "new": "35 per cent", "old": "44 per cent", "case": "points-down"},
        ),
        (
            "told-change",
            "The port handled 45,000 boxes in 2010.\n\nA crane came.\n\nThe port now handles 270,000, a sixfold rise.",
            {"change": "sixfold", "new": "270,000", "old": "45,000", "case": "times-up"},
        ),
        (
            "rate-per-n",
            "The city of 1.2 million people recorded 84 murders, or 7 per 100,000.",
            {"count": "84", "population": "1.2 million", "rate": "7"},
        ),
        (
            "per-capita",
            "Output of $42 billion is $8,400 a head for its 5 million people.",
            {"total": "$42 billion", "population": "5 million", "rate": "$8,400"},
        ),
        (
            "density",
            "It has 84,000 people on 120 square kilometres, 700 per square kilometre.",
            {"population": "84,000", "area": "120 square kilometres", "rate": "700"},
        ),
        (
            "population-change",
            "There were 430 births and 910 deaths, a natural decrease of 480.",
            {"births": "430", "deaths": "910", "change": "480", "case": "natural"},
        ),
        (
            "efficacy",
            "It was 95% effective: 8 of 18,200 vaccinated people fell ill, and 162 of 18,300 others.",
            {
                "efficacy": "95%",
                "treated": "8",
                "treated_of": "18,200",
                "control": "162",
                "control_of": "18,300",
                "case": "sized",
            },
        ),
    ],
)
def test_figures_are_bound(rule: str, text: str, expected: dict[str, str]) -> None:
    assert bound(rule, text) == [expected]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "compound-growth",
            "Inflation fell from 2.5 percent to an annual rate of 1.1 percent over eight months.",
        ),
        ("chained-changes", "Volumes grew by 4% and prices by 6%, lifting revenue by about 15%."),
        ("restated-change", "It went from 48,000 to 60,000. That is the effect of a 40% cut in fares."),
        (
            "rate-per-n",
            "It recorded 84 murders. The country of 60 million has 12 robberies per 1,000 people.",
        ),
        ("per-capita", "The meal costs £15 a head, and the hall holds 200 people."),
        ("told-change", "He paid £3.75 a share in 2021. The shares rose 8% on Monday to £6.10."),
        ("told-change", "The price passed $600 in April. In June it fell 26 percent to $543 from its peak."),
        (
            "told-change",
            "The clinic saw 310 patients a week. It has a budget of £434,000, 40% more than its rival.",
        ),
        ("rate-per-n", "The rate was five per 100,000. The city of 620,000 had 12 murders in five months."),
        ("fall-over-100", "Oil fell by more than 300% to minus $37 a barrel."),
        ("efficacy", "The jab is 60% effective; 30 vaccinated and 120 other people fell ill."),
    ],
)
def test_what_has_no_such_relation_is_left_alone(rule: str, text: str) -> None:
    assert bound(rule, text) == []
