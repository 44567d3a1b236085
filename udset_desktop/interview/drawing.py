"""A session turned into what the window draws; pure, and quick enough for every key.

Called through `interview.session.screen_of`.  Decides nothing that `route` or `session` has not
decided; gives words and marks.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from udset_desktop.foundation.problems import Finding, Severity
from udset_desktop.instrument.model import SCALES, Facet, Item, Kind, Page, Section
from udset_desktop.interview.answers import Answer, SaidBy
from udset_desktop.interview.entry import SAYABLE, TAKEN_BACK
from udset_desktop.interview.guidance import guidance_at, guidance_on
from udset_desktop.interview.header import AIDS, OTHERS, SPEAKERS, is_spoken_for
from udset_desktop.interview.kept_back import is_between_us, is_off_sheet
from udset_desktop.interview.last_time import last_page_of, last_time_of
from udset_desktop.interview.paper_typing import (
    SIGNS_TYPING,
    items_on_paper,
    listed_items,
    row_items,
    ticked_items,
    typed_signs,
)
from udset_desktop.interview.permission import GivenBy, How, Permissions, Purpose, Reply, purposes_of
from udset_desktop.interview.phrases import load_phrases
from udset_desktop.interview.route import has_choices, open_items, open_pages, page_after, page_before, way
from udset_desktop.interview.screen import (
    ChoiceState,
    ItemState,
    PageMark,
    PageState,
    PermissionsState,
    PermissionState,
    SaidByState,
    ScaleState,
    ScreenState,
    SectionMark,
    Stage,
    Touch,
)
from udset_desktop.interview.state import Session
from udset_desktop.interview.telling import Telling
from udset_desktop.interview.together_drawing import draw_together
from udset_desktop.interview.voices import voices

_STAGES = tuple(Stage)


def telling_of(session: Session) -> Telling:
    """The words a session is told in."""
    return Telling(
        instrument=session.instrument,
        project=session.project,
        phrases=load_phrases(session.permissions.wording or session.project.wording, session.language),
        name=session.name,
        looks_after=session.header.looks_after,
        language=session.language,
    )


def screen_of(session: Session) -> ScreenState:
    """What to draw now."""
    telling, opened = telling_of(session), open_items(session)
    pages = open_pages(session, opened)
    stopped, second = session.header.stopped, session.header.interviewers[1:]
    return ScreenState(
        interview=session.interview,
        name=session.name,
        title=telling.words("instrument.title"),
        language=session.language,
        stage=session.stage,
        sections=_sections(session, telling, pages),
        page=_page(session, telling, opened) if session.stage is Stage.PAGES else None,
        together=draw_together(session, telling) if session.stage is Stage.TOGETHER else None,
        permissions=_permissions(session, telling) if session.stage is Stage.PERMISSIONS else None,
        back=_back(session, telling, pages),
        next=_next(session, telling, pages),
        said_by=_said_by(session, telling),
        others_present=bool(session.header.others),
        room=telling.phrases.choices("other", OTHERS, session.header.others, name=session.name),
        held_on=session.header.held_on,
        held_with=", ".join(telling.phrases.words(f"interviewer.{one.type}") for one in second),
        cue="" if session.header.from_paper else telling.phrases.words("permission.cue"),
        short_visit=bool(session.header.short),
        correcting=session.correcting.reason if session.correcting else "",
        stopped=telling.phrases.words(f"stopped.{stopped}", name=session.name) if stopped else "",
        findings=tuple(finding for findings in session.findings.values() for finding in findings),
    )


def paper_pages_of(session: Session) -> tuple[PageState, ...]:
    """Every page as it stands on paper, for typing in: all that a conversation sheet asks.

    The sheet knows no answer that opens or closes a question, and neither does a row that is typed from
    it.  Signs that are not read yet stand in `typed` of the first question of their row.
    """
    telling = telling_of(session)
    shown = tuple(item for page in session.instrument.pages() for item in items_on_paper(page.items))
    pages = dict.fromkeys(session.instrument.page_of[item.id].id for item in shown)
    return tuple(_with_signs(session, _page(replace(session, page=page), telling, shown)) for page in pages)


def paper_row_of(session: Session, item_id: str) -> tuple[ItemState, ...]:
    """The questions typed in the same line of signs as this one; () for one that is not typed so."""
    telling, page = telling_of(session), session.instrument.page_of[item_id]
    return tuple(item_state(session, telling, item) for item in row_items(page.items, item_id))


def _with_signs(session: Session, page: PageState) -> PageState:
    rows = (ticked_items(page.items), *((item,) for item in listed_items(page.items)))
    typed = {
        row[0].id: typed_signs(row, session.typing[SIGNS_TYPING + row[0].id])
        for row in rows
        if row and SIGNS_TYPING + row[0].id in session.typing
    }
    if not typed:
        return page
    items = tuple(replace(item, typed=typed.get(item.id, item.typed)) for item in page.items)
    return replace(page, items=items)


def page_title(telling: Telling, page: Page) -> str:
    """A page's title."""
    return telling.words(f"page.{page.id}.title")


def _sections(session: Session, telling: Telling, pages: Collection[Page]) -> tuple[SectionMark, ...]:
    reachable = {page.id for page in pages}
    return tuple(
        SectionMark(
            id=section.id,
            number=number,
            title=telling.words(f"section.{section.id}.title"),
            pages=_marks(session, telling, section, reachable),
            current=session.stage is Stage.PAGES and any(page.id == session.page for page in section.pages),
        )
        for number, section in enumerate(session.instrument.sections, start=1)
    )


def _marks(
    session: Session, telling: Telling, section: Section, reachable: Collection[str]
) -> tuple[PageMark, ...]:
    short = session.header.short
    return tuple(
        PageMark(
            id=page.id,
            title=page_title(telling, page),
            touch=_touch(session, page),
            current=session.stage is Stage.PAGES and page.id == session.page,
            alone=page.id not in reachable,
            aside=bool(short) and page.id not in short,
        )
        for page in section.pages
        if page.id in reachable or any(item.alone for item in page.items)
    )


def _touch(session: Session, page: Page) -> Touch:
    answers, typing = session.answers.answers, session.typing
    touched = typed = asks_rating = False
    for item in page.items:
        is_rating, answered = item.facet is Facet.RATING, item.id in answers
        if is_rating and answered:
            return Touch.TOUCHED
        touched = touched or answered
        typed = typed or item.id in typing or SIGNS_TYPING + item.id in typing
        asks_rating = asks_rating or is_rating
    if touched and not asks_rating:
        return Touch.TOUCHED
    return Touch.BEGUN if touched or typed else Touch.UNTOUCHED


def _page(session: Session, telling: Telling, opened: Collection[Item]) -> PageState:
    page = next(page for page in session.instrument.pages() if page.id == session.page)
    asked = {item.id for item in opened}
    rating = page.item(Facet.RATING)
    check = telling.words(f"item.{rating.id}.ask") if rating and rating.id in asked else ""
    earlier, last = session.earlier, last_page_of(session, telling, page)
    return PageState(
        id=page.id,
        section=page.section,
        title=page_title(telling, page),
        opening=telling.words(f"page.{page.id}.opening"),
        check=check,
        why=telling.words(f"page.{page.id}.why"),
        guidance=guidance_on(page.id, session.language),
        prompts=tuple(line for line in telling.words(f"page.{page.id}.prompts").splitlines() if line),
        items=tuple(
            item_state(session, telling, item)
            for item in page.items
            if item.id in asked and _is_put(session, item)
        ),
        outcome=page.outcome,
        last_time_on=telling.day(earlier.held_on) if earlier else "",
        last_time_called=last.called,
        last_time_changed=last.changed,
        last_time_folded=True,
    )


def _is_put(session: Session, item: Item) -> bool:
    """Whether an open item is drawn; what was said while its list had something in it stays in sight."""
    said = item.id in session.answers.answers or SIGNS_TYPING + item.id in session.typing
    return said or has_choices(session.project, item)


def item_state(session: Session, telling: Telling, item: Item) -> ItemState:
    """One item as it is drawn."""
    answer, typed = session.answers.get(item.id), session.typing.get(item.id, "")
    said_by = answer.said_by if answer else session.said_by
    view = answer.perspective if answer else session.perspective
    filled, page = answer is not None or bool(typed), session.instrument.page_of[item.id]
    last = last_time_of(session, telling, item)
    return ItemState(
        id=item.id,
        kind=item.kind,
        facet=item.facet,
        ask=telling.words(f"item.{item.id}.ask"),
        help=telling.words(f"item.{item.id}.help"),
        choices=_choices(telling, item, answer, _codes(session, item)),
        exclusive=item.exclusive,
        scales=_scales(telling, item, answer),
        scale=(answer.scale if answer else "") or item.scale,
        non_answers=_non_answers(telling, item, answer),
        answer=answer,
        shown=telling.answer(item, answer) if answer else "",
        typed=typed,
        open=filled or not item.folded or item.id in session.opened,
        at_most=item.at_most,
        findings=session.findings.get(item.id, ()),
        said_by=said_by,
        said_by_words="" if item.is_noted else telling.said_by(said_by, view),
        perspective=view,
        between_us=answer is not None and is_between_us(page, session.answers.answers),
        off_sheet=answer is not None and is_off_sheet(page, session.answers.answers),
        last_time=last.said,
        last_time_ask=last.ask,
    )


def _codes(session: Session, item: Item) -> tuple[str, ...]:
    if item.choices_from == "services":
        return tuple(service.code for service in session.project.services)
    return item.choices


def _chosen(answer: Answer | None) -> tuple[str, ...]:
    value = None if answer is None else answer.value
    return value if isinstance(value, tuple) else (str(value),) if value is not None else ()


def _choices(
    telling: Telling, item: Item, answer: Answer | None, codes: Collection[str]
) -> tuple[ChoiceState, ...]:
    chosen = _chosen(answer)
    return tuple(
        ChoiceState(code=code, words=telling.choice(item, code), chosen=code in chosen) for code in codes
    )


def _scales(telling: Telling, item: Item, answer: Answer | None) -> tuple[ScaleState, ...]:
    return tuple(
        ScaleState(
            scale=scale,
            choices=tuple(
                ChoiceState(
                    code=word,
                    words=telling.words(f"scale.{scale}.{word}"),
                    chosen=answer is not None and answer.scale == scale and answer.value == word,
                )
                for word in SCALES[scale]
            ),
        )
        for scale in item.scales
    )


def _non_answers(telling: Telling, item: Item, answer: Answer | None) -> tuple[ChoiceState, ...]:
    if item.kind in (Kind.NOTE, Kind.FLAG):
        return ()
    said = answer.non_answer if answer else None
    words = (*SAYABLE, TAKEN_BACK) if said == TAKEN_BACK else SAYABLE
    return tuple(
        ChoiceState(code=word, words=telling.non_answer(word), chosen=word == said) for word in words
    )


def _back(session: Session, telling: Telling, pages: tuple[Page, ...]) -> str:
    if session.stage is Stage.PAGES:
        page = page_before(session, pages)
        return page_title(telling, page) if page else ""
    if session.stage is Stage.TOGETHER:
        return page_title(telling, next(page for page in way(session, pages) if page.id == session.page))
    return telling.phrases.words(f"stage.{_STAGES[_STAGES.index(session.stage) - 1]}")


def _next(session: Session, telling: Telling, pages: tuple[Page, ...]) -> str:
    if session.stage is Stage.PAGES:
        page = page_after(session, pages)
        return page_title(telling, page) if page else telling.phrases.words(f"stage.{Stage.TOGETHER}")
    place = _STAGES.index(session.stage) + 1
    return telling.phrases.words(f"stage.{_STAGES[place]}") if place < len(_STAGES) else ""


def _who(session: Session) -> tuple[SaidBy, ...]:
    """Who may have said something; support of no kind only where it was said so already."""
    told = {*session.said_by, *(one for answer in session.answers.answers.values() for one in answer.said_by)}
    return tuple(one for one in SaidBy if one is not SaidBy.WITH_SUPPORT or one in told)


def _said_by(session: Session, telling: Telling) -> SaidByState:
    people, name = _who(session), session.name
    # Where somebody spoke for the person from the start, it was asked at Begin.
    late = is_spoken_for(session.said_by) and session.header.respondent != "somebody_speaking"
    return SaidByState(
        voices=voices(telling, people),
        words=telling.said_by(session.said_by, session.perspective),
        said_by=session.said_by,
        perspective=session.perspective,
        aids=telling.phrases.choices("aid", AIDS, session.header.aids) if late else (),
        aids_ask=telling.phrases.words("begin.aids", name=name) if late else "",
    )


def _permissions(session: Session, telling: Telling) -> PermissionsState:
    phrases, given, name = telling.phrases, session.permissions, session.name
    with_papers = given.given_by in (GivenBy.ATTORNEY, GivenBy.GUARDIAN)
    nobody = given.given_by is GivenBy.NOBODY
    return PermissionsState(
        title=phrases.words("permission.title"),
        lead=phrases.words("permission.lead"),
        rows=tuple(_permission(session, telling, purpose, given) for purpose in purposes_of(session.project)),
        given_by=given.given_by,
        givers=phrases.choices("giver", GivenBy, (given.given_by,), name=name),
        papers_ask=phrases.words("permission.papers_ask") if with_papers else "",
        papers_seen=given.papers_seen,
        how=given.how,
        hows=phrases.choices("how", How, (given.how,)),
        closed_why=phrases.words("permission.closed_nobody", name=name) if nobody else "",
        unfinished=phrases.words("permission.unfinished"),
        findings=_papers_missing(given) if with_papers else _spoken_for(session),
        guidance=guidance_at("permissions", session.language),
    )


def _papers_missing(given: Permissions) -> tuple[Finding, ...]:
    """Who says yes for somebody else has papers for it, and somebody has seen them."""
    if given.papers_seen:
        return ()
    return (Finding(code="interview.papers_not_seen", where="papers", severity=Severity.NOTE),)


def _spoken_for(session: Session) -> tuple[Finding, ...]:
    """Whoever speaks for the person may answer and not permit: asked where nobody else has said anything."""
    told = [answer for answer in session.answers.answers.values() if answer.value is not None]
    by_others = bool(told) and all(set(answer.said_by) & set(SPEAKERS) for answer in told)
    if not by_others or session.permissions.given_by is not GivenBy.PERSON:
        return ()
    return (Finding(code="interview.all_said_for_them", where="given_by", severity=Severity.NOTE),)


def _permission(session: Session, telling: Telling, purpose: Purpose, given: Permissions) -> PermissionState:
    project, phrases = session.project, telling.phrases
    said: Reply = getattr(given, purpose.value)
    nobody = given.given_by is GivenBy.NOBODY
    replies = tuple(one for one in Reply if not (nobody and one is Reply.YES))
    last_day = date.fromisoformat(session.header.held_on) + timedelta(days=project.take_out_days)
    return PermissionState(
        purpose=purpose,
        sentence=phrases.words(f"permission.{purpose}.{project.lawful_basis}"),
        more=phrases.words(f"permission.{purpose}.more", last_day=telling.day(last_day.isoformat())),
        reply=said,
        replies=phrases.choices("reply", replies, (said,)),
    )
