import pytest

from tests.kit.joined import joined
from tests.kit.talks import finished_talk
from tests.kit.tools import EVERY_TOOL, REFLECTION, SUMMARY, written_note
from udset_desktop.usecases.reading_back import measured_items, reading_of


@pytest.fixture
def laptop(tmp_path):
    both = joined(tmp_path, EVERY_TOOL)
    yield both.laptop
    both.close()


def test_a_reading_is_told_in_words_and_a_look_back_is_none(laptop):
    talk = finished_talk(laptop)
    written_note(laptop, REFLECTION, talk.id)
    assert reading_of(laptop, talk.id) == ("", "", 0)
    written_note(laptop, SUMMARY, talk.id)
    assert reading_of(laptop, talk.id) == ("yes, it was right", "written at read_back.words", 1)


def test_the_measures_say_which_questions_they_rest_on():
    assert measured_items("user-review") == {"safe.rating", "say_in_plan.rating", "chances.rating"}
    assert measured_items("carer-review") == {"say_in_plan.rating", "supported.rating", "able.rating"}
    assert measured_items("user-plan") == frozenset()
