"""What goes into the log that shows when it was changed, as a closed list, and the writing of a line.

Called by the verbs that open a vault, change its keys, take something out of it or let it go.  A line
is an act, a moment, and counts or codes: no name, no place on the disk, no number of a record.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from udset_desktop.foundation.clock import Clock

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault

_CODE = re.compile(r"[a-z0-9_.-]{1,40}")


class Act(StrEnum):
    """What is told of a vault; each has a sentence `auditing.<act>`."""

    VAULT_MADE = "vault_made"
    UNLOCKED = "unlocked"  # wrong: tries before it that were
    UNLOCKED_PIN = "unlocked_pin"
    PIN_SPENT = "pin_spent"
    WRONG_TRIES = "wrong_tries"  # count, before the line that follows
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - a word of the log
    RECOVERED = "recovered"
    RECOVERED_BY_ORGANISATION = "recovered_by_organisation"
    KEY_RENEWED = "key_renewed"
    RECOVERY_ANSWERED = "recovery_answered"
    ORGANISATION_KEY_SET = "organisation_key_set"
    PACK_TAKEN = "pack_taken"  # number
    SHEET_SAVED = "sheet_saved"
    SHEET_SAVED_PROTECTED = "sheet_saved_protected"
    SHEET_PRINTED = "sheet_printed"
    SUPERVISION_SAVED = "supervision_saved"
    SUPERVISION_PRINTED = "supervision_printed"
    WORDS_READ = "words_read"
    WORDS_CHECKED = "words_checked"
    COPIED_OUT = "interview_copied_out"
    SHOWN = "interview_shown"
    MISSED_PRINTED = "missed_printed"
    FOLLOW_UP_PRINTED = "follow_up_printed"
    FOLLOW_UP_DELETED = "follow_up_deleted"
    ANSWERS_TAKEN_IN = "answers_taken_in"
    TAKEN_BACK = "taken_back"
    BUNDLE_WRITTEN = "bundle_written"  # number, records
    CARRIER_CHOSEN = "carrier_chosen"  # kind
    BUNDLE_TAKEN_IN = "bundle_taken_in"  # laptop, number, records
    BUNDLES_FETCHED = "bundles_fetched"  # files, receipts
    BUNDLE_SET_ASIDE = "bundle_set_aside"  # laptop, number
    FORK_SETTLED = "fork_settled"
    SETTLEMENT_SET_ASIDE = "settlement_set_aside"
    CARRIER_FORGOTTEN = "carrier_forgotten"
    SENDING_PLANNED = "sending_planned"  # at
    SENDING_UNPLANNED = "sending_unplanned"
    SENT_BY_PLAN = "sent_by_plan"  # bundles, receipts
    BUNDLES_TAKEN_APART = "bundles_taken_apart"  # count
    BUNDLE_DELIVERED = "bundle_delivered"  # number
    RECEIPT_TAKEN = "receipt_taken"  # number, records, held
    BACKUP_MADE = "backup_made"
    BACKUPS_GONE = "backups_gone"  # count
    BACKUP_SAID_GONE = "backup_said_gone"  # count
    CODE_REPLACED = "code_replaced"
    RESTORED = "restored"
    RESTORED_AS = "restored_as"  # laptop, before
    HANDED_OVER = "handed_over"  # people, records, taker
    TAKEN_OVER = "taken_over"  # people, records, giver
    LET_GO = "let_go"  # people, records, taker
    HANDING_TAKEN_BACK = "handing_taken_back"  # records
    PERSON_FILE_SAVED = "person_file_saved"
    PERSON_FILE_SAVED_PROTECTED = "person_file_saved_protected"
    PERSON_CORRECTED = "person_corrected"
    PERSON_ON_HOLD = "person_on_hold"
    PERSON_OFF_HOLD = "person_off_hold"
    TAKEN_OUT_OF_FIGURES = "taken_out_of_figures"  # records
    PERSON_DELETED = "person_deleted"  # drafts, records, notices
    DATE_SAID_RIGHT = "date_said_right"  # before
    CLEARED = "cleared"  # people, records
    LOG_WRITTEN = "log_written"  # lines
    PROJECT_BEGUN = "project_begun"
    DESK_JOINED = "desk_joined"
    PACK_WRITTEN = "pack_written"  # number
    CAUGHT_UP = "caught_up"  # number
    LAPTOP_ACCEPTED = "laptop_accepted"  # laptop
    LAPTOP_REVOKED = "laptop_revoked"  # laptop, number
    LATE_VOUCHED = "late_vouched"  # laptop, number
    COORDINATOR_ADDED = "coordinator_added"  # coordinator
    COORDINATOR_REMOVED = "coordinator_removed"  # coordinator
    ROOT_HANDED = "root_handed"  # coordinator
    ROOT_TAKEN = "root_taken"
    ROOT_RENEWED = "root_renewed"
    ROOT_CHANGED = "root_changed"  # number
    LINK_KEY_MADE = "link_key_made"  # laptops
    LINK_KEY_SEALED = "link_key_sealed"  # laptops
    LINK_KEY_TAKEN = "link_key_taken"
    LINK_KEY_DESTROYED = "link_key_destroyed"
    STAFF_NOTICE_READ = "staff_notice_read"  # version
    SETTINGS_KEPT = "settings_kept"
    REPORT_WRITTEN = "report_written"
    ALONE_LOOKED_AT = "alone_looked_at"  # records
    WORDS_OVER = "words_over"  # texts
    SAVINGS_LOST = "savings_lost"  # savings
    COUNT_BEGUN = "count_begun"


def note_act(vault: Vault, clock: Clock, act: Act, **told: str | int) -> None:
    """One line, durable with the transaction it is written in.

    `told` takes whole numbers and codes; anything else is a defect and raises `ValueError`, so that
    nothing personal can get into a log that is handed out.
    """
    for value in told.values():
        if isinstance(value, str) and not _CODE.fullmatch(value):
            message = "the log takes codes and counts only"
            raise ValueError(message)
    pairs = " ".join(f"{name}={value}" for name, value in sorted(told.items()))
    vault.add_audit_line(clock.now_utc().isoformat(timespec="seconds"), act.value, pairs)
