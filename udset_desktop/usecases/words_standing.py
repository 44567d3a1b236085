"""How the words of every conversation stand: to be read, to be looked over, ready to leave, to be taken back.

Worked out from records, decisions and notices each time and kept nowhere, so that a correction, a change
of mind or an answer taken back needs no bookkeeping.  Called by `usecases.outgoing`, `recalling` and
`passing_words`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from udset_desktop.bundle.deidentify import may_leave
from udset_desktop.bundle.shareable import ALL, WORDS, Words
from udset_desktop.bundle.words import words_of
from udset_desktop.bundle.words_rule import SaidText, WordsRule, texts_of, words_rule
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.instrument.catalogue import Catalogue
from udset_desktop.interview.permission import Purpose
from udset_desktop.project.model import Project
from udset_desktop.record.model import Record
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store.vault_values import PassedText, WithdrawalRow
from udset_desktop.usecases.standing import came_back, catalogue_of, own_ids, project_today
from udset_desktop.usecases.workplace import Workplace

_ANY = WordsRule(safety_left_out=False, relationships_left_out=False)
"""What went by the rule of its day stands by this one, once the project has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkWords:
    """One conversation whose words may leave, and its texts by key."""

    record: Record
    texts: Mapping[str, SaidText]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsStanding:
    """Everything that is to be known about words now; `rule` is None while they stay at home.

    `said` are the conversations whose words may stand where they went, also while nothing more goes.
    """

    rule: WordsRule | None
    said: Mapping[RecordId, TalkWords]
    on_file: frozenset[RecordId]
    withdrawn: frozenset[str]
    taken: Mapping[str, Collection[str]]  # by record, the items that were taken back one by one
    unsure: frozenset[str]  # may have left before this laptop was restored
    resting: frozenset[str]  # another laptop's records now, and those on hold: only what was taken back moves
    passed: tuple[PassedText, ...] = field(repr=False)

    @property
    def talks(self) -> Mapping[RecordId, TalkWords]:
        """The conversations whose words may leave; none while they stay at home."""
        return {} if self.rule is None else self.said

    def valid(self, one: PassedText) -> bool:
        """Whether what was decided is about words that still stand and may leave."""
        talk = self.said.get(one.record)
        said = talk.texts.get(one.key) if talk else None
        return one.back is None and said is not None and source_of(said) == one.source

    def to_read(self, record: RecordId) -> tuple[SaidText, ...]:
        """The texts of one conversation that nobody has decided yet."""
        done = {one.key for one in self.passed if one.record == record and self.valid(one)}
        talk = self.talks.get(record)
        return tuple(said for key, said in talk.texts.items() if key not in done) if talk else ()

    def to_check(self, record: RecordId) -> tuple[PassedText, ...]:
        """What a second person has to look over before it leaves."""
        if self.rule is None or not self.rule.second_check:
            return ()
        return tuple(
            one
            for one in self.passed
            if one.record == record and not one.checked_by and not one.has_left and self.valid(one)
            if not one.left_out
        )

    def leaving(self) -> tuple[PassedText, ...]:
        """What leaves with the next bundle: of a conversation all of its texts are decided, or none leaves."""
        ready = {one for one in self.talks if not self.to_read(one) and not self.to_check(one)}
        return tuple(
            one
            for one in self.passed
            if one.record in ready and not one.has_left and not one.left_out and self.valid(one)
            if self.rule is not None and (not self.rule.attached or may_leave(self.talks[one.record].record))
        )

    def going_back(self) -> tuple[str, ...]:
        """The numbers of texts that left, as far as anybody here can know, and may stand no longer."""
        return tuple(
            one.number
            for one in self.passed
            if one.has_left or (one.record in self.unsure and not one.left_out)
            if one.back is None and self._is_over(one)
        )

    def _is_over(self, one: PassedText) -> bool:
        if one.record in self.withdrawn or one.key in self.taken.get(one.record, ()):
            return True  # somebody asked for it: whatever rests, and also where the record was cleared
        if one.record in self.resting:
            return False
        # A record that is not here any more was cleared, which takes nothing back; and a switch that is
        # off lets nothing more go, but does not call back what went: only the person does that.
        return one.record in self.on_file and not self.valid(one)


def words_now(workplace: Workplace, loaded: tuple[Record, ...] | None = None) -> WordsStanding:
    """How words stand in the open vault; `loaded` are its records, where somebody has them already."""
    vault = workplace.require_vault()
    heads, own = vault.load_records() if loaded is None else loaded, own_ids(vault)
    still = {one.id for one in vault.load_people() if one.on_hold_since}
    last_taker = {one.record: one.taker for one in vault.load_handed()}
    away = {record for record, taker in last_taker.items() if taker not in own}
    return standing_of(
        heads,
        vault.load_passed(),
        vault.load_withdrawals(),
        project=project_today(workplace),
        catalogue=catalogue_of(workplace.home),
        resting=frozenset(away | {one.id for one in heads if one.person in still}),
        unsure=came_back(vault),
    )


def standing_of(
    heads: Iterable[Record],
    passed: tuple[PassedText, ...],
    notices: Iterable[WithdrawalRow],
    *,
    project: Project,
    catalogue: Catalogue,
    resting: frozenset[str] = frozenset(),
    unsure: frozenset[str] = frozenset(),
) -> WordsStanding:
    """How words stand, from the last revision of every record and all that was decided."""
    rule, kept = words_rule(project), tuple(heads)
    told = tuple(notices)
    withdrawn = frozenset(one.record for one in told if one.items in {ALL, WORDS})
    taken = _taken_one_by_one(told)
    said: dict[RecordId, TalkWords] = {}
    unknown: set[RecordId] = set()
    # Without words in the project most laptops have let none go, and have nothing to look through.
    asked = {one.record for one in passed} if rule is None else {one.id for one in kept}
    for record in (one for one in kept if one.id in asked):
        closed = record.id in withdrawn or record.id in resting or record.void
        if closed or not record.permissions.may(Purpose.WORDS):
            continue
        try:
            instrument = catalogue.instrument(record.instrument.id, record.instrument.version)
        except InputRefused:
            unknown.add(record.id)  # a record whose questions are not here stays, and the others go on
            continue
        texts = texts_of(record, instrument, rule or _ANY, taken.get(record.id, set()))
        said[record.id] = TalkWords(record=record, texts={one.key: one for one in texts})
    return WordsStanding(
        rule=rule,
        said=said,
        on_file=frozenset(one.id for one in kept) - unknown,
        withdrawn=withdrawn,
        taken=taken,
        unsure=unsure,
        resting=resting,
        passed=passed,
    )


def _taken_one_by_one(notices: Iterable[WithdrawalRow]) -> Mapping[str, Collection[str]]:
    taken: dict[str, set[str]] = {}
    for one in notices:
        if not isinstance(one.items, str):
            taken.setdefault(one.record, set()).update(one.items)
    return taken


def lines_leaving(standing: WordsStanding, catalogue: Catalogue) -> tuple[Words, ...]:
    """The lines of all texts that leave now, by their own numbers."""
    rule = standing.rule
    if rule is None:
        return ()
    return tuple(
        words_of(
            talk.texts[one.key],
            one.text,
            one.number,
            record=talk.record,
            instrument=catalogue.instrument(talk.record.instrument.id, talk.record.instrument.version),
            rule=rule,
        )
        for one in standing.leaving()
        if (talk := standing.talks.get(one.record)) is not None
    )


def source_of(said: SaidText) -> str:
    """The digest of the words of a text, as they were read."""
    return sha256_hex(said.text.encode())
