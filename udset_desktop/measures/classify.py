"""What one code says to a measure: favourable or not, whose word, or why it is left out.

Called by `measures.compute` for every counted row.  The rules of `practice.md` 12 stand here: what a
worker of the service under review says for the person, what was only observed and what somebody
thinks are in no line; they are counted beside as another view.  So is what somebody said for the person
in an older record that does not say whose view it is, under a reason of its own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from udset_desktop.instrument.codes import CODE_NON_ANSWERS, CODE_RATINGS, said_words
from udset_desktop.measures.model import HELD_BY, Count, CountedRow, Measure, MeasureSet, Source
from udset_desktop.measures.tally import LEFT, SHORT, Tally

OWN, PROXY, OTHER_VIEW, NO_VIEW = "own", "proxy", "other_view", "no_view"
_OWN_WORDS = frozenset({"person", "with_support"})
_SPEAKING_FOR = frozenset({"family_or_friend", "paid_worker", "advocate"})
_NEVER = frozenset({"service_worker", "observation", "what_i_think"})


@dataclass(frozen=True, slots=True)
class Said:
    """One code, understood: a word of a scale and whose it is, or a reason to leave it out."""

    scale: str = ""
    word: str = ""
    voice: str = ""
    reason: str = ""


@cache
def understood(code: str) -> Said:
    """What a rating's three characters say; "" stands for a version of the instrument without the item."""
    if not code:
        return Said(reason="not_in_version")
    if code[0] in CODE_NON_ANSWERS:
        return Said(reason=CODE_NON_ANSWERS[code[0]])
    scale, word = CODE_RATINGS[code[0]]
    voice = voice_of(said_words(code[1:]))
    if voice in (OTHER_VIEW, NO_VIEW):
        return Said(reason=voice)
    return Said(scale=scale, word=word, voice=voice)


def voice_of(said: tuple[str, ...]) -> str:
    """Whose word it is: the person's own, a proxy's from the person's side, another view, or not said."""
    words = frozenset(said)
    if words & _OWN_WORDS and "what_i_think" not in words:
        return OWN
    if words & _NEVER:
        return OTHER_VIEW
    if words & _SPEAKING_FOR and "what_they_would_say" in words:
        return PROXY
    return NO_VIEW if words & _SPEAKING_FOR and "what_i_think" not in words else OTHER_VIEW


class Classifier:
    """Sorts counted rows into the tallies of every measure that asks for their items."""

    def __init__(self, measures: MeasureSet) -> None:
        self._measures = measures

    def add(self, tally: Tally, count: Count, row: CountedRow) -> None:
        """One counted row, into every measure it belongs to."""
        for measure in self._measures.measures:
            for source in measure.sources:
                if source.instrument == row.instrument:
                    self._add_to(tally, measure, source, (count, row))

    def _add_to(
        self, tally: Tally, measure: Measure, source: Source, counted: tuple[Count, CountedRow]
    ) -> None:
        count, row = counted
        codes = dict(zip(count.items, row.codes, strict=True))
        group = _group_of(source, count, row)
        said = [understood(codes[item]) for item in source.items]
        # Broken down by them, the groups are the mix.
        held_by = None if count.by == HELD_BY else row.held_by
        if len(said) == 1:
            tally.add((measure.id, source.whose, group), self._parts(said[0]), row.records, held_by)
            return
        for line, one in zip(("a", "b"), said, strict=True):
            tally.add((measure.id, line, group), self._parts(one), row.records, held_by)
        tally.add((measure.id, "both", group), self._joint_parts(said), row.records, held_by)

    def _parts(self, said: Said) -> tuple[str, tuple[str, ...]]:
        """The voice of an answer and the parts of a row that it adds to."""
        if said.reason:
            return "", (LEFT + said.reason,)
        if said.scale in self._measures.beside:
            good = said.word in self._measures.beside[said.scale]
            return said.voice, (SHORT + "base", SHORT + ("n" if good else "neg"))
        if said.scale not in self._measures.favourable:
            return "", (LEFT + "other_scale",)
        if said.word not in self._measures.favourable[said.scale]:
            return said.voice, ("base", "neg")
        return said.voice, ("base", "n", "yes" if said.word == "yes" else "mostly")

    def _joint_parts(self, said: list[Said]) -> tuple[str, tuple[str, ...]]:
        """Two items as one: both favourable counts; one known "no" is enough to know it is not both."""
        each = [self._parts(one) for one in said]
        voices = [voice for voice, _ in each if voice]
        voice = PROXY if PROXY in voices else OWN
        if all(parts[0] == SHORT + "base" for _, parts in each):
            good = all(SHORT + "n" in parts for _, parts in each)
            return voice, (SHORT + "base", SHORT + ("n" if good else "neg"))
        known = [(told, parts) for told, parts in each if parts[0] == "base"]
        against = [told for told, parts in known if "neg" in parts]
        if against:
            return (PROXY if OWN not in against else OWN), ("base", "neg")
        if len(known) == len(each):
            all_yes = all("yes" in parts for _, parts in known)
            return voice, ("base", "n", "yes" if all_yes else "mostly")
        reasons = [parts[0] for told, parts in each if not told]
        return "", (reasons[0] if reasons else LEFT + "mixed_scales",)


def _group_of(source: Source, count: Count, row: CountedRow) -> str:
    """The row's group; by service, the one named beside the measure's own answer comes first."""
    if count.by != "service" or not row.links:
        return row.group
    page = source.items[0].partition(".")[0]
    linked = json.loads(row.links).get(f"{page}.role_service", "")
    return str(linked or row.group)
