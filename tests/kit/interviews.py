"""Builders of conversations: a project, a choice at Begin, a session, a record, each in one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from udset_desktop.foundation.ids import InterviewId, PersonId, ProjectId, RecordId, new_record_id
from udset_desktop.instrument.catalogue import own_catalogue
from udset_desktop.instrument.model import Condition, Facet, Instrument, Item, Kind, Page, Privacy, Section
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.session import answer_item, begin_session, reply
from udset_desktop.interview.state import Session
from udset_desktop.project.model import Locality, Project, Service
from udset_desktop.record.complete import complete_record
from udset_desktop.record.model import Record

USER = "user-review/1.0.0"
CARER = "carer-review/1.0.0"
TODAY = date(2026, 5, 4)


def a_project(**changes) -> Project:
    plain = {
        "id": ProjectId("00112233aabbccdd"),
        "name": "Strathmore",
        "partnership": "strathmore",
        "training": True,
        "instruments": (USER, CARER),
        "services": (
            Service(code="day_centre", name="Day centre", people=120),
            Service(code="home_help", name="Help at home", people=300),
        ),
        "localities": (Locality(code="north", name="North", people=400),),
    }
    return Project(**{**plain, **changes})


def a_header(**changes) -> Header:
    plain = {
        "about": About(group="older_people", place="north", age_band="80_and_over"),
        "interviewers": (Interviewer(ref="cm-07", type="own_care_manager"),),
        "held_on": TODAY.isoformat(),
    }
    return Header(**{**plain, **changes})


def a_choice(**changes) -> BeginChoice:
    plain = {
        "instrument": USER,
        "header": a_header(),
        "name": "Mrs Eileen Baxter",
        "talk": Reply.YES,
        "notice": "read_out",
    }
    return BeginChoice(**{**plain, **changes})


def an_instrument(key: str = USER) -> Instrument:
    return own_catalogue().by_key(key)


def a_small_instrument(*items: Item, alone_page: bool = False) -> Instrument:
    """Two pages that any answer can be tried on, and a third asked alone if wished."""
    first = Page(id="first", section="one", items=items or tuple(every_kind()))
    third = Page(
        id="third",
        section="one",
        items=(Item(id="third.words", kind=Kind.WORDS, privacy=Privacy.KEEP, section="one", alone=True),),
    )
    pages = (first, a_page_with_a_condition(), third) if alone_page else (first, a_page_with_a_condition())
    return Instrument(
        id="small",
        version="1.0.0",
        framework_id="users",
        framework_version="2007",
        about="user",
        purpose="review",
        sections=(Section(id="one", pages=pages),),
        languages=("en",),
        digest="0" * 64,
        texts={"en": {"instrument.title": "A small one", "page.first.title": "First"}},
    )


def a_page_with_a_condition() -> Page:
    """A rating, and words that are asked only when it is not really or no."""
    return Page(
        id="second",
        section="one",
        outcome="safe",
        items=(
            Item(
                id="second.rating",
                kind=Kind.RATING,
                privacy=Privacy.SHARE,
                section="one",
                facet=Facet.RATING,
                scale="fit-4",
            ),
            Item(
                id="second.why",
                kind=Kind.WORDS,
                privacy=Privacy.REVIEWED,
                section="one",
                folded=True,
                asked_if=Condition(test="among", item="second.rating", values=("not_really", "no")),
            ),
        ),
    )


def every_kind() -> tuple[Item, ...]:
    """One item of each kind."""

    def made(kind: Kind, **more) -> Item:
        return Item(id=f"first.{kind}", kind=kind, privacy=Privacy.KEEP, section="one", **more)

    return (
        made(Kind.NOTE),
        made(Kind.ONE, choices=("a", "b")),
        made(Kind.MANY, choices=("a", "b", "c", "none"), exclusive=("none",), at_most=2),
        made(Kind.WHOLE, at_most=120),
        made(Kind.DATE),
        made(Kind.WORDS),
        made(Kind.PEOPLE, at_most=3),
        made(Kind.FLAG),
    )


def a_session(instrument: Instrument | None = None, *, earlier=None, choice=None, project=None) -> Session:
    return begin_session(
        interview=InterviewId("aa" * 16),
        person=PersonId("bb" * 16),
        name="Mrs Eileen Baxter",
        instrument=instrument or an_instrument(),
        project=project or a_project(),
        choice=choice or a_choice(),
        earlier=earlier,
    )


def answered(session: Session, **answers) -> Session:
    """The session with answers by item id, dots written as two underscores."""
    for name, raw in answers.items():
        session, found = answer_item(session, name.replace("__", "."), raw)
        assert not found, found
    return session


def permitted(session: Session) -> Session:
    for purpose in (Purpose.FIGURES, Purpose.WORDS, Purpose.CONTACT):
        session, _ = reply(session, purpose, Reply.YES)
    return session


def a_record(
    *, record: str = "", held_on: str = "2026-05-04", session: Session | None = None, **changes
) -> Record:
    """A record of the user review that may leave, with a rating and some words."""
    if session is None:
        session = answered(a_session(), safe__rating="mostly", safe__words="It's the nights since the fall.")
    session = permitted(replace(session, header=replace(session.header, held_on=held_on)))
    made = complete_record(session, record=RecordId(record) if record else new_record_id(), minutes=34)
    return replace(made, **changes) if changes else made


def said(value, **more) -> Answer:
    return Answer(value=value, **more)


def own_instrument(key: str) -> Instrument:
    return own_catalogue().by_key(key)


def a_line(**changes) -> dict:
    """One interview of an answers file."""
    plain = {
        "id": "paper-1",
        "instrument": {"id": "user-review", "version": "1.0.0"},
        "about": {"group": "older_people", "place": "north"},
        "person": {"ref": "P-17"},
        "respondent": "self",
        "interviewers": [
            {
                "ref": "cm-07",
                "type": "own_care_manager",
                "known_before": False,
                "same_employer": "yes",
                "allocated": "rota",
            }
        ],
        "mode": "face_to_face",
        "others": [],
        "on": "2026-04-20",
        "permissions": {"talk": "yes", "figures": True, "words": "no"},
        "answers": {
            "safe.rating": {"rating": "mostly", "scale": "fit-4"},
            "safe.words": {"words": "It's the nights since the fall."},
        },
        "actions": [{"what": "ring about the alarm", "who": ["family"], "inputs": ["equipment"]}],
        "together": {"matters": ["sleeping through"], "review_on": "2026-11-01", "read_back": "yes"},
    }
    return {**plain, **changes}
