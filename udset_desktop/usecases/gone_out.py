"""What of a conversation is out of this laptop's hands already: told before anything of it is taken back.

Called by the page on which something is taken back and by `udset withdraw`.  Every line is a finding
whose sentence says what a notice can no longer reach.  Afterwards it is said whether anybody is told at all.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import Finding, InputRefused, Severity
from udset_desktop.project.switches import Words as WordsSwitch
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault
    from udset_desktop.store.vault_values import Landing, Outgoing

_HERE, _UNSURE, _ELSEWHERE, _WAITS, _BY_HAND, _DELIVERED, _HELD, _RECEIVED = (
    "gone_out.here",
    "gone_out.unsure",
    "gone_out.elsewhere",
    "gone_out.made",
    "gone_out.by_hand",
    "gone_out.delivered",
    "gone_out.held",
    "gone_out.received",
)
_FURTHER = (_WAITS, _BY_HAND, _DELIVERED, _HELD, _RECEIVED)
"""From the outbox to the pool; from the second on somebody else may have it."""
_COPIES = {
    "gone_out.printed": frozenset({"sheet_printed", "supervision_printed"}),
    "gone_out.saved": frozenset({"sheet_saved", "sheet_saved_protected", "supervision_saved"}),
    "gone_out.person_file": frozenset({"person_file_saved", "person_file_saved_protected"}),
    "gone_out.copied_out": frozenset({"interview_copied_out"}),
    "gone_out.shown": frozenset({"interview_shown"}),
}


def gone_out(workplace: Workplace, record: RecordId) -> tuple[Finding, ...]:
    """How far a conversation has come, and what was made of it that no notice calls back; the stage first."""
    vault = workplace.require_vault()
    was_cleared = vault.find_cleared(str(record)) is not None  # and so was signed for
    furthest, last = (_RECEIVED, _RECEIVED) if was_cleared else _reached(vault, record)
    told = [Finding(code=furthest, severity=Severity.NOTE)]
    if last == _WAITS != furthest:
        told.append(Finding(code="gone_out.put_right_waits", severity=Severity.NOTE))
    if was_cleared:  # and with it went what the private log knew of copies
        told.append(Finding(code="gone_out.cleared", severity=Severity.NOTE))
    about = {str(record)} if was_cleared else {str(record), str(vault.load_record(record).person)}
    done = Counter(one.what for one in vault.load_events() if one.subject in about)
    for code, acts in _COPIES.items():
        count = sum(done[act] for act in acts)
        if count:
            told.append(Finding(code=code, context={"count": count}, severity=Severity.NOTE))
    files = len({one.file for one in vault.load_handed() if one.record == record})
    if files:
        told.append(Finding(code="gone_out.handed", context={"count": files}, severity=Severity.NOTE))
    if _loose_words_out(workplace, record):
        told.append(Finding(code="gone_out.loose_words", severity=Severity.NOTE))
    if furthest not in {_HERE, _WAITS}:
        told.append(Finding(code="gone_out.figures", severity=Severity.NOTE))
    return tuple(told)


def _reached(vault: Vault, record: RecordId) -> tuple[str, str]:
    """How far any line of a record has come, and the last one: a correction that waits calls none back."""
    # late: msgspec, pyrage and cryptography
    from udset_desktop.usecases.standing import came_back  # noqa: PLC0415

    sent = {one.number: one for one in vault.load_outgoing()}
    ways = [_way_of(one, sent.get(one.number)) for one in vault.load_landings(record)]  # the last bundle last
    furthest = max(ways, key=_FURTHER.index, default=_HERE)
    if not ways and any(one.lines and one.record == record for one in vault.load_handed()):
        return _ELSEWHERE, _ELSEWHERE
    if furthest in {_HERE, _WAITS} and record in came_back(vault):
        return _UNSURE, _UNSURE
    return furthest, (ways[-1] if ways else _HERE)


def _way_of(landing: Landing, bundle: Outgoing | None) -> str:
    if landing.outcome:
        return _HELD if landing.outcome == "held" else _RECEIVED
    if bundle is not None and bundle.delivered_utc:
        return _DELIVERED
    waits = bundle is not None and not bundle.copied_utc and not bundle.tried_utc
    return _WAITS if waits else _BY_HAND


def _loose_words_out(workplace: Workplace, record: RecordId) -> bool:
    switched = workplace.require_project().switches.words
    if not isinstance(switched, WordsSwitch) or switched.attached:
        return False
    return any(one.has_left and one.back is None for one in workplace.require_vault().load_passed(record))


def is_told(workplace: Workplace, record: RecordId) -> bool:
    """Whether a coming bundle tells that something of the conversation was taken back; not where nothing left."""
    # late: msgspec, pyrage, minisign and the database layer
    from udset_desktop.usecases.outgoing import ready_of  # noqa: PLC0415
    from udset_desktop.usecases.words_standing import words_now  # noqa: PLC0415

    with contextlib.suppress(InputRefused):  # a laptop that joined no project sends nothing
        ready, words = ready_of(workplace), words_now(workplace)
        back = set(words.going_back())
        about = {one.record for one in ready.notices} | set(ready.ended)
        return record in about | {one.record for one in words.passed if one.number in back}
    return False
