from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import a_session, an_instrument, answered
from udset_desktop.interview.answers import SaidBy
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.read_back import said_in, section_of, section_title
from udset_desktop.interview.session import answer_item, decline_item, set_header
from udset_desktop.interview.taking_back import take_back


def talked():
    return answered(
        a_session(),
        safe__words="I lock the door.\nThen I am fine.",
        safe__rating="mostly",
        people__rating="no",
        listened__words="They sit down first.",
    )


def told(session, page="safe"):
    return {one.page: one.lines for one in said_in(session, section_of(session, page))}


def test_a_section_is_told_in_the_person_s_words_and_else_in_sentences():
    assert told(talked()) == {
        "safe": (
            "I lock the door.",
            "Then I am fine.",
            "You mostly feel safe, at home and when you are out.",
        ),
        "people": ("You do not see the people you want to see.",),
    }
    assert said_in(talked(), section_of(talked(), "safe"))[0].title == "Feeling safe"


def test_each_section_has_its_own():
    assert told(talked(), "listened") == {"listened": ("They sit down first.",)}
    assert told(talked(), "services") == {}
    assert section_title(talked(), section_of(talked(), "services")) == "The help you get"


def test_what_was_not_answered_or_taken_back_is_not_read():
    session, _ = decline_item(talked(), "people.rating", "rather_not_say")
    session = take_back(session, "safe.words")
    assert told(session) == {"safe": ("You mostly feel safe, at home and when you are out.",)}


def test_what_was_only_seen_is_not_what_was_said():
    session, _ = answer_item(talked(), "people.rating", "no", said_by=(SaidBy.OBSERVATION,))
    assert "people" not in told(session)


def test_what_is_between_the_two_is_not_read_while_somebody_else_is_there():
    session = mark_page(talked(), "safe", between_us=True)
    assert "safe" in told(session)
    session = set_header(session, replace(session.header, others=("partner",)))
    assert "safe" not in told(session)


def test_what_has_no_sentence_is_told_with_what_was_asked():
    session = answered(talked(), safe__matters="matters")
    line = told(session)["safe"][-1]
    assert line != "matters"
    assert line.strip()


def test_how_others_see_it_and_what_the_interviewer_marked_is_never_read_out():
    views = {"views__carer": "She drinks.", "views__worker": "I doubt it.", "views__agency": "No more hours."}
    session = answered(
        talked(),
        **views,
        services__review_kind="change",
        safe__role="made_it_harder",
        safe__role_by="interviewer",
    )
    assert session.answers.get("safe.role_by") is not None
    said = [
        line
        for section in session.instrument.sections
        for one in said_in(session, section)
        for line in one.lines
    ]
    assert not [line for line in said if any(words in line for words in views.values())]
    assert not [line for line in said if "talking now" in line]

    assert not [line for line in said if "Who made this link?" in line]
    assert "They sit down first." in said


@pytest.mark.parametrize(
    "key", ["user-review/1.0.1", "carer-review/2.1.1", "user-plan/1.0.0", "carer-plan/1.0.1"]
)
def test_why_one_talks_now_and_what_changed_in_the_asking_are_the_interviewers(key):
    noted = {item.id.rpartition(".")[2] for item in an_instrument(key).items() if item.is_noted}
    whys = {item.id.rpartition(".")[2] for item in an_instrument(key).items()} & {
        "review_kind",
        "plan_kind",
        "asking_changed",
    }
    assert whys
    assert whys <= noted
