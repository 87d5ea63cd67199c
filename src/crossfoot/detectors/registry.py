"""Detectors by the name that rules give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.guards import blocking
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Filling, Group, Reading
from crossfoot.binding.trigger import Trigger, asked_by, declared
from crossfoot.detectors import population, records, series
from crossfoot.detectors.age_shifts import shift_readings
from crossfoot.detectors.ages import age_readings
from crossfoot.detectors.allotted import allotted_readings
from crossfoot.detectors.anniversaries import anniversary_readings
from crossfoot.detectors.attempts import attempt_readings
from crossfoot.detectors.averages import list_mean_readings
from crossfoot.detectors.backward import backward_readings
from crossfoot.detectors.bands import band_readings
from crossfoot.detectors.bills import bill_readings
from crossfoot.detectors.bounds import subset_readings
from crossfoot.detectors.breakdowns import breakdown_readings
from crossfoot.detectors.bridges import bridge_readings
from crossfoot.detectors.calendar_rates import calendar_readings
from crossfoot.detectors.charges import charge_readings
from crossfoot.detectors.chronology import order_readings
from crossfoot.detectors.clock_spans import clock_readings
from crossfoot.detectors.clock_speeds import clock_speed_readings
from crossfoot.detectors.comparisons import comparison_readings, threshold_readings
from crossfoot.detectors.conversions import conversion_readings
from crossfoot.detectors.dealing_rates import dealing_readings
from crossfoot.detectors.deals import change_readings, deal_readings
from crossfoot.detectors.elapsed import ago_readings
from crossfoot.detectors.equities import market_cap_readings, share_sale_readings
from crossfoot.detectors.evidence import evidence_readings, slot_of
from crossfoot.detectors.falls import fall_readings
from crossfoot.detectors.fuel import fuel_readings
from crossfoot.detectors.granularity import grim_mean_readings, grim_percent_readings
from crossfoot.detectors.gross_margins import gross_margin_readings
from crossfoot.detectors.growth import chained_readings, compound_readings
from crossfoot.detectors.hedged_mentions import mention_readings
from crossfoot.detectors.intervals import effect_readings, estimate_readings, p_value_readings
from crossfoot.detectors.lap_paces import pace_readings
from crossfoot.detectors.later_moves import later_readings
from crossfoot.detectors.leads import lead_readings
from crossfoot.detectors.limits import limit_readings
from crossfoot.detectors.list_counts import count_readings
from crossfoot.detectors.margins import innings_readings, margin_readings
from crossfoot.detectors.means import mean_readings
from crossfoot.detectors.mixed_units import mixed_unit_readings
from crossfoot.detectors.month_days import month_day_readings
from crossfoot.detectors.notations import numeral_readings, rate_readings
from crossfoot.detectors.offerings import offering_readings
from crossfoot.detectors.opposites import opposite_readings
from crossfoot.detectors.places import place_readings
from crossfoot.detectors.polls import poll_readings
from crossfoot.detectors.portions import portion_readings
from crossfoot.detectors.premiums import premium_readings
from crossfoot.detectors.price_moves import price_move_readings
from crossfoot.detectors.priced_shares import part_readings, share_price_readings
from crossfoot.detectors.products import rate_span_readings, unit_product_readings
from crossfoot.detectors.ranges import distance_readings, midpoint_readings
from crossfoot.detectors.ranges import order_readings as range_order_readings
from crossfoot.detectors.ranks import rank_readings
from crossfoot.detectors.rates import implied_rate_readings, stated_rate_readings
from crossfoot.detectors.ratios import ratio_readings
from crossfoot.detectors.remainders import remainder_readings
from crossfoot.detectors.repeated_multiples import repeated_readings
from crossfoot.detectors.restatements import (
    age_conflict_readings,
    headline_readings,
    restated_readings,
    scale_readings,
)
from crossfoot.detectors.result_changes import result_change_readings
from crossfoot.detectors.returns import return_readings
from crossfoot.detectors.sampled_shares import sample_readings
from crossfoot.detectors.samples import error_readings, inside_readings
from crossfoot.detectors.session_extremes import extreme_readings
from crossfoot.detectors.share_bounds import share_bound_readings
from crossfoot.detectors.share_results import share_result_readings
from crossfoot.detectors.shares import (
    complement_readings,
    shares_readings,
)
from crossfoot.detectors.significance import (
    p_readings,
    significance_readings,
    statistic_readings,
    usual_readings,
)
from crossfoot.detectors.spans import span_readings
from crossfoot.detectors.speeds import speed_readings
from crossfoot.detectors.staffing import staffing_readings
from crossfoot.detectors.stakes import stake_readings
from crossfoot.detectors.stocks import stock_readings
from crossfoot.detectors.superlatives import superlative_readings
from crossfoot.detectors.swings import swing_readings
from crossfoot.detectors.tables import TABLE_DETECTORS
from crossfoot.detectors.tallies import tally_readings
from crossfoot.detectors.tellings import told_readings
from crossfoot.detectors.tied_shares import tied_share_readings
from crossfoot.detectors.tied_sums import tied_readings
from crossfoot.detectors.times import times_readings
from crossfoot.detectors.told_fractions import told_fraction_readings
from crossfoot.detectors.told_orders import order_told_readings
from crossfoot.detectors.told_products import product_readings
from crossfoot.detectors.told_results import result_readings
from crossfoot.detectors.tolls import toll_readings
from crossfoot.detectors.totals import total_readings
from crossfoot.detectors.trends import trend_readings, vacuous_readings
from crossfoot.detectors.trials import efficacy_readings, needed_readings
from crossfoot.detectors.triples import per_unit_readings
from crossfoot.detectors.unit_rates import unit_rate_readings
from crossfoot.detectors.weekdays import weekday_readings
from crossfoot.detectors.winners import half_readings, run_readings, winner_readings
from crossfoot.detectors.worked_shares import share_readings as worked_share_readings
from crossfoot.detectors.year_rates import yearly_readings
from crossfoot.rulebook import Rule

Detector = Callable[[Rule, Page, Codebook], Iterator[Reading]]

DETECTORS: Mapping[str, Detector] = {
    **TABLE_DETECTORS,
    "implied-rate": implied_rate_readings,
    "list-total": total_readings,
    "toll": toll_readings,
    "tied-sum": tied_readings,
    "told-order": order_told_readings,
    "attribute-conflict": age_conflict_readings,
    "headline-body": headline_readings,
    "scale-slip": scale_readings,
    "restatement": restated_readings,
    "list-count": count_readings,
    "subset-bound": subset_readings,
    "list-remainder": remainder_readings,
    "list-breakdown": breakdown_readings,
    "share-complement": complement_readings,
    "share-list": shares_readings,
    "share-of-sample": sample_readings,
    "tied-share": tied_share_readings,
    "allotted-shares": allotted_readings,
    "lead": lead_readings,
    "chamber-tally": tally_readings,
    "poll-total": poll_readings,
    "margin-of-error": error_readings,
    "margin-of-error-lead": inside_readings,
    "age-birth": age_readings,
    "age-shift": shift_readings,
    "rank-order": rank_readings,
    "event-order": order_readings,
    "range-order": range_order_readings,
    "midpoint": midpoint_readings,
    "place-in-range": place_readings,
    "range-span": distance_readings,
    "comparison": comparison_readings,
    "threshold": threshold_readings,
    "limits": limit_readings,
    "share-bound": share_bound_readings,
    "session-extreme": extreme_readings,
    "later-move": later_readings,
    "price-move": price_move_readings,
    "result-change": result_change_readings,
    "share-results": share_result_readings,
    "mixed-units": mixed_unit_readings,
    "opposite-shares": opposite_readings,
    "superlative": superlative_readings,
    "attempts": attempt_readings,
    "pace": pace_readings,
    "hedged-mention": mention_readings,
    "grim-percent": grim_percent_readings,
    "grim-mean": grim_mean_readings,
    "conversion": conversion_readings,
    "stated-rate": stated_rate_readings,
    "dealing-rate": dealing_readings,
    "bill": bill_readings,
    "rate-conversion": rate_readings,
    "scale-numeral": numeral_readings,
    "trend": trend_readings,
    "vacuous": vacuous_readings,
    "weekday-date": weekday_readings,
    "month-day": month_day_readings,
    "time-span": span_readings,
    "time-ago": ago_readings,
    "clock-span": clock_readings,
    "anniversary": anniversary_readings,
    "over-100": fall_readings,
    "efficacy": efficacy_readings,
    "needed-to-treat": needed_readings,
    "backward-change": backward_readings,
    "repeated-multiple": repeated_readings,
    "times-told": times_readings,
    "told-fraction": told_fraction_readings,
    "swing": swing_readings,
    "gross-margin": gross_margin_readings,
    "told-change": told_readings,
    "rate-per": population.per_readings,
    "per-head": population.head_readings,
    "density": population.density_readings,
    "births-deaths": population.birth_readings,
    "winner-first": winner_readings,
    "half-points": half_readings,
    "unanswered": run_readings,
    "straight-sets": series.straight_readings,
    "set-count": series.set_count_readings,
    "series-length": series.length_readings,
    "best-of": series.best_readings,
    "aggregate": series.aggregate_readings,
    "periods": series.period_readings,
    "compound-growth": compound_readings,
    "chained-changes": chained_readings,
    "game-record": records.record_readings,
    "record-total": records.total_readings,
    "league-points": records.points_readings,
    "score-margin": margin_readings,
    "innings-margin": innings_readings,
    "interval-estimate": estimate_readings,
    "interval-effect": effect_readings,
    "interval-p-value": p_value_readings,
    "p-value": p_readings,
    "significance": significance_readings,
    "test-statistic": statistic_readings,
    "significance-usual": usual_readings,
    "unit-product": unit_product_readings,
    "rate-span": rate_span_readings,
    "mean-of": mean_readings,
    "per-unit": per_unit_readings,
    "speed": speed_readings,
    "fuel": fuel_readings,
    "deal-size": deal_readings,
    "deal-change": change_readings,
    "premium": premium_readings,
    "bridge": bridge_readings,
    "stock": stock_readings,
    "list-mean": list_mean_readings,
    "offering": offering_readings,
    "ratio": ratio_readings,
    "profit-margin": return_readings,
    "stake": stake_readings,
    "portion": portion_readings,
    "share-sale": share_sale_readings,
    "market-cap": market_cap_readings,
    "workforce-share": staffing_readings,
    "worked-out": result_readings,
    "worked-share": worked_share_readings,
    "close-in-band": band_readings,
    "worked-product": product_readings,
    "unit-rate": unit_rate_readings,
    "shares-at-price": share_price_readings,
    "stake-and-whole": part_readings,
    "calendar-rate": calendar_readings,
    "yearly-average": yearly_readings,
    "clock-speed": clock_speed_readings,
    "charge-on-base": charge_readings,
}
#: Detectors whose readings of one first figure are choices: what the one statement may mean.
_CHOICES = frozenset(
    {
        "toll",
        "implied-rate",
        "compound-growth",
        "poll-total",
        "share-complement",
        "anniversary",
        "age-birth",
        "list-breakdown",
    }
)

#: Detectors whose readings of one figure (of that slot) are rivals: if all fail, none accuses.
_RIVALS: Mapping[str, str] = {
    "unit-product": "price",
    "rate-span": "rate",
    "mean-of": "mean",
    "per-unit": "rate",
    "share-sale": "shares",
    "market-cap": "shares",
    "stake": "stake",
    "portion": "rate",
    "profit-margin": "rate",
    "ratio": "ratio",
    "times-told": "multiple",
}


class Detection(NamedTuple):
    """A rule with a detector, and masks of each of which a page must have a bit for anything to be found on it."""

    rule: Rule
    masks: tuple[int, ...]

    @classmethod
    def of(cls, rule: Rule, book: Codebook) -> Detection:
        """The triggers that the detector declares, and the kinds of each figure of the rule, rarest first."""
        triggers = [book.triggers[trigger] for trigger in declared(DETECTORS[rule.detector or ""])]
        slots = [
            book.need(f"figure-{kind}" for kind in slot.kinds) for slot in rule.slots if not slot.optional
        ]
        return cls(rule, tuple(sorted({*triggers, *slots}, key=int.bit_count)))

    def groups(self, page: Page, book: Codebook) -> Iterable[Group]:
        """All groups of readings on a page; nothing is looked for on one that lacks a trigger or a kind of figure."""
        return self.read(page, book) if that_may_find((self,), page.mask) else ()

    def read(self, page: Page, book: Codebook) -> Iterable[Group]:
        """All groups of readings on a page that has the triggers."""
        name = self.rule.detector or ""
        readings = list(DETECTORS[name](self.rule, page, book))
        if not readings and slot_of(name) is None:
            return ()
        return _groups_of(self.rule, page, book, readings)


def that_may_find(detections: Iterable[Detection], mask: int) -> list[Detection]:
    """Those that have everything that they need on a page with this mask: of some hundred a third."""
    found = []
    for detection in detections:
        for one in detection.masks:
            if not mask & one:
                break
        else:
            found.append(detection)
    return found


def triggers_of(rule: Rule) -> list[Trigger]:
    """What the detector of a rule may ask a page for."""
    return asked_by(DETECTORS[rule.detector]) if rule.detector is not None else []


def find_groups(rule: Rule, page: Page, book: Codebook) -> Iterator[Group]:
    """The readings of a rule's detector: together where they are choices, each alone where they are not."""
    return _groups_of(rule, page, book, DETECTORS[rule.detector or ""](rule, page, book))


def _groups_of(rule: Rule, page: Page, book: Codebook, readings: Iterable[Reading]) -> Iterator[Group]:
    name = rule.detector or ""
    groups: dict[int, Group] = {}
    key = slot_of(name)
    bound: set[Filling] = set()
    for reading in readings:
        if key is not None:
            bound.add(reading.figures[key])
        yield from _grouped(name, reading, groups, page, book)
    yield from groups.values()
    if key is not None:
        yield from _by_evidence(name, rule, page, book, bound, key)


def _grouped(
    name: str, reading: Reading, groups: dict[int, Group], page: Page, book: Codebook
) -> Iterator[Group]:
    """A reading alone, or put with those that it is a choice or a rival of."""
    rule, first = reading.rule, reading.indexes[0]
    blocked = blocking(reading, page, book) if reading.blocked is None else ""
    if blocked:
        reading = replace(reading, blocked=blocked)
    if name in _RIVALS:
        start = reading.figures[_RIVALS[name]]
        at = start if isinstance(start, int) else start[0]
        rivals = groups.setdefault(at, Group(rule, at)).readings
        if all(reading.figures != other.figures for other in rivals):
            rivals.append(reading)
    elif name in _CHOICES:
        groups.setdefault(first, Group(rule, first, choices=True)).readings.append(reading)
    else:
        yield Group(rule, first, [reading])


def _by_evidence(
    name: str, rule: Rule, page: Page, book: Codebook, bound: set[Filling], key: str
) -> Iterator[Group]:
    """For key figures that nothing was bound to, what only the sum may tie to them."""
    groups: dict[Filling, Group] = {}
    for reading in evidence_readings(name, rule, page, book):
        at = reading.figures[key]
        if at not in bound and isinstance(at, int):
            blocked = blocking(reading, page, book)
            reading = replace(reading, blocked=blocked) if blocked else reading
            groups.setdefault(at, Group(rule, at)).readings.append(reading)
    yield from groups.values()
