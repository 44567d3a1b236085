"""The conversation, step by step: every act gives the next `Session` and nothing else happens.

Called by the window on its own thread (each step takes well under a millisecond), by the import of
answers files and by the simulation.  Saves nothing, knows no window, and forgets nothing: a refused
input leaves the answer as it was, a closed item keeps what was said.
"""

from __future__ import annotations

from udset_desktop.foundation.ids import InterviewId, PersonId
from udset_desktop.foundation.problems import Finding
from udset_desktop.instrument.model import Instrument
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.entry import Raw
from udset_desktop.interview.permission import GivenBy, How, Purpose, Reply
from udset_desktop.interview.screen import ScreenState, Stage
from udset_desktop.interview.state import Correcting, Earlier, Session, Timing
from udset_desktop.interview.together import Together
from udset_desktop.project.model import Project

__all__ = ["Correcting", "Earlier", "Session", "Stage", "Timing"]

Findings = tuple[Finding, ...]


def begin_session(
    *,
    interview: InterviewId,
    person: PersonId,
    name: str,
    instrument: Instrument,
    project: Project,
    choice: BeginChoice,
    earlier: Earlier | None = None,
    now_s: float = 0.0,
) -> Session:
    """A conversation at its first page, its clock running; `choice` has passed `check_begin`."""
    raise NotImplementedError


def answer_item(
    session: Session,
    item_id: str,
    raw: Raw,
    *,
    scale: str = "",
    said_by: tuple[SaidBy, ...] | None = None,
    perspective: Perspective | None = None,
) -> tuple[Session, Findings]:
    """The item answered with `raw`; emptied text or an empty choice takes the answer off.

    A refused input changes no answer; its findings are also kept for the screen.
    """
    raise NotImplementedError


def decline_item(session: Session, item_id: str, non_answer: str) -> tuple[Session, Findings]:
    """The item declined, in one of the words of `NON_ANSWERS`."""
    raise NotImplementedError


def clear_item(session: Session, item_id: str) -> Session:
    """The item as if nobody had touched it."""
    raise NotImplementedError


def type_words(session: Session, item_id: str, text: str) -> tuple[Session, Findings]:
    """Half-typed text kept beside the answer, which stays as it was."""
    raise NotImplementedError


def mark_item(
    session: Session, item_id: str, *, between_us: bool | None = None, off_sheet: bool | None = None
) -> Session:
    """An answer marked just between us, or off the sheet; nothing happens where nothing was said."""
    raise NotImplementedError


def say_who(
    session: Session, item_id: str, said_by: tuple[SaidBy, ...], perspective: Perspective | None = None
) -> tuple[Session, Findings]:
    """Who one answer comes from."""
    raise NotImplementedError


def say_who_speaks(
    session: Session, said_by: tuple[SaidBy, ...], perspective: Perspective | None = None
) -> tuple[Session, Findings]:
    """Who the answers from now on come from; those already given stay as they are."""
    raise NotImplementedError


def open_item(session: Session, item_id: str, *, opened: bool = True) -> Session:
    """A folded item opened or folded by hand; what holds something stays open."""
    raise NotImplementedError


def set_others(session: Session, others: tuple[str, ...]) -> Session:
    """Who else is in the room now."""
    raise NotImplementedError


def go_to(session: Session, page_id: str) -> Session:
    """The page in front; a page that is not open now leaves the session where it is."""
    raise NotImplementedError


def go_to_stage(session: Session, stage: Stage) -> Session:
    """Another stage in front."""
    raise NotImplementedError


def next_page(session: Session) -> Session:
    """One on: page after page, then together, permissions, the sheet."""
    raise NotImplementedError


def back_page(session: Session) -> Session:
    """One back; the first page stays."""
    raise NotImplementedError


def stop_here(session: Session, *, unwilling: bool = False) -> Session:
    """The person has stopped: what was being asked says so, the rest stays not asked, the end comes."""
    raise NotImplementedError


def set_together(session: Session, together: Together) -> tuple[Session, Findings]:
    """Bringing it together as it now stands; a refused value changes nothing."""
    raise NotImplementedError


def reply(session: Session, purpose: Purpose, said: Reply) -> tuple[Session, Findings]:
    """One permission said; a yes by nobody who may is refused."""
    raise NotImplementedError


def say_who_permits(
    session: Session, given_by: GivenBy, *, papers_seen: bool = False, how: How = How.SPOKEN
) -> Session:
    """Who says yes or no, and how."""
    raise NotImplementedError


def pause(session: Session, now_s: float) -> Session:
    """The clock stopped."""
    raise NotImplementedError


def carry_on(session: Session, now_s: float) -> Session:
    """The clock running again."""
    raise NotImplementedError


def check_finish(session: Session) -> Findings:
    """What stands in the way of putting the conversation on file; most of it never does."""
    raise NotImplementedError


def screen_of(session: Session) -> ScreenState:
    """What to draw now."""
    raise NotImplementedError
