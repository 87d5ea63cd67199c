"""Confidence intervals and other bands, the estimate they belong to, and what the text makes of them.

``interval-estimate``: "hazard ratio 0.78; 95% CI 0.66-0.92", "1.4 (95% confidence interval, 1.1 to 1.8)",
"put growth at 2.4%. The 90% band runs from 1.1% to 3.7%". ``interval-effect``: an interval beside words that
claim or deny an effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.interval_forms import KINDS, expressions
from crossfoot.detectors.p_values import p_values
from crossfoot.detectors.significance import no_effect
from crossfoot.detectors.tape import (
    WORD,
    Tape,
    compiled,
    figure_set,
    gap,
    make_tape,
    named,
    single_words,
    speaks_of,
    words_of,
)
from crossfoot.detectors.wording import wordings
from crossfoot.model.decimals import is_whole
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_TABLE = "statistics"
_NAMES = ("interval", "band", "lower-end", "odds", "as-low", "spread", "ratio", "confident", "confidence")
_BANDS = Trigger(lists=tuple(f"statistics.{name}" for name in _NAMES))
_PLUS_MINUS, _TESTED = Trigger(lists=("statistics.plus-minus",)), Trigger(words=("p", "probability"))
_EFFECTS = Trigger(
    lists=(
        "statistics.effect",
        "statistics.no-effect",
        "statistics.no-noun",
        "statistics.excludes",
        "statistics.includes",
    )
)
_OF_HUNDRED = frozenset({Kind.PERCENT, Kind.PERCENTAGE_POINTS})
_MEASURED = frozenset({Kind.DURATION, Kind.MEASURE, Kind.MONEY})
_BARE = frozenset({Kind.NUMBER, Kind.COUNT})
#: An estimate is not so many times outside its interval.
_FAR_OFF = 4
#: Sentences back in which an estimate may stand.
_REACH = 3
#: The usual level, the p-value that goes with it, and those that are clearly smaller and larger.
_USUAL_LEVEL, _USUAL = Decimal(95), Decimal("0.05")
_SMALL, _LARGE = Decimal("0.02"), Decimal("0.1")
#: Words behind "excludes" in which the value stands that means no effect.
_NOTHING = 3
_UNITY, _NOUGHT = (
    frozenset({"1", "1.0", "1.00", "one", "unity"}),
    frozenset({"0", "0.0", "nil", "nought", "zero"}),
)
_SO = frozenset({"hence", "so", "somewhere", "that", "therefore", "this", "thus", "true"})
_UNDER, _OVER = frozenset({"<", "≤"}), frozenset({">", "≥"})


class Band(NamedTuple):
    """An interval as printed: one range, or two figures; the estimate before it and its level, if they are near."""

    ends: tuple[int, ...]
    estimate: int | None
    level: int | None
    start: int


@needs(_BANDS | _PLUS_MINUS)
def estimate_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every interval with its estimate."""
    yield from margin_readings(rule, page)
    for view, _, band in bands(page, page.where(_BANDS)):
        estimate = band.estimate
        if estimate is None or _is_level(page, estimate):
            estimate = _looked_up(page, view, band)
        if estimate is None or page.figures[estimate].hedge in BOUNDS:
            continue
        shape = _shape(page, estimate, band.ends)
        if shape is not None:
            yield Reading(
                rule, {"estimate": estimate, **_filled(band.ends)}, Tier.ANCHORED, "sentence", shape
            )


def margin_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """ "51.2%, give or take 1.8 points. That is an interval of 49.4% to 53.0%": estimate, margin and their range."""
    for view in page.where(_PLUS_MINUS):
        tape = make_tape(page, view)
        found = [
            (tape.at[m.start("estimate")], tape.at[m.start("margin")]) for m in _margins().finditer(tape.line)
        ]
        ranges = [
            index
            for other in (view, page.by_sentence.get(view.number + 1))
            for index in (
                other.figures if other is not None and (other is view or _tells_range(page, other)) else ()
            )
            if page.figures[index].is_range and found and index > found[0][1]
        ]
        if len(found) == 1 and len(ranges) == 1 and _shape(page, found[0][0], (ranges[0],)) == "as-range":
            filled = {"estimate": found[0][0], "margin": found[0][1], "interval": ranges[0]}
            bare = page.figures[found[0][0]].kind is Kind.PERCENT and page.figures[found[0][1]].kind in _BARE
            case = "as-margin-points" if bare else "as-margin"
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", case)


def _tells_range(page: Page, view: View) -> bool:
    """Whether the sentence behind a margin goes on with it: "That is an interval of", "the range runs from"."""
    words = single_words(_TABLE, "interval", "band") | _SO
    return speaks_of(page, view, words)


@cache
def _margins() -> re.Pattern[str]:
    plain = figure_set(*KINDS)
    return re.compile(
        f"{named('estimate', plain)}(?:, |\\( )?{words_of(_TABLE, 'plus-minus')}{named('margin', plain)}"
    )


def bands(page: Page, views: list[View]) -> Iterator[tuple[View, Tape, Band]]:
    """All intervals of some sentences."""
    words = single_words(_TABLE, *_NAMES) - {"or"}
    for view in views:
        if not speaks_of(page, view, words):
            continue
        tape = make_tape(page, view)
        taken: set[int] = set()
        for expression in expressions():
            for match in expression.finditer(tape.line):
                band = _band(tape, match)
                if band.ends and not taken.intersection(band.ends):
                    taken.update(band.ends)
                    yield view, tape, band


def _band(tape: Tape, match: re.Match[str]) -> Band:
    names = match.re.groupindex
    found = [tape.figure(match, name) for name in ("range", "low", "high") if name in names]
    estimate, level = (tape.figure(match, name) if name in names else None for name in ("estimate", "level"))
    return Band(tuple(index for index in found if index is not None), estimate, level, match.start())


def _filled(ends: tuple[int, ...]) -> dict[str, Filling]:
    return {"interval": ends[0]} if len(ends) == 1 else {"lower": ends[0], "upper": ends[1]}


def _shape(page: Page, estimate: int, ends: tuple[int, ...]) -> str | None:
    """The case of the rule: one range or two ends, with or without the percent sign; None if they are unlike."""
    one, others = page.figures[estimate], [page.figures[index] for index in ends]
    shape = "as-range" if len(ends) == 1 else "as-ends"
    if all(other.kind is one.kind and other.unit == one.unit for other in others):
        return shape
    if all(other.kind in _BARE for other in others):
        return f"{shape}-of-hundred" if one.kind in _OF_HUNDRED else shape
    if {one.kind, *(other.kind for other in others)} <= _OF_HUNDRED:
        return shape
    return None


def _looked_up(page: Page, view: View, band: Band) -> int | None:
    """The nearest like figure before the interval in its sentence, else the only one of the sentence before."""
    model = page.figures[band.ends[0]]
    end = page.figures[band.ends[0]].start

    def like(index: int) -> bool:
        figure = page.figures[index]
        return _alike(figure, model) and index not in band.ends and figure.start < end

    named = _estimate_named(page, view, band)
    if named is not None:
        return named
    near = [index for index in view.figures if like(index) and not _is_level(page, index)]
    if near:
        return near[-1] if len(near) == 1 else None
    behind = _estimate_behind(page, view, band)
    if behind is not None:
        return behind
    for back in range(1, _REACH + 1):
        previous = page.by_sentence.get(view.number - back)
        before = [index for index in previous.figures if like(index)] if previous is not None else []
        if before:
            return _nearest_in_size(page, before, band.ends)
    return None


def _nearest_in_size(page: Page, found: list[int], ends: tuple[int, ...]) -> int | None:
    """The only like figure; of several the only one that is not far smaller or larger than the interval."""
    if len(found) == 1:
        return found[0]
    low, high = page.figures[ends[0]], page.figures[ends[-1]]
    bottom, top = (
        float(v) if v is not None else 0.0 for v in (low.low or low.value, high.high or high.value)
    )
    near = [i for i in found if bottom / _FAR_OFF <= float(page.figures[i].value or 0) <= top * _FAR_OFF]
    return near[0] if len(near) == 1 and 0 < bottom <= top else None


def _estimate_behind(page: Page, view: View, band: Band) -> int | None:
    """ "A confidence interval of 3 to 11 days surrounds the estimate, which is seven": the only like figure behind."""
    model, end = page.figures[band.ends[0]], page.figures[band.ends[-1]].last
    lower = page.extraction.tokens.lower
    near = [
        index
        for index in view.figures
        if page.figures[index].first >= end
        and _alike(page.figures[index], model)
        and not _is_level(page, index)
    ]
    if len(near) != 1:
        return None
    told = wordings(_TABLE)["estimated"].within(lower, end, page.figures[near[0]].first)
    parted = wordings(_TABLE)["of-another"].within(lower, end, page.figures[near[0]].first)
    return near[0] if told and not parted else None


def _alike(figure: Figure, model: Figure) -> bool:
    """Whether a figure may be the estimate of an interval with such an end: things counted are no decimals."""
    if figure.is_range or (
        figure.unit != model.unit and not (model.unit is None and figure.kind in _MEASURED)
    ):
        return False
    if figure.kind is Kind.COUNT and figure.noun and model.noun != figure.noun:
        ends = (
            () if figure.value is None or not is_whole(figure.value) else (model.value, model.low, model.high)
        )
        return {figure.kind, model.kind} <= _BARE and not any(
            end is not None and not is_whole(end) for end in ends
        )
    if model.kind in _BARE and figure.kind in _MEASURED and figure.form == "digits":
        # "an age of 9,420 years ... in the range 9,310 to 9,530", but no "four days in May"
        end, value = float(model.low or model.value or 0), float(figure.value or 0)
        return 0 < end / _FAR_OFF <= value <= end * _FAR_OFF
    return figure.kind is model.kind or {figure.kind, model.kind} <= _BARE | {Kind.MULTIPLE}


def _estimate_named(page: Page, view: View, band: Band) -> int | None:
    """ "the central estimate is 2,300", in the sentence of the interval or in the next one."""
    words = single_words(_TABLE, "estimate")
    for other in (view, page.by_sentence.get(view.number + 1)):
        if other is None or not speaks_of(page, other, words):
            continue
        tape = make_tape(page, other)
        found = [tape.at[match.start("estimate")] for match in _named_estimate().finditer(tape.line)]
        found = [index for index in found if index not in band.ends]
        return found[0] if len(found) == 1 else None
    return None


@cache
def _named_estimate() -> re.Pattern[str]:
    estimate = named("estimate", figure_set(*KINDS))
    return re.compile(
        f"(?<!\\S){words_of(_TABLE, 'estimate')}{gap(3)}{words_of(_TABLE, 'joint')}{{1,3}}{estimate}"
    )


def _is_level(page: Page, index: int) -> bool:
    """Whether a percentage is the confidence level of an interval: a word for one stands right behind it."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind is not Kind.PERCENT:
        return False
    behind = " ".join((*lower[figure.last : figure.last + 3], ""))
    names = "|".join(
        words_of(_TABLE, name) for name in ("interval", "band", "confidence", "odds", "confident")
    )
    pattern = f"(?:- )?(?:{names})"
    return re.match(pattern, behind) is not None


@needs(_BANDS, _EFFECTS)
def effect_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """An interval of a ratio or a difference in a sentence that claims or denies an effect."""
    told = list(bands(page, page.where(_BANDS, _EFFECTS)))
    for view, tape, band in told:
        found = [one for other, _, one in told if other is view]
        claim, measure = _of_nothing(page, view)
        claim = claim or _claim(tape)
        measure = measure or _measure(tape, band.start)
        if len(found) != 1 or claim is None or measure is None or not band.ends:
            continue
        if any(page.figures[index].is_range for index in view.figures if index not in band.ends):
            continue  # "fell by 12% (95% CI 2 to 21), though deaths did not differ (0.94, 0.81 to 1.09)"
        filled = _filled(band.ends)
        if band.level is not None:
            filled["level"] = band.level
        yield Reading(rule, filled, Tier.ANCHORED, "sentence", f"{measure}-{claim}-{_form(band)}")


def _of_nothing(page: Page, view: View) -> tuple[str | None, str | None]:
    """ "The interval excludes one": what is claimed by it, and whether of a ratio or of a difference."""
    lower, words = page.extraction.tokens.lower, wordings(_TABLE)
    found = []
    for name, claim in (("excludes", "some"), ("includes", "none")):
        for _, end in words[name].find(lower, view.sentence.first, view.sentence.last):
            behind = lower[end : end + _NOTHING]
            if not _UNITY.isdisjoint(behind):
                found.append((claim, "ratio"))
            elif not _NOUGHT.isdisjoint(behind):
                found.append((claim, "difference"))
    return found[0] if len(found) == 1 else (None, None)


def _form(band: Band) -> str:
    return "as-range" if len(band.ends) == 1 else "as-ends"


@needs(_BANDS, _TESTED)
def p_value_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """An interval and the p-value of the same test, far enough from 0.05 that rounding cannot matter."""
    told = list(bands(page, page.where(_BANDS)))
    for view, tape, band in told:
        found = [one for other, _, one in told if other is view]
        values = p_values(tape)
        measure = _measure(tape, band.start)
        if len(found) != 1 or len(values) != 1 or measure is None or not _usual(page, view, band):
            continue
        claim = _told_by(page, values[0])
        if claim is not None:
            filled = {**_filled(band.ends), "p": values[0]}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", f"{measure}-{claim}-{_form(band)}")


def _usual(page: Page, view: View, band: Band) -> bool:
    """Whether an interval is one of 95 percent, and the p-value is not corrected or of one side."""
    level = page.figures[band.level].value if band.level is not None else None
    return level in (None, _USUAL_LEVEL) and not speaks_of(page, view, single_words(_TABLE, "other-test"))


def _told_by(page: Page, p: int) -> str | None:
    """ "some" for a p-value well under 0.05 or bounded by less, "none" for one well over it."""
    figure = page.figures[p]
    sign = page.extraction.tokens.lower[figure.first - 1]
    if figure.value is None:
        return None
    if figure.value <= (_USUAL if sign in _UNDER else _SMALL) and sign not in _OVER:
        return "some"
    if figure.value >= (_USUAL if sign in _OVER else _LARGE) and sign not in _UNDER:
        return "none"
    return None


def _claim(tape: Tape) -> str | None:
    """ "none" where an effect is denied, "some" where it is claimed; None if the sentence does both or neither."""
    denied = compiled(no_effect()).search(tape.line)
    rest = compiled(no_effect()).sub("", tape.line)
    claimed = compiled(words_of(_TABLE, "effect")).search(rest)
    ordinary = compiled(words_of(_TABLE, "ordinary")).search(tape.line)
    other_denial = compiled(f" {words_of(_TABLE, 'denial')}").search(" " + rest)
    if ordinary is not None or bool(denied) == bool(claimed) or (other_denial is not None and not denied):
        return None
    return "none" if denied else "some"


def _measure(tape: Tape, end: int) -> str | None:
    """Which value means no effect: 1 for a ratio, 0 for a difference; from the last such word before the interval."""
    best: tuple[int, str] | None = None
    for name in ("ratio", "difference"):
        for match in compiled(f"(?<!\\S){words_of(_TABLE, name)}").finditer(
            tape.line[: end + 1] or tape.line
        ):
            if match.group().strip() != "or" and (best is None or match.start() > best[0]):
                best = (match.start(), name)
    return best[1] if best else None


__all__ = ["WORD", "bands", "effect_readings", "estimate_readings", "p_value_readings"]
