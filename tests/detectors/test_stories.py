"""Events of one story, in one sentence and over several."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "first", "then"),
    [
        ("The bridge, which had opened in 1934, was blown up in 1988.", "1934", "1988"),
        ("She was elected in 2009, took office in 2010 and was gone by May.", "2009", "2010"),
        ("The firm, which filed for bankruptcy in 2009, was founded in 1911.", "1911", "2009"),
        (
            "The Halcyon was launched in 1911. // Goats slept in her. // In 1959 she was broken up.",
            "1911",
            "1959",
        ),
        (
            "Work on the dam started in 1962. By the time it was finished, in 1971, he was dead.",
            "1962",
            "1971",
        ),
        (
            "Duval deserted in March 1917. Caught in November 1917, he was shot.",
            "March 1917",
            "November 1917",
        ),
        (
            "Lodged on 4 May 2021, the appeal was thrown out on 9 September of the same year.",
            "4 May 2021",
            "9 September",
        ),
    ],
)
def test_stages_of_one_story(text: str, first: str, then: str) -> None:
    readings = [
        (one.get("first"), one.get("then")) for one in bound("event-order", text.replace(" // ", "\n\n"))
    ]
    assert (first, then) in readings


@pytest.mark.parametrize(
    "text",
    [
        "Widowed in 1971, she had married her second husband by 1974.",
        "The old bridge was blown up in 1988 and the new one opened in 1985.",
        "The theatre closed in 1950. It opened again in 1948 after a fire.",
        "The mill was built in 1911. The bank was sold in 1905.",
        "He was sacked in 1990. His brother joined the firm. He was hired in 1985.",
    ],
)
def test_stories_of_two(text: str) -> None:
    assert bound("event-order", text) == []


def test_a_timeline_runs_forward() -> None:
    found = bound("event-order", "Timeline: 2003, first drilling; 2011, first oil; 2019, well capped.")
    assert [(one["first"], one["then"]) for one in found] == [("2003", "2011"), ("2011", "2019")]
