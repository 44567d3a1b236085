"""Conversations to print: an ordinary one, an empty one, one with everything that is hard to set."""

from __future__ import annotations

from dataclasses import replace

from udset_desktop.foundation.ids import InterviewId, PersonId, ProjectId, RecordId
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.interview.answers import Answer, AnswerSheet, SaidBy
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.kept_back import kept_off_paper
from udset_desktop.interview.permission import Permissions, Reply
from udset_desktop.interview.state import Session
from udset_desktop.interview.together import Action, Together
from udset_desktop.project.model import Helpline, Project, Service
from udset_desktop.record.model import InstrumentPin, Record
from udset_desktop.summary.source import SheetSource, printable

GAELIC = "Is toil leam a bhith còmhla ri mo theaghlach; Ḃí Ṡeán agus Ṫadhg ann gach là 🙂"
LONG_WORD = "Llanfairpwllgwyngyll" * 12


def a_project(**changes):
    standing = Project(
        id=ProjectId("0011223344556677"),
        name="Lorn conversations",
        partnership="lorn",
        training=False,
        instruments=("user-review/1.0.0",),
        services=(Service(code="day_service", name="Taynuilt day service", people=80),),
        helplines=(
            Helpline(name="Lorn Care, weekdays 9 to 5", number="01631 555 0123", for_whom="contact"),
            Helpline(name="Adult protection", number="01631 555 0999", for_whom="adults"),
        ),
        contact="Ask for the person you talked with. If we are out, leave your name.",
    )
    return replace(standing, **changes)


def words(text, **changes):
    return Answer(value=text, **changes)


def rating(word, scale="fit-4", **changes):
    return Answer(value=word, scale=scale, **changes)


def usual_answers():
    return {
        "services.words": words("Anne comes in the mornings, and I go to Taynuilt twice a week."),
        "services.used": Answer(value=("day_service",)),
        "strengths.words": words("I do my own cooking, and I still sing in the choir on Sundays."),
        "strengths.people": words(("Anne, my daughter", "Iain next door", "the choir")),
        "safe.words": words("I'm fine in the day. It's the nights since the fall."),
        "safe.rating": rating("not_really"),
        "safe.helps": Answer(value=("family_friends",)),
        "safe.matters": Answer(value="matters"),
        "safe.role": Answer(value="helped"),
        "people.rating": rating("mostly"),
        "people.helps": Answer(value=("put_in_touch", "family_friends")),
        "people.hinders": Answer(value=("no_transport",)),
        "chances.rating": rating("no"),
        "well.rating": Answer(non_answer="rather_not_say"),
        "home.words": words("This is my home. I was married from this house."),
        "home.rating": rating("yes"),
        "mobility.rating": rating("same", "change-4"),
        "mobility.all_right": rating("yes"),
        "listened.words": words("They listen. It's the ones in the office who don't."),
        "listened.rating": rating("mostly", said_by=(SaidBy.WITH_SUPPORT,)),
        "say_in_plan.rating": rating("yes"),
        "best.words": words("The lunches, and the drive there along the loch."),
        "views.worker": words("She tires more easily than she says."),
        "talk.was": Answer(value="good"),
    }


def usual_together():
    return Together(
        matters=("To be easy in my mind at night.", "To see my sister in Oban more than once a year."),
        actions=(
            Action(
                what="Find out about an alarm that rings Iain first",
                who=("service",),
                who_named="Anne MacLeod",
                by_when="2026-05-29",
                inputs=("equipment",),
            ),
            Action(what="Ask my niece about a lift to Oban in June", who=("person", "family")),
            Action(what="A seat in the shared taxi", who=("community",), by_when="before the summer"),
            Action(
                what="Somebody to sit in overnight",
                available=False,
                why_not="The night sitters cover Oban only, and there is a waiting list.",
            ),
        ),
        review_on="2026-11-12",
        read_back="yes",
    )


def a_source(
    *, answers=None, together=None, project=None, header=None, permissions=None, name="Morag Ross", **more
):
    instrument = load_instrument("user-review", "1.0.0")
    answers = usual_answers() if answers is None else answers
    return SheetSource(
        name=name,
        instrument=instrument,
        header=header
        or Header(
            about=About(group="older_people", service="day_service"),
            held_on="2026-05-12",
            interviewers=(Interviewer(ref="AM", type="own_care_manager"),),
        ),
        permissions=permissions
        or Permissions(
            talk=Reply.YES,
            figures=Reply.YES,
            words=Reply.YES,
            contact=Reply.YES,
            notice="read_out",
            wording="1",
        ),
        answers=printable(instrument, answers),
        kept_off=kept_off_paper(instrument, answers),
        together=usual_together() if together is None else together,
        project=a_project() if project is None else project,
        minutes=44,
        **more,
    )


def hard_source():
    """Every page of the instrument with long words, Gaelic and emoji, and forty actions."""
    instrument = load_instrument("user-review", "1.0.0")
    answers = {
        item.id: words(f"{GAELIC} {LONG_WORD} <b>&amp;</b> 漢 \x07end")
        for item in instrument.items()
        if item.kind.value in {"words", "people"}
    }
    actions = tuple(
        Action(what=f"Step {number} of many: {GAELIC}", who=("person", "family", "community", "service"))
        for number in range(1, 41)
    )
    return a_source(
        answers=answers,
        together=Together(matters=(LONG_WORD, GAELIC, "🫠 \U0001f468‍\U0001f469‍\U0001f467"), actions=actions),
        name="Màiri NicḊòmhnaill",
    )


INSTRUMENT = load_instrument("user-review", "1.0.0")
HEADER = a_source().header


def a_record(**changes):
    told = {
        "id": RecordId("r"),
        "interview": InterviewId("i"),
        "person": PersonId("p"),
        "revision": 1,
        "ancestors": (),
        "instrument": InstrumentPin(id=INSTRUMENT.id, version=INSTRUMENT.version, digest=INSTRUMENT.digest),
        "respondent": HEADER.respondent,
        "interviewers": HEADER.interviewers,
        "about": HEADER.about,
        "mode": HEADER.mode,
        "held_on": HEADER.held_on,
        "minutes": 44,
        "permissions": a_source().permissions,
        "answers": usual_answers(),
        "together": a_source().together,
        "app_version": "1",
    }
    return Record(**{**told, **changes})


def a_session(answers, **header):
    return Session(
        interview=InterviewId("i"),
        person=PersonId("p"),
        name="Morag Ross",
        instrument=INSTRUMENT,
        project=a_project(),
        header=Header(about=About(group="older_people"), held_on="2026-05-12", **header),
        permissions=Permissions(),
        page="safe",
        answers=AnswerSheet(answers),
    )
