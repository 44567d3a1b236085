from dataclasses import replace

import pytest

from tests.kit.vaults import CANARY, files_holding, made_up_person, made_up_record, new_vault
from udset_desktop.foundation.ids import BundleId, WorkNoteId
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.work_note import WorkNote
from udset_desktop.store.vault_values import Export

NOTE = WorkNote(
    id=WorkNoteId("n1"),
    instrument="worker-experience/1.0.0",
    digest="0" * 64,
    begun_on="2026-06-01",
    answers={"best.words": Answer(value=CANARY, said_by=())},
    typing={"hardest.words": "half"},
)


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    yield vault
    vault.close()


def on_file(vault):
    person = made_up_person()
    vault.save_person(person)
    record = made_up_record(person)
    vault.save_record(record)
    return record


def sent(vault, number=1):
    vault.save_export(
        Export(
            number=number,
            bundle=BundleId(f"{number:032x}"),
            kind="anonymised",
            file="b.udset",
            manifest="0" * 64,
            at_utc="2026-06-02T09:00:00+00:00",
        )
    )


def test_a_note_comes_back_as_saved_and_as_changed(vault):
    vault.save_work_note(NOTE)
    changed = replace(NOTE, done=True, leaves=True, quarter="2026-Q2", typing={})
    vault.save_work_note(changed)
    assert vault.load_work_note(NOTE.id) == changed
    assert vault.load_work_notes() == (changed,)


def test_notes_on_a_conversation_and_notes_on_none_are_never_in_one_list(vault):
    record = on_file(vault)
    back = replace(NOTE, id=WorkNoteId("n2"), record=record.id, revision=1)
    vault.save_work_note(NOTE)
    vault.save_work_note(back)
    assert vault.load_work_notes() == (NOTE,)
    assert vault.load_work_notes(record.id) == (back,)


def test_the_latest_note_comes_first(vault):
    later = replace(NOTE, id=WorkNoteId("n0"), begun_on="2026-07-01")
    vault.save_work_note(NOTE)
    vault.save_work_note(later)
    assert [one.id for one in vault.load_work_notes()] == ["n0", "n1"]


def test_what_has_left_stands_as_it_went(vault):
    vault.save_work_note(NOTE)
    sent(vault)
    vault.save_work_notes_sent((NOTE.id,), 1)
    gone = vault.load_work_note(NOTE.id)
    assert (gone.bundle, gone.has_left) == (1, True)
    with pytest.raises(InputRefused) as refused:
        vault.save_work_note(replace(NOTE, done=True))
    assert refused.value.code == "store.work_note_left"


def test_a_note_can_be_let_go_and_one_that_is_not_there_is_said_so(vault):
    vault.save_work_note(NOTE)
    vault.delete_work_note(NOTE.id)
    with pytest.raises(InputRefused) as refused:
        vault.load_work_note(NOTE.id)
    assert refused.value.code == "store.no_work_note"


def test_a_look_back_goes_when_its_conversation_goes(vault):
    record = on_file(vault)
    vault.save_work_note(replace(NOTE, record=record.id))
    with vault.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM head WHERE record = ?", (record.id,))
    assert vault.load_work_notes(record.id) == ()


def test_nothing_of_it_lies_in_the_open(vault, tmp_path):
    vault.save_work_note(NOTE)
    assert files_holding(tmp_path, CANARY) == []
