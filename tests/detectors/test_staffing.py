"""Jobs, their share of a workforce, and the number employed."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "part", "whole", "share"),
    [
        (
            "The mill, which employs 2,400 people, cut 360 jobs, or 15% of its workforce.",
            "360",
            "2,400",
            "15%",
        ),
        (
            "It is to lose 30 posts (about a quarter of its staff). It has 120 employees.",
            "30",
            "120",
            "a quarter",
        ),
        (
            "It will cut 7 percent of its work force, or 850 jobs. It employs 12,200.",
            "850",
            "12,200",
            "7 percent",
        ),
        (
            "A workforce of 41,000 is told. Some 2,050 people, 5% of all employees, left.",
            "2,050",
            "41,000",
            "5%",
        ),
    ],
)
def test_the_three_are_found(text: str, part: str, whole: str, share: str) -> None:
    assert bound("workforce-share", text) == [{"part": part, "whole": whole, "share": share}]


@pytest.mark.parametrize(
    "text",
    [
        "The mill employs 2,400 people in Norway. It cut 360 jobs, or 8% of its workforce.",
        "The mill employs 2,400 people. It cut 360 jobs, or 30% of its staff in Leeds.",
        "The mill employs 2,400, its rival employs 4,100. It cut 360 jobs, 9% of its workforce.",
        "The mill cut 360 jobs, or 9% of its workforce. Its rival, cutting 200 jobs, employs 4,100.",
        "The mill employs 2,400 people. It sold 360 looms, 9% of its workforce having left.",
        "The mill cut 360 jobs, or 9% of its workforce of 4,000.",
    ],
)
def test_another_whole_is_none(text: str) -> None:
    assert bound("workforce-share", text) == []
