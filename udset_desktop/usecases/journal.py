"""The private log of a laptop: what became of each conversation, when and where; it is never handed out.

Called by the verbs.  What takes something out of the vault gets a line without content in the other
log too, the one that shows when it was changed (`usecases.acts`).
"""

from __future__ import annotations

from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.workplace import Workplace

_ACTS = frozenset(Act)


def log(workplace: Workplace, what: str, subject: str = "", detail: str = "", **told: str | int) -> None:
    """One line on what happened to `subject`; `told` is for the other log, where `what` is an `Act`."""
    from udset_desktop.store.vault_values import Event  # noqa: PLC0415  # late: database layer

    vault = workplace.require_vault()
    at_utc = workplace.clock.now_utc().isoformat(timespec="seconds")
    with vault.transaction():
        vault.log_event(Event(at_utc=at_utc, what=what, subject=subject, detail=detail))
        if what in _ACTS:
            note_act(vault, workplace.clock, Act(what), **told)
