"""The work behind `usecases.handing_over`, imported late by it: files sealed, opened, signed for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from udset_desktop.bundle import handover_file as files
from udset_desktop.bundle.handover import handover_of, require_handover
from udset_desktop.bundle.shareable import Handover
from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, Finding, InputRefused
from udset_desktop.interview.person import Person
from udset_desktop.project import card as cards
from udset_desktop.project.trust import Trust
from udset_desktop.record.codec import decode_record, encode_record
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store.vault import Vault
from udset_desktop.store.vault_values import HandedRow, HandedWho, SentBefore, SheetKept
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.came_by import all_steps, keep_earlier
from udset_desktop.usecases.handed_readings import readings_to_hand, take_readings
from udset_desktop.usecases.handing_values import HandedOver, Staying, TakenOver
from udset_desktop.usecases.hidden_names import names_to_hand, take_names
from udset_desktop.usecases.known_later import reopen_for_record
from udset_desktop.usecases.parcel_receipts import people_here
from udset_desktop.usecases.recalling import take_apart
from udset_desktop.usecases.sent_before import sent_so_far
from udset_desktop.usecases.standing import (
    came_back,
    keep_came_back,
    listed_at_laptop,
    opening_secrets,
    own_ids,
    producer_of,
    trust_at_laptop,
)
from udset_desktop.usecases.what_left import lines_that_left
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """By conversation, what was before: digests of lines that left, in which bundles, and how it came here."""

    lines: Mapping[str, tuple[str, ...]]
    sent: Mapping[RecordId, tuple[SentBefore, ...]]
    unsure: Collection[str]  # may have left before this laptop, or the one it came from, was restored
    steps: Mapping[str, tuple[Handover, ...]]  # how it came here


def _left_of(vault: Vault) -> _Left:
    return _Left(
        lines=lines_that_left(vault),
        sent=sent_so_far(vault),
        unsure=came_back(vault),
        steps=all_steps(vault),
    )


def put_parcel(workplace: Workplace, card: Path, people: Collection[PersonId], out: Path) -> HandedOver:
    """People with all their conversations in a new file for the laptop of `card`.

    Bundles with them that were offered to no place yet are taken apart first.  Raises `InputRefused` for nobody, for somebody with a conversation under way, for somebody handed over
    already, and for a card that the project's trust list does not know.
    """
    vault = workplace.require_vault()
    producer, trust = producer_of(vault), trust_at_laptop(vault)
    taker = _require_taker(card, producer.laptop, own_ids(vault), listed_at_laptop(vault))
    chosen = tuple(dict.fromkeys(people))
    _require_ready(vault, chosen)
    # What waits of theirs is the taker's to send: it would be told as having left, and might never leave.
    take_apart(workplace, [record.id for one in chosen for record in vault.load_records(one)])
    left = _left_of(vault)

    def statement(record: str) -> Handover:
        return handover_of(
            record, giver=producer.laptop, taker=taker.id, project=trust.project, key=producer.signing
        )

    content = files.HandoverContent(
        project=trust.project,
        giver=producer.laptop,
        taker=taker.id,
        people=tuple(_person_of(workplace, one, left, statement) for one in chosen),
    )
    sealed = files.render_handover(content, key=producer.signing, recipient=taker.recipient)
    digest, now = sha256_hex(sealed), _now(workplace)
    rows = _rows_of(content, digest, now)
    with vault.transaction():
        vault.save_handed(_whom_of(content, digest, now), rows)
        note_act(
            vault, workplace.clock, Act.HANDED_OVER, people=len(chosen), records=len(rows), taker=taker.id
        )
        write_file(out, sealed, replace=False)
    return HandedOver(file=out, taker=taker.id, people=len(chosen), records=len(rows))


def take_parcel(workplace: Workplace, file: Path, receipt: Path | None = None) -> TakenOver:
    """Everything in a file from another laptop, now this one's, and a signed receipt beside it or at `receipt`.

    Taken twice it is the same, while all of them are this laptop's.  Raises `InputRefused` where this laptop
    has gone on with one of the conversations in another way, and for a file taken before whose people are
    here no more; it takes nothing and signs for nobody then.
    """
    vault = workplace.require_vault()
    producer, trust = producer_of(vault), trust_at_laptop(vault)
    sealed = read_as(FileKind.HANDOVER, file, limit_bytes=files.LIMIT_BYTES)
    content = _opened(vault, sealed, trust)
    if content.taker not in own_ids(vault):
        raise BundleRefused(Finding(code="handing_over.for_another"))
    digest = sha256_hex(sealed)
    rows, whom = _rows_of(content, digest, _now(workplace)), _whom_of(content, digest, _now(workplace))
    if len({row.record for row in rows}) != len(rows) or len({one.person for one in whom}) != len(whom):
        raise BundleRefused(Finding(code="bundle.no_handover"))
    with vault.transaction():
        if digest in {one.file for one in vault.load_handed_people()}:
            _require_still_here(vault, whom)
        else:
            away = _given_away(vault)
            vault.save_handed(whom, rows)  # first: who was handed away before is this laptop's again
            _take_people(workplace, content, trust, away)
            counts = {"people": len(whom), "records": len(rows)}
            note_act(vault, workplace.clock, Act.TAKEN_OVER, giver=content.giver, **counts)
    out = receipt or file.with_name(file.stem + files.RECEIPT_SUFFIX)
    signed = files.render_receipt(
        files.HandedReceipt(
            project=trust.project,
            giver=content.giver,
            taker=producer.laptop,
            file=digest,
            people=len(content.people),
            records=len(rows),
        ),
        producer.signing,
    )
    write_file(out, signed)
    return TakenOver(receipt=out, giver=content.giver, people=len(content.people), records=len(rows))


def _require_still_here(vault: Vault, whom: Iterable[HandedWho]) -> None:
    """Raises `InputRefused` unless everybody of a file taken before is this laptop's and on it."""
    own, here = own_ids(vault), people_here(vault)
    last = {one.person: one.taker for one in vault.load_handed_people()}
    if not all(one.person in here and last.get(one.person, one.taker) in own for one in whom):
        raise InputRefused(Finding(code="handing_over.here_no_more"))


def _given_away(vault: Vault) -> set[PersonId]:
    """Everybody who went last to another laptop."""
    own = own_ids(vault)
    last = {one.person: one.taker for one in vault.load_handed_people()}
    return {person for person, taker in last.items() if taker not in own}


def who_can_go(vault: Vault) -> tuple[tuple[PersonId, ...], tuple[Staying, ...]]:
    """Everybody who may be handed over now, and everybody else with the reason."""
    away, under_way = _given_away(vault), {draft.person for draft in vault.load_drafts()}

    def why(person: Person) -> str:
        if person.id in away:
            return "handing_over.stays_handed"
        if person.on_hold_since:
            return "handing_over.stays_on_hold"
        return "handing_over.stays_under_way" if person.id in under_way else ""

    told = [(one, why(one)) for one in vault.load_people()]
    stays = tuple(Staying(person=one.id, name=one.name, code=code) for one, code in told if code)
    return tuple(one.id for one, code in told if not code), stays


def _require_taker(file: Path, own: str, selves: Collection[str], trust: Trust) -> cards.Card:
    """The card of a laptop that the project's list knows with these keys, another one and itself at work.

    `selves` are the numbers this laptop had.  Whoever was replaced holds the same people, and would fork them.
    """
    taker = cards.parse_card(read_as(FileKind.CARD, file, limit_bytes=cards.LIMIT_BYTES))
    known = trust.laptop(taker.id)
    if known is None or (known.recipient, known.public) != (taker.recipient, taker.public):
        raise InputRefused(Finding(code="handing_over.taker_unknown"))
    if taker.id == own or trust.last_number(taker.id) is not None:
        raise InputRefused(Finding(code="handing_over.taker_not_fit"))
    heir = own if taker.id in selves else trust.replaced_by(taker.id)
    if heir:
        context: dict[str, str | int] = {"laptop": taker.id, "heir": heir}
        raise InputRefused(Finding(code="handing_over.taker_replaced", context=context))
    return taker


def _person_of(
    workplace: Workplace,
    person: PersonId,
    left: _Left,
    statement: Callable[[str], Handover],
) -> files.HandedPerson:
    vault = workplace.require_vault()
    return files.HandedPerson(
        person=vault.load_person(person),
        records=tuple(
            _record_of(workplace, record.id, left, statement(record.id))
            for record in vault.load_records(person)
        ),
        look_for=tuple(
            (name, kind) for name, kind in names_to_hand(workplace, person) if len(name) <= files.NAME_AT_MOST
        ),
    )


def _require_ready(vault: Vault, people: tuple[PersonId, ...]) -> None:
    if not people:
        raise InputRefused(Finding(code="handing_over.nobody"))
    for one in people:
        vault.require_not_on_hold(one)
    under_way = {draft.person for draft in vault.load_drafts()}
    if under_way & set(people):
        raise InputRefused(Finding(code="handing_over.under_way"))
    for one in people:
        vault.require_here(one)


def _record_of(
    workplace: Workplace, record: RecordId, left: _Left, statement: Handover
) -> files.HandedRecord:
    vault = workplace.require_vault()
    return files.HandedRecord(
        versions=tuple(encode_record(one) for one in vault.load_revisions(record)),
        lines=left.lines.get(record, ()),
        sent=tuple(
            (one.laptop, one.number, one.on, one.revision, one.outcome) for one in left.sent.get(record, ())
        ),
        notices=tuple((one.items, one.at_utc) for one in vault.load_withdrawals() if one.record == record),
        sheets=tuple((one.kind, one.state, one.post, one.on_utc) for one in vault.load_sheet_states(record)),
        readings=readings_to_hand(workplace, record),
        statement=statement,
        texts=tuple(
            (one.number, one.key, one.source)
            for one in vault.load_passed(record)
            if one.has_left and one.back is None
        ),
        came_by=left.steps.get(record, ()),
        may_have_left=record in left.unsure,
    )


def _rows_of(content: files.HandoverContent, digest: str, at_utc: str) -> list[HandedRow]:
    return [
        HandedRow(
            record=RecordId(one.statement.record),
            person=who.person.id,
            giver=content.giver,
            taker=content.taker,
            file=digest,
            signature=one.statement.signature,
            lines=one.lines,
            at_utc=at_utc,
            sent=tuple(
                SentBefore(laptop=laptop, number=number, on=on, revision=revision, outcome=outcome)
                for laptop, number, on, revision, outcome in one.sent
            ),
        )
        for who in content.people
        for one in who.records
    ]


def _opened(vault: Vault, sealed: bytes, trust: Trust) -> files.HandoverContent:
    """The content by this laptop's key, or by one it had before it was put back from a backup."""
    own, *former = opening_secrets(vault)
    for secret in former:
        with contextlib.suppress(AccessRefused):
            return files.open_handover(sealed, secret=secret, trust=trust)
    return files.open_handover(sealed, secret=own, trust=trust)


def _whom_of(content: files.HandoverContent, digest: str, at_utc: str) -> list[HandedWho]:
    """A row for each person, also for whoever has no conversation on file."""
    return [
        HandedWho(person=one.person.id, giver=content.giver, taker=content.taker, file=digest, at_utc=at_utc)
        for one in content.people
    ]


def _take_people(
    workplace: Workplace, content: files.HandoverContent, trust: Trust, away: Collection[PersonId]
) -> None:
    vault = workplace.require_vault()
    _take_before(vault, content, trust)
    for one in content.people:
        if one.person.id in away:  # what the other laptop put right of them meanwhile is the newer
            vault.save_person(one.person)
        _take_person(vault, one, trust, content.giver)
        _take_texts(vault, one, _now(workplace))
        for talk in one.records:
            take_readings(workplace, RecordId(talk.statement.record), talk.readings)
        _take_known(workplace, one)


def _take_before(vault: Vault, content: files.HandoverContent, trust: Trust) -> None:
    """What was before the giver: other laptops' statements, and what may have left without its knowing."""
    talks = [talk for one in content.people for talk in one.records]
    if unsure := [one.statement.record for one in talks if one.may_have_left]:
        keep_came_back(vault, unsure)
    for talk in talks:
        for step in talk.came_by:
            require_handover(step, trust)
            if step.record != talk.statement.record:
                raise BundleRefused(Finding(code="bundle.no_handover"))
    if steps := [step for talk in talks for step in talk.came_by]:
        keep_earlier(vault, steps)


def _take_person(vault: Vault, handed: files.HandedPerson, trust: Trust, giver: str) -> None:
    known = {one.id for one in vault.load_people()}
    if handed.person.id not in known:
        vault.save_person(handed.person)
    for one in handed.records:
        require_handover(one.statement, trust)
        versions = [decode_record(version) for version in one.versions]
        same = all(
            (record.id, record.person) == (one.statement.record, handed.person.id) for record in versions
        )
        if not versions or not same or one.statement.giver != giver:
            raise BundleRefused(Finding(code="bundle.no_handover"))
        here = vault.load_digests(RecordId(one.statement.record))
        told = tuple(sha256_hex(version) for version in one.versions)
        if here[: len(told)] != told[: len(here)]:
            raise InputRefused(Finding(code="handing_over.gone_on_here"))
        for record in versions[len(here) :]:
            vault.save_record(record)
        for kind, state, post, on_utc in one.sheets:
            # By the statement's number: where every version is here already, none was saved just now.
            kept = SheetKept(
                record=RecordId(one.statement.record), kind=kind, state=state, post=post, on_utc=on_utc
            )
            vault.save_sheet_state(kept)
        for items, at_utc in one.notices:
            vault.save_withdrawal(RecordId(one.statement.record), items, at_utc)


def _take_known(workplace: Workplace, handed: files.HandedPerson) -> None:
    """Names that came with a person are looked for from now on, and at once in words that wait here."""
    take_names(workplace, handed.person.id, handed.look_for)
    for record in workplace.require_vault().load_records(handed.person.id):
        reopen_for_record(workplace, record)


def _take_texts(vault: Vault, handed: files.HandedPerson, at_utc: str) -> None:
    """What left of their words may be taken back here from now on, and is not sent once more."""
    vault.save_texts_elsewhere(
        (
            (number, RecordId(one.statement.record), key, source)
            for one in handed.records
            for number, key, source in one.texts
        ),
        at_utc,
    )


def _now(workplace: Workplace) -> str:
    return workplace.clock.now_utc().isoformat()
