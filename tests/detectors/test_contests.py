"""Contests told by sets and by halves."""

from tests.detectors.bindings import bound


def test_the_winner_has_the_sets() -> None:
    assert bound("winner-first", "Nowak recovered to beat Berg 4–6, 3–6, 6–2.") == [{"score": "3–6"}]
    assert bound("winner-first", "Nowak was beaten by Berg 4–6, 6–3, 2–6.") == []


def test_what_is_added_behind_the_break() -> None:
    text = "Leading 21–14 at half-time, Harwich added another 17 points and won 38–20."
    assert bound("half-points", text) == [
        {"before": "21–14", "added": "17 points", "score": "38–20", "case": "grown"}
    ]
    assert bound("half-points", text.replace("Leading", "Trailing")) == []
