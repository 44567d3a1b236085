"""Tallies of a table and how their numbers add up: what `measures.disclosure` has to know.

A number's key is (measure, whose, group, voice, part); group "" is all, voice "" where it does not
matter.  Parts: base, n, neg, yes, mostly; the same of the short scale with `short_`; reasons to be
left out with `left_`; `scope`, everybody asked about; and those of `measures.mix`.  Called by
`measures.compute` only.
"""

from __future__ import annotations

from collections import defaultdict

from udset_desktop.measures import mix
from udset_desktop.measures.disclosure import Key, Number, Sum, is_small
from udset_desktop.measures.intervals import SMALLEST_BASE
from udset_desktop.measures.model import MeasureSet, Voice

SHORT, LEFT, SCOPE = "short_", "left_", "scope"
PROXY_LEFT = LEFT + "proxy"
OWN, PROXY, ALL = Voice.OWN.value, "proxy", Voice.WITH_PROXIES.value
VOICES = (OWN, PROXY, ALL)
_MAIN = ("base", "n", "neg", "yes", "mostly")
_SHORT = (SHORT + "base", SHORT + "n", SHORT + "neg")
VOICED = (*_MAIN, *_SHORT)
SENSITIVE_BASE = 20
"""Under this base, answers that are all the same are hidden for a sensitive measure."""

ROW, BESIDE = "row", "beside"
_PRINTED = {"base": ROW, "n": ROW, "yes": "", SHORT + "base": BESIDE, SHORT + "n": BESIDE}
"""Parts that stand in a row, and with which others they are told or hidden: a share needs both of its numbers."""


class Tally:
    """How many records add to which number; read once everything is in."""

    def __init__(self, *, grouped: bool) -> None:
        self._grouped = grouped
        self._counts: defaultdict[Key, int] = defaultdict(int)
        self._groups: set[str] = set()
        self._reasons: set[str] = set()
        self._lines: set[tuple[str, str]] = set()
        self._held_by: set[str] = set()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the breakdown, sorted; none without one."""
        return tuple(sorted(self._groups))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Every reason to be left out that came up."""
        return tuple(sorted(self._reasons))

    @property
    def held_by(self) -> tuple[str, ...]:
        """Every type of interviewer that came up, where the mix is kept."""
        return tuple(sorted(self._held_by))

    def add(
        self,
        line: tuple[str, str, str],
        told: tuple[str, tuple[str, ...]],
        records: int,
        held_by: str | None = None,
    ) -> None:
        """Add `records` to the parts of one line's group; `held_by` None keeps no mix."""
        measure, whose, group = line
        voice, parts = told
        self._lines.add((measure, whose))
        group = group or "none"
        if self._grouped:
            self._groups.add(group)
        place = (measure, whose, group if self._grouped else "")
        for part in parts:
            if part.startswith(LEFT):
                self._reasons.add(part)
            self._counts[*place, voice, part] += records
        if held_by is not None:
            self._held_by.add(held_by or mix.UNSAID)
            for told_by, part in mix.parts_of(told, held_by):
                self._counts[*place, told_by, part] += records

    def value(self, key: Key) -> int:
        """The value of any number, sums included."""
        measure, whose, group, voice, part = key
        if self._grouped and group == "":
            return sum(self.value((measure, whose, one, voice, part)) for one in self._groups)
        if part == SCOPE:
            voiced = sum(self.value((measure, whose, group, ALL, one)) for one in ("base", SHORT + "base"))
            return voiced + sum(self.value((measure, whose, group, "", one)) for one in self._reasons)
        if part.startswith(mix.SCOPE):
            kind = part.removeprefix(mix.SCOPE)
            rest = self.value((measure, whose, group, "", mix.REST + kind))
            return rest + self.value((measure, whose, group, ALL, mix.BY + kind))
        if part == PROXY_LEFT:
            return sum(self.value((measure, whose, group, PROXY, one)) for one in ("base", SHORT + "base"))
        if whose == "both" and (measure, "both") not in self._lines:
            joined = [line for name, line in sorted(self._lines) if name == measure]
            return sum(self.value((measure, line, group, voice, part)) for line in joined)
        if voice == ALL:
            return sum(self.value((measure, whose, group, one, part)) for one in (OWN, PROXY))
        return self._counts.get(key, 0)


def _lines(measures: MeasureSet) -> list[tuple[str, tuple[str, ...], bool]]:
    """By measure: the lines that are counted, and whether "both" is their sum."""
    lines: list[tuple[str, tuple[str, ...], bool]] = []
    for measure in measures.measures:
        if len(measure.sources[0].items) > 1:
            lines.append((measure.id, ("a", "b", "both"), False))
        else:
            whose = tuple(source.whose for source in measure.sources)
            lines.append((measure.id, whose, len(whose) > 1))
    return lines


def numbers_of(tally: Tally, measures: MeasureSet, threshold: int) -> dict[Key, Number]:
    """Every number that is printed or follows from printed ones, with what must stay secret."""
    sensitive = {measure.id for measure in measures.measures if measure.sensitive}
    numbers: dict[Key, Number] = {}
    for measure, lines, is_sum in _lines(measures):
        for whose in (*lines, "both") if is_sum else lines:
            for group in ("", *tally.groups):
                place = (measure, whose, group)
                alike = SENSITIVE_BASE if measure in sensitive else SMALLEST_BASE
                _add_voiced(numbers, tally, place, (threshold, alike))
                _add_left(numbers, tally, place, threshold)
                numbers |= mix.mix_numbers(tally, place, tally.held_by, VOICES, (threshold, alike))
    return numbers


def _add_voiced(
    numbers: dict[Key, Number], tally: Tally, place: tuple[str, str, str], care: tuple[int, int]
) -> None:
    threshold, alike = care
    measure, whose, group = place
    for voice in VOICES:
        same = _all_alike(tally, place, voice, alike)
        for part in VOICED:
            key = (measure, whose, group, voice, part)
            value = tally.value(key)
            kind = SHORT if part.startswith(SHORT) else ""
            secret = is_small(value, threshold) or (kind in same and part in {kind + "n", kind + "neg"})
            told_with = _PRINTED.get(part, "")
            numbers[key] = Number(
                value=value,
                printed=part in _PRINTED and voice != PROXY,
                secret=secret,
                worth=_worth(key),
                unit=(*place, voice, told_with) if told_with else (),
                within=(*place, voice, ROW) if part == "yes" else (),
            )


def _all_alike(tally: Tally, place: tuple[str, str, str], voice: str, alike: int) -> set[str]:
    """Which of the two scales was answered all in one way by few enough to tell each one's answer."""
    found: set[str] = set()
    for kind in ("", SHORT):
        base, n = (tally.value((*place, voice, kind + part)) for part in ("base", "n"))
        if 0 < base < alike and n in {0, base}:
            found.add(kind)
    return found


def _add_left(numbers: dict[Key, Number], tally: Tally, place: tuple[str, str, str], threshold: int) -> None:
    measure, whose, group = place
    for part in tally.reasons:
        key = (measure, whose, group, "", part)
        value = tally.value(key)
        numbers[key] = Number(
            value=value,
            printed=True,
            secret=is_small(value, threshold),
            worth=_worth(key),
        )
    key = (measure, whose, group, OWN, PROXY_LEFT)
    value = tally.value(key)
    numbers[key] = Number(value=value, printed=True, secret=is_small(value, threshold), worth=_worth(key))
    key = (measure, whose, group, "", SCOPE)
    value = tally.value(key)
    numbers[key] = Number(value=value, printed=False, secret=is_small(value, threshold))


def _worth(key: Key) -> tuple[int, ...]:
    # What is told first: the figure itself before what stands beside it, the person's own words before
    # the line with proxies, the total before its groups, both kinds of people before one of them.
    _, whose, group, voice, part = key
    return (
        2 if _PRINTED.get(part) == ROW else 1,  # and after both, who held the talks
        int(voice == OWN),
        int(group == ""),
        int(whose == "both"),
        int(part == "yes"),
    )


def sums_of(tally: Tally, measures: MeasureSet) -> list[Sum]:
    """How the numbers add up, everywhere a reader could subtract."""
    sums: list[Sum] = []
    for measure, lines, is_sum in _lines(measures):
        for whose in (*lines, "both") if is_sum else lines:
            for group in ("", *tally.groups):
                sums += _within(tally, (measure, whose, group))
        if is_sum:
            sums += [
                {key: 1, **{(measure, whose, *key[2:]): -1 for whose in lines}}
                for group in ("", *tally.groups)
                for key in _keys(tally, (measure, "both", group))
            ]
        if tally.groups:
            sums += [
                {key: 1, **{(*key[:2], group, *key[3:]): -1 for group in tally.groups}}
                for whose in ((*lines, "both") if is_sum else lines)
                for key in _keys(tally, (measure, whose, ""))
            ]
    return sums + _same_people(tally, measures)


def _keys(tally: Tally, place: tuple[str, str, str]) -> list[Key]:
    keys: list[Key] = [(*place, voice, part) for voice in VOICES for part in VOICED]
    keys += [(*place, "", part) for part in (*tally.reasons, SCOPE)]
    return [*keys, (*place, OWN, PROXY_LEFT), *mix.mix_keys(place, tally.held_by, VOICES)]


def _within(tally: Tally, place: tuple[str, str, str]) -> list[Sum]:
    sums: list[Sum] = []
    for voice in VOICES:
        for total, parts in (
            ("base", ("n", "neg")),
            ("n", ("yes", "mostly")),
            (SHORT + "base", (SHORT + "n", SHORT + "neg")),
        ):
            sums.append({(*place, voice, total): 1, **{(*place, voice, part): -1 for part in parts}})
    sums += [{(*place, ALL, part): 1, (*place, OWN, part): -1, (*place, PROXY, part): -1} for part in VOICED]
    bases = ("base", SHORT + "base")
    sums.append({(*place, OWN, PROXY_LEFT): 1, **{(*place, PROXY, part): -1 for part in bases}})
    scope: dict[Key, int] = {(*place, "", SCOPE): 1}
    scope.update({(*place, ALL, part): -1 for part in bases})
    scope.update({(*place, "", part): -1 for part in tally.reasons})
    sums.append(scope)
    return sums + mix.mix_sums(place, tally.held_by, VOICES)


def _same_people(tally: Tally, measures: MeasureSet) -> list[Sum]:
    """Different measures ask the same people: everybody asked about is one number, whoever held the talk."""
    asked: dict[str, list[tuple[str, str]]] = {}
    for measure in measures.measures:
        for source in measure.sources:
            lines = ("a", "b", "both") if len(source.items) > 1 else (source.whose,)
            asked.setdefault(source.instrument, []).extend((measure.id, line) for line in lines)
    return [
        {(*first, group, "", part): 1, (*other, group, "", part): -1}
        for first, *others in asked.values()
        for other in others
        for group in ("", *tally.groups)
        for part in (SCOPE, *(mix.SCOPE + kind for kind in tally.held_by))
    ]
