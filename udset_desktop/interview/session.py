"""The conversation, step by step: every act gives the next `Session` and nothing else happens.

Called by the window on its own thread (each step takes well under a millisecond), by the import of
answers files and by the simulation.  Saves nothing, knows no window, and forgets nothing: a refused
input leaves the answer as it was, a closed item keeps what was said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from udset_desktop.foundation.ids import InterviewId, PersonId
from udset_desktop.foundation.problems import Finding, has_refusal
from udset_desktop.instrument.model import Instrument, Item, Kind
from udset_desktop.interview.answers import Perspective, SaidBy, Shown
from udset_desktop.interview.begin import BeginChoice, permissions_at_begin
from udset_desktop.interview.drawing import screen_of
from udset_desktop.interview.entry import Entered, Raw, check_said_by, decline, enter, refusal, storable_text
from udset_desktop.interview.header import Header
from udset_desktop.interview.jot import half_jot_of, with_half_jot
from udset_desktop.interview.page_marks import with_marks
from udset_desktop.interview.paper_typing import SIGNS_TYPING, row_items, without_answered
from udset_desktop.interview.permission import GivenBy, Giving, How, Purpose, Reply
from udset_desktop.interview.route import open_items, open_pages, page_after, page_before
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Correcting, Earlier, Session
from udset_desktop.interview.timing import Timing
from udset_desktop.interview.together import Together
from udset_desktop.interview.together_entry import enter_together
from udset_desktop.interview.together_staying import with_what_stays
from udset_desktop.interview.together_typing import typed_text
from udset_desktop.project.model import Project

__all__ = ["Correcting", "Earlier", "Session", "Stage", "Timing", "screen_of"]

Findings = tuple[Finding, ...]

TYPED_AT_MOST = 200_000
"""Characters of half-typed text that are kept: ten times what an answer may hold."""

Row = TypeVar("Row")
_STAGES = tuple(Stage)
_TYPED_KINDS = (Kind.WORDS, Kind.PEOPLE, Kind.WHOLE, Kind.DATE)


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
    session = Session(
        interview=interview,
        person=person,
        name=name,
        instrument=instrument,
        project=project,
        header=replace(choice.header, language=choice.language),
        permissions=permissions_at_begin(choice, project),
        page=next(instrument.pages()).id,
        said_by=choice.supports or choice.header.said_by(),
        perspective=choice.header.perspective,
        timing=Timing() if choice.header.from_paper else Timing().started(now_s),
        language=choice.language,
        has_earlier=earlier is not None,
        earlier=earlier,
    )
    return replace(session, page=_first_page(session))


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

    A refused input changes no answer: its findings are kept for the screen, and text that was typed
    stays beside the answer as half-typed.
    """
    item = session.instrument.by_id.get(item_id)
    if item is None:
        return session, (refusal("interview.no_such_item", item_id),)
    who, view = (said_by, perspective) if said_by is not None else who_answers(session, item_id)
    entered = enter(
        item, raw, scale=scale, said_by=who, perspective=view, choices=choices_of(session.project, item)
    )
    if has_refusal(entered.findings):
        return _refused(session, item_id, raw, entered.findings), entered.findings
    return _taken(session, item_id, entered), entered.findings


def decline_item(session: Session, item_id: str, non_answer: str) -> tuple[Session, Findings]:
    """The item declined, in one of the words of `NON_ANSWERS`."""
    item = session.instrument.by_id.get(item_id)
    if item is None:
        return session, (refusal("interview.no_such_item", item_id),)
    who, view = who_answers(session, item_id)
    entered = decline(item, non_answer, said_by=who, perspective=view)
    if has_refusal(entered.findings):
        return _refused(session, item_id, None, entered.findings), entered.findings
    return _taken(session, item_id, entered), ()


def clear_item(session: Session, item_id: str) -> Session:
    """The item as if nobody had touched it."""
    return _taken(session, item_id, Entered(answer=None))


def type_words(session: Session, item_id: str, text: str) -> tuple[Session, Findings]:
    """Half-typed text kept beside the answer, which stays as it was; "" ends it."""
    item = session.instrument.by_id.get(item_id)
    if item is None or item.kind not in _TYPED_KINDS:
        return session, (refusal("interview.no_such_item", item_id),)
    if len(text) > TYPED_AT_MOST:
        found = (refusal("interview.too_long_to_keep", item_id, at_most=TYPED_AT_MOST, length=len(text)),)
        return replace(session, findings={**session.findings, item_id: found}), found
    kept = storable_text(text)
    typing = {**session.typing, item_id: kept} if kept else _without(session.typing, item_id)
    return replace(session, typing=typing, findings=_without(session.findings, item_id)), ()


def say_who(
    session: Session, item_id: str, said_by: tuple[SaidBy, ...], perspective: Perspective | None = None
) -> tuple[Session, Findings]:
    """Who one answer comes from."""
    answer = session.answers.get(item_id)
    found = check_said_by(item_id, said_by, perspective)
    if answer is None or found:
        return session, found
    told = replace(answer, said_by=said_by, perspective=perspective)
    return replace(session, answers=session.answers.with_answer(item_id, told)), ()


def who_answers(session: Session, item_id: str) -> tuple[tuple[SaidBy, ...], Perspective | None]:
    """Who an item is answered by, unless something else is said: who answered it before, else who speaks now."""
    before = session.answers.get(item_id)
    return (before.said_by, before.perspective) if before else (session.said_by, session.perspective)


def say_who_speaks(
    session: Session, said_by: tuple[SaidBy, ...], perspective: Perspective | None = None
) -> tuple[Session, Findings]:
    """Who the answers from now on come from; those already given stay as they are, and so does half a jot."""
    found = check_said_by("said_by", said_by, perspective)
    if found:
        return session, found
    half, typing = half_jot_of(session.typing), session.typing
    if half.text and not half.told_by:
        typing = with_half_jot(typing, replace(half, told_by=session.said_by, view=session.perspective))
    return replace(session, said_by=said_by, perspective=perspective, typing=typing), ()


def open_item(session: Session, item_id: str, *, opened: bool = True) -> Session:
    """A folded item opened or folded by hand; what holds something stays open."""
    others = tuple(one for one in session.opened if one != item_id)
    return replace(session, opened=(*others, item_id) if opened else others)


def set_header(session: Session, header: Header) -> Session:
    """The frame as it now stands: who else is in the room, a short visit, who types.

    The caller has checked it with `interview.header_checks`.
    """
    return replace(session, header=header)


def go_to(session: Session, page_id: str) -> Session:
    """The page in front; a page that is not open now leaves the session where it is."""
    if page_id not in {page.id for page in open_pages(session)}:
        return session
    return replace(session, page=page_id, stage=Stage.PAGES)


def go_to_stage(session: Session, stage: Stage) -> Session:
    """Another stage in front."""
    return replace(session, stage=stage)


def next_page(session: Session) -> Session:
    """One on: page after page, then together, permissions, the sheet."""
    if session.stage is Stage.PAGES:
        page = page_after(session)
        return go_to_stage(session, Stage.TOGETHER) if page is None else replace(session, page=page.id)
    place = _STAGES.index(session.stage)
    return go_to_stage(session, _STAGES[min(place + 1, len(_STAGES) - 1)])


def back_page(session: Session) -> Session:
    """One back; the first page stays."""
    if session.stage is Stage.PAGES:
        page = page_before(session)
        return session if page is None else replace(session, page=page.id)
    return go_to_stage(session, _STAGES[_STAGES.index(session.stage) - 1])


def stop_here(session: Session, *, unwilling: bool = False) -> Session:
    """The person has stopped: what was being asked says so, the rest stays not asked, the end comes."""
    stopped = "seemed_unwilling" if unwilling else "person_stopped"
    session = replace(session, header=replace(session.header, stopped=stopped))
    if session.stage is Stage.PAGES:
        item = _main_item(session)
        if item is not None and session.answers.get(item.id) is None:
            session, _ = decline_item(session, item.id, "stopped_here")
    return go_to_stage(session, Stage.PERMISSIONS)


def go_on_after_all(session: Session) -> Session:
    """The person goes on: the early end is taken back, with the one non-answer it left.

    What was said to have stopped on another page was chosen there, and stays.
    """
    left = {item for item, one in session.answers.answers.items() if one.non_answer == "stopped_here"}
    session = replace(session, header=replace(session.header, stopped=""), stage=Stage.PAGES)
    item = _main_item(session)
    return clear_item(session, item.id) if item is not None and item.id in left else session


def type_together(session: Session, together: Together) -> tuple[Session, Findings]:
    """Bringing it together as far as it is written, half a date and all; what was taken in stays."""
    text = typed_text(together)
    if len(text) > TYPED_AT_MOST:
        where = Stage.TOGETHER
        found = (refusal("interview.too_long_to_keep", where, at_most=TYPED_AT_MOST, length=len(text)),)
        return replace(session, findings={**session.findings, where: found}), found
    return _typed_together(session, "" if together == session.together else text), ()


def set_together(session: Session, together: Together) -> tuple[Session, Findings]:
    """Bringing it together as it now stands; of a refused part what was there before stays, marked as now.

    What was refused stays beside it as it was written.
    """
    cleaned, found = enter_together(together, session.instrument, held_on=session.header.held_on)
    refused = {finding.where.partition(".")[0] for finding in found if has_refusal((finding,))}
    stands = with_what_stays(cleaned, before=session.together, written=together, refused=refused)
    findings = _without(session.findings, Stage.TOGETHER)
    if found:
        findings = {**findings, Stage.TOGETHER: found}
    text = typed_text(together) if refused else ""
    session = _typed_together(session, text if len(text) <= TYPED_AT_MOST else "")
    return replace(session, together=stands, findings=findings), found


def _typed_together(session: Session, text: str) -> Session:
    typing = _without(session.typing, Stage.TOGETHER)
    return replace(session, typing={**typing, Stage.TOGETHER: text} if text else typing)


def reply(
    session: Session, purpose: Purpose, said: Reply, shown: Shown | None = None
) -> tuple[Session, Findings]:
    """One permission said; a yes where nobody may say it is refused."""
    nobody = session.permissions.given_by is GivenBy.NOBODY and purpose is not Purpose.TALK
    if nobody and said is Reply.YES:
        return session, (refusal("interview.nobody_may_permit", purpose),)
    return replace(session, permissions=session.permissions.with_reply(purpose, said, shown)), ()


def say_who_permits(
    session: Session, given_by: GivenBy, *, papers_seen: bool = False, how: How = How.SPOKEN
) -> Session:
    """Who says yes or no at the end, and how; what somebody else said yes to is open again."""
    now = Giving(given_by=given_by, papers_seen=papers_seen, how=how)
    return replace(session, permissions=session.permissions.with_giving(now))


def pause(session: Session, now_s: float) -> Session:
    """The clock stopped."""
    return replace(session, timing=session.timing.paused(now_s))


def carry_on(session: Session, now_s: float) -> Session:
    """The clock running again; typing in from paper has none."""
    if session.header.from_paper:
        return session
    return replace(session, timing=session.timing.started(now_s))


def choices_of(project: Project, item: Item) -> tuple[str, ...] | None:
    """The choices of an item whose list is the project's; `None` for the item's own."""
    if item.choices_from == "services":
        return tuple(service.code for service in project.services)
    return None


def _first_page(session: Session) -> str:
    # The first page may itself be one that is asked alone, or outside the short visit.
    asked, short = {item.id for item in open_items(session)}, session.header.short
    for page in session.instrument.pages():
        if (not short or page.id in short) and any(item.id in asked for item in page.items):
            return page.id
    return session.page


def _taken(session: Session, item_id: str, entered: Entered) -> Session:
    session, answer = with_marks(session, item_id, entered.answer)
    typing = _without(session.typing, item_id)
    if any(key.startswith(SIGNS_TYPING) for key in typing):  # only then, because every answer comes by here
        row = row_items(session.instrument.page_of[item_id].items, item_id)
        typing = without_answered(typing, row, item_id)
    answers = session.answers.with_answer(item_id, answer)
    return session.with_answers(answers, typing, _without(session.findings, item_id))


def _refused(session: Session, item_id: str, raw: Raw, found: Findings) -> Session:
    typed = session.instrument.by_id[item_id].kind in _TYPED_KINDS
    if typed and isinstance(raw, str) and len(raw) <= TYPED_AT_MOST:
        session, _ = type_words(session, item_id, raw)
    return replace(session, findings={**session.findings, item_id: found})


def _main_item(session: Session) -> Item | None:
    page = next(page for page in session.instrument.pages() if page.id == session.page)
    asked = {item.id for item in open_items(session)}
    rated = [item for item in page.items if item.scale and item.id in asked]
    return rated[0] if rated else None


def _without(rows: Mapping[str, Row], key: str) -> Mapping[str, Row]:
    return {name: row for name, row in rows.items() if name != key} if key in rows else rows
