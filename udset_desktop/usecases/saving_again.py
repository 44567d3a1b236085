"""What is done after a saving has failed: whole conversations as they stand, in one step.

The window asks for it before it says "Saved" again, so that the word is true of all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from udset_desktop.interview.state import Session
    from udset_desktop.store.vault import Vault
    from udset_desktop.store.vault_values import Draft
    from udset_desktop.usecases.workplace import Workplace


def save_all(workplace: Workplace, *sessions: Session) -> None:
    """Whole unfinished conversations as they stand, after savings that failed; in one step.

    Where each stands (`save_place`) is not part of it.  One that is on file by now is whole there, and stays.
    """
    vault = workplace.require_vault()
    with vault.transaction():
        before = {one.interview: one for one in vault.load_drafts()}
        for session in sessions:
            if session.interview in before:
                _save_whole(vault, before[session.interview], session)


def _save_whole(vault: Vault, before: Draft, session: Session) -> None:
    interview = session.interview
    for item in {*before.answers, *session.answers.answers}:
        vault.save_answer(interview, item, session.answers.get(item))
    for item in {*before.typing, *session.typing}:
        vault.save_typing(interview, item, session.typing.get(item, ""))
    for number in {one.number for one in before.jots} - {one.number for one in session.jots}:
        vault.delete_jot(interview, number)
    for jot in session.jots:
        vault.save_jot(interview, jot)
    vault.save_header(interview, session.header)
    vault.save_permissions(interview, session.permissions)
    vault.save_together(interview, session.together)
