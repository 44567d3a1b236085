import pytest

from tests.kit.joined import joined
from tests.kit.tools import EVERY_TOOL, EXPERIENCES, written_note
from udset_desktop.usecases.exporting import preview
from udset_desktop.usecases.feedback_words import feedback_words


@pytest.fixture
def laptop(tmp_path):
    both = joined(tmp_path, EVERY_TOOL)
    yield both.laptop
    both.close()


def test_nothing_to_send_is_no_words(laptop):
    assert feedback_words(laptop, preview(laptop)) == ()


def test_each_is_told_whole_in_its_own_words_and_not_a_code(laptop):
    notes = [written_note(laptop, key, leaves=True) for key in EXPERIENCES]
    told = {one.number: one for one in feedback_words(laptop, preview(laptop))}
    assert set(told) == {note.id for note in notes}
    worker = told[notes[0].id]
    assert worker.title == "Your experience of the tool"
    answers = dict(worker.answers)
    assert answers["You: What is your part?"] == "care manager or social worker"
    assert answers["What gets in the way: What gets in the way?"] == "too little time"
    assert not [words for words in (*answers, *answers.values()) if "_" in words]
