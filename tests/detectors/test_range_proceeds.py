"""Two sums at both ends of a range of prices, of which one vouches for the other."""

import pytest

from tests.detectors.bindings import bound


def test_a_sum_that_fits_its_end_shows_what_the_other_must_be() -> None:
    text = (
        "The price range has been cut from $17–$20 to $12–$14. As the number of shares stays at 50 million, the "
        "proceeds would be {most}, and possibly as little as $600m."
    )
    (found,) = bound("offering-range", text.format(most="no more than $770m"))
    assert (found["raised"], found["price"], found["shares"]) == ("$770m", "$12–$14", "50 million")
    held = bound("offering-range", text.format(most="no more than $700m"))
    assert {one["raised"] for one in held} == {"$700m", "$600m"}


@pytest.mark.parametrize(
    "text",
    [
        "It asks for $23 to $26 a share. With 18m shares it could raise $468 million; a rival raised $300 million.",
        "The range was cut to 78–84 kronor a share from 90–100 kronor. The 30 million shares on offer will bring in "
        "2.34 billion kronor, not the 2.7 billion kronor hoped for.",
        "It asks for 6 to 7 ringgit a share. For 400m shares it would net 2.4 billion to 2.8 billion ringgit.",
    ],
)
def test_no_sum_of_another_sale_or_range_and_none_that_is_only_rounded(text: str) -> None:
    assert "2.7 billion kronor" not in {found["raised"] for found in bound("offering-range", text)}
    assert "$300 million" not in {found["raised"] for found in bound("offering-range", text)}
    assert "2.4 billion to 2.8 billion ringgit" not in {
        one["raised"] for one in bound("offering-range", text)
    }
