"""What was said when a summary was read back goes with the person; a worker's own reflection stays behind."""

from dataclasses import replace

import msgspec
import pytest

from tests.kit.tools import EVERY_TOOL, REFLECTION, SUMMARY, talked_through
from tests.kit.two_laptops import two_laptops
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.interview.work_note import answer_note
from udset_desktop.usecases.handed_readings import readings_to_hand, take_readings
from udset_desktop.usecases.handing_over import hand_over, let_go, take_over
from udset_desktop.usecases.noting_work import begin_note, finish_note, instrument_of_note
from udset_desktop.usecases.outcomes_summary import finish_summary, note_reading, open_summary

SAID = "the nights are worse than that"


@pytest.fixture
def two(tmp_path):
    made = two_laptops(tmp_path, EVERY_TOOL)
    yield made
    made.close()


def read_back(laptop, record):
    summary = note_reading(laptop, open_summary(laptop, record.id), "read_back.said", "partly")
    finish_summary(laptop, note_reading(laptop, summary, "read_back.words", SAID))
    note = begin_note(laptop, REFLECTION, record.id)
    definition = instrument_of_note(laptop, note)
    item = next(one for one in definition.items() if one.kind.value == "words")
    note, _ = answer_note(note, definition, item.id, "I talked too much")
    finish_note(laptop, note)


def test_the_reading_goes_along_and_the_reflection_does_not(two, tmp_path):
    record = talked_through(two.giver, "user-review/1.0.1")
    read_back(two.giver, record)

    file = hand_over(two.giver, two.taker_card, [record.person], tmp_path / "x.udsethandover").file
    taken = take_over(two.taker, file)
    let_go(two.giver, taken.receipt)

    (note,) = two.taker.require_vault().load_work_notes(record.id)
    assert (note.instrument, note.answers["read_back.words"].value, note.done) == (SUMMARY, SAID, True)
    assert two.giver.require_vault().load_work_notes(record.id) == ()


@pytest.mark.parametrize("wrong", ["another record", "another tool", "would leave", "no note", "taken id"])
def test_nothing_but_a_reading_of_that_conversation_is_taken(two, wrong):
    record, other = (talked_through(two.giver, "user-review/1.0.1", name=name) for name in ("Morag", "Isla"))
    read_back(two.giver, record)
    vault = two.giver.require_vault()
    (told,) = readings_to_hand(two.giver, record.id)
    note = next(one for one in vault.load_work_notes(record.id) if one.instrument == SUMMARY)
    spoiled = {
        "another record": replace(note, record=RecordId("f" * 32)),
        "another tool": replace(note, instrument=REFLECTION),
        "would leave": replace(note, leaves=True),
        "taken id": replace(note, record=other.id),
    }
    content = b"{}" if wrong == "no note" else msgspec.json.encode(spoiled[wrong])
    about = other.id if wrong == "taken id" else record.id
    with pytest.raises(BundleRefused, match="no_handover"):
        take_readings(two.giver, about, [content])
    take_readings(two.giver, record.id, [told])
    assert note in vault.load_work_notes(record.id)
