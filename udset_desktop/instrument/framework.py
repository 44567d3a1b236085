"""Outcome frameworks by version, and the crosswalk that says which rows may be added up.

Read from `resources/frameworks/<id>.toml` by `instrument.catalogue`.  A framework knows no
question and no answer; it never says that two outcomes are the same because their names are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Category(StrEnum):
    """What sort of outcome it is; decides how change over time may be read."""

    MAINTENANCE = "maintenance"  # quality of life: keeping things as they are is success
    CHANGE = "change"  # recovery, removing barriers
    PROCESS = "process"  # how people are treated


class CrosswalkKind(StrEnum):
    """How outcomes of two versions stand to each other (`practice.md` 9)."""

    SAME = "same"
    RENAMED = "renamed"
    CHANGED = "changed"  # the meaning moved: never summed
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"
    ADDED = "added"  # the mirror of dropped, so that no outcome goes unmentioned


_BACK = {
    CrosswalkKind.MERGED: CrosswalkKind.SPLIT,
    CrosswalkKind.SPLIT: CrosswalkKind.MERGED,
    CrosswalkKind.DROPPED: CrosswalkKind.ADDED,
    CrosswalkKind.ADDED: CrosswalkKind.DROPPED,
}
SUMMABLE = frozenset({CrosswalkKind.SAME, CrosswalkKind.RENAMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Something that matters in a life, in one version of a framework."""

    id: str
    code: str  # this project's code, "SU.Q1"
    group: str
    category: Category
    names: Mapping[str, str] = field(hash=False)

    def name(self, language: str = "en") -> str:
        """Its name, in English where the language has none."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading outcomes stand under; may hold none (the slides' fourth)."""

    id: str
    names: Mapping[str, str] = field(hash=False)

    def name(self, language: str = "en") -> str:
        """Its name, in English where the language has none."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkRow:
    """One line of a crosswalk: these outcomes of the one version, those of the other."""

    kind: CrosswalkKind
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """All rows between two versions of one framework; every outcome of both stands in one row."""

    before: str
    after: str
    rows: tuple[CrosswalkRow, ...]

    def summable(self) -> Mapping[str, str]:
        """Outcomes of the earlier version with the one of the later that they may be added to."""
        return {row.before[0]: row.after[0] for row in self.rows if row.kind in SUMMABLE}

    def changed(self) -> Mapping[str, str]:
        """Outcomes of the earlier version whose meaning moved, with what they are in the later: never added up."""
        return {row.before[0]: row.after[0] for row in self.rows if row.kind is CrosswalkKind.CHANGED}

    def parted(self) -> Mapping[str, tuple[str, ...]]:
        """Outcomes of the earlier version that were split or joined, with all that each went into: never added up."""
        kinds = (CrosswalkKind.MERGED, CrosswalkKind.SPLIT)
        return {one: row.after for row in self.rows if row.kind in kinds for one in row.before}

    def turned(self) -> Crosswalk:
        """The same rows read the other way: what was split is joined, and what was dropped is added."""
        rows = tuple(
            CrosswalkRow(kind=_BACK.get(row.kind, row.kind), before=row.after, after=row.before)
            for row in self.rows
        )
        return Crosswalk(before=self.after, after=self.before, rows=rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A versioned list of outcomes."""

    id: str
    version: str
    about: str  # "user", "carer"
    names: Mapping[str, str] = field(hash=False)
    groups: tuple[Group, ...]
    outcomes: tuple[Outcome, ...]
    crosswalks: tuple[Crosswalk, ...] = ()  # those this version stands in, either side

    def outcome(self, outcome_id: str) -> Outcome | None:
        """The outcome with this id, if the version has it."""
        return next((outcome for outcome in self.outcomes if outcome.id == outcome_id), None)

    def in_group(self, group_id: str) -> tuple[Outcome, ...]:
        """The outcomes of one group, in order."""
        return tuple(outcome for outcome in self.outcomes if outcome.group == group_id)
