"""What is ready to leave a laptop, worked out from its vault: the load of the next bundles.

Called by `usecases.exporting` alone.  Decides and reads; writes nothing.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from udset_desktop.bundle.bag import KINDS
from udset_desktop.bundle.deidentify import shareable_of
from udset_desktop.bundle.feedback import feedback_of
from udset_desktop.bundle.shareable import (
    ALL,
    Feedback,
    Handover,
    Offers,
    ShareableRecord,
    Withdrawal,
    line_of,
)
from udset_desktop.bundle.withdrawal import joined, texts_back
from udset_desktop.bundle.writer import Load, SealedBundle, split_load, write_bundle
from udset_desktop.foundation.ids import PersonId, RecordId, WorkNoteId
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.instrument.catalogue import Catalogue
from udset_desktop.project.model import Project
from udset_desktop.record.marks import Mark, is_counted, marks_of
from udset_desktop.record.model import Record
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store.vault import Vault
from udset_desktop.store.vault_values import WithdrawalRow
from udset_desktop.usecases.came_by import earlier_steps
from udset_desktop.usecases.link_keys import link_key_in
from udset_desktop.usecases.offering import OFFERS_SENT
from udset_desktop.usecases.standing import (
    catalogue_of,
    definitions_of,
    own_ids,
    producer_of,
    project_today,
    trust_at_laptop,
)
from udset_desktop.usecases.what_left import lines_that_left, records_out
from udset_desktop.usecases.words_apart import called_back, said_of_record, told_now
from udset_desktop.usecases.words_standing import WordsStanding, lines_leaving, words_now
from udset_desktop.usecases.workplace import Workplace, require_own_kind

STAYS_NO_PERMISSION = "exporting.stays_no_permission"
STAYS_VOID = "exporting.stays_void"
STAYS_WITHDRAWN = "exporting.stays_withdrawn"
STAYS_SENT = "exporting.stays_sent"
STAYS_HANDED = "exporting.stays_handed"
STAYS_ON_HOLD = "exporting.stays_on_hold"
STAYS_ODD = "exporting.stays_odd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Everything that would leave now, and why the rest stays."""

    load: Load
    standing: tuple[ShareableRecord, ...]  # lines that left before and count still, of records that stay now
    on_file: Mapping[str, int]  # the revision on file that each record's line was made of
    revisions: int
    notices: tuple[WithdrawalRow, ...]  # kept notices that would travel
    ended: tuple[RecordId, ...]  # records that left before and may no longer: a notice each
    offers: Mapping[str, str]  # the totals that would be sent, for the laptop's memory
    notes: tuple[WorkNoteId, ...]  # what a worker has said may go, in the load as lines of feedback
    talks_in_words: int  # conversations whose words would leave
    staying: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """What left before, per record the digests of its lines, the first first; and what joins those that leave."""

    chains: Mapping[str, tuple[str, ...]]
    out: Collection[str]  # of which a line left, or may have left before this laptop was restored
    link_key: bytes | None
    revisions_of: Callable[[RecordId], tuple[Record, ...]]

    def chain(self, record: str) -> tuple[str, ...]:
        return self.chains.get(record, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Next:
    """Of one record the line that leaves; with `code` why none does, and its line that left, where one did."""

    line: ShareableRecord | None = None
    code: str = ""


def ready_of(workplace: Workplace, control: Control = NO_CONTROL) -> Ready:
    """What is ready in the open vault; raises `InputRefused` before enrolment."""
    vault, project = workplace.require_vault(), project_today(workplace)
    sent, notices = _sent_from(vault, project), vault.load_withdrawals()
    gone, (_, handovers) = _gone_in(notices), _handed_in(vault)
    heads, catalogue = vault.load_records(), catalogue_of(workplace.home)
    lines, standing, staying = _sorted_out(heads, _judge(workplace, heads, sent), control)
    here = {str(record.id): record.revision for record in heads}
    ended, waiting = _ended(heads, gone, sent), _still_to_be_told(notices, sent, here)
    offers, totals = _offers_in(vault)
    own_lines, words = _feedback_in(vault, catalogue), words_now(workplace, heads)
    told = _notices_of(waiting, ended, words, partial(_words_in, vault, heads, catalogue))
    back = called_back(words, _named_in(lines, told, handovers))
    return Ready(
        load=Load(
            records=lines,
            withdrawals=(*told, *texts_back(back.numbers)),
            handovers=handovers,
            offers=offers,
            feedback=own_lines,
            words=lines_leaving(words, catalogue),
        ),
        standing=standing,
        on_file=here,
        revisions=sum(1 for line in lines if line.revision > 1),
        notices=told_now(waiting, told, back),
        ended=ended,
        offers=totals,
        notes=tuple(WorkNoteId(one.feedback) for one in own_lines),
        talks_in_words=len({one.record for one in words.leaving()}),
        staying=(*staying, *back.staying),
    )


def lines_leaving_of(workplace: Workplace, people: Iterable[PersonId]) -> tuple[ShareableRecord, ...]:
    """The lines of these people that would leave now, without opening anybody else's records."""
    vault = workplace.require_vault()
    heads = tuple(record for person in people for record in vault.load_records(person))
    sent = _sent_from(vault, project_today(workplace))
    return _sorted_out(heads, _judge(workplace, heads, sent), NO_CONTROL)[0]


def _judge(workplace: Workplace, heads: Iterable[Record], sent: _Sent) -> Callable[[Record], _Next]:
    """What becomes of each of these records; `heads` holds everything of whoever is in it."""
    vault, project = workplace.require_vault(), project_today(workplace)
    notices = vault.load_withdrawals()
    gone, still, (away, _) = _gone_in(notices), _on_hold(vault), _handed_in(vault)
    marks = marks_of(heads, year_starts_month=project.year_starts_month, left_out=gone)
    taken, catalogue = _taken_back(notices), catalogue_of(workplace.home)

    def next_of(record: Record) -> _Next:
        code = _why_staying(record, gone, away, still)
        return _line_of(record, catalogue, project, marks.get(record.id), sent, taken, code)

    return next_of


def _gone_in(notices: Iterable[WithdrawalRow]) -> frozenset[RecordId]:
    return frozenset(RecordId(one.record) for one in notices if one.items == ALL)


def _sorted_out(
    heads: Sequence[Record], next_of: Callable[[Record], _Next], control: Control
) -> tuple[tuple[ShareableRecord, ...], tuple[ShareableRecord, ...], tuple[tuple[str, int], ...]]:
    """The lines of what is ready, those that left of what stays, and why it stays, counted."""
    lines: list[ShareableRecord] = []
    standing: list[ShareableRecord] = []
    staying: Counter[str] = Counter()
    for at, record in enumerate(heads):
        control.checkpoint(at / len(heads))
        found = next_of(record)
        if found.code:
            staying[found.code] += 1
        if found.line is not None:
            (standing if found.code else lines).append(found.line)
    return tuple(lines), tuple(standing), tuple(sorted(staying.items()))


def seal_ready(workplace: Workplace, ready: Ready) -> tuple[SealedBundle, ...]:
    """The load sealed as the next bundles of this laptop."""
    vault = workplace.require_vault()
    producer, project = producer_of(vault), project_today(workplace)
    require_own_kind(workplace, training=project.training)
    first = next_number(vault)
    definitions, trust = definitions_of(workplace.home), trust_at_laptop(vault)
    return tuple(
        write_bundle(
            portion,
            number=first + at,
            producer=producer,
            project=project,
            definitions=definitions,
            trust=trust,
        )
        for at, portion in enumerate(split_load(ready.load))
    )


def places_of(workplace: Workplace, lines: Iterable[ShareableRecord]) -> Mapping[str, tuple[str, str]]:
    """By record the place and the service that stand on file here, whatever of them leaves."""
    wanted = {line.record for line in lines}
    return {
        record.id: (record.about.place, record.about.service)
        for record in workplace.require_vault().load_records()
        if record.id in wanted
    }


def next_number(vault: Vault) -> int:
    """The number that the next bundle of this laptop will have."""
    return max((export.number for export in vault.load_exports()), default=0) + 1


def kind_of(project: Project) -> str:
    """How a project's bundles are to be called."""
    return KINDS[1] if project.switches.linking or project.switches.words else KINDS[0]


def _sent_from(vault: Vault, project: Project) -> _Sent:
    chains = lines_that_left(vault)
    return _Sent(
        chains=chains,
        out=records_out(vault, chains),
        link_key=link_key_in(vault, project),
        revisions_of=vault.load_revisions,
    )


def _handed_in(vault: Vault) -> tuple[frozenset[str], tuple[Handover, ...]]:
    """The records that are another laptop's now, and the statements about this one's that nobody was told."""
    own, rows = own_ids(vault), vault.load_handed()
    last_taker, earlier = {one.record: one.taker for one in rows}, earlier_steps(vault)
    untold = [one for one in rows if one.taker in own and one.bundle is None]
    told = {
        # A file may have come twice, given again by who thought it lost: the desk is told once.
        (step.giver, step.record): step
        for one in untold
        for step in (
            *earlier.get(one.record, ()),
            Handover(giver=one.giver, record=one.record, signature=one.signature, taker=one.taker),
        )
    }
    away = frozenset(record for record, taker in last_taker.items() if taker not in own)
    return away, tuple(told.values())


def _ended(heads: Iterable[Record], gone: frozenset[RecordId], sent: _Sent) -> tuple[RecordId, ...]:
    """What left and may no longer be counted."""
    return tuple(one.id for one in heads if one.id not in gone and not is_counted(one) and one.id in sent.out)


def _on_hold(vault: Vault) -> frozenset[PersonId]:
    return frozenset(one.id for one in vault.load_people() if one.on_hold_since)


def _still_to_be_told(
    notices: tuple[WithdrawalRow, ...], sent: _Sent, here: Collection[str]
) -> tuple[WithdrawalRow, ...]:
    """Notices about what has left; of a record that was deleted here they are all that stayed."""
    return tuple(
        one for one in notices if one.bundle is None and (one.record in sent.out or one.record not in here)
    )


def _taken_back(notices: tuple[WithdrawalRow, ...]) -> Mapping[str, frozenset[str]]:
    taken: dict[str, frozenset[str]] = {}
    for notice in notices:
        if not isinstance(notice.items, str):
            taken[notice.record] = taken.get(notice.record, frozenset()) | frozenset(notice.items)
    return taken


def _why_staying(
    record: Record, gone: frozenset[RecordId], away: frozenset[str], still: frozenset[PersonId]
) -> str:
    if record.id in gone:
        return STAYS_WITHDRAWN
    if record.void:
        return STAYS_VOID
    if not is_counted(record):
        return STAYS_NO_PERMISSION
    if record.id in away:
        return STAYS_HANDED
    return STAYS_ON_HOLD if record.person in still else ""


def _line_of(
    record: Record,
    catalogue: Catalogue,
    project: Project,
    mark: Mark | None,
    sent: _Sent,
    taken: Mapping[str, frozenset[str]],
    code: str,
) -> _Next:
    """The next line of a record; with a `code` why it stays, the one of it that left, while it counts."""
    chain = sent.chain(record.id)
    if mark is None or (code and not chain):  # what counts no more has no mark
        return _Next(code=code)
    try:
        made = partial(
            shareable_of,
            instrument=catalogue.instrument(record.instrument.id, record.instrument.version),
            project=project,
            mark=mark,
            taken_back=taken.get(record.id, frozenset()),
            link_key=sent.link_key,
        )
        before = made(record, ancestors=chain[:-1])
    except InputRefused:
        # One record that cannot be written must not keep the others at home.
        return _Next(code=code or STAYS_ODD)
    if not chain:
        return _Next(line=before)
    if sha256_hex(line_of(before)) == chain[-1]:
        return _Next(line=before, code=code or STAYS_SENT)
    if code:
        return _Next(line=_that_left(record, partial(made, ancestors=chain[:-1]), sent) or before, code=code)
    return _Next(line=made(record, ancestors=chain))


def _that_left(
    record: Record, made: Callable[[Record], ShareableRecord], sent: _Sent
) -> ShareableRecord | None:
    """The line that left last of a record changed since; None where its mark or the project changed as well."""

    def lines() -> Iterator[ShareableRecord]:
        for one in reversed(sent.revisions_of(record.id)):
            with contextlib.suppress(InputRefused):
                yield made(one)

    return next((line for line in lines() if sha256_hex(line_of(line)) == sent.chain(record.id)[-1]), None)


def _notices_of(
    waiting: tuple[WithdrawalRow, ...],
    ended: tuple[RecordId, ...],
    words: WordsStanding,
    words_in: Callable[[str], Collection[str]],
) -> tuple[Withdrawal, ...]:
    said = (said_of_record(one, words, words_in) for one in waiting)
    whole = (Withdrawal(items=ALL, record=record) for record in ended)
    return joined([*(one for one in said if one is not None), *whole])


def _named_in(
    lines: Iterable[ShareableRecord], told: Iterable[Withdrawal], handovers: Iterable[Handover]
) -> set[str]:
    """Every record that a load names."""
    return {
        *(one.record for one in lines),
        *(one.record for one in told),
        *(one.record for one in handovers),
    }


def _words_in(vault: Vault, heads: Iterable[Record], catalogue: Catalogue, record: str) -> Collection[str]:
    """The items of one record that hold words; () where its questions are not known here any more."""
    keys: dict[str, str] = {one.record: one.instrument for one in vault.load_cleared()}
    keys |= {str(one.id): f"{one.instrument.id}/{one.instrument.version}" for one in heads}
    with contextlib.suppress(InputRefused):
        if record in keys:
            return {item.id for item in catalogue.by_key(keys[record]).items() if not item.may_travel}
    return ()


def _offers_in(vault: Vault) -> tuple[tuple[Offers, ...], Mapping[str, str]]:
    kept = vault.load_setting(OFFERS_SENT)
    sent = kept if isinstance(kept, dict) else {}
    totals = {
        f"{one.quarter}/{one.interviewer_type}/{one.said}": str(one.count) for one in vault.load_offers()
    }
    changed = {name: count for name, count in totals.items() if sent.get(name) != count}
    offers = []
    for name, count in sorted(changed.items()):
        quarter, interviewer_type, said = name.split("/")
        offers.append(Offers(count=int(count), interviewer_type=interviewer_type, quarter=quarter, said=said))
    return tuple(offers), {**sent, **totals}


def _feedback_in(vault: Vault, catalogue: Catalogue) -> tuple[Feedback, ...]:
    """What workers said may go and has not gone; one that no longer fits its definition stays."""
    found: list[Feedback] = []
    for note in vault.load_work_notes():
        if note.done and note.leaves and not note.has_left:
            with contextlib.suppress(InputRefused):
                found.append(feedback_of(note, catalogue.by_key(note.instrument)))
    return tuple(found)
