from dataclasses import replace

import pytest

from tests.kit.vaults import (
    CANARY,
    files_holding,
    made_up_draft,
    made_up_person,
    made_up_record,
    new_vault,
)
from udset_desktop.foundation.ids import FollowUpId, InterviewId
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.follow_up import FollowUp

NOTE = FollowUp(
    id=FollowUpId("n1"),
    begun_utc="2026-05-04T09:30:00+00:00",
    interview=InterviewId("interview-1"),
    about="Morag Ross",
    said=CANARY,
)


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    yield vault
    vault.close()


def test_a_note_comes_back_as_saved_and_as_changed(vault):
    vault.save_follow_up(NOTE)
    changed = replace(NOTE, told="the duty desk", told_when="at 11", passed_utc="2026-05-04T11:00:00+00:00")
    vault.save_follow_up(changed)

    assert vault.load_follow_up(NOTE.id) == changed
    assert vault.load_follow_ups() == (changed,)


def test_what_was_not_passed_on_waits_the_oldest_first(vault):
    later = replace(NOTE, id=FollowUpId("n0"), begun_utc="2026-05-05T09:30:00+00:00")
    passed = replace(NOTE, id=FollowUpId("n2"), passed_utc="2026-05-04T12:00:00+00:00")
    for note in (later, passed, NOTE):
        vault.save_follow_up(note)

    assert vault.load_follow_ups(waiting_only=True) == (NOTE, later)
    assert len(vault.load_follow_ups()) == 3


def test_a_note_that_is_not_there_is_refused(vault):
    vault.save_follow_up(NOTE)
    vault.delete_follow_up(NOTE.id)

    with pytest.raises(InputRefused, match="no_follow_up"):
        vault.load_follow_up(NOTE.id)


def test_a_note_outlives_its_conversation_its_records_and_its_person(vault):
    person = made_up_person()
    vault.save_person(person)
    vault.save_draft(made_up_draft(person, interview="interview-1"))
    vault.save_record(made_up_record(person, interview=InterviewId("interview-1")))
    vault.save_follow_up(NOTE)

    vault.delete_draft(InterviewId("interview-1"))
    with vault.transaction() as connection:
        for table in ("head", "record"):  # as clearing will
            connection.exec_driver_sql(f"DELETE FROM {table}")
    vault.delete_person(person.id)

    assert vault.load_follow_up(NOTE.id) == NOTE


def test_no_note_can_be_read_in_any_file(vault, tmp_path):
    vault.save_follow_up(NOTE)
    assert files_holding(tmp_path, CANARY) == []
    vault.close()
    assert files_holding(tmp_path, CANARY) == []
