"""What the words around like figures say of them: that one is the whole of the others, or that it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from crossfoot.binding.page import Page, View
from crossfoot.detectors.accounts import is_person
from crossfoot.detectors.akin import akin
from crossfoot.detectors.windows import roles_of
from crossfoot.detectors.wording import hedged_first, wordings, year_at
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

#: Tokens before and behind a figure in which a word speaks of it; those of a phrase that opens with "of".
_BEFORE, _BEHIND, _ASIDE, _OPENING = 5, 4, 5, 4
#: Nobody is older.
_OLDEST = 120
#: Tokens from a mark to the whole behind it.
_MARKED = 3
#: Tokens before a figure in which a verb says that it came or went.
_FLOWED = 2
_NO_PART = frozenset({"old-level", "expected", "extreme", "then-level", "threshold"})
_LEVELS = frozenset({"new-level", "at-level"})
OF_THEM = [["of", word] for word in ("them", "these", "those", "which", "whom")]
_OF = frozenset({"all", "of", "out", "his", "her", "its", "the", "their", "those"})
_LEADING, _DEFINITE = frozenset({"at", "with"}), frozenset({"all", "its", "the", "their", "those"})
_GOING_ON = (["it"], ["they"], ["this"], ["that"])
_DASHES = frozenset({"\u2013", "\u2014", "-", "--"})
_WHOLE_AND_PART, _FEW = 3, 3


class Tied(NamedTuple):
    """A whole and its parts, and how likely their fit but for a slip is by chance: 0 if they fit."""

    parts: tuple[int, ...]
    whole: int
    chance: float

    @property
    def figures(self) -> list[int]:
        """All of them, in the order of the text."""
        return sorted((*self.parts, self.whole))


def may_add_up(page: Page, views: Sequence[View], pool: Sequence[int]) -> bool:
    """Whether no figure is a level or a bound, and no word beside one compares, averages or picks some out."""
    figures = [page.figures[i] for i in pool]
    if len({figure.value for figure in figures}) < len(figures) or any(f.hedge in BOUNDS for f in figures):
        return False
    if (
        _share_a_deed(page, figures)
        or _is_charged(page, views, figures)
        or any(map(_may_be_age(page), figures))
    ):
        return False
    roles = [roles_of(page, i) for i in pool]
    changes = any("delta" in one and "added" not in one for one in roles) and any(
        _LEVELS & one for one in roles
    )
    if changes or any(_NO_PART & one for one in roles) or len(years_of(page, views, pool)) > 1:
        return False
    if any("delta" in role and _is_step(page, i) for role, i in zip(roles, pool, strict=True)):
        return False
    if figures[0].kind is Kind.MEASURE and not _measures(page, views) <= set(pool):
        return False
    return not any(stands_beside(page, i, ("comparing",), _ASIDE, _ASIDE) for i in pool)


def _share_a_deed(page: Page, figures: Sequence[Figure]) -> bool:
    """ "Eleven teach Latin and nine teach Greek": some may do both."""
    lower = page.extraction.tokens.lower
    deeds = [
        word for one in figures for word in lower[one.last : one.last + 1] if word in words_of("shared-deeds")
    ]
    return len(deeds) > len(set(deeds))


def _may_be_age(page: Page) -> Callable[[Figure], bool]:
    """ "Turned professional at 17 and means to stop at 40": a bare number behind "at" may be an age."""
    lower = page.extraction.tokens.lower

    def is_age(figure: Figure) -> bool:
        bare = figure.kind is Kind.NUMBER and figure.noun is None and not figure.scaled
        return bare and float(figure.value or 0) < _OLDEST and lower[max(figure.first - 1, 0)] == "at"

    return is_age


def _is_charged(page: Page, views: Sequence[View], figures: Sequence[Figure]) -> bool:
    """ "With 20 percent VAT and £15 for delivery the £450 chair comes to £555": a rate is a part without a figure."""
    lower = page.extraction.tokens.lower
    rates = [page.figures[i] for view in views for i in view.figures if page.figures[i].kind is Kind.PERCENT]
    charged = any(rate.last < len(lower) and lower[rate.last] in words_of("charged") for rate in rates)
    return charged and figures[0].kind is Kind.MONEY


def _is_step(page: Page, index: int) -> bool:
    """ "The county grew by 3,810": what something moved by is no part."""
    first = page.figures[index].first
    return first > 0 and page.extraction.tokens.lower[first - 1] == "by"


def _measures(page: Page, views: Sequence[View]) -> set[int]:
    """The measures of some sentences: "300 g of sugar ... that is 2 kg" has them in two units."""
    return {i for view in views for i in view.plain.place if page.figures[i].kind is Kind.MEASURE}


def years_of(page: Page, views: Sequence[View], pool: Sequence[int]) -> set[int | None]:
    """The years that figures were set aside with: those of two years are no parts of one whole."""
    found = {year_at(page, view, i) for view in views for i in pool if i in view.skeletons.when}
    return found - {None}


def stands_beside(
    page: Page, index: int, names: Sequence[str], before: int = _BEFORE, behind: int = _BEHIND
) -> bool:
    """Whether a word of the lexicon stands shortly before a figure, or right behind it."""
    lower, figure = page.extraction.tokens.lower, page.figures[index]
    sentence = page.extraction.sentences[figure.sentence]
    ahead = max(sentence.first, figure.first - before), figure.first
    after = figure.last, min(sentence.last, figure.last + behind)
    words = wordings("adding")
    return any(words[name].within(lower, *stretch) for name in names for stretch in (ahead, after))


def is_tied(page: Page, view: View, tied: Tied, numbered: bool) -> bool:
    """Whether the words of one sentence say that its like figures are a whole and its parts."""
    years = [i for i in view.figures if page.figures[i].kind in (Kind.DATE, Kind.YEAR)]
    if _flows_both_ways(page, tied):
        return False
    if len(years) > 1 and not stands_beside(page, tied.whole, ("closing",)):
        return False
    resting = len(tied.parts) + 1 == _WHOLE_AND_PART and _leaves(page, tied)
    if _is_share(page, tied) or wordings("adding")["parting"].stands_in(page, view):
        return resting and not wordings("adding")["parting"].stands_in(page, view)
    if (
        resting
        or stands_beside(page, tied.whole, ("closing",))
        or (numbered and tied.whole == tied.figures[-1])
    ):
        return True
    return _is_broken_down(page, view, tied) or _is_marked_off(page, tied)


def _flows_both_ways(page: Page, tied: Tied) -> bool:
    """ "With 58 seats, it lost 11, won four and ended up with 51": what came in is no part of what there was."""
    lower, words = page.extraction.tokens.lower, wordings("stocks")
    leads = [(max(0, page.figures[part].first - _FLOWED), page.figures[part].first) for part in tied.parts]
    return all(any(words[name].within(lower, *lead) for lead in leads) for name in ("came", "went"))


def _leaves(page: Page, tied: Tied) -> bool:
    """Whether one part is told as what is left of the whole, and counts what the whole counts."""
    for part in tied.parts:
        if part == tied.figures[-1] and stands_beside(page, part, ("leaving",), _MARKED, 0):
            return True
        if stands_beside(page, part, ("resting",), _MARKED, _ASIDE) and _same(page, tied.whole, part):
            return True
    last = tied.figures[-1]
    return (
        last != tied.whole and _is_share(page, tied) and stands_beside(page, last, ("closing",), _MARKED, 0)
    )


def _same(page: Page, one: int, two: int) -> bool:
    a, b = page.figures[one].noun, page.figures[two].noun
    return a is None or b is None or a == b or akin(a, b) or (is_person(a) and is_person(b))


def _is_share(page: Page, tied: Tied) -> bool:
    """ "Nine of the 15": of the two the larger is the whole, and what else is told need not be the rest."""
    lower = page.extraction.tokens.lower
    for one, two in pairwise(tied.figures):
        between = lower[page.figures[one].last : page.figures[two].first]
        if between[:1] in (["of"], ["out"]) and all(word in _OF for word in between):
            return True
    return False


def is_mixed(page: Page, tied: Tied) -> bool:
    """Whether the whole counts what some of its parts count, and others count something else."""
    whole, nouns = page.figures[tied.whole].noun, {page.figures[i].noun for i in tied.parts} - {None}
    return whole in nouns and len(nouns) > 1


def _is_broken_down(page: Page, view: View, tied: Tied) -> bool:
    """ "Of the 26 victims, 17 were women and nine were men"; "47 lives, 29 of them children and 18 adults"."""
    lower, figures = page.extraction.tokens.lower, page.figures
    whole, first = figures[tied.whole], figures[tied.parts[0]]
    if tied.figures[0] != tied.whole or not all(_same(page, tied.whole, i) for i in tied.parts):
        return False
    listed = "and" in lower[figures[tied.parts[-2]].last : figures[tied.parts[-1]].first]
    opened = lower[view.sentence.first] == "of" and whole.first - view.sentence.first <= _OPENING
    of_them = lower[first.last : first.last + 2] in OF_THEM
    missing = float(whole.value or 0) - sum(float(figures[i].value or 0) for i in tied.parts)
    untold = 0 < missing <= min(float(figures[i].value or 0) for i in tied.parts) and len(tied.parts) > 2
    aside = of_them and is_aside_closed(page, tied.parts)
    return listed and (opened or of_them) and not untold and not aside


def is_aside_closed(page: Page, parts: Sequence[int]) -> bool:
    """ "41 aircraft, nine of them leased, and 12 on order": a comma closes the aside; what follows is no part."""
    if len(parts) != _WHOLE_AND_PART - 1:
        return False
    first, second = (page.figures[index] for index in parts)
    between = page.extraction.tokens.lower[first.last : second.first]
    return (",", "and") in pairwise(between)


def _is_marked_off(page: Page, tied: Tied) -> bool:
    """Whether a dash or colon stands between the whole and its parts, or a word that opens a list of them."""
    lower, whole = page.extraction.tokens.lower, page.figures[tied.whole]
    if tied.figures[-1] == tied.whole:
        before = lower[max(whole.first - _MARKED, page.figures[tied.parts[-1]].last) : whole.first]
        return any(_is_mark(page, whole.first - k - 1) for k in range(len(before)))
    if tied.figures[0] != tied.whole:
        return False
    between = range(whole.last, page.figures[tied.parts[0]].first)
    opened = wordings("adding")["opening"].within(lower, between.start, between.stop)
    listed = "and" in lower[page.figures[tied.parts[-2]].last : page.figures[tied.parts[-1]].first]
    return listed and (opened or any(_is_mark(page, place) for place in between))


def _is_mark(page: Page, place: int) -> bool:
    """Whether a token is a colon or a dash between spaces."""
    tokens = page.extraction.tokens
    word = tokens.lower[place]
    spaced = place > 0 and tokens.ends[place - 1] < tokens.starts[place]
    return word in (":", "\u2014") or (word in _DASHES and spaced)


def points_back(page: Page, view: View, tied: Tied) -> bool:
    """Whether the words of the last sentence say that its figures belong with those told before it."""
    own = [i for i in tied.figures if page.figures[i].sentence == view.number]
    earlier = [i for i in tied.figures if i not in own]
    listed = own == [tied.whole] and _is_list(page, earlier)
    if listed and _opens_on(page, view, tied):
        return True
    apart = any(wordings("adding")[name].stands_in(page, view) for name in ("parting", "longer"))
    if not own or len(tied.parts) > _FEW or apart:
        return False
    if any(_is_new(page, view, i) for i in view.figures):
        return False
    summed = listed and _sums_up(page, view)
    if not summed and not all(any(is_kin(page, i, j) for j in tied.figures if j != i) for i in earlier):
        return False
    if tied.whole not in own:
        return tied.whole == tied.figures[0] and any(
            stands_beside(page, i, ("resting",), _MARKED, _MARKED) for i in own
        )
    if tied.whole != own[-1] or _is_said_aside(page, view, tied.whole):
        return False
    lower = page.extraction.tokens.lower
    pointing = bool(wordings("adding")["pointing"].at(lower, view.sentence.first, view.sentence.last))
    adds = lower[view.sentence.first] in words_of("adding") | {"with"} and len(own) > 1
    adds = adds and not _is_base(page, tied.whole)
    adds = adds or (
        lower[view.sentence.first] == "with" and listed and any(is_kin(page, i, tied.whole) for i in earlier)
    )
    return adds or (pointing and len(own) == 1) or stands_beside(page, tied.whole, ("closing",))


def _is_base(page: Page, index: int) -> bool:
    """ "With buybacks it has returned $120m on earnings of $160m": what the rest is set against."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    named = first > 1 and lower[first - 1] == "of"
    return named and lower[first - 2] not in words_of("total-line")


def _opens_on(page: Page, view: View, tied: Tied) -> bool:
    """ "At $700,000 it is the largest grant", "The 950 cars made it the best quarter": right behind the list."""
    lower, first, whole = page.extraction.tokens.lower, view.sentence.first, page.figures[tied.whole]
    kin = whole.kind is Kind.MONEY or any(page.figures[i].noun == whole.noun for i in tied.parts)
    opens = hedged_first(page, view, tied.whole) == first + 1
    if not opens or page.figures[tied.parts[-1]].sentence != view.number - 1:
        return False
    led = lower[first] in _LEADING and lower[whole.last : whole.last + 1] in _GOING_ON
    return led or (kin and whole.noun is not None and lower[first] in _DEFINITE)


def _sums_up(page: Page, view: View) -> bool:
    """ "Together the 120 films ran for nine days": the sentence opens on the sum of what was listed before."""
    start, end = view.sentence.first, min(view.sentence.last, view.sentence.first + _OPENING)
    return wordings("adding")["summing"].at(page.extraction.tokens.lower, start, end) > 0


def _is_list(page: Page, indexes: Sequence[int]) -> bool:
    """Whether figures stand in one row of three or more: "44 features, 61 shorts and 15 documentaries"."""
    figures = [page.figures[i] for i in indexes]
    if len(figures) < _WHOLE_AND_PART or len({figure.sentence for figure in figures}) > 1:
        return False
    lower = page.extraction.tokens.lower
    gaps = [lower[one.last : two.first] for one, two in pairwise(figures)]
    return all("," in gap or ";" in gap for gap in gaps[:-1]) and "and" in gaps[-1]


def _is_said_aside(page: Page, view: View, whole: int) -> bool:
    """ "The Ukrainian shops, 44 in all, were left out": of what its own sentence names."""
    lower, figure = page.extraction.tokens.lower, page.figures[whole]
    behind = lower[figure.last : min(figure.last + _BEHIND, view.sentence.last)]
    named = figure.first - view.sentence.first > 2 and lower[view.sentence.first] not in (
        "in",
        "with",
        "that",
    )
    return (
        named
        and lower[figure.first - 1] == ","
        and "," in behind
        and behind[:2] in (["in", "all"], ["in", "total"])
    )


def _is_new(page: Page, view: View, index: int) -> bool:
    """Whether "the two films" are none of those told of in the sentences before."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.form != "words" or figure.noun is None or not 1 < (figure.value or 0) < _FEW + 2:
        return False
    definite = figure.first > 0 and lower[figure.first - 1] in ("the", "these", "those")
    start = page.extraction.sentences[max(view.number - _FEW, 0)].first
    told = lower[start : view.sentence.first]
    return definite and not any(word.startswith(figure.noun[:_FEW]) for word in told)


def is_kin(page: Page, one: int, two: int) -> bool:
    """Whether two figures count the same things, or people to whom the same happened; sums of one unit always do."""
    a, b = page.figures[one], page.figures[two]
    if a.unit is not None:
        return True
    if max((a, b), key=lambda figure: figure.first).noun is None:
        return True  # "Another 37 are dry"
    same = a.noun is not None and (a.noun == b.noun or akin(a.noun, b.noun))
    people = a.noun is not None and b.noun is not None and is_person(a.noun) and is_person(b.noun)
    return same or people or bool(_deeds(page, one) & _deeds(page, two))


def _deeds(page: Page, index: int) -> frozenset[str]:
    """What befell the people whom a figure counts: death or harm, by the words of its sentence."""
    view, noun = page.view_of(index), page.figures[index].noun
    if view is None or not (noun is None or is_person(noun)):
        return frozenset()
    return frozenset(
        name for name in ("deadly", "hurt", "victims") if not words_of(name).isdisjoint(view.words)
    )


def has_lone_person(page: Page, view: View) -> bool:
    """Whether a person is told of without a figure: "the driver, two teachers and 31 pupils"."""
    lower, lone = page.extraction.tokens.lower, wordings("adding")["lone"].rows
    tokens = range(view.sentence.first + 1, view.sentence.last)
    return any(lower[place - 1] in lone and lower[place] in words_of("persons") for place in tokens)
