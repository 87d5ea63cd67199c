"""Fill the slots of a rule: closed phrases first, then the frame, then wider windows.

The smallest window that fills every slot wins and nothing wider is looked at. A figure gets into a slot by its
role, kind, unit and noun, never by its value; what several fillings mean is the engine's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import islice, product
from operator import and_, or_

from crossfoot.binding.cases import case_of
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.compiling import Compiled, compile_pattern
from crossfoot.binding.guards import blocking
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Group, Reading, Silence, members
from crossfoot.binding.skeleton import TEMPORAL, Skeleton
from crossfoot.binding.slots import agrees, fits
from crossfoot.model.finding import Tier
from crossfoot.rulebook import Rule, Slot

#: More fillings than this in one window are not weighed; the figure is counted as unchecked with reason "limit".
READING_LIMIT = 64
#: No more combinations than this are looked at in one window, whether they fit or not.
COMBINATION_LIMIT = 5_000
#: Some texts are one paragraph throughout; operands are not looked for further than this many sentences away.
PARAGRAPH_REACH = 3
#: A sentence that points back does so among so many first words and figures.
BACK_REACH = 6
_NONE: set[str] = set()
_WEAK = frozenset({"at-level", "subject-level"})


def distinct(page: Page, indexes: Iterable[int]) -> list[int]:
    """One index a value: a figure that is repeated is not ambiguous."""
    indexes = list(indexes)
    if len(indexes) < 2:
        return indexes
    seen: dict[tuple[object, ...], int] = {}
    for index in indexes:
        figure = page.figures[index]
        seen.setdefault((figure.value, figure.low, figure.high, figure.unit, figure.hedge), index)
    return list(seen.values())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase with its trigger, and whether it reads the skeleton with dates."""

    compiled: Compiled
    full: bool
    trigger: int


@dataclass(frozen=True, slots=True)
class Binding:
    """A rule made ready to bind for one codebook.

    A phrase can match only in a sentence whose mask has a bit of ``trigger`` and all of ``need``; a key figure stands
    only in one that has a bit of each mask of ``key``, and where one of ``roles`` is played (if the key has any). The
    others stand only where each mask of ``others`` has a bit, and with the key there are ``least`` of them.
    """

    rule: Rule
    phrases: tuple[Phrase, ...]
    trigger: int
    need: int
    key: tuple[int, ...]
    roles: tuple[str, ...]
    others: tuple[int, ...]
    least: int

    def may_bind(self, mask: int) -> bool:
        """Whether a key figure may stand in a sentence with this mask, or on a page with it."""
        for one in self.key:  # noqa: SIM110  a generator would double the time
            if not mask & one:
                return False
        return True

    def may_fill(self, mask: int, figures: int) -> bool:
        """Whether so many figures with this mask can be all figures of the rule."""
        if figures < self.least:
            return False
        for one in self.others:  # noqa: SIM110
            if not mask & one:
                return False
        return True


def make_binding(rule: Rule, book: Codebook) -> Binding:
    """Compile the phrases of a rule, and the mask of figure kinds that its key may have."""

    def chars(name: str) -> str:
        slot = rule.figures[name]
        return book.of_kinds(slot.kinds, slot.range)

    phrases = []
    for pattern in rule.phrases:
        slots = [rule.figures[name] for name in pattern.slots]
        full = any(set(slot.kinds) & TEMPORAL or slot.unit_unlike for slot in slots)
        compiled = compile_pattern(pattern, book, chars)
        phrases.append(Phrase(compiled, full, compiled.trigger))
    trigger = reduce(or_, (phrase.compiled.trigger for phrase in phrases), 0)
    need = reduce(and_, (phrase.compiled.need for phrase in phrases), -1) if phrases else 0
    key = rule.figures[rule.key.figure] if rule.key else None
    wanted = book.of_slot(key) if key else (0,)
    if rule.key and rule.key.cues:
        wanted = (book.need(rule.key.cues), *wanted)
    others = [slot for slot in rule.slots if slot is not key and not slot.optional]
    masks = tuple({mask for slot in others for mask in book.of_slot(slot)})
    return Binding(
        rule, tuple(phrases), trigger, need, wanted, key.roles if key else (), masks, len(others) + 1
    )


@dataclass(slots=True)
class Joiner:
    """Binds rules on one page and keeps the reasons for silence.

    A sentence in which a key cannot have operands comes to nothing but silences: these are worked out when asked for.
    """

    page: Page
    book: Codebook
    _kept: list[Silence] = field(default_factory=list)
    _later: list[tuple[int, Binding, View, dict[int, Group]]] = field(default_factory=list)

    @property
    def silences(self) -> list[Silence]:
        """Why figures that could have been keys came to nothing, in the order of rules and sentences."""
        kept, self._kept = self._kept, []
        done = 0
        for place, binding, view, found in self._later:
            self._kept += kept[done:place]
            done = place
            self._bind_keys(binding, view, found)
        self._kept += kept[done:]
        self._later.clear()
        return self._kept

    def groups(self, binding: Binding) -> list[Group]:
        """All groups of readings of one rule."""
        page, found = self.page, dict[int, Group]()
        if page.mask & binding.trigger and not binding.need & ~page.mask:
            # most phrases have nothing to match on a page, which spares asking for them in every sentence
            phrases = [
                phrase
                for phrase in binding.phrases
                if phrase.trigger & page.mask and phrase.compiled.may_match(page.mask)
            ]
            for view in page.views if phrases else ():
                if view.mask & binding.trigger and not binding.need & ~view.mask:
                    for group in self._phrase_groups(binding.rule, phrases, view):
                        found.setdefault(group.key, group)
        if binding.may_bind(page.mask):
            for view in page.views:
                for one in binding.key:
                    if not view.mask & one:
                        break
                else:
                    self._bind_view(binding, view, found)
        return list(found.values())

    def _bind_view(self, binding: Binding, view: View, found: dict[int, Group]) -> None:
        """The keys of a sentence, now or when silences are asked for."""
        if self._may_find(binding, view):
            self._bind_keys(binding, view, found)
        else:
            self._later.append((len(self._kept), binding, view, found))

    def _may_find(self, binding: Binding, view: View) -> bool:
        """Whether a key in this sentence may find its operands: the quick question before roles are worked out."""
        window = binding.rule.window
        if binding.may_fill(view.mask, len(view.figures)):
            return True
        if window.paragraph != "no" or window.article != "no":
            return True
        before = self.page.by_sentence.get(view.number - 1) if window.previous != "no" else None
        if before is None:
            return False
        return binding.may_fill(view.mask | before.mask, len(view.figures) + len(before.figures))

    def _bind_keys(self, binding: Binding, view: View, found: dict[int, Group]) -> None:
        if not binding.roles or not view.played.isdisjoint(binding.roles):
            self._key_groups(binding, view, found)

    # closed phrases

    def _phrase_groups(self, rule: Rule, phrases: list[Phrase], view: View) -> Iterator[Group]:
        by_key: dict[int, list[tuple[int, dict[str, Filling], range]]] = {}
        mask = view.mask
        absent = ~mask
        for phrase in phrases:
            if not phrase.trigger & mask or phrase.compiled.need & absent:
                continue
            if not phrase.compiled.may_match(mask):
                continue
            skeleton = view.skeletons.full if phrase.full else view.plain
            for filled, items in self._matches(phrase.compiled, skeleton):
                if self._allowed(rule, filled):
                    key = self._key_index(rule, filled)
                    by_key.setdefault(key, []).append((len(items), filled, items))
        for key, rows in by_key.items():
            group = self._from_phrases(rule, key, rows, view)
            if group.readings:
                yield group

    def _from_phrases(
        self, rule: Rule, key: int, rows: list[tuple[int, dict[str, Filling], range]], view: View
    ) -> Group:
        """The tightest complete phrase; else the tightest partial one with its other slots looked up."""
        group = Group(rule, key)
        rows.sort(key=lambda row: (-len(row[1]), row[0]))
        _, filled, items = rows[0]
        missing = [slot for slot in rule.slots if slot.name not in filled and not slot.optional]
        if not missing:
            group.readings.append(self._reading(rule, filled, Tier.ANCHORED, "phrase", view, items))
            return group
        self._widen(group, filled, missing, view, items)
        return group

    def _matches(self, compiled: Compiled, skeleton: Skeleton) -> Iterator[tuple[dict[str, Filling], range]]:
        if not compiled.may_match(skeleton.mask):
            return
        position = 0
        while match := compiled.regex.search(skeleton.chars, position):
            filled: dict[str, Filling] = {}
            for number, name in enumerate(compiled.groups, 1):
                if match.start(number) >= 0:
                    filled[name] = skeleton.figures[match.start(number)]
            yield filled, range(match.start(), match.end())
            position = match.start() + 1

    def _allowed(self, rule: Rule, filled: Mapping[str, Filling]) -> bool:
        """Whether figures may stand where a phrase puts them: a closed phrase needs no role besides."""
        figures = self.page.figures
        for name, filling in filled.items():
            slot = rule.figures[name]
            if not isinstance(filling, int) or not fits(slot, figures[filling], set(slot.roles)):
                return False
        return agrees(rule.figures, filled, figures)

    def _key_index(self, rule: Rule, filled: Mapping[str, Filling]) -> int:
        filling = filled.get(rule.key.figure) if rule.key else None
        if filling is None:
            filling = next(iter(filled.values()))
        return filling if isinstance(filling, int) else filling[0]

    # windows

    def _key_groups(self, binding: Binding, view: View, found: dict[int, Group]) -> None:
        rule = binding.rule
        assert rule.key is not None
        slot = rule.figures[rule.key.figure]
        skeleton = view.skeletons.full if set(slot.kinds) <= TEMPORAL else view.plain
        for index in skeleton.place:
            roles = view.roles.get(index, _NONE) if slot.roles else _NONE
            if index in found or not fits(slot, self.page.figures[index], roles):
                continue
            if rule.key.cues and not self._cued(rule.key.cues, view, index):
                continue
            group = Group(rule, index)
            missing = [other for other in rule.slots if other is not slot and not other.optional]
            if not missing:
                group.readings.append(
                    self._reading(rule, {slot.name: index}, Tier.ANCHORED, "figure", view, None)
                )
            else:
                self._widen(group, {slot.name: index}, missing, view, None)
            if group.readings:
                found[index] = group

    def _cued(self, cues: tuple[str, ...], view: View, index: int) -> bool:
        frame = view.frame_of(index)
        wanted = set(cues)
        items = (item for item, own in enumerate(view.frames.of) if own == frame)
        return any(self.book.sets[view.plain.chars[item]] & wanted for item in items)

    def _widen(
        self, group: Group, filled: dict[str, Filling], missing: list[Slot], view: View, items: range | None
    ) -> None:
        """Try the windows from the smallest; stop at the first that fills every slot."""
        last = "missing-operand"
        for window, pool, tier in self._windows(group, view, items):
            fillings = list(islice(self._fillings(group.rule, filled, missing, pool), READING_LIMIT + 1))
            if len(fillings) > READING_LIMIT:
                last = "limit"
                break
            if fillings:
                group.readings = [
                    self._reading(group.rule, one, tier, window, view, items) for one in fillings
                ]
                if len(fillings) == 1 or window in ("frame", "sentence"):
                    return
                last, group.readings = "ambiguous", []
                break
        self._kept.append(Silence(group.key, group.rule.name, last))

    def _windows(
        self, group: Group, view: View, items: range | None
    ) -> Iterator[tuple[str, list[int], Tier]]:
        window = group.rule.window
        if window.frame:
            frame = view.frame_of(group.key)
            pool = [index for index in view.plain.place if view.frame_of(index) == frame]
            yield "frame", pool, Tier.ANCHORED
        if window.sentence != "no":
            yield "sentence", list(view.plain.place), Tier.CUED
        if window.previous != "no":
            before = self.page.by_sentence.get(view.number - 1)
            near = before is not None and before.sentence.paragraph == view.sentence.paragraph
            if (
                before is not None
                and (near or window.previous == "unique")
                and self._may_look_back(window.previous, view)
            ):
                yield "previous", [*before.plain.place, *view.plain.place], Tier.CUED
        for scope in ("paragraph", "article"):
            if getattr(window, scope) != "no":
                views = (other for other in self.page.views if self._in_scope(scope, view, other))
                yield scope, [index for other in views for index in other.plain.place], Tier.CUED

    def _in_scope(self, scope: str, view: View, other: View) -> bool:
        if other.sentence.kind == "heading" and other is not view:
            return scope == "article" and other.number == self.page.views[0].number
        near = abs(other.number - view.number) <= PARAGRAPH_REACH
        return scope == "article" or (near and other.sentence.paragraph == view.sentence.paragraph)

    def _may_look_back(self, policy: str, view: View) -> bool:
        if policy == "unique":
            return True
        skeleton = view.plain
        return any("back-reference" in self.book.sets[char] for char in skeleton.chars[:BACK_REACH])

    def _fillings(
        self, rule: Rule, filled: dict[str, Filling], missing: list[Slot], pool: Iterable[int]
    ) -> Iterator[dict[str, Filling]]:
        """Every way to fill the missing slots from a pool, equal figures counted once."""
        figures = self.page.figures
        taken = [index for filling in filled.values() for index in members(filling)]
        home = figures[taken[0]].sentence
        candidates = []
        for slot in missing:
            fitting = [index for index in pool if index not in taken and self._may_fill(slot, index, home)]
            matching = (
                index for index in fitting if agrees(rule.figures, {**filled, slot.name: index}, figures)
            )
            candidates.append(distinct(self.page, matching))
        names = [slot.name for slot in missing]
        for choice in islice(product(*candidates), COMBINATION_LIMIT):
            if len(set(choice)) == len(choice):
                whole: dict[str, Filling] = {**filled, **dict(zip(names, choice, strict=True))}
                if agrees(rule.figures, whole, figures):
                    yield whole

    def _may_fill(self, slot: Slot, index: int, home: int) -> bool:
        """Whether a figure fits a slot; roles that come from position alone do not reach into other sentences."""
        figure = self.page.figures[index]
        if figure.sentence == home:
            return fits(slot, figure, self._roles(index))
        if slot.near or (slot.noun_as and figure.noun is None):
            return False
        return fits(slot, figure, self._roles(index) - _WEAK)

    def _roles(self, index: int) -> set[str]:
        view = self.page.view_of(index)
        return view.roles.get(index, set()) if view else set()

    def _reading(
        self,
        rule: Rule,
        filled: Mapping[str, Filling],
        tier: Tier,
        window: str,
        view: View,
        items: range | None,
    ) -> Reading:
        ordered = {name: filled[name] for name in rule.figures if name in filled}
        key = self._key_index(rule, ordered)
        case = case_of(rule, view, self.book, key, items)
        reading = Reading(rule, ordered, tier, window, case)
        blocked = blocking(reading, self.page, self.book)
        return Reading(rule, ordered, tier, window, case, blocked) if blocked else reading
