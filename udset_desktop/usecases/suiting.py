"""What suits a person: kept with them as soon as it is found out, told again at the next Begin.

Called by person view and the sheet.  Nothing of it leaves the laptop.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook, is_sensible

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace


def look_of(workplace: Workplace, person_id: PersonId) -> PersonLook:
    """How person view suits somebody; the usual where it was never tried, or makes no sense any more."""
    look = workplace.require_vault().load_person(person_id).look
    return look if look is not None and is_sensible(look) else USUAL_LOOK


def keep_look(workplace: Workplace, person_id: PersonId, look: PersonLook) -> None:
    """Keep how person view suits somebody; raises `InputRefused` for what nobody offers."""
    if not is_sensible(look):
        raise InputRefused(Finding(code="usecases.setting_unknown", where="look"))
    vault = workplace.require_vault()
    with vault.transaction():
        vault.save_person(replace(vault.load_person(person_id), look=look))
