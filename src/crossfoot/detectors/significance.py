"""Tests of significance: p-values, the words that go with them, and the test statistics they come from.

``p-value``: any "p = 0.03" in a sentence or text that speaks of statistics. ``significance``: a p-value in a
sentence that claims or denies significance, with the threshold that the text itself gives.
``test-statistic``: "t(28) = 2.20, p = .036", "F(2, 45) = 3.81, p < .05", "χ²(1, N = 90) = 5.02, p = .025", "z
= 1.96, p = .05".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.p_values import held_against, p_values
from crossfoot.detectors.tape import (
    ANY_FIGURE,
    Tape,
    compiled,
    figure_set,
    gap,
    make_tape,
    mentions,
    named,
    single_words,
    speaks_of,
    words_of,
)
from crossfoot.detectors.test_statistics import told_statistics
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_TABLE = "statistics"
_PLAIN = figure_set(Kind.NUMBER, Kind.COUNT)
_JOINED = "f-test-joined"
_TESTS = ("t-test", "f-test", "chi-test", "z-test", "r-test")
#: Between these, some call a result significant and some do not.
_DOUBTFUL = (Decimal("0.01"), Decimal("0.1"))
_HIGHEST_THRESHOLD = Decimal("0.2")
_HUNDRED = Decimal(100)
_P, _NUMBERS = Trigger(lists=("statistics.p",)), Trigger(kinds=(Kind.NUMBER,))
_APART = re.compile(" (?:;|but|while|whereas|although) |, and ")
_NAMED = re.compile("(?:;|, and|and) (?:the |its |their |a )?(?:p |probability |p-value |p value )")
_CLAUSES = re.compile("(?<!\\S)(?:; |but |while |whereas |although |, and )")
#: Words that point back to what the paragraph before told.
_BACK = frozenset({"that", "this", "these", "those"})
_APART_BEHIND = re.compile(" (?:;|and|but|while|whereas|although) ")


@needs(_NUMBERS, _P)
def p_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every p-value, if the text speaks of statistics elsewhere or gives more than one.

    One that is possible and stands beside a claim is left to the rules about the claim.
    """
    found = [
        index
        for _, tape in _tapes(page)
        for index in p_values(tape)
        if _claim(tape) is None or (page.figures[index].value or 0) > 1
    ]
    words = single_words(_TABLE, "evidence")
    if (
        any(_in_parentheses(page, index) for index in found)
        or len(found) > 1
        or (found and any(speaks_of(page, view, words) for view in page.views))
    ):
        for index in found:
            yield Reading(rule, {"p": index}, Tier.ANCHORED, "figure")


def _in_parentheses(page: Page, index: int) -> bool:
    """ "(p = 1.3)": no page, price or power is given like that."""
    first = page.figures[index].first
    return page.extraction.tokens.lower[max(0, first - 3) : first] == ["(", "p", "="]


def _tapes(page: Page) -> Iterator[tuple[View, Tape]]:
    """The sentences that have a p in them."""
    for view in page.where(_NUMBERS, _P):
        if any(page.figures[index].kind is Kind.NUMBER for index in view.figures):
            yield view, make_tape(page, view)


@needs(_NUMBERS, _P)
def significance_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A p-value beside a claim, with the threshold given, or so far from the usual ones that none is needed."""
    for p, claim, threshold in _claims(page):
        if threshold is not None:
            filled = {"p": p, "threshold": threshold}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", f"{claim}-given")
        elif not _is_doubtful(page, p):
            yield Reading(rule, {"p": p}, Tier.ANCHORED, "sentence", f"{claim}-assumed")


@needs(_NUMBERS, _P)
def usual_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A p-value beside a claim without a threshold, where 0.05 has to be meant."""
    if _has_threshold(page):
        return  # a threshold of its own may be meant
    for p, claim, threshold in _claims(page):
        if threshold is None and _is_doubtful(page, p):
            yield Reading(rule, {"p": p}, Tier.ANCHORED, "sentence", claim)


def _has_threshold(page: Page) -> bool:
    """Whether the text corrects its p-values, or speaks of a threshold of its own."""
    lower = page.extraction.tokens.lower
    if not mentions(page, single_words(_TABLE, "correction", "threshold")):
        return False
    return any(wordings(_TABLE)[name].within(lower, 0, len(lower)) for name in ("correction", "threshold"))


def _is_doubtful(page: Page, p: int) -> bool:
    """Whether thresholds in use differ about a p-value."""
    low, high = _DOUBTFUL
    value = page.figures[p].value
    return value is not None and low < value < high


def _claims(page: Page) -> Iterator[tuple[int, str, int | None]]:
    """Every p-value with the claim made of it, and the threshold if one is given."""
    for view, tape in _tapes(page):
        found = p_values(tape, page)
        for clause in _clauses(tape, found):
            for p in p_values(clause, page):
                yield from _claimed(page, view, clause, p, len(found) == 1)


def _clauses(tape: Tape, found: list[int]) -> Iterator[Tape]:
    """A sentence with one p-value, or with several of which one thing is said; else its clauses with one each."""
    joint = compiled(f"(?<!\\S){words_of(_TABLE, 'jointly')}").search(tape.line)
    if len(found) == 1 or (found and joint is not None):
        yield tape
        return
    starts = [0, *(match.end() for match in _CLAUSES.finditer(tape.line)), len(tape.line)]
    for first, last in pairwise(starts if found else ()):
        at = {offset - first: index for offset, index in tape.at.items() if first <= offset < last}
        if len(set(at.values()).intersection(found)) == 1:
            yield Tape(tape.line[first:last], at)


def _claimed(page: Page, view: View, tape: Tape, p: int, lone: bool) -> Iterator[tuple[int, str, int | None]]:
    """What a clause, or else a sentence beside it, claims of its p-value."""
    held = list(held_against(page, tape, p))
    if len(held) == 1:
        yield p, "claimed" if held[0].side == "below" else "denied", held[0].threshold
        return
    claim = _claim(tape)
    threshold = _threshold(page, view, p)
    if claim is None and threshold is not None:
        claim = _claim(tape, loose=True)  # with a threshold, "failed to show a benefit" says as much
    if claim is not None and _together(tape, p):
        yield p, claim, threshold
    elif claim is None and lone and _claiming(tape.line, loose=True) is None:
        beside = _claim_beside(page, view)
        if beside is not None:
            yield p, beside, threshold


def _claim_beside(page: Page, view: View) -> str | None:
    """The one claim of the sentences around that of a p-value, in its paragraph and without a p-value of their own."""
    told = [
        _claim(tape)
        for step in (-1, 1)
        for tape in _beside(page, view, view.number + step)
        if not p_values(tape, page)
    ]
    told = [claim for claim in told if claim is not None]
    return told[0] if len(told) == 1 else None


def _beside(page: Page, view: View, number: int) -> Iterator[Tape]:
    """The tape of a sentence of the same paragraph, with figures or without."""
    other, far = page.by_sentence.get(number), number < view.number and not _BACK.isdisjoint(view.words)
    if other is not None:
        yield from (
            [make_tape(page, other)] if far or other.sentence.paragraph == view.sentence.paragraph else ()
        )
    elif 0 <= number < len(page.extraction.sentences):
        sentence = page.extraction.sentences[number]
        if far or sentence.paragraph == view.sentence.paragraph:
            yield Tape(" ".join((*page.extraction.tokens.lower[sentence.first : sentence.last], "")), {})


#: Words between "of which" and a claim about some of several results.
_SOME = 5


def _claim(tape: Tape, loose: bool = False) -> str | None:
    """Whether the sentence calls its result significant, does not, or leaves it open."""
    line = tape.line
    word = _claiming(line, loose)
    if word is None:
        return None
    if compiled(no_effect()).match(word.group()):
        return "denied"
    before = line[: word.start()].split(" ")[-12:]
    if "which" in before[-_SOME:] or "whom" in before[-_SOME:]:
        return None  # "14 outcomes, of which 3 were significant": some of several
    if compiled(f"(?<!\\S){words_of(_TABLE, 'ordinary')}").search(" ".join((*before[-3:], ""))):
        return None
    behind = line[word.end() :]
    if re.match("(?:level |threshold )", behind) and not any(part == "at" for part in before[-3:]):
        return None
    denied = compiled(f"(?<!\\S){words_of(_TABLE, 'denial')}").search(" ".join((*before, "")))
    return "denied" if denied else "claimed"


@cache
def no_effect() -> str:
    """An expression for words that deny an effect: "did not differ", "no measurable difference"."""
    adjective, noun = words_of(_TABLE, "no-adjective"), words_of(_TABLE, "no-noun")
    return f"(?:{words_of(_TABLE, 'no-effect')}|no {adjective}{{0,2}}{noun})"


def _claiming(line: str, loose: bool) -> re.Match[str] | None:
    """The one place where a sentence speaks of significance; or of no difference, or else (``loose``) of a benefit."""
    ways = [words_of(_TABLE, "significant"), words_of(_TABLE, "rejected"), no_effect()]
    if loose:
        ways.append(f"{words_of(_TABLE, 'shown')}{words_of(_TABLE, 'shown-what')}")
    for way in ways:
        found = list(compiled(f"(?<!\\S){way}").finditer(line))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _together(tape: Tape, p: int) -> bool:
    """Whether nothing between the claim and the p-value starts another clause."""
    word = _claiming(tape.line, loose=True)
    at = next(offset for offset, index in tape.at.items() if index == p)
    if word is None:
        return False
    between = tape.line[word.end() : at] if word.end() <= at else tape.line[at : word.start()]
    between = _NAMED.sub(" ", between)  # "no change was seen; the p-value was 0.55"
    return re.search(_APART if word.end() <= at else _APART_BEHIND, " " + between) is None


def _threshold(page: Page, view: View, p: int) -> int | None:
    """The threshold that the sentence, or one beside it, gives: "a cut-off of 0.05", "the 5% level"."""
    kinds = figure_set(Kind.NUMBER, Kind.PERCENT)
    ahead = compiled(f"(?<!\\S){words_of(_TABLE, 'threshold')}{gap(8)}{named('alpha', kinds)}")
    behind = compiled(f"{named('alpha', kinds)}(?:- )?{words_of(_TABLE, 'level-behind')}")
    near = [view, *(page.by_sentence.get(view.number + step) for step in (-1, 1))]
    for other in near:
        if other is None:
            continue
        tape = make_tape(page, other)
        for expression in (ahead, behind):
            for match in expression.finditer(tape.line):
                index = tape.at[match.start("alpha")]
                if index != p and _may_be_threshold(page, index):
                    return index
    return None


def _may_be_threshold(page: Page, index: int) -> bool:
    figure = page.figures[index]
    value = figure.value
    if value is None:
        return False
    value = value / _HUNDRED if figure.kind is Kind.PERCENT else value
    return 0 < value <= _HIGHEST_THRESHOLD


@cache
def _statistics() -> dict[str, re.Pattern[str]]:
    """An expression for each test, from the letter of the statistic to the p-value."""
    opened, closed = "[(\\[] (?:df = )?", "[)\\]] "
    first, second = named("df", _PLAIN), named("df2", _PLAIN)
    sample = f"(?:, (?:n = )?{ANY_FIGURE} )?"
    degrees = {
        "t-test": f"{opened}{first}{closed}",
        "f-test": f"{opened}{first}, {second}{closed}",
        "chi-test": f"{opened}{first}{sample}{closed}",
        "r-test": f"{opened}{first}{closed}",
        "z-test": "",
    }
    p = f"{words_of(_TABLE, 'p')}{words_of(_TABLE, 'equals')}{{1,2}}{named('p', _PLAIN)}"
    tail = f"(?:= |is |was |of ){{0,2}}{named('statistic', _PLAIN)}(?:, |; |\\( )?(?:and )?{p}"
    found = {
        test: re.compile(f"(?<!\\S){words_of(_TABLE, test)}{between}{tail}")
        for test, between in degrees.items()
    }
    # "F(2,57)": both degrees were read as one number
    found[_JOINED] = re.compile(f"(?<!\\S){words_of(_TABLE, 'f-test')}{opened}{first}{closed}{tail}")
    return found


@needs(_NUMBERS, _P)
def statistic_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every test statistic with its p-value; none in a text that corrects its p-values."""
    corrections = single_words(_TABLE, "correction")
    if any(speaks_of(page, view, corrections) for view in page.views):
        return
    taken: set[int] = set()
    for view, tape in _tapes(page):
        for test in (*_TESTS, _JOINED):
            for match in _statistics()[test].finditer(tape.line):
                slots = ("statistic", "df", "df2", "p")
                names = [name for name in slots if name in match.re.groupindex]
                filled = {name: tape.at[match.start(name)] for name in names}
                taken.add(filled["statistic"])
                yield Reading(rule, filled, Tier.ANCHORED, "phrase", _case(page, view, test))
    for view, test, filled in told_statistics(page):
        if filled["statistic"] not in taken:
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", _case(page, view, test))


def _case(page: Page, view: View, test: str) -> str:
    """The test, one-sided if its sentence says so; F and chi-square have no sides."""
    words = " ".join((*page.extraction.tokens.lower[view.sentence.first : view.sentence.last], ""))
    one_sided = compiled(words_of(_TABLE, "one-sided")).search(words) and test not in (
        "f-test",
        "chi-test",
        _JOINED,
    )
    return f"{test}-one-sided" if one_sided else test
