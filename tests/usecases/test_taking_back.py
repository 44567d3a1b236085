from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.joined import joined
from tests.kit.talks import begun_talk
from udset_desktop.interview import session as steps
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.taking_back import put_back, take_back
from udset_desktop.usecases import interviewing, jotting
from udset_desktop.usecases.taking_back import keep_taking_back

SAID = "my son drinks"


@pytest.fixture
def laptop(tmp_path):
    both = joined(tmp_path)
    yield both.laptop
    both.close()


@pytest.fixture
def session(laptop):
    made = steps.go_to(begun_talk(laptop), "safe")
    made, _ = steps.answer_item(made, "safe.words", SAID)
    interviewing.save_answer(laptop, made.interview, "safe.words", made.answers.get("safe.words"))
    interviewing.save_typing(laptop, made.interview, "safe.words", f"{SAID} and")
    jot = Jot(number=1, text=SAID, laid=("safe",), worded=("safe",))
    jotting.keep_jot(laptop, made.interview, jot)
    return replace(made, jots=(jot,))


def kept(laptop, session):
    return laptop.require_vault().load_draft(session.interview)


def jots(laptop, session):
    return interviewing.resume(laptop, session.interview).jots


def test_nothing_of_what_was_said_is_in_the_draft_any_more(laptop, session):
    keep_taking_back(laptop, session, take_back(session, "safe.words"), "safe.words")
    draft = kept(laptop, session)
    assert draft.answers["safe.words"].non_answer == "taken_back"
    assert SAID not in repr(draft)
    assert jots(laptop, session) == ()


def test_put_back_it_is_all_there_again(laptop, session):
    taken = take_back(session, "safe.words")
    keep_taking_back(laptop, session, taken, "safe.words")
    keep_taking_back(laptop, taken, put_back(taken, "safe.words", session), "safe.words")
    assert kept(laptop, session).answers["safe.words"].value == SAID
    assert [jot.text for jot in jots(laptop, session)] == [SAID]
