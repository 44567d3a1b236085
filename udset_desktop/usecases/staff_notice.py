"""What the staff of a project are told about being compared, and that it was read.

Called by Today.  While a project compares interviewers, each of them finds here what leaves about them
and who decided so, until it was read: once for each version of it.  Nothing waits for that.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from udset_desktop.project.switches import Comparison
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.workplace import Workplace

PARTS = ("interviewer_key", "known_before", "same_employer", "allocation")
_READ = "staff_notice/read"
_SHORT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffNotice:
    """The notice as it now stands: the project's own text, what leaves, who answers for it."""

    version: str  # another one as soon as anything of it is
    text: str
    parts: tuple[str, ...]  # of PARTS
    post: str  # "" where the switch is on from a time before decisions were kept
    decided_on: str  # ISO date
    until: str  # ISO date
    told_on: str  # ISO date
    readers: tuple[str, ...]


def notice_due(workplace: Workplace) -> StaffNotice | None:
    """The notice that was not read yet on this laptop; None where nobody is compared, or it was."""
    compared = workplace.require_project().switches.compared()
    if compared is None:
        return None
    notice = _notice_of(compared)
    return None if workplace.require_vault().load_setting(_READ) == notice.version else notice


def note_read(workplace: Workplace, version: str) -> None:
    """Somebody says that they have read this version: kept, and told in the log."""
    vault = workplace.require_vault()
    with vault.transaction():
        vault.save_setting(_READ, version)
        note_act(vault, workplace.clock, Act.STAFF_NOTICE_READ, version=version)


def _notice_of(compared: Comparison) -> StaffNotice:
    parts = tuple(part for part in PARTS if getattr(compared, part))
    told = (compared.staff_notice, parts, compared.post, compared.decided_on, compared.until)
    whole = json.dumps((*told, compared.staff_told_on, compared.readers)).encode()
    return StaffNotice(
        version=hashlib.sha256(whole).hexdigest()[:_SHORT],
        text=compared.staff_notice,
        parts=parts,
        post=compared.post,
        decided_on=compared.decided_on,
        until=compared.until,
        told_on=compared.staff_told_on,
        readers=compared.readers,
    )
