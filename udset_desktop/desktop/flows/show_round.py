"""The first round on a training home: from Today through a made-up person's talk to what may leave.

It only goes to places and says what they are; whoever looks round can try every key on the way.
"""

from __future__ import annotations

from dataclasses import replace

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.round_bar import RoundBar
from udset_desktop.foundation.ids import PersonId
from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import Reply
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session
from udset_desktop.project.model import INTERVIEWER_TYPES
from udset_desktop.record.today import FinishedRow
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.people import find_people
from udset_desktop.usecases.removing import delete_person
from udset_desktop.usecases.workplace import Workplace, require_training

STEPS = (
    "today",
    "begin",
    "words",
    "jots",
    "map",
    "person",
    "together",
    "permissions",
    "sheet",
    "sharing",
    "done",
)
_STAGES = {"together": Stage.TOGETHER, "permissions": Stage.PERMISSIONS}
_PLACES = {"today": "today", "begin": "begin", "sharing": "sharing", "done": "today"}
PAGE = "safe"


class ShowRound(Flow):
    """The round: made when somebody asks for it, gone when it is over."""

    view: RoundBar

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, RoundBar())
        self._place = 0
        self.view.moved.connect(self._on_moved)
        self.view.ended.connect(self.end)

    def start(self) -> None:
        """From the first step, with the bar at the foot of the window."""
        self.frame.add_bar(self.view)
        self._show()

    def end(self) -> None:
        """The bar goes, and with it whoever was made up for the round and all they said."""
        self.view.hide()
        self.view.deleteLater()
        self.frame.go("today")
        self.run(
            lambda _control: _take_away(self.workplace),
            lambda gone: self.frame.go("today") if gone else None,
            keep=True,
        )

    def _on_moved(self, by: int) -> None:
        self._place = max(0, min(len(STEPS) - 1, self._place + by))
        self._show()

    def _show(self) -> None:
        step = STEPS[self._place]
        self.view.show_step(step, self._place + 1, len(STEPS))
        if step in _PLACES:
            self.frame.go(_PLACES[step])
        elif step == "sheet":
            self.run(lambda _control: interviewing.today(self.workplace).finished, self._on_finished)
        else:
            self.run(lambda _control: _made_up_talk(self.workplace), self._on_talk)

    def _on_talk(self, session: Session) -> None:
        stage = _STAGES.get(STEPS[self._place], Stage.PAGES)
        self.frame.go("conversation", session=replace(session, stage=stage, page=PAGE))

    def _on_finished(self, finished: tuple[FinishedRow, ...]) -> None:
        # Where the talk of the round was finished on the way, its own sheet; else whosever is there.
        own = (one for one in finished if one.name == say("show_round.name"))
        shown = next(own, next(iter(finished), None))
        if shown is not None:
            self.frame.go("sheet", record_id=shown.record)


def _made_up_talk(workplace: Workplace) -> Session:
    """The talk of the round: the one under way, also from a round that was cut off, or a new one.

    A new one is with the same made-up person where their talk was finished on the way round.  Raises
    `InputRefused` in a home with a real project, whatever led here.
    """
    require_training(workplace.home)
    made_up = _made_up(workplace)
    under_way = (one.interview for one in interviewing.today(workplace).drafts if one.person in made_up)
    there = next(under_way, None)
    if there is not None:
        return interviewing.resume(workplace, there)
    header = Header(
        about=About(group="not_recorded"), interviewers=(Interviewer(ref="", type=INTERVIEWER_TYPES[0]),)
    )
    return interviewing.begin(
        workplace,
        BeginChoice(
            instrument=_first_with_the_page(workplace),
            header=header,
            person=next(iter(made_up), None),
            name=say("show_round.name"),
            talk=Reply.YES,
            notice="read_out",
            language=workplace.language,
        ),
    )


def _made_up(workplace: Workplace) -> tuple[PersonId, ...]:
    """Whoever was made up for a round, this one or one that was cut off."""
    name = say("show_round.name")
    return tuple(one.person for one in find_people(workplace, name) if one.name == name)


def _take_away(workplace: Workplace) -> int:
    """Whoever was made up deleted with all they said; how many that were."""
    require_training(workplace.home)
    made_up = _made_up(workplace)
    for person in made_up:
        delete_person(workplace, person)
    return len(made_up)


def _first_with_the_page(workplace: Workplace) -> str:
    """The conversation the round shows: of those that Begin offers here the first with its page."""
    lists = interviewing.begin_choices(workplace)
    with_it = (key for key, pages in lists.outcomes.items() if PAGE in {page.code for page in pages})
    # A project without one is told so by `begin`, which refuses what the project does not use.
    return next(with_it, "user-review")
