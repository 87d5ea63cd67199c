"""Ages and birth dates: born in Y1, aged n in Y2.

A birth is a date behind a word of birth, or the first year of a life in brackets; an age belongs to it if both stand
in one sentence, or in neighbouring ones of which the second goes on with "he" or "she". The year in which the age is
meant is that of a date in the same clause, or the article's own for an age of now or at a death without a date.
Every further date of the passage is a choice that may excuse the age, never one that accuses it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.births import BIRTHS, DATES, births, births_told, pronoun_born, said, tells_birth
from crossfoot.detectors.dated_ages import OTHERS, dated_age_readings
from crossfoot.detectors.kin import kin_alone, kin_leads, kin_near, kin_owned, one_gender, somebody_led
from crossfoot.detectors.present_ages import (
    at_now,
    died_before,
    found,
    in_a_month,
    is_this_year,
    is_year_old,
    stands,
)
from crossfoot.detectors.sole_ages import names_both, present_ages, sole_ages, years_of_life
from crossfoot.detectors.tied_ages import TURNED, lived_to, lived_until, tied_to, turns
from crossfoot.detectors.wording import after, before, hedged_first, of_kinds, wordings, year_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_REACH = 7
_BEHIND = 4
_CHOICES = 6
_LIFE = (20, 122)
#: Sentences between the only birth of a text and an age of "he" or "she".
_AFAR = 9
_SPANNED = Trigger(kinds=(Kind.PERIOD,))
_BORN = BIRTHS | _SPANNED
#: Tokens behind an age in which a death is told, and at the beginning of a sentence for its subject.
_DEATH, _SUBJECT = 7, 4
#: Words that open a clause about somebody else: "The elder, born in 1938, played; the younger retired at 27".
_SOMEBODY = frozenset({"a", "an", "another", "both", "one", "that", "the", "their", "this"})
_OTHERS = frozenset({"i", "we", "they", "it", "the"})
_MADE = frozenset({"it", "him", "her", "them"})
_WOULD = ["would", "have", "been"]
_ADVERBS = frozenset({"already", "just", "only", "still", "barely", "but", "now", "then", "about", "nearly"})
_LATELY = frozenset({"last", "this", "next", "yesterday", "today", "tomorrow", "on", "in", ",", "."})
#: Forms of "to be" before an age that is a bare number.
_CLOSES = frozenset({",", ".", ";", ":", ")", "when", "and", "now"})
_BE = frozenset({"was", "is", "then", "now", "were"})


@needs(_BORN)
def age_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A birth date, an age of the same person, and the dates at which the age may be meant, likeliest first."""
    known: set[int] = set()
    for reading in _bound(rule, page):
        known.add(reading.indexes[0])
        yield reading
    for age, born, when, beside in sole_ages(page, known):
        filled = {"age": age, "born": born, "event": when}
        yield Reading(rule, filled, Tier.ANCHORED, "sentence" if beside else "article", case="any")
    for age, born, when in years_of_life(page):
        filled = {"age": age, "born": born, "event": when}
        yield Reading(rule, filled, Tier.ANCHORED, "sentence", case="year-of-life")
    for age, born, beside in present_ages(page, known):
        filled = {"age": age, "born": born}
        yield Reading(rule, filled, Tier.ANCHORED, "sentence" if beside else "article", case="aged")


def _bound(rule: Rule, page: Page) -> Iterator[Reading]:
    """What the words around a birth and an age tie together."""
    for view in page.where(_BORN):
        for birth in births(page, view):
            made = said(page, view, "made", birth)
            for other in _windows(page, view.position, view):
                for age in _ages(page, other):
                    own = other is view and (turns(page, view, birth, age) or stands(page, view, birth, age))
                    fits = not made or own or _of_thing(page, age)
                    sister = other is not view and not OTHERS.isdisjoint(other.words)
                    sister = sister and not names_both(page, view, birth, other, age)
                    if fits and not sister and _same_person(page, view, birth, other, age):
                        yield from _readings(rule, page, view, birth, other, age)
        yield from _lives(rule, page, view)
    yield from dated_age_readings(rule, page)


def _windows(page: Page, position: int, view: View) -> list[View]:
    """The sentence of the birth, and its neighbours in the paragraph."""
    near = page.views[max(0, position - 2) : position] + page.views[position + 1 : position + 3]
    own = view.sentence.paragraph
    windows = [view, *(other for other in near if other.sentence.paragraph == own)]
    if len(births_told(page)) == 1:
        windows += [other for other in page.views if _afar(view, other) and other not in windows]
    return windows


def _afar(view: View, other: View) -> bool:
    return other is not view and abs(other.number - view.number) <= _AFAR


def _ages(page: Page, view: View) -> list[int]:
    return [i for i in view.figures if page.figures[i].kind is Kind.AGE or is_age(page, view, i)]


def _of_thing(page: Page, age: int) -> bool:
    """ "the 90-year-old bridge": a noun follows the age, so that a thing may be meant."""
    figure, lower = page.figures[age], page.extraction.tokens.lower
    old = "old" in lower[figure.first : figure.last]
    behind = lower[figure.last] if figure.last < len(lower) else ""
    return old and behind.isalpha() and behind not in wordings("timeline")["no-noun"].rows


def _same_person(page: Page, view: View, birth: int, other: View, age: int) -> bool:
    """Whether nothing speaks for somebody else, and the second sentence goes on about the first one's person."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    if other is view and kin_alone(page, view):
        return True  # "Her mother, born in 1931, died at 88 in 2019"
    if other is not view and names_both(page, view, birth, other, age):
        return True  # "Lucero, the elder, is 58 ... Lucero's year of birth, 1966"
    if kin_near(page, before(page, other, age, _REACH)[0], after(page, other, age, 3)[1]):
        return False
    if kin_leads(page, other, hedged_first(page, other, age)) and not (
        other is view and lived_to(page, other, age)
    ):
        return False
    if other is view:
        near = before(page, view, birth, _REACH)
        first, last = sorted((page.figures[birth], page.figures[age]), key=lambda figure: figure.first)
        between = lower[first.last : last.first]
        if (
            ";" in between
            and between[between.index(";") + 1 :][:1]
            and between[between.index(";") + 1] in _SOMEBODY
        ):
            return False
        apart = ";" in between or kin_owned(page, *near)
        return not (apart and words["kin"].within(lower, *near))
    if other.sentence.paragraph != view.sentence.paragraph and not _keeps_to(page, view, birth, other, age):
        return False
    if kin_leads(page, view, page.figures[birth].first) or somebody_led(page, view):
        return False  # "A daughter, born in 1960, survives her. She died at 93"
    if _of_thing(page, age) and other.number - view.number == 1 and said(page, view, "made", birth):
        # "The house was built in 1785. The 230-year-old mansion ..."
        return page.figures[age].first - other.sentence.first == 1 and lower[other.sentence.first] in (
            "the",
            "this",
        )
    if _cataphoric(page, view, other, age):
        return True
    later = view if view.number > other.number else other
    start = later.sentence.first
    opening = words["pronoun"].within(lower, start, min(start + 3, later.sentence.last))
    goes_on = (
        opening
        or lower[start] == "born"
        or _named_again(page, view if later is other else other, later)
        or (words["pronoun"].within(lower, start, later.sentence.last) and not _named(page, later))
    )
    return goes_on and (not _apposed(page, age) or later is view)


def _keeps_to(page: Page, view: View, birth: int, other: View, age: int) -> bool:
    """Whether nobody else can be meant between a birth and an age in another paragraph."""
    lower, kin = page.extraction.tokens.lower, wordings("timeline")["kin"]
    sentences = page.extraction.sentences
    if pronoun_born(page, view, birth):
        before_it = sentences[view.number - 1] if view.number else sentences[0]
        return not kin.within(lower, before_it.first, min(before_it.first + _SUBJECT, before_it.last))
    low, high = sorted((view.number, other.number))
    if not kin.within(lower, sentences[low].first, sentences[high].last):
        return True
    behind = [one for one in sentences[low + 1 : high + 1] if lower[one.first] not in ("he", "she")]
    heads = [range(one.first, min(one.first + _SUBJECT, one.last)) for one in behind]
    last = page.figures[birth].last  # "Born in Cork in 1901, his father"
    heads.append(range(last, min(last + _SUBJECT, view.sentence.last)))
    led = any(kin.within(lower, head.start, head.stop) for head in heads)
    age_of = lower[max(other.sentence.first, hedged_first(page, other, age) - 3) : page.figures[age].first]
    named = not {"he", "she"}.isdisjoint(age_of) or lower[other.sentence.first] in ("he", "she")
    opens = view.number < other.number and named
    return opens and not led and one_gender(page, low, high)


def _named_again(page: Page, earlier: View, later: View) -> bool:
    """ "... Della Crane, who ... Crane, born in 1960, ...": the second sentence opens with the first one's surname."""
    tokens, text = page.extraction.tokens, page.extraction.text
    start = later.sentence.first
    known = tokens.lower[earlier.sentence.first + 1 : earlier.sentence.last]
    named = text[tokens.starts[start]].isupper() and tokens.lower[start] in known
    return named and tokens.lower[start + 1 : start + 3] == [",", "born"]


def _cataphoric(page: Page, view: View, other: View, age: int) -> bool:
    """ "At 19 he enlisted. That was in 1943; Harold Pym had been born in 1924": the name comes behind the pronoun."""
    figure, lower = page.figures[age], page.extraction.tokens.lower
    pronoun = not {"he", "she"}.isdisjoint(lower[figure.last : figure.last + 2])
    beside = view.number - other.number == 1 and len(births_told(page)) == 1
    return beside and pronoun and not _named(page, other)


def _named(page: Page, view: View) -> bool:
    """Whether a sentence names two words in capitals running, as a person's name does."""
    text, starts = page.extraction.text, page.extraction.tokens.starts
    capital = [text[starts[k]].isupper() for k in range(view.sentence.first + 1, view.sentence.last)]
    return any(one and two for one, two in pairwise(capital))


def _apposed(page: Page, age: int) -> bool:
    """ "Anna Holm, 46,": the age names its own person."""
    figure = page.figures[age]
    return figure.first > 0 and page.extraction.tokens.lower[figure.first - 1] == ","


def _readings(rule: Rule, page: Page, view: View, birth: int, other: View, age: int) -> Iterator[Reading]:
    dates = [index for index in of_kinds(page, other, DATES) if index != birth]
    dates = [index for index in dates if year_of(page.figures[index]) is not None]
    if other is not view:
        dates = [index for index in dates if index not in births(page, other)]
    tied = [index for index in dates if tied_to(page, other, age, index)] or _dated_behind(page, other, birth)
    tied = tied or lived_until(page, other, age, dates)
    now = _of_now(page, other, age) and not tied
    coming = _coming(page, age)
    if not tied and not now and not coming:
        return
    rest = [index for one in {view.number: view, other.number: other}.values() for index in one.figures]
    further = [
        index
        for index in rest
        if index not in (birth, *tied) and page.figures[index].kind in DATES and year_of(page.figures[index])
    ]
    base = {"age": age, "born": birth}
    if coming:
        yield Reading(rule, base, Tier.ANCHORED, "sentence", case="coming")
    if now:
        yield Reading(rule, base, Tier.ANCHORED, "sentence", case="aged")
    for event in [*tied, *further][:_CHOICES]:
        yield Reading(rule, {**base, "event": event}, Tier.ANCHORED, "sentence")
    if not now:
        yield Reading(rule, base, Tier.ANCHORED, "sentence", case="aged")


def _coming(page: Page, age: int) -> bool:
    """ "will be 80 in May", "would have been 80 this week": the age of the next birthday, or of this one."""
    lower, first = page.extraction.tokens.lower, page.figures[age].first
    return lower[max(0, first - 2) : first] == ["will", "be"] or lower[max(0, first - 3) : first] == _WOULD


def _dated_behind(page: Page, view: View, birth: int) -> list[int]:
    """ "At 19 he enlisted. That was in 1943": the date of what the sentence before told."""
    lower, behind = page.extraction.tokens.lower, page.by_sentence.get(view.number + 1)
    if behind is None or of_kinds(page, view, DATES):
        return []
    opening = lower[behind.sentence.first : behind.sentence.first + 3]
    dates = [index for index in of_kinds(page, behind, DATES) if index != birth][:1]
    told = opening in (
        ["that", "was", "in"],
        ["this", "was", "in"],
        ["it", "was", "in"],
        ["the", "year", "was"],
    )
    near = bool(dates) and page.figures[dates[0]].first - behind.sentence.first <= _BEHIND
    return dates if told and near and year_of(page.figures[dates[0]]) is not None else []


def _of_now(page: Page, view: View, age: int) -> bool:
    """An age of the article's own time: in apposition, with "is" or "now", or at a death that has no date."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    first, last = before(page, view, age, 4)
    if words["current"].within(lower, first, last) or _made(page, last) or found(page, view, age):
        return True
    if at_now(page, view, age) or is_year_old(page, view, age) or is_this_year(page, age):
        return True
    if lower[last - 1] in TURNED and lower[page.figures[age].last : page.figures[age].last + 1]:
        # "turned 48 last week" and "on Saturday", but not "turned 48 in 2011".
        if lower[page.figures[age].last] == "on":
            return any(page.figures[i].kind is Kind.WEEKDAY for i in view.figures if i > age)
        if lower[page.figures[age].last] == "in":
            return in_a_month(page, page.figures[age].last + 1)
        return lower[page.figures[age].last] in _LATELY - {"in", "on"}
    if died_before(page, view, last):
        return True
    if words["dying"].within(lower, max(view.sentence.first, first - 8), last):
        return not [
            i for i in of_kinds(page, view, DATES) if year_of(page.figures[i]) and not _born(page, view, i)
        ]
    behind = after(page, view, age, 1)
    closed = behind[1] > behind[0] and lower[behind[0]] in (",", ")", ".")
    return (_apposed(page, age) and closed) or _of_thing(page, age)


def _made(page: Page, first: int) -> bool:
    """ "which makes her 31"."""
    lower = page.extraction.tokens.lower
    return first > 1 and lower[first - 1] in _MADE and lower[first - 2] in wordings("timeline")["makes"].rows


def _born(page: Page, view: View, index: int) -> bool:
    return index in births(page, view)


def _lives(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "Ada Holm (1931-2014), who died aged 83"."""
    lower = page.extraction.tokens.lower
    for life in of_kinds(page, view, {Kind.PERIOD}):
        figure = page.figures[life]
        if figure.low is None or figure.high is None or figure.unit != "years":
            continue
        bracketed = figure.first > 0 and lower[figure.first - 1] in ("(", ",")
        if not bracketed or not _LIFE[0] <= figure.high - figure.low <= _LIFE[1]:
            continue
        for age in _ages(page, view):
            near = before(page, view, age, _REACH)[0], after(page, view, age, _DEATH)[1]
            if wordings("timeline")["dying"].within(lower, *near) or lived_to(page, view, age):
                yield Reading(rule, {"age": age, "life": life}, Tier.ANCHORED, "sentence", case="died")
        behind = page.by_sentence.get(view.number + 1)
        told = list(_ages(page, behind)) if behind is not None and not _ages(page, view) else []
        if behind is not None and told and _opens_as_age(page, behind, told[0]):
            yield Reading(rule, {"age": told[0], "life": life}, Tier.ANCHORED, "previous", case="died")


def _opens_as_age(page: Page, view: View, age: int) -> bool:
    """ "She was 91 ...": the sentence behind a life begins with the age it came to."""
    lower, first = page.extraction.tokens.lower, page.figures[age].first
    return lower[view.sentence.first : first] in (["he", "was"], ["she", "was"]) and not of_kinds(
        page, view, DATES
    )


def is_age(page: Page, view: View, index: int) -> bool:
    """An age, or a bare number behind "was" that ends its clause."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind is Kind.AGE:
        return not figure.is_range and not _of_thing(page, index)
    first = hedged_first(page, view, index)
    if figure.kind is not Kind.NUMBER or figure.value is None or _made(page, first):
        return figure.kind is Kind.NUMBER and figure.value is not None and figure.noun is None
    if not 0 < figure.value < _LIFE[1]:
        return False
    follows = lower[figure.last : figure.last + 2]
    apposed = _apposed(page, index) and (
        (follows[:1] == [","] and tells_birth(lower, figure.last + 1))
        or (follows[:1] == ["at"] and follows[1:] in (["her"], ["his"]))
    )
    if apposed or (lived_to(page, view, index) and figure.noun is None):
        return True
    if lower[first - 1] == "at" and lower[first - 2] in (",", "is", "who") and follows[:1] == [","]:
        return True
    if lower[first - 1] in TURNED and follows[:1] and follows[0] in _LATELY:
        return True
    if _at_age(page, view, first, follows) or (
        _coming(page, index) and follows[:1] in (["in"], ["on"], ["next"], ["this"])
    ):
        return True
    if is_this_year(page, index):
        return True
    if follows[:1] == ["when"] and {*follows[1:]} & {*wordings("timeline")["pronoun"].rows, *_OTHERS}:
        return True
    if lower[first - 1] == "at" and follows[:2] == [",", "in"] and figure.noun is None:
        return True
    dated = follows[:1] == ["in"] and any(
        page.figures[i].first == figure.last + 1 for i in of_kinds(page, view, DATES)
    )
    ends = dated or figure.last >= view.sentence.last or lower[figure.last] in _CLOSES
    verb = first - 1
    while verb > view.sentence.first and lower[verb] in _ADVERBS:
        verb -= 1
    told = lower[verb] in _BE or (verb < first - 1 and lower[verb] == "aged")
    return ends and figure.form != "fraction" and told and first > view.sentence.first


def _at_age(page: Page, view: View, first: int, follows: list[str]) -> bool:
    """ "At 19 he enlisted", "and at 31, she was"."""
    lower = page.extraction.tokens.lower
    if first <= view.sentence.first or not follows:
        return False
    opens = first - 1 == view.sentence.first or lower[first - 2] in (",", ";", "and", "but", "then")
    somebody = not {"he", "she"}.isdisjoint(follows) or follows[:1] in (
        ["the"],
        ["ms"],
        ["mr"],
        ["mrs"],
        ["dr"],
    )
    return lower[first - 1] == "at" and opens and somebody
