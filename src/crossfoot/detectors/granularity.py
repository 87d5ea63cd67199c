"""Percentages and means that no whole number gives: 37% of 20 patients, a mean of 3.47 over 25 answers.

Brown and Heathers (2017), "The GRIM test": the mean of so many whole numbers is a fraction with their number below the
line. A percentage printed to the ulp can be asked so while the sample is smaller than a hundred of these.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.windows import has_class
from crossfoot.detectors.wording import of_kinds, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_TABLE = "bounds"
_SHARES = Trigger(kinds=(Kind.PERCENT,))
_SAMPLED = Trigger(lists=("bounds.samples", "bounds.sample-marks"))
_MEANS = Trigger(lists=("bounds.mean-marks",))
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_MARKS = frozenset({"(", ",", ";", "["})
_HUNDRED, _STEP = 100, 5
_LEAD, _FAR = 3, 6
_THE = frozenset({"the", "its", "our", "those", "these", "all"})
_OPENED = frozenset({"of", "among", "in"})
_NOT_BEHIND = frozenset(
    {"of", "more", "less", "higher", "lower", "fewer", "above", "below", "a", "-", "interest", "stake"}
)


@needs(_SHARES, _SAMPLED)
def grim_percent_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A percentage, and the sample that it is said to be of: "37% of 20 patients", "of 20 patients, 37% ..."."""
    for view in page.where(_SHARES, _SAMPLED):
        if has_class(view, book, ("future",)):
            continue  # what is planned need not come out at a whole number
        shares = [i for i in of_kinds(page, view, frozenset({Kind.PERCENT})) if _is_sharp(page.figures[i])]
        counts = [i for i in of_kinds(page, view, _COUNTS) if _is_sample(page, view, page.figures[i])]
        for share in shares:
            found = [count for count in counts if _is_share_of(page, view, share, count)]
            if len(found) == 1 and _is_small(page.figures[found[0]], page.figures[share]):
                filled = {"share": share, "sample": found[0]}
                yield Reading(rule, filled, Tier.ANCHORED, "sentence")


def _is_sharp(figure: Figure) -> bool:
    """Printed without a hedge, and not round: "25 percent of 30 schools" is said loosely."""
    if figure.value is None or figure.hedge is not None or figure.per is not None or figure.quoted:
        return False
    return figure.form == "digits" and 0 < figure.value < _HUNDRED and bool(figure.value % _STEP)


def _is_sample(page: Page, view: View, figure: Figure) -> bool:
    if figure.value is None or figure.hedge is not None or figure.per is not None or figure.value % 1:
        return False
    lower, first = page.extraction.tokens.lower, figure.first
    if lower[max(first - 2, 0) : first] == ["n", "="]:
        return True
    counted = wordings(_TABLE)["samples"]
    end = min(figure.last + 2, view.sentence.last)
    owned = lower[end - 1 : end + 1] if end < view.sentence.last else []
    return counted.within(lower, figure.last, end) and not {"'s", "'", "’", "’s"} & set(owned)


def _is_small(sample: Figure, share: Figure) -> bool:
    """Whether a sample is small enough for the decimals of its percentage."""
    places = _places(share)
    return 1 < (sample.value or 0) < _HUNDRED * 10**places and places <= 1


def _places(figure: Figure) -> int:
    """How many digits are printed behind the decimal point."""
    exponent = figure.value.as_tuple().exponent if figure.value is not None else 0
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _is_share_of(page: Page, view: View, share: int, count: int) -> bool:
    one, two = page.figures[share], page.figures[count]
    lower = page.extraction.tokens.lower
    if one.first < two.first:
        gap = lower[one.last : two.first]
        direct = gap[:1] in (["of"], ["among"]) and set(gap[1:]) <= _THE and len(gap) <= _LEAD
        return direct or (len(gap) == 3 and gap[0] in _MARKS and gap[1:] == ["n", "="])
    gap = lower[two.last : one.first]
    before = lower[max(two.first - _LEAD, view.sentence.first) : two.first]
    led = bool(_OPENED & set(before)) and before[-1:] != ["after"]
    behind = lower[one.last : one.last + 1]
    plain = (
        "," in gap
        and len(gap) <= _FAR
        and gap[-1:] == [","]
        and behind != []
        and behind[0] not in _NOT_BEHIND
    )
    return led and plain and behind[0].isalpha() and "delta" not in view.roles.get(share, set())


@needs(_MEANS, _SAMPLED)
def grim_mean_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A mean of whole numbers printed beside the size of its sample: "M = 3.47, n = 25"."""
    for view in page.where(_MEANS, _SAMPLED):
        numbers = of_kinds(page, view, _COUNTS)
        for mean, sample in itertools.pairwise(numbers):
            if _is_mean(page, view, page.figures[mean]) and _is_sized(page, view, mean, sample):
                yield Reading(rule, {"mean": mean, "sample": sample}, Tier.ANCHORED, "sentence")


def _is_mean(page: Page, view: View, figure: Figure) -> bool:
    words, lower = wordings(_TABLE)["mean-marks"], page.extraction.tokens.lower
    first = max(figure.first - _LEAD - 1, view.sentence.first)
    told = any(words.at(lower, k, figure.first) == figure.first - k for k in range(first, figure.first))
    return told and _places(figure) > 0 and figure.hedge is None


def _is_sized(page: Page, view: View, mean: int, sample: int) -> bool:
    one, two = page.figures[mean], page.figures[sample]
    lower, words = page.extraction.tokens.lower, wordings(_TABLE)["sample-marks"]
    first = max(two.first - _LEAD, one.last)
    told = any(words.at(lower, k, two.first) == two.first - k for k in range(first, two.first))
    near = two.first - one.last <= _FAR
    return told and near and two.value is not None and 1 < two.value < 10 ** _places(one)
