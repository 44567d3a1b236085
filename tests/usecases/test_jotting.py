from dataclasses import replace

import pytest

from tests.kit.interviews import a_choice, permitted
from tests.kit.laptops import a_laptop
from udset_desktop.interview import jotting as steps
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.jot import JOT_CHANGED, JOT_TYPING, HalfJot, half_jot_of
from udset_desktop.interview.jotting import jot_down, lay_jot, word_jots
from udset_desktop.interview.session import answer_item, say_who_speaks
from udset_desktop.usecases.interviewing import begin, finish, reopen, resume, save_typing, set_aside
from udset_desktop.usecases.jotting import (
    change_jots,
    drop_jots,
    keep_jot,
    reword_jot,
    save_half_jot,
    save_who_speaks,
    type_jot,
)
from udset_desktop.usecases.remarks import keep_remark


@pytest.fixture
def laptop(tmp_path):
    workplace = a_laptop(tmp_path)
    yield workplace
    workplace.close()


def jotted(laptop, session, text="the nights"):
    session, _ = jot_down(session, text, now_s=laptop.clock.elapsed_s(), at="2026-05-04T10:42:00+00:00")
    keep_jot(laptop, session.interview, session.jots[-1])
    return session


def kept(laptop, session):
    return laptop.vault.load_draft(session.interview)


def test_a_half_typed_jot_comes_back_and_ends_when_it_is_kept(laptop):
    session = begin(laptop, a_choice())
    type_jot(laptop, session.interview, "the nigh")
    assert resume(laptop, session.interview).typing[JOT_TYPING] == "the nigh"
    jotted(laptop, session)
    again = resume(laptop, session.interview)
    assert [jot.text for jot in again.jots] == ["the nights"]
    assert JOT_TYPING not in again.typing


def test_jots_and_the_words_they_went_into_are_kept_together(laptop):
    session = lay_jot(jotted(laptop, begin(laptop, a_choice())), 1, "safe")
    session, _ = word_jots(session, "safe")
    change_jots(laptop, session.interview, session.jots, {"safe.words": session.answers.get("safe.words")})
    assert kept(laptop, session).jots == session.jots
    assert kept(laptop, session).answers["safe.words"].value == "the nights"
    drop_jots(laptop, session.interview, (1,))
    assert kept(laptop, session).jots == ()


def test_a_correction_has_the_jots_of_the_conversation_and_keeps_them(laptop):
    session = lay_jot(jotted(laptop, begin(laptop, a_choice())), 1, "safe")
    record = finish(laptop, permitted(session))
    assert laptop.vault.load_drafts() == ()
    again = reopen(laptop, record.id, "wrong word")
    assert again.jots == session.jots
    assert kept(laptop, again).jots == session.jots
    again, _ = answer_item(again, "safe.rating", "no")
    assert finish(laptop, again).jots == session.jots


def test_a_correction_set_aside_leaves_the_jots_on_file_as_they_were(laptop):
    session = lay_jot(jotted(laptop, begin(laptop, a_choice())), 1, "safe")
    record = finish(laptop, permitted(session))
    again = reopen(laptop, record.id, "wrong word")
    drop_jots(laptop, again.interview, (1,))
    set_aside(laptop, again.interview)
    assert laptop.vault.load_record(record.id) == replace(record)
    assert reopen(laptop, record.id, "once more").jots == session.jots


def test_setting_aside_takes_the_jots_along(laptop):
    session = jotted(laptop, begin(laptop, a_choice()))
    set_aside(laptop, session.interview)
    with laptop.vault.transaction() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM jot").scalar() == 0


def test_half_a_jot_is_kept_with_its_marks_and_they_end_with_it(laptop):
    session = begin(laptop, a_choice())
    type_jot(laptop, session.interview, "I never sl", whose="Ewan")
    assert half_jot_of(kept(laptop, session).typing) == HalfJot(text="I never sl", whose="Ewan")
    type_jot(laptop, session.interview, "my son", between_us=True)
    assert half_jot_of(resume(laptop, session.interview).typing) == HalfJot(text="my son", between_us=True)
    jotted(laptop, session)
    assert kept(laptop, session).typing == {}
    type_jot(laptop, session.interview, "my son", between_us=True)
    keep_remark(laptop, session.interview, "Ewan", "I never sleep")
    assert kept(laptop, session).typing == {}


def test_a_jot_in_other_words_has_nothing_half_typed_to_it(laptop):
    session = jotted(laptop, begin(laptop, a_choice()))
    key = f"{JOT_CHANGED}1"
    save_typing(laptop, session.interview, key, "the nights si")
    assert resume(laptop, session.interview).typing == {key: "the nights si"}
    reword_jot(laptop, session.interview, replace(session.jots[0], text="the nights since the fall"))
    assert kept(laptop, session).typing == {}
    assert kept(laptop, session).jots[0].text == "the nights since the fall"
    save_typing(laptop, session.interview, key, "the nights si")
    drop_jots(laptop, session.interview, (1,))
    assert kept(laptop, session).typing == {}


def test_who_began_half_a_jot_is_kept_with_whoever_answers_from_now_on(laptop):
    session = begin(laptop, a_choice())
    session, _ = steps.type_jot(session, "Fell ag")
    session, _ = say_who_speaks(session, (SaidBy.ADVOCATE,), Perspective.WHAT_I_THINK)
    save_who_speaks(laptop, session)
    again = resume(laptop, session.interview)
    assert (again.said_by, again.perspective) == (session.said_by, session.perspective)
    assert half_jot_of(again.typing) == HalfJot(text="Fell ag", told_by=(SaidBy.PERSON,))
    save_half_jot(laptop, session.interview, HalfJot())
    assert resume(laptop, session.interview).typing == {}
