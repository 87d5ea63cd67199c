"""A whole and its parts that no fixed phrase announces."""

import pytest

from tests.detectors.bindings import bound

SUMS = [
    ("Rainfall was 46mm on Friday and 39mm on Saturday – 95mm for the two days.", "46mm|39mm", "95mm"),
    ("With 23 wins abroad and 38 at home, the jockey has 71 for the season.", "23|38", "71"),
    ("Forty-one of the 80 prisoners remain at large after 49 were recaptured.", "Forty-one|49", "80"),
    ("Two loans, of £4,500 and £2,800, left him owing £8,300.", "£4,500|£2,800", "£8,300"),
    ("The two reservoirs hold 8.4 billion and 5.3 billion litres, giving the city 17.3 billion litres.",
     "8.4 billion|5.3 billion litres", "17.3 billion litres"),
    ("Ninety guests were invited. Seventy-two came; 28 stayed away.", "Seventy-two|28", "Ninety"),
    ("Of the 36 victims, 17 were women and nine were men.", "17|nine", "36"),
    ("Rescuers found 36 people in Haiti.\n\nThe road was shut.\n\nThey found 17 in Cuba, so they have found 63.",
     "36|17", "63"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts", "total"), SUMS)
def test_a_whole_and_its_parts_are_bound_by_a_word_beside_them(text: str, parts: str, total: str) -> None:
    assert bound("tied-sum", text) == [{"parts": parts, "total": total}]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya led the way with 41 medals, ahead of Ethiopia on 33 and Uganda on 12.",
        "It sold 310 cars on Monday, 275 on Tuesday and 595 on Friday.",
        "The shop took £310 on Monday, against £285 a year ago; in all it took £585 this week.",
        "On tour they gave nine concerts, and 31 of the 45 took part in all of them.",
        "The recipe calls for 300g of sugar, 250g of butter and 450g of flour; that is 1kg of ingredients.",
        "The driver, two teachers and 31 pupils died, making 34 victims.",
        "Democrats hold 22 of the 35 seats, Republicans just eight. Independents hold the other five.",
        "Eleven members backed the plan and seven did not. It needed 14 votes.",
        "Of the 44 on board 29 died. Fourteen were hurt. The road has seen 61 deaths since 2020.",
    ],
)
def test_figures_of_different_things_are_not_added_up(text: str) -> None:
    assert bound("tied-sum", text) == []
