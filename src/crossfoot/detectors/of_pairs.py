"""What is told of "n of the N" elsewhere in its sentence: the share that it is, and what is left.

"Soya covers 18 million of the 45 million hectares under the plough, or 40%"; "having sold 62 of his 110 cows, the
farmer keeps 48". The pair is tied by its "of", the third figure by a mark and a word of result.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import SPANS, same_noun
from crossfoot.detectors.runs import VERBS, classes_at, is_compound, word_at
from crossfoot.detectors.wholes import near, value_of
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_AMOUNTS = _PLAIN | {Kind.MONEY, Kind.MEASURE, Kind.DURATION}
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.RATIO})
#: "£1,950 monthly" is an amount, as "£780 a month" is.
_TIMES = frozenset({None, *SPANS})
_PERCENT = 100.0
#: Tokens of "of the county's", and from a word of keeping to what is kept.
_LINK, _KEEPING = 4, 5
_NOUN, _JOINING = (
    2,
    frozenset(
        {
            "ahead",
            "because",
            "instead",
            "outside",
            "short",
            "at",
            "by",
            "for",
            "from",
            "in",
            "into",
            "on",
            "to",
            "with",
        }
    ),
)
_OPENS = frozenset({"mark-comma", "mark-colon", "dash", "mark-semicolon"})
_HARD = frozenset({"mark-stop", "mark-semicolon", "hard-break"})
_MARKS = frozenset({",", "-", "–", "—", "(", ":"})
_ENDS = frozenset({".", ",", ";", ")", "-", "–", "—", "!", "?", "share"})
_ALL, _KNOWN = frozenset({"total", "whole", "time", "lot"}), frozenset({"the", "its", "their", "his", "her"})
_THEM = frozenset({"them", "those", "these", "it", "all", "that"})
#: Tokens of ", a pass rate of", and of "the total".
_RATE, _WHOLE = 5, 2
_APART = frozenset({";", "but", "while", "whereas", "although"})

Triple = tuple[int, int, int]


def shares_of_pairs(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """The only pair of a sentence with the only percentage, told as its share."""
    for part, whole, share in _shares(page, view, frozenset({Kind.PERCENT})):
        yield Reading(rule, {"part": part, "whole": whole, "share": share}, Tier.ANCHORED, "sentence")


def fractions_of_pairs(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """The only pair of a sentence with the only fraction, told as its share."""
    for part, whole, share in _shares(page, view, frozenset({Kind.FRACTION, Kind.RATIO})):
        yield Reading(rule, {"part": part, "whole": whole, "fraction": share}, Tier.ANCHORED, "sentence")


def rests_of_pairs(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """The only pair of a sentence with the only other like figure, said to be kept or left."""
    for part, whole, rest in _rests(page, view):
        yield Reading(rule, {"whole": whole, "parts": (part,), "rest": rest}, Tier.ANCHORED, "sentence")


def _shares(page: Page, view: View, kinds: frozenset[Kind]) -> Iterator[Triple]:
    """(part, whole, share) where the only share of a sentence is told as that of its only pair."""
    shares = [index for index in view.figures if page.figures[index].kind in _SHARES]
    pair = pair_told(page, view) if len(shares) == 1 and page.figures[shares[0]].kind in kinds else None
    if pair is None or shares[0] < pair[1] or not _is_share(page.figures[shares[0]]):
        return
    if _is_alone(page, view, pair, shares[0]) and _is_told_so(page, view, pair[1], shares[0]):
        share = page.figures[shares[0]]
        worked = value_of(page.figures[pair[0]]) / value_of(page.figures[pair[1]])
        if near(worked, value_of(share) / (_PERCENT if share.kind is Kind.PERCENT else 1.0)):
            yield (*pair, shares[0])


def _rests(page: Page, view: View) -> Iterator[Triple]:
    """(part, whole, rest) where the only other like figure of a sentence is said to be kept or left."""
    pair = pair_told(page, view)
    if pair is None:
        return
    part, whole = (page.figures[index] for index in pair)
    rests = [
        i for i in view.figures if i not in pair and _is_amount(page, i) and _is_like(page.figures[i], whole)
    ]
    if len(rests) == 1 and (_is_kept(page, view, rests[0]) or _is_what_it_has(page, view, pair[0], rests[0])):
        worked = value_of(whole) - value_of(part)
        if near(worked, value_of(page.figures[rests[0]])):
            yield (*pair, rests[0])


def is_of_one_pair(page: Page, reading: Reading) -> bool:
    """Whether the two levels of a change are "n of the N", of which neither became the other."""
    levels = sorted(index for name in ("old", "new") if isinstance(index := reading.figures.get(name), int))
    view = page.view_of(levels[0]) if levels else None
    if view is None or len(levels) != 2 or page.figures[levels[1]].sentence != view.number:
        return False
    return _is_part_of(page, view, levels[0], levels[1]) or _is_fronted(page, view, levels[0])


def _is_fronted(page: Page, view: View, whole: int) -> bool:
    """ "Of the 12 patients nine got better": the sentence opens on the whole."""
    first = hedged_first(page, view, whole)
    opening = page.extraction.tokens.lower[view.sentence.first : first]
    return opening[:1] == ["of"] and len(opening) <= _LINK


def pair_told(page: Page, view: View) -> tuple[int, int] | None:
    """The only "n of the N" of a sentence: a part, "of" or "out of", at most a determiner or an owner, a whole."""
    found = [
        (one, other)
        for one, other in zip(view.figures, view.figures[1:], strict=False)
        if _is_amount(page, one) and _is_amount(page, other) and _is_part_of(page, view, one, other)
    ]
    return found[0] if len(found) == 1 else None


def _is_part_of(page: Page, view: View, one: int, other: int) -> bool:
    part, whole = page.figures[one], page.figures[other]
    lower = page.extraction.tokens.lower
    gap = lower[part.last : hedged_first(page, view, other)]
    at = next((place for place, word in enumerate(gap) if word == "of"), None)
    if at is None or len(gap) - at > _LINK or not _MARKS.isdisjoint(gap) or not _is_like(part, whole):
        return False
    named = part.noun is None or same_noun(part.noun, whole.noun)
    joined = at == 0 or gap[at - 1] == "out" or (at <= _NOUN and named and _JOINING.isdisjoint(gap[:at]))
    owned = all(
        word in wordings("pairs")["owning"].rows or word.endswith(("'s", "’s", "s'"))
        for word in gap[at + 1 :]
    )
    return joined and owned and 0 < value_of(part) < value_of(whole)


def _is_amount(page: Page, index: int) -> bool:
    figure = page.figures[index]
    plain = (
        figure.kind in _AMOUNTS
        and figure.value is not None
        and not figure.identifier
        and figure.per in _TIMES
    )
    return plain and figure.hedge not in BOUNDS and not is_compound(page, index)


def _is_like(one: Figure, other: Figure) -> bool:
    """Figures of one sort; the part or the rest may go without the unit of the whole: "12 of the 16 days"."""
    if one.kind in _PLAIN and one.unit is None and one.noun is None:
        return other.kind is not Kind.MONEY
    plain = one.kind is other.kind or {one.kind, other.kind} <= _PLAIN
    return plain and one.unit == other.unit


def _is_share(figure: Figure) -> bool:
    return figure.value is not None and figure.hedge not in BOUNDS and not figure.signed


def _is_alone(page: Page, view: View, pair: tuple[int, int], share: int) -> bool:
    """Whether nothing that could have a share of its own stands between the pair and the share."""
    lower = page.extraction.tokens.lower[page.figures[pair[1]].last : page.figures[share].first]
    others = (i for i in view.figures if pair[1] < i < share)
    known = wordings("pairs")["named-otherwise"].within(lower, 0, len(lower))
    return not known and _APART.isdisjoint(lower) and not any(_is_amount(page, index) for index in others)


def _is_told_so(page: Page, view: View, whole: int, share: int) -> bool:
    """Whether a share is set off as a result: "or 40%", "which is 40%", "a pass rate of 85%", ", 40% of them"."""
    lower, figure = page.extraction.tokens.lower, page.figures[share]
    first, end = hedged_first(page, view, share), view.sentence.last
    behind = lower[figure.last : min(figure.last + 1 + _WHOLE, end)]
    ends = not behind or behind[0] in _ENDS
    back = points_back(page, whole, behind)
    if behind[:1] == ["of"] and not back:
        return False
    words = wordings("pairs")["summing-up"]
    if any(
        words.at(lower, place, first) == first - place
        for place in range(max(view.sentence.first, first - 4), first)
    ):
        return ends or back or behind[0] not in wordings("pairs")["measuring"].rows
    if lower[first - 1] in _MARKS:
        return ends or (back and (len(behind) < 3 or behind[2] in _ENDS or behind[1] == "the"))
    lead = lower[max(view.sentence.first, first - _RATE) : first]
    marked = [place for place, word in enumerate(lead) if word in _MARKS]
    called = marked and lead[-1] == "of" and lead[marked[-1] + 1] in ("a", "an", "the")
    return bool((called and ends) or (marked and back))


def is_of_another(page: Page, view: View, share: int) -> bool:
    """Whether a share is told "of" something else than the pair before it: "36 of the 48, or 57% of the water"."""
    last = page.figures[share].last
    behind = page.extraction.tokens.lower[last : last + 1 + _WHOLE]
    pair = pair_told(page, view)
    return behind[:1] == ["of"] and pair is not None and not points_back(page, pair[1], behind)


def points_back(page: Page, whole: int, behind: list[str]) -> bool:
    """ "of them", "of the total", "of the days": the whole of the pair once more."""
    if behind[:1] != ["of"] or len(behind) < _WHOLE:
        return False
    last = page.figures[whole].last
    named = {*_ALL, *page.extraction.tokens.lower[last - 1 : last + _KEEPING]}
    again = len(behind) > _WHOLE and behind[1] in _KNOWN and behind[_WHOLE] in named
    return behind[1] in _THEM or again


def are_the_others(page: Page, index: int) -> bool:
    """ "The eight others": what is left of a whole, told by its number."""
    figure = page.figures[index]
    return figure.noun == "other" and page.extraction.tokens.lower[max(figure.first - 1, 0)] == "the"


def _is_kept(page: Page, view: View, rest: int) -> bool:
    if are_the_others(page, rest):
        return True
    lower, first = page.extraction.tokens.lower, hedged_first(page, view, rest)
    start = max(view.sentence.first, first - _KEEPING)
    return any(first - last <= 1 for _, last in wordings("pairs")["keeping"].find(lower, start, first))


def _is_what_it_has(page: Page, view: View, part: int, rest: int) -> bool:
    """ "Having lost 12 of its 60 branches it now has 48": so many were given up, and so many are had now."""
    lower, words = page.extraction.tokens.lower, wordings("pairs")
    first, last = hedged_first(page, view, rest), page.figures[rest].last
    start = hedged_first(page, view, part)
    lost = words["given-up"].find(lower, max(view.sentence.first, start - 1), start)
    had = [
        opens
        for opens, ends in words["having"].find(lower, max(view.sentence.first, first - 2), first)
        if ends == first
    ]
    now = words["by-now"].at(lower, last, min(last + 2, view.sentence.last)) or any(
        lower[opens] == "now" for opens in had
    )
    return bool(list(lost)) and bool(had) and bool(now)


def is_whole(view: View, page: Page, book: Codebook, index: int) -> bool:
    """ "41 of the 57", "of the 57 miners, 41", "out of 57"."""
    item = view.plain.place[index]
    if "out-of" in classes_at(view, book, item - 1):
        return True
    for before in range(item - 1, max(item - 4, -1), -1):
        classes = classes_at(view, book, before)
        if "=of" in classes:
            opening = before == 0 or bool(classes_at(view, book, before - 1) & _OPENS)
            part = before > 0 and view.plain.figures[before - 1] >= 0
            return (part or opening) and (
                before == item - 1
                or word_at(view, page, before + 1) in words_of("determiners")
                or word_at(view, page, item - 1).endswith(("'s", "’s"))
            )
        if view.plain.figures[before] >= 0 or classes & (_HARD | {"mark-comma"}) or classes & VERBS:
            return False
    return False
