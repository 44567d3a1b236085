"""What suits a person: kept with them as soon as it is found out, told again at the next Begin.

Called by person view, the sheet and the end of a talk.  Nothing of it leaves the laptop.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.interview.answers import SaidBy
from udset_desktop.interview.header import AIDS
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook, is_sensible

if TYPE_CHECKING:
    from udset_desktop.record.model import Record
    from udset_desktop.usecases.workplace import Workplace

_SUPPORT = {
    SaidBy.WITH_SIGN: "sign",
    SaidBy.WITH_SYMBOLS: "pictures_or_symbols",
    SaidBy.WITH_INTERPRETER: "interpreter",
}
"""What a kind of support is called among what suits somebody."""


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


def keep_supports(workplace: Workplace, record: Record) -> None:
    """Keep what the person answered with in this talk, beside what is known to suit them already.

    An interpreter in the room is one of these, whoever else was there.
    """
    voices = {one for answer in record.answers.values() for one in answer.said_by}
    used = {_SUPPORT[one] for one in voices if one in _SUPPORT} | {*record.header.aids} - {"none_possible"}
    if "interpreter" in record.header.others:
        used.add("interpreter")
    vault = workplace.require_vault()
    person = vault.load_person(record.person)
    suits = tuple(aid for aid in AIDS if aid in used | {*person.suits})
    if suits != person.suits:
        vault.save_person(replace(person, suits=suits))
