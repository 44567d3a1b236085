"""One answer taken back during the conversation, or put back again: in the vault in one step.

Called by the window on its store lane; what it means is decided by `interview.taking_back`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from udset_desktop.interview.jot import JOT_CHANGED
from udset_desktop.interview.state import Session

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace


def keep_taking_back(workplace: Workplace, before: Session, session: Session, item_id: str) -> None:
    """The item, what is half typed to it and the jots as they now stand, when this returns."""
    vault, interview = workplace.require_vault(), session.interview
    gone = {jot.number for jot in before.jots} - {jot.number for jot in session.jots}
    with vault.transaction():
        vault.save_answer(interview, item_id, session.answers.get(item_id))
        vault.save_typing(interview, item_id, session.typing.get(item_id, ""))
        for number in sorted(gone):
            vault.delete_jot(interview, number)
            vault.save_typing(interview, f"{JOT_CHANGED}{number}", "")
        for jot in session.jots:
            if jot not in before.jots:
                vault.save_jot(interview, jot)
