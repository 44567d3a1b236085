"""What a correction takes back: an answer that is taken back now, or just between us, follows what has left.

Called by whatever puts a revision on file, in its transaction.  Without this a correction would only be the
next line: the bundle that waits would still leave, and the earlier line would keep the answer in the pool.
Light to import.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from udset_desktop.instrument.model import Instrument
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.entry import TAKEN_BACK
from udset_desktop.interview.kept_back import kept_between_us
from udset_desktop.usecases import journal
from udset_desktop.usecases.people import catalogue_at
from udset_desktop.usecases.recalling import take_apart

if TYPE_CHECKING:
    from udset_desktop.record.model import Record
    from udset_desktop.store.vault_values import WithdrawalRow
    from udset_desktop.usecases.workplace import Workplace


def take_back_corrected(workplace: Workplace, record: Record) -> tuple[str, ...]:
    """The items that the revision just kept takes back, in the order of the questions; () for none.

    Waiting bundles with the conversation are taken apart.  Where a line of it has left, a notice is kept that
    names the items, and from then on they stay taken back, whatever a later correction says.
    """
    # late: the bundle's own modules
    from udset_desktop.usecases.what_left import records_out  # noqa: PLC0415

    vault = workplace.require_vault()
    instrument = catalogue_at(workplace).instrument(record.instrument.id, record.instrument.version)
    with vault.transaction():
        earlier = [one for one in vault.load_revisions(record.id) if one.revision < record.revision]
        told = [one for one in vault.load_withdrawals() if one.record == record.id]
        items = _newly_taken(earlier, record, instrument, told)
        if items:
            take_apart(workplace, (record.id,))
            if record.id in records_out(vault):
                vault.save_withdrawal(record.id, items, workplace.clock.now_utc().isoformat())
            journal.log(workplace, "taken_back", record.id)
    return items


def _newly_taken(
    earlier: list[Record], record: Record, instrument: Instrument, told: Iterable[WithdrawalRow]
) -> tuple[str, ...]:
    if not earlier or any(one.items == "all" for one in told):
        return ()
    done = {item for one in told if not isinstance(one.items, str) for item in one.items}
    taken = _taken_in(record, instrument) - _taken_in(earlier[-1], instrument) - done
    # Words are not among them: they leave under numbers of their own, and go back by those.
    return tuple(
        item.id
        for item in instrument.items()
        if item.id in taken
        and item.may_travel
        and any(_was_said(one.answers.get(item.id)) for one in earlier)
    )


def _taken_in(record: Record, instrument: Instrument) -> set[str]:
    pages = kept_between_us(instrument, record.answers)
    covered = {item.id for page in instrument.pages() if page.id in pages for item in page.items}
    return covered | {item for item, answer in record.answers.items() if answer.non_answer == TAKEN_BACK}


def _was_said(answer: Answer | None) -> bool:
    return answer is not None and answer.non_answer not in {"not_asked", TAKEN_BACK}
