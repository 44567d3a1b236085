"""Why somebody may not be cleared yet, worked out from the vault; reads and decides, writes nothing.

Called by `usecases.clearing` alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from udset_desktop.bundle.shareable import ALL, line_of
from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.interview.person import Person
from udset_desktop.merge.receipt import lines_let_in
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store.vault import Vault
from udset_desktop.store.vault_values import Head, WithdrawalRow
from udset_desktop.usecases.clearing_values import Standing, Wait
from udset_desktop.usecases.following_up import notes_naming
from udset_desktop.usecases.outgoing import Ready, ready_of
from udset_desktop.usecases.people import review_day
from udset_desktop.usecases.standing import own_ids
from udset_desktop.usecases.summarising import sheets_owed
from udset_desktop.usecases.what_left import lines_that_left
from udset_desktop.usecases.words_standing import WordsStanding, words_now
from udset_desktop.usecases.workplace import Workplace

ON_HOLD = "clearing.waits_on_hold"
HANDED = "clearing.waits_handed"
UNDER_WAY = "clearing.waits_under_way"
NOTHING = "clearing.waits_nothing_on_file"
HARM = "clearing.waits_harm_note"
LOOK_BACK = "clearing.waits_look_back"
SHEET = "clearing.waits_sheet"
REVIEW = "clearing.waits_review"
ONLY_HERE = "clearing.waits_only_here"
TO_LEAVE = "clearing.waits_to_leave"
UNREAD = "clearing.waits_words"
NOT_SIGNED = "clearing.waits_receipt"
HELD = "clearing.waits_held"
CAME_SIGNED_ELSEWHERE = "clearing.waits_came_here"
RETENTION = "clearing.waits_retention"


def people_standing(workplace: Workplace, retention_days: int) -> tuple[Standing, ...]:
    """Everybody on this laptop by name, with what each waits for."""
    facts = _facts_of(workplace)
    people = workplace.require_vault().load_people()
    standing = (
        Standing(
            person=one.id,
            name=one.name,
            records=len(facts.heads.get(one.id, ())),
            waits=_waits_of(workplace, one, facts, retention_days),
        )
        for one in people
    )
    return tuple(sorted(standing, key=lambda one: (one.name.casefold(), one.person)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What the vault says, read once for everybody."""

    heads: Mapping[PersonId, tuple[Head, ...]]  # the latest conversation first
    under_way: Collection[PersonId]
    handed: Collection[PersonId]
    owed: Collection[RecordId]
    looked_back: Collection[RecordId]
    to_leave: Collection[str]
    unread: Collection[str]  # records with words that somebody has to read, or look over, before they leave
    words_in: Mapping[str, tuple[int, ...]]  # by record, the bundles its words left in or were taken back in
    chains: Mapping[str, tuple[str, ...]]
    sent: Mapping[str, tuple[int, int, str]]  # of the last line: revision, bundle, digest
    unchanged: Collection[
        tuple[str, str]
    ]  # by record the digest of a line that left and would be the same today
    signed: Mapping[tuple[int, str], str]  # by bundle and line, the moment of the receipt that let it in
    arrived: Mapping[int, str]  # by bundle, the moment of its first receipt
    notices: Mapping[str, tuple[WithdrawalRow, ...]] = field(default_factory=dict)

    def is_gone(self, record: RecordId) -> bool:
        """Whether all of it was taken back."""
        return any(one.items == ALL for one in self.notices.get(record, ()))


def _facts_of(workplace: Workplace) -> _Facts:
    vault = workplace.require_vault()
    heads: dict[PersonId, list[Head]] = defaultdict(list)
    for head in vault.load_heads():
        heads[head.person].append(head)
    signed, arrived = _signed(vault)
    words, ready = words_now(workplace), ready_of(workplace)
    notices: dict[str, list[WithdrawalRow]] = defaultdict(list)
    for notice in vault.load_withdrawals():
        notices[notice.record].append(notice)
    return _Facts(
        heads={person: tuple(told) for person, told in heads.items()},
        under_way={draft.person for draft in vault.load_drafts()},
        handed=_handed_away(vault),
        owed={one.record for one in sheets_owed(workplace)},
        looked_back={
            one.record for one in vault.load_work_notes() if one.record and one.is_written and not one.done
        },
        to_leave=_to_leave(ready) | _words_to_leave(words),
        unread={one for one in words.talks if words.to_read(one) or words.to_check(one)},
        words_in=_words_in(words),
        chains=lines_that_left(vault),
        sent={
            line.record: (line.revision, export.number, line.digest)
            for export in vault.load_exports()
            for line in export.lines
        },
        unchanged={(line.record, sha256_hex(line_of(line))) for line in ready.standing},
        signed=signed,
        arrived=arrived,
        notices={record: tuple(told) for record, told in notices.items()},
    )


def _signed(vault: Vault) -> tuple[dict[tuple[int, str], str], dict[int, str]]:
    signed: dict[tuple[int, str], str] = {}
    arrived: dict[int, str] = {}
    for number, taken_utc, content in vault.load_taken_receipts():  # the first taken first
        arrived.setdefault(number, taken_utc)
        for line in lines_let_in(content):
            signed.setdefault((number, line), taken_utc)
    return signed, arrived


def _to_leave(ready: Ready) -> set[str]:
    return {
        *(one.record for one in ready.load.records),
        *(one.record for one in ready.notices),
        *ready.ended,
    }


def _words_to_leave(words: WordsStanding) -> set[str]:
    back = set(words.going_back())
    return {one.record for one in words.leaving()} | {
        one.record for one in words.passed if one.number in back
    }


def _words_in(words: WordsStanding) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for one in words.passed:
        numbers = tuple(number for number in (one.bundle, one.back) if number is not None)
        found[one.record] = (*found.get(one.record, ()), *numbers)
    return found


def _handed_away(vault: Vault) -> set[PersonId]:
    own = own_ids(vault)
    last = {one.person: one.taker for one in vault.load_handed_people()}
    return {person for person, taker in last.items() if taker not in own}


def _waits_of(workplace: Workplace, person: Person, facts: _Facts, days: int) -> tuple[Wait, ...]:
    heads = facts.heads.get(person.id, ())
    still_needed = {
        ON_HOLD: bool(person.on_hold_since),
        HANDED: person.id in facts.handed,
        UNDER_WAY: person.id in facts.under_way,
        NOTHING: not heads and person.id not in facts.under_way,
        HARM: any(not note.is_passed_on for note in notes_naming(workplace, person.name)),
        LOOK_BACK: any(head.record in facts.looked_back for head in heads),
        SHEET: any(head.record in facts.owed for head in heads),
    }
    told = [_signed_for(head, facts) for head in heads]
    codes = [code for code, is_so in still_needed.items() if is_so] + [code for code, _ in told if code]
    waits = [Wait(code=code) for code in dict.fromkeys(codes)]
    today_on = workplace.clock.today_on().isoformat()
    review_on = max(_reviews(heads, person), default="")
    if review_on >= today_on:
        waits.append(Wait(code=REVIEW, on=review_on))
    if waits:
        return tuple(waits)
    last_on = max((review_on, *(head.held_on for head in heads), *(moment[:10] for _, moment in told)))
    goes_on = max(
        (date.fromisoformat(last_on) + timedelta(days=days)).isoformat(), _take_out_until(workplace, heads)
    )
    return (Wait(code=RETENTION, on=goes_on),) if goes_on > today_on else ()


def _take_out_until(workplace: Workplace, heads: tuple[Head, ...]) -> str:
    """The last day printed on their sheets: until then somebody must be able to find what they want out."""
    days = timedelta(days=workplace.require_project().take_out_days)
    return max(((date.fromisoformat(one.held_on) + days).isoformat() for one in heads), default="")


def _reviews(heads: tuple[Head, ...], person: Person) -> list[str]:
    kinds: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        if not head.is_void:
            kinds[head.instrument].append(head)
    return [review_day(told, person) for told in kinds.values()]


def _signed_for(head: Head, facts: _Facts) -> tuple[str, str]:
    """Why a conversation as it now stands is not signed for, or the moment since when it is."""
    if head.record in facts.to_leave:
        return TO_LEAVE, ""
    if head.record in facts.unread:
        return UNREAD, ""
    told = [one.bundle for one in facts.notices.get(head.record, ()) if one.bundle is not None]
    bundles = {*told, *facts.words_in.get(head.record, ())}
    if not bundles <= facts.arrived.keys():
        return NOT_SIGNED, ""
    moments = [facts.arrived[number] for number in bundles]
    left = bool(facts.chains.get(head.record))
    if facts.is_gone(head.record) or (head.is_void and not left):
        # What was taken back needs no signature for what it said; what never left needs none at all.
        return "", max(moments, default="")
    if not left:
        return (TO_LEAVE if head.is_counted else ONLY_HERE), ""
    return _line_signed_for(head, facts, moments)


def _line_signed_for(head: Head, facts: _Facts, moments: list[str]) -> tuple[str, str]:
    if head.record not in facts.sent:
        return CAME_SIGNED_ELSEWHERE, ""
    revision, bundle, line = facts.sent[head.record]
    # What was put right here may change nothing of what leaves.
    if revision != head.revision and (head.record, line) not in facts.unchanged:
        return TO_LEAVE, ""
    signed = facts.signed.get((bundle, line))
    if signed is None:
        return (HELD if bundle in facts.arrived else NOT_SIGNED), ""
    return "", max((*moments, signed))
