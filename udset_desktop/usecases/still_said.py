"""What of a conversation on file may still be told to others, once something of it was taken back.

Asked by every paper and copy that is not the person's own, and by whatever shows "last time": the case system,
the file, the team, the next conversation.
The promise is that what is taken back never leaves the laptop again; bundles keep it by themselves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.instrument.model import Kind

if TYPE_CHECKING:
    from udset_desktop.instrument.model import Instrument
    from udset_desktop.record.model import Record
    from udset_desktop.store.vault import Vault

_ALL, _WORDS, _MATTERS = "all", "words", "matters"


def still_said(vault: Vault, record: Record, instrument: Instrument) -> Record:
    """The record without what was taken back of it; the vault's own stays as it is.

    Raises `InputRefused` where all of it was.
    """
    taken: set[str] = set()
    for notice in vault.load_withdrawals():
        if notice.record == record.id:
            taken |= {notice.items} if isinstance(notice.items, str) else set(notice.items)
    if _ALL in taken:
        raise InputRefused(Finding(code="still_said.all_taken_back"))
    if not taken:
        return record
    words = {one.id for one in instrument.items() if one.kind is Kind.WORDS} if _WORDS in taken else set()
    gone = taken | words
    matters = () if {_WORDS, _MATTERS} & taken else record.together.matters
    return replace(
        record,
        answers={item: answer for item, answer in record.answers.items() if item not in gone},
        together=replace(record.together, matters=matters),  # steps were agreed, and are nobody's own words
    )
