"""What a worker writes of their own work: begun, kept as it is typed, finished, and where it may go."""

from dataclasses import replace

import pytest

from tests.kit.joined import joined
from tests.kit.talks import finished_talk
from tests.kit.tools import ALONE, EVERY_TOOL, EXPERIENCES, REFLECTION, SUMMARY, tool_choice, written_note
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.work_note import answer_note, type_note
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.noting_work import (
    ABOUT_CONVERSATION,
    ABOUT_PRACTICE,
    begin_note,
    delete_note,
    finish_note,
    instrument_of_note,
    load_note,
    practice_notes,
    save_note,
    work_tools,
)


@pytest.fixture(scope="module")
def laptop(tmp_path_factory):
    made = joined(tmp_path_factory.mktemp("work"), EVERY_TOOL)
    yield made.laptop
    made.close()


@pytest.fixture
def talk(laptop):
    return finished_talk(laptop)


def code_of(call, *args, **more):
    with pytest.raises(InputRefused) as refused:
        call(*args, **more)
    return refused.value.code


def test_the_projects_tools_for_a_worker_are_told_by_what_they_are_about(laptop):
    assert {tool.key for tool in work_tools(laptop)} == set(ALONE)
    assert {tool.key for tool in work_tools(laptop, ABOUT_CONVERSATION)} == {REFLECTION, SUMMARY}
    assert [tool.key for tool in work_tools(laptop, ABOUT_PRACTICE)] == list(EXPERIENCES)
    assert all(tool.title and tool.opening for tool in work_tools(laptop))


@pytest.mark.parametrize("key", ALONE)
def test_no_conversation_can_be_begun_with_one(laptop, key):
    assert code_of(interviewing.begin, laptop, tool_choice(key)) == "usecases.work_note_misplaced"


def test_a_look_back_is_one_for_each_conversation_and_stands_as_it_was_typed(laptop, talk):
    note = begin_note(laptop, REFLECTION, talk.id)
    instrument = instrument_of_note(laptop, note)
    note, _ = type_note(note, instrument, "heard.words", "she sin")
    save_note(laptop, note)
    again = begin_note(laptop, REFLECTION, talk.id)
    assert again == note
    assert (again.revision, dict(again.typing)) == (1, {"heard.words": "she sin"})
    done = finish_note(laptop, again)
    assert done.answers["heard.words"].value == "she sin"
    assert begin_note(laptop, REFLECTION, talk.id) == done


def test_an_experience_is_begun_anew_once_the_last_is_finished(laptop):
    first = written_note(laptop, EXPERIENCES[0])
    second = begin_note(laptop, EXPERIENCES[0])
    assert second.id != first.id
    assert begin_note(laptop, EXPERIENCES[0]).id == second.id
    delete_note(laptop, second.id)


def test_each_belongs_in_its_own_place(laptop, talk):
    assert code_of(begin_note, laptop, REFLECTION) == "usecases.work_note_misplaced"
    assert code_of(begin_note, laptop, EXPERIENCES[0], talk.id) == "usecases.work_note_misplaced"
    assert code_of(begin_note, laptop, "user-review/1.0.1", talk.id) == "usecases.work_note_misplaced"
    assert code_of(begin_note, laptop, "reflection/9.0.0", talk.id) == "interview.not_of_project"


def test_only_an_experience_may_be_sent_and_only_one_with_something_in_it(laptop, talk):
    note = begin_note(laptop, EXPERIENCES[1])
    assert code_of(finish_note, laptop, note, leaves=True) == "usecases.work_note_empty"
    back = begin_note(laptop, REFLECTION, talk.id)
    back, _ = answer_note(back, instrument_of_note(laptop, back), "heard.words", "a lot")
    assert code_of(finish_note, laptop, back, leaves=True) == "usecases.work_note_stays"
    sent = written_note(laptop, EXPERIENCES[1], leaves=True)
    assert (sent.leaves, sent.quarter, sent.record) == (True, "2026-Q2", None)
    kept = finish_note(laptop, load_note(laptop, sent.id), leaves=False)
    assert (kept.leaves, kept.quarter) == (False, "")


def test_a_text_far_too_long_is_not_finished_over(laptop):
    note = begin_note(laptop, EXPERIENCES[0])
    note, _ = type_note(note, instrument_of_note(laptop, note), "best.words", "a" * 20_001)
    assert code_of(finish_note, laptop, note) == "interview.too_long"


def test_the_list_shows_experiences_and_no_look_back(laptop, talk):
    written_note(laptop, REFLECTION, talk.id)
    written_note(laptop, EXPERIENCES[0], leaves=True)
    rows = practice_notes(laptop)
    assert rows
    assert {row.title for row in rows} <= {
        "Your experience of the tool",
        "The service's experience of the tool",
    }
    assert any(row.leaves and row.done and not row.has_left for row in rows)


def test_a_note_of_another_definition_is_refused(laptop):
    note = replace(begin_note(laptop, EXPERIENCES[0]), digest="0" * 64)
    assert code_of(finish_note, laptop, note) == "interview.other_definition"
