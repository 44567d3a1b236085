from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import (
    CARER,
    a_choice,
    a_header,
    a_project,
    a_session,
    an_instrument,
    answered,
)
from udset_desktop.foundation.ids import RecordId
from udset_desktop.instrument.model import Facet
from udset_desktop.interview.answers import SUPPORTS, Answer, Perspective, SaidBy
from udset_desktop.interview.drawing import screen_of
from udset_desktop.interview.header import AIDS, SPEAKERS
from udset_desktop.interview.paper_typing import SIGNS_TYPING
from udset_desktop.interview.permission import GivenBy, Purpose
from udset_desktop.interview.route import open_items
from udset_desktop.interview.screen import Stage, Touch
from udset_desktop.interview.session import (
    answer_item,
    decline_item,
    go_to,
    go_to_stage,
    next_page,
    open_item,
    say_who_permits,
    say_who_speaks,
    stop_here,
    type_words,
)
from udset_desktop.interview.state import Correcting, Earlier
from udset_desktop.project.switches import Switches


def mark(state, page_id):
    return next(one for section in state.sections for one in section.pages if one.id == page_id)


def item(state, item_id):
    return next(one for one in state.page.items if one.id == item_id)


def test_the_page_in_front_is_told_whole():
    state = screen_of(go_to(a_session(), "safe"))
    assert state.page.title == "Feeling safe"
    assert state.page.check == "Do you feel safe, at home and when you are out?"
    assert state.page.opening
    assert state.page.why
    assert len(state.page.prompts) > 1
    assert state.page.outcome == "safe"
    rating = state.page.item(Facet.RATING)
    assert [choice.words for choice in rating.scales[0].choices] == ["Yes", "Mostly", "Not really", "No"]
    assert [choice.words for choice in rating.scales[1].choices] == ["Yes", "In between", "No"]
    assert [section.number for section in state.sections] == [1, 2, 3, 4]


def test_marks_tell_untouched_begun_and_touched():
    session = answered(a_session(), safe__rating="yes", people__words="my sister", best__words="the staff")
    session, _ = decline_item(session, "well.rating", "rather_not_say")
    session, _ = type_words(session, "home.words", "I al")
    state = screen_of(session)
    touches = {one: mark(state, one).touch for one in ("safe", "people", "best", "well", "home", "life")}
    assert touches == {
        "safe": Touch.TOUCHED,
        "people": Touch.BEGUN,
        "best": Touch.TOUCHED,
        "well": Touch.TOUCHED,
        "home": Touch.BEGUN,
        "life": Touch.UNTOUCHED,
    }


def test_a_chosen_word_is_marked_on_its_own_scale_only():
    session, _ = answer_item(go_to(a_session(), "safe"), "safe.rating", "yes", scale="fit-3")
    rating = screen_of(session).page.item(Facet.RATING)
    assert rating.scale == "fit-3"
    assert [choice.chosen for scale in rating.scales for choice in scale.choices] == [
        False,
        False,
        False,
        False,
        True,
        False,
        False,
    ]


def test_a_folded_item_opens_when_something_is_in_it():
    session = go_to(a_session(), "safe")
    assert not item(screen_of(session), "safe.helps").open
    assert item(screen_of(open_item(session, "safe.helps")), "safe.helps").open
    assert item(screen_of(answered(session, safe__helps=("worker_i_know",))), "safe.helps").open
    typed, _ = type_words(session, "safe.tags", "alarm")
    assert item(screen_of(typed), "safe.tags").open


def test_a_page_asked_alone_is_marked_and_not_offered():
    choice = a_choice(instrument=CARER, header=a_header(others=("partner",)))
    state = screen_of(a_session(an_instrument(CARER), choice=choice))
    assert mark(state, "relationship").alone
    assert state.others_present
    assert [one.code for one in state.room if one.chosen] == ["partner"]


def test_a_short_visit_marks_the_pages_outside_it():
    state = screen_of(a_session(choice=a_choice(header=a_header(short=("safe",)))))
    assert state.short_visit
    assert not mark(state, "safe").aside
    assert mark(state, "people").aside


def test_back_and_next_name_where_they_lead():
    session = go_to(a_session(), "things_to_do")
    state = screen_of(session)
    assert (state.back, state.next) == ("Feeling safe", "Seeing people")
    last = screen_of(go_to(session, "talk"))
    assert last.next == "Bringing it together"
    assert screen_of(a_session()).back == ""
    together = screen_of(next_page(go_to(session, "talk")))
    assert together.back == last.page.title
    assert together.next == "Before we finish"
    sheet = screen_of(go_to_stage(session, Stage.SHEET))
    assert (sheet.back, sheet.next) == ("Before we finish", "")


def test_only_the_stage_in_front_is_drawn():
    for stage in Stage:
        state = screen_of(go_to_stage(a_session(), stage))
        assert (state.page is not None) == (stage is Stage.PAGES)
        assert (state.together is not None) == (stage is Stage.TOGETHER)
        assert (state.permissions is not None) == (stage is Stage.PERMISSIONS)


def test_last_time_is_told_folded():
    earlier = Earlier(
        held_on="2025-11-04",
        answers={
            "safe.rating": Answer(value="no", scale="fit-4"),
            "safe.words": Answer(value="the nights"),
            "safe.matters": Answer(non_answer="not_asked", said_by=()),
        },
    )
    page = screen_of(go_to(a_session(earlier=earlier), "safe")).page
    assert page.last_time_on == "4 November 2025"
    assert page.last_time_folded
    told = {one.id: one.last_time for one in page.items if one.last_time}
    assert told == {"safe.rating": "No", "safe.words": "the nights"}


@pytest.mark.parametrize("marked", ["safe.rating", "safe.words"])
def test_nothing_of_a_page_just_between_us_is_told_as_last_time(marked):
    answers = {
        "safe.rating": Answer(value="no", scale="fit-4"),
        "safe.words": Answer(value="secret"),
        "well.words": Answer(value="the walks"),
    }
    answers[marked] = replace(answers[marked], between_us=True)
    session = a_session(earlier=Earlier(held_on="2025-11-04", answers=answers))
    assert not any(one.last_time for one in screen_of(go_to(session, "safe")).page.items)
    assert any(one.last_time == "the walks" for one in screen_of(go_to(session, "well")).page.items)


def test_services_are_offered_by_name():
    state = screen_of(answered(go_to(a_session(), "services"), services__used=("day_centre",)))
    assert [(one.words, one.chosen) for one in item(state, "services.used").choices] == [
        ("Day centre", True),
        ("Help at home", False),
    ]


def test_what_was_tried_is_asked_only_where_somebody_speaks_who_was_not_named_at_begin():
    session = a_session()
    assert screen_of(session).said_by.aids == ()
    speaking, _ = say_who_speaks(session, (SaidBy.ADVOCATE,), Perspective.WHAT_THEY_WOULD_SAY)
    asked = screen_of(speaking).said_by
    assert [one.code for one in asked.aids] == list(AIDS)
    assert "tried" in asked.aids_ask
    header = a_header(
        respondent="somebody_speaking",
        speaker=SaidBy.ADVOCATE,
        perspective=Perspective.WHAT_I_THINK,
    )
    said = screen_of(a_session(choice=a_choice(header=header))).said_by
    assert (said.said_by, said.perspective) == ((SaidBy.ADVOCATE,), Perspective.WHAT_I_THINK)
    assert said.aids == ()


def test_what_matters_is_offered_when_it_is_brought_together():
    session = answered(a_session(), safe__matters="matters", well__matters="not_now")
    outcomes = screen_of(go_to_stage(session, Stage.TOGETHER)).together.outcomes
    assert [one.code for one in outcomes if one.chosen] == ["safe"]
    assert len(outcomes) == 15


def test_permissions_ask_three_things_and_linking_only_where_it_is_on():
    session = go_to_stage(a_session(), Stage.PERMISSIONS)
    rows = screen_of(session).permissions.rows
    assert [row.purpose for row in rows] == [Purpose.FIGURES, Purpose.WORDS, Purpose.CONTACT]
    assert "1 June 2026" in rows[0].more
    linked = replace(session, project=a_project(switches=Switches(linking=True)))
    assert screen_of(linked).permissions.rows[-1].purpose is Purpose.LINKING


def test_where_nobody_may_permit_no_yes_is_offered_and_the_reason_is_said():
    session = go_to_stage(say_who_permits(a_session(), GivenBy.NOBODY), Stage.PERMISSIONS)
    state = screen_of(session).permissions
    assert "Mrs Eileen Baxter" in state.closed_why
    assert all("yes" not in [reply.code for reply in row.replies] for row in state.rows)
    assert state.papers_ask == ""
    guardian = go_to_stage(say_who_permits(a_session(), GivenBy.GUARDIAN), Stage.PERMISSIONS)
    assert screen_of(guardian).permissions.papers_ask


def test_stopping_and_correcting_are_said_in_words():
    state = screen_of(stop_here(a_session()))
    assert state.stopped == "Mrs Eileen Baxter stopped here."
    correcting = replace(a_session(), correcting=Correcting(record=RecordId("r"), reason="A slip"))
    assert screen_of(correcting).correcting == "A slip"


def test_findings_stand_with_their_item_and_in_the_whole():
    session, found = answer_item(go_to(a_session(), "safe"), "safe.words", "x" * 30_000)
    state = screen_of(session)
    assert item(state, "safe.words").findings == found
    assert state.findings == found


def test_the_same_session_draws_the_same_screen():
    session = answered(go_to(a_session(), "safe"), safe__rating="yes")
    assert screen_of(session) == screen_of(session)


def test_every_kind_of_support_can_be_said_and_none_of_no_kind_unless_it_was():
    own = screen_of(a_session()).said_by.voices[0]
    assert [one.code for one in own] == [SaidBy.PERSON, *SUPPORTS]
    assert own[2].words.endswith(", signing")
    before = a_session(choice=a_choice(header=a_header(respondent="with_support")))
    assert SaidBy.WITH_SUPPORT in [one.code for one in screen_of(before).said_by.voices[0]]


def test_support_of_several_kinds_is_one_voice_in_words_on_the_page_and_from_now_on():
    both = (SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS)
    session, _ = say_who_speaks(go_to(a_session(), "safe"), both)
    state = screen_of(answered(session, safe__rating="yes"))
    for words in (state.said_by.words, item(state, "safe.rating").said_by_words):
        assert words.endswith(", signing and with symbols or pictures")
        assert words.count(state.name) == 1
    assert state.said_by.said_by == both


def at_permissions(*who, given_by=GivenBy.PERSON):
    session = go_to_stage(a_session(), Stage.PERMISSIONS)
    for number, one in enumerate(who):
        item = ("safe.words", "home.words", "people.words")[number]
        view = Perspective.WHAT_I_THINK if one in SPEAKERS else None
        session, _ = answer_item(session, item, "said so", said_by=(one,), perspective=view)
    session = say_who_permits(session, given_by, papers_seen=True)
    return [(one.code, one.where) for one in screen_of(session).permissions.findings]


def test_where_somebody_else_gave_every_answer_it_is_asked_who_says_yes():
    asked = [("interview.all_said_for_them", "given_by")]
    assert at_permissions(SaidBy.PAID_WORKER, SaidBy.FAMILY_OR_FRIEND) == asked
    assert at_permissions(SaidBy.PAID_WORKER, SaidBy.PERSON) == []
    assert at_permissions(SaidBy.PAID_WORKER, given_by=GivenBy.ATTORNEY) == []
    assert at_permissions() == []


def test_what_the_project_has_no_choices_for_is_not_asked_and_goes_on_file_as_ever():
    listed, bare = a_session(), a_session(project=a_project(services=()))
    assert {"services.used", "safe.role_service"} <= drawn_in(replace(listed, answers=helped(listed)))
    bare = replace(bare, answers=helped(bare))
    assert not {one for one in drawn_in(bare) if bare.instrument.by_id[one].choices_from}
    assert drawn_in(bare) | {"services.used", "safe.role_service"} == drawn_in(
        replace(listed, answers=helped(listed))
    )
    assert {one.id for one in open_items(bare)} == {
        one.id for one in open_items(replace(listed, answers=helped(listed)))
    }


def test_what_was_said_while_there_were_choices_stays_in_sight():
    said, _ = answer_item(a_session(), "services.used", ("day_centre",))
    bare = go_to(replace(said, project=a_project(services=())), "services")
    assert item(screen_of(bare), "services.used").answer.value == ("day_centre",)
    half = go_to(a_session(project=a_project(services=())), "services")
    half = replace(half, typing={SIGNS_TYPING + "services.used": "0:7"})
    assert item(screen_of(half), "services.used")


def helped(session):
    return answered(session, safe__role="helped").answers


def drawn_in(session):
    pages = [screen_of(go_to(session, page.id)).page for page in session.instrument.pages()]
    return {one.id for page in pages for one in page.items}
