"""What a laptop in use has lying about: a conversation half-way, sheets handed over and sheets owed.

Called by the demonstration after the bundles are written, so that Today has something to show.
Goes through the window's own verbs.
"""

from __future__ import annotations

from random import Random

from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import Reply
from udset_desktop.interview.session import answer_item, go_to
from udset_desktop.simulation.material import SALT, load_material
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.summarising import SheetState, mark_sheet
from udset_desktop.usecases.workplace import Workplace

_STILL_OWED = 3
_STATES = (SheetState.HANDED_OVER,) * 6 + (SheetState.READ_OUT, SheetState.SHOWN, SheetState.NOT_WANTED)
_SAID = (
    ("services.words", "The home carer comes in the mornings, and my niece does the messages on a Saturday."),
    ("services.used", ("homecare",)),
    ("safe.words", "I'm fine in the day. It's the stair at night I think about, since the spring."),
    ("safe.rating", "not_really"),
    ("safe.matters", "matters"),
)


def leave_loose_ends(workplace: Workplace, seed: int) -> None:
    """Most sheets dealt with, a few still owed, and one conversation put aside half-way."""
    draw = Random(f"{SALT}/{seed}/loose ends")  # noqa: S311 (made-up people, no secret)
    records = workplace.require_vault().load_records()
    for record in records[_STILL_OWED:]:
        mark_sheet(workplace, record.id, draw.choice(_STATES))
    _put_aside(workplace, draw)


def _put_aside(workplace: Workplace, draw: Random) -> None:
    material, project = load_material(), workplace.require_project()
    choice = BeginChoice(
        instrument="user-review/1.0.1",
        name=f"{draw.choice(material.names)} {draw.choice(material.surnames)}",
        header=Header(
            about=About(group="older_people", age_band="80_and_over", place=project.localities[0].code),
            interviewers=(Interviewer(ref="iv01", type="own_care_manager", known_before="yes"),),
        ),
        talk=Reply.YES,
        notice="read_out",
    )
    session = interviewing.begin(workplace, choice)
    for item, raw in _SAID:
        session, _ = answer_item(session, item, raw)
        interviewing.save_answer(workplace, session.interview, item, session.answers.get(item))
    interviewing.pause(workplace, go_to(session, "things_to_do"))
